import { type ReactNode, useState } from "react";
import { useBulkOffer } from "~/components/bulkOffer";
import { rowCount } from "~/components/effectText";
import { DeviceFieldDialog, UserFieldDialog } from "~/components/lists/FieldDialog";
import { useNowhereReason, useReasons } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { AuthorityQuestion, BulkDraft } from "~/ipc/generated";
import { devicePick, type Load, loadSize, userPick } from "./move";

/** Rows asked about before they are changed; the engine asks about every one. */
const ASKED = 50;

export interface RowActs {
  readonly edit: () => void;
  /** Why the selected rows can be neither moved nor edited. */
  readonly editReason: string | null;
  readonly delete: () => void;
  readonly deleteReason: string | null;
  readonly dialogs: ReactNode;
}

/** What can be done with the rows that are selected in a list: few of them, or all that match. */
export function useRowActs(kind: "device" | "user", load: Load | null, onDone: () => void): RowActs {
  const t = useT();
  const { offer, dialog } = useBulkOffer();
  const [isEditing, setEditing] = useState(false);
  const edit = kind === "device" ? "device.edit" : "organization.edit";
  const remove = kind === "device" ? "device.delete" : "organization.edit";
  const rows = (load?.ids ?? []).slice(0, ASKED);
  const questions = (permission: AuthorityQuestion["permission"]) =>
    rows.map((id): AuthorityQuestion => ({ permission, target: { kind: "row", id: { kind, id } } }));
  const deniedEdit = useReasons(questions(edit)).find((reason) => reason !== null) ?? null;
  const deniedDelete = useReasons(questions(remove)).find((reason) => reason !== null) ?? null;
  const nowhereEdit = useNowhereReason(edit);
  const nowhereDelete = useNowhereReason(remove);
  const nothing = load ? null : t("organization.selectFirst");
  const what = rowCount(t, kind, load ? loadSize(load) : 0);

  const setField = (draft: BulkDraft, label: string) => {
    setEditing(false);
    offer({
      draft,
      help: "lists-field",
      title: t("lists.editFieldTitle", { what }),
      text: t("lists.fieldChanged", { what, label }),
      confirmLabel: t("lists.fieldNow"),
    });
  };
  return {
    edit: () => setEditing(true),
    editReason: nothing ?? (load?.all ? nowhereEdit : deniedEdit),
    delete: () => {
      if (!load) return;
      const draft: BulkDraft =
        kind === "device"
          ? { type: "devices", pick: devicePick(load), act: { act: "delete" } }
          : { type: "users", pick: userPick(load), act: { act: "delete" } };
      offer({
        draft,
        help: "organization-many",
        title: t("lists.deleteTitle", { what }),
        text: t("lists.deleted", { what }),
        confirmLabel: t("common.delete"),
        tone: "danger",
        onDone,
      });
    },
    deleteReason: nothing ?? (load?.all ? nowhereDelete : deniedDelete),
    dialogs: (
      <>
        {dialog}
        {isEditing && load && kind === "device" ? (
          <DeviceFieldDialog
            what={what}
            onClose={() => setEditing(false)}
            onPick={({ act, label }) => setField({ type: "devices", pick: devicePick(load), act }, label)}
          />
        ) : null}
        {isEditing && load && kind === "user" ? (
          <UserFieldDialog
            what={what}
            onClose={() => setEditing(false)}
            onPick={({ act, label }) => setField({ type: "users", pick: userPick(load), act }, label)}
          />
        ) : null}
      </>
    ),
  };
}
