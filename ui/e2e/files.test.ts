/** Files in and out over the real console: encodings, bad cells, one undo, what no encoding holds, and no connection. */

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cp932 } from "./cp932";
import { type Site, startSite } from "./site";

const SHOTS = join(dirname(fileURLToPath(import.meta.url)), "shots");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const PASSWORD = "わたしだけの pass 2026";

const TEXTS = {
  ja: {
    company: "企業コード",
    account: "アカウント",
    password: "パスワード",
    signIn: "サインイン",
    current: "現在のパスワード",
    next: "新しいパスワード",
    again: "新しいパスワード（確認）",
    start: "変更して始める",
    write: "書き出す…",
    everything: "閲覧できるすべて",
    kind: "種類",
    users: "ユーザー",
    cp932: "Shift_JIS（CP932）",
    useUtf8: "UTF-8（BOM付き）で書き出す…",
    choose: "ファイルを選ぶ…",
    encoding: "文字コード",
    try: "試してみる",
    nothing: "変更するものがありません。",
    badGroup: "このグループはありません",
    skip: "問題のある1行を除いて続ける",
    toEffect: "影響を確認",
    apply: "3件を取り込む",
    done: "取り込みました",
    undo: "まとめて元に戻す",
    undone: "元に戻しました。",
    other: "ほかのファイルを取り込む",
    history: "変更履歴で見る",
    leave: "やめて移動",
    mirror: "ファイルと同じにする",
    guard: "削除される件数を入力してください",
    guardWrong: "件数が一致しません。",
    deleted: /^削除/,
    notInFile: "ファイルになし",
    broken: "壊れています",
    offline: "オフライン",
    offlineReason: "サービスに接続できないため",
  },
  en: {
    company: "Company code",
    account: "Account",
    password: "Password",
    signIn: "Sign in",
    current: "Current password",
    next: "New password",
    again: "New password, again",
    start: "Change and begin",
    write: "Export…",
    everything: "Everything you may see",
    kind: "Kind",
    users: "Users",
    cp932: "Shift JIS (CP932)",
    useUtf8: "Export as UTF-8 with BOM…",
    choose: "Choose a file…",
    encoding: "Encoding",
    try: "Try it",
    nothing: "There is nothing to do",
    badGroup: "There is no such group",
    skip: "Go on without the row that has a problem",
    toEffect: "Review the effect",
    apply: "Import 3 rows",
    done: "Imported",
    undo: "Undo all of it",
    undone: "Undone:",
    other: "Import another file",
    history: "Show in the history",
    leave: "Leave",
    mirror: "Make it the same as the file",
    guard: "Type how many would be deleted",
    guardWrong: "That is not the number.",
    deleted: /^Deleted/,
    notInFile: "Not in file",
    broken: "damaged",
    offline: "Offline",
    offlineReason: "while the service cannot be reached",
  },
} as const;

const LOOKS = [
  { language: "ja", theme: "light" },
  { language: "en", theme: "dark" },
] as const;

for (const look of LOOKS) {
  describe(`files in ${look.language}, ${look.theme}`, () => {
    const texts = TEXTS[look.language];
    const complaints: string[] = [];
    let site: Site;
    let page: Page;
    /** A file in the folder of this visit. */
    const file = (name: string) => join(site.folder, name);
    const main = () => page.locator("main");
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

    beforeAll(async () => {
      mkdirSync(SHOTS, { recursive: true });
      site = await startSite(60);
      page = await site.browser.newPage({
        viewport: { width: 1280, height: 800 },
        reducedMotion: "reduce",
        colorScheme: look.theme,
      });
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
          complaints.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.addInitScript((language) => localStorage.setItem("cloudone.language", language), look.language);
      await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
      await page.goto(site.url);
      await page.getByLabel(texts.company).fill(site.person.company_code);
      await page.getByLabel(texts.account).fill(site.person.account);
      await page.getByRole("textbox", { name: texts.password }).fill(site.person.password);
      await press(texts.signIn);
      await page.getByLabel(texts.current).fill(site.person.password);
      await page.getByLabel(texts.next, { exact: true }).fill(PASSWORD);
      await page.getByLabel(texts.again).fill(PASSWORD);
      await press(texts.start);
      await page.getByRole("navigation").first().waitFor();
    });
    afterAll(async () => {
      await site.stop();
    });

    /** Takes a picture and expects that no rule is broken and nothing scrolls sideways. */
    async function shot(name: string): Promise<void> {
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(SHOTS, `${name}-${look.language}-${look.theme}.png`) });
      await page.evaluate(AXE);
      const broken = await page.evaluate(async (rules) => {
        const { axe } = window as unknown as { axe: typeof import("axe-core") };
        const { violations } = await axe.run({ exclude: ["[data-live-announcer]"] }, { runOnly: rules });
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
      }, RULES);
      expect.soft(broken, name).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    }

    /** Chooses this file on the first step. */
    async function choose(path: string): Promise<void> {
      site.pick(path);
      await page.keyboard.press("Control+i");
      await press(texts.choose);
    }

    /** Leaves what was begun. */
    async function leave(): Promise<void> {
      await page.keyboard.press("Control+1");
      await press(texts.leave);
      await page.getByRole("alertdialog").waitFor({ state: "detached" });
    }

    it("writes everybody to a workbook", async () => {
      site.pick(file("users.xlsx"));
      await page.keyboard.press("Control+3");
      await main().getByRole("row").nth(3).waitFor();
      await page.keyboard.press("Control+e");
      await page.getByRole("dialog").waitFor();
      await shot("export");
      await page.getByRole("radio", { name: texts.everything }).click({ force: true });
      await page.getByRole("button", { name: texts.kind }).click();
      await page.getByRole("option", { name: texts.users, exact: true }).click();
      await press(texts.write);
      await page.getByText("users.xlsx").waitFor();
      expect(statSync(file("users.xlsx")).size).toBeGreaterThan(2_000);
    });

    it("reads that workbook as nothing to do", async () => {
      await choose(file("users.xlsx"));
      await press(texts.try);
      await page.getByText(texts.nothing).waitFor();
      await shot("import-unchanged");
      await leave();
    });

    it("reads Shift_JIS with a title line, tries it, and makes it count without the bad row", async () => {
      const rows = [
        ["社員一覧", "", "", ""],
        ["", "", "", ""],
        ["社員番号", "氏名", "所属", "内線"],
        ["N0001", "髙橋 一郎", "001", "201"],
        ["N0002", "山﨑 花子", "002", "202"],
        ["N0003", "鈴木 ①郎", "003", "203"],
        ["N0004", "伊藤 四郎", "営業１部", "204"],
      ];
      writeFileSync(file("社員一覧.csv"), cp932(`${rows.map((cells) => cells.join(",")).join("\r\n")}\r\n`));
      await choose(file("社員一覧.csv"));
      await main().getByText("髙橋 一郎").waitFor();
      expect(await main().getByRole("button", { name: texts.encoding }).textContent()).toContain(texts.cp932);
      await shot("import-read");
      await press(texts.try);
      await main().getByRole("gridcell", { name: texts.badGroup }).first().waitFor();
      await shot("import-check");
      await page.getByRole("checkbox", { name: texts.skip }).click({ force: true });
      await press(texts.toEffect);
      await shot("import-effect");
      await press(texts.apply);
      await page.getByRole("heading", { level: 2, name: texts.done }).waitFor();
      await shot("import-done");
    });

    it("undoes all of it at once, and the history names the file", async () => {
      await press(texts.undo);
      await main().getByText(texts.undone).waitFor();
      await page.getByRole("link", { name: texts.history }).click();
      await main().getByText("社員一覧.csv").first().waitFor();
      await shot("import-history");
    });

    it("asks for the number before a file deletes more than a tenth", async () => {
      site.pick(file("devices.csv"));
      await page.keyboard.press("Control+3");
      await main().getByRole("row").nth(3).waitFor();
      await page.keyboard.press("Control+e");
      await page.getByRole("radio", { name: /^CSV/ }).click({ force: true });
      await press(texts.write);
      await page.getByText("devices.csv").waitFor();
      const lines = readFileSync(file("devices.csv"), "utf8").split("\r\n");
      expect(lines[0]?.startsWith("\uFEFF")).toBe(true);
      writeFileSync(file("devices.csv"), [...lines.slice(0, 41), ""].join("\r\n"));
      await choose(file("devices.csv"));
      await page.getByRole("radio", { name: texts.mirror }).click({ force: true });
      await shot("import-mirror");
      await press(texts.try);
      await main().getByRole("radio", { name: texts.deleted }).click();
      await main().getByRole("gridcell", { name: texts.notInFile }).first().waitFor();
      await shot("import-deletes");
      await press(texts.toEffect);
      await page.getByLabel(texts.guard).fill("2");
      await page.locator("footer").getByRole("button").last().click();
      await page.getByText(texts.guardWrong).waitFor();
      await shot("import-guard");
      await page.getByLabel(texts.guard).fill("20");
      await page.locator("footer").getByRole("button").last().click();
      await page.getByRole("heading", { level: 2, name: texts.done }).waitFor();
      await press(texts.undo);
      await main().getByText(texts.undone).waitFor();
      await press(texts.other);
    });

    it("says what is wrong with a file that was cut off", async () => {
      writeFileSync(file("cut.xlsx"), readFileSync(file("users.xlsx")).subarray(0, 1_500));
      await choose(file("cut.xlsx"));
      await page.getByRole("alert").getByText(texts.broken).waitFor();
      await shot("import-broken");
      await leave();
    });

    it("tells which characters an encoding does not have before it writes anything", async () => {
      writeFileSync(file("rare.csv"), "\uFEFF社員番号,氏名,所属\r\nN0009,𠮷田 九郎,001\r\n");
      await choose(file("rare.csv"));
      await press(texts.try);
      await press(texts.toEffect);
      await page.locator("footer").getByRole("button").last().click();
      await page.getByRole("heading", { level: 2, name: texts.done }).waitFor();
      site.pick(file("users-sjis.csv"));
      await page.keyboard.press("Control+e");
      await page.getByRole("button", { name: texts.kind }).click();
      await page.getByRole("option", { name: texts.users, exact: true }).click();
      await page.getByRole("radio", { name: /^CSV/ }).click({ force: true });
      await page.getByRole("button", { name: texts.encoding }).click();
      await page.getByRole("option", { name: texts.cp932 }).click();
      await press(texts.write);
      await page.getByText("𠮷田 九郎").waitFor();
      await shot("export-unwritable");
      expect(existsSync(file("users-sjis.csv"))).toBe(false);
      await press(texts.useUtf8);
      await page.getByText("users-sjis.csv").waitFor();
      expect(readFileSync(file("users-sjis.csv"), "utf8")).toContain("𠮷田 九郎");
    });

    it("exports without a connection, and says why nothing can be imported", async () => {
      // Home would ask the service, and browsers complain of answers that are none.
      await page.keyboard.press("Control+3");
      site.stopService();
      await page.getByRole("banner").getByText(texts.offline).waitFor({ timeout: 60_000 });
      site.pick(file("offline.xlsx"));
      await page.keyboard.press("Control+e");
      await press(texts.write);
      await page.getByText("offline.xlsx").waitFor();
      await page.keyboard.press("Control+i");
      await main().getByText(texts.offlineReason).waitFor();
      await shot("import-offline");
    });

    it("was no trouble to the browser", () => {
      expect(complaints).toEqual([]);
    });
  });
}
