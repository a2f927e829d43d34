import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { exportDialog } from "./exportOffers";
import { FilesMenu } from "./FilesMenu";

const rights = vi.hoisted((): { missing: string | null } => ({ missing: null }));
vi.mock("~/ipc/host", () => ({ invoke: vi.fn(async () => []), listen: () => () => {} }));
vi.mock("~/components/reasons", async (original) => ({
  ...(await original<object>()),
  useNowhereReason: () => rights.missing,
}));

beforeEach(() => {
  rights.missing = null;
  exportDialog.set(false);
  signIn();
});

async function open() {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/", component: () => <FilesMenu kinds={["groups", "users"]} /> }),
    createRoute({ getParentRoute: () => root, path: "/import", component: () => <p>取り込みの画面</p> }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/"] }) });
  show(<RouterProvider router={router as never} />);
  await userEvent.click(await screen.findByRole("button", { name: "取り込み・書き出し" }));
  return router;
}

it("leads to the import with the kind of the list", async () => {
  const router = await open();
  await userEvent.click(screen.getByRole("menuitem", { name: "ユーザーを取り込む…" }));
  await screen.findByText("取り込みの画面");
  expect(router.state.location.search).toEqual({ kind: "users" });
});

it("says why nothing can be imported, and exports all the same", async () => {
  rights.missing = "一括取り込みの権限がありません";
  const router = await open();
  const entry = screen.getByRole("menuitem", { name: /^ユーザーを取り込む/ });
  expect(entry.getAttribute("aria-disabled")).toBe("true");
  expect(entry.textContent).toMatch(/一括取り込みの権限がありません/);
  await userEvent.click(entry);
  expect(router.state.location.pathname).toBe("/");
  await userEvent.click(screen.getByRole("menuitem", { name: /^ファイルに書き出す/ }));
  await waitFor(() => expect(exportDialog.get()).toBe(true));
});
