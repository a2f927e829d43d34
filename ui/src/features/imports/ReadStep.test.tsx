import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportsConfigure, ImportsPlan } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { answer, asked, check, heading, host, openImport, press, read, startHost, user } from "~/test/importHost";
import { preview } from "~/test/imports";
import { fault } from "~/test/session";

const rights = vi.hoisted((): { missing: string | null } => ({ missing: null }));
vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.mock("~/components/reasons", async (original) => ({
  ...(await original<object>()),
  useNowhereReason: () => rights.missing,
}));
// Tables and forms of this size take their time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  rights.missing = null;
  startHost();
});

describe("choosing the file", () => {
  it("begins with the kind of the list one comes from, and shows which columns its file may have", async () => {
    await openImport();
    const kind = await screen.findByRole<HTMLInputElement>("radio", { name: /^ユーザー/ });
    expect(kind.checked).toBe(true);
    const columns = await screen.findByRole("table");
    expect(within(columns).getByRole("row", { name: "社員番号 社員番号の例 照合に使えます" })).toBeDefined();
    await press("ファイルを選ぶ…");
    expect(asked("imports_open")).toEqual([{ kind: "users" }]);
  });

  it("stays where it is when no file is chosen", async () => {
    host.opened = null;
    await openImport("/import");
    await user.click(await screen.findByRole("button", { name: "ファイルを選ぶ…" }));
    expect(asked("imports_open")).toEqual([{ kind: null }]);
    expect(await heading(/^取り込むファイルを選んでください/)).toBeDefined();
  });

  it("is out of reach without the right, and says why", async () => {
    rights.missing = "一括取り込みの権限がありません";
    await openImport();
    expect(await screen.findByText("一括取り込みの権限がありません")).toBeDefined();
    expect(screen.queryByRole("button", { name: "ファイルを選ぶ…" })).toBeNull();
  });

  it("says what is wrong with a file that cannot be opened", async () => {
    vi.mocked(invoke).mockImplementation(async (command, request) => {
      if (command === "imports_open") throw fault("file_failed");
      return answer(command, request);
    });
    await openImport();
    await user.click(await screen.findByRole("button", { name: "ファイルを選ぶ…" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/ファイルを読み書きできません/);
  });
});

describe("what was read", () => {
  it("shows the rows as they were read, and takes the focus to what it says", async () => {
    await read();
    expect(document.activeElement?.textContent).toBe("「社員一覧.csv」をこのように読み取りました");
    expect(screen.getByText("5行（見出しを除く）")).toBeDefined();
    const table = screen.getByRole("table");
    expect(within(table).getByRole("row", { name: "2 0001 髙橋 一郎 営業部 201" })).toBeDefined();
    expect(screen.getByText(/1列は使いません: 内線/)).toBeDefined();
  });

  it("reads it again in another encoding, and maps the columns anew", async () => {
    await read();
    await press(/文字コード/);
    await user.click(await screen.findByRole("option", { name: "UTF-8" }));
    await waitFor(() => expect(asked("imports_configure")).toHaveLength(1));
    expect(asked<ImportsConfigure>("imports_configure")[0]).toMatchObject({
      encoding: "utf8",
      mapping: null,
      sheet: 0,
    });
  });

  it("shows again how it was read when reading it otherwise was stopped", async () => {
    await read();
    vi.mocked(invoke).mockImplementation(async (command, request) => {
      if (command === "imports_configure") throw fault("cancelled");
      return answer(command, request);
    });
    await press(/文字コード/);
    await user.click(await screen.findByRole("option", { name: "UTF-8" }));
    await screen.findByText("中止しました。何も変更されていません。");
    expect(screen.getByRole("button", { name: /文字コード/ }).textContent).toBe("Shift_JIS（CP932）");
  });

  it("takes the headings from below a title line", async () => {
    await read();
    await press(/見出しの行/);
    await user.click(await screen.findByRole("option", { name: "3行目" }));
    await waitFor(() =>
      expect(asked<ImportsConfigure>("imports_configure")[0]).toMatchObject({ header_row: 3, mapping: null }),
    );
  });

  it("keeps a file back whose columns say too little, and says which is missing", async () => {
    await read();
    await press(/^社員番号 社員番号の使い道/);
    await user.click(await screen.findByRole("option", { name: "使わない" }));
    await screen.findByText(/社員番号、メールアドレスのどれかの列を選んでください/);
    expect(asked<ImportsConfigure>("imports_configure")[0]?.mapping).toEqual([null, "name", "group", null]);
    await press("試してみる");
    expect(asked("imports_plan")).toEqual([]);
  });

  it("says where a file is broken and what to do", async () => {
    host.opened = preview({
      rows: [],
      problem: { code: "broken_encoding", row: 12, column: "B", limit: null, found: null, text: "0x81 0x20" },
    });
    await openImport();
    await user.click(await screen.findByRole("button", { name: "ファイルを選ぶ…" }));
    await heading(/^「社員一覧.csv」を読み取れません/);
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toMatch(/この文字コードでは読めない文字があります/);
    expect(alert.textContent).toMatch(/12行目、列B/);
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("deletes and empties nothing unless it is told to", async () => {
    await check();
    expect(asked("imports_plan")).toEqual([{ import: 7, mode: "add_and_change", empty_cells_empty: false }]);
  });

  it("warns before the file becomes the truth, and does not offer it where it may not be", async () => {
    await read();
    await user.click(screen.getByRole("radio", { name: /^ファイルと同じにする/ }));
    await screen.findByText(/一部の部署だけのファイルでは使わないでください/);
    await press("試してみる");
    await waitFor(() => expect(asked<ImportsPlan>("imports_plan")[0]?.mode).toBe("mirror"));
  });
});
