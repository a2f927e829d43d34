import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Effect } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { device } from "~/test/devices";
import { show } from "~/test/frame";
import { answer, applied } from "~/test/organizationScreen";
import { signIn } from "~/test/session";
import { useDeviceActs } from "./useDeviceActs";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const user = userEvent.setup();
let effect: Effect;

beforeEach(() => {
  applied.length = 0;
  effect = { rows: {}, authority: [] };
  vi.mocked(invoke).mockImplementation(async (command, request) =>
    command === "changes_plan"
      ? { base_revision: 1, effect, effect_hash: "", unseen_admins: 0 }
      : answer(command, request as never),
  );
  signIn();
});

const DETAIL = { device: device("d1", { name: "PC-1", place: { kind: "group", id: "sales" } }), path: [], user: null };

function Acts() {
  const acts = useDeviceActs({ selected: ["d1"], all: null, n: 1 }, DETAIL, () => {});
  return (
    <>
      <button type="button" onClick={acts.move}>
        選んだものの移動
      </button>
      {acts.dialogs}
    </>
  );
}

async function choose(place: RegExp) {
  show(<Acts />);
  await user.click(screen.getByRole("button", { name: "選んだものの移動" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(await dialog.findByRole("treeitem", { name: place }));
  return dialog;
}

async function move() {
  const dialog = await choose(/開発部/);
  await user.click(dialog.getByRole("button", { name: "移動" }));
}

it("moves nothing to where it belongs already, and says so", async () => {
  const dialog = await choose(/営業部/);
  await user.click(dialog.getByRole("button", { name: "移動" }));
  expect(dialog.getByText("すでにここに所属しています。")).toBeTruthy();
  expect(applied).toEqual([]);
});

it("moves one device at once where nothing else changes by it", async () => {
  await move();
  await waitFor(() =>
    expect(applied).toEqual([{ type: "device_place", id: "d1", place: { kind: "group", id: "dev" } }]),
  );
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("asks before it moves even one device that gets another policy by it", async () => {
  const none = { sections: [], groups: [], other_groups: 0, other_devices: 0, digest: "" };
  effect = { ...effect, policy_impact: { devices: 1, ...none } };
  await move();
  expect(await screen.findByText(/1台/)).toBeTruthy();
  expect(applied).toEqual([]);
});
