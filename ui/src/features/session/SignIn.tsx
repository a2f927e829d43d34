import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { readCode } from "~/components/factor/CodeField";
import { isWait, useWait } from "~/components/wait";
import { useI18n } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { holdImeEnter } from "~/util/keys";
import { CodeStep } from "./CodeStep";
import { Ended } from "./Ended";
import styles from "./Form.module.css";
import { Layout } from "./Layout";
import { PasswordStep } from "./PasswordStep";
import { SignInTrouble } from "./SignInTrouble";
import { stayNote } from "./stay";

/** Asks who it is, and for the second factor where there is one. What was typed stays on every failure; only what was wrong is taken back. */
export function SignIn({ state }: { readonly state: AppState }) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const signIn = useAct("session_sign_in");
  const [company, setCompany] = useState(state.last_sign_in?.company_code ?? "");
  const [account, setAccount] = useState(state.last_sign_in?.account ?? "");
  const [password, setPassword] = useState("");
  const [stay, setStay] = useState(false);
  const [tried, setTried] = useState(false);
  /** The code as typed, once it is asked for. */
  const [code, setCode] = useState<string | null>(null);
  /** Whether company and account are there: from the last time, or because they were right. */
  const [isFilled, setFilled] = useState(state.last_sign_in !== null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const wait = useWait(signIn.error);

  const complete = company.trim() !== "" && account.trim() !== "" && password !== "";
  const failed = signIn.isPending ? null : signIn.error;
  const failedCode = failed?.body.code;

  const send = (otp: string | null) => {
    setTried(true);
    if (!complete || signIn.isPending || wait > 0 || otp === "") return;
    signIn.mutate(
      {
        company_code: company.trim(),
        account: account.trim(),
        password,
        ...(otp === null ? {} : { otp }),
        stay_signed_in: stay && stayNote(state.keyring).offered,
      },
      {
        onSuccess: (next) => accept(queries, next),
        onError: (failure) => {
          switch (failure.body.code) {
            case "otp_required":
              setTried(false);
              setFilled(true);
              setCode("");
              break;
            case "otp_wrong":
              // Selected, so that the next code replaces it and a slip can still be mended.
              codeInput.current?.focus();
              codeInput.current?.select();
              break;
            case "sign_in_failed":
              setCode(null);
              setPassword("");
              setTried(false);
              passwordInput.current?.focus();
              break;
            default:
          }
        },
      },
    );
  };
  const again = () => send(code === null ? null : readCode(code));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    again();
  };
  const back = () => {
    setCode(null);
    setTried(false);
    signIn.reset();
  };

  // A session that ended by itself says why, until somebody tries again.
  const ended = signIn.isIdle && code === null ? state.ended : null;
  const asksPassword = code === null;
  useEffect(() => {
    if (isFilled && asksPassword) passwordInput.current?.focus();
  }, [isFilled, asksPassword]);

  const saidElsewhere = failedCode === "otp_required" || failedCode === "otp_wrong" || isWait(failed);
  return (
    <Layout state={state}>
      <h1 className={styles["title"]}>{t(code === null ? "session.title" : "session.otp.title")}</h1>
      <p className={styles["lead"]}>
        {code === null ? t("session.lead") : t("session.otp.lead", { account: account.trim() })}
      </p>
      {ended ? <Ended code={ended} /> : null}
      {wait > 0 ? (
        <Banner tone="danger" live={false} className={styles["banner"] ?? ""}>
          {t("error.too_many_attempts_wait", { seconds: wait })}
        </Banner>
      ) : null}
      {failed && !saidElsewhere ? <SignInTrouble failure={failed} onRetry={again} /> : null}
      <form className={styles["form"]} onSubmit={onSubmit} onKeyDown={holdImeEnter} noValidate>
        {code === null ? (
          <PasswordStep
            company={company}
            onCompany={setCompany}
            account={account}
            onAccount={setAccount}
            password={password}
            onPassword={setPassword}
            passwordInput={passwordInput}
            stay={stay}
            onStay={setStay}
            keyring={state.keyring}
            showMissing={tried}
            isFilled={isFilled}
          />
        ) : (
          <CodeStep
            code={code}
            onCode={(next) => {
              setCode(next);
              if (failedCode === "otp_wrong") signIn.reset();
            }}
            onComplete={send}
            codeInput={codeInput}
            isWrong={failedCode === "otp_wrong"}
            isMissing={tried && readCode(code) === ""}
          />
        )}
        <Button
          type="submit"
          variant="primary"
          size="l"
          isPending={signIn.isPending}
          disabledReason={wait > 0 ? t("common.waitReason", { seconds: wait }) : null}
          className={styles["submit"]}
        >
          {t(code === null ? "session.submit" : "session.otp.submit")}
        </Button>
        {code === null ? null : (
          <Button variant="quiet" className={styles["second"]} onPress={back}>
            {t("session.otp.back")}
          </Button>
        )}
      </form>
    </Layout>
  );
}
