import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorText, passwordFaults } from "~/i18n/errorText";
import { useT } from "~/i18n/i18n";
import { useAct } from "~/ipc/query";
import { accept, useSession } from "~/ipc/state";
import { isWait, useWait } from "../wait";

/** State of a password change: what was typed, what the service said. The service decides whether a password is fit. */
export function usePasswordChange(onDone: () => void) {
  const t = useT();
  const queries = useQueryClient();
  const session = useSession();
  const change = useAct("session_password_change");
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [repeat, setRepeat] = useState("");
  const [tried, setTried] = useState(false);
  const wait = useWait(change.error);
  const code = change.error?.body.code;
  const wrong = code === "password_wrong";
  const unfit = code === "password_unfit";
  const isSame = next !== "" && next === current;
  const isRepeated = next === repeat;

  const nextError = () => {
    if (unfit && change.error) return errorText(t, change.error.body);
    if (!tried) return undefined;
    if (next === "") return t("session.required");
    return isSame ? t("session.sameAsCurrent") : undefined;
  };

  return {
    account: session.account,
    current,
    next,
    repeat,
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
    nextError: nextError(),
    repeatError: tried && next !== "" && !isRepeated ? t("session.notRepeated") : undefined,
    /** What only the service could know is wrong with the new one. */
    faults: change.error ? passwordFaults(change.error.body) : [],
    /** What is left to say above the form. */
    failure: change.error && !wrong && !unfit && !isWait(change.error) ? change.error : null,
    /** Why it cannot be sent now, while the service asks to wait. */
    waitReason: wait > 0 ? t("common.waitReason", { seconds: wait }) : null,
    isPending: change.isPending,
    submit() {
      setTried(true);
      if (current === "" || next === "" || isSame || !isRepeated || change.isPending || wait > 0) return;
      change.mutate(
        { current, new: next },
        {
          onSuccess: (state) => {
            accept(queries, state);
            // Changing it ended every other session.
            void queries.invalidateQueries({ queryKey: ["sessions_list"] });
            onDone();
          },
        },
      );
    },
  };
}

export type PasswordChange = ReturnType<typeof usePasswordChange>;
