/** Grants while they are edited. Pure: what a person may hand out is decided elsewhere and handed in. */

import type { Grant, GroupId, Permission, PermissionEntry } from "~/ipc/generated";
import { isRecord } from "~/util/drafts";

/** One grant as it stands in the form. What its scope rules out for now stays chosen, so that nothing is lost by trying. */
export interface DraftGrant {
  /** Tells the drafts of a form apart. */
  readonly key: number;
  readonly scope: "organization" | "groups";
  readonly groups: readonly GroupId[];
  readonly permissions: readonly Permission[];
}

export type Catalogue = readonly PermissionEntry[];

export const PRESETS = ["view", "group", "all"] as const;
export type Preset = (typeof PRESETS)[number];

const VIEW: readonly Permission[] = ["device.view", "policy.view", "admin.view", "audit.view"];
/** What a group admin usually may do. */
export const GROUP_PERMISSIONS: readonly Permission[] = [
  ...VIEW,
  "device.edit",
  "device.delete",
  "organization.edit",
  "policy.assign",
  "policy.violation",
  "import",
];

/** Sections in which permissions are read; each is in exactly one. */
export const SECTIONS = {
  devices: ["device.view", "device.edit", "device.delete", "operation_log.view"],
  organization: ["organization.edit", "import"],
  policies: ["policy.view", "policy.assign", "policy.edit", "policy.base", "policy.violation"],
  admins: ["admin.view", "admin.manage", "audit.view", "change.approve"],
  company: ["export.company", "settings.security", "contract.view"],
} as const satisfies Record<string, readonly Permission[]>;

export type Section = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly Section[];

/** A grant with nothing in it. */
export function emptyDraft(key: number, scope: DraftGrant["scope"]): DraftGrant {
  return { key, scope, groups: [], permissions: [] };
}

/** Grants as drafts. */
export function draftsOf(grants: readonly Grant[]): readonly DraftGrant[] {
  return grants.map(({ permissions, scope }, key) => ({
    key,
    scope: scope.kind,
    groups: scope.kind === "groups" ? scope.groups : [],
    permissions,
  }));
}

/** Makes sense of drafts that were kept; permissions that are no more are left out when they become grants. */
export function parseDrafts(kept: unknown): readonly DraftGrant[] | null {
  if (!Array.isArray(kept) || kept.length === 0) return null;
  const drafts = kept.map((one: unknown, key): DraftGrant | null => {
    if (!isRecord(one)) return null;
    const texts = (value: unknown) =>
      Array.isArray(value) ? value.filter((text): text is string => typeof text === "string") : [];
    return {
      key,
      scope: one["scope"] === "organization" ? "organization" : "groups",
      groups: texts(one["groups"]),
      // What is no permission is in no catalogue either.
      permissions: texts(one["permissions"]) as Permission[],
    };
  });
  return drafts.every((draft) => draft !== null) ? drafts : null;
}

/** Drafts as grants, in the order of the drafts, permissions in the order of the catalogue. */
export function grantsOf(drafts: readonly DraftGrant[], catalogue: Catalogue): Grant[] {
  return drafts.map((draft) => ({
    permissions: catalogue.filter((entry) => isChosen(draft, entry)).map((entry) => entry.permission),
    scope: draft.scope === "organization" ? { kind: "organization" } : { kind: "groups", groups: [...draft.groups] },
  }));
}

/** Whether the draft hands this permission out as it stands. */
export function isChosen(draft: DraftGrant, entry: PermissionEntry): boolean {
  return draft.permissions.includes(entry.permission) && fitsScope(draft, entry);
}

/** Whether the draft's scope allows this permission at all. */
export function fitsScope(draft: DraftGrant, entry: PermissionEntry): boolean {
  return draft.scope === "organization" || entry.group_scoped;
}

/** The draft with a permission ticked or not. */
export function withPermission(draft: DraftGrant, permission: Permission, on: boolean): DraftGrant {
  const others = draft.permissions.filter((one) => one !== permission);
  return { ...draft, permissions: on ? [...others, permission] : others };
}

/** The draft with exactly the preset's permissions, as far as they can be handed out here. */
export function withPreset(
  draft: DraftGrant,
  preset: Preset,
  catalogue: Catalogue,
  canGive: (entry: PermissionEntry) => boolean,
): DraftGrant {
  const wanted = (entry: PermissionEntry) =>
    preset === "all" || (preset === "view" ? VIEW : GROUP_PERMISSIONS).includes(entry.permission);
  return {
    ...draft,
    permissions: catalogue.filter((entry) => wanted(entry) && canGive(entry)).map((entry) => entry.permission),
  };
}

/** Whether two lists of grants say the same. */
export function sameGrants(one: readonly Grant[], other: readonly Grant[]): boolean {
  return grantsKey(one) === grantsKey(other);
}

/** The same text for lists of grants that say the same. */
export function grantsKey(grants: readonly Grant[]): string {
  return JSON.stringify(grants.map(sorted));
}

function sorted({ permissions, scope }: Grant) {
  return [[...permissions].sort(), scope.kind, scope.kind === "groups" ? [...scope.groups].sort() : []];
}

/** Where an admin has any authority: the whole organization, and which groups beside it. */
export function reachOf(grants: readonly Grant[]): { readonly whole: boolean; readonly groups: readonly GroupId[] } {
  const groups = new Set<GroupId>();
  let whole = false;
  for (const { scope } of grants) {
    if (scope.kind === "organization") whole = true;
    else for (const group of scope.groups) groups.add(group);
  }
  return { whole, groups: [...groups] };
}
