import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportResult, ImportsApply } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";
import { toasts } from "~/kit/toasts";
import { asked, check, heading, host, press, read, startHost, toEffect, user } from "~/test/importHost";
import { COUNTS, DONE, planned } from "~/test/imports";
import { SIGNED_IN, SIGNED_OUT, signIn } from "~/test/session";

const reason = vi.hoisted(() => ({ current: null as string | null }));
vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.mock("~/components/reasons", async (original) => ({
  ...(await original<object>()),
  useNowhereReason: () => reason.current,
}));
// Tables and forms of this size take their time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  startHost();
});

describe("making it count", () => {
  it("is one change with one undo, and leads to the history", async () => {
    await toEffect();
    await user.type(screen.getByRole("textbox", { name: /^理由/ }), "人事異動");
    await press("3件を取り込む");
    await heading(/^取り込みました/);
    expect(asked("imports_apply")).toEqual([
      { import: 7, skip_bad: false, confirmed_deletions: null, reason: "人事異動" },
    ]);
    expect(toasts.get().at(-1)?.action?.label).toBe("元に戻す");
    expect(screen.getByRole("link", { name: "変更履歴で見る" }).getAttribute("href")).toBe("/history?selected=c9");
    await press("まとめて元に戻す");
    await screen.findByText("元に戻しました。取り込む前の状態です。");
    expect(asked("changes_undo")).toEqual([{ id: "c9" }]);
    // What was undone can only be redone.
    expect(toasts.get().map((toast) => toast.action?.label)).toEqual(["やり直す"]);
    expect(toasts.get().at(-1)?.detail).toBe("「社員一覧.csv」を取り込みました");
  });

  it("asks for the number before it deletes much", async () => {
    await toEffect({ counts: { ...COUNTS, bad: 0, delete: 1_200 }, guard: { delete: 1_200, of: 4_000 } });
    expect(screen.getByText("4,000件のうち1,200件が削除されます")).toBeDefined();
    const field = screen.getByRole("textbox", { name: "削除される件数を入力してください" });
    await press("1,203件を取り込む");
    await user.type(field, "12");
    await press("1,203件を取り込む");
    await screen.findByText("件数が一致しません。");
    expect(asked("imports_apply")).toEqual([]);
    await user.clear(field);
    await user.type(field, "１,２００");
    await press("1,203件を取り込む");
    await waitFor(() => expect(asked<ImportsApply>("imports_apply")[0]?.confirmed_deletions).toBe(1_200));
  });

  it("is done once, however often Enter is pressed, and not at all out of reach", async () => {
    let done = (_: ImportResult) => {};
    host.apply = () => new Promise((resolve) => (done = resolve));
    await toEffect({ counts: { ...COUNTS, bad: 0, delete: 1_200 }, guard: { delete: 1_200, of: 4_000 } });
    const field = screen.getByRole("textbox", { name: "削除される件数を入力してください" });
    await user.type(field, "1200");
    reason.current = "接続できません";
    await act(async () => signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } }));
    await user.keyboard("{Enter}");
    expect(asked("imports_apply")).toEqual([]);
    reason.current = null;
    await act(async () => signIn());
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect((field as HTMLInputElement).disabled).toBe(true));
    expect(asked("imports_apply")).toHaveLength(1);
    act(() => done({ type: "applied", done: DONE }));
    await heading(/^取り込みました/);
  });

  it("tries it anew when somebody was faster, and keeps the reason that was typed", async () => {
    const again = planned({ counts: { ...COUNTS, bad: 0 }, faults: [], may_apply: true, may_skip_bad: false });
    host.apply = async () => ({ type: "moved_on", plan: again });
    await toEffect();
    await user.type(screen.getByRole("textbox", { name: /^理由/ }), "人事異動");
    await press("3件を取り込む");
    await screen.findByText(/最新の内容で試し直しました/);
    expect(await screen.findByRole("row", { name: /伊藤 四郎/ })).toBeDefined();
    await press("影響を確認");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^理由/ }).value).toBe("人事異動");
  });

  it("says where the first passwords are, and offers to save them again if they are nowhere", async () => {
    host.apply = async () => ({
      type: "applied",
      done: { ...DONE, passwords: { count: 2, file_name: "初期パスワード.xlsx", saved: false } },
    });
    await toEffect({ new_admins: 2 });
    expect(screen.getByText(/新しい管理者2人の初期パスワード/)).toBeDefined();
    await press("3件を取り込む");
    await screen.findByText(/「初期パスワード.xlsx」に保存できませんでした/);
    await press("別のファイルに保存…");
    expect(asked("imports_passwords_save")).toEqual([{ import: 7 }]);
    await act(async () => void host.go("/"));
    await screen.findByText(/初期パスワードがまだ保存されていません/);
  });
});

describe("leaving", () => {
  it("asks, and closes the file", async () => {
    await read();
    await act(async () => void host.go("/"));
    await user.click(await screen.findByRole("button", { name: "続ける" }));
    expect(asked("imports_close")).toEqual([]);
    await act(async () => void host.go("/"));
    await user.click(await screen.findByRole("button", { name: "やめて移動" }));
    await screen.findByText("ほかの画面");
    expect(asked("imports_close")).toEqual([{ import: 7 }]);
  });

  it("does not ask once it is done", async () => {
    await toEffect();
    await press("3件を取り込む");
    await heading(/^取り込みました/);
    await act(async () => void host.go("/"));
    await screen.findByText("ほかの画面");
  });

  it("drops the file with a word when one is signed out", async () => {
    await read();
    act(() => setAppState({ ...SIGNED_OUT }));
    cleanup();
    await waitFor(() => expect(toasts.get().at(-1)?.text).toMatch(/^サインアウトしたため、取り込みを閉じました/));
  });

  it("drops the file with a word when the console locks", async () => {
    await check();
    act(() => signIn({ phase: "locked" }));
    act(() => signIn());
    await screen.findByText(/画面がロックされたため、取り込みを閉じました/);
    expect(await heading(/^取り込むファイルを選んでください/)).toBeDefined();
  });
});
