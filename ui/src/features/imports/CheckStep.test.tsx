import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportsApply, ImportsBadSave } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setJob } from "~/ipc/state";
import { answer, asked, check, heading, host, press, read, startHost, user } from "~/test/importHost";
import { preview, ROWS } from "~/test/imports";
import { fault } from "~/test/session";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.mock("~/components/reasons", async (original) => ({
  ...(await original<object>()),
  useNowhereReason: () => null,
}));
// Tables and forms of this size take their time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  startHost();
});

describe("what would come of it", () => {
  it("shows how far it is and can be stopped, and then nothing has happened", async () => {
    let stop = (_: unknown) => {};
    host.plan = () => new Promise((_, reject) => (stop = reject));
    await read();
    await press("試してみる");
    act(() => setJob({ step: "planning", done: 3_000, of: 12_000, cancellable: true }));
    const bar = await screen.findByRole("progressbar", { name: "影響を調べています" });
    expect(bar.getAttribute("aria-valuetext")).toBe("3,000 / 12,000行");
    await press("中止");
    expect(asked("jobs_cancel")).toHaveLength(1);
    act(() => stop(fault("cancelled")));
    await screen.findByText("中止しました。何も変更されていません。");
    expect(await heading(/このように読み取りました/)).toBeDefined();
  });

  it("begins with the rows that have a problem, and marks the cell in words", async () => {
    await check();
    const bad = await screen.findByRole("row", { name: /伊藤 四郎/ });
    expect(bad.textContent).toMatch(/このグループはありません/);
    expect(screen.getByText(/所属グループ: このグループはありません.*（1行）/)).toBeDefined();
    expect(screen.queryByRole("row", { name: /髙橋/ })).toBeNull();
  });

  it("lists what a number counts, with what stands there now below what would", async () => {
    await check();
    await user.click(screen.getByRole("radio", { name: /^変更1/ }));
    const row = await screen.findByRole("row", { name: /山﨑 花子/ });
    expect(within(row).getByText("前: 山崎 花子")).toBeDefined();
    await user.click(row);
    const aside = screen.getByRole("complementary", { name: "選択した行" });
    expect(await within(aside).findByText("氏名: 山崎 花子 → 山﨑 花子")).toBeDefined();
  });

  it("shows nothing of an import that was open before", async () => {
    await check();
    await screen.findByRole("row", { name: /伊藤 四郎/ });
    await act(async () => void host.go("/"));
    await user.click(await screen.findByRole("button", { name: "やめて移動" }));
    await screen.findByText("ほかの画面");
    host.opened = preview({ import: 8 });
    host.rows = ROWS.map((row) => ({ ...row, label: "別の人", cells: ["0009", "別の人", "営業部", ""] }));
    await act(async () => void host.go("/import"));
    await user.click(await screen.findByRole("button", { name: "ファイルを選ぶ…" }));
    await heading(/このように読み取りました/);
    await press("試してみる");
    await screen.findByRole("row", { name: /別の人/ });
    expect(screen.queryByText("伊藤 四郎")).toBeNull();
  });

  it("goes to the next problem with a key", async () => {
    await check();
    await user.click(screen.getByRole("radio", { name: /^すべて/ }));
    await user.keyboard("{F8}");
    const aside = screen.getByRole("complementary", { name: "選択した行" });
    expect(await within(aside).findByText(/所属グループ「営業１部」: このグループはありません/)).toBeDefined();
  });

  it("takes the mended file, and gives the bad rows out with what is wrong with them", async () => {
    await check();
    await press("問題のある行を保存…");
    const [sent] = asked<ImportsBadSave>("imports_bad_save");
    expect(sent?.file_name).toBe("社員一覧_問題のある行");
    expect(sent?.reasons["group_unknown"]).toMatch(/このグループはありません/);
    expect(sent?.reasons["rejected.employee_number_taken"]).toBeDefined();
    expect(sent?.reasons["at"]).toBe("列{column}「{text}」: ");
    await press("直したファイルを読み直す");
    await waitFor(() => expect(asked("imports_plan")).toHaveLength(2));
    expect(asked("imports_reload")).toEqual([{ import: 7 }]);
  });

  it("does one thing at a time, and shows how far the reading is", async () => {
    let read = (_: unknown) => {};
    vi.mocked(invoke).mockImplementation((command, request) => {
      const answered = answer(command, request);
      return command === "imports_reload" ? new Promise((resolve) => (read = resolve)) : answered;
    });
    await check();
    await press("直したファイルを読み直す");
    expect(await screen.findByRole("progressbar", { name: "ファイルを読んでいます" })).toBeDefined();
    await press("問題のある行を保存…");
    await press("読み取りに戻る");
    expect(asked("imports_bad_save")).toEqual([]);
    act(() => read(preview({ total: 6 })));
    await waitFor(() => expect(asked("imports_plan")).toHaveLength(2));
  });

  it("goes on only without the bad rows, once one has said so", async () => {
    await check();
    await press("影響を確認");
    expect(screen.queryByText("この内容で取り込みますか")).toBeNull();
    await user.click(screen.getByRole("checkbox", { name: "問題のある1行を除いて続ける" }));
    await press("影響を確認");
    await heading(/^この内容で取り込みますか/);
    await press("3件を取り込む");
    await waitFor(() => expect(asked<ImportsApply>("imports_apply")[0]?.skip_bad).toBe(true));
  });
});
