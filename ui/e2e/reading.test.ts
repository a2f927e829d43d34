/** Reading the manual: its pages found within and printed, and the PDF of a book read in the window. */

import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Site, startSite } from "./site";
import { LOOKS, SHOTS, Visit } from "./visit";

let site: Site;
let visit: Visit;

const page = () => visit.page;
const press = (name: string) => page().getByRole("button", { name, exact: true }).click();
const zoom = () => page().getByRole("status", { name: /^倍率 / });
const field = () => page().getByRole("textbox", { name: "ページ番号" });

/** No page in sight is an empty sheet: something on each is dark. */
const drawn = (on: Page) =>
  expect
    .poll(
      () =>
        on.locator("canvas").evaluateAll((found) => {
          const canvases = found as HTMLCanvasElement[];
          const seen = canvases.filter((canvas) => {
            const { top, bottom } = canvas.getBoundingClientRect();
            return bottom > 0 && top < window.innerHeight;
          });
          const isDark = (canvas: HTMLCanvasElement) => {
            const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
            return Array.from(data).some((value, at) => at % 4 !== 3 && value < 128 && (data[at | 3] ?? 0) > 0);
          };
          return seen.length > 0 && seen.every((canvas) => canvas.width > 0 && isDark(canvas));
        }),
      { timeout: 15_000, interval: 250 },
    )
    .toBe(true);

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  site = await startSite(0);
  visit = await Visit.begin(site, LOOKS[0]);
  page().setDefaultTimeout(15_000);
  await page().addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset["printed"] = document.querySelector("[data-print]")?.textContent ?? "";
    };
  });
  await page().reload();
  await visit.signIn(site.person);
  await visit.replacePassword(site.person);
  await visit.go(9);
  await page().getByRole("article").waitFor();
});
afterAll(async () => {
  await site.stop();
});

it("finds within a page, forth and back, and says how many there are", async () => {
  await page().keyboard.press("Control+f");
  const bar = page().getByRole("search", { name: "ページ内を検索" });
  await bar.getByRole("textbox").fill("マニュアル");
  await bar.getByText(/^1 \/ \d+$/).waitFor();
  await page().keyboard.press("Enter");
  await bar.getByText(/^2 \/ \d+$/).waitFor();
  await page().keyboard.press("Shift+Enter");
  await bar.getByText(/^1 \/ \d+$/).waitFor();
  await visit.look("manual-find");
  await bar.getByRole("textbox").fill("ありえないことば");
  await bar.getByText("見つかりません", { exact: true }).waitFor();
  await page().keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
});

it("prints the page that is open, and nothing else", async () => {
  await press("このページを印刷");
  const printed = await page().evaluate(() => document.documentElement.dataset["printed"]);
  const shown = await page().getByRole("article").textContent();
  expect(printed?.trim()).not.toBe("");
  expect(printed?.replaceAll(/\s/g, "")).toBe(shown?.replaceAll(/\s/g, ""));
});

it("opens the PDF of the book at its first page", async () => {
  await press("PDF を開く");
  await page().getByRole("region", { name: "PDF のページ" }).waitFor();
  expect(await field().inputValue()).toBe("1");
  await drawn(page());
  await visit.look("pdf");
});

it("turns and zooms", async () => {
  await press("次のページ");
  await expect.poll(() => field().inputValue()).toBe("2");
  await field().fill("１２");
  await page().keyboard.press("Enter");
  await expect.poll(() => field().inputValue()).toBe("12");
  const before = await zoom().textContent();
  await press("拡大");
  await expect.poll(() => zoom().textContent()).not.toBe(before);
  await visit.look("pdf-zoomed");
  await press("幅に合わせる");
  await expect.poll(() => zoom().textContent()).toBe(before);
});

it("finds a Japanese word in the whole book", async () => {
  await page().keyboard.press("Control+f");
  const bar = page().getByRole("search", { name: "PDF 内を検索" });
  await bar.getByRole("textbox").fill("メンテナンス");
  await bar.getByText(/^\d+ \/ \d+$/).waitFor({ timeout: 60_000 });
  const first = await bar.getByRole("status").textContent();
  expect(first).toMatch(/^\d+件中 \d+件目$/);
  await page().keyboard.press("Enter");
  await expect.poll(() => bar.getByRole("status").textContent()).not.toBe(first);
  await drawn(page());
  await visit.look("pdf-found");
  await page().keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
});

it("follows a reference to another section", async () => {
  await field().fill("3");
  await page().keyboard.press("Enter");
  // Pages around it are there, too, and come and go with their own links.
  const link = page()
    .getByRole("group", { name: "3 ページ", exact: true })
    .getByTitle(/ページへ移動$/)
    .first();
  const name = await link.getAttribute("title");
  await link.click();
  await expect.poll(async () => `${await field().inputValue()} ページへ移動`).toBe(name);
});

it("goes by its contents, and back to the pages", async () => {
  const outline = page().getByRole("navigation", { name: "目次" });
  const section = outline.getByRole("button", { name: /^3\.2 / });
  await section.click();
  await expect.poll(() => section.getAttribute("aria-current")).toBe("location");
  await outline.getByRole("button").last().click();
  await expect.poll(async () => Number(await field().inputValue())).toBeGreaterThan(12);
  await visit.look("pdf-last");
  await press("目次");
  await outline.waitFor({ state: "detached" });
  await page().keyboard.press("Escape");
  await page().getByRole("article").waitFor();
});

it("looks as well in English and in the dark", async () => {
  const other = await Visit.begin(site, LOOKS[1]);
  await other.page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  await other.go(9);
  await other.page.getByRole("button", { name: "Open the PDF", exact: true }).click();
  await other.page.locator("canvas").first().waitFor();
  await other.page.keyboard.press("Control+f");
  const bar = other.page.getByRole("search", { name: "Find in the PDF" });
  await bar.getByRole("textbox").fill("maintenance");
  await bar.getByText(/^\d+ \/ \d+$/).waitFor({ timeout: 60_000 });
  await drawn(other.page);
  await other.look("pdf-found");
  expect(other.complaints).toEqual([]);
});

it("was no trouble to the browser", () => {
  expect(visit.complaints).toEqual([]);
});
