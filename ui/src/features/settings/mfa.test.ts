import { describe, expect, it } from "vitest";
import type { Permission } from "~/ipc/generated";
import { accessRow, adminRow } from "~/test/admins";
import { reachOf } from "./mfa";

const admin = (id: string, permission: Permission, suspended = false) =>
  adminRow({
    id,
    name: id,
    suspended,
    grants: [{ permissions: [permission], scope: { kind: "groups", groups: ["g"] } }],
  });
const access = (admin: string, has_factor: boolean) => accessRow({ admin, has_factor });

const ADMINS = [
  admin("me", "settings.security"),
  admin("manager", "admin.manage"),
  admin("ready", "admin.manage"),
  admin("hidden", "admin.manage"),
  admin("viewer", "device.view"),
  admin("gone", "admin.manage", true),
];
const ACCESS = [
  access("manager", false),
  access("ready", true),
  access("viewer", false),
  access("gone", false),
  access("me", false),
];
const reach = (duty: Parameters<typeof reachOf>[0], hasFactor = false) => {
  const { missing, ...rest } = reachOf(duty, ADMINS, ACCESS, { admin: "me", hasFactor });
  return { missing: missing.map((one) => one.id), ...rest };
};

describe("whom a duty of a second factor reaches", () => {
  it("is nobody while nobody must", () => {
    for (const duty of ["off", "recommended"] as const) {
      expect(reach(duty)).toEqual({ missing: [], ready: 0, unknown: 0, self: false });
    }
  });

  it("is whoever manages admins or the security settings anywhere", () => {
    expect(reach("managers")).toEqual({ missing: ["me", "manager"], ready: 1, unknown: 1, self: true });
  });

  it("is everybody who can sign in", () => {
    expect(reach("all", true)).toEqual({ missing: ["manager", "viewer"], ready: 2, unknown: 1, self: false });
  });
});
