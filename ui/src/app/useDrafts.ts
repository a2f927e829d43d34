import { useEffect, useRef } from "react";
import type { AppState } from "~/ipc/generated";
import { forgetDrafts, forgetOldDrafts } from "~/util/drafts";

/** Whoever signs out leaves no draft behind. A session that ended by itself was not meant to: its owner finds them again. */
export function useDrafts(state: AppState | null): void {
  const before = useRef<AppState["session"]>(null);
  useEffect(forgetOldDrafts, []);
  useEffect(() => {
    const owner = before.current;
    before.current = state?.session ?? null;
    if (owner && state?.phase === "signed_out" && state.ended === null) forgetDrafts(owner);
  }, [state]);
}
