/** Numbers, dates and lists as people of each language write them. */

import type { Translate } from "./i18n";
import { type Locale, TAGS } from "./types";

export interface Format {
  /** 1,234 */
  number(value: number): string;
  /** 2026/11/23 9:05 */
  dateTime(iso: string): string;
  /** 2026年11月23日(月) 9:05:12 */
  exact(iso: string): string;
  /** 2026年11月23日(月) 9:05 */
  moment(iso: string): string;
  /** 9:05 */
  time(iso: string): string;
  /** 9:05 on the day it is; 11月24日(火) 9:05 on another; with its year where that would be in doubt. */
  when(iso: string, now?: number): string;
  /** 11/24 in this year, 2025/11/24 in any other. */
  shortDay(iso: string, year: number): string;
  /** 2026年11月23日(月) */
  day(iso: string): string;
  /** たった今, 3分前, 昨日; a date once it is more than a week ago. */
  relative(iso: string, now?: number): string;
  /** A、B、C */
  list(parts: readonly string[]): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function createFormat(locale: Locale, t: Translate): Format {
  const tag = TAGS[locale];
  const number = new Intl.NumberFormat(tag);
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  const whole = {
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
  } as const;
  const moment = new Intl.DateTimeFormat(tag, whole);
  const exact = new Intl.DateTimeFormat(tag, { ...whole, second: "2-digit" });
  const short = { month: locale === "ja" ? "numeric" : "short", day: "numeric" } as const;
  const shortDay = new Intl.DateTimeFormat(tag, short);
  const shortDayOfYear = new Intl.DateTimeFormat(tag, { ...short, year: "numeric" });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: "short" });
  const day = new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", day: "numeric", weekday: "short" });
  const otherDay = new Intl.DateTimeFormat(tag, {
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const list = new Intl.ListFormat(tag, { type: "unit", style: "short" });

  return {
    number: (value) => number.format(value),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    exact: (iso) => exact.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    when(iso, now = Date.now()) {
      const date = new Date(iso);
      if (Math.abs(date.getTime() - now) > 180 * DAY) return dateTime.format(date);
      return (date.toDateString() === new Date(now).toDateString() ? time : otherDay).format(date);
    },
    shortDay: (iso, year) => {
      const date = new Date(iso);
      return (date.getFullYear() === year ? shortDay : shortDayOfYear).format(date);
    },
    day: (iso) => day.format(new Date(iso)),
    relative(iso, now = Date.now()) {
      const age = now - Date.parse(iso);
      // A clock that runs a little behind the service's must not show the future.
      if (age < MINUTE) return t("common.justNow");
      if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), "minute");
      if (age < DAY) return relative.format(-Math.floor(age / HOUR), "hour");
      if (age < 7 * DAY) return relative.format(-daysBetween(new Date(iso), new Date(now)), "day");
      return dateTime.format(new Date(iso));
    },
    list: (parts) => (locale === "ja" ? parts.join("、") : list.format(parts)),
  };
}

/** How often the day changed here from one to the other. Rounded, because some days are an hour longer or shorter. */
function daysBetween(from: Date, to: Date): number {
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
