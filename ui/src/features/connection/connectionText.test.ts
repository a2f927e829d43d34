import { describe, expect, it } from "vitest";
import { createFormat } from "~/i18n/format";
import { type Translate, translate } from "~/i18n/i18n";
import { LOCALES, type Locale } from "~/i18n/types";
import type { CheckFinding, CheckKind, CheckLevel, ConnectionCheck, ConnectionReport } from "~/ipc/generated";
import { connectionText } from "./connectionText";
import { findingTexts, KIND_TEXTS, verdict } from "./connectionWords";

/** Which finding can come of which check, as the contract says. */
const FINDINGS: Record<CheckFinding, readonly CheckKind[]> = {
  fine: ["name", "proxy", "tls", "api", "clock", "keyring", "disk"],
  not_reached: ["tls", "api", "clock"],
  name_unknown: ["name"],
  proxy_none: ["proxy"],
  proxy_used: ["proxy"],
  connect_failed: ["tls"],
  certificate_untrusted: ["tls"],
  certificate_other_name: ["tls"],
  certificate_expired: ["tls"],
  certificate_private: ["tls"],
  tls_none: ["tls"],
  api_foreign: ["api"],
  api_unready: ["api"],
  clock_off: ["clock"],
  keyring_none: ["keyring"],
  keyring_refused: ["keyring"],
  disk_failed: ["disk"],
  disk_low: ["disk"],
};

function words(locale: Locale) {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  return { t, format: createFormat(locale, t) };
}

const check = (kind: CheckKind, finding: CheckFinding, level: CheckLevel, over: Partial<ConnectionCheck> = {}) => ({
  kind,
  finding,
  level,
  detail: "",
  took_ms: 12,
  ...over,
});

const report = (...checks: ConnectionCheck[]): ConnectionReport => ({
  server: "https://service.test",
  at: new Date(2026, 10, 30, 9, 5, 12).toISOString(),
  checks,
});

describe("every finding", () => {
  const all = Object.entries(FINDINGS).flatMap(([finding, kinds]) =>
    kinds.map((kind) => [finding as CheckFinding, kind] as const),
  );
  it.each(all)("has sentences: %s of %s", (finding, kind) => {
    for (const locale of LOCALES) {
      const { t } = words(locale);
      const { found, todo } = findingTexts({ kind, finding });
      const end = locale === "ja" ? /。$/ : /\.$/;
      expect(t(found)).toMatch(end);
      if (finding === "fine") expect(todo).toBeNull();
      else expect(todo ? t(todo) : "").toMatch(end);
    }
  });

  it("is told differently from every other", () => {
    const { t } = words("ja");
    const sentences = all.map(([finding, kind]) => t(findingTexts({ kind, finding }).found));
    expect(new Set(sentences).size).toBe(all.length - 2);
    expect(new Set(Object.values(KIND_TEXTS).map((key) => t(key))).size).toBe(7);
  });
});

describe("whose it is to mend", () => {
  it.each<[string, ConnectionCheck[]]>([
    ["サービスに接続できます", [check("name", "fine", "fine"), check("proxy", "proxy_used", "fine")]],
    ["サービスに接続できます。注意が必要な項目があります", [check("tls", "certificate_private", "warning")]],
    ["社内のネットワークかプロキシに問題があるようです", [check("name", "name_unknown", "failed")]],
    ["社内のネットワークかプロキシに問題があるようです", [check("api", "api_foreign", "failed")]],
    ["社内のネットワークかプロキシ、またはサービスに問題があるようです", [check("tls", "connect_failed", "failed")]],
    ["サービスに問題があるようです", [check("api", "api_unready", "failed")]],
    ["このコンピューターの設定に問題があります", [check("clock", "clock_off", "failed")]],
    [
      // The first that failed, whatever comes after it.
      "サービスに問題があるようです",
      [
        check("name", "name_unknown", "warning"),
        check("api", "api_unready", "failed"),
        check("disk", "disk_failed", "failed"),
      ],
    ],
  ])("%s: %#", (sentence, checks) => {
    expect(words("ja").t(verdict(report(...checks), false).text)).toBe(sentence);
  });

  it.each<[CheckFinding, CheckKind, string]>([
    ["connect_failed", "tls", "メンテナンスまたは障害のため、サービスに接続できません"],
    ["name_unknown", "name", "社内のネットワークかプロキシに問題があるようです"],
  ])("an outage that was announced settles what could be either's: %s", (finding, kind, sentence) => {
    expect(words("ja").t(verdict(report(check(kind, finding, "failed")), true).text)).toBe(sentence);
  });
});

const MIXED = report(
  check("name", "fine", "fine", { detail: "203.0.113.5" }),
  check("proxy", "proxy_used", "fine", { detail: "http://proxy.example:8080", took_ms: 1_234 }),
  check("tls", "connect_failed", "failed", { detail: "203.0.113.5:443", took_ms: 10_000 }),
  check("api", "not_reached", "skipped"),
);

it("is plain text that whoever helps can read", () => {
  expect(connectionText(MIXED, { version: "0.1.0", announced: null }, words("ja"))).toBe(
    [
      "CloudOne コンソール 接続の確認",
      `日時: 2026年11月30日(月) 9:05:12（${MIXED.at}）`,
      "接続先: https://service.test",
      "バージョン: 0.1.0",
      "結果: 社内のネットワークかプロキシ、またはサービスに問題があるようです",
      "",
      "1. [問題なし] サービスの名前（DNS）（12 ミリ秒）",
      "   名前からアドレスがわかりました。",
      "   詳細: 203.0.113.5",
      "2. [問題なし] プロキシ（1,234 ミリ秒）",
      "   プロキシを通って接続します。",
      "   詳細: http://proxy.example:8080",
      "3. [問題あり] 暗号化された接続と証明書（10,000 ミリ秒）",
      "   接続が拒否されたか、応答がありません。",
      "   詳細: 203.0.113.5:443",
      "4. [未確認] サービスの応答",
      "   ここまでの確認で問題が見つかったため、調べていません。",
      "",
    ].join("\n"),
  );
});

it("tells whoever helps what was announced", () => {
  const beside = { version: null, announced: "サービスは6:00までメンテナンス中です。" };
  expect(connectionText(MIXED, beside, words("ja"))).toContain(
    "結果: メンテナンスまたは障害のため、サービスに接続できません\n稼働状況: サービスは6:00までメンテナンス中です。\n",
  );
});

it("speaks the language of the window", () => {
  expect(connectionText(MIXED, { version: null, announced: null }, words("en"))).toContain(
    "3. [Failed] Encrypted connection and certificate (10,000 ms)\n   The connection was refused or not answered.\n",
  );
});

it("gives the clock's difference its unit, whichever way it is", () => {
  const off = report(check("clock", "clock_off", "warning", { detail: "-7200" }));
  const beside = { version: null, announced: null };
  expect(connectionText(off, beside, words("ja"))).toContain("詳細: サービスとの差: -7,200秒\n");
  expect(connectionText(off, beside, words("en"))).toContain("Detail: Difference from the service: -7,200 s\n");
});
