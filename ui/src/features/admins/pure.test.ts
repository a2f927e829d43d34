import { describe, expect, it } from "vitest";
import { withFree } from "~/components/free";
import type { Grant, Permission } from "~/ipc/generated";
import { accessRow, adminRow, permissionEntry } from "~/test/admins";
import { editOf, formOf } from "./adminForm";
import { daysLeft, stateOf } from "./adminState";
import { handOver } from "./copyGrants";
import { grantsOf } from "./grants";
import { draftsOfKind, kindOf } from "./presets";

const CATALOGUE = [
  permissionEntry("device.view", true),
  permissionEntry("operation_log.view", true),
  permissionEntry("admin.manage", true),
  permissionEntry("contract.view", false),
];
const whole = (...permissions: Permission[]): Grant => ({ permissions, scope: { kind: "organization" } });
const at = (groups: string[], ...permissions: Permission[]): Grant => ({
  permissions,
  scope: { kind: "groups", groups },
});

describe("presets", () => {
  it("become grants, and grants are known again as their preset", () => {
    const system = grantsOf(
      draftsOfKind("system", CATALOGUE, () => true),
      CATALOGUE,
    );
    expect(system).toEqual([whole("device.view", "operation_log.view", "admin.manage", "contract.view")]);
    expect(kindOf(system, CATALOGUE)).toBe("system");
    const withoutLogs = grantsOf(
      draftsOfKind("systemWithoutLogs", CATALOGUE, () => true),
      CATALOGUE,
    );
    expect(withoutLogs).toEqual([whole("device.view", "admin.manage", "contract.view")]);
    expect(kindOf(withoutLogs, CATALOGUE)).toBe("systemWithoutLogs");
  });

  it("of a group admin take only what one holds oneself, and groups are still to be chosen", () => {
    const [draft] = draftsOfKind("group", CATALOGUE, () => true);
    expect(draft).toMatchObject({ scope: "groups", groups: [], permissions: ["device.view"] });
    expect(draftsOfKind("group", CATALOGUE, () => false)[0]?.permissions).toEqual([]);
  });

  it("are told apart from what is set freely", () => {
    expect(kindOf([at(["a"], "device.view"), at(["b"], "admin.manage")], CATALOGUE)).toBe("group");
    expect(kindOf([whole("device.view")], CATALOGUE)).toBe("custom");
    expect(kindOf([whole("device.view"), at(["a"], "admin.manage")], CATALOGUE)).toBe("custom");
    expect(kindOf([], CATALOGUE)).toBe("none");
  });
});

describe("copying grants", () => {
  it("leaves out what may not be handed out, place by place, and says what", () => {
    const held = new Set(["admin.manage a", "device.view a", "admin.manage b", "device.view b", "device.edit b"]);
    const may = (permission: Permission, group: string | null) => held.has(`${permission} ${group ?? ""}`);
    const { grants, leftOut } = handOver(
      [at(["a", "b", "c"], "device.view", "device.edit"), whole("device.view"), at(["a", "b"], "device.view")],
      may,
    );
    expect(grants).toEqual([
      at(["a"], "device.view"),
      at(["b"], "device.view", "device.edit"),
      at(["a", "b"], "device.view"),
    ]);
    expect(leftOut).toEqual([
      { permission: "device.edit", group: "a" },
      { permission: null, group: "c" },
      { permission: null, group: null },
    ]);
  });
});

describe("an edit", () => {
  const admin = adminRow({
    yomigana: "さとう",
    language: "ja",
    valid_until: "2026-12-31",
    free: ["1", "", "", "", ""],
  });

  it("says only what changed, and empties with null", () => {
    const form = formOf(admin);
    expect(editOf(admin, form)).toBeNull();
    expect(editOf(admin, { ...form, yomigana: "", language: null, valid_until: null })).toEqual({
      yomigana: "",
      language: null,
      valid_until: null,
    });
    expect(editOf(admin, { ...form, free: withFree(form.free, 2, "x"), valid_from: "2026-04-01" })).toEqual({
      free: ["1", "", "x", "", ""],
      valid_from: "2026-04-01",
    });
  });
});

describe("the state of an admin", () => {
  const today = "2026-11-24";
  const now = Date.parse("2026-11-24T03:00:00Z");
  const state = (over: Parameters<typeof adminRow>[0], locked: string | null = null) =>
    stateOf(adminRow(over), accessRow({ locked_until: locked }), today, now);

  it("follows the days of validity, both ends included", () => {
    expect(state({})).toBe("active");
    expect(state({ valid_until: "2026-11-24" })).toBe("active");
    expect(state({ valid_until: "2026-11-23" })).toBe("expired");
    expect(state({ valid_from: "2026-11-24" })).toBe("active");
    expect(state({ valid_from: "2026-11-25" })).toBe("notYet");
    expect(state({ suspended: true, valid_until: "2020-01-01" })).toBe("suspended");
  });

  it("knows a lock while it lasts", () => {
    expect(state({}, "2026-11-24T03:05:00Z")).toBe("locked");
    expect(state({}, "2026-11-24T02:59:00Z")).toBe("active");
  });

  it("marks what ends within thirty days", () => {
    expect(daysLeft(adminRow({ valid_until: "2026-12-24" }), today)).toBe(30);
    expect(daysLeft(adminRow({ valid_until: "2026-12-25" }), today)).toBeNull();
    expect(daysLeft(adminRow({ valid_until: today }), today)).toBe(0);
    expect(daysLeft(adminRow({ valid_until: "2026-11-23" }), today)).toBeNull();
    expect(daysLeft(adminRow(), today)).toBeNull();
  });
});
