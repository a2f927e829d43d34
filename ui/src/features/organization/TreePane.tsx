import { useNavigate } from "@tanstack/react-router";
import { FolderPlus, FolderTree, Users } from "lucide-react";
import { type KeyboardEvent, memo, type Ref } from "react";
import { useExportOffer } from "~/components/exports/exportOffers";
import { FilesMenu } from "~/components/exports/FilesMenu";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { ListQuery, OrgNode, OrgRow } from "~/ipc/generated";
import { useAppState } from "~/ipc/state";
import { Button, IconButton } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { SearchField } from "~/kit/TextField";
import { useStable } from "~/util/useStable";
import type { Load } from "./move";
import styles from "./Organization.module.css";
import type { Renaming } from "./tree/TreeRow";
import { TreeView } from "./tree/TreeView";
import type { NodeAct } from "./useNodeActs";
import type { useTree } from "./useTree";

export interface TreePaneProps {
  readonly tree: ReturnType<typeof useTree>;
  readonly nameOf: (row: Pick<OrgRow, "node" | "name">) => string;
  readonly cut: Load | null;
  readonly renaming: Renaming | null;
  readonly treeRef: Ref<{ focus(): void }> & { readonly current: { focus(): void } | null };
  readonly onOpen: () => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onMenu: (x: number, y: number) => void;
  readonly onDrop: (load: Load, target: OrgNode, name: string) => void;
  readonly addGroup: NodeAct | undefined;
}

const FILES = ["groups", "users", "placements"] as const;

/** Every group whose texts contain this, as the tree shows them. */
function groupsOf(query: string): ListQuery {
  const node = { kind: "organization" } as const;
  return { node, below: true, query, platforms: [], sort: "name", descending: false, from: 0, count: 0 };
}

/** The tree with its search. */
export function TreePane({
  tree,
  nameOf,
  cut,
  renaming,
  treeRef,
  onOpen,
  onKey,
  onMenu,
  onDrop,
  addGroup,
}: TreePaneProps) {
  const t = useT();
  const navigate = useNavigate();
  const { sync } = useAppState();
  const { rows, typed } = tree;
  useExportOffer({ rows: { what: "groups", query: groupsOf(typed) }, total: null, columns: null });
  const toTree = useStable(() => {
    treeRef.current?.focus();
    const first = rows.findFrom(0, (row) => row.matches || typed === "");
    const row = first === null ? undefined : rows.rowAt(first);
    if (row) tree.activate(row.node);
  });
  const add = useStable(() => addGroup?.onAction());
  return (
    <section className={styles["treePane"]} aria-label={t("organization.tree")}>
      <TreeBar
        query={tree.query}
        onQuery={tree.setQuery}
        toTree={toTree}
        showUsers={tree.showUsers}
        onShowUsers={useStable(tree.setShowUsers)}
        addReason={addGroup?.disabledReason ?? null}
        onAdd={add}
      />
      {rows.failure ? <Problem failure={rows.failure} className={styles["inset"] ?? ""} onRetry={rows.retry} /> : null}
      {rows.isLoading ? <LoadingArea /> : null}
      {!rows.isLoading && !rows.failure && typed !== "" && rows.total === 0 ? (
        <p className={styles["none"]}>{t("organization.noHit", { query: typed })}</p>
      ) : null}
      {rows.total > 0 ? (
        <TreeView
          ref={treeRef}
          label={t("organization.tree")}
          rows={rows}
          nameOf={nameOf}
          active={tree.active}
          onActive={tree.activate}
          onToggle={tree.toggle}
          onOpen={onOpen}
          onKey={onKey}
          onMenu={onMenu}
          onDrop={onDrop}
          cut={cut}
          renaming={renaming}
        />
      ) : null}
      {!rows.isLoading && !rows.failure && typed === "" && sync.counts.groups === 0 ? (
        <EmptyState
          icon={<FolderTree />}
          title={t("organization.empty.title")}
          actions={
            addGroup && sync.whole ? (
              <>
                <Button variant="primary" disabledReason={addGroup.disabledReason} onPress={addGroup.onAction}>
                  {addGroup.label}
                </Button>
                <Button onPress={() => void navigate({ to: "/import", search: { kind: "groups" } })}>
                  {t("imports.fromFile")}
                </Button>
              </>
            ) : null
          }
        >
          {t(sync.whole ? "organization.empty.text" : "organization.noRight.text")}
        </EmptyState>
      ) : null}
    </section>
  );
}

interface TreeBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** From the search into the tree. */
  readonly toTree: () => void;
  readonly showUsers: boolean;
  readonly onShowUsers: (shown: boolean) => void;
  /** Why no group can be added, if none can. */
  readonly addReason: string | null;
  readonly onAdd: () => void;
}

/** What stands above the tree. Not drawn anew while one moves about in it. */
const TreeBar = memo(function TreeBar(props: TreeBarProps) {
  const { query, onQuery, toTree, showUsers, onShowUsers, addReason, onAdd } = props;
  const t = useT();
  return (
    <div className={styles["treeBar"]}>
      <SearchField
        label={t("organization.search")}
        value={query}
        onChange={onQuery}
        onSubmit={toTree}
        onDown={toTree}
        className={styles["treeSearch"] ?? ""}
      />
      <IconButton
        label={t("organization.showUsers")}
        icon={<Users />}
        isPressed={showUsers}
        onPress={() => onShowUsers(!showUsers)}
      />
      <FilesMenu kinds={FILES} isIcon />
      <IconButton
        label={t("organization.addGroup")}
        icon={<FolderPlus />}
        disabledReason={addReason}
        onPress={onAdd}
        shortcut="mod+shift+n"
      />
    </div>
  );
});
