import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setLocale } from "~/i18n/i18n";
import type { AppState, ConsoleEvent } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { maintenance, noticesState } from "~/test/notices";
import { fault, SESSION, SETTINGS, SIGNED_IN, SIGNED_OUT } from "~/test/session";

const heard = vi.hoisted((): { handler: ((event: ConsoleEvent) => void) | null } => ({ handler: null }));
vi.mock("~/ipc/host", () => ({
  invoke: vi.fn(),
  listen: (handler: (event: ConsoleEvent) => void) => {
    heard.handler = handler;
    return () => {};
  },
}));
// What one may do is the engine's to say, and how it is told is tested with it.
vi.mock("~/components/reasons", async (original) => ({ ...(await original<object>()), useReason: () => null }));
vi.mock("~/features/admins/AdminsScreen", () => ({ AdminsScreen: () => <p>管理者の画面</p> }));

// The whole window takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

const { App } = await import("./App");

let state: AppState = SIGNED_IN;
const calls: string[] = [];

function to(next: AppState): AppState {
  state = next;
  return next;
}

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "app_state":
      return state;
    case "settings_get":
      if (state.phase === "locked") throw fault("locked");
      return SETTINGS;
    case "session_lock":
      return to({ ...state, phase: "locked" });
    case "session_unlock":
      if ((request as { password: string }).password !== "right") throw fault("password_wrong");
      return to({ ...state, phase: "signed_in" });
    case "manuals_contents":
      return {
        version: "1",
        books: [
          { id: "b", title: "", has_pdf: false, pages: [{ id: "p", title: "ロック", anchor: "lock", sections: [] }] },
        ],
      };
    case "manuals_page":
      return { id: "p", title: "ロック", html: "<h1 id='lock'>ロック</h1><p><a href='screen:settings'>設定</a></p>" };
    case "session_factor_offer":
      return { secret: "ABCD EFGH", qr: "M4 4h1v1h-1z", size: 29 };
    case "session_factor_confirm":
      // The console moves on at once; the page with the codes must not.
      to({ ...state, phase: "signed_in" });
      heard.handler?.({ type: "state", state });
      return { codes: ["aaaa-1111", "bbbb-2222"] };
    case "admins_view_as":
      return to({ ...state, viewing_as: null });
    case "session_notes_read":
      return to({ ...state, session: { ...SESSION, notes: [] } });
    case "notices_list":
      return noticesState([maintenance()]);
    case "changes_list":
      return { items: [], next_cursor: null };
    case "devices_rows":
      return { total: 0, from: 0, rows: [], platforms: [] };
    default:
      return [];
  }
}

const user = userEvent.setup();

async function open(first: AppState) {
  state = first;
  setAppState(null);
  render(<App />);
  await act(async () => {});
}

beforeEach(() => {
  calls.length = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push(command);
    return answer(command, request);
  });
  setLocale("ja");
  sessionStorage.clear();
});
afterEach(() => setAppState(null));

describe("the lock", () => {
  it("covers everything and keeps what was typed", async () => {
    await open(SIGNED_IN);
    fireEvent.keyDown(document.body, { key: "6", ctrlKey: true });
    const length = await screen.findByLabelText<HTMLInputElement>("最小の文字数");
    await user.clear(length);
    await user.type(length, "16");
    fireEvent.keyDown(document.body, { key: "l", ctrlKey: true });

    await screen.findByRole("dialog", { name: "ロックされています" });
    expect(document.documentElement.dataset["locked"]).toBe("");
    expect(screen.queryByRole("textbox", { name: "最小の文字数" })).toBeNull();
    expect(length.isConnected).toBe(true);
    expect(length.closest("[inert], [aria-hidden=true]")).not.toBeNull();
    const password = screen.getByLabelText("パスワード");
    await waitFor(() => expect(document.activeElement).toBe(password));

    // Shortcuts of the window do nothing, and rows that changed are not asked for while nothing is answered.
    calls.length = 0;
    fireEvent.keyDown(password, { key: "1", ctrlKey: true });
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    act(() => heard.handler?.({ type: "rows", revision: 2 }));
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(calls.filter((one) => one !== "session_active")).toEqual([]);

    await user.type(password, "wrong{Enter}");
    await screen.findByText("パスワードが違います。入力し直してください。");
    await user.type(password, "right{Enter}");
    await waitFor(() => expect(screen.queryByText("ロックされています")).toBeNull());
    expect(document.documentElement.dataset["locked"]).toBeUndefined();
    expect(screen.getByLabelText<HTMLInputElement>("最小の文字数")).toBe(length);
    expect(length.value).toBe("16");
    // What changed meanwhile is asked for now.
    expect(calls).toContain("settings_get");
  });

  it("leads to the manual, and from there nowhere else", async () => {
    await open(SIGNED_IN);
    fireEvent.keyDown(document.body, { key: "l", ctrlKey: true });
    await screen.findByRole("dialog", { name: "ロックされています" });
    await user.click(screen.getByRole("button", { name: "マニュアル" }));
    const pane = await screen.findByRole("complementary", { name: "マニュアル" });
    await screen.findByRole("heading", { name: "ロック" });
    expect(pane.closest("[data-lock]")).not.toBeNull();
    expect(screen.queryByRole("link", { name: "設定" })).toBeNull();
    // The rest of the window is still out of reach.
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "k", ctrlKey: true });
    expect(screen.queryByRole("combobox")).toBeNull();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "マニュアル" }));
    const password = screen.getByLabelText("パスワード");
    password.focus();
    fireEvent.keyDown(password, { key: "F1" });
    await screen.findByRole("complementary", { name: "マニュアル" });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(password));
    await user.type(password, "right{Enter}");
    await waitFor(() => expect(screen.queryByText("ロックされています")).toBeNull());
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("has nothing below when the console starts locked", async () => {
    await open({ ...SIGNED_IN, phase: "locked" });
    await screen.findByText(/青葉精機\s佐藤 美咲（sato）/);
    expect(screen.queryByText(/ロックする前の画面/)).toBeNull();
    expect(screen.queryByRole("navigation", { hidden: true })).toBeNull();
  });
});

describe("drafts", () => {
  const typed = async () => {
    await open(SIGNED_IN);
    fireEvent.keyDown(document.body, { key: "6", ctrlKey: true });
    await user.type(await screen.findByLabelText("最小の文字数"), "6");
    expect(JSON.stringify(localStorage)).toContain("126");
  };
  const left = async (ended: AppState["ended"]) => {
    act(() => heard.handler?.({ type: "state", state: to({ ...SIGNED_OUT, ended }) }));
    await screen.findByRole("button", { name: "サインイン" });
  };

  it("go with whoever signs out", async () => {
    await typed();
    await left(null);
    expect(JSON.stringify(localStorage)).not.toContain("126");
  });

  it("stay when the session ends by itself", async () => {
    await typed();
    await left("session_ended");
    expect(JSON.stringify(localStorage)).toContain("126");
  });
});

it("is where it was when its page is loaded anew, for the same session alone", async () => {
  await open(SIGNED_IN);
  fireEvent.keyDown(document.body, { key: "6", ctrlKey: true });
  await screen.findByLabelText("最小の文字数");
  cleanup();
  await open(SIGNED_IN);
  await screen.findByLabelText("最小の文字数");
  fireEvent.keyDown(document.body, { key: "1", ctrlKey: true });
  await waitFor(() => expect(screen.queryByLabelText("最小の文字数")).toBeNull());
  fireEvent.keyDown(document.body, { key: "ArrowLeft", altKey: true });
  await screen.findByLabelText("最小の文字数");
  cleanup();
  await open({ ...SIGNED_IN, session: { ...SESSION, id: "s2" } });
  await screen.findByRole("navigation");
  expect(screen.queryByLabelText("最小の文字数")).toBeNull();
});

it("keeps the recovery codes on screen until they are kept", async () => {
  await open({ ...SIGNED_IN, phase: "must_add_factor" });
  await user.type(await screen.findByLabelText("確認コード"), "123456");
  await screen.findByRole("heading", { name: "リカバリーコード" });
  expect(screen.getAllByText("aaaa-1111").length).toBeGreaterThan(0);
  const begin = screen.getByRole("button", { name: "コンソールを始める" });
  await user.click(begin);
  expect(screen.queryByRole("navigation")).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "安全な場所に保管しました" }));
  await user.click(screen.getByRole("button", { name: "コンソールを始める" }));
  await screen.findByRole("navigation");
});

it("says with whose eyes one looks, and ends where that admin is", async () => {
  await open({ ...SIGNED_IN, viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田 花子" } });
  await screen.findByText("山田 花子 さんの表示で見ています（閲覧のみ）");
  await user.click(screen.getByRole("button", { name: "終了" }));
  await screen.findByText("管理者の画面");
  expect(screen.queryByText(/さんの表示で見ています/)).toBeNull();
});

it("tells what others did to the account until it is read", async () => {
  const notes = [{ at: "2026-01-01T00:00:00Z", kind: "password_set" as const, by: "山田 花子" }];
  await open({ ...SIGNED_IN, session: { ...SESSION, notes } });
  await screen.findByText(/山田 花子さんが、あなたのパスワードを設定しました/);
  await user.click(screen.getByRole("button", { name: "確認しました" }));
  await waitFor(() => expect(screen.queryByText(/パスワードを設定しました/)).toBeNull());
});

it("greets in the admin's language unless another was chosen by hand", async () => {
  localStorage.clear();
  await open({ ...SIGNED_IN, session: { ...SESSION, language: "en" } });
  await screen.findByRole("navigation", { name: "Screens" });
});

describe("notices", () => {
  const isThere = () => screen.findByRole("heading", { level: 1, name: "お知らせ" });

  it("are reached from the rail, by their keys, and from the list of all keys", async () => {
    await open(SIGNED_IN);
    await user.click(await screen.findByRole("link", { name: /^お知らせ/ }));
    await isThere();
    fireEvent.keyDown(document.body, { key: "1", ctrlKey: true });
    await screen.findByRole("heading", { level: 1, name: "ホーム" });
    fireEvent.keyDown(document.body, { key: "b", ctrlKey: true });
    await isThere();
    fireEvent.keyDown(document.body, { key: "?" });
    const keys = within(await screen.findByRole("dialog"));
    expect(keys.getByText("お知らせへ移動").nextSibling?.textContent).toBe("CtrlB");
  });

  it("open from outside the window, as soon as somebody is signed in", async () => {
    await open(SIGNED_OUT);
    act(() => heard.handler?.({ type: "notice_chosen", id: "m1" }));
    await screen.findByRole("button", { name: "サインイン" });
    act(() => heard.handler?.({ type: "state", state: to(SIGNED_IN) }));
    await isThere();
    await screen.findByRole("region", { name: "定期メンテナンスのお知らせ" });
  });
});
