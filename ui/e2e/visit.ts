/** A person at the console in a browser, who looks at what there is. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Account, Site } from "./site";
import { TEXTS } from "./texts";

export const SHOTS = join(dirname(fileURLToPath(import.meta.url)), "shots");
export const USUAL = { width: 1280, height: 800 };
export const PASSWORD = "わたしだけの pass 2026";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

export const LOOKS = [
  { language: "ja", theme: "light" },
  { language: "en", theme: "dark" },
] as const;
export type Look = (typeof LOOKS)[number];

/** One person at one window. */
export class Visit {
  readonly complaints: string[] = [];
  readonly page: Page;
  private readonly shown: Look;

  private constructor(page: Page, shown: Look) {
    this.page = page;
    this.shown = shown;
  }

  private get texts() {
    return TEXTS[this.shown.language];
  }

  static async begin(site: Site, look: Look): Promise<Visit> {
    const page = await site.browser.newPage({ viewport: USUAL, reducedMotion: "reduce", colorScheme: look.theme });
    const visit = new Visit(page, look);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        visit.complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => visit.complaints.push(error.message));
    await page.addInitScript((language) => localStorage.setItem("cloudone.language", language), look.language);
    // Only browsers ask for it; the window has its own.
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(site.url);
    return visit;
  }

  async signIn(person: Account): Promise<void> {
    await this.page.getByLabel(this.texts.company).fill(person.company_code);
    await this.page.getByLabel(this.texts.account, { exact: true }).fill(person.account);
    await this.page.getByLabel(this.texts.password, { exact: true }).fill(person.password);
    await this.page.getByRole("button", { name: this.texts.signIn }).click();
  }

  async replacePassword(person: Account): Promise<void> {
    await this.page.getByLabel(this.texts.current).fill(person.password);
    await this.page.getByLabel(this.texts.next, { exact: true }).fill(PASSWORD);
    await this.page.getByLabel(this.texts.again).fill(PASSWORD);
    await this.page.getByRole("button", { name: this.texts.start }).click();
    await this.heading(0);
  }

  /** Fills in the open dialog up to what registering would change, which names the new admin. */
  async registerAdmin(): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(this.texts.account, { exact: true }).fill("aoki");
    await dialog.getByLabel(this.texts.name, { exact: true }).fill("青木 涼");
    await dialog.getByRole("button", { name: this.texts.generate }).click();
    await dialog.getByRole("button", { name: this.texts.everything }).click();
    await dialog.getByRole("button", { name: this.texts.toEffect }).click();
    await this.page.getByRole("paragraph").getByText("青木 涼", { exact: true }).waitFor();
  }

  /** Goes to a screen by its shortcut. */
  async go(index: number): Promise<void> {
    await this.page.keyboard.press(`Control+${(index + 1) % 10}`);
    await this.heading(index);
  }

  /** Goes to a screen that has no shortcut, by typing its name. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    const palette = this.page.getByRole("dialog");
    await palette.getByRole("combobox").fill(name);
    await palette.getByRole("option", { name }).first().click();
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }

  async heading(index: number): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: this.texts.screens[index] ?? "" }).waitFor();
  }

  /** Takes a picture and expects that no rule is broken and nothing scrolls sideways. */
  async look(name: string): Promise<void> {
    await this.settled();
    await this.page.screenshot({ path: join(SHOTS, `${name}-${this.shown.language}-${this.shown.theme}.png`) });
    await this.page.evaluate(AXE);
    const broken = await this.page.evaluate(async (rules) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(
        // React Aria speaks through it for some seconds, also of buttons that are gone by then.
        { exclude: ["[data-live-announcer]"] },
        { runOnly: rules },
      );
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
    }, RULES);
    expect.soft(broken, name).toEqual([]);
    const wider = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  }

  /** Nothing is on its way any more: two pictures of the page's texts in a row are the same. */
  private async settled(): Promise<void> {
    let before = "";
    for (let round = 0; round < 20; round += 1) {
      const now = await this.page.evaluate(() => document.body.innerText);
      if (round > 1 && now === before) return;
      before = now;
      await this.page.waitForTimeout(200);
    }
  }
}
