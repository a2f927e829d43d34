import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type I18n, type Translate, translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { NoticeView } from "~/ipc/generated";
import { incident, inHours, maintenance, NOW, noticeView } from "~/test/notices";
import { bannerKey, bannerNotices, bannerText, dismissal } from "./banner";
import { paragraphs } from "./notices";

function i18nOf(locale: Locale): I18n {
  const t = ((key, values) => translate(locale, key, values)) as Translate;
  return { locale, t, format: createFormat(locale, t) };
}
const ja = i18nOf("ja");
const en = i18nOf("en");
const MINUTE = 60_000;

const told = (items: readonly NoticeView[], now = NOW, dismissed: readonly string[] = []) =>
  bannerNotices(items, now, (notice) => dismissed.includes(dismissal("me", notice)));
const said = (notice: NoticeView, now = NOW, i18n = ja) => told([notice], now).map((one) => bannerText(i18n, one, now));

describe("the lines over every screen", () => {
  it.each<readonly [what: string, notice: NoticeView, minutes: number, line: string | null]>([
    ["more than a day ahead", maintenance({ starts_at: inHours(24.1), ends_at: inHours(28) }), 0, null],
    ["a day ahead", maintenance({ starts_at: inHours(24), ends_at: inHours(28) }), 0, "before"],
    ["an hour ahead", maintenance(), 0, "before"],
    ["as it begins", maintenance(), 60, "during"],
    ["in its last minute", maintenance(), 299, "during"],
    ["as it is to end", maintenance(), 300, null],
    ["called off", maintenance({ ended_at: inHours(-1) }), 0, null],
    ["done before its time", maintenance({ ended_at: inHours(2) }), 120, null],
    ["without an end", maintenance({ ends_at: null }), 120, null],
    ["an open incident", incident(), 0, "incident"],
    ["an incident whose beginning is not told", incident({ starts_at: null }), 0, "incident"],
    ["an incident that takes longer than hoped", incident({ ends_at: inHours(-0.5) }), 0, "incident"],
    ["an incident to come", incident({ starts_at: inHours(1) }), 0, null],
    ["an incident that touches nothing", incident({ affects: [] }), 0, null],
    ["a solved incident", incident({ ended_at: inHours(-0.5) }), 0, null],
    ["information", noticeView({ starts_at: inHours(-1), ends_at: inHours(1) }), 0, null],
    ["a kind of a later version", incident({ kind: "unknown" }), 0, null],
  ])("%s", (_, notice, minutes, line) => {
    expect(told([notice], NOW + minutes * MINUTE).map(({ phase }) => phase)).toEqual(line === null ? [] : [line]);
  });

  it.each([
    [0, "メンテナンスが1時間後に始まります（11:00まで）"],
    [0.5, "メンテナンスが1時間後に始まります（11:00まで）"],
    [1, "メンテナンスが59分後に始まります（11:00まで）"],
    [59, "メンテナンスが1分後に始まります（11:00まで）"],
    [59.9, "メンテナンスが1分後に始まります（11:00まで）"],
    [60, "メンテナンス中です（11:00まで、あと4時間）"],
    [235, "メンテナンス中です（11:00まで、あと1時間5分）"],
    [299.9, "メンテナンス中です（11:00まで、あと1分）"],
  ])("after %d minutes: %s", (minutes, text) => {
    expect(said(maintenance(), NOW + minutes * MINUTE)).toEqual([text]);
  });

  it("says the day where it is not today", () => {
    const night = maintenance({ starts_at: inHours(17), ends_at: inHours(24) });
    expect(said(night)[0]).toMatch(/^メンテナンスが17時間後に始まります（12月2日\(水\) 6:00まで）$/);
    expect(said(night, NOW + 20 * 60 * MINUTE)).toEqual(["メンテナンス中です（6:00まで、あと4時間）"]);
  });

  it("says that it is urgent, and what does not work", () => {
    const urgent = maintenance({ emergency: { ja: "至急", en: "Urgent" } });
    expect(said(urgent)).toEqual(["緊急メンテナンスが1時間後に始まります（11:00まで）"]);
    expect(said(incident())).toEqual(["障害が発生しています（影響: 同期、書き出し）"]);
    expect(said(incident(), NOW, en)).toEqual(["Something is not working: Synchronization, Exports"]);
    expect(said(maintenance(), NOW, en)[0]).toMatch(/^Maintenance begins in 1 hour \(until 11:00\sAM\)$/);
  });

  it("puts first what is worse, then what comes sooner", () => {
    const later = maintenance({ id: "m2", starts_at: inHours(3) });
    const running = maintenance({ id: "m3", starts_at: inHours(-1) });
    expect(told([later, maintenance(), running, incident()]).map(({ notice }) => notice.id)).toEqual([
      "i1",
      "m3",
      "m1",
      "m2",
    ]);
  });

  it("stays away once dismissed, until it is corrected or begins", () => {
    const notice = maintenance();
    const dismissed = [dismissal("me", notice)];
    expect(told([notice], NOW, dismissed)).toEqual([]);
    expect(told([notice], NOW, [dismissal("other", notice)])).toHaveLength(1);
    expect(told([{ ...notice, corrected_at: inHours(0) }], NOW, dismissed)).toHaveLength(1);
    expect(told([notice], NOW + 60 * MINUTE, dismissed)).toHaveLength(1);
    expect(told([incident()], NOW, [dismissal("me", incident())])).toHaveLength(1);
  });

  it("means the same with every minute, and something else once it begins or is corrected", () => {
    const [before] = told([maintenance()]);
    const [later] = told([maintenance()], NOW + 59 * MINUTE);
    const [during] = told([maintenance()], NOW + 60 * MINUTE);
    const [corrected] = told([maintenance({ corrected_at: inHours(0) })]);
    const keys = [before, later, during, corrected].map((one) => one && bannerKey(one));
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(keys[1]);
  });
});

it("parts a body at its empty lines alone", () => {
  expect(paragraphs("一行目\n二行目\n\n次の段落\r\n \r\n最後\n\n\n")).toEqual(["一行目\n二行目", "次の段落", "最後"]);
});
