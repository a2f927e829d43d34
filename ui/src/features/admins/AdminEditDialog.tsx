import { useState } from "react";
import { useFieldErrors } from "~/components/fieldErrors";
import { Problem } from "~/components/Problem";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import type { Admin } from "~/ipc/generated";
import { useOnline } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { ADMIN_TEXTS, AdminFields, type AdminTextName, type AdminTexts, FIELD_PATHS } from "./AdminFields";

/** Changes who an admin is; nobody's rights change by it. */
export function AdminEditDialog({ admin, onClose }: { readonly admin: Admin; readonly onClose: () => void }) {
  const t = useT();
  const apply = useApplyChanges();
  const offline = useOnline() ? null : t("common.offlineReason");
  const [texts, setTexts] = useState<AdminTexts>({
    account: admin.account,
    name: admin.name,
    yomigana: admin.yomigana,
    mail: admin.mail,
  });
  const { submit, busy, failure } = useSubmission(async () => {
    const edits: Partial<Record<AdminTextName, string>> = {};
    for (const field of ADMIN_TEXTS) if (texts[field] !== admin[field]) edits[field] = texts[field];
    if (Object.keys(edits).length > 0) {
      await apply([{ type: "admin_edit", id: admin.id, ...edits }], { text: t("admins.saved", { name: texts.name }) });
    }
    onClose();
  });
  const errors = useFieldErrors(failure, FIELD_PATHS);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("admins.editTitle")}
      isBusy={busy}
      onSubmit={offline ? undefined : submit}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={busy} disabledReason={offline}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {failure ? <Problem failure={failure} shownAtFields={errors.shownAtFields} /> : null}
      <AdminFields texts={texts} onChange={setTexts} errors={errors} />
    </Dialog>
  );
}
