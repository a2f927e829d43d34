import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type Translate, translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { Effect, Group, Settings, User } from "~/ipc/generated";
import { adminRow } from "~/test/admins";
import { device } from "~/test/devices";
import { SETTINGS } from "~/test/session";
import { type EffectWords, mentionedRows, rowChanges } from "./effectRows";
import { changeSentence } from "./effectText";
import { NO_FREE } from "./free";
import { rowId } from "./places";

function words(locale: Locale): EffectWords {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  const names: Record<string, string> = { g1: "本社", g2: "大阪支社", u9: "山田 太郎" };
  return {
    t,
    locale,
    catalogue: [],
    format: createFormat(locale, t),
    nameOf: (row) => names[rowId(row)] ?? null,
    permissionName: (permission) => permission,
    labels: {
      admin_labels: ["内線", "", "", "", ""],
      user_labels: ["勤務地", "", "", "", ""],
      device_labels: ["", "リース満了", "", "", ""],
    },
  };
}

const group = (over: Partial<Group> = {}): Group => ({ id: "g5", parent: "g1", name: "営業部", code: "", ...over });
const user: User = {
  id: "u1",
  group: "g1",
  name: "佐藤",
  yomigana: "",
  employee_number: "",
  mail: "",
  title: "",
  free: NO_FREE,
};

function said(rows: Effect["rows"], size = 1): readonly string[] {
  const change = { effect: { rows, authority: [] }, size, import: null };
  return (["ja", "en"] as const).map((locale) => changeSentence(change, words(locale)));
}

describe("changeSentence", () => {
  it("counts all where more changed than is told, and says where nothing did", () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({ before: null, after: device(`d${n}`) }));
    expect(said({ devices: many }, 99_999)).toEqual(["99,999件を変更", "Changed 99,999 rows"]);
    expect(said({ devices: many }, 1_000)[1]).toBe("Registered 1,000 devices");
    expect(said({}, 0)).toEqual(["変更なし", "Changed nothing"]);
    expect(said({}, 3)[0]).toBe("閲覧できる範囲の外で 3件を変更");
  });

  it("names the one row that was renamed", () => {
    expect(said({ groups: [{ before: group(), after: group({ name: "営業本部" }) }] })).toEqual([
      "グループ「営業部」の名前を「営業本部」に変更",
      "Renamed group “営業部” to “営業本部”",
    ]);
    expect(said({ users: [{ before: user, after: { ...user, name: "鈴木" } }] })[0]).toBe(
      "ユーザー「佐藤」の氏名を「鈴木」に変更",
    );
  });

  it("names both places of a move, and tells apart places of the same name", () => {
    expect(said({ groups: [{ before: group(), after: group({ parent: "g2" }) }] })[0]).toBe(
      "グループ「営業部」を「本社」から「大阪支社」へ移動",
    );
    const [row] = rowChanges(
      { rows: { groups: [{ before: group({ parent: "x1" }), after: group({ parent: "x2" }) }] }, authority: [] },
      words("ja"),
    );
    expect(row?.acts).toEqual(["move"]);
  });

  it("says several things about one row in one sentence", () => {
    const after = group({ name: "営業本部", parent: null, code: "A1" });
    expect(said({ groups: [{ before: group(), after }] })[0]).toBe(
      "グループ「営業部」の名前を「営業本部」に変更、グループ「営業部」を「本社」から「最上位」へ移動、グループ「営業部」のグループコードを変更",
    );
  });

  it("counts many rows of a sort", () => {
    const moved = ["1", "2", "3"].map((id) => ({
      before: device(id),
      after: device(id, { place: { kind: "user", id: "u9" } }),
    }));
    expect(said({ devices: moved }, 3)).toEqual([
      "クライアント 3台を「未所属」から「山田 太郎」へ移動",
      "Moved 3 devices from “Unassigned” to “山田 太郎”",
    ]);
    expect(said({ groups: [{ before: null, after: group() }], users: [{ before: user, after: null }] }, 2)[0]).toBe(
      "グループ「営業部」を追加、ユーザー「佐藤」を削除",
    );
  });

  it("tells suspension from the end of it", () => {
    const admin = adminRow({ name: "佐藤" });
    const suspended = { ...admin, suspended: true };
    expect(said({ admins: [{ before: admin, after: suspended }] })[0]).toBe("管理者「佐藤」を停止");
    expect(said({ admins: [{ before: suspended, after: admin }] })[0]).toBe("管理者「佐藤」の停止を解除");
  });

  it("says so when everything lies out of sight", () => {
    expect(said({}, 4)).toEqual(["閲覧できる範囲の外で 4件を変更", "Changed 4 rows outside your scope"]);
  });

  it("asks only for names that the effect does not carry", () => {
    const rows = {
      groups: [{ before: null, after: group() }],
      users: [{ before: user, after: { ...user, group: "g5" } }],
    };
    expect(mentionedRows({ rows, authority: [] })).toEqual([{ kind: "group", id: "g1" }]);
  });

  it("tells every value of an admin that was edited, free fields by the name the company gave them", () => {
    const before = adminRow({ name: "佐藤", valid_until: "2026-12-31" });
    const after = adminRow({ name: "佐藤", free: ["1234", "", "", "", "x"], language: "en", valid_until: null });
    const [row] = rowChanges({ rows: { admins: [{ before, after }] }, authority: [] }, words("ja"));
    expect(row?.fields).toEqual([
      { field: "language", label: "表示言語", before: "コンピューターに合わせる", after: "英語" },
      { field: "valid_until", label: "有効期間の終了日", before: "2026年12月31日", after: "期限なし" },
      { field: "free/0", label: "内線", before: "（なし）", after: "1234" },
      { field: "free/4", label: "自由項目5", before: "（なし）", after: "x" },
    ]);
    expect(said({ admins: [{ before, after }] })[0]).toBe(
      "管理者「佐藤」の表示言語、有効期間の終了日、内線、自由項目5を変更",
    );
  });

  it("tells what became of a device, and the company's own fields by their names", () => {
    const before = device("d1");
    const after = device("d1", { state: "lost", address: "10.1.2.3", free: ["", "2027-03", "", "", ""] });
    const [row] = rowChanges({ rows: { devices: [{ before, after }] }, authority: [] }, words("ja"));
    expect(row?.fields.map((one) => `${one.label}: ${one.before} → ${one.after}`)).toEqual([
      "アドレス: （なし） → 10.1.2.3",
      "状態: 使用中 → 紛失・盗難",
      "リース満了: （なし） → 2027-03",
    ]);
  });

  it("tells every setting that changed, before and after", () => {
    const before: Settings = { ...SETTINGS, password: { ...SETTINGS.password, history: 0 } };
    const after: Settings = {
      password: { min_length: 14, min_score: 0, history: 5, expire_days: 90 },
      session: { absolute_minutes: 2880, idle_minutes: 90, lock_minutes: 15 },
      mfa: "managers",
      admin_labels: ["内線", "", "", "", ""],
      user_labels: ["", "", "", "", ""],
      device_labels: ["", "", "リース満了", "", ""],
    };
    const [row] = rowChanges({ rows: { settings: { before, after } }, authority: [] }, words("ja"));
    expect(row?.fields.map((one) => `${one.label}: ${one.before} → ${one.after}`)).toEqual([
      "最小の文字数: 12文字 → 14文字",
      "必要な強さ: 強い → 指定しない",
      "再利用を禁止する回数: 0回 → 5回",
      "有効日数: 期限なし → 90日",
      "最長の時間: 12時間 → 2日",
      "使わないときに終了するまでの時間: 30分 → 1時間30分",
      "二要素認証: 必須にしない → 管理者を管理する人",
      "管理者の項目1の名前: （なし） → 内線",
      "クライアントの項目3の名前: （なし） → リース満了",
    ]);
    expect(said({ settings: { before, after: { ...before, mfa: "all" } } })).toEqual([
      "設定（二要素認証）を変更",
      "Changed the settings (Second factor)",
    ]);
  });
});
