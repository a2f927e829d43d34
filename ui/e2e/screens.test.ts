/** Every screen in both languages and appearances: no broken rule of accessibility, no complaint of the browser, a picture. */

import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Site, startSite } from "./site";
import { TEXTS } from "./texts";
import { LOOKS, PASSWORD, SHOTS, USUAL, Visit } from "./visit";

const SMALLEST = { width: 960, height: 600 };

beforeAll(() => {
  mkdirSync(SHOTS, { recursive: true });
});

for (const look of LOOKS) {
  describe(`in ${look.language}, ${look.theme}`, () => {
    let site: Site;
    let visit: Visit;
    const texts = TEXTS[look.language];

    beforeAll(async () => {
      site = await startSite(400);
      site.operator.publishDemo();
      visit = await Visit.begin(site, look);
    });
    afterAll(async () => {
      await site.stop();
    });

    it("signs in and replaces the first password", async () => {
      await visit.page.getByLabel(texts.company).waitFor();
      await visit.look("sign-in");
      await visit.page.keyboard.press("F1");
      const manual = visit.page.getByRole("complementary", { name: texts.manual });
      await manual.getByRole("article").waitFor();
      await visit.look("sign-in-manual");
      await visit.page.keyboard.press("Escape");
      await manual.waitFor({ state: "detached" });
      await visit.signIn(site.person);
      await visit.page.getByLabel(texts.current).waitFor();
      await visit.look("first-password");
      await visit.replacePassword(site.person);
      await visit.heading(0);
    });

    it("shows home", async () => {
      await visit.look("home");
    });

    it("shows the organization with a group", async () => {
      await visit.go(1);
      await visit.page.getByRole("treeitem", { level: 2 }).nth(1).click();
      await visit.page.locator("main").getByRole("row").nth(3).click();
      await visit.look("organization");
      await visit.page.locator("main").getByRole("tab").nth(1).click();
      await visit.look("organization-users");
      await visit.page.locator("main").getByRole("tab").nth(2).click();
      await visit.look("organization-details");
      await visit.page.locator("main").getByRole("tab").nth(3).click();
      await visit.page.locator("main").getByRole("list").last().waitFor();
      await visit.look("organization-policies");
      await visit.page.locator("main").getByRole("tab").nth(4).click();
      await visit.look("organization-authority");
      await visit.page.locator("main").getByRole("tab").nth(5).click();
      await visit.look("organization-history");
    });

    it("shows devices with one selected", async () => {
      await visit.go(2);
      await visit.page.locator("main").getByRole("row").nth(3).click();
      await visit.page.locator("main").getByRole("complementary").waitFor();
      await visit.look("devices");
      await visit.page.getByRole("tab", { name: texts.authority }).click();
      await visit.look("device-authority");
      await visit.page.getByRole("tab", { name: texts.history }).click();
      await visit.look("device-history");
      await visit.page.getByRole("button", { name: texts.platform, exact: true }).first().click();
      await visit.look("devices-filter");
      await visit.page.getByRole("menuitemcheckbox", { name: texts.linkedClones }).click();
      await visit.look("devices-filtered");
    });

    it("changes everything that a list matches", async () => {
      await visit.page.getByRole("grid").focus();
      await visit.page.keyboard.press("Control+a");
      await visit.look("devices-all");
      await visit.page.keyboard.press("Delete");
      await visit.page.getByRole("dialog").getByText(texts.undoable).waitFor();
      await visit.look("devices-all-effect");
      await visit.page.keyboard.press("Escape");
      await visit.page.keyboard.press("F2");
      await visit.look("devices-field");
      await visit.page.keyboard.press("Escape");
      await visit.page.getByRole("button", { name: texts.clearFilters }).click();
      await visit.page.getByRole("button", { name: texts.view, exact: true }).click();
      await visit.page.getByRole("menuitem", { name: texts.columns }).click();
      await visit.look("devices-columns");
      await visit.page.keyboard.press("Escape");
    });

    it("deletes devices, and brings them back from the recycle bin", async () => {
      await visit.go(2);
      await visit.page.locator("main").getByRole("row").nth(2).click();
      await visit.page.getByRole("complementary").getByRole("button", { name: texts.edit }).click();
      await visit.page.getByRole("dialog").waitFor();
      await visit.look("device-dialog");
      await visit.page.keyboard.press("Escape");
      await visit.page
        .locator("main")
        .getByRole("row")
        .nth(4)
        .click({ modifiers: ["Shift"] });
      await visit.page.getByRole("complementary").getByRole("button", { name: texts.remove }).click();
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.remove }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.go(7);
      await visit.page.locator("main").getByRole("row").nth(1).click();
      await visit.look("recycle-bin");
      await visit.page.getByRole("complementary").getByRole("button", { name: texts.restore, exact: true }).click();
      await visit.page.getByRole("dialog").getByRole("list").first().waitFor();
      await visit.look("recycle-bin-effect");
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.restore }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.page.getByRole("complementary").getByRole("button").waitFor({ state: "detached" });
      await visit.look("recycle-bin-empty");
    });

    it("merges and splits groups", async () => {
      await visit.go(1);
      await visit.page.getByRole("treeitem", { level: 2 }).nth(1).click();
      await visit.page.getByRole("button", { name: texts.moreActs }).click();
      await visit.page.getByRole("menuitem").first().click();
      await visit.page.getByRole("dialog").getByRole("treeitem", { level: 2 }).nth(2).click();
      await visit.look("merge");
      await visit.page.keyboard.press("Escape");
      await visit.page.getByRole("button", { name: texts.moreActs }).click();
      await visit.page.getByRole("menuitem").nth(1).click();
      await visit.look("split");
      await visit.page.keyboard.press("Escape");
    });

    it("shows admins with one selected, and registers", async () => {
      await visit.go(3);
      await visit.page.locator("main").getByRole("row").nth(2).click();
      await visit.page.locator("main").getByRole("complementary").waitFor();
      await visit.look("admins");
      await visit.page.getByRole("button", { name: texts.addAdmin }).click();
      await visit.page.getByRole("dialog").waitFor();
      await visit.look("admin-dialog");
      await visit.registerAdmin();
      await visit.look("admin-effect");
      // The page loaded anew is where it was, and what was typed is there again.
      await visit.page.reload();
      await visit.heading(3);
      await visit.page.getByRole("button", { name: texts.addAdmin }).click();
      await visit.page.getByText(texts.restored).waitFor();
      await visit.look("admin-dialog-restored");
      await visit.page.keyboard.press("Escape");
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
    });

    it("shows what an admin may do, and who may", async () => {
      await visit.page.locator("main").getByRole("row").nth(2).click();
      await visit.page.getByRole("tab", { name: texts.authority, exact: true }).click();
      await visit.page.getByRole("table").waitFor();
      await visit.look("authority-map");
      await visit.page.getByText(texts.ask, { exact: true }).click();
      await visit.look("authority-ask");
      await visit.page.getByText(texts.list, { exact: true }).click();
    });

    it("shows the settings, and whom a duty concerns", async () => {
      await visit.go(5);
      await visit.look("settings");
      await visit.page.getByRole("radiogroup").getByRole("radio").last().click({ force: true });
      await visit.look("settings-duty");
      await visit.page.reload();
      await visit.page.getByText(texts.restored).waitFor();
      await visit.look("settings-restored");
      await visit.page.getByRole("button", { name: texts.anew }).click();
    });

    it("edits policies: what is permitted, an individual one, where it holds, and what holds for a device", async () => {
      await visit.go(8);
      await visit.look("policies-base");
      await visit.page.getByRole("tab", { name: texts.permitTab }).click();
      await visit.page.getByRole("switch").click({ force: true });
      for (const box of await visit.page.locator("main").getByRole("checkbox").all()) await box.check({ force: true });
      await visit.look("policies-permit");
      await visit.page.getByRole("button", { name: texts.save }).click();
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.saveNow, exact: true }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.page.getByRole("button", { name: texts.newPolicy }).click();
      await visit.page.getByRole("dialog").getByLabel(texts.policyName, { exact: true }).fill("工場の PC");
      await visit.look("policies-create");
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.createPolicy, exact: true }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.page.getByRole("radio", { name: texts.own }).click({ force: true });
      await visit.look("policies-own");
      await visit.page.getByRole("button", { name: texts.save }).click();
      await visit.page.getByRole("dialog").getByText(texts.undoable).waitFor();
      await visit.look("policies-effect");
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.saveNow, exact: true }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.page.getByRole("tab", { name: texts.assignedTo }).click();
      await visit.page.getByRole("button", { name: texts.assign }).click();
      await visit.page.getByRole("dialog").getByRole("treeitem", { level: 2 }).nth(1).click();
      await visit.look("policies-assign");
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.assignTo }).click();
      await visit.page.getByRole("dialog").getByText(texts.undoable).waitFor();
      await visit.page.getByRole("dialog").getByRole("button", { name: texts.assignNow, exact: true }).click();
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.look("policies-assigned");
      await visit.page.getByRole("button", { name: texts.coverage }).click();
      await visit.look("policies-coverage");
      await visit.go(2);
      await visit.page.locator("main").getByRole("row").nth(3).click();
      await visit.page.getByRole("tab", { name: texts.policies, exact: true }).click();
      await visit.look("device-policy");
    });

    it("shows one's own account", async () => {
      await visit.page.locator("header button[aria-haspopup]").click();
      await visit.page.getByRole("menuitem", { name: texts.myAccount }).click();
      await visit.heading(6);
      await visit.look("account");
    });

    it("locks, and shows nothing of what was there", async () => {
      await visit.page.keyboard.press("Control+l");
      await visit.page.getByText(texts.locked).waitFor();
      await visit.look("locked");
      expect(await visit.page.getByRole("navigation").count()).toBe(0);
      await visit.page.getByRole("textbox", { name: texts.password }).fill(PASSWORD);
      await visit.page.getByRole("button", { name: texts.unlock }).click();
      await visit.heading(6);
    });

    it("has the manual beside the work, and as a screen", async () => {
      await visit.go(8);
      await visit.page.locator("main").locator("input[inputmode=numeric]").first().focus();
      await visit.page.keyboard.press("F1");
      const manual = visit.page.getByRole("complementary", { name: texts.manual });
      await manual.getByRole("article").locator("[data-anchor^=policy-]").first().waitFor();
      await visit.look("manual-beside");
      await visit.page.keyboard.press("Escape");
      await manual.waitFor({ state: "detached" });
      expect(await visit.page.evaluate(() => document.activeElement?.getAttribute("inputmode"))).toBe("numeric");
      // Over a dialog, which Escape leaves as it is.
      await visit.go(3);
      await visit.page.getByRole("button", { name: texts.addAdmin }).click();
      const dialog = visit.page.getByRole("dialog");
      await dialog.getByLabel(texts.name, { exact: true }).fill("青木 涼");
      await dialog.getByRole("checkbox").first().focus();
      await visit.page.keyboard.press("F1");
      await manual.getByRole("article").locator("[data-anchor^=permission-]").first().waitFor();
      await visit.look("manual-over-dialog");
      await visit.page.keyboard.press("Escape");
      await manual.waitFor({ state: "detached" });
      expect(await dialog.getByLabel(texts.name, { exact: true }).inputValue()).toBe("青木 涼");
      await visit.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await visit.go(9);
      await visit.page.getByRole("article").waitFor();
      await visit.look("manual");
      await visit.page.getByRole("searchbox", { name: texts.searchManual }).fill("usb");
      await visit.page.getByText(texts.found).waitFor();
      await visit.look("manual-found");
      await visit.page.keyboard.press("ArrowDown");
      await visit.page.keyboard.press("Enter");
      await visit.page.getByRole("article").locator("[data-anchor^=policy-]").first().waitFor();
    });

    it("shows notices, the state of the service, the way to it, and trust", async () => {
      await visit.page.keyboard.press("Control+b");
      await visit.page.locator("main").getByRole("row").last().click();
      await visit.page.getByRole("article").getByRole("table").waitFor();
      await visit.look("notices");
      for (const [name, picture] of texts.service) {
        await visit.open(name);
        await visit.page.locator("main").getByRole("list").first().waitFor();
        await visit.look(picture);
      }
    });

    it("shows the history", async () => {
      await visit.go(4);
      await visit.look("history");
    });

    it("shows the palette and the shortcuts", async () => {
      await visit.page.keyboard.press("Control+k");
      await visit.page.getByRole("combobox").fill("a");
      await visit.look("palette");
      await visit.page.keyboard.press("Escape");
      await visit.page.getByRole("dialog").waitFor({ state: "detached" });
      await visit.page.locator("main").focus();
      await visit.page.keyboard.press("?");
      await visit.page.getByRole("dialog").waitFor();
      await visit.look("shortcuts");
      await visit.page.keyboard.press("Escape");
    });

    it("shows the menu of the account", async () => {
      await visit.page.locator("header button[aria-haspopup]").click();
      await visit.page.getByRole("menu").waitFor();
      await visit.look("account-menu");
      await visit.page.keyboard.press("Escape");
    });

    it("fits the smallest window", async () => {
      await visit.page.setViewportSize(SMALLEST);
      for (const [index, name] of ["home", "organization", "devices", "admins", "history"].entries()) {
        await visit.go(index);
        await visit.look(`${name}-small`);
      }
      await visit.page.keyboard.press("Control+b");
      await visit.page.locator("main").getByRole("row").last().click();
      await visit.page.getByRole("article").getByRole("table").waitFor();
      await visit.look("notices-small");
      await visit.open(texts.service[0][0]);
      await visit.look("status-small");
    });

    it("keeps messages off the buttons of dialogs", async () => {
      await visit.go(1);
      await visit.page.getByRole("treeitem", { level: 2 }).nth(1).click();
      await visit.page.keyboard.press("Control+x");
      await visit.page.getByRole("button", { name: texts.rename }).waitFor();
      await visit.page.getByRole("button", { name: texts.addGroup }).last().click();
      await visit.look("message-small");
      const [message, dialog] = await Promise.all([
        visit.page.locator("[data-react-aria-top-layer] p").first().boundingBox(),
        visit.page.getByRole("dialog").boundingBox(),
      ]);
      expect((message?.y ?? 0) + (message?.height ?? 0)).toBeLessThan(dialog?.y ?? 0);
      await visit.page.keyboard.press("Escape");
      await visit.page.setViewportSize(USUAL);
    });

    it("says that it is offline", async () => {
      await visit.go(1);
      site.stopService();
      await visit.page.getByRole("banner").getByText(texts.offline).waitFor({ timeout: 60_000 });
      await visit.look("offline");
    });

    it("was no trouble to the browser", () => {
      expect(visit.complaints).toEqual([]);
    });
  });

  describe(`of an empty company, in ${look.language}, ${look.theme}`, () => {
    it("says what to do first on every screen", async () => {
      const site = await startSite(0);
      try {
        const visit = await Visit.begin(site, look);
        await visit.signIn(site.person);
        await visit.replacePassword(site.person);
        for (const [index, name] of ["home", "organization", "devices", "admins", "history"].entries()) {
          await visit.go(index);
          await visit.look(`empty-${name}`);
        }
        expect(visit.complaints).toEqual([]);
      } finally {
        await site.stop();
      }
    });
  });
}
