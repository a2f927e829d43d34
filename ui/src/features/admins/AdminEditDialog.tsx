import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useKeptEdits } from "~/components/keptDraft";
import { MovedMeanwhile } from "~/components/MovedMeanwhile";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, Change } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { AdminFields } from "./AdminFields";
import { type AdminForm, editOf, FIELD_PATHS, fieldsChanged, formFrom, formOf, valuesOf } from "./adminForm";
import { adminFieldName, adminValueText } from "./adminWords";

export interface AdminEditDialogProps {
  readonly admin: Admin;
  /** Why the days of validity cannot be changed, if they cannot. */
  readonly validityReason: string | null;
  readonly onClose: () => void;
}

const isText = (value: unknown): value is string | null => value === null || typeof value === "string";

/** Changes who an admin is. Other days of validity give authority or take it away, so their effect is shown first. */
export function AdminEditDialog({ admin, validityReason, onClose }: AdminEditDialogProps) {
  const t = useT();
  const apply = useApplyChanges();
  const labels = useCall("settings_get", {}).data?.admin_labels ?? [];
  const now = valuesOf(formOf(admin));
  const draft = useKeptEdits(
    `admin_edit/${admin.id}`,
    now,
    isText,
    (edits) => fieldsChanged(now, { ...now, ...edits }).length > 0,
  );
  const form = formFrom(draft.values);
  const change = (next: AdminForm) => {
    const values = valuesOf(next);
    for (const name of fieldsChanged(draft.values, values)) draft.set(name, values[name]);
  };
  const [planned, setPlanned] = useState<Change | null>(null);
  const text = t("admins.saved", { name: form.name });
  const close = () => {
    draft.forget();
    onClose();
  };
  const { submit, busy, failure } = useSubmission(async () => {
    const edit = editOf(admin, form);
    if (edit === null) {
      close();
      return;
    }
    const change: Change = { type: "admin_edit", id: admin.id, ...edit };
    if ("valid_from" in edit || "valid_until" in edit) {
      await call("changes_plan", { changes: [change], reason: null, base_revision: null, initial_passwords: {} });
      setPlanned(change);
      return;
    }
    await apply([change], { text });
    close();
  });
  const errors = useFieldErrors(failure, FIELD_PATHS);
  const moved = draft.movedFrom;
  return (
    <FormDialog
      help="admins-edit"
      title={t("admins.editTitle")}
      submitLabel={t("common.save")}
      onSubmit={submit}
      onClose={close}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      <RestoredDraft at={draft.restoredAt} onDiscard={draft.discard} />
      {moved ? (
        <MovedMeanwhile
          title={t("admins.moved")}
          fields={fieldsChanged(moved, now).map((field) => ({
            field,
            label: adminFieldName(t, field, labels),
            before: adminValueText(t, field, moved),
            after: adminValueText(t, field, now),
            isMine: draft.values[field] !== now[field],
          }))}
          onRead={draft.acknowledge}
        />
      ) : null}
      <AdminFields form={form} onChange={change} errors={errors} validityReason={validityReason} />
      {planned ? (
        <EffectDialog
          help="admins-edit"
          title={t("admins.editEffectTitle", { name: admin.name })}
          changes={[planned]}
          text={text}
          confirmLabel={t("common.save")}
          onClose={() => setPlanned(null)}
          onDone={close}
        />
      ) : null}
    </FormDialog>
  );
}
