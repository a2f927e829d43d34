import { describe, expect, it } from "vitest";
import { newPassword } from "~/components/password/newPassword";
import type { Permission, PermissionEntry } from "~/ipc/generated";
import {
  draftsOf,
  emptyDraft,
  grantsOf,
  isChosen,
  reachOf,
  SECTIONS,
  sameGrants,
  withPermission,
  withPreset,
} from "./grants";

const WHOLE_ONLY: readonly Permission[] = ["policy.base", "export.company", "settings.security", "contract.view"];
const catalogue: readonly PermissionEntry[] = Object.values(SECTIONS)
  .flat()
  .map((permission) => ({
    permission,
    key: permission,
    group_scoped: !WHOLE_ONLY.includes(permission),
    anchor: permission,
    name: { ja: permission, en: permission },
    allows: { ja: "", en: "" },
  }));

describe("drafts of grants", () => {
  it("come back as the grants they were made of", () => {
    const grants = [
      { permissions: ["device.view", "export.company"] as Permission[], scope: { kind: "organization" } as const },
      { permissions: ["admin.view"] as Permission[], scope: { kind: "groups", groups: ["g1", "g2"] } as const },
    ].map(({ permissions, scope }) => ({
      permissions,
      scope: scope.kind === "groups" ? { ...scope, groups: [...scope.groups] } : scope,
    }));
    expect(grantsOf(draftsOf(grants), catalogue)).toEqual(grants);
    expect(sameGrants(grantsOf(draftsOf(grants), catalogue), grants)).toBe(true);
  });

  it("hand out nothing that their scope rules out, and remember it", () => {
    const whole = withPermission(emptyDraft(0, "organization"), "contract.view", true);
    const limited = { ...whole, scope: "groups" as const, groups: ["g1"] };
    expect(grantsOf([limited], catalogue)).toEqual([{ permissions: [], scope: { kind: "groups", groups: ["g1"] } }]);
    const entry = catalogue.find((one) => one.permission === "contract.view");
    expect(entry && isChosen({ ...limited, scope: "organization" }, entry)).toBe(true);
  });

  it("take a preset only as far as one may give", () => {
    const draft = withPreset(emptyDraft(0, "organization"), "all", catalogue, (entry) => entry.group_scoped);
    expect(draft.permissions).toHaveLength(catalogue.length - WHOLE_ONLY.length);
    const view = withPreset(draft, "view", catalogue, () => true);
    expect([...view.permissions].sort()).toEqual(["admin.view", "audit.view", "device.view", "policy.view"]);
  });

  it("tick and untick", () => {
    const on = withPermission(withPermission(emptyDraft(0, "groups"), "device.view", true), "device.view", true);
    expect(on.permissions).toEqual(["device.view"]);
    expect(withPermission(on, "device.view", false).permissions).toEqual([]);
  });

  it("know whether they say the same, whatever the order", () => {
    const scope = { kind: "groups" as const, groups: ["a", "b"] };
    expect(
      sameGrants(
        [{ permissions: ["device.view", "device.edit"], scope }],
        [{ permissions: ["device.edit", "device.view"], scope: { kind: "groups", groups: ["b", "a"] } }],
      ),
    ).toBe(true);
    expect(sameGrants([{ permissions: ["device.view"], scope }], [])).toBe(false);
  });

  it("tell where there is any authority", () => {
    expect(
      reachOf([
        { permissions: ["device.view"], scope: { kind: "groups", groups: ["a", "b"] } },
        { permissions: ["device.edit"], scope: { kind: "groups", groups: ["b"] } },
      ]),
    ).toEqual({ whole: false, groups: ["a", "b"] });
  });
});

describe("first passwords", () => {
  it("are new every time, and as long as the company asks for", () => {
    const made = new Set(Array.from({ length: 200 }, () => newPassword()));
    expect(made.size).toBe(200);
    for (const password of made) expect(password).toMatch(/^[\w]{4}(-[\w]{4}){3}$/);
    expect(newPassword(40).replaceAll("-", "")).toHaveLength(40);
  });
});
