import { useState } from "react";
import { NodeTree } from "~/components/lists/NodeTree";
import { useReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { OrgNode, RowRef } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { RESTORE_PERMISSIONS } from "./kinds";

export interface ElsewhereDialogProps {
  readonly kind: Extract<RowRef["kind"], "group" | "user" | "device">;
  readonly onPick: (node: OrgNode) => void;
  readonly onClose: () => void;
}

/** What can hold a row of each kind. */
const HOLDS: Readonly<Record<ElsewhereDialogProps["kind"], (node: OrgNode) => boolean>> = {
  group: (node) => node.kind === "group" || node.kind === "organization",
  user: (node) => node.kind === "group",
  device: (node) => node.kind !== "organization",
};

/** Chooses where rows come back to that cannot or should not go back to where they lay. */
export function ElsewhereDialog({ kind, onPick, onClose }: ElsewhereDialogProps) {
  const t = useT();
  const [node, setNode] = useState<OrgNode | null>(null);
  const reason = useReason(
    RESTORE_PERMISSIONS[kind],
    node === null
      ? []
      : [node.kind === "group" || node.kind === "user" ? { kind: "row", id: node } : { kind: "organization" }],
  );
  const blocked = node === null ? t("lists.chooseFirst") : reason;
  const confirm = () => {
    if (node !== null && blocked === null) onPick(node);
  };
  return (
    <Dialog
      help="recycle-bin-elsewhere"
      isOpen
      onClose={onClose}
      title={t("recycleBin.elsewhereTitle")}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button variant="primary" disabledReason={blocked} onPress={confirm}>
            {t("recycleBin.next")}
          </Button>
        </>
      }
    >
      <NodeTree
        label={t("lists.placeTree")}
        mode="one"
        showUsers={kind === "device"}
        isChosen={(one) =>
          node !== null && node.kind === one.kind && ("id" in node ? "id" in one && one.id === node.id : true)
        }
        canChoose={HOLDS[kind]}
        onChoose={setNode}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
