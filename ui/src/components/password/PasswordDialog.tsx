import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { showToast } from "~/kit/toasts";
import { useBlockedReason } from "../blocked";
import { PasswordFields } from "./PasswordFields";
import { usePasswordChange } from "./usePasswordChange";

/** Changes one's own password while signed in. Mounted only while open, so that nothing typed outlives it. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const blocked = useBlockedReason();
  const change = usePasswordChange(() => {
    onClose();
    showToast({ text: t("session.changePassword.done"), detail: t("session.changePassword.others") });
  });
  const reason = blocked ?? change.waitReason;
  return (
    <Dialog
      help="my-account-password"
      isOpen
      onClose={onClose}
      title={t("session.changePassword.title")}
      size="s"
      isBusy={change.isPending}
      onSubmit={() => (reason ? undefined : change.submit())}
      footer={
        <>
          <LeaveButton>{t("common.cancel")}</LeaveButton>
          <Button type="submit" variant="primary" isPending={change.isPending} disabledReason={reason}>
            {t("session.changePassword.submit")}
          </Button>
        </>
      }
    >
      <PasswordFields change={change} size="m" />
    </Dialog>
  );
}
