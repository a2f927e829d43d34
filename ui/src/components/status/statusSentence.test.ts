import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type Translate, translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { StatusEvent, StatusState } from "~/ipc/generated";
import { at, event, INCIDENT, NOW, part, statusDocument, statusState } from "~/test/status";
import { eventTime } from "./eventTime";
import { outageSentence, overallSentence, type Words } from "./statusSentence";

function words(locale: Locale): Words {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  return { t, locale, format: createFormat(locale, t) };
}
const JA = words("ja");
const EN = words("en");
const TOMORROW = new Date(2026, 11, 1, 6).toISOString();
const OLD = { problem: "not_reached", checked_at: at(4, 30) } as const;

describe("how the service is", () => {
  const level = (one: "outage" | "degraded" | "unknown") =>
    statusDocument({ components: [{ component: part("a", "あ"), level: one, since: at(1) }] });
  const events = (...all: StatusEvent[]) => statusDocument({ events: all });
  it.each<[StatusState["document"], Partial<StatusState>, string, string]>([
    [statusDocument(), {}, "ok", "すべて正常に動作しています"],
    [statusDocument({ components: [] }), {}, "ok", "障害やメンテナンスはありません"],
    [level("outage"), {}, "danger", "障害が発生しています"],
    [events(INCIDENT), {}, "danger", "障害が発生しています"],
    [level("degraded"), {}, "warning", "一部の機能が不安定になっています"],
    [level("unknown"), {}, "warning", "一部の機能の状態がわかりません"],
    [events(event()), {}, "notice", "メンテナンス中です。6:00に終わる予定です"],
    [events(event({ ends_at: TOMORROW })), {}, "notice", "メンテナンス中です。12月1日(火) 6:00に終わる予定です"],
    [events(event({ ends_at: null })), {}, "notice", "メンテナンス中です。終わる時刻は決まっていません"],
    [events(event({ ends_at: at(4) })), {}, "warning", "メンテナンス中です。終了予定の4:00を過ぎています"],
    [statusDocument(), OLD, "warning", "4:30の時点: すべて正常に動作しています"],
    // A moment ago is too long ago to say that all is well, and not long for what goes on.
    [statusDocument(), { problem: "not_reached" }, "warning", "4:55の時点: すべて正常に動作しています"],
    [events(event()), { problem: "not_reached" }, "notice", "メンテナンス中です。6:00に終わる予定です"],
    [events(INCIDENT), OLD, "danger", "4:30の時点: 障害が発生しています"],
  ])("%#: %s", (document, over, tone, sentence) => {
    expect(overallSentence(statusState(document, over), NOW, JA)).toEqual({ tone, text: sentence });
  });

  it("is not told as long as nothing is known", () => {
    expect(overallSentence(statusState(null), NOW, JA)).toBeNull();
  });
});

describe("why it cannot be reached", () => {
  const said = (of: StatusEvent[], over: Partial<StatusState> = {}, by = JA) =>
    outageSentence(statusState(statusDocument({ events: of }), over), NOW, by)?.text ?? null;
  it.each<[StatusEvent[], Partial<StatusState>, string | null]>([
    [[], {}, null],
    [[event()], {}, "サービスは6:00までメンテナンス中です。"],
    [[event({ ends_at: TOMORROW })], {}, "サービスは12月1日(火) 6:00までメンテナンス中です。"],
    [[event({ ends_at: null })], {}, "サービスはメンテナンス中です。終わる時刻は決まっていません。"],
    [[event({ ends_at: at(4, 30) })], {}, "サービスはメンテナンス中です。終了予定の4:30を過ぎています。"],
    [[INCIDENT], {}, "サービスに障害が発生しています（「同期の遅れ」）。"],
    [[INCIDENT], OLD, "サービスに障害が発生しています（「同期の遅れ」）。4:30に確認した情報です。"],
  ])("%#", (of, over, sentence) => {
    expect(said(of, over)).toBe(sentence);
  });

  it("is told in English as well", () => {
    expect(said([event()], {}, EN)).toMatch(/^The service is under maintenance until 6:00\sAM\.$/);
    expect(said([INCIDENT], {}, EN)).toBe("The service has an incident (“EN 同期の遅れ”).");
  });

  it("is not told as long as nothing is known", () => {
    expect(outageSentence(statusState(null), NOW, JA)).toBeNull();
  });
});

it.each<[Partial<StatusEvent>, string]>([
  [{}, "3:00から、6:00に終わる予定"],
  [{ ends_at: at(4) }, "3:00から、終了予定の4:00を過ぎています"],
  [{ ends_at: null }, "3:00から"],
  [{ kind: "incident", starts_at: null, ends_at: null }, "開始の時刻は不明です"],
  [{ starts_at: at(8), ends_at: at(9) }, "8:00 ～ 9:00"],
  [{ starts_at: TOMORROW, ends_at: new Date(2026, 11, 2, 1).toISOString() }, "12月1日(火) 6:00 ～ 12月2日(水) 1:00"],
  [{ starts_at: at(8), ends_at: null }, "8:00から"],
  [{ starts_at: null, ends_at: null }, "日時は決まっていません"],
  [{ ended_at: at(4, 30) }, "3:00 ～ 4:30"],
  [{ starts_at: at(23, 0, 28), ended_at: at(1, 0, 29) }, "23:00 ～ 11月29日(日) 1:00"],
  [{ starts_at: null, ended_at: at(4) }, "4:00に終了"],
  [{ starts_at: at(8), ends_at: at(9), ended_at: at(4) }, "中止になりました"],
])("says when it is %#", (over, expected) => {
  expect(eventTime(event(over), NOW, JA)).toBe(expected);
});
