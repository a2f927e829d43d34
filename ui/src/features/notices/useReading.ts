/** Reading: a notice counts as read once it has stood in sight for a moment. */

import { useEffect, useState, useSyncExternalStore } from "react";
import { isUnread } from "~/components/notices/notices";
import { useAcceptNotices } from "~/components/notices/useNotices";
import type { IpcFailure } from "~/ipc/client";
import type { NoticeView } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { useAppState, useViewingAs } from "~/ipc/state";
import { useStable } from "~/util/useStable";

/** Long enough that walking over a list with the arrow keys reads nothing. */
export const SETTLE_MS = 800;

export interface Reading {
  /** Whether it has stood in sight for a moment. */
  readonly isSettled: boolean;
  readonly failure: IpcFailure | null;
}

/** Reads the notice that is open. */
export function useReading(notice: NoticeView): Reading {
  const { id, corrected_at: corrected } = notice;
  const isSettled = useSettled(`${id} ${corrected ?? ""}`, useInSight());
  const isOther = useViewingAs() !== null;
  const accept = useAcceptNotices();
  const act = useAct("notices_read");
  const read = useStable(() => act.mutate({ ids: [id] }, { onSuccess: accept }));
  const unread = isUnread(notice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another notice, or another text of it, is read anew
  useEffect(() => {
    if (isSettled && unread && !isOther) read();
  }, [isSettled, unread, isOther, read, id, corrected]);
  return { isSettled, failure: act.error };
}

/** Whether this has been in sight, without a break, for a moment. */
function useSettled(what: string, isInSight: boolean): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    if (!isInSight) return;
    const timer = setTimeout(() => setSettled(what), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [what, isInSight]);
  return settled === what;
}

/** Whether anybody can see the screen: the window is shown, and the lock does not lie over it. */
function useInSight(): boolean {
  const isShown = useSyncExternalStore(onVisibility, () => document.visibilityState !== "hidden");
  return useAppState().phase !== "locked" && isShown;
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
