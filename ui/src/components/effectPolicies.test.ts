import { expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type Translate, translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { Effect } from "~/ipc/generated";
import { BASE, CATALOGUE, SALES } from "~/test/policies";
import { type EffectWords, editedFields, mentionedRows, rowChanges } from "./effectRows";
import { changeSentence } from "./effectText";
import { rowId } from "./places";

function words(locale: Locale): EffectWords {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  const names: Record<string, string> = { sales: "営業部", p1: "営業向け", p2: "検証機", d9: "iPhone-9" };
  return {
    t,
    locale,
    format: createFormat(locale, t),
    catalogue: CATALOGUE,
    nameOf: (row) => names[rowId(row)] ?? null,
    permissionName: (permission) => permission,
    labels: undefined,
  };
}
const ja = words("ja");
const effect = (rows: Effect["rows"]): Effect => ({ rows, authority: [] });
const said = (effect: Effect, locale: EffectWords) => changeSentence({ effect, size: 1, import: null }, locale);
const target = { kind: "group", id: "sales" } as const;

it("says what is assigned, replaced and taken away, by names", () => {
  const assigned = { target, policy: "p1" };
  const say = (before: typeof assigned | null, after: typeof assigned | null) =>
    said(effect({ assignments: [{ before, after }] }), ja);
  expect(say(null, assigned)).toBe("グループ「営業部」に個別ポリシー「営業向け」を適用");
  expect(say(assigned, null)).toBe("グループ「営業部」への個別ポリシー「営業向け」の適用を解除");
  expect(say(assigned, { target, policy: "p2" })).toBe(
    "グループ「営業部」に適用する個別ポリシーを「営業向け」から「検証機」に変更",
  );
  expect(mentionedRows(effect({ assignments: [{ before: null, after: assigned }] }))).toEqual([
    target,
    { kind: "policy", id: "p1" },
  ]);
});

it("tells the values of a policy in words, and a section that is linked by that alone", () => {
  const after = { ...SALES, own: { pc_control: { ...SALES.own["pc_control"], wait: 90, sites: ["a", "b"] } } };
  const [row] = rowChanges(effect({ policies: [{ before: SALES, after }] }), ja);
  expect(row && editedFields(row).map((one) => [one.label, one.before, one.after])).toEqual([
    ["PC制御・禁止サイト", "（なし）", "a、b"],
    ["PC制御・待ち時間", "30分", "1時間30分"],
  ]);
  const linked = rowChanges(effect({ policies: [{ before: SALES, after: { ...SALES, own: {} } }] }), ja)[0];
  expect(linked && editedFields(linked).map((one) => [one.label, one.before, one.after])).toEqual([
    ["PC制御・基本ポリシーとの連動", "連動しない（独自）", "連動する"],
  ]);
  const own = effect({ policies: [{ before: { ...SALES, own: {} }, after: SALES }] });
  const turned = rowChanges(own, { ...ja, base: { pc_control: { sites: ["a"] } } })[0];
  expect(turned && editedFields(turned).map((one) => [one.label, one.before, one.after])).toEqual([
    ["PC制御・基本ポリシーとの連動", "連動する", "連動しない（独自）"],
    ["PC制御・USBストレージ", "許可", "禁止"],
    ["PC制御・禁止サイト", "a", "（なし）"],
  ]);
  expect(said(effect({ policies: [{ before: null, after: SALES }] }), ja)).toBe("個別ポリシー「営業向け」を作成");
  const renamed = effect({ policies: [{ before: SALES, after: { ...SALES, name: "営業本部向け" } }] });
  expect(said(renamed, ja)).toBe("個別ポリシー「営業向け」の名称を「営業本部向け」に変更");
  expect(rowChanges(renamed, ja)[0]?.fields.map(({ label }) => label)).toEqual(["名称"]);
});

it("tells the base policy from its defaults on, and counts what a sentence cannot hold", () => {
  const after = {
    ...BASE,
    sections: { pc_diagnosis: { grace: 3 }, pc_control: { usb: "deny", wait: 5, update_time: "01:00" } },
    permitted: [],
  };
  const changed = effect({ base_policy: { before: BASE, after } });
  expect(said(changed, ja)).toBe(
    "基本ポリシー（PC診断・猶予日数、PC制御・USBストレージ、PC制御・更新時刻ほか2項目）を変更",
  );
  const fields = rowChanges(changed, ja)[0]?.fields ?? [];
  expect(fields.find((one) => one.field === "pc_control/usb")).toMatchObject({ before: "許可", after: "禁止" });
  expect(fields.find((one) => one.field === "permitted")).toMatchObject({ before: "PC制御", after: "（なし）" });
});

it("says where the violation policy was activated and lifted", () => {
  const violation = { device: "d9", until: "2026-12-01T09:00:00Z", reason: "紛失", by: "me" };
  const say = (before: typeof violation | null, after: typeof violation | null, locale: EffectWords) =>
    said(effect({ violations: [{ before, after }] }), locale);
  expect(say(null, violation, ja)).toBe("クライアント「iPhone-9」で違反時ポリシーを発動");
  expect(say(violation, null, ja)).toBe("クライアント「iPhone-9」の違反時ポリシーを解除");
  expect(say(null, violation, words("en"))).toBe("Activated the violation policy on device “iPhone-9”");
});
