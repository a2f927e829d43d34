import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { errorText } from "~/i18n/errorText";
import { useI18n } from "~/i18n/i18n";
import type { AppState, KeyringStatus } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { PasswordField, TextField } from "~/kit/TextField";
import { holdImeEnter } from "~/util/keys";
import styles from "./Form.module.css";
import { Layout } from "./Layout";
import { SignInTrouble } from "./SignInTrouble";

/** Asks who it is. What was typed stays on every failure; only a wrong password is taken back. */
export function SignIn({ state }: { readonly state: AppState }) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const signIn = useAct("session_sign_in");
  const [company, setCompany] = useState(state.last_sign_in?.company_code ?? "");
  const [account, setAccount] = useState(state.last_sign_in?.account ?? "");
  const [password, setPassword] = useState("");
  const [stay, setStay] = useState(false);
  const [tried, setTried] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const passwordInput = useRef<HTMLInputElement>(null);
  const keyring = stayNote(state.keyring);

  const complete = company.trim() !== "" && account.trim() !== "" && password !== "";
  const required = (value: string) => (tried && value.trim() === "" ? t("session.required") : undefined);

  const send = () => {
    setTried(true);
    if (!complete || signIn.isPending) return;
    signIn.mutate(
      {
        company_code: company.trim(),
        account: account.trim(),
        password,
        stay_signed_in: stay && keyring.offered,
      },
      {
        onSuccess: (next) => accept(queries, next),
        onError: (failure) => {
          if (failure.body.code !== "sign_in_failed") return;
          setPassword("");
          setTried(false);
          passwordInput.current?.focus();
        },
      },
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };

  // A session that ended by itself says why, until somebody tries again.
  const ended = signIn.isIdle ? state.ended : null;
  const filled = state.last_sign_in !== null;
  useEffect(() => {
    if (filled) passwordInput.current?.focus();
  }, [filled]);

  return (
    <Layout state={state}>
      <h1 className={styles["title"]}>{t("session.title")}</h1>
      <p className={styles["lead"]}>{t("session.lead")}</p>
      {ended ? (
        <Banner tone="notice" title={t("session.endedTitle")} className={styles["banner"] ?? ""}>
          {errorText(t, { code: ended, message: "", request_id: "", fields: [], rejections: [] })}
        </Banner>
      ) : null}
      {signIn.error && !signIn.isPending ? <SignInTrouble failure={signIn.error} onRetry={send} /> : null}
      <form className={styles["form"]} onSubmit={onSubmit} onKeyDown={holdImeEnter} noValidate>
        <TextField
          label={t("session.companyCode")}
          value={company}
          onChange={setCompany}
          error={required(company)}
          autoFocus={!filled}
          autoComplete="organization"
          spellCheck="false"
          size="l"
        />
        <TextField
          label={t("session.account")}
          value={account}
          onChange={setAccount}
          error={required(account)}
          autoComplete="username"
          spellCheck="false"
          size="l"
        />
        <PasswordField
          label={t("session.password")}
          value={password}
          onChange={setPassword}
          error={required(password)}
          {...(capsLock ? { description: t("session.capsLock") } : {})}
          onKeyUp={(event) => setCapsLock(event.getModifierState?.("CapsLock") ?? false)}
          inputRef={passwordInput}
          autoComplete="current-password"
          size="l"
        />
        <Checkbox
          isSelected={stay && keyring.offered}
          onChange={setStay}
          isDisabled={!keyring.offered}
          description={t(keyring.text)}
        >
          {t("session.stay")}
        </Checkbox>
        <Button type="submit" variant="primary" size="l" isPending={signIn.isPending} className={styles["submit"]}>
          {t("session.submit")}
        </Button>
      </form>
    </Layout>
  );
}

function stayNote(status: KeyringStatus) {
  switch (status) {
    case "unavailable":
      return { offered: false, text: "session.stayUnavailable" } as const;
    case "refused":
      return { offered: false, text: "session.stayRefused" } as const;
    case "unknown":
    case "available":
      return { offered: true, text: "session.stayHelp" } as const;
  }
}
