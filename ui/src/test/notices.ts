/** Notices as Rust would tell them, for tests. */

import type { NoticesState, NoticeView } from "~/ipc/generated";

/** What the console's clock says: six in the morning, an hour before the maintenance of `maintenance()`. */
export const NOW = new Date(2026, 11, 1, 6, 0).getTime();
const HOUR = 3_600_000;

/** So many hours from `NOW`. */
export const inHours = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

/** A notice of which no more is known than what is given. */
export function noticeView(over: Partial<NoticeView> = {}): NoticeView {
  return {
    id: "n1",
    kind: "information",
    title: { ja: "新しい機能のご案内", en: "New features" },
    body: { ja: "本文です。", en: "The text." },
    starts_at: null,
    ends_at: null,
    affects: [],
    emergency: null,
    published_at: inHours(-48),
    corrected_at: null,
    correction: null,
    ended_at: null,
    read_at: null,
    ...over,
  };
}

/** From seven to eleven, and signing in does not work meanwhile. */
export function maintenance(over: Partial<NoticeView> = {}): NoticeView {
  return noticeView({
    id: "m1",
    kind: "maintenance",
    title: { ja: "定期メンテナンスのおしらせ", en: "Regular maintenance" },
    starts_at: inHours(1),
    ends_at: inHours(5),
    affects: [{ id: "sign-in", name: { ja: "サインイン", en: "Signing in" } }],
    ...over,
  });
}

/** Something that has not worked for an hour. */
export function incident(over: Partial<NoticeView> = {}): NoticeView {
  return noticeView({
    id: "i1",
    kind: "incident",
    title: { ja: "同期の遅れについて", en: "Slow synchronization" },
    starts_at: inHours(-1),
    affects: [
      { id: "sync", name: { ja: "同期", en: "Synchronization" } },
      { id: "export", name: { ja: "書き出し", en: "Exports" } },
    ],
    ...over,
  });
}

/** What is known, asked for a minute ago. */
export function noticesState(items: readonly NoticeView[], over: Partial<NoticesState> = {}): NoticesState {
  return { items: [...items], fetched_at: inHours(-1 / 60), now: new Date(NOW).toISOString(), ...over };
}
