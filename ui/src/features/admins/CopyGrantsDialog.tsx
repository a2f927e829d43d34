import { useState } from "react";
import { AdminPicker } from "~/components/AdminPicker";
import { FormDialog } from "~/components/FormDialog";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import type { Admin } from "~/ipc/generated";
import { type Copied, copyGrants } from "./copyGrants";
import { GrantWords } from "./GrantWords";

export interface CopyGrantsDialogProps {
  readonly onClose: () => void;
  readonly onCopied: (from: Admin, copied: Copied) => void;
}

/** Chooses the admin whose grants are taken over into the form. */
export function CopyGrantsDialog({ onClose, onCopied }: CopyGrantsDialogProps) {
  const t = useT();
  const [from, setFrom] = useState<Admin | null>(null);
  const { submit, busy, failure } = useSubmission(async () => {
    if (from) onCopied(from, await copyGrants(from.grants));
  });
  return (
    <FormDialog
      help="admins-copy-grants"
      title={t("admins.copyGrants")}
      submitLabel={t("admins.copyGrantsNow")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      blocked={from === null ? t("admins.chooseAdmin") : null}
    >
      <p>{t("admins.copyGrantsText")}</p>
      <AdminPicker label={t("admins.list")} chosen={from?.id ?? null} onChoose={setFrom} />
      {from ? <GrantWords grants={from.grants} isPlain /> : null}
    </FormDialog>
  );
}
