/** What a status document says at a moment: what goes on, what comes, what is over. Pure; the time is given. */

import type { ComponentStatus, StatusDocument, StatusEvent, StatusState } from "~/ipc/generated";

const DAY_MS = 86_400_000;
/** As far back as the document goes. */
const HISTORY_DAYS = 90;
/** After this long without an answer, what is shown is told with its age. */
const FRESH_MS = 15 * 60_000;

export type EventStage = "coming" | "going_on" | "over";

/** Where in its life an event is. One that is past its planned end goes on until somebody says that it is over. */
export function stageOf(event: StatusEvent, now: number): EventStage {
  if (event.ended_at !== null && Date.parse(event.ended_at) <= now) return "over";
  // An incident of which nobody knows when it began is there; maintenance without a time is still being planned.
  if (event.starts_at === null) return event.kind === "maintenance" ? "coming" : "going_on";
  return Date.parse(event.starts_at) <= now ? "going_on" : "coming";
}

/** Whether something that goes on should have been over. */
export function isOverdue(event: StatusEvent, now: number): boolean {
  return event.ends_at !== null && Date.parse(event.ends_at) <= now;
}

export interface HistoryDay {
  /** The day in this computer's time, such as `2026-11-30`. */
  readonly day: string;
  /** A moment of that day, for showing it. */
  readonly at: string;
  readonly events: readonly StatusEvent[];
}

export interface SortedEvents {
  /** What began last comes first. */
  readonly goingOn: readonly StatusEvent[];
  /** The next one first; what has no time yet comes last. */
  readonly coming: readonly StatusEvent[];
  /** Of the last 90 days, the newest day first. */
  readonly history: readonly HistoryDay[];
}

/** The events of a document by what they are to somebody who reads it now. */
export function sortEvents(document: StatusDocument, now: number): SortedEvents {
  const at = (stage: EventStage) => document.events.filter((event) => stageOf(event, now) === stage);
  const since = now - HISTORY_DAYS * DAY_MS;
  const over = at("over").filter(({ ended_at: ended }) => ended !== null && Date.parse(ended) >= since);
  return {
    goingOn: at("going_on").sort((a, b) => time(b.starts_at, 0) - time(a.starts_at, 0)),
    coming: at("coming").sort((a, b) => time(a.starts_at, Infinity) - time(b.starts_at, Infinity) || 0),
    history: byDay(over),
  };
}

function time(iso: string | null, missing: number): number {
  // Subtracting two infinities gives no number, and no order.
  return iso === null ? Math.min(missing, Number.MAX_SAFE_INTEGER) : Date.parse(iso);
}

/** When it began; what was called off beforehand belongs to the day on which that was said. */
export function beganAt({ starts_at: start, ended_at: end }: StatusEvent): string | null {
  if (start === null || end === null) return start ?? end;
  return Date.parse(start) < Date.parse(end) ? start : end;
}

function byDay(events: readonly StatusEvent[]): readonly HistoryDay[] {
  const days = new Map<string, { readonly at: string; readonly events: StatusEvent[] }>();
  const sorted = [...events].sort((a, b) => time(beganAt(b), 0) - time(beganAt(a), 0));
  for (const event of sorted) {
    const at = beganAt(event);
    if (at === null) continue;
    const day = localDay(at);
    const found = days.get(day);
    if (found) found.events.push(event);
    else days.set(day, { at, events: [event] });
  }
  return [...days].map(([day, rest]) => ({ day, ...rest }));
}

/** The day of a moment in this computer's time. */
export function localDay(iso: string | number): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The parts as they are now: one that announced maintenance touches is under maintenance, also while nobody has set its level. */
export function componentsNow(document: StatusDocument, now: number): readonly ComponentStatus[] {
  const { goingOn } = sortEvents(document, now);
  const works = goingOn.filter(({ kind }) => kind === "maintenance");
  return document.components.map((one) => {
    const work = works.findLast(({ affects }) => affects.some(({ id }) => id === one.component.id));
    if (!work || one.level !== "operational") return one;
    return { ...one, level: "maintenance", since: work.starts_at ?? one.since };
  });
}

export type Overall =
  | { readonly kind: "outage" | "degraded" | "unclear" | "operational" | "nothing" }
  | { readonly kind: "maintenance"; readonly ends: string | null; readonly isOverdue: boolean };

/** The document as a whole, the worst first. */
export function overall(document: StatusDocument, now: number): Overall {
  const { goingOn } = sortEvents(document, now);
  const has = (level: StatusDocument["components"][number]["level"]) =>
    document.components.some((component) => component.level === level);
  if (has("outage") || goingOn.some(({ kind }) => kind === "incident")) return { kind: "outage" };
  const maintenance = longestMaintenance(goingOn, now);
  if (maintenance) return { kind: "maintenance", ends: maintenance.event.ends_at, isOverdue: maintenance.isOverdue };
  if (has("maintenance")) return { kind: "maintenance", ends: null, isOverdue: false };
  if (has("degraded")) return { kind: "degraded" };
  if (has("unknown")) return { kind: "unclear" };
  return { kind: document.components.length > 0 ? "operational" : "nothing" };
}

/** The maintenance that goes on and ends last; null if there is none. */
function longestMaintenance(goingOn: readonly StatusEvent[], now: number) {
  const all = goingOn.filter(({ kind }) => kind === "maintenance");
  const [first] = all;
  if (!first) return null;
  const last = all.reduce((a, b) => (time(b.ends_at, Infinity) > time(a.ends_at, Infinity) ? b : a), first);
  return { event: last, isOverdue: isOverdue(last, now) };
}

export type Outage =
  | { readonly kind: "maintenance"; readonly event: StatusEvent; readonly isOverdue: boolean }
  | { readonly kind: "incident"; readonly event: StatusEvent };

/**
 * Why the service cannot be reached, as far as the operator says so; null if they say nothing. Maintenance within its
 * time explains it; beyond that an incident does so better.
 */
export function outage(document: StatusDocument, now: number): Outage | null {
  const { goingOn } = sortEvents(document, now);
  const maintenance = longestMaintenance(goingOn, now);
  const event = goingOn.find(({ kind }) => kind === "incident");
  if (event && (!maintenance || maintenance.isOverdue)) return { kind: "incident", event };
  return maintenance ? { kind: "maintenance", ...maintenance } : null;
}

type Known = Pick<StatusState, "document" | "checked_at" | "problem">;

/** Since when nothing newer could be had; null where the last attempt brought what is here. */
export function unconfirmedSince({ document, checked_at, problem }: Known) {
  return document && problem ? (checked_at ?? document.issued_at) : null;
}

/** The same, if that is long ago enough to be said of what goes on; null while what is here is fresh. */
export function staleSince(state: Known, now: number) {
  const known = unconfirmedSince(state);
  return known !== null && now - Date.parse(known) > FRESH_MS ? known : null;
}
