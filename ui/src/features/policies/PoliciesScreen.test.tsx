import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsoleEvent } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { toasts } from "~/kit/toasts";
import { SALES, SALES_DETAIL, summary } from "~/test/policies";
import {
  answer,
  field,
  host,
  openPolicies,
  press,
  ready,
  refetch,
  reset,
  retype,
  section,
  user,
} from "~/test/policiesScreen";
import { signIn } from "~/test/session";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));
// A form of this size takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  reset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
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
    await waitFor(() => expect(host.calls).toContainEqual(["bulk_plan", { type: "policy_delete", id: "new" }]));
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
    const row = await screen.findByRole("row", { name: /営業部/ });
    screen.getByRole("grid", { name: /営業向け/ }).focus();
    await user.keyboard("{Delete}");
    expect(toasts.get().at(-1)).toMatchObject({ tone: "notice", text: "適用を解除…" });
    await user.click(row);
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

it("goes on from the policy that is open, wherever it was opened from", async () => {
  const many = Array.from({ length: 20 }, (_, at) => summary({ id: `p${at}`, name: `ポリシー${at}` }));
  host.list = { policies: many, violations: 0 };
  await openPolicies("?policy=p7");
  const grid = await screen.findByRole("grid", { name: "ポリシーの一覧" });
  await within(grid).findByRole("row", { name: /ポリシー7/, selected: true });
  grid.focus();
  await user.keyboard("{ArrowDown}");
  await within(grid).findByRole("row", { name: /ポリシー8/, selected: true });
  await user.keyboard("{ArrowDown}{ArrowDown}");
  await within(grid).findByRole("row", { name: /ポリシー10/, selected: true });
});

it("lifts the violation policy from a phone", async () => {
  await openPolicies("?policy=violation");
  await user.click(await screen.findByRole("row", { name: /iPhone-9/ }));
  await press("違反時ポリシーを解除…");
  await waitFor(() => expect(host.planned[0]?.changes).toEqual([{ type: "violation_lift", device: "d9" }]));
});
