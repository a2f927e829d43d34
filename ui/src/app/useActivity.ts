/** Tells the Rust half that somebody is here, so that it neither locks nor lets the session end meanwhile. */

import { useEffect } from "react";
import { call } from "~/ipc/client";

/** At most this often. The Rust half decides what of it the service hears. */
const EVERY_MS = 30_000;

/** What people do to a window. Moving the pointer alone counts: it takes a hand. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** Reports use while `enabled`. Listens passively and before everybody else, so that nothing can keep it from hearing. */
export function useActivity(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    let told = Number.NEGATIVE_INFINITY;
    const onSign = () => {
      const now = performance.now();
      if (now - told < EVERY_MS) return;
      told = now;
      // Whoever cannot be reached is told again at the next sign; a session that has ended is heard of as an event.
      call("session_active", {}).catch(() => undefined);
    };
    const options = { capture: true, passive: true } as const;
    for (const sign of SIGNS) window.addEventListener(sign, onSign, options);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, onSign, options);
    };
  }, [enabled]);
}
