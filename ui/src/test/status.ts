/** The state of the service as Rust would tell it, for tests. Times are of this computer, so that no zone matters. */

import type { Component, LocalText, StatusDocument, StatusEvent, StatusState } from "~/ipc/generated";

/** 30 November 2026, a Monday, at an hour and a minute; other days by their number in November. */
export const at = (hour: number, minute = 0, day = 30): string => new Date(2026, 10, day, hour, minute).toISOString();

/** Five in the morning. */
export const NOW = Date.parse(at(5));

export const text = (ja: string): LocalText => ({ ja, en: `EN ${ja}` });

export const part = (id: string, name: string): Component => ({ id, name: text(name) });

/** Maintenance from three to six that goes on, unless said otherwise. */
export function event(over: Partial<StatusEvent> = {}): StatusEvent {
  return {
    id: "e1",
    kind: "maintenance",
    title: text("定期メンテナンス"),
    starts_at: at(3),
    ends_at: at(6),
    ended_at: null,
    affects: [],
    ...over,
  };
}

export const INCIDENT = event({
  id: "i1",
  kind: "incident",
  title: text("同期の遅れ"),
  starts_at: at(4),
  ends_at: null,
});

/** Two parts that work, and nothing else. */
export function statusDocument(over: Partial<StatusDocument> = {}): StatusDocument {
  return {
    issued_at: at(4, 50),
    components: [
      { component: part("api", "コンソール"), level: "operational", since: at(9, 0, 1) },
      { component: part("sync", "同期"), level: "operational", since: at(1) },
    ],
    events: [],
    trust: [],
    backups: [],
    ...over,
  };
}

/** Asked for five minutes ago, and answered. */
export function statusState(document: StatusDocument | null, over: Partial<StatusState> = {}): StatusState {
  return { document, checked_at: at(4, 55), problem: null, now: at(5), ...over };
}
