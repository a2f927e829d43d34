import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { onStepUp } from "~/ipc/client";
import { useLoadedState } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { ProofFields } from "./password/ProofFields";
import { usePasswordProof } from "./password/usePasswordProof";

/** Asks for the password again when an act needs it, above whatever is open. Once in the window; calls wait for its answer. */
export function StepUpHost() {
  const [settle, setSettle] = useState<((given: boolean) => void) | null>(null);
  const { state } = useLoadedState();
  const phase = state?.phase ?? "starting";
  const wasLocked = useRef(false);
  useEffect(
    () =>
      onStepUp(
        () =>
          new Promise<boolean>((resolve) => {
            setSettle(() => (given: boolean) => {
              setSettle(null);
              resolve(given);
            });
          }),
      ),
    [],
  );
  useEffect(() => {
    if (!settle) wasLocked.current = false;
    else if (phase === "locked") wasLocked.current = true;
    // Nobody is left to ask. Unlocking, on the other hand, was the same question.
    else if (phase === "signed_out" || phase === "starting") settle(false);
    else if (wasLocked.current) settle(true);
  }, [phase, settle]);
  if (!settle || phase === "locked" || !state?.session) return null;
  return <StepUpDialog account={state.session.account} onGiven={() => settle(true)} onCancel={() => settle(false)} />;
}

interface StepUpDialogProps {
  readonly account: string;
  readonly onGiven: () => void;
  readonly onCancel: () => void;
}

function StepUpDialog({ account, onGiven, onCancel }: StepUpDialogProps) {
  const t = useT();
  const proof = usePasswordProof("session_step_up", onGiven);
  return (
    <Dialog
      help="step-up"
      isOpen
      onClose={onCancel}
      title={t("session.stepUp.title")}
      size="s"
      isBusy={proof.isPending}
      onSubmit={proof.submit}
      footer={
        <>
          <Button onPress={onCancel}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" isPending={proof.isPending} disabledReason={proof.waitReason}>
            {t("session.stepUp.submit")}
          </Button>
        </>
      }
    >
      <ProofFields proof={proof} account={account}>
        <p>{t("session.stepUp.text")}</p>
      </ProofFields>
    </Dialog>
  );
}
