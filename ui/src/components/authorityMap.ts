/**
 * What an admin may do where, as a table: places × permissions. Pure. Of an admin as they are, Rust works it out
 * (`authority_map`); here it is worked out only for grants that do not exist yet, to show what an edit would change.
 */

import type { AuthorityPlace, Grant, GroupId, Permission, PermissionEntry } from "~/ipc/generated";

/** What a cell says. The last two only where an edit is shown. */
export type Mark = "none" | "own" | "inherited" | "gained" | "lost";

/** A row of the table. */
export interface MapRow {
  /** The group; null is the whole organization. */
  readonly group: GroupId | null;
  readonly depth: number;
  readonly markOf: (permission: Permission) => Mark;
}

const SECTIONS = {
  device: "device",
  organization: "organization",
  policy: "policy",
  operation_log: "log",
  admin: "admin",
} as const;

export type MapSection = (typeof SECTIONS)[keyof typeof SECTIONS] | "other";

/** The section of the heading under which a permission stands; what is newer than this console stands last. */
function sectionOf(permission: string): MapSection {
  const prefix = permission.split(".")[0] ?? "";
  return Object.hasOwn(SECTIONS, prefix) ? SECTIONS[prefix as keyof typeof SECTIONS] : "other";
}

/** The catalogue in its order, cut where the section changes. */
export function mapSections(
  catalogue: readonly PermissionEntry[],
): readonly { readonly section: MapSection; readonly entries: readonly PermissionEntry[] }[] {
  const found = new Map<MapSection, PermissionEntry[]>();
  for (const entry of catalogue) {
    const section = sectionOf(entry.permission);
    found.set(section, [...(found.get(section) ?? []), entry]);
  }
  return [...found].map(([section, entries]) => ({ section, entries }));
}

/** Rows of the table for an admin as they are. */
export function mapRows(places: readonly AuthorityPlace[]): readonly MapRow[] {
  return places.map((place) => ({
    group: place.group,
    depth: place.depth,
    markOf: (permission) =>
      !place.permissions.includes(permission) ? "none" : place.inherited.includes(permission) ? "inherited" : "own",
  }));
}

/** Groups that grants name, each once. */
export function namedGroups(...lists: readonly (readonly Grant[])[]): readonly GroupId[] {
  const groups = lists.flat().flatMap(({ scope }) => (scope.kind === "groups" ? scope.groups : []));
  return [...new Set(groups)];
}

/** What grants allow at a place by naming it (`own`) and by naming one above it (`above`). */
function heldAt(grants: readonly Grant[], group: GroupId | null, pathOf: (group: GroupId) => readonly GroupId[]) {
  const own = new Set<Permission>();
  const above = new Set<Permission>();
  const ancestors = group === null ? [] : pathOf(group).filter((one) => one !== group);
  for (const { permissions, scope } of grants) {
    const isOwn = scope.kind === "organization" ? group === null : group !== null && scope.groups.includes(group);
    const isAbove =
      scope.kind === "organization" ? group !== null : ancestors.some((ancestor) => scope.groups.includes(ancestor));
    for (const permission of permissions) {
      if (isOwn) own.add(permission);
      if (isAbove) above.add(permission);
    }
  }
  return { own, above };
}

/**
 * Rows of the table for an edit of grants: what stays, what is gained and what is lost, place by place. `pathOf` gives the
 * groups from the top to a group, itself included; without it a group stands for itself.
 */
export function diffRows(
  before: readonly Grant[],
  after: readonly Grant[],
  pathOf: (group: GroupId) => readonly GroupId[],
): readonly MapRow[] {
  const named = namedGroups(before, after);
  const isWhole = [...before, ...after].some(({ scope }) => scope.kind === "organization");
  const places: readonly (GroupId | null)[] = [...(isWhole ? [null] : []), ...named];
  return places.map((group) => {
    const was = heldAt(before, group, pathOf);
    const is = heldAt(after, group, pathOf);
    const ancestors = group === null ? [] : pathOf(group).filter((one) => one !== group);
    return {
      group,
      depth: group === null ? 0 : ancestors.filter((one) => named.includes(one)).length + (isWhole ? 1 : 0),
      markOf: (permission) => {
        const had = was.own.has(permission) || was.above.has(permission);
        const has = is.own.has(permission) || is.above.has(permission);
        if (had !== has) return has ? "gained" : "lost";
        return is.above.has(permission) ? "inherited" : is.own.has(permission) ? "own" : "none";
      },
    };
  });
}
