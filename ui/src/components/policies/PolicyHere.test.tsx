import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsoleEvent, EffectiveView, PolicyTarget } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { EFFECTIVE, summary } from "~/test/policies";
import { answer, host, reset } from "~/test/policiesScreen";
import { signIn } from "~/test/session";
import { CompareDialog } from "./CompareDialog";
import { PolicyHere } from "./PolicyHere";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));
vi.setConfig({ testTimeout: 30_000 });

const user = userEvent.setup();
const DEVICE: PolicyTarget = { kind: "device", id: "d1" };
const [section] = EFFECTIVE.effective.sections;
const OTHER: EffectiveView = {
  ...EFFECTIVE,
  effective: {
    sections: section
      ? [
          {
            ...section,
            items: [
              { item: "usb", value: "allow", origin: "base" },
              { item: "wait", value: 90, origin: "own" },
            ],
          },
        ]
      : [],
  },
};
const asked: unknown[] = [];

beforeEach(() => {
  reset();
  asked.length = 0;
  signIn();
  host.list = { policies: [summary(), summary({ id: "p2", name: "検証機" })], violations: 0 };
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "policies_effective") {
      const { changes } = request as { changes: unknown[] };
      if (changes.length > 0) asked.push(changes);
      return changes.length > 0 ? OTHER : EFFECTIVE;
    }
    if (command === "policies_compare") return { left: EFFECTIVE, right: OTHER };
    return answer(command, request);
  });
});

function open(node: ReactNode) {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/", component: () => node }),
    createRoute({ getParentRoute: () => root, path: "/policies", component: () => <p>ポリシーの画面</p> }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/"] }) });
  show(<RouterProvider router={router as never} />);
}

describe("what holds here", () => {
  it("tells the ladder from the strongest down, and why each does not decide", async () => {
    open(<PolicyHere target={DEVICE} name="PC-001" platform="macos" />);
    const ladder = within(await screen.findByRole("list", { name: "「PC制御」の優先順" }));
    expect(ladder.getAllByRole("listitem").map((step) => step.textContent)).toEqual([
      "クライアント検証機基本ポリシーに連動",
      "グループ営業向け（営業部）この設定を使用",
      "基本ポリシー上の設定が優先",
    ]);
    await user.click(screen.getByText("値を見る（2項目）"));
    const values = within(screen.getByRole("table", { name: "「PC制御」の値" }));
    expect(values.getByRole("row", { name: /^待ち時間 1時間30分\s*個別ポリシー$/ })).toBeDefined();
    // The violation policy is for phones.
    expect(screen.queryByRole("button", { name: "違反時ポリシーを発動…" })).toBeNull();
  });

  it("assigns a policy in place of the one that is here, its effect first", async () => {
    host.here = { policy: { row: { kind: "policy", id: "p1" }, name: "営業向け" }, violation: null };
    open(<PolicyHere target={DEVICE} name="PC-001" platform="macos" />);
    await user.click(await screen.findByRole("button", { name: "別のポリシーに変更…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "「PC-001」に適用する個別ポリシー" }));
    await user.click(await dialog.findByRole("row", { name: /検証機/ }));
    await user.click(dialog.getByRole("button", { name: "影響を確認" }));
    await waitFor(() =>
      expect(host.planned[0]?.changes).toEqual([
        { type: "policy_unassign", target: DEVICE },
        { type: "policy_assign", id: "p2", target: DEVICE },
      ]),
    );
    expect(host.applied).toEqual([]);
  });

  it("says what would be different with another policy, and changes nothing", async () => {
    open(<PolicyHere target={DEVICE} name="PC-001" platform="macos" />);
    await user.click(await screen.findByRole("button", { name: "もし変えたら…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "「PC-001」を変えた場合の違い" }));
    await user.click(await dialog.findByRole("row", { name: /検証機/ }));
    expect(await dialog.findByText("値が変わる項目: 1件")).toBeDefined();
    expect(dialog.getByRole("row", { name: "PC制御・USBストレージ 禁止 許可" })).toBeDefined();
    expect(asked).toEqual([[{ type: "policy_assign", id: "p2", target: DEVICE }]]);
    expect([host.planned, host.applied]).toEqual([[], []]);
  });

  it("activates the violation policy on a phone only with a reason and an end", async () => {
    open(<PolicyHere target={DEVICE} name="iPhone-1" platform="ios" />);
    await user.click(await screen.findByRole("button", { name: "違反時ポリシーを発動…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "違反時ポリシーの発動" }));
    const next = () => dialog.getByRole("button", { name: "影響を確認" });
    expect(next().getAttribute("aria-disabled")).toBe("true");
    await user.type(dialog.getByRole("textbox", { name: /^理由/ }), "紛失");
    const before = Date.now();
    await user.click(next());
    await waitFor(() => expect(host.planned).toHaveLength(1));
    const [change] = host.planned[0]?.changes ?? [];
    expect(change).toMatchObject({ type: "violation_activate", device: "d1", reason: "紛失" });
    const until = change?.type === "violation_activate" ? Date.parse(change.until) : 0;
    expect(Math.abs(until - before - 72 * 3_600_000)).toBeLessThan(60_000);
  });

  it("is greyed, with the reason, without the right", async () => {
    host.permissions = ["policy.view"];
    open(<PolicyHere target={DEVICE} name="PC-001" platform="macos" />);
    const assign = await screen.findByRole("button", { name: "個別ポリシーを適用…" });
    await waitFor(() => expect(assign.getAttribute("aria-disabled")).toBe("true"));
    expect(screen.getByRole("button", { name: "もし変えたら…" }).getAttribute("aria-disabled")).toBeNull();
    cleanup();
    host.permissions = ["device.view"];
    open(<PolicyHere target={DEVICE} name="PC-001" platform="macos" />);
    expect(await screen.findByText("ポリシーを閲覧する権限がありません")).toBeDefined();
  });
});

it("compares two devices where they differ", async () => {
  open(<CompareDialog left="d1" right="d2" onClose={() => {}} />);
  const table = within(await screen.findByRole("table", { name: "有効なポリシーの比較" }));
  expect(table.getAllByRole("row")).toHaveLength(2);
  expect(table.getByRole("row", { name: "PC制御・USBストレージ 禁止 許可" })).toBeDefined();
});
