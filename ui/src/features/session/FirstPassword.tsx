import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { PasswordFields } from "~/components/password/PasswordFields";
import { usePasswordChange } from "~/components/password/usePasswordChange";
import { useT } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { holdImeEnter } from "~/util/keys";
import styles from "./Form.module.css";
import { Layout } from "./Layout";

/** Nothing is allowed before a password that somebody else has set, or that is too old, has been changed. */
export function FirstPassword({ state }: { readonly state: AppState }) {
  const t = useT();
  const queries = useQueryClient();
  const signOut = useAct("session_sign_out");
  const change = usePasswordChange(() => {});
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    change.submit();
  };
  return (
    <Layout state={state}>
      <h1 className={styles["title"]}>{t("session.firstPassword.title")}</h1>
      <p className={styles["lead"]}>{t("session.firstPassword.lead")}</p>
      <form className={styles["form"]} onSubmit={onSubmit} onKeyDown={holdImeEnter} noValidate>
        <PasswordFields change={change} size="l" />
        <Button
          type="submit"
          variant="primary"
          size="l"
          isPending={change.isPending}
          disabledReason={change.waitReason}
          className={styles["submit"]}
        >
          {t("session.firstPassword.submit")}
        </Button>
        <Button
          variant="quiet"
          className={styles["second"]}
          isPending={signOut.isPending}
          onPress={() => signOut.mutate({}, { onSuccess: (next) => accept(queries, next) })}
        >
          {t("app.account.signOut")}
        </Button>
      </form>
    </Layout>
  );
}
