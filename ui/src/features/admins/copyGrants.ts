/** Taking over another admin's grants, as far as one may hand them out. */

import { call } from "~/ipc/client";
import type { AuthorityQuestion, Explanation, Grant, GroupId, Permission } from "~/ipc/generated";

/** What of a grant could not be taken over. `permission` is null where nothing at all can be handed out at that place. */
export interface LeftOut {
  readonly permission: Permission | null;
  /** Where; null is the whole organization. */
  readonly group: GroupId | null;
}

export interface Copied {
  readonly grants: readonly Grant[];
  readonly leftOut: readonly LeftOut[];
}

const MANAGE: Permission = "admin.manage";
/** Questions asked at once. */
const BATCH = 500;

function placesOf({ scope }: Grant): readonly (GroupId | null)[] {
  return scope.kind === "organization" ? [null] : scope.groups;
}

/**
 * The part of the grants that may be handed out (rule 2): at each place what one holds there oneself, if one manages admins
 * there. Groups at which the same is left stay together in one grant.
 */
export function handOver(
  grants: readonly Grant[],
  may: (permission: Permission, group: GroupId | null) => boolean,
): Copied {
  const made: Grant[] = [];
  const leftOut: LeftOut[] = [];
  for (const grant of grants) {
    const alike = new Map<string, { readonly permissions: Permission[]; readonly groups: GroupId[] }>();
    for (const group of placesOf(grant)) {
      if (!may(MANAGE, group)) {
        leftOut.push({ permission: null, group });
        continue;
      }
      const permissions = grant.permissions.filter((permission) => may(permission, group));
      for (const permission of grant.permissions) {
        if (!permissions.includes(permission)) leftOut.push({ permission, group });
      }
      if (permissions.length === 0) continue;
      if (group === null) {
        made.push({ permissions, scope: { kind: "organization" } });
        continue;
      }
      const key = permissions.join();
      const same = alike.get(key) ?? { permissions, groups: [] };
      same.groups.push(group);
      alike.set(key, same);
    }
    for (const { permissions, groups } of alike.values()) made.push({ permissions, scope: { kind: "groups", groups } });
  }
  return { grants: made, leftOut };
}

/** The same, with the engine asked what the signed-in admin may do where. */
export async function copyGrants(grants: readonly Grant[]): Promise<Copied> {
  const questions = new Map<string, AuthorityQuestion>();
  const keyOf = (permission: Permission, group: GroupId | null) => `${permission} ${group ?? ""}`;
  for (const grant of grants) {
    for (const group of placesOf(grant)) {
      for (const permission of new Set([MANAGE, ...grant.permissions])) {
        questions.set(keyOf(permission, group), {
          permission,
          target: group === null ? { kind: "organization" } : { kind: "row", id: { kind: "group", id: group } },
        });
      }
    }
  }
  const keys = [...questions.keys()];
  const asked = [...questions.values()];
  const answers: Explanation[] = [];
  for (let from = 0; from < asked.length; from += BATCH) {
    answers.push(...(await call("authority_explain", { questions: asked.slice(from, from + BATCH) })));
  }
  const allowed = new Set(keys.filter((_, index) => answers[index]?.allowed === true));
  return handOver(grants, (permission, group) => allowed.has(keyOf(permission, group)));
}
