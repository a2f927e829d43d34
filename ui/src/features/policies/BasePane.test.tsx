import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsoleEvent } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { BASE } from "~/test/policies";
import { answer, field, host, openPolicies, press, ready, reset, retype, section, user } from "~/test/policiesScreen";
import { signIn } from "~/test/session";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));
// A form of this size takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  reset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
});

describe("the base policy", () => {
  it("is saved once its effect was shown, with the reason", async () => {
    host.effect = {
      rows: { base_policy: { before: BASE, after: { ...BASE, sections: { pc_diagnosis: { grace: 30 } } } } },
      authority: [],
      policy_impact: {
        devices: 120,
        sections: [{ section: "pc_diagnosis", devices: 120 }],
        groups: [{ group: "sales", devices: 100 }],
        other_groups: 3,
        other_devices: 20,
        digest: "",
      },
    };
    await openPolicies();
    await ready();
    expect(screen.getByText("既定値: 14日")).toBeDefined();
    await retype("猶予日数", "30");
    expect(screen.getByText("1項目を変更しています（未保存）")).toBeDefined();
    await press("保存する…");
    const dialog = within(await screen.findByRole("dialog", { name: "「基本ポリシー」の変更の影響" }));
    expect(await dialog.findByText("120台")).toBeDefined();
    expect(dialog.getByRole("row", { name: "ほかの3グループ 20" })).toBeDefined();
    expect(await dialog.findByText("PC診断・猶予日数: 7日 → 30日")).toBeDefined();
    expect(host.applied).toEqual([]);
    await user.type(dialog.getByRole("textbox", { name: /^理由/ }), "監査の指摘");
    await user.click(dialog.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(host.applied).toHaveLength(1));
    expect(host.applied[0]).toMatchObject({
      changes: [{ type: "base_policy_section_set", section: "pc_diagnosis", values: { grace: 30 } }],
      reason: "監査の指摘",
      base_revision: 7,
    });
    await waitFor(() => expect(screen.queryByText(/未保存/)).toBeNull());
    expect(field("猶予日数").value).toBe("30");
  });

  it("is not sent while something is wrong, and leads there", async () => {
    await openPolicies();
    await ready();
    await retype("猶予日数", "999");
    await section(/^PC制御/);
    await ready("更新時刻");
    await press("保存する…");
    await ready();
    expect(screen.getByText("0～180の数字で入力してください。")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(field("猶予日数")));
    expect(host.planned).toEqual([]);
  });

  it("shows what is locked, greyed and explained", async () => {
    await openPolicies();
    await ready();
    const locked = screen.getByRole<HTMLInputElement>("switch", { name: "ファイアウォールを確認する" });
    expect(locked.disabled).toBe(true);
    expect(screen.getByText("固定")).toBeDefined();
    expect(screen.getByText(/親会社が値を固定している/)).toBeDefined();
  });

  it("finds items by a word of their help, in every section", async () => {
    await openPolicies();
    await ready();
    await user.type(screen.getByRole("searchbox", { name: "項目を検索" }), "ｻｲﾄの説明");
    expect(await screen.findByRole("textbox", { name: "禁止サイト" })).toBeDefined();
    expect(screen.queryByRole("textbox", { name: "猶予日数" })).toBeNull();
  });

  it("gives an item and a section back to their defaults", async () => {
    await openPolicies();
    await ready();
    await press("この区分を既定値に戻す");
    expect(field("猶予日数").value).toBe("14");
    await press("「猶予日数」の操作");
    await user.click(await screen.findByRole("menuitem", { name: "編集前の値に戻す" }));
    expect(field("猶予日数").value).toBe("7");
  });

  it("says which sections individual policies may change", async () => {
    await openPolicies("?tab=permit");
    await user.click(await screen.findByRole("checkbox", { name: /^PC診断/ }));
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /^スマートデバイス制御/ }).disabled).toBe(true);
    await press("保存する…");
    await waitFor(() => expect(host.planned).toHaveLength(1));
    expect(host.planned[0]?.changes).toEqual([
      { type: "base_policy_permit", permitted: ["pc_diagnosis", "pc_control"] },
    ]);
  });

  it("is greyed, with the reason, for whoever may not change it, and as a whole where nothing may be seen", async () => {
    host.permissions = ["policy.view"];
    await openPolicies();
    await ready();
    await waitFor(() => expect(field("猶予日数").disabled).toBe(true));
    expect(screen.getByRole("button", { name: "個別ポリシーを作成" }).getAttribute("aria-disabled")).toBe("true");
    cleanup();
    host.permissions = ["device.view"];
    await openPolicies();
    expect(await screen.findByText("ポリシーを閲覧する権限がありません")).toBeDefined();
  });

  it("can be read and not edited offline", async () => {
    signIn({
      sync: {
        status: "offline",
        unreadable: null,
        revision: 1,
        received: 0,
        synced_at: "2026-01-01T00:00:00Z",
        counts: { groups: 0, users: 0, devices: 0 },
        admins: 2,
        unassigned: 0,
        whole: true,
      },
    });
    await openPolicies();
    await ready();
    expect(field("猶予日数").disabled).toBe(true);
    expect(screen.getAllByText(/サービスに接続できないため/).length).toBeGreaterThan(0);
  });
});
