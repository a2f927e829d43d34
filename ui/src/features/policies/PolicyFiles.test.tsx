import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PoliciesList, PolicyFileSaved, PolicyFileView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { fault, signIn } from "~/test/session";
import { PolicyFiles } from "./PolicyFiles";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const FILE: PolicyFileView = {
  file_name: "ポリシー.json",
  sha256: "ab".repeat(32),
  signature: {
    state: "valid",
    by: {
      company_code: "AOBA",
      company_name: "青葉商事",
      account: "yamada",
      signed_at: "2026-11-30T01:00:00Z",
    },
  },
  base: "change",
  violation: null,
  policies: [
    { name: "工場", turn: "create" },
    { name: "営業", turn: "unchanged" },
  ],
  unknown: ["robots"],
  locked: ["pc_control.usb_storage"],
  changes: [],
};

const asked: { command: string; request: unknown }[] = [];
let opened: () => PolicyFileView | null;
let saved: PolicyFileSaved;

beforeEach(() => {
  asked.length = 0;
  toasts.set([]);
  opened = () => FILE;
  saved = { file_name: "ポリシー.json", policies: 3, sha256: FILE.sha256, signed: true };
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    asked.push({ command, request });
    if (command === "policies_open") return opened();
    if (command === "policies_save") return saved;
    return [];
  });
  signIn();
});

const user = userEvent.setup();

async function choose(entry: string, ...lists: (PoliciesList | undefined)[]) {
  show(<PolicyFiles list={lists.length > 0 ? lists[0] : { policies: [], violations: 0 }} />);
  await user.click(screen.getByRole("button", { name: "ポリシーの取り込み・書き出し" }));
  await user.click(await screen.findByRole("menuitem", { name: entry }));
}

describe("files of policies", () => {
  it("says what becomes of each policy, what is left out, and which file it is", async () => {
    await choose("ファイルから取り込む…");
    await screen.findByRole("dialog", { name: "「ポリシー.json」の取り込み" });
    expect(screen.getByText("基本ポリシー: 変更")).toBeDefined();
    expect(screen.getByText("工場: 追加")).toBeDefined();
    expect(screen.getByText("営業: 変更なし")).toBeDefined();
    expect(screen.getByText(/扱えない区分・項目は取り込みません: robots/)).toBeDefined();
    expect(screen.getByText(/固定されている項目は取り込みません: pc_control.usb_storage/)).toBeDefined();
    expect(screen.getByText("ab".repeat(32))).toBeDefined();
    expect(screen.getByText(/^署名: 青葉商事（AOBA）の yamada が/)).toBeDefined();
    expect(screen.getByText(/変更するものはありません/)).toBeDefined();
  });

  it.each([
    [{ state: "missing" }, /署名はありません/],
    [{ state: "invalid" }, /署名が内容と合いません/],
    [{ state: "unchecked" }, /署名を確かめられませんでした/],
  ] as const)("says what is wrong with a signature: %o", async (signature, words) => {
    opened = () => ({ ...FILE, signature });
    await choose("ファイルから取り込む…");
    expect(await screen.findByText(words)).toBeDefined();
    expect(screen.queryByText(/^署名: /)).toBeNull();
  });

  it("says why a file cannot be read", async () => {
    opened = () => {
      throw fault("policy_file_unfit");
    };
    await choose("ファイルから取り込む…");
    expect((await screen.findByRole("alert")).textContent).toMatch(/ポリシーのファイルとして読み取れません/);
  });

  it("writes all policies and says how many", async () => {
    await choose("すべて書き出す（JSON）…");
    await waitFor(() => expect(toasts.get().at(-1)).toMatchObject({ detail: "ポリシー3件、署名付き" }));
    expect(asked.find(({ command }) => command === "policies_save")?.request).toMatchObject({ base: true });
  });

  it("does one thing at a time", async () => {
    let answer = (_: unknown) => {};
    vi.mocked(invoke).mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await choose("ファイルから取り込む…");
    const menu = screen.getByRole("button", { name: /^ポリシーの取り込み・書き出し/ });
    await user.click(menu);
    expect(screen.queryByRole("menuitem")).toBeNull();
    await act(async () => answer(null));
    await user.click(menu);
    expect(await screen.findAllByRole("menuitem")).toHaveLength(2);
  });

  it("writes nothing while the policies are not here", async () => {
    await choose("すべて書き出す（JSON）…", undefined);
    expect(asked.map(({ command }) => command)).not.toContain("policies_save");
  });

  it("says that a file written offline is not signed", async () => {
    saved = { ...saved, signed: false };
    await choose("すべて書き出す（JSON）…");
    await waitFor(() => expect(toasts.get().at(-1)?.detail).toMatch(/署名は付いていません/));
  });
});
