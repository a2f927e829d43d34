import { useState } from "react";
import { type IpcFailure, toFailure } from "~/ipc/client";

/** A form on its way: busy, and why it failed. What was typed is the form's and stays. */
export function useSubmit(send: () => Promise<void>) {
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
