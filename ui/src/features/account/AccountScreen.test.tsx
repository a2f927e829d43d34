import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionInfo } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { accessRow } from "~/test/admins";
import { show } from "~/test/frame";
import { fault, SESSION, SETTINGS, SIGNED_IN, signIn } from "~/test/session";
import { AccountScreen } from "./AccountScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const session = (id: string, client: string, current = false): SessionInfo => ({
  id,
  admin: "me",
  current,
  created_at: "2026-01-01T00:00:00Z",
  last_used_at: `2026-01-01T0${id.length}:00:00Z`,
  expires_at: "2026-01-02T00:00:00Z",
  address: "192.0.2.1",
  client,
});

let sessions: readonly SessionInfo[] = [];
const ended: string[] = [];

beforeEach(() => {
  ended.length = 0;
  sessions = [
    session("b", "curl/8.5.0"),
    session("this", "cloudone-console/0.1.0 (Linux)", true),
    session("gone", "cloudone-console/0.1.0 (Windows)"),
  ];
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    switch (command) {
      case "sessions_list":
        return sessions;
      case "sessions_end": {
        const { id } = request as { id: string };
        ended.push(id);
        sessions = sessions.filter((one) => one.id !== id);
        // Ended by itself a moment ago.
        if (id === "gone") throw fault("not_found");
        return {};
      }
      case "settings_get":
        return { ...SETTINGS, mfa: "all" };
      case "admins_access":
        return [accessRow({ admin: "me", has_factor: true, needs_factor: true })];
      case "session_recovery_codes_new":
        return { codes: ["aaaa-1111"] };
      case "session_factor_remove":
        return { ...SIGNED_IN, session: { ...SESSION, has_factor: false } };
      default:
        return [];
    }
  });
});

const user = userEvent.setup();
const open = () => show(<AccountScreen />);
const rows = () => screen.findAllByRole("row");

describe("one's own account", () => {
  it("shows where one is signed in, this window first, and ends all others", async () => {
    signIn();
    open();
    const programs = (await rows()).slice(1).map((row) => within(row).getByRole("rowheader").textContent);
    expect(programs).toEqual([
      "CloudOne コンソール 0.1.0（Linux）192.0.2.1",
      "CloudOne コンソール 0.1.0（Windows）192.0.2.1",
      "curl/8.5.0192.0.2.1",
    ]);
    expect(within((await rows())[1] as HTMLElement).queryByRole("button")).toBeNull();
    await user.click(screen.getByRole("button", { name: "ほかのすべてを終了" }));
    await screen.findByText("ほかの場所ではサインインしていません。");
    expect(ended).toEqual(["gone", "b"]);
  });

  it("makes new recovery codes only once that is confirmed, and holds them until they are kept", async () => {
    signIn({ session: { ...SESSION, has_factor: true } });
    open();
    await user.click(screen.getByRole("button", { name: "リカバリーコードを作り直す" }));
    await user.click(screen.getByRole("button", { name: "作り直す" }));
    const dialog = await screen.findByRole("alertdialog", { name: "リカバリーコード" });
    expect(within(dialog).getByText("aaaa-1111")).toBeDefined();
    await user.keyboard("{Escape}");
    await user.click(within(dialog).getByRole("button", { name: "閉じる" }));
    expect(dialog.isConnected).toBe(true);
    await user.click(within(dialog).getByRole("checkbox"));
    await user.click(within(dialog).getByRole("button", { name: "閉じる" }));
    await waitFor(() => expect(dialog.isConnected).toBe(false));
    expect(screen.queryByText("aaaa-1111")).toBeNull();
  });

  it("cannot be left while the second factor is being confirmed, so that its codes are told", async () => {
    let confirmed: (told: { codes: string[] }) => void = () => {};
    let refused: (why: unknown) => void = () => {};
    const others = vi.mocked(invoke).getMockImplementation();
    vi.mocked(invoke).mockImplementation(async (command, request) => {
      if (command === "session_factor_offer") return { secret: "AAAA BBBB", qr: "M0 0", size: 1 };
      if (command !== "session_factor_confirm") return others?.(command, request);
      return new Promise((resolve, reject) => {
        confirmed = resolve;
        refused = reject;
      });
    });
    signIn();
    open();
    await user.click(await screen.findByRole("button", { name: "二要素認証を設定" }));
    const dialog = await screen.findByRole("dialog");
    const code = await within(dialog).findByRole("textbox");
    const leave = () => within(dialog).getByRole("button", { name: "キャンセル" });
    await user.type(code, "123456");
    expect(leave().getAttribute("aria-disabled")).toBe("true");
    await user.click(leave());
    await user.keyboard("{Escape}");
    expect(dialog.isConnected).toBe(true);
    refused(fault("otp_wrong"));
    await waitFor(() => expect(leave().getAttribute("aria-disabled")).toBeNull());
    await user.clear(code);
    await user.type(code, "654321");
    await user.keyboard("{Escape}");
    confirmed({ codes: ["bbbb-2222"] });
    within(await screen.findByRole("alertdialog", { name: "リカバリーコード" })).getByText("bbbb-2222");
  });

  it("says before it is taken away that the company asks for a second factor", async () => {
    signIn({ session: { ...SESSION, has_factor: true } });
    open();
    await screen.findByText("設定済み");
    await rows();
    await user.click(screen.getByRole("button", { name: "二要素認証を解除" }));
    await screen.findByText(/企業の規則で二要素認証が必要です/);
    await user.click(screen.getByRole("button", { name: "解除" }));
    await screen.findByText("未設定");
  });

  it("offers nothing to change while one looks with another's eyes", async () => {
    signIn({ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } });
    open();
    for (const name of ["パスワードを変更", "二要素認証を設定"]) {
      expect(screen.getByRole("button", { name }).getAttribute("aria-disabled")).toBe("true");
    }
    expect(screen.getByText(/自分のサインインを表示できません/)).toBeDefined();
  });
});
