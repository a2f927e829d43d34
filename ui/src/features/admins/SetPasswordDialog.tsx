import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { NewPasswordField } from "~/components/password/NewPasswordField";
import { isFit } from "~/components/password/newPassword";
import { useSubmission } from "~/components/submit";
import { useT } from "~/i18n/i18n";
import { call } from "~/ipc/client";
import type { Admin } from "~/ipc/generated";

export interface SetPasswordDialogProps {
  readonly admin: Admin;
  readonly onClose: () => void;
  readonly onDone: (password: string) => void;
}

/** Gives another admin a new password, which its owner has to change. */
export function SetPasswordDialog({ admin, onClose, onDone }: SetPasswordDialogProps) {
  const t = useT();
  const [password, setPassword] = useState("");
  /** The password that was found not to be fit, until it is changed. */
  const [unfit, setUnfit] = useState<string | null>(null);
  const { submit, busy, failure } = useSubmission(async () => {
    if (!(await isFit(password, admin.id, []))) {
      setUnfit(password);
      return;
    }
    setUnfit(null);
    await call("admins_password_set", { id: admin.id, new: password });
    onDone(password);
  });
  return (
    <FormDialog
      help="admins-password"
      title={t("admins.passwordTitle", { name: admin.name })}
      submitLabel={t("admins.passwordNow")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
    >
      <p>{t("admins.passwordText", { name: admin.name })}</p>
      <NewPasswordField
        label={t("admins.newPassword")}
        value={password}
        onChange={setPassword}
        admin={admin.id}
        error={unfit === password ? t("admins.passwordUnfit") : undefined}
        autoFocus
      />
    </FormDialog>
  );
}
