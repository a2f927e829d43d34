/** The screen of the organization over a small company, for its tests. The mocked host is the test's own. */

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createElement } from "react";
import { expect } from "vitest";
import type { Change, OrgNode, OrgQuery } from "~/ipc/generated";
import { device, deviceRow } from "./devices";
import { show } from "./frame";
import { GROUPS, NONE, rowsOf } from "./organization";
import { SETTINGS } from "./session";

/** What was applied, until the test empties it. */
export const applied: Change[] = [];

const DEVICE = deviceRow(device("d1", { name: "PC-1", place: { kind: "group", id: "sales" } }), {
  group_name: "営業部",
});
const FACETS = { states: [], places: [], never: 0, marks: [0, 0, 0, 0] };
const PLAN = { base_revision: 1, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };

/** What Rust would answer. */
export function answer(command: string, request: never): unknown {
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
      return { total: 12, from: 0, rows: [DEVICE], platforms: [], facets: FACETS };
    case "devices_get":
      return { device: DEVICE.device, path: [], user: null };
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
    case "changes_plan":
      return PLAN;
    case "changes_apply":
      applied.push(...(request as { changes: Change[] }).changes);
      return { id: "c1" };
    default:
      return [];
  }
}

/** Opens the screen and waits for its tree, which has the focus. */
export async function openOrganization(Screen: RouteComponent) {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/organization", component: Screen }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/organization"] }) });
  show(createElement(RouterProvider, { router: router as never }));
  const tree = await screen.findByRole("tree");
  await within(tree).findByRole("treeitem", { name: /営業部/ });
  tree.focus();
  return { tree, user: userEvent.setup() };
}

/** Name of the chosen row. */
export const chosen = () => screen.getByRole("treeitem", { selected: true }).getAttribute("aria-label")?.split("、")[0];

/** Waits until a row is the chosen one. */
export const becomes = (name: string) => waitFor(() => expect(chosen()).toBe(name));
