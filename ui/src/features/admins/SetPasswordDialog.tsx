import { useState } from "react";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import type { Admin } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { useOnline, useSession } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { NewPasswordField } from "./NewPasswordField";
import { looksFit } from "./password";

export interface SetPasswordDialogProps {
  readonly admin: Admin;
  readonly onClose: () => void;
  readonly onDone: (password: string) => void;
}

/** Gives another admin a new password, which its owner has to change. */
export function SetPasswordDialog({ admin, onClose, onDone }: SetPasswordDialogProps) {
  const t = useT();
  const session = useSession();
  const offline = useOnline() ? null : t("common.offlineReason");
  const set = useAct("admins_password_set");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const isFit = looksFit(password, admin.account, session.company_code);
  const isRefused = set.error?.body.code === "password_unfit";
  const submit = () => {
    setTried(true);
    if (isFit && !set.isPending) set.mutate({ id: admin.id, new: password }, { onSuccess: () => onDone(password) });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("admins.passwordTitle", { name: admin.name })}
      isBusy={set.isPending}
      onSubmit={offline ? undefined : submit}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={set.isPending} disabledReason={offline}>
            {t("admins.passwordNow")}
          </Button>
        </>
      }
    >
      {set.error && !isRefused ? <Problem failure={set.error} /> : null}
      <p>{t("admins.passwordText", { name: admin.name })}</p>
      <NewPasswordField
        label={t("admins.newPassword")}
        value={password}
        onChange={(value) => {
          setPassword(value);
          if (isRefused) set.reset();
        }}
        error={isRefused ? t("error.password_unfit") : tried && !isFit ? t("admins.passwordUnfit") : undefined}
        autoFocus
      />
    </Dialog>
  );
}
