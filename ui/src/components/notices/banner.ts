/** Which notices stand over every screen, and in which words. Pure: the time is given, and is the console's. */

import { durationText } from "~/components/settingsWords";
import type { I18n } from "~/i18n/i18n";
import type { AdminId, NoticeView } from "~/ipc/generated";
import { agendaAt } from "./agenda";
import { minutesUntil, spanOf } from "./notices";

/** Maintenance is told of from this long before it begins. */
const AHEAD_MS = 24 * 3_600_000;

export type BannerPhase = "incident" | "during" | "before";

export interface BannerNotice {
  readonly notice: NoticeView;
  readonly phase: BannerPhase;
}

/** Notices to be told over every screen, the most pressing first. Those dismissed are left out until they begin. */
export function bannerNotices(
  items: readonly NoticeView[],
  now: number,
  isDismissed: (notice: NoticeView) => boolean,
): readonly BannerNotice[] {
  const { incidents, during, before } = agendaAt(items, now);
  const isNear = (notice: NoticeView) => (spanOf(notice)?.from ?? Number.POSITIVE_INFINITY) - now <= AHEAD_MS;
  const near = before.filter((notice) => isNear(notice) && !isDismissed(notice));
  const as = (phase: BannerPhase) => (notice: NoticeView) => ({ notice, phase });
  return [...incidents.map(as("incident")), ...during.map(as("during")), ...near.map(as("before"))];
}

/** The sentence, with the time that is left in it. */
export function bannerText({ t, format, locale }: I18n, { notice, phase }: BannerNotice, now: number): string {
  const { affects, emergency, ends_at: ends } = notice;
  const span = spanOf(notice);
  if (phase === "incident" || span === null || ends === null) {
    return t("notices.banner.incident", { affects: format.list(affects.map(({ name }) => name[locale])) });
  }
  const until = format.when(ends, now);
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
