/** What a notice means at a moment. Pure: the moment is given, and is the console's, not the browser's. */

import type { NoticeView } from "~/ipc/generated";

export const MINUTE = 60_000;

/** Whether it is still to be read: never opened, or corrected since. */
export function isUnread(notice: NoticeView): boolean {
  return notice.read_at === null;
}

/** When work begins and ends, in milliseconds; null for what has no such span. */
export function spanOf(notice: NoticeView): { readonly from: number; readonly until: number } | null {
  if (notice.starts_at === null || notice.ends_at === null) return null;
  return { from: Date.parse(notice.starts_at), until: Date.parse(notice.ends_at) };
}

/** How long work is to take, in minutes. */
export function plannedMinutes(notice: NoticeView): number | null {
  const span = spanOf(notice);
  return span === null ? null : Math.max(0, Math.round((span.until - span.from) / MINUTE));
}

/** Whole minutes until a moment, the last one begun counted. */
export function minutesUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / MINUTE));
}

/** Where a maintenance stands; null for what is none, or is over. */
export function maintenancePhase(notice: NoticeView, now: number): "before" | "during" | null {
  const span = spanOf(notice);
  if (notice.kind !== "maintenance" || notice.ended_at !== null || span === null || now >= span.until) return null;
  return now < span.from ? "before" : "during";
}

/** Whether something does not work now because of it. */
export function isOpenIncident(notice: NoticeView, now: number): boolean {
  if (notice.kind !== "incident" || notice.ended_at !== null || notice.affects.length === 0) return false;
  return notice.starts_at === null || Date.parse(notice.starts_at) <= now;
}

/** Paragraphs of a body, which empty lines part. */
export function paragraphs(body: string): readonly string[] {
  return body
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
