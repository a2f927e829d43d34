import { useT } from "~/i18n/i18n";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { showToast } from "~/kit/toasts";
import { PasswordFields } from "./PasswordFields";
import { usePasswordChange } from "./usePasswordChange";

/** Changes one's own password while signed in. Mounted only while open, so that nothing typed outlives it. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const change = usePasswordChange(() => {
    onClose();
    showToast({ text: t("session.changePassword.done") });
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("session.changePassword.title")}
      size="s"
      isBusy={change.isPending}
      onSubmit={change.submit}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={change.isPending}>
            {t("session.changePassword.submit")}
          </Button>
        </>
      }
    >
      <PasswordFields change={change} size="m" />
    </Dialog>
  );
}
