import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FactorSetup } from "~/components/factor/FactorSetup";
import { RecoveryCodes } from "~/components/factor/RecoveryCodes";
import { Problem } from "~/components/Problem";
import { useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { showToast } from "~/kit/toasts";

type Codes = readonly string[];

/** The codes in a dialog that is not left by a slip: they are told once. */
function CodesDialog({ codes, onClose }: { readonly codes: Codes; readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      help="recovery-codes"
      isOpen
      isBusy
      role="alertdialog"
      onClose={() => undefined}
      title={t("account.codes.title")}
    >
      <RecoveryCodes
        codes={codes}
        done={(kept) => (
          <Button variant="primary" disabledReason={kept ? null : t("account.codes.keepFirst")} onPress={onClose}>
            {t("common.close")}
          </Button>
        )}
      />
    </Dialog>
  );
}

/** Sets up the second factor, then shows its recovery codes. */
export function FactorDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [codes, setCodes] = useState<Codes | null>(null);
  // Left while it is being confirmed, the codes would come to nobody.
  const [busy, setBusy] = useState(false);
  if (codes) {
    return (
      <CodesDialog
        codes={codes}
        onClose={() => {
          showToast({ text: t("account.factor.added") });
          onClose();
        }}
      />
    );
  }
  return (
    <Dialog help="second-factor" isOpen onClose={onClose} title={t("account.factor.add")} isBusy={busy}>
      <FactorSetup
        onConfirming={() => setBusy(true)}
        onRefused={() => setBusy(false)}
        onDone={setCodes}
        leave={<LeaveButton>{t("common.cancel")}</LeaveButton>}
      />
    </Dialog>
  );
}

interface RemoveFactorDialogProps {
  /** Whether the company's rule asks for one, so that it has to be set up again at once. */
  readonly isBound: boolean;
  readonly onClose: () => void;
}

/** Takes one's own second factor away. */
export function RemoveFactorDialog({ isBound, onClose }: RemoveFactorDialogProps) {
  const t = useT();
  const queries = useQueryClient();
  const remove = useAct("session_factor_remove");
  const confirm = () =>
    remove.mutate(
      {},
      {
        onSuccess: (state) => {
          accept(queries, state);
          showToast({ text: t("account.factor.removed") });
          onClose();
        },
      },
    );
  return (
    <Dialog
      help="second-factor-remove"
      isOpen
      onClose={onClose}
      title={t("account.factor.remove")}
      size="s"
      role="alertdialog"
      isBusy={remove.isPending}
      footer={
        <>
          <LeaveButton autoFocus>{t("common.cancel")}</LeaveButton>
          <Button variant="danger" isPending={remove.isPending} onPress={confirm}>
            {t("account.factor.removeNow")}
          </Button>
        </>
      }
    >
      {remove.error ? <Problem failure={remove.error} /> : null}
      <p>{t("account.factor.removeText")}</p>
      {isBound ? <p>{t("account.factor.binding")}</p> : null}
    </Dialog>
  );
}

/** Makes new recovery codes; the old ones are dead from then on. */
export function NewCodesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [codes, setCodes] = useState<Codes | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  // Asked for without the cache: what signs one in is kept nowhere but on this screen.
  const make = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setCodes((await call("session_recovery_codes_new", {})).codes);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  if (codes) return <CodesDialog codes={codes} onClose={onClose} />;
  return (
    <Dialog
      help="recovery-codes-new"
      isOpen
      onClose={onClose}
      title={t("account.codes.new")}
      size="s"
      role="alertdialog"
      isBusy={busy}
      footer={
        <>
          <LeaveButton autoFocus>{t("common.cancel")}</LeaveButton>
          <Button variant="primary" isPending={busy} onPress={() => void make()}>
            {t("account.codes.newNow")}
          </Button>
        </>
      }
    >
      {failure ? <Problem failure={failure} /> : null}
      <p>{t("account.codes.newText")}</p>
    </Dialog>
  );
}
