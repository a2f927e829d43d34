/** Admins as Rust would answer them, for tests. */

import type { Admin, AdminAccess, Permission, PermissionEntry } from "~/ipc/generated";

/** An admin of whom no more is known than what is given. */
export function adminRow(over: Partial<Admin> = {}): Admin {
  return {
    id: "a1",
    account: "sato",
    name: "佐藤 花子",
    yomigana: "",
    mail: "",
    free: ["", "", "", "", ""],
    language: null,
    valid_from: null,
    valid_until: null,
    suspended: false,
    grants: [],
    ...over,
  };
}

/** How an admin signs in who never did. */
export function accessRow(over: Partial<AdminAccess> = {}): AdminAccess {
  return {
    admin: "a1",
    has_factor: false,
    needs_factor: false,
    must_change_password: false,
    password_changed_at: null,
    last_sign_in_at: null,
    sessions: 0,
    locked_until: null,
    ...over,
  };
}

/** One row of the catalogue. */
export function permissionEntry(
  permission: Permission,
  group_scoped: boolean,
  ja: string = permission,
): PermissionEntry {
  return {
    permission,
    key: permission,
    group_scoped,
    anchor: permission,
    name: { ja, en: permission },
    allows: { ja: `${ja}ができます。`, en: "" },
  };
}
