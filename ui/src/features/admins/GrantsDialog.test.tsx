import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Grant } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow, permissionEntry } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { GrantsDialog } from "./GrantsDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const CATALOGUE = [
  permissionEntry("device.view", true, "クライアントの閲覧"),
  permissionEntry("device.edit", true, "クライアントの編集"),
];
const granted = (...permissions: Grant["permissions"]) =>
  adminRow({ id: "a1", grants: [{ permissions, scope: { kind: "organization" } }] });

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(invoke).mockImplementation(async (command) => {
    if (command === "permissions_list") return CATALOGUE;
    if (command === "admins_rows") {
      const row = adminRow({ id: "a2", name: "鈴木", grants: granted("device.edit").grants });
      return { total: 1, from: 0, rows: [row] };
    }
    if (command === "admins_get") return { admin: granted("device.view", "device.edit") };
    return [];
  });
  signIn();
});

const onClose = vi.fn();
const open = (admin = granted("device.view")) => show(<GrantsDialog admin={admin} onClose={onClose} />);
const box = (name: RegExp) => screen.findByRole<HTMLInputElement>("checkbox", { name });
const edits = async () => (await box(/^クライアントの編集/)).checked;

describe("changing grants", () => {
  it("finds its draft again, until it is left on purpose", async () => {
    open();
    await userEvent.click(await box(/^クライアントの編集/));
    cleanup();
    open();
    expect(await edits()).toBe(true);
    expect(screen.getByText("入力途中の内容を復元しました")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "キャンセル" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    cleanup();
    open();
    expect(await edits()).toBe(false);
  });

  it("says that somebody else changed them since, and offers to begin with theirs", async () => {
    open();
    await userEvent.click(await box(/^クライアントの閲覧/));
    cleanup();
    open(granted("device.view", "device.edit"));
    expect(await edits()).toBe(false);
    expect(screen.getByText("編集を始めた後に、ほかの管理者が権限を変更しました")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "最新の権限から編集し直す" }));
    expect(await edits()).toBe(true);
    expect((await box(/^クライアントの閲覧/)).checked).toBe(true);
  });

  it("is not sent by what copies another admin's grants into it", async () => {
    open();
    expect(await edits()).toBe(false);
    await userEvent.click(screen.getByRole("button", { name: "別の管理者の権限をコピー" }));
    await userEvent.click(await screen.findByRole("option", { name: /^鈴木/ }));
    await userEvent.click(screen.getByRole("button", { name: "取り込む" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "取り込む" })).toBeNull());
    expect(vi.mocked(invoke).mock.calls.map(([command]) => command)).not.toContain("changes_plan");
    expect(onClose).not.toHaveBeenCalled();
  });
});
