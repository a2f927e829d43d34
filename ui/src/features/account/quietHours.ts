/** Times of day as people type them, and minutes since midnight. Pure. */

import type { QuietHours } from "~/ipc/generated";

/** Minutes since midnight of what was typed, such as `22:00`, `7:05` or `２２：００`; null for what is no time of day. */
export function parseTime(text: string): number | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.normalize("NFKC").trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** `22:00`, `7:05`. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export interface TypedHours {
  readonly from: string;
  readonly until: string;
}

export type TimeFault = "bad" | "same";

export interface ReadHours {
  readonly faults: { readonly from?: TimeFault; readonly until?: TimeFault };
  /** Null while anything is wrong. */
  readonly hours: QuietHours | null;
}

/** What was typed into both fields, and what is wrong with it. */
export function readHours(typed: TypedHours): ReadHours {
  const from = parseTime(typed.from);
  const until = parseTime(typed.until);
  if (from === null || until === null) {
    return {
      faults: { ...(from === null ? { from: "bad" } : {}), ...(until === null ? { until: "bad" } : {}) },
      hours: null,
    };
  }
  // From a time until the same time is either never or always: nobody can tell which was meant.
  if (from === until) return { faults: { until: "same" }, hours: null };
  return { faults: {}, hours: { from, until } };
}
