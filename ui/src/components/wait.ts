/** Waiting out a throttle: the service says for how long, the screen counts down and gives the button back by itself. */

import { useEffect, useState } from "react";
import type { IpcFailure } from "~/ipc/client";

/** Seconds that are still to be waited after this failure; 0 as soon as it may be tried again. */
export function useWait(failure: IpcFailure | null): number {
  const [now, setNow] = useState(Date.now);
  const seconds = failure?.body.code === "too_many_attempts" ? (failure.body.retry_after ?? 0) : 0;
  const until = failure && seconds > 0 ? failure.at + seconds * 1_000 : null;
  // `now` may be older than the failure, so what is left is never more than what was said.
  const left = until === null ? 0 : Math.min(seconds, Math.max(0, Math.ceil((until - now) / 1_000)));
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

/** Whether a failure is told by counting down, and no more once the time is over. */
export function isWait(failure: IpcFailure | null): boolean {
  return failure?.body.code === "too_many_attempts" && (failure.body.retry_after ?? 0) > 0;
}
