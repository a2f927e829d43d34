/** What brings deleted rows back, as one set of changes. Pure. */

import { rowId } from "~/components/places";
import type { Admin, Change, DeletedView, OrgNode, RowRef } from "~/ipc/generated";

type Create = Extract<Change, { readonly type: "group_create" | "user_create" | "device_create" | "admin_create" }>;

/** Groups before what lies in them, admins last: a scope may name a group that comes back with them. */
const ORDER = [
  "group_create",
  "user_create",
  "device_create",
  "admin_create",
] as const satisfies readonly Create["type"][];

const KINDS = {
  group_create: "group",
  user_create: "user",
  device_create: "device",
  admin_create: "admin",
} as const satisfies Record<Create["type"], RowRef["kind"]>;

function isCreate(change: Change): change is Create {
  return change.type in KINDS;
}

const creates = (rows: readonly DeletedView[]): readonly Create[] =>
  rows.flatMap((row) => row.restore).filter(isCreate);

/** Everything that has to come back, each row once. */
export function restoreChanges(rows: readonly DeletedView[]): readonly Create[] {
  const once = new Map<string, Create>();
  // Of each row what it lay in comes first, so that the order within a kind is right as it is.
  for (const change of creates(rows)) if (!once.has(change.id)) once.set(change.id, change);
  return ORDER.flatMap((type) => [...once.values()].filter((change) => change.type === type));
}

/** The same rows at another place, without what they lay in. */
export function restoreAt(rows: readonly DeletedView[], place: OrgNode): readonly Create[] {
  return rows.flatMap((row): readonly Create[] => {
    const own = ownOf(row);
    if (!own) return [];
    if (own.type === "device_create" && place.kind !== "organization") return [{ ...own, place }];
    if (own.type === "user_create" && place.kind === "group") return [{ ...own, group: place.id }];
    if (own.type === "group_create") return [{ ...own, parent: place.kind === "group" ? place.id : null }];
    return [own];
  });
}

/** The change that brings the row itself back. */
export function ownOf(row: DeletedView): Create | undefined {
  return row.restore.filter(isCreate).at(-1);
}

/** What comes back along with the rows although it was not chosen. */
export function alongWith(rows: readonly DeletedView[]): readonly { readonly row: RowRef; readonly name: string }[] {
  const chosen = new Set(rows.map(({ row }) => rowId(row)));
  return restoreChanges(rows)
    .filter((change) => !chosen.has(change.id))
    .map((change) => ({ row: { kind: KINDS[change.type], id: change.id }, name: change.name }));
}

/** The admins among what comes back: each needs a first password. */
export function adminsOf(changes: readonly Create[]): readonly Admin[] {
  return changes.filter((change) => change.type === "admin_create");
}

/** Names of what a row lay in that is gone too, the highest first. */
export function goneAbove(row: DeletedView): readonly string[] {
  const above = row.restore.filter(isCreate).slice(0, -1);
  return row.row.kind === "admin" ? [] : above.map((change) => change.name);
}

/** Whole days that a row is still kept; the last one counts as one. */
export function daysLeft(row: DeletedView, now: number): number {
  return Math.max(1, Math.ceil((Date.parse(row.kept_until) - now) / 86_400_000));
}
