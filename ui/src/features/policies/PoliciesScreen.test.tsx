import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsoleEvent } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { BASE, SALES, SALES_DETAIL, summary } from "~/test/policies";
import { answer, host, openPolicies, press, refetch, reset, user } from "~/test/policiesScreen";
import { signIn } from "~/test/session";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));
// A form of this size takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  reset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
});

const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const ready = (name = "猶予日数") => screen.findByRole("textbox", { name });
const section = (name: RegExp) => user.click(screen.getByRole("button", { name }));

async function retype(name: string, text: string) {
  await user.clear(field(name));
  await user.type(field(name), text);
}

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

describe("an individual policy", () => {
  const open = () => openPolicies("?policy=p1&section=pc_control");

  it("is linked again only after a question where values differ", async () => {
    await open();
    await ready("更新時刻");
    await user.click(screen.getByRole("radio", { name: /^連動する/ }));
    const question = within(await screen.findByRole("alertdialog"));
    await user.click(question.getByRole("button", { name: "連動する" }));
    expect(field("更新時刻").disabled).toBe(true);
    await press("保存する…");
    await waitFor(() => expect(host.planned).toHaveLength(1));
    expect(host.planned[0]?.changes).toEqual([
      { type: "policy_section_set", id: "p1", section: "pc_control", values: null },
    ]);
  });

  it("cannot hold what the base policy does not permit", async () => {
    await open();
    await ready("更新時刻");
    await section(/^PC診断/);
    await ready();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^連動しない/ }).disabled).toBe(true);
    expect(screen.getByText(/この区分は許可されていません/)).toBeDefined();
    expect(field("猶予日数").disabled).toBe(true);
    expect(field("猶予日数").value).toBe("7");
  });

  it("keeps its draft over a restart, and lets one choose where somebody else changed the same section", async () => {
    await open();
    await ready("待ち時間");
    await retype("待ち時間", "60");
    cleanup();
    const theirs = { ...SALES, own: { pc_control: { ...SALES.own["pc_control"], wait: 5, update_time: "08:00" } } };
    host.detail = { ...SALES_DETAIL, policy: theirs };
    await open();
    await ready("待ち時間");
    expect(screen.getByText("入力途中の内容を復元しました")).toBeDefined();
    const both = within(screen.getByRole("table", { name: /「PC制御」は、ほかの管理者も変更しました/ }));
    expect(both.getByRole("row", { name: "待ち時間 30分 5分 1時間" })).toBeDefined();
    expect(both.getByRole("row", { name: "更新時刻 12:00 08:00 12:00" })).toBeDefined();
    expect(screen.getByRole("button", { name: "保存する…" }).getAttribute("aria-disabled")).toBe("true");
    await press("自分の編集を残す");
    expect(screen.queryByRole("table")).toBeNull();
    // What was not edited here stays theirs.
    expect([field("待ち時間").value, field("更新時刻").value]).toEqual(["60", "08:00"]);
    await press("保存する…");
    await waitFor(() => expect(host.planned[0]?.changes).toMatchObject([{ values: { wait: 60 } }]));
  });

  it("takes what somebody else saved where one says so", async () => {
    await open();
    await ready("待ち時間");
    await retype("待ち時間", "60");
    const theirs = { ...SALES, own: { pc_control: { ...SALES.own["pc_control"], wait: 5 } } };
    host.detail = { ...SALES_DETAIL, policy: theirs };
    await refetch();
    await user.click(await screen.findByRole("button", { name: "保存された内容にする" }));
    expect(field("待ち時間").value).toBe("5");
    expect(screen.queryByText(/未保存/)).toBeNull();
  });

  it("is copied without its assignments, and deleted together with them", async () => {
    await open();
    await ready("更新時刻");
    await press("コピーを作成");
    const dialog = within(await screen.findByRole("dialog", { name: "「営業向け」のコピーを作成" }));
    await user.click(dialog.getByRole("button", { name: "作成" }));
    await waitFor(() =>
      expect(host.applied[0]?.changes).toEqual([
        { type: "policy_create", id: "new", name: "営業向けのコピー", note: "", own: SALES.own },
      ]),
    );
    await ready("更新時刻");
    await user.click(screen.getAllByRole("button", { name: "削除" })[0] as HTMLElement);
    await waitFor(() =>
      expect(host.planned.at(-1)?.changes).toEqual([
        { type: "policy_unassign", target: { kind: "group", id: "sales" } },
        { type: "policy_delete", id: "new" },
      ]),
    );
  });

  it("is assigned to a group in place of another policy, and taken away", async () => {
    host.here = { policy: { row: { kind: "policy", id: "p2" }, name: "検証機" }, violation: null };
    await openPolicies("?policy=p1&tab=assignments");
    await user.click(await screen.findByRole("button", { name: "適用先を追加…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "個別ポリシー「営業向け」の適用" }));
    await user.click(await dialog.findByRole("treeitem", { name: /開発部/ }));
    expect(await dialog.findByText(/いまは「検証機」が適用されています/)).toBeDefined();
    await user.click(dialog.getByRole("button", { name: "影響を確認" }));
    const target = { kind: "group", id: "dev" };
    await waitFor(() =>
      expect(host.planned.at(-1)?.changes).toEqual([
        { type: "policy_unassign", target },
        { type: "policy_assign", id: "p1", target },
      ]),
    );
    await user.click(await screen.findByRole("button", { name: "キャンセル" }));
    await user.click(await screen.findByRole("row", { name: /営業部/ }));
    await press("適用を解除…");
    await waitFor(() =>
      expect(host.planned.at(-1)?.changes).toEqual([
        { type: "policy_unassign", target: { kind: "group", id: "sales" } },
      ]),
    );
  });
});

it("draws only the policies in sight of a thousand, and finds the last", async () => {
  const many = Array.from({ length: 1000 }, (_, at) => summary({ id: `p${at}`, name: `ポリシー${at}` }));
  host.list = { policies: many, violations: 0 };
  await openPolicies();
  const list = within(await screen.findByRole("grid", { name: "ポリシーの一覧" }));
  await waitFor(() => expect(list.getAllByRole("row").length).toBeGreaterThan(5));
  expect(list.getAllByRole("row").length).toBeLessThan(60);
  await user.type(screen.getByRole("searchbox", { name: "ポリシーを検索" }), "ﾎﾟﾘｼｰ999");
  expect(await list.findByRole("row", { name: /ポリシー999/ })).toBeDefined();
});

it("lifts the violation policy from a phone", async () => {
  await openPolicies("?policy=violation");
  await user.click(await screen.findByRole("row", { name: /iPhone-9/ }));
  await press("違反時ポリシーを解除…");
  await waitFor(() => expect(host.planned[0]?.changes).toEqual([{ type: "violation_lift", device: "d9" }]));
});
