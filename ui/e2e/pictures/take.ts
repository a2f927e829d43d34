/** The manual's pictures, in both languages, from the demo company. `npm run pictures` writes them to manuals/images. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { cp932 } from "../cp932";
import { PASSWORD } from "../visit";
import { Camera, type Language } from "./camera";
import { type Stage, setStage } from "./stage";

/** Rows of a list of people, one of which names a group that is not there. */
const PEOPLE = [
  ["社員番号", "氏名", "所属", "内線"],
  ["N0001", "髙橋 一郎", "001", "2201"],
  ["N0002", "山﨑 花子", "002", "2202"],
  ["N0003", "鈴木 三郎", "003", "2203"],
  ["N0004", "伊藤 四郎", "営業１部", "2204"],
  ["N0005", "中村 さくら", "002", "2205"],
];
const FACTORY = /製造本部/;
const NEW_POLICY = { ja: "工場の PC", en: "Factory PCs" } as const;

for (const language of ["ja", "en"] satisfies Language[]) {
  describe(`pictures in ${language}`, () => {
    let stage: Stage;
    let camera: Camera;

    /** What the bell says of so many unread notices. */
    const unread = (n: number) => camera.say("notices.bell").replace("{n}", String(n));
    /** What a notice says of its readers: one of the eight. */
    const readers = (read: number) =>
      camera.say("notices.readers.count").replace("{n}", "8").replace("{read}", String(read));
    /** What stands on a screen that leaves much of its width empty. */
    const contents = () => camera.main.locator("header, section, li, dl, p").all();
    const save = async () => {
      await camera.press("policies.save");
      await camera.press("policies.saveNow", camera.dialog);
      await camera.dialog.waitFor({ state: "detached" });
    };

    beforeAll(async () => {
      stage = await setStage(400);
      camera = await Camera.begin(stage, language);
    });
    afterAll(async () => {
      await stage.stop();
    });

    it("signing in", async () => {
      await camera.page.getByLabel(camera.say("session.companyCode")).fill(stage.person.company_code);
      await camera.page.getByLabel(camera.say("session.account"), { exact: true }).fill(stage.person.account);
      await camera.resize(1000, 720);
      await camera.take("sign-in");
      await camera.signIn(stage);
    });

    it("home", async () => {
      await camera.go("Control+1", "app.screen.home");
      await camera.take("home");
    });

    it("notices", async () => {
      await camera.go("Control+b", "app.screen.notices");
      await camera.main.getByRole("row").nth(1).click();
      await camera.main.getByRole("table").waitFor();
      await camera.page.getByRole("button", { name: unread(2) }).waitFor();
      // Who has read it is asked when it is opened.
      await camera.go("Control+1", "app.screen.home");
      await camera.go("Control+b", "app.screen.notices");
      await camera.main.getByRole("row").nth(1).click();
      await camera.main.getByText(readers(1)).waitFor();
      await camera.take("notices");
    });

    it("status", async () => {
      await camera.find("app.screen.status");
      await camera.main.getByRole("list").first().waitFor();
      await camera.resize(1280, 1040);
      await camera.take("status", camera.main.getByRole("status").locator(".."), ...(await contents()));
      // The other screens are shown as they mostly are.
      stage.calm();
      await camera.page.getByRole("region", { name: camera.say("notices.banner") }).waitFor({ state: "detached" });
    });

    it("connection check", async () => {
      await camera.find("app.screen.connection");
      await camera.page.getByText(camera.say("connection.kind.disk")).first().waitFor();
      await camera.page.getByRole("button", { name: camera.say("connection.again") }).waitFor();
      await camera.resize(1280, 980);
      await camera.take("connection-check", ...(await contents()));
    });

    it("devices, filtered", async () => {
      await camera.go("Control+3", "app.screen.devices");
      await camera.press("lists.platform", camera.main);
      await camera.page.getByRole("menuitemcheckbox").first().click();
      await camera.press("lists.state", camera.main);
      await camera.page.getByRole("menuitemcheckbox").first().click();
      await camera.select(camera.main.getByRole("row").nth(3));
      await camera.take("devices");
      await camera.press("lists.filterClear", camera.main);
    });

    it("policies", async () => {
      await camera.go("Control+9", "app.screen.policies");
      await camera.page.getByRole("tab", { name: camera.say("policies.tab.permit") }).click();
      await camera.page.getByRole("switch").click({ force: true });
      for (const box of await camera.main.getByRole("checkbox").all()) await box.check({ force: true });
      await save();
      await camera.press("policies.create");
      await camera.dialog.getByLabel(camera.say("policies.name"), { exact: true }).fill(NEW_POLICY[language]);
      await camera.press("policies.createNow", camera.dialog);
      await camera.dialog.waitFor({ state: "detached" });
      await camera.page.getByRole("radio", { name: camera.say("policies.own") }).click({ force: true });
      await save();
      await camera.page.getByRole("tab", { name: camera.say("policies.tab.assignments") }).click();
      await camera.press("policies.assignAdd");
      await camera.dialog.getByRole("treeitem", { name: FACTORY }).click();
      await camera.take("policies-assign", camera.dialog);
      await camera.press("policies.assignNext", camera.dialog);
      await camera.press("policies.assignNow", camera.dialog);
      await camera.dialog.waitFor({ state: "detached" });
      await camera.page.getByRole("tab", { name: camera.say("policies.tab.settings") }).click();
      await camera.main.locator("input[inputmode=numeric]").first().fill("7");
      await camera.take("policies-edit");
      await camera.page.keyboard.press("F1");
      const manual = camera.page.getByRole("complementary", { name: camera.say("app.screen.manuals") });
      await manual.getByRole("article").waitFor();
      await camera.resize(1440, 780);
      await camera.take("manual-beside");
      await camera.page.keyboard.press("Escape");
      await manual.waitFor({ state: "detached" });
      await camera.press("policies.save");
      await camera.dialog.getByText(camera.say("history.effect.undoable")).waitFor();
      await camera.resize(1280, 900);
      await camera.take("policies-effect", camera.dialog);
      await camera.press("policies.saveNow", camera.dialog);
      await camera.dialog.waitFor({ state: "detached" });
    });

    it("organization, and a device's ladder of policies", async () => {
      await camera.go("Control+2", "app.screen.organization");
      await camera.page.getByRole("treeitem", { name: FACTORY }).click();
      await camera.select(camera.main.getByRole("row", { name: /PC-\d/ }).first());
      await camera.take("organization");
      const inspector = camera.page.getByRole("complementary");
      await inspector.getByRole("tab", { name: camera.say("policies.tabHere"), exact: true }).click();
      await inspector.getByRole("list").last().waitFor();
      await camera.takeUpper("policies-ladder", inspector, inspector.locator("summary").first());
    });

    it("the effect of moving a group", async () => {
      await camera.page
        .getByRole("treeitem", { name: /技術サービス部/ })
        .first()
        .click();
      await camera.press("organization.move", camera.main);
      await camera.dialog
        .getByRole("treeitem", { name: /営業本部/ })
        .first()
        .click();
      await camera.press("organization.move.here", camera.dialog);
      await camera.dialog.getByText(camera.say("organization.move.ask")).waitFor();
      await camera.take("effect", camera.dialog);
      await camera.close();
    });

    it("admins, their permissions, and the map", async () => {
      await camera.go("Control+4", "app.screen.admins");
      await camera.select(camera.main.getByRole("row").nth(2));
      await camera.take("admins");
      await camera.press("admins.grants");
      await camera.dialog.waitFor();
      await camera.take("admins-grants", camera.dialog);
      await camera.close();
      await camera.page.getByRole("tab", { name: camera.say("admins.tab.authority"), exact: true }).click();
      await camera.page.getByRole("table").waitFor();
      await camera.press("admins.map.enlarge");
      await camera.take("authority-map", camera.dialog);
      await camera.close();
    });

    it("the recycle bin", async () => {
      await camera.go("Control+3", "app.screen.devices");
      await camera.select(camera.main.getByRole("row").nth(2));
      await camera.main
        .getByRole("row")
        .nth(4)
        .click({ modifiers: ["Shift"], position: { x: 90, y: 12 } });
      await camera.page.keyboard.press("Delete");
      await camera.press("common.delete", camera.dialog);
      await camera.dialog.waitFor({ state: "detached" });
      await camera.go("Control+8", "app.screen.recycleBin");
      await camera.resize(1280, 440);
      await camera.select(camera.main.getByRole("row").nth(1));
      await camera.takeMain("recycle-bin");
    });

    it("history", async () => {
      await camera.go("Control+5", "app.screen.history");
      await camera.main
        .getByRole("list", { name: camera.say("history.list") })
        .getByRole("button")
        .nth(1)
        .click();
      await camera.page.getByText(camera.say("history.undo")).first().waitFor();
      await camera.resize(1280, 720);
      await camera.takeMain("history");
    });

    it("settings and account", async () => {
      const sections = camera.main.locator("section");
      await camera.go("Control+6", "app.screen.settings");
      await camera.resize(1280, 1200);
      await camera.take("settings", sections.nth(0), sections.nth(1));
      await camera.go("Control+7", "app.screen.account");
      await camera.resize(1280, 1200);
      await camera.take("account", sections.nth(0), sections.nth(2));
    });

    it("an import's check", async () => {
      const file = join(stage.folder, "社員一覧.csv");
      writeFileSync(file, cp932(`${PEOPLE.map((cells) => cells.join(",")).join("\r\n")}\r\n`));
      stage.pick(file);
      await camera.go("Control+3", "app.screen.devices");
      await camera.page.keyboard.press("Control+i");
      await camera.press("imports.choose.file");
      await camera.main.getByText("髙橋 一郎").waitFor();
      await camera.takeMain("import-read");
      await camera.press("imports.read.try");
      await camera.main
        .getByRole("gridcell", { name: camera.say("imports.fault.group_unknown") })
        .first()
        .waitFor();
      await camera.main.getByRole("radio").first().click();
      await camera.resize(1280, 700);
      await camera.takeMain("import-check");
      await camera.page.keyboard.press("Control+1");
      await camera.press("imports.leave.go");
      await camera.page.getByRole("alertdialog").waitFor({ state: "detached" });
    });

    it("the lock", async () => {
      await camera.page.keyboard.press("Control+l");
      const password = camera.page.getByRole("textbox", { name: camera.say("session.password") });
      await password.fill(PASSWORD);
      await camera.resize(1000, 560);
      await camera.take("lock");
    });
  });
}
