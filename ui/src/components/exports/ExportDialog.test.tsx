import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { filtersOf } from "~/components/lists/deviceFilter";
import type { ExportResult, ExportsWrite, ListQuery } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { USER_FIELDS } from "~/test/imports";
import { fault, signIn } from "~/test/session";
import { ExportDialog } from "./ExportDialog";
import { type ExportOffer, useExportOffer } from "./exportOffers";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const QUERY: ListQuery = {
  node: { kind: "group", id: "g1" },
  below: true,
  query: "東京",
  platforms: ["macos"],
  sort: "asset_number",
  descending: true,
  from: 0,
  count: 0,
};
const OFFER: ExportOffer = { rows: { what: "devices", query: QUERY }, total: 12, columns: ["name", "serial"] };

const written: ExportsWrite[] = [];
let result: () => ExportResult;
const onClose = vi.fn();

async function answer(command: string, request: unknown): Promise<unknown> {
  switch (command) {
    case "exports_write":
      written.push(request as ExportsWrite);
      return result();
    case "rows_labels":
      return [{ row: { kind: "group", id: "g1" }, name: "営業部" }];
    case "tables_fields":
      return USER_FIELDS;
    default:
      return [];
  }
}

beforeEach(() => {
  written.length = 0;
  onClose.mockReset();
  toasts.set([]);
  result = () => ({ type: "written", file_name: "一覧.xlsx", rows: 12 });
  vi.mocked(invoke).mockImplementation(answer);
  signIn();
});

function List({ offer }: { readonly offer: ExportOffer | null }) {
  useExportOffer(offer);
  return null;
}

const user = userEvent.setup();

/** The list registers what it shows first, as it does behind the dialog. */
function open(offer: ExportOffer | null = OFFER) {
  const { unmount } = show(<List offer={offer} />);
  show(<ExportDialog onClose={onClose} />);
  return unmount;
}

const write = () => user.click(screen.getByRole("button", { name: "書き出す…" }));

describe("exporting", () => {
  it("writes exactly what is shown, with the filters told in words", async () => {
    open();
    const shown = await screen.findByRole<HTMLInputElement>("radio", { name: /^表示中のクライアント（12台）/ });
    expect(shown.checked).toBe(true);
    await screen.findByText("営業部とその下、検索「東京」、種別 macOS、表示中の順序で書き出します");
    await write();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(written[0]).toMatchObject({ rows: OFFER.rows, columns: [], format: "xlsx", language: "ja" });
    expect(written[0]?.file_name).toMatch(/^クライアント一覧_\d{8}$/);
    expect(toasts.get().at(-1)).toMatchObject({ text: "「一覧.xlsx」に書き出しました", detail: "12行" });
  });

  it("says by what else the list is narrowed", async () => {
    const filters = filtersOf(
      { platforms: [], states: ["lost", "retired"], places: ["user"], days: 30, never: true },
      Date.parse("2026-11-30T00:00:00Z"),
    );
    open({ ...OFFER, rows: { what: "devices", query: { ...QUERY, query: "", platforms: [], filters } } });
    await screen.findByText(
      /状態 紛失・盗難または廃棄済み、所属先 ユーザーが使用、最終通信 30日以上通信なしまたは通信なし、/,
    );
  });

  it("writes the columns that the list shows, and remembers it for lists only", async () => {
    open();
    await user.click(await screen.findByRole("radio", { name: /^一覧に表示している項目だけ/ }));
    await write();
    await waitFor(() => expect(written[0]?.columns).toEqual(["name", "serial"]));
    await user.click(await screen.findByRole("radio", { name: /^閲覧できるすべて/ }));
    expect(screen.queryByRole("radio", { name: /^一覧に表示している項目だけ/ })).toBeNull();
    await write();
    await waitFor(() => expect(written[1]?.columns).toEqual([]));
  });

  it("writes everything of a kind, whatever is shown", async () => {
    open();
    await user.click(await screen.findByRole("radio", { name: /^閲覧できるすべて/ }));
    await user.click(screen.getByRole("button", { name: /種類/ }));
    await user.click(await screen.findByRole("option", { name: "ユーザー" }));
    await write();
    await waitFor(() => expect(written[0]?.rows).toEqual({ what: "everything", kind: "users" }));
  });

  it("says which encoding opens in Excel, and remembers what was chosen", async () => {
    open(null);
    await user.click(await screen.findByRole("radio", { name: /^CSV/ }));
    expect(screen.getByText(/Excel で、ダブルクリックで開けます/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: /文字コード/ }));
    await user.click(await screen.findByRole("option", { name: /^Shift_JIS/ }));
    await write();
    await waitFor(() => expect(written[0]).toMatchObject({ format: "csv", encoding: "cp932" }));
    show(<ExportDialog onClose={onClose} />);
    const again = within(screen.getAllByRole("dialog").at(-1) as HTMLElement);
    expect(again.getByRole<HTMLInputElement>("radio", { name: /^CSV/ }).checked).toBe(true);
  });

  it("writes nothing that the encoding cannot hold, and offers one that can", async () => {
    localStorage.setItem("cloudone.export.format", "csv");
    localStorage.setItem("cloudone.export.encoding", "cp932");
    result = () => ({
      type: "unwritable",
      total: 7,
      cells: [{ row: 3, field: "name", text: "𠮷田 一郎", characters: "𠮷" }],
    });
    open(null);
    await write();
    await screen.findByText("3行目 氏名「𠮷田 一郎」: 𠮷");
    expect(screen.getByText("ほか6個のセル")).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
    result = () => ({ type: "written", file_name: "一覧.csv", rows: 3 });
    await user.click(screen.getByRole("button", { name: "UTF-8（BOM付き）で書き出す…" }));
    await waitFor(() => expect(written[1]?.encoding).toBe("utf8_bom"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it("stays open when no file is chosen or it is stopped, and says why when it fails", async () => {
    result = () => ({ type: "cancelled" });
    open(null);
    await write();
    result = () => {
      throw fault("cancelled");
    };
    await write();
    expect(screen.queryByRole("alert")).toBeNull();
    result = () => {
      throw fault("file_failed");
    };
    await write();
    expect((await screen.findByRole("alert")).textContent).toMatch(/ファイルを読み書きできません/);
    expect(onClose).not.toHaveBeenCalled();
  });

  it("has nothing to write where nothing is shown, and forgets lists that are gone", async () => {
    const leave = open({ ...OFFER, total: 0 });
    await write();
    expect(written).toEqual([]);
    leave();
    show(<ExportDialog onClose={onClose} />);
    const again = within(screen.getAllByRole("dialog").at(-1) as HTMLElement);
    expect(again.queryByRole("radio", { name: /^表示中の/ })).toBeNull();
  });
});
