/** The import screen over a host that answers as Rust would, for tests: what was asked, and the ways to each step. */

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { ImportScreen } from "~/features/imports/ImportScreen";
import type { ImportPlan, ImportPreview, ImportResult, ImportsConfigure } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setJob } from "~/ipc/state";
import { toasts } from "~/kit/toasts";
import { show } from "./frame";
import { COUNTS, DONE, planned, preview, ROWS, USER_FIELDS } from "./imports";
import { signIn } from "./session";

/** What the next commands answer, or how they fail; and what was asked so far. */
export const host = {
  calls: [] as { readonly command: string; readonly request: unknown }[],
  opened: null as ImportPreview | null,
  rows: ROWS,
  plan: (): Promise<ImportPlan> => Promise.resolve(planned()),
  apply: (): Promise<ImportResult> => Promise.resolve({ type: "applied", done: DONE }),
  go: (_: string): Promise<void> => Promise.resolve(),
};

/** Begins anew. The test file itself mocks `~/ipc/host`. */
export function startHost(): void {
  host.calls = [];
  host.opened = preview();
  host.rows = ROWS;
  host.plan = () => Promise.resolve(planned());
  host.apply = () => Promise.resolve({ type: "applied", done: DONE });
  toasts.set([]);
  setJob(null);
  vi.mocked(invoke).mockImplementation(answer);
  signIn();
}

/** Answers a command as Rust would. */
export async function answer(command: string, request: unknown): Promise<unknown> {
  host.calls.push({ command, request });
  switch (command) {
    case "imports_open":
      return host.opened;
    case "imports_configure": {
      const { import: _, mapping, encoding, ...rest } = request as ImportsConfigure;
      const before = preview();
      return {
        ...before,
        ...rest,
        encoding: encoding ?? before.encoding,
        columns: before.columns.map((column, at) => ({ ...column, field: mapping ? mapping[at] : column.field })),
        mapping_problems:
          mapping?.includes("employee_number") === false
            ? [{ code: "key_missing", fields: ["employee_number", "mail"] }]
            : [],
      };
    }
    case "imports_plan":
      return host.plan();
    case "imports_rows": {
      const { filter, from, count } = request as { filter: string; from: number; count: number };
      const rows = host.rows.filter(({ outcome }) => filter === "all" || outcome === filter);
      return { total: rows.length, from, rows: rows.slice(from, from + count) };
    }
    case "imports_apply":
      return host.apply();
    case "imports_reload":
      return preview({ total: 6 });
    case "imports_passwords_save":
    case "imports_bad_save":
      return null;
    case "tables_fields":
      return USER_FIELDS;
    case "changes_undo":
      return { id: "c10" };
    default:
      return [];
  }
}

export const user = userEvent.setup();
export const asked = <T,>(command: string) =>
  host.calls.filter((one) => one.command === command).map((one) => one.request as T);
export const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
export const heading = (name: RegExp) => screen.findByRole("heading", { level: 2, name });

/** Shows the screen at an address. */
export async function openImport(address = "/import?kind=users") {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/import", component: ImportScreen }),
    createRoute({ getParentRoute: () => root, path: "/history", component: () => <p>履歴の画面</p> }),
    createRoute({ getParentRoute: () => root, path: "/", component: () => <p>ほかの画面</p> }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [address] }) });
  host.go = (to) => router.navigate({ to: to as never });
  show(<RouterProvider router={router as never} />);
}

/** Goes on to what was read. */
export async function read() {
  await openImport();
  await user.click(await screen.findByRole("button", { name: "ファイルを選ぶ…" }));
  await heading(/^「社員一覧.csv」をこのように読み取りました/);
}

/** Goes on to the rows as they were tried. */
export async function check() {
  await read();
  await press("試してみる");
  await screen.findByRole("grid", { name: "行の一覧" });
}

/** Goes on to what is asked before it counts. */
export async function toEffect(over: Partial<ImportPlan> = {}) {
  host.plan = async () =>
    planned({ counts: { ...COUNTS, bad: 0 }, faults: [], may_apply: true, may_skip_bad: false, ...over });
  await check();
  await press("影響を確認");
  await heading(/^この内容で取り込みますか/);
}
