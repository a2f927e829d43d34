import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { ChangeView } from "~/ipc/generated";
import { showAt } from "~/test/routed";
import { SETTINGS, SIGNED_IN, signIn } from "~/test/session";
import { HistoryScreen } from "./HistoryScreen";

const host = vi.hoisted(() => ({
  items: [] as unknown[],
  asked: [] as { q?: string; cursor?: string }[],
  next: null as string | null,
  fails: false,
}));
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string, request: { q?: string; cursor?: string }) => {
    if (command === "changes_list") {
      host.asked.push(request);
      if (host.fails) throw { code: "offline", message: "", request_id: "", fields: [], rejections: [] };
      return request.cursor ? { items: [], next_cursor: null } : { items: host.items, next_cursor: host.next };
    }
    return command === "settings_get" ? SETTINGS : [];
  },
  listen: () => () => {},
}));

/** A change set that touched so many rows, `rows` of which came with it. */
function change(size: number, rows: ChangeView["effect"]["rows"]): ChangeView {
  return {
    id: "c1",
    revision: 1,
    at: "2026-01-01T00:00:00Z",
    actor: "me",
    actor_name: "佐藤 美咲",
    actor_account: "sato",
    reason: null,
    import: null,
    effect: { rows, authority: [] },
    size,
    undoes: null,
    undone_by: null,
    redoes: null,
    is_part: false,
  };
}

const assigned = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    before: null,
    after: { target: { kind: "group" as const, id: `g${at}` }, policy: "p1" },
  }));
const group = (id: string) => ({ before: null, after: { id, name: id, code: "", parent: null } });

async function told(item: ChangeView): Promise<string> {
  host.items = [item];
  showAt("/history", { "/history": HistoryScreen });
  const list = await screen.findByRole("list", { name: "変更の一覧" });
  return within(list).getAllByRole("button")[0]?.textContent ?? "";
}

beforeEach(() => {
  Object.assign(host, { asked: [], next: null, fails: false });
  signIn();
});

it("says only how many rows there were once not all of them are told, of whatever kind they are", async () => {
  const text = await told(change(4_000, { assignments: assigned(999), groups: [group("営業部")] }));
  expect(text).toContain("4,000件を変更");
  expect(text).not.toContain("営業部");
});

it("says what was done as long as every row is told", async () => {
  const text = await told(change(999, { assignments: assigned(998), groups: [group("営業部")] }));
  expect(text).toContain("グループ「営業部」を追加");
  expect(text).toContain("適用先 998件");
});

it("asks the service once what is searched for has been typed, and says meanwhile that the rows are older", async () => {
  await told(change(1, { groups: [group("営業部")] }));
  const list = () => screen.getByRole("list", { name: "変更の一覧" });
  await userEvent.type(screen.getByRole("searchbox"), "営業部");
  expect(list().getAttribute("aria-busy")).toBe("true");
  await waitFor(() => expect(list().getAttribute("aria-busy")).toBe("false"));
  expect(host.asked.map(({ q }) => q)).toEqual([undefined, "営業部"]);
});

it("keeps what was read where the next part cannot be, and tries that part again", async () => {
  host.next = "c0";
  await told(change(1, { groups: [group("営業部")] }));
  host.fails = true;
  await userEvent.click(screen.getByRole("button", { name: "さらに読み込む" }));
  const alert = await screen.findByRole("alert");
  expect(screen.getByRole("list", { name: "変更の一覧" }).compareDocumentPosition(alert)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  host.fails = false;
  await userEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  await screen.findByText("これより前の変更はありません");
  expect(host.asked.map(({ cursor }) => cursor)).toEqual([undefined, "c0", "c0"]);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says that more cannot be read without the service", async () => {
  host.next = "c0";
  signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
  await told(change(1, { groups: [group("営業部")] }));
  expect(screen.getByRole("button", { name: "さらに読み込む" }).getAttribute("aria-disabled")).toBe("true");
});

it("offers no way back for what was changed together with rows out of sight", async () => {
  await told({ ...change(1, { groups: [group("営業部")] }), is_part: true });
  await userEvent.click(within(screen.getByRole("list", { name: "変更の一覧" })).getByRole("button"));
  const undo = await screen.findByRole("button", { name: /元に戻す/ });
  expect(undo.getAttribute("aria-disabled")).toBe("true");
});
