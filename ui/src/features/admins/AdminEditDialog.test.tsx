import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
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

  it("finds its draft again, and says what others changed since", async () => {
    const open = (admin = ADMIN) => show(<AdminEditDialog admin={admin} validityReason={null} onClose={() => {}} />);
    const box = (name: RegExp) => screen.getByRole<HTMLInputElement>("textbox", { name });
    open();
    fireEvent.change(box(/^氏名/), { target: { value: "佐藤 華子" } });
    cleanup();
    open({ ...ADMIN, name: "斎藤 花子", free: ["55", "", "", "", ""], valid_until: null });
    expect(screen.getByText("入力途中の内容を復元しました")).toBeDefined();
    expect((await screen.findByRole<HTMLInputElement>("textbox", { name: /^内線/ })).value).toBe("55");
    expect(box(/^氏名/).value).toBe("佐藤 華子");
    expect(screen.getByText("氏名: 佐藤 花子 → 斎藤 花子 （保存すると、編集中の値に変わります）")).toBeDefined();
    expect(screen.getByText("内線: （なし） → 55")).toBeDefined();
    expect(screen.getByText("有効期間の終了日: 2026年12月31日 → 期限なし")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]?.changes).toEqual([{ type: "admin_edit", id: "a1", name: "佐藤 華子" }]);
    cleanup();
    open();
    expect(box(/^氏名/).value).toBe("佐藤 花子");
  });

  it("keeps no draft of what was left on purpose, and none of another admin", async () => {
    const open = (id: string) =>
      show(<AdminEditDialog admin={{ ...ADMIN, id }} validityReason={null} onClose={() => {}} />);
    const name = () => screen.getByRole<HTMLInputElement>("textbox", { name: /^氏名/ });
    open("a1");
    fireEvent.change(name(), { target: { value: "佐藤 華子" } });
    cleanup();
    open("a2");
    expect(name().value).toBe("佐藤 花子");
    cleanup();
    open("a1");
    expect(name().value).toBe("佐藤 華子");
    await userEvent.click(screen.getByRole("button", { name: "キャンセル" }));
    cleanup();
    open("a1");
    expect(name().value).toBe("佐藤 花子");
  });

  it("greys one's own days of validity, and says why", () => {
    show(<AdminEditDialog admin={ADMIN} validityReason="自分の有効期間は変更できません。" onClose={() => {}} />);
    expect(screen.getByLabelText<HTMLInputElement>(/^有効期間の終了日/).disabled).toBe(true);
    expect(screen.getAllByText("自分の有効期間は変更できません。")).toHaveLength(2);
    expect(screen.queryByRole("button", { name: "有効期間の終了日を空にする" })).toBeNull();
  });
});
