import { useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { FormDialog } from "~/components/FormDialog";
import { useFieldErrors } from "~/components/fieldErrors";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin, Change } from "~/ipc/generated";
import { AdminFields } from "./AdminFields";
import { type AdminForm, editOf, FIELD_PATHS, formOf } from "./adminForm";

export interface AdminEditDialogProps {
  readonly admin: Admin;
  /** Why the days of validity cannot be changed, if they cannot. */
  readonly validityReason: string | null;
  readonly onClose: () => void;
}

/** Changes who an admin is. Other days of validity give authority or take it away, so their effect is shown first. */
export function AdminEditDialog({ admin, validityReason, onClose }: AdminEditDialogProps) {
  const t = useT();
  const apply = useApplyChanges();
  const [form, setForm] = useState<AdminForm>(() => formOf(admin));
  const [planned, setPlanned] = useState<Change | null>(null);
  const text = t("admins.saved", { name: form.name });
  const { submit, busy, failure } = useSubmission(async () => {
    const edit = editOf(admin, form);
    if (edit === null) {
      onClose();
      return;
    }
    const change: Change = { type: "admin_edit", id: admin.id, ...edit };
    if ("valid_from" in edit || "valid_until" in edit) {
      await call("changes_plan", { changes: [change], reason: null, base_revision: null, initial_passwords: {} });
      setPlanned(change);
      return;
    }
    await apply([change], { text });
    onClose();
  });
  const errors = useFieldErrors(failure, FIELD_PATHS);
  return (
    <FormDialog
      title={t("admins.editTitle")}
      submitLabel={t("common.save")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={errors.shownAtFields}
    >
      <AdminFields form={form} onChange={setForm} errors={errors} validityReason={validityReason} />
      {planned ? (
        <EffectDialog
          title={t("admins.editEffectTitle", { name: admin.name })}
          changes={[planned]}
          text={text}
          confirmLabel={t("common.save")}
          onClose={() => setPlanned(null)}
          onDone={onClose}
        />
      ) : null}
    </FormDialog>
  );
}
