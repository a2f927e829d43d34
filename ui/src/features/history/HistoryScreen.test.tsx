import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ChangeView } from "~/ipc/generated";
import { showAt } from "~/test/routed";
import { SETTINGS, signIn } from "~/test/session";
import { HistoryScreen } from "./HistoryScreen";

const host = vi.hoisted(() => ({ items: [] as unknown[] }));
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string) => {
    if (command === "changes_list") return { items: host.items, next_cursor: null };
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

beforeEach(() => signIn());

it("says only how many rows there were once not all of them are told, of whatever kind they are", async () => {
  const text = await told(change(4_000, { assignments: assigned(999), groups: [group("営業部")] }));
  expect(text).toContain("4,000件を変更");
  expect(text).not.toContain("営業部");
});

it("says what was done as long as every row is told", async () => {
  const text = await told(change(999, { assignments: assigned(998), groups: [group("営業部")] }));
  expect(text).toContain("グループ「営業部」を作成");
  expect(text).toContain("適用先 998件");
});
