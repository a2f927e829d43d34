// biome-ignore-all lint/a11y/useFocusableInteractive: the tree has the focus and names its item with aria-activedescendant
import { useVirtualizer } from "@tanstack/react-virtual";
import { Building2, Check, ChevronRight, CircleDashed, Folder, Minus, SearchX, User } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import type { GroupId, OrgNode, OrgRow, OrgWindow, Permission } from "~/ipc/generated";
import { query as asking } from "~/ipc/query";
import { useSession } from "~/ipc/state";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { SearchField } from "~/kit/TextField";
import { cx } from "~/util/cx";
import { isImeKey } from "~/util/keys";
import styles from "./NodeTree.module.css";
import { coveredFrom } from "./treeRows";
import { useGroupReasons } from "./useGroupReasons";
import { useRowWindows } from "./useRowWindows";

export interface NodeTreeProps {
  /** Name of the tree, read aloud. */
  readonly label: string;
  /** Ticks on groups, or one choice among all. */
  readonly mode: "many" | "one";
  /** Whether one can type at once: where it is all that is asked, as one choice mostly is. */
  readonly takesFocus?: boolean;
  readonly showUsers: boolean;
  readonly isChosen: (node: OrgNode) => boolean;
  readonly canChoose: (node: OrgNode) => boolean;
  readonly onChoose: (node: OrgNode) => void;
  /** Enter on a choice; without it Enter chooses. */
  readonly onConfirm?: (() => void) | undefined;
  /** Greys groups at which this is not allowed, with the reason. What is chosen already can still be taken away. */
  readonly permission?: Permission;
}

const ROW = 28;

/** The organization to choose from: searched as one types, opened group by group, of whatever size. */
export function NodeTree(props: NodeTreeProps) {
  const {
    label,
    mode,
    takesFocus = mode === "one",
    showUsers,
    isChosen,
    canChoose,
    onChoose,
    onConfirm,
    permission,
  } = props;
  const { t, format } = useI18n();
  const { company_name: company } = useSession();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) search.current?.focus();
  }, [takesFocus]);
  const [text, setText] = useState("");
  const [open, setOpen] = useState<readonly GroupId[] | null>(null);
  const [place, setPlace] = useState(0);
  const request = { query: text.trim(), show_users: showUsers, expanded: open ? [...open] : null };
  const { source, window, failure } = useRowWindows<OrgRow, OrgWindow>(
    (from, count) => asking("org_rows", { ...request, from, count }),
    JSON.stringify(request),
  );
  // All that a search finds is open, and stays so.
  const isSearched = request.query !== "";
  const total = source.total ?? 0;
  const cursor = Math.min(place, Math.max(0, total - 1));
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { show } = source;
  useEffect(() => show(first, last), [show, first, last]);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setPlace(next);
    virtual.scrollToIndex(next);
  };
  const setExpanded = (row: OrgRow, expanded: boolean) => {
    if (row.node.kind !== "group" || row.expanded === expanded || isSearched) return;
    const group = row.node.id;
    const others = (window?.expanded ?? []).filter((one) => one !== group);
    setOpen(expanded ? [...others, group] : others);
  };
  const reasonFor = useGroupReasons(permission, source.rowAt, first, last);
  const isUsable = (node: OrgNode) => canChoose(node) && (isChosen(node) || reasonFor(node) === null);
  const choose = (row: OrgRow | undefined) => {
    if (row && isUsable(row.node)) onChoose(row.node);
  };
  const parentOf = (index: number) => {
    const level = source.rowAt(index)?.level ?? 1;
    for (let at = index - 1; at >= 0; at -= 1) {
      const row = source.rowAt(at);
      if (!row || row.level < level) return at;
    }
    return 0;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = source.rowAt(cursor);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(cursor + 1),
      ArrowUp: () => go(cursor - 1),
      Home: () => go(0),
      End: () => go(total - 1),
      PageDown: () => go(cursor + 8),
      PageUp: () => go(cursor - 8),
      ArrowRight: () => (row?.expandable && !row.expanded ? setExpanded(row, true) : go(cursor + 1)),
      ArrowLeft: () => (row?.expanded && !isSearched ? setExpanded(row, false) : go(parentOf(cursor))),
      " ": () => choose(row),
      Enter: () => (onConfirm && row && isChosen(row.node) ? onConfirm() : choose(row)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const under = source.rowAt(cursor);
  // Where pointing is not possible, the reason stands below the tree for the row one is at.
  const here = under && !isChosen(under.node) ? reasonFor(under.node) : null;
  const covered = mode === "many" ? coveredFrom(source.rowAt, first, last, isChosen) : new Set<number>();
  return (
    <div className={styles["frame"]}>
      <SearchField
        label={t("lists.treeSearch")}
        value={text}
        onChange={(next) => {
          setText(next);
          setPlace(0);
        }}
        onDown={() => box.current?.focus()}
        // Also keeps Enter from sending the form around the tree.
        onSubmit={() => box.current?.focus()}
        inputRef={search}
      />
      <div
        ref={box}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable={mode === "many"}
        aria-busy={source.total === null}
        aria-activedescendant={items.some((item) => item.index === cursor) ? `${id}-${cursor}` : undefined}
        className={styles["tree"]}
        onKeyDown={onKeyDown}
      >
        <div role="none" className={styles["rows"]} style={{ height: total * ROW }}>
          {items.map((item) => {
            const row = source.rowAt(item.index);
            const chosen = row ? isChosen(row.node) : false;
            const implied = covered.has(item.index);
            const usable = row ? isUsable(row.node) && !(mode === "many" && implied) : false;
            const reason = row && !chosen && !implied ? reasonFor(row.node) : null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of all of its items
              <div
                key={item.index}
                id={`${id}-${item.index}`}
                role="treeitem"
                aria-level={row?.level ?? 1}
                aria-posinset={row?.position}
                aria-setsize={row?.set_size}
                aria-expanded={row?.expandable ? row.expanded : undefined}
                aria-selected={mode === "one" ? chosen : undefined}
                aria-checked={mode === "many" && row && canChoose(row.node) ? chosen || implied : undefined}
                aria-disabled={row && !usable ? true : undefined}
                aria-description={reason ?? (implied ? t("organization.picker.included") : undefined)}
                title={reason ?? undefined}
                data-cursor={item.index === cursor ? "" : undefined}
                data-chosen={mode === "one" && chosen ? "" : undefined}
                className={styles["row"]}
                style={{ transform: `translateY(${item.start}px)`, paddingLeft: 4 + ((row?.level ?? 1) - 1) * 18 }}
                onClick={(event) => {
                  box.current?.focus({ preventScroll: true });
                  setPlace(item.index);
                  if (!row) return;
                  const onTwist = event.target instanceof Element && event.target.closest("[data-twist]") !== null;
                  if (onTwist) setExpanded(row, !row.expanded);
                  else if (usable) choose(row);
                }}
                onDoubleClick={() => (row?.expandable && mode === "one" ? setExpanded(row, !row.expanded) : undefined)}
              >
                <span className={styles["twist"]} data-twist={row?.expandable ? "" : undefined} aria-hidden="true">
                  {row?.expandable ? <ChevronRight className={cx(row.expanded && styles["opened"])} /> : null}
                </span>
                {mode === "many" && row && canChoose(row.node) ? (
                  <span className={styles["tick"]} data-on={chosen || implied ? "" : undefined} aria-hidden="true">
                    {implied ? <Minus /> : chosen ? <Check /> : null}
                  </span>
                ) : null}
                {row ? <NodeIcon node={row.node} /> : null}
                <span className={cx(styles["name"], row && !row.matches && text.trim() !== "" && styles["way"])}>
                  {row ? row.name || (row.node.kind === "unassigned" ? t("common.unassigned") : company) : null}
                </span>
                <span className={styles["detail"]}>
                  {implied
                    ? t("organization.picker.included")
                    : row?.node.kind === "group"
                      ? format.number(row.counts.devices)
                      : row?.detail}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {here ? (
        <p role="status" className={styles["reason"]}>
          {here}
        </p>
      ) : null}
      {source.total === null && !failure ? <LoadingArea /> : null}
      {failure ? <Problem failure={failure} /> : null}
      {source.total === 0 ? <EmptyState icon={<SearchX />} title={t("lists.noHit")} /> : null}
    </div>
  );
}

function NodeIcon({ node }: { readonly node: OrgNode }) {
  switch (node.kind) {
    case "organization":
      return <Building2 aria-hidden="true" />;
    case "unassigned":
      return <CircleDashed aria-hidden="true" />;
    case "group":
      return <Folder aria-hidden="true" />;
    case "user":
      return <User aria-hidden="true" />;
  }
}
