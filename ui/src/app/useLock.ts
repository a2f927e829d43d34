import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { showFailure } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import { accept } from "~/ipc/state";

/** Locks the console by hand. */
export function useLock(): () => void {
  const t = useT();
  const queries = useQueryClient();
  return useCallback(() => {
    call("session_lock", {}).then(
      (state) => accept(queries, state),
      (thrown: unknown) => showFailure(t, toFailure(thrown)),
    );
  }, [t, queries]);
}
