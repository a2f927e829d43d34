import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "~/i18n/i18n";
import { useAct } from "~/ipc/query";
import { accept, useSession } from "~/ipc/state";
import { passwordRules } from "./rules";

/** State of a password change: what was typed, which rules are met, what the service said. */
export function usePasswordChange(onDone: () => void) {
  const t = useT();
  const queries = useQueryClient();
  const session = useSession();
  const change = useAct("session_password_change");
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [repeat, setRepeat] = useState("");
  const [tried, setTried] = useState(false);
  const rules = passwordRules({ current, next, repeat, account: session.account, companyCode: session.company_code });
  const fits = rules.every((rule) => rule.met);
  const code = change.error?.body.code;
  const wrong = code === "password_wrong";
  const unfit = code === "password_unfit";

  return {
    account: session.account,
    current,
    next,
    repeat,
    rules,
    setCurrent(value: string) {
      setCurrent(value);
      if (wrong) change.reset();
    },
    setNext(value: string) {
      setNext(value);
      if (unfit) change.reset();
    },
    setRepeat,
    currentError: wrong ? t("error.password_wrong") : tried && current === "" ? t("session.required") : undefined,
    nextError: unfit ? t("error.password_unfit") : tried && !fits ? t("session.rule.unfit") : undefined,
    /** What is left to say above the form. */
    failure: change.error && !wrong && !unfit ? change.error : null,
    isPending: change.isPending,
    submit() {
      setTried(true);
      if (!fits || current === "" || change.isPending) return;
      change.mutate(
        { current, new: next },
        {
          onSuccess: (state) => {
            accept(queries, state);
            onDone();
          },
        },
      );
    },
  };
}

export type PasswordChange = ReturnType<typeof usePasswordChange>;
