import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useRef, useState } from "react";
import { useT } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { isWait, useWait } from "../wait";

export interface PasswordProof {
  readonly password: string;
  readonly setPassword: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is wrong with what was typed. */
  readonly error: string | undefined;
  /** What else went wrong. */
  readonly failure: IpcFailure | null;
  /** Seconds that are still to be waited. */
  readonly wait: number;
  readonly waitReason: string | null;
  readonly isPending: boolean;
  readonly submit: () => void;
}

/** Proves anew who one is: the password goes to a command, and a wrong one is asked for again. */
export function usePasswordProof(command: "session_step_up" | "session_unlock", onGiven?: () => void): PasswordProof {
  const t = useT();
  const queries = useQueryClient();
  const prove = useAct(command);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wait = useWait(prove.error);
  const failed = prove.isPending ? null : prove.error;
  const wrong = failed?.body.code === "password_wrong";
  const missing = tried && password === "" ? t("session.required") : undefined;
  return {
    password,
    setPassword: (text) => {
      setPassword(text);
      if (wrong && text !== "") prove.reset();
    },
    input,
    error: wrong ? t("session.lock.wrong") : missing,
    failure: failed && !wrong && !isWait(failed) ? failed : null,
    wait,
    waitReason: wait > 0 ? t("common.waitReason", { seconds: wait }) : null,
    isPending: prove.isPending,
    submit: () => {
      setTried(true);
      if (password === "" || prove.isPending || wait > 0) return;
      prove.mutate(
        { password },
        {
          onSuccess: (state) => {
            accept(queries, state);
            onGiven?.();
          },
          onError: (failure) => {
            if (failure.body.code !== "password_wrong") return;
            setPassword("");
            setTried(false);
            input.current?.focus();
          },
        },
      );
    },
  };
}
