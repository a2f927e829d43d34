/** The kinds of admin that people speak of. They are presets over grants, not types: nothing but the grants is stored. */

import type { Grant, Permission, PermissionEntry } from "~/ipc/generated";
import { type Catalogue, type DraftGrant, emptyDraft, GROUP_PERMISSIONS } from "./grants";

export const KINDS = ["system", "systemWithoutLogs", "group", "custom"] as const;
export type Kind = (typeof KINDS)[number];

const LOGS: Permission = "operation_log.view";

/** The permissions that a kind takes over the whole organization; none where it is not about all of it. */
export function wholePermissions(kind: Kind, catalogue: Catalogue): readonly Permission[] {
  const all = catalogue.map((entry) => entry.permission);
  if (kind === "system") return all;
  return kind === "systemWithoutLogs" ? all.filter((permission) => permission !== LOGS) : [];
}

/** The drafts with which a kind begins. `canGive` says what the registering admin holds anywhere. */
export function draftsOfKind(
  kind: Exclude<Kind, "custom">,
  catalogue: Catalogue,
  canGive: (entry: PermissionEntry) => boolean,
): readonly DraftGrant[] {
  if (kind !== "group") {
    return [{ ...emptyDraft(0, "organization"), permissions: wholePermissions(kind, catalogue) }];
  }
  const chosen = catalogue.filter((entry) => GROUP_PERMISSIONS.includes(entry.permission) && canGive(entry));
  return [{ ...emptyDraft(0, "groups"), permissions: chosen.map((entry) => entry.permission) }];
}

/** Which kind grants amount to. */
export function kindOf(grants: readonly Grant[], catalogue: Catalogue): Kind | "none" {
  const [only] = grants;
  if (only === undefined) return "none";
  if (grants.every(({ scope }) => scope.kind === "groups")) return "group";
  if (grants.length > 1 || catalogue.length === 0) return "custom";
  const held = new Set<Permission>(only.permissions);
  const isKind = (kind: Kind) => {
    const wanted = wholePermissions(kind, catalogue);
    return wanted.length === held.size && wanted.every((permission) => held.has(permission));
  };
  return KINDS.find((kind) => (kind === "system" || kind === "systemWithoutLogs") && isKind(kind)) ?? "custom";
}
