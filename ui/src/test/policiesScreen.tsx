/** The screen of policies over a small company, for its tests. The mocked host is the test's own. */

import { useQueryClient } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PoliciesScreen } from "~/features/policies/PoliciesScreen";
import type {
  BasePolicy,
  ChangesDraft,
  Effect,
  PoliciesList,
  PolicyDetail,
  PolicyHere,
  Violation,
} from "~/ipc/generated";
import { adminRow } from "./admins";
import { show } from "./frame";
import { BASE, CATALOGUE, SALES_ASSIGNED, SALES_DETAIL, summary } from "./policies";
import { SETTINGS } from "./session";

const VIOLATION: Violation = {
  device: "d9",
  until: "2026-12-01T09:00:00Z",
  reason: "紛失の届け出",
  by: "me",
};

/** What Rust has, until a test says otherwise; what was asked of it. */
export const host = {
  base: BASE as BasePolicy,
  detail: SALES_DETAIL as PolicyDetail,
  list: { policies: [summary()], violations: 1 } as PoliciesList,
  here: { policy: null, violation: null } as PolicyHere,
  effect: { rows: {}, authority: [] } as Effect,
  permissions: ["policy.view", "policy.edit", "policy.assign", "policy.base", "policy.violation"],
  planned: [] as ChangesDraft[],
  applied: [] as ChangesDraft[],
  calls: [] as [string, unknown][],
};

const FRESH = { ...host };

export function reset() {
  Object.assign(host, FRESH, { planned: [], applied: [], calls: [] });
}

export function answer(command: string, request: unknown): unknown {
  host.calls.push([command, request]);
  switch (command) {
    case "admins_get":
      return {
        admin: adminRow({
          id: "me",
          grants: [{ permissions: host.permissions as never, scope: { kind: "organization" } }],
        }),
      };
    case "policies_catalogue":
      return { version: 1, sections: CATALOGUE, schema: {} };
    case "policies_list":
      return host.list;
    case "policies_get":
      return host.detail;
    case "policies_assignments":
      return SALES_ASSIGNED;
    case "bulk_plan":
      return {
        handle: 1,
        plan: { base_revision: 7, effect: host.effect, effect_hash: "", unseen_admins: 0 },
        touched: 2,
        left_out: 0,
      };
    case "base_policy_get":
      return host.base;
    case "violation_policy_get":
      return {
        policy: { sections: {} },
        active: [{ violation: VIOLATION, device_name: "iPhone-9", by_name: "佐藤 美咲" }],
      };
    case "policies_assigned":
      return host.here;
    case "policies_devices":
      return { total: 0, from: 0, rows: [] };
    case "policies_coverage":
      return [];
    case "org_rows": {
      const node = { kind: "group", id: "dev" };
      const counts = { groups: 0, users: 0, devices: 0 };
      const row = {
        node,
        name: "開発部",
        detail: "",
        level: 1,
        position: 1,
        set_size: 1,
        expandable: false,
        expanded: false,
        counts,
        matches: true,
      };
      return { revision: 1, total: 1, from: 0, expanded: [], rows: [row] };
    }
    case "rows_labels":
      return (request as { rows: { kind: string; id: string }[] }).rows.map((row) => ({
        row,
        name: { dev: "開発部", sales: "営業部", p1: "営業向け", p2: "検証機" }[row.id] ?? row.id,
      }));
    case "authority_explain":
      return (request as { questions: { permission: string }[] }).questions.map(({ permission }) => ({
        permission,
        allowed: host.permissions.includes(permission),
        group: null,
        grants: [],
        suspended: false,
        could_grant: [],
      }));
    case "changes_plan":
      host.planned.push(request as ChangesDraft);
      return { base_revision: 7, effect: host.effect, effect_hash: "", unseen_admins: 0 };
    case "changes_apply":
      host.applied.push(request as ChangesDraft);
      return { id: "c1", effect: host.effect };
    case "ids_new":
      return ["new"];
    case "settings_get":
      return SETTINGS;
    default:
      return [];
  }
}

export const user = userEvent.setup();
export const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
export let refetch: () => Promise<void>;

/** Opens the screen at an address. */
export async function openPolicies(search = "") {
  const Root = () => {
    const queries = useQueryClient();
    refetch = () => act(() => queries.invalidateQueries());
    return <Outlet />;
  };
  const root = createRootRoute({ component: Root });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/policies", component: PoliciesScreen }),
    createRoute({ getParentRoute: () => root, path: "/devices", component: () => <p>クライアントの画面</p> }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [`/policies${search}`] }) });
  show(<RouterProvider router={router as never} />);
}

/** A field of the form. */
export const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
export const ready = (name = "猶予日数") => screen.findByRole("textbox", { name });
export const section = (name: RegExp) => user.click(screen.getByRole("button", { name }));

export async function retype(name: string, text: string) {
  await user.clear(field(name));
  await user.type(field(name), text);
}
