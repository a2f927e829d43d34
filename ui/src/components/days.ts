/** Days of validity: ISO texts such as `2026-11-24`. They begin at midnight in Japan, whatever this computer's clock says. */

import type { Translate } from "~/i18n/i18n";

const DAY_MS = 86_400_000;
/** Japan keeps no summer time, so its distance from UTC is always the same. */
const JAPAN_MS = 9 * 3_600_000;

/** The day it is in Japan. */
export function todayInJapan(now = Date.now()): string {
  return new Date(now + JAPAN_MS).toISOString().slice(0, 10);
}

/** How many days `later` comes after `day`; negative if it comes before. */
export function daysBetween(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / DAY_MS);
}

/** A day as people write it. */
export function dayText(t: Translate, day: string): string {
  const [year = day, month = "", date = ""] = day.split("-");
  return t("history.value.day", { year, month: String(Number(month)), day: String(Number(date)) });
}
