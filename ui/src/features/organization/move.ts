/** What can be moved where, whichever way it is asked for: by mouse, by cutting and pasting, or in the dialog. */

import { DEVICE_DRAG } from "~/components/lists/DeviceTable";
import { USER_DRAG } from "~/components/lists/UserTable";
import type { Change, OrgNode } from "~/ipc/generated";

export type LoadKind = "group" | "user" | "device";

/** What is being moved: rows of one kind. */
export interface Load {
  readonly kind: LoadKind;
  readonly ids: readonly string[];
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
    const ids = parseIds(data.getData(DRAG_TYPES[kind]));
    if (ids.length > 0) return { kind, ids };
  }
  return null;
}

function parseIds(text: string): readonly string[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
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
