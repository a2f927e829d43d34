import type { BulkOffer } from "~/components/bulkOffer";
import type { OrgNode } from "~/ipc/generated";
import { GroupDialog } from "./GroupDialog";
import { MergeDialog } from "./MergeDialog";
import { MoveDialog } from "./MoveDialog";
import type { Load } from "./move";
import { SplitDialog } from "./SplitDialog";
import { UserDialog } from "./UserDialog";
import type { NodeDialog } from "./useNodeActs";

export interface NodeDialogsProps {
  readonly dialog: NodeDialog | null;
  readonly onClose: () => void;
  readonly onCreated: (node: OrgNode) => void;
  readonly offer: (offer: BulkOffer) => void;
  readonly onMove: (load: Load, target: OrgNode, name: string) => void;
}

/** The form that is open, if one is. */
export function NodeDialogs({ dialog, onClose, onCreated, offer, onMove }: NodeDialogsProps) {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "addGroup":
    case "editGroup":
      return (
        <GroupDialog
          group={dialog.kind === "editGroup" ? dialog.group : null}
          parent={dialog.kind === "addGroup" ? dialog.parent : null}
          parentName={dialog.kind === "addGroup" ? dialog.parentName : ""}
          onClose={onClose}
          onCreated={(id) => onCreated({ kind: "group", id })}
        />
      );
    case "addUser":
    case "editUser":
      return (
        <UserDialog
          user={dialog.kind === "editUser" ? dialog.user : null}
          group={dialog.kind === "addUser" ? dialog.group : dialog.user.group}
          groupName={dialog.kind === "addUser" ? dialog.groupName : ""}
          onClose={onClose}
          onCreated={(id) => onCreated({ kind: "user", id })}
        />
      );
    case "merge":
      return (
        <MergeDialog
          group={dialog.group}
          onClose={onClose}
          offer={offer}
          onMerged={(id) => onCreated({ kind: "group", id })}
        />
      );
    case "split":
      return (
        <SplitDialog
          group={dialog.group}
          load={dialog.load}
          onClose={onClose}
          offer={offer}
          onSplit={(id) => onCreated({ kind: "group", id })}
        />
      );
    case "move":
      return <MoveDialog load={dialog.load} what={dialog.what} onClose={onClose} onMove={onMove} />;
  }
}
