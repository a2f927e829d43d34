/** Whom a duty of a second factor would reach: the same rule as the engine's, told before it is saved. Pure. */

import type { Admin, AdminAccess, AdminId, MfaDuty, Permission } from "~/ipc/generated";

const MANAGING: ReadonlySet<Permission> = new Set<Permission>(["admin.manage", "settings.security"]);

/** Whether this admin must have one under that duty. */
function binds(duty: MfaDuty, admin: Admin): boolean {
  switch (duty) {
    case "off":
    case "recommended":
      return false;
    case "managers":
      return admin.grants.some((grant) => grant.permissions.some((permission) => MANAGING.has(permission)));
    case "all":
      return true;
  }
}

export interface Reach {
  /** Who would have to set one up at their next request. */
  readonly missing: readonly Admin[];
  /** How many are bound and have one. */
  readonly ready: number;
  /** How many are bound, and whether they have one may not be known. */
  readonly unknown: number;
  /** Whether oneself is among those who have to. */
  readonly self: boolean;
}

/** Whom the duty would reach, as far as the reader may know. Suspended admins make no requests. */
export function reachOf(
  duty: MfaDuty,
  admins: readonly Admin[],
  access: readonly AdminAccess[],
  me: { readonly admin: AdminId; readonly hasFactor: boolean },
): Reach {
  const bound = admins.filter((admin) => !admin.suspended && binds(duty, admin));
  const known = new Map(access.map((one) => [one.admin, one.has_factor]));
  known.set(me.admin, me.hasFactor);
  const missing = bound.filter((admin) => known.get(admin.id) === false);
  return {
    missing,
    ready: bound.filter((admin) => known.get(admin.id) === true).length,
    unknown: bound.filter((admin) => !known.has(admin.id)).length,
    self: missing.some((admin) => admin.id === me.admin),
  };
}
