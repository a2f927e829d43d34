/** One act on several admins: one plan, one effect, one undo. Whoever it cannot be done to is named and left out. */

import { call, toFailure } from "~/ipc/client";
import type { Admin, AdminId, Change, Grant, Permission, Rejection } from "~/ipc/generated";

export type BulkAct =
  | { readonly kind: "suspend" | "resume" | "delete" }
  | { readonly kind: "valid_until"; readonly day: string | null }
  | { readonly kind: "grant_add"; readonly grant: Grant }
  | { readonly kind: "permission_remove"; readonly permission: Permission };

/** The change that an act is to one admin; null where there is nothing to change. */
export function changeFor(act: BulkAct, admin: Admin): Change | null {
  const { id } = admin;
  switch (act.kind) {
    case "suspend":
      return admin.suspended ? null : { type: "admin_suspend", id };
    case "resume":
      return admin.suspended ? { type: "admin_resume", id } : null;
    case "delete":
      return { type: "admin_delete", id };
    case "valid_until":
      return admin.valid_until === act.day ? null : { type: "admin_edit", id, valid_until: act.day };
    case "grant_add":
      return { type: "admin_grants_set", id, grants: [...admin.grants, act.grant] };
    case "permission_remove":
      return admin.grants.some((grant) => grant.permissions.includes(act.permission))
        ? { type: "admin_grants_set", id, grants: withoutPermission(admin.grants, act.permission) }
        : null;
  }
}

/** The grants without a permission; a grant that then allows nothing goes. */
export function withoutPermission(grants: readonly Grant[], permission: Permission): Grant[] {
  return grants
    .map((grant) => ({ ...grant, permissions: grant.permissions.filter((one) => one !== permission) }))
    .filter((grant) => grant.permissions.length > 0);
}

export interface Part {
  readonly admin: Admin;
  readonly change: Change;
}

/** Whoever is left out: because there is nothing to change, or because of the rules that stand against it. */
export interface LeftOut {
  readonly admin: Admin;
  readonly rejections: readonly Rejection[];
}

export interface Settled {
  readonly parts: readonly Part[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds out to whom an act can be done, by planning it for all and taking out those whom the plan refuses, until it stands.
 * Changes nothing. Rejects with an `IpcFailure` where planning fails for another reason.
 */
export async function settle(act: BulkAct, admins: readonly Admin[]): Promise<Settled> {
  const leftOut: LeftOut[] = [];
  let parts: readonly Part[] = admins.flatMap((admin) => {
    const change = changeFor(act, admin);
    if (change === null) leftOut.push({ admin, rejections: [] });
    return change === null ? [] : [{ admin, change }];
  });
  while (parts.length > 0) {
    const rejections = await refused(parts.map((part) => part.change));
    if (rejections.length === 0) break;
    const of = (index: number) => rejections.filter((one) => one.change === index);
    const kept = parts.filter((_, index) => of(index).length === 0);
    parts.forEach(({ admin }, index) => {
      if (of(index).length > 0) leftOut.push({ admin, rejections: of(index) });
    });
    // A rule that no single change broke would be asked about for ever.
    if (kept.length === parts.length) break;
    parts = kept;
  }
  return { parts, leftOut };
}

async function refused(changes: readonly Change[]): Promise<readonly Rejection[]> {
  try {
    await call("changes_plan", { changes: [...changes], reason: null, base_revision: null, initial_passwords: {} });
    return [];
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.body.code !== "change_rejected") throw failure;
    return failure.body.rejections;
  }
}

/** Rows that one question gives. */
const WINDOW = 500;

/** These admins, in the order of the list. Asked for window by window: one question for hundreds instead of one each. */
export async function adminsOf(ids: readonly AdminId[]): Promise<readonly Admin[]> {
  const wanted = new Set(ids);
  const found: Admin[] = [];
  for (let from = 0; found.length < wanted.size; from += WINDOW) {
    const window = await call("admins_rows", { query: "", sort: "name", descending: false, from, count: WINDOW });
    found.push(...window.rows.filter((admin) => wanted.has(admin.id)));
    // Whoever is no longer in sight is not waited for.
    if (from + WINDOW >= window.total) break;
  }
  return found;
}
