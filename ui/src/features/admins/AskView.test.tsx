import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { adminRow, permissionEntry } from "~/test/admins";
import { show } from "~/test/frame";
import { rowsOf } from "~/test/organization";
import { signIn } from "~/test/session";
import { AdminsScreen } from "./AdminsScreen";
import { readAdminsPlace } from "./adminsPlace";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
vi.setConfig({ testTimeout: 20_000 });

const CATALOGUE = [
  permissionEntry("device.view", true, "クライアントの閲覧"),
  permissionEntry("device.edit", true, "クライアントの編集"),
];
const ADMINS = [adminRow({ id: "a1", name: "佐藤 花子" }), adminRow({ id: "a2", name: "山田 一郎" })];
const NAMES: Readonly<Record<string, string>> = { a1: "佐藤 花子", a2: "山田 一郎", sales: "営業部" };

const asked: unknown[] = [];

function answer(command: string, request: unknown): unknown {
  switch (command) {
    case "permissions_list":
      return CATALOGUE;
    case "admins_get": {
      const { id } = request as { id: string };
      return { admin: adminRow({ id, name: NAMES[id] ?? "" }), may_manage: true, may_act_as: true };
    }
    case "admins_rows":
      return { total: ADMINS.length, from: 0, rows: ADMINS };
    case "org_rows": {
      const rows = rowsOf({ expanded: [] });
      return { total: rows.length, from: 0, rows, expanded: [] };
    }
    case "rows_labels":
      return (request as { rows: { id: string }[] }).rows.map((row) => ({ row, name: NAMES[row.id] ?? "" }));
    case "authority_who":
      return [{ admin: "a2", grants: [0, 2] }];
    case "authority_explain_of":
      asked.push(request);
      return { permission: "", group: null, allowed: false, suspended: false, grants: [], could_grant: [] };
    default:
      return [];
  }
}

async function open(address: string) {
  const root = createRootRoute();
  const routeTree = root.addChildren([
    createRoute({
      getParentRoute: () => root,
      path: "/admins",
      validateSearch: readAdminsPlace,
      component: AdminsScreen,
    }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [address] }) });
  show(<RouterProvider router={router as never} />);
  await act(async () => {});
  return router;
}

beforeEach(() => {
  asked.length = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => answer(command, request));
  signIn();
});

it("names those who may with their grants, and answers why for the one that is chosen", async () => {
  await open("/admins?view=ask");
  const person = await screen.findByRole("button", { name: /^山田/ });
  expect(person.textContent).toBe("山田 一郎権限 1、権限 3による");
  await userEvent.click(person);
  await screen.findByText(/^山田 一郎: 組織全体に対する/);
});

describe("the place on the screen of admins", () => {
  it("is a question with all its parts, and its link asks the same", async () => {
    const router = await open("/admins?selected=a1");
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "権限を調べる" }));
    await user.click(await screen.findByRole("treeitem", { name: /営業部/ }));
    await user.click(await screen.findByRole("option", { name: /山田 一郎/ }));
    await user.click(screen.getByRole("button", { name: /クライアントの閲覧/ }));
    await user.click(await screen.findByRole("option", { name: "クライアントの編集" }));
    const question = { view: "ask", permission: "device.edit", group: "sales", admin: "a2" };
    await waitFor(() => expect(router.state.location.search).toEqual({ selected: "a1", ...question }));
    const link = router.state.location.href;

    await act(async () => router.history.back());
    expect(await screen.findByRole("button", { name: "権限を調べる", pressed: false })).toBeDefined();
    await act(async () => router.history.forward());
    expect(await screen.findByRole("button", { name: "権限を調べる", pressed: true })).toBeDefined();

    cleanup();
    asked.length = 0;
    await open(link);
    await screen.findByText(/山田 一郎.*営業部.*クライアントの編集/);
    expect(asked.at(-1)).toMatchObject({
      admin: "a2",
      permission: "device.edit",
      target: { id: { kind: "group", id: "sales" } },
    });
  });

  it("is a tab of the selected admin, which stays while others are selected", async () => {
    const router = await open("/admins?selected=a1&tab=signIn");
    expect((await screen.findByRole("tab", { name: "サインイン" })).getAttribute("aria-selected")).toBe("true");
    await userEvent.click(await screen.findByText("山田 一郎"));
    await waitFor(() => expect(router.state.location.search).toEqual({ selected: "a2", tab: "signIn" }));
    await userEvent.click(await screen.findByRole("tab", { name: "概要" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ selected: "a2" }));
  });

  it("that makes no sense is left out", () => {
    expect(readAdminsPlace({ selected: 5, tab: "nothing", view: "list", permission: ["x"], other: "y" })).toEqual({});
  });
});

it("begins to delete several admins with the key that deletes one, where that is allowed", async () => {
  const manager = adminRow({ id: "me", grants: [{ permissions: ["admin.manage"], scope: { kind: "organization" } }] });
  let mayManage = false;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "admins_get" && mayManage) return { admin: manager, may_manage: true, may_act_as: true };
    // How it goes on is the bulk dialog's own test.
    return command === "changes_plan" ? new Promise(() => {}) : answer(command, request);
  });
  const select = async () => {
    await open("/admins");
    await userEvent.click(await screen.findByRole("row", { name: /佐藤 花子/ }));
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await screen.findByText("2人を選択しています");
  };
  await select();
  await userEvent.keyboard("{Delete}");
  expect(screen.queryByRole("dialog")).toBeNull();
  cleanup();
  mayManage = true;
  await select();
  await userEvent.keyboard("{Delete}");
  await screen.findByRole("dialog", { name: /削除/ });
});
