/**
 * The console's UI in Chromium's application window, for `cargo xtask bench --only large`: says when the tree is there,
 * and stays open until its input ends.
 */
import { chromium } from "playwright-core";

const [, , url = "", folder = ""] = process.argv;
const context = await chromium.launchPersistentContext(folder, {
  executablePath: "/usr/bin/chromium",
  headless: false,
  viewport: null,
  args: [`--app=${url}`, "--no-sandbox", "--window-size=1280,800"],
});
const page = context.pages()[0] ?? (await context.waitForEvent("page"));
await page.locator("nav a").nth(1).click();
await page.locator("[role='treeitem']").first().waitFor();
process.stdout.write("shown\n");
process.stdin.resume();
process.stdin.on("end", () => void context.close());
