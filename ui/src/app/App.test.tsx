import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";
import { begin, hear, openWindow, to } from "~/test/appWindow";
import { SESSION, SIGNED_IN, SIGNED_OUT } from "~/test/session";

vi.mock("~/ipc/host", async () => (await import("~/test/appHost")).hostModule);
vi.mock("~/components/reasons", async (original) => (await import("~/test/appHost")).reasonsModule(original<object>));
vi.mock("~/features/admins/AdminsScreen", () => ({ AdminsScreen: () => <p>管理者の画面</p> }));

const { App } = await import("./App");
const open = (first: AppState) => openWindow(App, first);
const user = userEvent.setup();

beforeEach(begin);
afterEach(() => setAppState(null));

describe("drafts", () => {
  const typed = async () => {
    await open(SIGNED_IN);
    fireEvent.keyDown(document.body, { key: "6", ctrlKey: true });
    await user.type(await screen.findByLabelText("最小の文字数"), "6");
    expect(JSON.stringify(localStorage)).toContain("126");
  };
  const left = async (ended: AppState["ended"]) => {
    act(() => hear({ type: "state", state: to({ ...SIGNED_OUT, ended }) }));
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

it("says how much of a large organization has come until its rows are there", async () => {
  const sync = { ...SIGNED_IN.sync, status: "loading" as const, synced_at: null };
  await open({ ...SIGNED_IN, sync });
  await screen.findByText("組織のデータを読み込んでいます");
  act(() => hear({ type: "state", state: to({ ...SIGNED_IN, sync: { ...sync, received: 1024 } }) }));
  await screen.findByText("組織のデータを読み込んでいます（1,024 MB）");
  act(() => hear({ type: "state", state: to(SIGNED_IN) }));
  await waitFor(() => expect(screen.queryByText(/読み込んでいます/)).toBeNull());
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

it("closes the section beside the work on the screen of the whole manual, and opens it there when asked again", async () => {
  await open(SIGNED_IN);
  fireEvent.keyDown(document.body, { key: "F1" });
  await screen.findByRole("complementary", { name: "マニュアル" });
  fireEvent.keyDown(document.body, { key: "0", ctrlKey: true });
  await waitFor(() => expect(screen.queryByRole("complementary", { name: "マニュアル" })).toBeNull());
  fireEvent.keyDown(document.body, { key: "F1" });
  await screen.findByRole("complementary", { name: "マニュアル" });
});
