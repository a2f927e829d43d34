import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { SALES } from "~/test/policies";
import { answer, reset } from "~/test/policiesScreen";
import { fault, signIn } from "~/test/session";
import { TargetDialog } from "./TargetDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const onPick = vi.fn();
const user = userEvent.setup();

beforeEach(() => {
  reset();
  onPick.mockReset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
});

async function open() {
  show(<TargetDialog policy={SALES} onPick={onPick} onClose={() => {}} />);
  return within(await screen.findByRole("dialog"));
}

it("says why it cannot be told what is assigned there, instead of waiting for ever", async () => {
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "policies_assigned") throw fault("offline");
    return answer(command, request);
  });
  const dialog = await open();
  await user.click(await dialog.findByRole("treeitem", { name: /開発部/ }));
  await dialog.findByRole("alert");
  const next = dialog.getByRole("button", { name: "影響を確認" });
  expect(next.getAttribute("data-pending")).toBeNull();
  await user.click(next);
  expect(onPick).not.toHaveBeenCalled();
});

it("waits for the name of what was chosen", async () => {
  let name = (_: unknown) => {};
  vi.mocked(invoke).mockImplementation(async (command, request) =>
    command === "rows_labels" ? new Promise((resolve) => (name = resolve)) : answer(command, request),
  );
  const dialog = await open();
  await user.click(await dialog.findByRole("treeitem", { name: /開発部/ }));
  await waitFor(() => expect(vi.mocked(invoke).mock.calls.map(([command]) => command)).toContain("policies_assigned"));
  const next = dialog.getByRole("button", { name: /影響を確認/ });
  await user.click(next);
  dialog.getByRole("tree").focus();
  await user.keyboard("{Enter}");
  expect(onPick).not.toHaveBeenCalled();
  name([{ row: { kind: "group", id: "dev" }, name: "開発部" }]);
  await waitFor(() => expect(next.getAttribute("data-pending")).toBeNull());
  await user.click(next);
  expect(onPick).toHaveBeenCalledWith({ kind: "group", id: "dev" }, "開発部", false);
});

it("leaves the focus in its tabs while one goes through them", async () => {
  const dialog = await open();
  await dialog.findByRole("treeitem", { name: /開発部/ });
  dialog.getAllByRole("tab")[0]?.focus();
  await user.keyboard("{ArrowRight}{ArrowLeft}");
  await dialog.findByRole("treeitem", { name: /開発部/ });
  expect(document.activeElement).toBe(dialog.getAllByRole("tab")[0]);
});
