/** Takes pictures for the manual: the light window, or a part of it, in few colours. */

import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type MessageKey, messages } from "../../src/i18n/messages";
import { TOP } from "../programs";
import { PASSWORD } from "../visit";
import type { Stage } from "./stage";
import { standStill } from "./still";

export type Language = "ja" | "en";
/** The largest picture: every console fetches all of them. */
const BYTES = 150_000;
/** What is shown around a part of the window. */
const EDGE = 12;
const SIZE = { width: 1280, height: 800 };

/** A person at the console who photographs it. */
export class Camera {
  readonly page: Page;
  private readonly language: Language;

  private constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
  }

  static async begin(stage: Stage, language: Language): Promise<Camera> {
    const page = await stage.browser.newPage({
      viewport: SIZE,
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
      colorScheme: "light",
      timezoneId: "Asia/Tokyo",
      locale: language === "ja" ? "ja-JP" : "en-US",
    });
    page.setDefaultTimeout(15_000);
    await page.addInitScript((chosen) => localStorage.setItem("cloudone.language", chosen), language);
    await standStill(page, stage.began, [
      [stage.server, "https://console.cloudone.example"],
      [new URL(stage.server).host, "console.cloudone.example"],
      ['"127.0.0.1"', '"203.0.113.10"'],
      [stage.folder, "/home/sato/.local/share/cloudone"],
      // Machines for tests have no keyring; those of people have one.
      ['"keyring":"unavailable"', '"keyring":"available"'],
      ['"finding":"keyring_none","level":"warning"', '"finding":"fine","level":"fine"'],
    ]);
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(stage.url);
    return new Camera(page, language);
  }

  /** A text of the interface. */
  say(key: MessageKey): string {
    return messages[key][this.language];
  }

  get main(): Locator {
    return this.page.locator("main");
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async press(key: MessageKey, where: Page | Locator = this.page): Promise<void> {
    await where
      .getByRole("button", { name: this.say(key), exact: true })
      .first()
      .click();
  }

  /** Opens a screen by its key. */
  async go(shortcut: string, title: MessageKey): Promise<void> {
    await this.page.keyboard.press(shortcut);
    await this.page.getByRole("heading", { level: 1, name: this.say(title) }).waitFor();
  }

  /** Opens what has no key of its own, by its name. */
  async find(title: MessageKey): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.page.getByRole("combobox").fill(this.say(title));
    await this.page.getByRole("option").first().waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.getByRole("heading", { level: 1, name: this.say(title) }).waitFor();
  }

  async signIn(stage: Stage): Promise<void> {
    await this.page.getByRole("textbox", { name: this.say("session.password") }).fill(stage.person.password);
    await this.press("session.submit");
    await this.page.getByLabel(this.say("session.current")).fill(stage.person.password);
    await this.page.getByLabel(this.say("session.new"), { exact: true }).fill(PASSWORD);
    await this.page.getByLabel(this.say("session.repeat")).fill(PASSWORD);
    await this.press("session.firstPassword.submit");
    await this.page.getByRole("navigation").first().waitFor();
  }

  /** Closes the dialog that is open, with nothing done. */
  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }

  /** Selects a row where its name stands, so that the list does not scroll sideways. */
  async select(row: Locator): Promise<void> {
    // A list that is read anew meanwhile forgets what was selected.
    await this.settled();
    await row.click({ position: { x: 90, y: 12 } });
  }

  /** Takes the window, or these parts of it with a little of what is around. */
  async take(name: string, ...parts: readonly Locator[]): Promise<void> {
    await this.takeWith(name, EDGE, parts);
  }

  /** Takes the upper part of an area, down to the end of something in it. */
  async takeUpper(name: string, area: Locator, last: Locator): Promise<void> {
    const [whole, end] = await Promise.all([area.boundingBox(), last.boundingBox()]);
    if (!whole || !end) throw new Error(`${name} is not to be seen`);
    await this.takeWith(name, 0, [], { ...whole, height: end.y + end.height + EDGE - whole.y });
  }

  /** Takes what the screen shows without the rail and the title bar. */
  async takeMain(name: string): Promise<void> {
    await this.takeWith(name, 0, [this.main]);
  }

  /** Makes the window so large, because what is shown needs it or leaves much empty. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  private async takeWith(name: string, edge: number, parts: readonly Locator[], known?: Box): Promise<void> {
    await this.settled();
    const folder = join(TOP, "manuals/images", this.language);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
    const window = this.page.viewportSize() ?? SIZE;
    const clip = known ?? (parts.length === 0 ? { x: 0, y: 0, ...window } : around(boxes, edge, window));
    // Halves of what is behind a dialog say nothing.
    const style = (await this.dialog.count()) > 0 ? `${UNCOVERED} #root { opacity: 0 !important }` : UNCOVERED;
    await this.page.screenshot({ path, clip, caret: "hide", animations: "disabled", style });
    // What a picture was made from, and when, is written into it otherwise.
    execFileSync("convert", [path, "+dither", "-colors", "96", "-strip", ...QUIET, `PNG8:${path}`]);
    expect.soft(statSync(path).size, `${name} is too large`).toBeLessThan(BYTES);
    await this.resize(SIZE.width, SIZE.height);
  }

  /** Nothing is on its way any more: nothing waits, and the page's texts stay the same. */
  private async settled(): Promise<void> {
    await this.page.mouse.move(0, 0);
    let before = "";
    for (let round = 0; round < 40; round += 1) {
      const now = await this.page.evaluate(() => document.body.innerText);
      const waits = await this.page.locator("[role=progressbar], [aria-busy=true]").count();
      if (round > 2 && waits === 0 && now === before) return;
      before = now;
      await this.page.waitForTimeout(150);
    }
  }
}

/** Messages that come and go. */
const UNCOVERED = "section[data-react-aria-top-layer] { display: none }";
const QUIET = ["-define", "png:exclude-chunks=date,time", "-define", "png:compression-level=9"];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest part of the window that holds these boxes, with an edge. */
function around(boxes: readonly (Box | null)[], edge: number, window: { width: number; height: number }): Box {
  const found = boxes.filter((box) => box !== null);
  const x = Math.max(0, Math.min(...found.map((box) => box.x)) - edge);
  const y = Math.max(0, Math.min(...found.map((box) => box.y)) - edge);
  const right = Math.min(window.width, Math.max(...found.map((box) => box.x + box.width)) + edge);
  const bottom = Math.min(window.height, Math.max(...found.map((box) => box.y + box.height)) + edge);
  return { x, y, width: right - x, height: bottom - y };
}
