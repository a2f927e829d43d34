import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";
import { appHost } from "~/test/appHost";
import { begin, hear, openWindow } from "~/test/appWindow";
import { SIGNED_IN } from "~/test/session";

vi.mock("~/ipc/host", async () => (await import("~/test/appHost")).hostModule);
vi.mock("~/components/reasons", async (original) => (await import("~/test/appHost")).reasonsModule(original<object>));

const { App } = await import("./App");
const open = (first: AppState) => openWindow(App, first);
const user = userEvent.setup();

beforeEach(begin);
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
    appHost.calls.length = 0;
    fireEvent.keyDown(password, { key: "1", ctrlKey: true });
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    act(() => hear({ type: "rows", revision: 2 }));
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(appHost.calls.filter((one) => one !== "session_active")).toEqual([]);

    await user.type(password, "wrong{Enter}");
    await screen.findByText("パスワードが違います。入力し直してください。");
    await user.type(password, "right{Enter}");
    await waitFor(() => expect(screen.queryByText("ロックされています")).toBeNull());
    expect(document.documentElement.dataset["locked"]).toBeUndefined();
    expect(screen.getByLabelText<HTMLInputElement>("最小の文字数")).toBe(length);
    expect(length.value).toBe("16");
    // What changed meanwhile is asked for now.
    expect(appHost.calls).toContain("settings_get");
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
