import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { nodeText, rowId } from "~/components/places";
import { call } from "~/ipc/client";
import type { FindIn, OrgNode, OrgRow } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useStable } from "~/util/useStable";
import type { Load } from "../move";
import styles from "./Tree.module.css";
import { type Renaming, TreeRow } from "./TreeRow";
import { createTypeAhead, treeIntent } from "./treeKeys";
import { useTreeDrag } from "./useTreeDrag";
import type { TreeRows } from "./useTreeRows";

const ROW = 28;

export interface TreeViewProps {
  readonly label: string;
  readonly rows: TreeRows;
  readonly nameOf: (row: Pick<OrgRow, "node" | "name">) => string;
  readonly active: OrgNode | null;
  readonly onActive: (node: OrgNode, name: string) => void;
  readonly onToggle: (row: OrgRow, open: boolean) => void;
  /** Enter. */
  readonly onOpen: (row: OrgRow) => void;
  /** Keys beyond moving about; true where it was one. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  readonly onMenu?: (x: number, y: number) => void;
  /** Without it nothing is dragged or dropped. */
  readonly onDrop?: (load: Load, target: OrgNode, name: string) => void;
  readonly cut?: Load | null;
  /** Renames the active row in place. */
  readonly renaming?: Renaming | null;
  readonly ref?: Ref<{ focus(): void }>;
}

/** A tree of which only the rows on screen exist. The focus stays on the tree; the active row is its descendant. */
export function TreeView(props: TreeViewProps) {
  const { label, rows, nameOf, active, onActive, onToggle, onOpen, onKey, onMenu, onDrop, cut, renaming, ref } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [typeAhead] = useState(createTypeAhead);
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }), []);

  const held = active ? rows.indexOf(active) : null;
  const located = useCall(
    "org_locate",
    { node: active ?? { kind: "organization" }, query: rows.request },
    { enabled: active !== null && held === null, keep: false },
  ).data;
  const index = held ?? located?.index ?? null;
  // Keys may come faster than rows are drawn.
  const position = useRef(-1);
  position.current = index ?? -1;

  const drag = useTreeDrag({
    rowAt: rows.rowAt,
    nameOf,
    onDrop: onDrop ?? (() => {}),
    onExpand: (row) => onToggle(row, true),
  });
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    // What is active must exist to be named; what is dragged must exist or the drag ends.
    rangeExtractor: (range) => {
      const kept = [index, drag.dragged].filter((one) => one !== null && one < rows.total) as number[];
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
  });
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  const { show } = rows;
  useEffect(() => show(first - 40, last + 40), [show, first, last]);

  const activeText = active ? nodeText(active) : null;
  // Its place may be known before the tree has grown by it: there is nothing to follow to until then.
  const isFound = index !== null && index < rows.total;
  const scrollTo = useRef(virtual.scrollToIndex);
  scrollTo.current = virtual.scrollToIndex;
  // Follows the active row once it has a place: not rows that others insert above it, and not back to it when one has
  // scrolled so far that its place must be asked for again. A row that the tree does not show is followed when it does.
  const followed = useRef<string | null>(null);
  const isMissing = held === null && located !== undefined && located.index === null;
  const isSearched = rows.request.query !== "";
  const wasSearched = useRef(isSearched);
  useEffect(() => {
    // Once a search is over, one wants to see what was found among all others.
    if (isMissing || (wasSearched.current && !isSearched)) followed.current = null;
    wasSearched.current = isSearched;
    if (!isFound || rows.isStale || followed.current === activeText) return;
    followed.current = activeText;
    scrollTo.current(position.current, { align: "auto" });
  }, [activeText, isFound, isMissing, isSearched, rows.isStale]);

  // A row that cannot be asked for stays where it is; the tree itself says why.
  const goTo = async (wanted: number) => {
    position.current = wanted;
    // Nothing waits for what is here: the very next frame shows it.
    const row = rows.rowAt(wanted) ?? (await rows.ensure(wanted).catch(() => undefined));
    if (row) onActive(row.node, nameOf(row));
  };
  const goToParent = async (row: OrgRow | undefined) => {
    if (!row || index === null) return;
    for (let at = index - 1; at >= 0; at -= 1) {
      const above = rows.rowAt(at);
      if (!above) break;
      if (above.level < row.level) {
        onActive(above.node, nameOf(above));
        return;
      }
    }
    // The parent is farther away than what is held.
    const place = await call("org_locate", { node: row.node, query: rows.request }).catch(() => null);
    const group = place?.groups.findLast((one) => !("id" in row.node) || rowId(one.row) !== row.node.id);
    if (group?.row.kind === "group") onActive(group.row, group.name);
  };
  // Whatever was typed since is what is meant, and where nothing begins so, one stays where one is.
  const typedAt = async (word: string, from: number) => {
    const list: FindIn = {
      kind: "tree",
      query: rows.request,
      organization: nameOf({ node: { kind: "organization" }, name: "" }),
      unassigned: nameOf({ node: { kind: "unassigned" }, name: "" }),
    };
    const found = await call("rows_find", { list, text: word, from }).catch(() => null);
    if (found && found.index !== null && typeAhead.isWord(word)) void goTo(found.index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey?.(event)) {
      event.preventDefault();
      return;
    }
    const at = position.current;
    const row = rows.rowAt(at);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const intent = treeIntent(event, { index: at, total: rows.total, page, row, isSearched }, typeAhead.isTyping());
    if (!intent) return;
    event.preventDefault();
    switch (intent.to) {
      case "row":
        if (rows.total > 0) void goTo(intent.index);
        return;
      case "parent":
        void goToParent(row);
        return;
      case "open":
      case "close":
        if (row) onToggle(row, intent.to === "open");
        return;
      case "enter":
        if (row) onOpen(row);
        return;
      case "type": {
        const { word, continued } = typeAhead.add(intent.sign);
        void typedAt(word, continued ? Math.max(0, at) : at + 1);
        return;
      }
    }
  };

  const pick = useStable((row: OrgRow) => {
    scroller.current?.focus({ preventScroll: true });
    onActive(row.node, nameOf(row));
  });
  const turn = useStable((row: OrgRow) => onToggle(row, !row.expanded));
  const menu = useStable((x: number, y: number) => onMenu?.(x, y));

  const idOf = (node: OrgNode) => `${prefix}${nodeText(node)}`;
  const isCut = ({ node }: OrgRow) =>
    Boolean(cut && "id" in node && cut.kind === node.kind && cut.ids.includes(node.id));
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      tabIndex={0}
      {...(active && isFound ? { "aria-activedescendant": idOf(active) } : {})}
      className={styles["tree"]}
      onKeyDown={onKeyDown}
      {...(onDrop ? drag.handlers : {})}
    >
      <div role="presentation" className={styles["canvas"]} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows.rowAt(item.index);
          const place = { transform: `translateY(${item.start}px)` };
          if (!row) return <div key={item.index} className={styles["ghost"]} style={place} />;
          const text = nodeText(row.node);
          return (
            <div key={text} role="presentation" data-index={item.index} className={styles["slot"]} style={place}>
              <TreeRow
                id={idOf(row.node)}
                row={row}
                name={nameOf(row)}
                isActive={text === activeText}
                isOver={text === drag.over}
                isCut={isCut(row)}
                isDraggable={onDrop !== undefined && (row.node.kind === "group" || row.node.kind === "user")}
                renaming={text === activeText ? (renaming ?? null) : null}
                onPick={pick}
                onToggle={turn}
                onMenu={onMenu ? menu : null}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
