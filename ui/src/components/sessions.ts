/** Where an admin is signed in, and ending it there: for one's own account and for an admin who is dealt with. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useI18n } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { AdminId, SessionInfo } from "~/ipc/generated";
import { query } from "~/ipc/query";
import { showToast } from "~/kit/toasts";

/** The sessions of an admin, or one's own; this window first, then those used last. */
export function useSessions(admin: AdminId | null, enabled = true) {
  const { data, error, refetch } = useQuery({
    ...query("sessions_list", { admin }),
    enabled,
    // Signing in elsewhere changes no row, so nothing tells of it: whoever looks is shown what holds now.
    refetchOnMount: "always",
    select: sorted,
  });
  return { sessions: data, failure: error ? toFailure(error) : null, retry: () => void refetch() };
}

function sorted(sessions: readonly SessionInfo[]): readonly SessionInfo[] {
  return [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.last_used_at.localeCompare(a.last_used_at),
  );
}

/** Which of them are being ended: one, by its id, or several. */
export type Ending = SessionInfo["id"] | "all" | null;

/** Asks again how admins sign in: acts on sessions, locks and factors change no row, so that nothing else tells. */
export function useRefreshAccess(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const command of ["admins_access", "sessions_list"]) void queries.invalidateQueries({ queryKey: [command] });
  };
}

/** Ends sessions one after the other; what has ended by itself meanwhile is what was wanted. */
export function useSessionsEnd() {
  const { t } = useI18n();
  const refresh = useRefreshAccess();
  const [busy, setBusy] = useState<Ending>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const end = async (sessions: readonly SessionInfo[]) => {
    if (busy !== null) return;
    const [first] = sessions;
    setBusy(sessions.length === 1 && first ? first.id : "all");
    setFailure(null);
    try {
      for (const { id } of sessions) {
        try {
          await call("sessions_end", { id });
        } catch (thrown) {
          if (toFailure(thrown).body.code !== "not_found") throw thrown;
        }
      }
      const n = sessions.length;
      showToast({ text: n === 1 ? t("account.sessions.ended") : t("account.sessions.endedMany", { n }) });
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusy(null);
      refresh();
    }
  };
  return { end: (sessions: readonly SessionInfo[]) => void end(sessions), busy, failure };
}
