import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { ChangeView, ConsoleEvent, PlanView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { closeToasts, toasts } from "~/kit/toasts";
import { device } from "~/test/devices";
import { show } from "~/test/frame";
import { fault, SETTINGS, signIn } from "~/test/session";
import { RowHistory } from "./RowHistory";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));

const pc = device("d1", { name: "PC-001" });
const change = (over: Partial<ChangeView>): ChangeView => ({
  id: "c1",
  revision: 3,
  at: "2026-01-01T00:00:00Z",
  actor: "a2",
  actor_name: "山田 花子",
  actor_account: "yamada",
  reason: null,
  import: null,
  effect: { rows: { devices: [{ before: pc, after: { ...pc, state: "lost" } }] }, authority: [] },
  size: 1,
  undoes: null,
  undone_by: null,
  redoes: null,
  is_part: false,
  ...over,
});
const harmless: PlanView = {
  base_revision: 9,
  effect: { rows: { devices: [{ before: { ...pc, state: "lost" }, after: pc }] }, authority: [] },
  effect_hash: "",
  unseen_admins: 0,
};

const calls: [string, unknown][] = [];
let items: readonly ChangeView[] = [];
let plan: PlanView = harmless;
const user = userEvent.setup();

beforeEach(() => {
  calls.length = 0;
  plan = harmless;
  closeToasts();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push([command, request]);
    if (command === "changes_list") return { items, next_cursor: null };
    if (command === "changes_undo_plan") return plan;
    if (command === "changes_undo") return change({ id: "c2", undoes: "c1" });
    if (command === "settings_get") return SETTINGS;
    return [];
  });
});

const told = () => screen.findByRole("list", { name: "この項目の変更履歴" });
const undoes = () => calls.filter(([command]) => command === "changes_undo").map(([, request]) => request);

it("asks for what was done to this row and tells it field by field", async () => {
  items = [change({ reason: "棚卸", size: 3 })];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  const list = within(await told());
  expect(calls).toContainEqual(["changes_list", { limit: 20, row: "device:d1" }]);
  expect(list.getByText("山田 花子")).toBeDefined();
  expect(list.getByText("状態: 使用中 → 紛失・盗難")).toBeDefined();
  expect(list.getByText("理由: 棚卸")).toBeDefined();
  expect(list.getByText(/ほか2件とまとめて/)).toBeDefined();
});

it("tells what was assigned to the row as well, and does not count it as something else", async () => {
  const target = { kind: "device", id: "d1" } as const;
  const assignments = [{ before: { target, policy: "p1" }, after: null }];
  items = [
    change({ effect: { rows: { devices: [{ before: pc, after: null }], assignments }, authority: [] }, size: 3 }),
  ];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  const list = within(await told());
  expect(list.getByText(/PC-001」を削除.*適用を解除/)).toBeDefined();
  expect(list.getByText(/ほか1件とまとめて/)).toBeDefined();
});

it("undoes what is harmless at once, at the revision that was planned", async () => {
  items = [change({})];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  await user.click(within(await told()).getByRole("button", { name: "この変更を元に戻す" }));
  await waitFor(() => expect(undoes()).toEqual([{ id: "c1", base_revision: 9 }]));
  expect(toasts.get().at(-1)).toMatchObject({ text: "元に戻しました", action: { label: "やり直す" } });
});

it("shows the effect first where an admin gains or loses something", async () => {
  items = [change({})];
  const counts = { groups: 1, users: 0, devices: 4 };
  const none = { groups: 0, users: 0, devices: 0 };
  const diff = { admin: "a3", gained: counts, lost: none, permissions_gained: [], permissions_lost: [] };
  plan = { ...harmless, effect: { ...harmless.effect, authority: [diff] } };
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  await user.click(within(await told()).getByRole("button", { name: "この変更を元に戻す" }));
  const dialog = await screen.findByRole("dialog", { name: "この変更を元に戻す" });
  expect(await within(dialog).findByText(/新たに見える/)).toBeDefined();
  expect(undoes()).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "元に戻す" }));
  await waitFor(() => expect(undoes()).toEqual([{ id: "c1", base_revision: 9 }]));
});

it("shows the effect first where another policy would hold on a device", async () => {
  items = [change({})];
  const impact = { devices: 1, sections: [], groups: [], other_groups: 0, other_devices: 0, digest: "" };
  plan = { ...harmless, effect: { ...harmless.effect, policy_impact: impact } };
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  await user.click(within(await told()).getByRole("button", { name: "この変更を元に戻す" }));
  const dialog = await screen.findByRole("dialog", { name: "この変更を元に戻す" });
  expect(await within(dialog).findByText("1台")).toBeDefined();
  expect(undoes()).toEqual([]);
});

it("offers to redo an undoing, and says why what is over or not one's own cannot be turned", async () => {
  items = [
    change({ id: "c3", undoes: "c0" }),
    change({ id: "c2", undone_by: "c9" }),
    change({ id: "c1", is_part: true }),
  ];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  const list = within(await told());
  const buttons = list.getAllByRole("button");
  expect(buttons.map((button) => button.getAttribute("aria-label"))).toEqual([
    "この変更をやり直す",
    "この変更を元に戻す",
    "この変更を元に戻す",
  ]);
  expect(buttons.map((button) => button.getAttribute("aria-disabled"))).toEqual([null, "true", "true"]);
  expect(list.getByText("元に戻す操作")).toBeDefined();
  expect(list.getByText("元に戻し済み")).toBeDefined();
});

it("says what went wrong where it was asked for", async () => {
  items = [change({})];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  const button = within(await told()).getByRole("button", { name: "この変更を元に戻す" });
  vi.mocked(invoke).mockImplementationOnce(async () => {
    throw fault("already_undone");
  });
  await user.click(button);
  expect(await screen.findByRole("alert")).toBeDefined();
});

it("keeps what was read where the next part cannot be, and tries that part again", async () => {
  const others = vi.mocked(invoke).getMockImplementation();
  let fails = true;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    const { cursor } = request as { cursor?: string };
    if (command !== "changes_list") return others?.(command, request);
    if (!cursor) return { items: [change({})], next_cursor: "c0" };
    if (fails) throw fault("offline");
    return { items: [change({ id: "c0", reason: "棚卸" })], next_cursor: null };
  });
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  await told();
  await user.click(screen.getByRole("button", { name: "さらに読み込む" }));
  await screen.findByRole("alert");
  expect(within(await told()).getAllByRole("listitem").length).toBeGreaterThan(0);
  fails = false;
  await user.click(screen.getByRole("button", { name: "もう一度試す" }));
  await screen.findByText("理由: 棚卸");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("undoes one change at a time, and shows at which it is busy", async () => {
  items = [change({}), change({ id: "c0" })];
  show(<RowHistory row={{ kind: "device", id: "d1" }} />);
  const buttons = () => screen.getAllByRole("button", { name: /この変更を元に戻す/ });
  await told();
  let planned: (view: PlanView) => void = () => {};
  vi.mocked(invoke).mockImplementationOnce(() => new Promise((resolve) => (planned = resolve)));
  await user.click(buttons()[0] as HTMLElement);
  await waitFor(() => expect(within(buttons()[0] as HTMLElement).getByRole("progressbar")).toBeDefined());
  expect(within(buttons()[1] as HTMLElement).queryByRole("progressbar")).toBeNull();
  await user.click(buttons()[1] as HTMLElement);
  planned(harmless);
  await waitFor(() => expect(undoes()).toEqual([{ id: "c1", base_revision: 9 }]));
});
