import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ChangesDraft } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { AdminEditDialog } from "./AdminEditDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const ADMIN = adminRow({ yomigana: "さとう", valid_until: "2026-12-31" });
const applied: ChangesDraft[] = [];

beforeEach(() => {
  applied.length = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    switch (command) {
      case "settings_get":
        return { password: {}, admin_labels: ["内線", "", "", "", ""] };
      case "changes_plan":
        return { base_revision: 1, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
      case "changes_apply":
        applied.push(request as ChangesDraft);
        return { id: "c" };
      default:
        return [];
    }
  });
  signIn();
});

describe("editing an admin", () => {
  it("sends only what changed, at once where no authority changes by it", async () => {
    const onClose = vi.fn();
    show(<AdminEditDialog admin={ADMIN} validityReason={null} onClose={onClose} />);
    fireEvent.change(await screen.findByRole("textbox", { name: /^内線/ }), { target: { value: "1234" } });
    fireEvent.change(screen.getByRole("textbox", { name: /^よみがな/ }), { target: { value: "" } });
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(applied[0]?.changes).toEqual([
      { type: "admin_edit", id: "a1", yomigana: "", free: ["1234", "", "", "", ""] },
    ]);
  });

  it("shows the effect of other days of validity first, and sends null for none", async () => {
    show(<AdminEditDialog admin={ADMIN} validityReason={null} onClose={() => {}} />);
    await userEvent.click(screen.getByRole("button", { name: "有効期間の終了日を空にする" }));
    expect(screen.getByText("期限なし")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    const effect = await screen.findByRole("dialog", { name: "「佐藤 花子」の有効期間の変更" });
    expect(applied).toHaveLength(0);
    await userEvent.click(await within(effect).findByRole("button", { name: "保存" }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]?.changes).toEqual([{ type: "admin_edit", id: "a1", valid_until: null }]);
  });

  it("greys one's own days of validity, and says why", () => {
    show(<AdminEditDialog admin={ADMIN} validityReason="自分の有効期間は変更できません。" onClose={() => {}} />);
    expect(screen.getByLabelText<HTMLInputElement>(/^有効期間の終了日/).disabled).toBe(true);
    expect(screen.getAllByText("自分の有効期間は変更できません。")).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "有効期間の終了日を空にする" })).toBeNull();
  });
});
