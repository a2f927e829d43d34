/** What the operator tells, from its machine to the person: read, found, kept in a calendar, corrected, over. */

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { urgentNow } from "./operator";
import { type Site, startSite } from "./site";
import { LOOKS, SHOTS, Visit } from "./visit";

let site: Site;
let visit: Visit;
let urgent = "";

const main = () => visit.page.locator("main");
const list = () => visit.page.getByRole("grid", { name: "おしらせの一覧" });
const row = (title: string) => list().getByRole("row").filter({ hasText: title });
const bell = (name: string) => visit.page.getByRole("button", { name, exact: true });
const chip = (name: RegExp) =>
  visit.page.getByRole("radiogroup", { name: "おしらせの絞り込み" }).getByRole("radio", { name });
const lines = () => visit.page.getByRole("region", { name: "メンテナンスと障害" });

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  site = await startSite(12);
  site.operator.publishDemo();
  visit = await Visit.begin(site, LOOKS[0]);
  visit.page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await site.stop();
});

it("counts what is unread at the bell, and names the maintenance at home", async () => {
  await visit.signIn(site.person);
  await visit.replacePassword(site.person);
  await bell("おしらせ、未読 2件").waitFor();
  await main()
    .getByText(/^メンテナンスの予定: .*から3時間$/)
    .waitFor();
  await main().getByText("未読のおしらせが 2件あります").waitFor();
  await visit.look("notices-home");
});

it("opens a notice, which is read by that, and tells who has read it", async () => {
  await main().getByRole("link", { name: "詳細: 定期メンテナンスのおしらせ" }).click();
  await main().getByRole("heading", { level: 2, name: "定期メンテナンスのおしらせ" }).waitFor();
  await bell("おしらせ、未読 1件").waitFor();
  const readers = main().getByRole("region", { name: "読んだ管理者" });
  await readers.getByText(/のうち 1人が読みました$/).waitFor();
  await readers.getByRole("row").filter({ hasText: "佐藤 美咲" }).getByRole("time").waitFor();
  await visit.look("notices-maintenance");
  await visit.page.getByRole("button", { name: "すべて既読にする" }).click();
  await bell("おしらせ、未読なし").waitFor();
});

it("keeps the maintenance in a calendar", async () => {
  const path = join(site.folder, "予定.ics");
  site.pick(path);
  await main().getByRole("button", { name: "カレンダーに保存 (.ics)" }).click();
  await visit.page.getByText("「予定.ics」に保存しました").waitFor();
  const text = readFileSync(path, "utf8");
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  // Folded lines begin with a blank.
  const whole = text.replaceAll("\r\n ", "");
  expect(whole).toMatch(/\r\nDTSTART:\d{8}T170000Z\r\n/);
  expect(whole).toMatch(/\r\nDTEND:\d{8}T200000Z\r\n/);
  expect(whole).toMatch(/\r\nSUMMARY:[^\r]*定期メンテナンスのおしらせ/);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it("receives by itself what is published meanwhile", async () => {
  site.operator.publish({
    kind: "information",
    title: { ja: "プリンターのドライバーについて", en: "About printer drivers" },
    body: { ja: "対応する機種が増えました。", en: "More of them are supported." },
  });
  await bell("おしらせ、未読 1件").waitFor();
  await row("プリンターのドライバーについて").waitFor();
});

it("finds titles and texts whatever their width and kana, and narrows by kind", async () => {
  const search = visit.page.getByRole("searchbox", { name: "おしらせを検索" });
  for (const typed of ["ﾌﾟﾘﾝﾀｰ", "ぷりんたー", "プリンター　機種"]) {
    await search.fill(typed);
    await main().getByRole("status").getByText("1件", { exact: true }).waitFor();
    await row("プリンターのドライバーについて").waitFor();
  }
  await search.fill("ありえないことば");
  await visit.page.getByText("「ありえないことば」に一致するおしらせはありません").waitFor();
  await visit.look("notices-no-hit");
  await search.fill("");
  await chip(/^障害（0）$/).click();
  await visit.page.getByText("この種類のおしらせはありません").waitFor();
  await chip(/^未読（1）$/).click();
  await main().getByRole("status").getByText("1件", { exact: true }).waitFor();
  await chip(/^メンテナンス（1）$/).click();
  await row("定期メンテナンスのおしらせ").click();
  await main().getByRole("heading", { level: 2, name: "定期メンテナンスのおしらせ" }).waitFor();
});

it("is where it was when the page is loaded anew", async () => {
  await visit.page.reload();
  await main().getByRole("heading", { level: 2, name: "定期メンテナンスのおしらせ" }).waitFor();
  expect(await chip(/^メンテナンス（1）$/).getAttribute("aria-checked")).toBe("true");
  await chip(/^すべて/).click();
});

it("says over every screen that maintenance is under way", async () => {
  urgent = site.operator.publish(urgentNow());
  await lines()
    .getByText(/^メンテナンス中です（.*まで、あと.*）/)
    .waitFor();
  await bell("おしらせ、未読 2件").waitFor();
  await lines().getByRole("link", { name: "緊急メンテナンス" }).click();
  await main().getByText("ディスクが故障したため。").waitFor();
  await bell("おしらせ、未読 1件").waitFor();
  await visit.look("notices-urgent");
});

it("is unread again once it was corrected, and says what was", async () => {
  await row("プリンターのドライバーについて").click();
  await bell("おしらせ、未読なし").waitFor();
  const later = urgentNow();
  site.operator.correct(urgent, {
    ...later,
    ends_at: new Date(Date.now() + 300 * 60_000).toISOString(),
    correction: { ja: "作業が長引いています。", en: "The work takes longer." },
  });
  await bell("おしらせ、未読 1件").waitFor();
  await row("緊急メンテナンス").click();
  await main().getByText("作業が長引いています。").waitFor();
  await lines()
    .getByText(/あと(4|5)時間/)
    .waitFor();
  await bell("おしらせ、未読なし").waitFor();
  await main()
    .getByText(/のうち 1人が読みました$/)
    .waitFor();
  await visit.look("notices-corrected");
});

it("looks as well in English and in the dark", async () => {
  const other = await Visit.begin(site, LOOKS[1]);
  await other.page.getByRole("heading", { level: 1 }).waitFor();
  await other.page.getByRole("region", { name: "Maintenance and incidents" }).waitFor();
  await other.look("notices-home");
  await other.page.keyboard.press("Control+b");
  await other.page.getByRole("row").filter({ hasText: "Urgent maintenance" }).click();
  await other.page.getByText("The work takes longer.").waitFor();
  await other.page.getByText(/have read it$/).waitFor();
  await other.look("notices-corrected");
  expect(other.complaints).toEqual([]);
  await other.page.close();
});

it("takes the line away when the maintenance is over", async () => {
  site.operator.end(urgent);
  await lines().waitFor({ state: "detached" });
  await row("緊急メンテナンス").getByText("終了").waitFor();
  expect(await main().getByRole("button", { name: "カレンダーに保存 (.ics)" }).getAttribute("aria-disabled")).toBe(
    "true",
  );
  await visit.look("notices-over");
});

it("was no trouble to the browser", () => {
  expect(visit.complaints).toEqual([]);
});
