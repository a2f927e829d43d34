import { useState } from "react";
import { type IpcFailure, toFailure } from "~/ipc/client";

export interface Submission {
  readonly submit: () => void;
  readonly busy: boolean;
  readonly failure: IpcFailure | null;
}

/** A form on its way: busy, and why it failed. What was typed is the form's and stays. */
export function useSubmission(send: () => Promise<void>): Submission {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await send();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { submit: () => void submit(), busy, failure };
}
