/** What can be moved where, whichever way it is asked for: by mouse, by cutting and pasting, or in the dialog. */

import { DEVICE_DRAG } from "~/components/lists/DeviceTable";
import { USER_DRAG } from "~/components/lists/UserTable";
import type { BulkDraft, Change, DevicePick, ListQuery, OrgNode, UserPick } from "~/ipc/generated";

export type LoadKind = "group" | "user" | "device";

/** What is being moved: rows of one kind. */
export interface Load {
  readonly kind: LoadKind;
  readonly ids: readonly string[];
  /** Set where all that a list matches are meant but some; `ids` is empty then. */
  readonly all?: AllBut;
}

/** All that a list matches but some. */
export interface AllBut {
  readonly query: ListQuery;
  readonly except: readonly string[];
  /** How many they are. */
  readonly n: number;
}

/** How many rows. */
export function loadSize({ ids, all }: Load): number {
  return all?.n ?? ids.length;
}

/** The devices that a load means. */
export function devicePick({ ids, all }: Load): DevicePick {
  return all ? { pick: "all_but", query: all.query, except: [...all.except] } : { pick: "these", ids: [...ids] };
}

/** The users that a load means. */
export function userPick({ ids, all }: Load): UserPick {
  return all ? { pick: "all_but", query: all.query, except: [...all.except] } : { pick: "these", ids: [...ids] };
}

/** A change of many rows that moves them there; null where they cannot lie there. */
export function moveDraft(load: Load, target: OrgNode): BulkDraft | null {
  if (load.kind === "device" && target.kind !== "organization")
    return { type: "devices", pick: devicePick(load), act: { act: "place", place: target } };
  if (load.kind === "user" && target.kind === "group")
    return { type: "users", pick: userPick(load), act: { act: "move", group: target.id } };
  return null;
}

/** Type under which each kind travels in a drag; the lists' rows use the same. */
export const DRAG_TYPES: Readonly<Record<LoadKind, string>> = {
  group: "application/x-cloudone-group",
  user: USER_DRAG,
  device: DEVICE_DRAG,
};

/** Reads what a drag carries; only possible while it starts and while it is dropped. */
export function readLoad(data: DataTransfer): Load | null {
  for (const kind of ["group", "user", "device"] as const) {
    const found = parse(data.getData(DRAG_TYPES[kind]));
    const ids = Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
    if (ids.length > 0) return { kind, ids };
    // The list in this very window wrote it, and the engine asks about every row that it means.
    if (kind !== "group" && isAllBut(found)) return { kind, ids: [], all: found };
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAllBut(found: unknown): found is AllBut {
  return typeof found === "object" && found !== null && "query" in found && "except" in found && "n" in found;
}

/** Whether rows of this kind can lie there at all. */
function canLieIn(kind: LoadKind, target: OrgNode): boolean {
  switch (kind) {
    case "group":
      return target.kind === "organization" || target.kind === "group";
    case "user":
      return target.kind === "group";
    case "device":
      return target.kind !== "organization";
  }
}

/** Whether dropping makes sense: not onto itself. Deeper rules are the engine's. */
export function canDrop(load: Load, target: OrgNode): boolean {
  return canLieIn(load.kind, target) && !("id" in target && target.kind === load.kind && load.ids.includes(target.id));
}

/** The changes that move it there; none where it cannot lie there. */
export function moveChanges({ kind, ids }: Load, target: OrgNode): readonly Change[] {
  switch (kind) {
    case "group": {
      if (target.kind !== "organization" && target.kind !== "group") return [];
      const parent = target.kind === "group" ? target.id : null;
      return ids.map((id) => ({ type: "group_move", id, parent }));
    }
    case "user":
      if (target.kind !== "group") return [];
      return ids.map((id) => ({ type: "user_move", id, group: target.id }));
    case "device":
      if (target.kind === "organization") return [];
      return ids.map((id) => ({ type: "device_place", id, place: target }));
  }
}
