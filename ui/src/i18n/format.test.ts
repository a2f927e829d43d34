import { describe, expect, it } from "vitest";
import { createFormat } from "./format";
import { type Translate, translate } from "./i18n";
import type { Locale } from "./types";

const format = (locale: Locale) => {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  return createFormat(locale, t);
};
/** A time of November 2026 on this computer's clock; the 30th is a Monday. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour);

describe("how long ago it was", () => {
  it.each([
    [at(23, 12), at(24, 11), "23 時間前", "23 hours ago"],
    [at(23, 12), at(24, 13), "昨日", "yesterday"],
    [at(23, 12), at(25, 10), "一昨日", "2 days ago"],
    [at(23, 12), at(25, 13), "一昨日", "2 days ago"],
    [at(23, 23), at(26, 1), "3 日前", "3 days ago"],
  ])("counts days as the calendar does: %s seen %s", (then, now, ja, en) => {
    expect(format("ja").relative(then.toISOString(), now.getTime())).toBe(ja);
    expect(format("en").relative(then.toISOString(), now.getTime())).toBe(en);
  });
});
