/** The way of a policy through the real console and service: saved with its effect, listed, restored, activated, compared. */

import { expect, it } from "vitest";
import { startSite } from "./site";

it("saves the base policy, finds its devices, goes back to a version, and activates the violation policy", async () => {
  const site = await startSite(400);
  try {
    const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.addInitScript(() => localStorage.setItem("cloudone.language", "ja"));
    // Only browsers ask for it; the window has its own.
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(site.url);
    await page.getByLabel("企業コード").fill(site.person.company_code);
    await page.getByLabel("アカウント", { exact: true }).fill(site.person.account);
    await page.getByLabel("パスワード", { exact: true }).fill(site.person.password);
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByLabel("現在のパスワード").fill(site.person.password);
    await page.getByLabel("新しいパスワード", { exact: true }).fill("わたしだけの pass 2026");
    await page.getByLabel("新しいパスワード（確認）").fill("わたしだけの pass 2026");
    await page.getByRole("button", { name: "変更して始める" }).click();
    await page.getByRole("heading", { level: 1, name: "ホーム" }).waitFor();
    await page.keyboard.press("Control+9");
    const main = page.locator("main");
    await main.locator("input[inputmode=numeric]").first().fill("33");
    await main.getByRole("button", { name: "保存する…" }).click();
    await page.getByRole("button", { name: "クライアントを一覧で見る" }).click();
    await page.getByRole("dialog").getByRole("row").nth(3).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "保存", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "履歴" }).click();
    await page.getByText("14日 → 33日").waitFor();
    await page.getByRole("tab", { name: "設定" }).click();
    await page.getByRole("button", { name: "「OS更新プログラムの猶予日数」の操作" }).click();
    await page.getByRole("menuitem", { name: "この値のクライアント" }).click();
    await page.getByRole("dialog").getByRole("row").nth(2).waitFor();
    await page.keyboard.press("Escape");
    await main.locator("input[inputmode=numeric]").first().fill("44");
    await main.getByRole("button", { name: "保存する…" }).click();
    await page.getByRole("dialog").getByText("元に戻せます").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "保存", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "履歴" }).click();
    await page.getByText("33日 → 44日").waitFor();
    await page.getByRole("button", { name: "別の時点と比べる" }).first().click();
    await page.getByRole("button", { name: "選んだ時点と比べる" }).first().click();
    await page
      .getByRole("dialog")
      .getByRole("row", { name: /33日 44日$/ })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "この時点の内容に戻す" }).nth(1).click();
    await page.getByRole("dialog").getByText("44日 → 33日").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "戻す", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await main.getByRole("grid").first().getByRole("row").nth(2).click();
    await page.getByRole("button", { name: "違反時ポリシーを発動…" }).click();
    await page.getByRole("dialog").getByRole("row").nth(1).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /^理由/ }).fill("紛失");
    await page.getByRole("dialog").getByRole("button", { name: "影響を確認" }).click();
    await page.getByRole("dialog").getByText("元に戻せます").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "発動", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await main.getByText("紛失").waitFor();
    await page.keyboard.press("Control+3");
    await main.getByRole("row").nth(3).click();
    await main
      .getByRole("row")
      .nth(4)
      .click({ modifiers: ["Control"] });
    await page.getByRole("button", { name: "ポリシーを比べる" }).click();
    await page.getByRole("dialog").getByRole("status").waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await site.stop();
  }
});
