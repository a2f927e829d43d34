/** The state of the service: asked for, changed by the operator, and known while the service itself is gone; the check of the way to it; trust. */

import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { urgentNow } from "./operator";
import { type Site, startSite } from "./site";
import { LOOKS, SHOTS, Visit } from "./visit";

let site: Site;
let visit: Visit;
/** The same window for somebody who reads English in the dark. */
let other: Visit;

const main = () => visit.page.locator("main");
const says = (sentence: string | RegExp) => main().getByRole("status").getByText(sentence).waitFor();
const again = () => main().getByRole("button", { name: "再確認" }).click();

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

it("is told to whoever has not signed in", async () => {
  const pane = visit.page.getByRole("dialog");
  for (const [link, name, sign] of [
    ["稼働状況", "sign-in-status", "すべて正常に動作しています"],
    ["接続を確認", "sign-in-connection", /^サービスに接続できます/],
    ["サービスの信頼性", "sign-in-trust", "責任の分担、データの保管場所"],
  ] as const) {
    await visit.page.getByRole("button", { name: link, exact: true }).click();
    await pane.getByText(sign).first().waitFor();
    await visit.look(name);
    await visit.page.keyboard.press("Escape");
    await pane.waitFor({ state: "detached" });
  }
  await visit.signIn(site.person);
  await visit.replacePassword(site.person);
});

it("says that all is well, and what is planned", async () => {
  await visit.open("稼働状況");
  await says("すべて正常に動作しています");
  const coming = main().getByRole("list", { name: "これからのメンテナンス" });
  await expect
    .poll(
      async () => {
        await again();
        return coming.getByText("定期メンテナンスのおしらせ").count();
      },
      { timeout: 10_000, interval: 500 },
    )
    .toBe(1);
  await visit.look("status-operational");
});

it("says so once the operator has said that a part is down", async () => {
  site.operator.set("outage");
  await expect
    .poll(
      async () => {
        await again();
        return main().getByRole("status").getByText("障害が発生しています").count();
      },
      { timeout: 10_000, interval: 500 },
    )
    .toBe(1);
  await main().getByRole("list", { name: "機能ごとの状態" }).getByText("停止").waitFor();
  await visit.look("status-outage");
  site.operator.set("operational");
});

it("looks at the way to the service step by step", async () => {
  await visit.open("接続の確認");
  await main()
    .getByRole("status")
    .getByText(/^サービスに接続できます/)
    .waitFor();
  expect(await main().getByRole("list", { name: "確認の結果" }).getByRole("listitem").count()).toBe(7);
  await visit.look("connection-fine");
});

it("says why and until when while the service is away for maintenance", async () => {
  site.operator.publish(urgentNow());
  await visit.page.getByRole("button", { name: "おしらせ、未読 3件", exact: true }).waitFor();
  await visit.open("稼働状況");
  await expect
    .poll(
      async () => {
        await again();
        return main()
          .getByRole("status")
          .getByText(/^メンテナンス中です。.*に終わる予定です$/)
          .count();
      },
      { timeout: 10_000, interval: 500 },
    )
    .toBe(1);
  await main().getByRole("list", { name: "機能ごとの状態" }).getByText("メンテナンス中", { exact: true }).waitFor();
  await visit.look("status-maintenance");
  other = await Visit.begin(site, LOOKS[1]);
  other.page.setDefaultTimeout(10_000);
  await other.page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  await other.open("Service status");
  await other.look("status-maintenance");
  site.stopService();
  const line = visit.page.locator("[data-help=status-offline]");
  await line.getByText(/^サービスは\d+:\d\dまでメンテナンス中です。/).waitFor({ timeout: 60_000 });
  await line.getByRole("button", { name: "稼働状況" }).waitFor();
  await visit.look("status-offline");
  await line.getByRole("button", { name: "接続を確認" }).click();
  await visit.page.getByRole("heading", { level: 1, name: "接続の確認" }).waitFor();
});

it("shows which step fails, and what to do", async () => {
  await main()
    .getByRole("status")
    .getByText("メンテナンスまたは障害のため、サービスに接続できません")
    .waitFor({ timeout: 30_000 });
  const failed = main().getByRole("listitem").filter({ hasText: "問題あり" });
  await failed.getByText("接続が拒否されたか、応答がありません。").waitFor();
  await failed.getByText(/^稼働状況に障害やメンテナンスがなければ、/).waitFor();
  await visit.look("connection-failed");
});

it("keeps notices and trust readable without the service", async () => {
  await visit.page.keyboard.press("Control+b");
  await visit.page.getByRole("row").filter({ hasText: "マニュアルを改訂しました" }).click();
  await main()
    .getByText(/^ポリシーの章に、/)
    .waitFor();
  await main()
    .getByText(/^サービスに接続できません。.*に受け取った内容を表示しています。$/)
    .waitFor();
  await visit.look("notices-offline");
  await visit.open("サービスの信頼性");
  const contents = main().getByRole("navigation", { name: "目次" });
  const entries = await contents.getByRole("button").allTextContents();
  expect(entries.length).toBeGreaterThan(3);
  expect(await main().getByRole("heading", { level: 2 }).allTextContents()).toEqual(entries);
  await contents.getByRole("button").last().click();
  await main()
    .getByRole("heading", { level: 2, name: entries.at(-1) ?? "" })
    .and(visit.page.locator(":focus"))
    .waitFor();
  await visit.look("trust-offline");
});

it("looks as well in English and in the dark", async () => {
  await other.page.locator("[data-help=status-offline]").waitFor();
  await other.look("status-offline");
  await other.open("Connection check");
  await other.page.getByText("The connection was refused or not answered.").waitFor({ timeout: 30_000 });
  await other.look("connection-failed");
  await other.page.keyboard.press("Control+b");
  await other.page.getByRole("row").filter({ hasText: "The manual has been revised" }).click();
  await other.look("notices-offline");
  await other.open("Trust");
  await other.page.getByRole("navigation", { name: "Contents" }).waitFor();
  await other.look("trust-offline");
});

it("was no trouble to the browser", () => {
  expect([...visit.complaints, ...other.complaints]).toEqual([]);
});
