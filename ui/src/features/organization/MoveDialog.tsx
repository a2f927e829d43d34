import { useDeferredValue, useEffect, useRef, useState } from "react";
import { Problem } from "~/components/Problem";
import { useReasons } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { OrgNode, OrgRow, Permission, Target } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { SearchField } from "~/kit/TextField";
import { canDrop, type Load } from "./move";
import styles from "./Organization.module.css";
import { TreeView } from "./tree/TreeView";
import { type TreeState, useTreeRows } from "./tree/useTreeRows";
import { useNodeName } from "./useNodeName";

export interface MoveDialogProps {
  readonly load: Load;
  /** What is moved, in words. */
  readonly what: string;
  readonly onClose: () => void;
  readonly onMove: (load: Load, target: OrgNode, name: string) => void;
}

/** Chooses where to move something: what dragging does, by keyboard and across the whole tree. */
export function MoveDialog({ load, what, onClose, onMove }: MoveDialogProps) {
  const t = useT();
  const nameOf = useNodeName();
  const tree = useRef<{ focus(): void }>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const [query, setQuery] = useState("");
  const [expanded, setExpanded] = useState<TreeState["expanded"]>(null);
  const [target, setTarget] = useState<{ readonly node: OrgNode; readonly name: string } | null>(null);
  const typed = useDeferredValue(query.trim());
  const rows = useTreeRows({ expanded, query: typed, showUsers: load.kind === "device" });
  const permission: Permission = load.kind === "device" ? "device.edit" : "organization.edit";
  const [denied] = useReasons(target ? [{ permission, target: targetOf(target.node) }] : []);
  const reason = !target
    ? t("organization.move.choose")
    : canDrop(load, target.node)
      ? (denied ?? null)
      : t("organization.move.notHere");
  const toggle = ({ node }: OrgRow, open: boolean) => {
    // All that a search finds is open, and stays so.
    if (node.kind !== "group" || typed !== "") return;
    setExpanded(open ? [...rows.expanded, node.id] : rows.expanded.filter((id) => id !== node.id));
  };
  const move = () => {
    if (!target || reason) return;
    onClose();
    onMove(load, target.node, target.name);
  };
  return (
    <Dialog
      help="organization-move"
      isOpen
      onClose={onClose}
      title={t("organization.move.title")}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button variant="primary" disabledReason={reason} onPress={move}>
            {t("organization.move.here")}
          </Button>
        </>
      }
    >
      <p>{t("organization.move.what", { what })}</p>
      <SearchField
        label={t("organization.move.search")}
        value={query}
        onChange={setQuery}
        inputRef={search}
        onDown={() => tree.current?.focus()}
      />
      {rows.failure ? <Problem failure={rows.failure} /> : null}
      <div className={styles["picker"]}>
        <TreeView
          ref={tree}
          key={typed === "" ? "all" : "found"}
          label={t("organization.move.title")}
          rows={rows}
          nameOf={nameOf}
          active={target?.node ?? null}
          onActive={(node, name) => setTarget({ node, name })}
          onToggle={toggle}
          onOpen={move}
        />
        {rows.total === 0 && !rows.isLoading && typed ? (
          <p className={styles["none"]}>{t("organization.noHit", { query: typed })}</p>
        ) : null}
      </div>
      <p className={styles["quiet"]} aria-live="polite">
        {target && !reason ? t("organization.move.to", { name: target.name }) : reason}
      </p>
    </Dialog>
  );

  function targetOf(node: OrgNode): Target {
    return node.kind === "group" || node.kind === "user" ? { kind: "row", id: node } : { kind: "organization" };
  }
}
