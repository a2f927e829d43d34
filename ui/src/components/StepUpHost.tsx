import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import { onStepUp } from "~/ipc/client";
import { useAct } from "~/ipc/query";
import { accept, useLoadedState } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { PasswordField } from "~/kit/TextField";
import { Problem } from "./Problem";
import { isWait, useWait } from "./wait";

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
  const queries = useQueryClient();
  const prove = useAct("session_step_up");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wait = useWait(prove.error);
  const failed = prove.isPending ? null : prove.error;
  const wrong = failed?.body.code === "password_wrong";
  const submit = () => {
    setTried(true);
    if (password === "" || prove.isPending || wait > 0) return;
    prove.mutate(
      { password },
      {
        onSuccess: (state) => {
          accept(queries, state);
          onGiven();
        },
        onError: (failure) => {
          if (failure.body.code !== "password_wrong") return;
          setPassword("");
          setTried(false);
          input.current?.focus();
        },
      },
    );
  };
  const missing = tried && password === "" ? t("session.required") : undefined;
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t("session.stepUp.title")}
      size="s"
      isBusy={prove.isPending}
      onSubmit={submit}
      footer={
        <>
          <Button onPress={onCancel}>{t("common.cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            isPending={prove.isPending}
            disabledReason={wait > 0 ? t("common.waitReason", { seconds: wait }) : null}
          >
            {t("session.stepUp.submit")}
          </Button>
        </>
      }
    >
      {wait > 0 ? (
        <Banner tone="danger" live={false}>
          {t("error.too_many_attempts_wait", { seconds: wait })}
        </Banner>
      ) : null}
      {failed && !wrong && !isWait(failed) ? <Problem failure={failed} /> : null}
      <p>{t("session.stepUp.text")}</p>
      {/* Tells password stores whose password this is. */}
      <input type="text" autoComplete="username" value={account} readOnly hidden />
      <PasswordField
        label={t("session.password")}
        value={password}
        onChange={(value) => {
          setPassword(value);
          if (wrong && value !== "") prove.reset();
        }}
        error={wrong ? t("session.lock.wrong") : missing}
        autoComplete="current-password"
        inputRef={input}
        autoFocus
      />
    </Dialog>
  );
}
