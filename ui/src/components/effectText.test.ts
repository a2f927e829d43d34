import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type Translate, translate } from "~/i18n/i18n";
import type { Locale } from "~/i18n/types";
import type { Device, Effect, Group, User } from "~/ipc/generated";
import { type EffectWords, effectSentence, mentionedRows, rowChanges } from "./effectText";

function words(locale: Locale): EffectWords {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  const names: Record<string, string> = { g1: "本社", g2: "大阪支社", u9: "山田 太郎" };
  return {
    t,
    format: createFormat(locale, t),
    nameOf: (row) => names[row.id] ?? null,
    permissionName: (permission) => permission,
  };
}

const group = (over: Partial<Group> = {}): Group => ({ id: "g5", parent: "g1", name: "営業部", code: "", ...over });
const user: User = { id: "u1", group: "g1", name: "佐藤", yomigana: "", employee_number: "", mail: "", title: "" };
const device = (id: string, over: Partial<Device> = {}): Device => ({
  id,
  place: { kind: "unassigned" },
  name: `PC-${id}`,
  platform: "macos",
  os: "",
  serial: "",
  asset_number: "",
  ...over,
});

function said(rows: Effect["rows"], size = 1): readonly string[] {
  return (["ja", "en"] as const).map((locale) => effectSentence({ rows, authority: [] }, size, words(locale)));
}

describe("effectSentence", () => {
  it("names the one row that was renamed", () => {
    expect(said({ groups: [{ before: group(), after: group({ name: "営業本部" }) }] })).toEqual([
      "グループ「営業部」の名称を「営業本部」に変更",
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
      "グループ「営業部」の名称を「営業本部」に変更、グループ「営業部」を「本社」から「最上位」へ移動、グループ「営業部」のグループコードを変更",
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
      "グループ「営業部」を作成、ユーザー「佐藤」を削除",
    );
  });

  it("tells suspension from the end of it", () => {
    const admin = { id: "a1", account: "sato", name: "佐藤", yomigana: "", mail: "", suspended: false, grants: [] };
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
});
