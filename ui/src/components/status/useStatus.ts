import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useI18n } from "~/i18n/i18n";
import type { IpcFailure } from "~/ipc/client";
import type { StatusState } from "~/ipc/generated";
import { queryKey, useAct, useCall } from "~/ipc/query";
import { type OutageSentence, outageSentence } from "./statusSentence";

/** How often the time is looked at: maintenance begins and ends by itself. */
const TICK_MS = 15_000;

export interface Status {
  readonly state: StatusState | null;
  /** The console's clock, which went on since the state was told. */
  readonly now: number;
  /** Why nothing is known, or why asking again failed. */
  readonly failure: IpcFailure | null;
  readonly isRefreshing: boolean;
  /** Asks for a newer document. */
  readonly refresh: () => void;
}

/** What is known of the state of the service; the same for everybody, signed in or not. */
export function useStatus(): Status {
  const queries = useQueryClient();
  const asked = useCall("status_get", {});
  const act = useAct("status_refresh");
  const tick = useTick();
  const state = asked.data ?? null;
  // The state may be newer than the last tick.
  const since = Math.max(0, tick - asked.dataUpdatedAt);
  // What was heard since is worth more than a failure before it.
  const late = act.submittedAt >= asked.dataUpdatedAt ? act.error : null;
  return {
    state,
    now: state ? Date.parse(state.now) + since : tick,
    failure: act.isPending ? null : (late ?? asked.error),
    isRefreshing: act.isPending,
    refresh: () => act.mutate({}, { onSuccess: (next) => queries.setQueryData(queryKey("status_get", {}), next) }),
  };
}

/** Why the service cannot be reached, in the operator's words; null if they say nothing of it, or nothing is known. */
export function useOutage(): OutageSentence | null {
  const words = useI18n();
  const { state, now } = useStatus();
  return state ? outageSentence(state, now, words) : null;
}

/** The time on this computer, told anew every now and then. */
export function useTick(every = TICK_MS): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
