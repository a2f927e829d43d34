/** Which notices stand over every screen, and in which words. Pure: the time is given, and is the console's. */

import { isOpenIncident, maintenancePhase, minutesUntil, spanOf } from "~/components/notices/notices";
import { durationText } from "~/components/settingsWords";
import type { I18n } from "~/i18n/i18n";
import type { AdminId, NoticeView } from "~/ipc/generated";

/** Maintenance is told of from this long before it begins. */
const AHEAD_MS = 24 * 3_600_000;

export type BannerPhase = "incident" | "during" | "before";

export interface BannerNotice {
  readonly notice: NoticeView;
  readonly phase: BannerPhase;
}

/** What is worse stands first. */
const ORDER: readonly BannerPhase[] = ["incident", "during", "before"];

/** Notices to be told over every screen, the most pressing first. Those in `dismissed` are left out until they begin. */
export function bannerNotices(
  items: readonly NoticeView[],
  now: number,
  isDismissed: (notice: NoticeView) => boolean,
): readonly BannerNotice[] {
  const found = items.flatMap((notice): readonly BannerNotice[] => {
    const phase = bannerPhase(notice, now);
    return phase === null || (phase === "before" && isDismissed(notice)) ? [] : [{ notice, phase }];
  });
  return found.toSorted(
    (a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase) || momentOf(a.notice) - momentOf(b.notice),
  );
}

function bannerPhase(notice: NoticeView, now: number): BannerPhase | null {
  if (isOpenIncident(notice, now)) return "incident";
  const phase = maintenancePhase(notice, now);
  if (phase !== "before") return phase;
  return (spanOf(notice)?.from ?? 0) - now <= AHEAD_MS ? phase : null;
}

function momentOf({ starts_at: starts, published_at: published }: NoticeView): number {
  return Date.parse(starts ?? published);
}

/** The sentence, with the time that is left in it. */
export function bannerText({ t, format, locale }: I18n, { notice, phase }: BannerNotice, now: number): string {
  const { affects, emergency, ends_at: ends } = notice;
  const span = spanOf(notice);
  if (phase === "incident" || span === null || ends === null) {
    return t("notices.banner.incident", { affects: format.list(affects.map(({ name }) => name[locale])) });
  }
  const until = format.near(ends, now);
  const left = (moment: number) => durationText(t, format, minutesUntil(moment, now));
  if (phase === "during") return t("notices.banner.during", { until, left: left(span.until) });
  return t(emergency ? "notices.banner.beforeUrgent" : "notices.banner.before", { until, left: left(span.from) });
}

/** Names what is shown for as long as it means the same: read aloud once, dismissed until it is corrected. */
export function bannerKey({ notice, phase }: BannerNotice): string {
  return `${phase} ${noticeVersion(notice)}`;
}

/** A notice as it was last corrected. */
function noticeVersion({ id, corrected_at: corrected }: NoticeView): string {
  return `${id} ${corrected ?? ""}`;
}

/** How it is kept that an admin does not want to be told any more. */
export function dismissal(admin: AdminId, notice: NoticeView): string {
  return `${admin} ${noticeVersion(notice)}`;
}
