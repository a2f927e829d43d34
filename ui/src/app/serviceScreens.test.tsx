import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { helpStore } from "~/components/manuals/help";
import { servicePane } from "~/components/status/serviceScreens";
import { setLocale } from "~/i18n/i18n";
import type { AppState, ConsoleEvent, StatusState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { fault, SETTINGS, SIGNED_IN, SIGNED_OUT } from "~/test/session";
import { at, event, INCIDENT, statusDocument, statusState, text } from "~/test/status";

const heard = vi.hoisted((): { handler: ((event: ConsoleEvent) => void) | null } => ({ handler: null }));
vi.mock("~/ipc/host", () => ({
  invoke: vi.fn(),
  listen: (handler: (event: ConsoleEvent) => void) => {
    heard.handler = handler;
    return () => {};
  },
}));
vi.mock("~/components/reasons", async (original) => ({ ...(await original<object>()), useReason: () => null }));

// The whole window takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

const { App } = await import("./App");

const MAINTENANCE = statusState(
  statusDocument({ events: [event()], trust: [{ id: "law", title: text("法令"), body: text("本文"), links: [] }] }),
);
const OFFLINE: AppState = { ...SIGNED_IN, sync: { ...SIGNED_IN.sync, status: "offline", synced_at: at(4) } };

let state: AppState = SIGNED_OUT;
let known: StatusState = MAINTENANCE;
const calls: string[] = [];
const user = userEvent.setup();

async function open(first: AppState) {
  state = first;
  setAppState(null);
  render(<App />);
  await act(async () => {});
}

beforeEach(() => {
  calls.length = 0;
  known = MAINTENANCE;
  servicePane.set(null);
  helpStore.set(null);
  setLocale("ja");
  sessionStorage.clear();
  vi.mocked(invoke).mockImplementation(async (command) => {
    calls.push(command);
    switch (command) {
      case "app_state":
        return state;
      case "status_get":
      case "status_refresh":
        return known;
      case "connection_check":
        return { server: state.server, at: at(5), checks: [] };
      case "session_sign_in":
      case "session_unlock":
        throw fault("offline");
      case "settings_get":
        return SETTINGS;
      case "changes_list":
        return { items: [], next_cursor: null };
      case "devices_rows":
        return { total: 0, from: 0, rows: [], platforms: [] };
      default:
        return [];
    }
  });
});

describe("before signing in", () => {
  it.each([
    ["稼働状況", "稼働状況", "メンテナンス中です。6:00に終わる予定です"],
    ["接続を確認", "接続の確認", "サービスに接続できます"],
    ["サービスの信頼性", "サービスの信頼性", "本文"],
  ])("%s is a press away, and Escape leads back to it", async (button, title, content) => {
    await open(SIGNED_OUT);
    const link = await screen.findByRole("button", { name: button });
    await user.click(link);
    const pane = await screen.findByRole("dialog", { name: title });
    await within(pane).findByText(content);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(link));
  });

  it("one leads to the other, and F1 to the section of the manual", async () => {
    await open(SIGNED_OUT);
    await user.click(await screen.findByRole("button", { name: "稼働状況" }));
    const pane = await screen.findByRole("dialog", { name: "稼働状況" });
    await user.click(await within(pane).findByRole("button", { name: "接続を確認" }));
    await screen.findByRole("dialog", { name: "接続の確認" });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "F1" });
    expect(helpStore.get()).toBe("connection-check");
  });

  it("a failed try says until when the service is under maintenance, and keeps what was typed", async () => {
    await open(SIGNED_OUT);
    await user.type(await screen.findByLabelText("企業コード"), "aoba");
    await user.type(screen.getByLabelText("アカウント"), "sato");
    await user.type(screen.getByLabelText("パスワード"), "right{Enter}");
    await screen.findByText("サービスは6:00までメンテナンス中です。");
    expect(screen.queryByText(/ネットワークとプロキシの設定を確認/)).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("パスワード").value).toBe("right");
    const trouble = screen.getByText("サービスに接続できません").closest<HTMLElement>("[role=status]");
    await user.click(within(trouble as HTMLElement).getByRole("button", { name: "接続を確認" }));
    await screen.findByRole("dialog", { name: "接続の確認" });
  });

  it("a failed try says what can be done here where nothing is wrong over there", async () => {
    known = statusState(statusDocument());
    await open(SIGNED_OUT);
    await user.type(await screen.findByLabelText("企業コード"), "aoba");
    await user.type(screen.getByLabelText("アカウント"), "sato");
    await user.type(screen.getByLabelText("パスワード"), "right{Enter}");
    await screen.findByText(/ネットワークとプロキシの設定を確認/);
  });
});

it("stands in front of the lock, says why it cannot be unlocked, and is gone for whoever is let in", async () => {
  await open({ ...SIGNED_IN, phase: "locked" });
  await user.type(await screen.findByLabelText("パスワード"), "right{Enter}");
  await screen.findByText("サービスは6:00までメンテナンス中です。");
  await user.click(screen.getByRole("button", { name: "稼働状況" }));
  const pane = await screen.findByRole("dialog", { name: "稼働状況" });
  await within(pane).findByText("メンテナンス中です。6:00に終わる予定です");
  // What is not marked so is hidden while it is locked.
  expect(pane.closest("body > [data-lock]")).not.toBeNull();
  expect(pane.contains(document.activeElement)).toBe(true);
  // The manual in front of both; Escape leaves that alone.
  const before = document.activeElement;
  fireEvent.keyDown(before ?? document.body, { key: "F1" });
  const manual = await screen.findByRole("complementary", { name: "マニュアル" });
  expect(manual.matches("body > [data-lock]")).toBe(true);
  expect(document.activeElement).toBe(manual);
  fireEvent.keyDown(manual, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(document.activeElement).toBe(before);
  expect(screen.getByRole("dialog", { name: "稼働状況" })).toBe(pane);
  act(() => heard.handler?.({ type: "state", state: SIGNED_IN }));
  await screen.findByRole("navigation");
  expect(screen.queryByRole("dialog")).toBeNull();
});

describe("while somebody is signed in", () => {
  it("the offline line says why, and leads there, also before the organization was ever read", async () => {
    await open({ ...OFFLINE, sync: { ...OFFLINE.sync, synced_at: null } });
    const line = (await screen.findByText("サービスは6:00までメンテナンス中です。")).closest<HTMLElement>(
      "[role=status]",
    );
    await user.click(within(line as HTMLElement).getByRole("button", { name: "稼働状況" }));
    await screen.findByRole("heading", { name: "稼働状況", level: 1 });
    await screen.findByText("メンテナンス中です。6:00に終わる予定です");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("hears that the state is another one", async () => {
    await open(OFFLINE);
    await screen.findByText(/サービスは6:00までメンテナンス中です。/);
    known = statusState(statusDocument({ events: [INCIDENT] }));
    act(() => heard.handler?.({ type: "status" }));
    await screen.findByText(/サービスに障害が発生しています（「同期の遅れ」）。/);
  });

  it("the account menu leads to all three", async () => {
    await open(SIGNED_IN);
    for (const [entry, title] of [
      ["稼働状況", "稼働状況"],
      ["接続の確認", "接続の確認"],
      ["サービスの信頼性", "サービスの信頼性"],
    ] as const) {
      await user.click(screen.getByRole("button", { name: /アカウントと設定/ }));
      await user.click(await screen.findByRole("menuitem", { name: entry }));
      await screen.findByRole("heading", { name: title, level: 1 });
    }
  });

  it("the palette leads there, and rows that change do not begin another check", async () => {
    await open(SIGNED_IN);
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await user.type(await screen.findByRole("combobox"), "接続の確認{Enter}");
    await screen.findByText("サービスに接続できます");
    calls.length = 0;
    act(() => heard.handler?.({ type: "rows", revision: 2 }));
    await screen.findByText("サービスに接続できます");
    expect(calls.filter((one) => one === "connection_check" || one === "status_get")).toEqual([]);
  });
});
