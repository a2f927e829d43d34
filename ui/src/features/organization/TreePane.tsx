import { FolderTree, Users } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
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
  const { sync } = useAppState();
  const { rows, typed } = tree;
  useExportOffer({ rows: { what: "groups", query: groupsOf(typed) }, total: null, columns: null });
  const toTree = () => {
    treeRef.current?.focus();
    const first = rows.findFrom(0, (row) => row.matches || typed === "");
    const row = first === null ? undefined : rows.rowAt(first);
    if (row) tree.activate(row.node);
  };
  return (
    <section className={styles["treePane"]} aria-label={t("organization.tree")}>
      <div className={styles["treeBar"]}>
        <SearchField
          label={t("organization.search")}
          value={tree.query}
          onChange={tree.setQuery}
          onSubmit={toTree}
          onDown={toTree}
          className={styles["treeSearch"] ?? ""}
        />
        <IconButton
          label={t("organization.showUsers")}
          icon={<Users />}
          isPressed={tree.showUsers}
          onPress={() => tree.setShowUsers(!tree.showUsers)}
        />
        <FilesMenu kinds={FILES} isIcon />
        {addGroup ? (
          <IconButton
            label={addGroup.label}
            icon={addGroup.icon}
            disabledReason={addGroup.disabledReason}
            onPress={addGroup.onAction}
            {...(addGroup.shortcut ? { shortcut: addGroup.shortcut } : {})}
          />
        ) : null}
      </div>
      {rows.failure ? (
        <Problem
          failure={rows.failure}
          className={styles["inset"] ?? ""}
          actions={<Button onPress={rows.retry}>{t("common.retry")}</Button>}
        />
      ) : null}
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
              <Button variant="primary" disabledReason={addGroup.disabledReason} onPress={addGroup.onAction}>
                {addGroup.label}
              </Button>
            ) : null
          }
        >
          {t(sync.whole ? "organization.empty.text" : "organization.noRight.text")}
        </EmptyState>
      ) : null}
    </section>
  );
}
