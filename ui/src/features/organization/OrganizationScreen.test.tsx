import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act as acting, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Change, OrgNode, OrgQuery } from "~/ipc/generated";
import { closeToasts, toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { GROUPS, NONE, rowsOf } from "~/test/organization";
import { SESSION, SETTINGS, SIGNED_IN, signIn } from "~/test/session";
import { OrganizationScreen } from "./OrganizationScreen";

const host = vi.hoisted(() => ({ invoke: vi.fn<(command: string, request: unknown) => unknown>() }));
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string, request: unknown) => host.invoke(command, request),
  listen: () => () => {},
}));

const applied: Change[] = [];

function answer(command: string, request: never): unknown {
  const { id, node, query } = request as { id: string; node: OrgNode; query: OrgQuery };
  switch (command) {
    case "org_rows": {
      const rows = rowsOf(request);
      return { revision: 1, total: rows.length, from: 0, expanded: (request as OrgQuery).expanded ?? [], rows };
    }
    case "org_locate": {
      const index = rowsOf(query).findIndex((row) => JSON.stringify(row.node) === JSON.stringify(node));
      return { groups: [], index: index < 0 ? null : index, expanded: query.expanded ?? [] };
    }
    case "rows_find": {
      const { list, text, from } = request as { list: { query: OrgQuery }; text: string; from: number };
      const rows = rowsOf(list.query);
      const begins = rows.map((row) => row.name.startsWith(text) || row.detail.startsWith(text));
      const next = begins.indexOf(true, from);
      const index = next < 0 ? begins.indexOf(true) : next;
      return { index: index < 0 ? null : index };
    }
    case "groups_get":
      return {
        group: GROUPS.find((group) => group.id === id) ?? GROUPS[0],
        path: [],
        counts: NONE,
        direct: NONE,
        admins: [],
      };
    case "devices_rows":
      return { total: 12, from: 0, rows: [], platforms: [], facets: FACETS };
    case "authority_explain":
      return (request as { questions: { permission: string }[] }).questions.map(({ permission }) => ({
        permission,
        allowed: true,
        group: null,
        grants: [],
        suspended: false,
      }));
    case "groups_merge_look":
      return { code: "200", same_names: ["東日本課"], same_total: 1, scoped: [] };
    case "bulk_plan":
      return { handle: 4, plan: PLAN, touched: 12, left_out: 0 };
    case "bulk_apply":
      return { id: "c2" };
    case "ids_new":
      return ["new"];
    case "settings_get":
      return SETTINGS;
    case "rows_labels":
      return (request as { rows: { id: string }[] }).rows.flatMap((row) => {
        const group = GROUPS.find((one) => one.id === row.id);
        return group ? [{ row, name: group.name }] : [];
      });
    case "changes_apply":
      applied.push(...(request as { changes: Change[] }).changes);
      return { id: "c1" };
    default:
      return [];
  }
}

const FACETS = { states: [], places: [], never: 0, marks: [0, 0, 0, 0] };
const PLAN = { base_revision: 1, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
const asked = (command: string) =>
  host.invoke.mock.calls.filter(([one]) => one === command).map(([, request]) => request);

let sessions = 0;

beforeEach(() => {
  applied.length = 0;
  host.invoke.mockClear();
  host.invoke.mockImplementation((command, request) => answer(command, request as never));
  // A session of its own: within one, the tree is found again as it was left.
  sessions += 1;
  signIn({ session: { ...SESSION, id: `s${sessions}` } });
});

async function open() {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/organization", component: OrganizationScreen }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/organization"] }) });
  show(<RouterProvider router={router as never} />);
  const tree = await screen.findByRole("tree");
  await within(tree).findByRole("treeitem", { name: /営業部/ });
  tree.focus();
  return { tree, user: userEvent.setup() };
}

const chosen = () => screen.getByRole("treeitem", { selected: true }).getAttribute("aria-label")?.split("、")[0];
const becomes = (name: string) => waitFor(() => expect(chosen()).toBe(name));

it("moves, opens and closes with the keys of a tree, and tells where each row stands", async () => {
  const { tree, user } = await open();
  await becomes("青葉精機");
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  expect(document.activeElement).toBe(tree);
  await user.keyboard("{ArrowRight}");
  const east = await screen.findByRole("treeitem", { name: /東日本課/ });
  expect(east.getAttribute("aria-level")).toBe("3");
  expect(east.getAttribute("aria-posinset")).toBe("1");
  expect(east.getAttribute("aria-setsize")).toBe("2");
  await user.keyboard("{ArrowRight}");
  await becomes("東日本課");
  expect(tree.getAttribute("aria-activedescendant")).toBe(east.id);
  await user.keyboard("{ArrowLeft}");
  await becomes("営業部");
  await user.keyboard("{ArrowLeft}");
  await waitFor(() => expect(screen.queryByRole("treeitem", { name: /東日本課/ })).toBeNull());
  await user.keyboard("{End}");
  await becomes("未所属");
  await user.keyboard("{Home}");
  await becomes("青葉精機");
});

it("goes to what is typed, by name or by code", async () => {
  const { tree, user } = await open();
  await user.keyboard("2");
  await becomes("開発部");
  fireEvent.keyDown(tree, { key: "営" });
  // The pause since the digit is too short for a new word, so nothing is called “2営”.
  expect(chosen()).toBe("開発部");
  expect(asked("rows_find")).toMatchObject([
    { text: "2", from: 1, list: { kind: "tree", organization: "青葉精機", unassigned: "未所属" } },
    { text: "2営" },
  ]);
});

it("renames in place, but not with the Enter that confirms a candidate", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{F2}");
  const field = await screen.findByRole("textbox", { name: "新しい名前" });
  await user.clear(field);
  await user.type(field, "営業本部");
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(applied).toEqual([]);
  expect(screen.getByRole("textbox", { name: "新しい名前" })).toBe(field);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(applied).toEqual([{ type: "group_edit", id: "sales", name: "営業本部" }]));
});

it("moves a group by cutting and pasting", async () => {
  const { user } = await open();
  host.invoke.mockImplementation((command, request) =>
    command === "changes_plan"
      ? { base_revision: 1, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 }
      : answer(command, request as never),
  );
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{Control>}x{/Control}{ArrowDown}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  await waitFor(() => expect(applied).toEqual([{ type: "group_move", id: "sales", parent: "dev" }]));
});

it("shows the effect before a move that gives an admin something", async () => {
  const { user } = await open();
  const gained = { groups: 1, users: 0, devices: 3 };
  host.invoke.mockImplementation((command, request) =>
    command === "changes_plan"
      ? {
          base_revision: 1,
          effect: {
            rows: {},
            authority: [{ admin: "a2", gained, lost: NONE, permissions_gained: [], permissions_lost: [] }],
          },
          effect_hash: "",
          unseen_admins: 0,
        }
      : answer(command, request as never),
  );
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{Control>}x{/Control}{ArrowDown}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("新たに見える: グループ 1件、クライアント 3台")).toBeTruthy();
  expect(applied).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "移動する" }));
  await waitFor(() => expect(applied).toHaveLength(1));
});

async function act(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.click(screen.getByRole("button", { name: "グループのその他の操作" }));
  await user.click(await screen.findByRole("menuitem", { name }));
}

it("merges a group into another one, telling names that are taken before it plans", async () => {
  const { user } = await open();
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await act(user, "統合…");
  const dialog = await screen.findByRole("dialog");
  await user.click(await within(dialog).findByRole("treeitem", { name: /営業部/ }));
  expect(await within(dialog).findByText(/グループコード「200」は使われなくなります/)).toBeTruthy();
  expect(within(dialog).getByText(/同じ名前の下位グループが1件あります: 東日本課/)).toBeTruthy();
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  expect(asked("bulk_plan")).toEqual([]);
  await user.click(within(dialog).getByRole("checkbox", { name: /下位まで統合する/ }));
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  await user.click(await screen.findByRole("button", { name: "統合" }));
  await waitFor(() => expect(asked("bulk_apply")).toEqual([{ handle: 4, reason: null }]));
  expect(asked("bulk_plan")).toEqual([{ type: "groups_merge", from: "dev", into: "sales", same_names: true }]);
});

it("splits off what the list shows as a new group", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await act(user, "分割…");
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText(/クライアント 12台を、新しいグループへ移します/)).toBeTruthy();
  await user.type(within(dialog).getByRole("textbox", { name: "グループ名" }), "保管品");
  await user.click(within(dialog).getByRole("radio", { name: "「営業部」と同じ階層" }));
  await user.click(within(dialog).getByRole("button", { name: "影響を確認" }));
  await user.click(await screen.findByRole("button", { name: "分割" }));
  await waitFor(() => expect(asked("bulk_apply")).toEqual([{ handle: 4, reason: null }]));
  expect(asked("bulk_plan")).toMatchObject([
    {
      type: "groups_split",
      id: "new",
      parent: null,
      name: "保管品",
      rows: { kind: "devices", pick: { pick: "all_but", query: { node: { kind: "group", id: "sales" } }, except: [] } },
    },
  ]);
});

it("moves all that a list matches by cutting and pasting", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  // The list follows the tree a moment later.
  await waitFor(() => expect(JSON.stringify(asked("devices_rows").at(-1))).toContain('"id":"sales"'));
  const grid = await screen.findByRole("grid", { name: "営業部のクライアント" });
  grid.focus();
  await user.keyboard("{Control>}a{/Control}");
  expect(await screen.findByText("一致する12件を選択中")).toBeTruthy();
  await user.keyboard("{Control>}x{/Control}");
  screen.getByRole("tree").focus();
  await user.keyboard("{End}{ArrowUp}");
  await becomes("開発部");
  await user.keyboard("{Control>}v{/Control}");
  await user.click(await screen.findByRole("button", { name: "移動する" }));
  await waitFor(() => expect(asked("bulk_apply")).toHaveLength(1));
  expect(asked("bulk_plan")).toMatchObject([
    { type: "devices", act: { act: "place", place: { kind: "group", id: "dev" } }, pick: { pick: "all_but" } },
  ]);
});

it("changes nothing while one looks with another's eyes or the service is out of reach, and says why", async () => {
  const { user } = await open();
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  const session = { ...SESSION, id: `s${sessions}` };
  for (const [over, reason] of [
    [{ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } }, /表示で見ているため/],
    [{ sync: { ...SIGNED_IN.sync, status: "offline" } }, /接続できないため/],
  ] as const) {
    acting(() => signIn({ session, ...over }));
    closeToasts();
    await user.keyboard("{F2}");
    expect(toasts.get().at(-1)?.detail).toMatch(reason);
    expect(screen.queryByRole("textbox", { name: "新しい名前" })).toBeNull();
    closeToasts();
    const dataTransfer = { setData: () => {}, getData: () => "", effectAllowed: "", dropEffect: "" };
    fireEvent.dragStart(screen.getByRole("treeitem", { name: /営業部/ }), { dataTransfer });
    fireEvent.drop(screen.getByRole("treeitem", { name: /開発部/ }), { dataTransfer });
    expect(toasts.get().at(-1)?.detail).toMatch(reason);
  }
  expect(applied).toEqual([]);
});
