/** Versions of a policy, and the way back to one. Pure. */

import { type PolicyValues, sameValue } from "~/components/policies/policyValues";
import type { Change, ChangeView, Effect, PolicySectionView, PolicyValue } from "~/ipc/generated";
import { type Edited, sectionsOf } from "./policyDraft";

/** The policy as a change left it; null where it left none, or was of another row. */
export function versionAfter({ effect: { rows } }: ChangeView, now: Edited): Edited | null {
  switch (now.kind) {
    case "base": {
      const base = rows.base_policy?.after;
      return base ? { kind: "base", base } : null;
    }
    case "violation": {
      const policy = rows.violation_policy?.after;
      return policy ? { kind: "violation", policy } : null;
    }
    case "individual": {
      const policy = rows.policies?.find((one) => one.after?.id === now.policy.id)?.after;
      return policy ? { kind: "individual", policy, base: now.base } : null;
    }
  }
}

/** What lies between two versions of one policy, as if one change had led from the one to the other. */
export function between(before: Edited, after: Edited): Effect {
  const rows: Effect["rows"] =
    before.kind === "base" && after.kind === "base"
      ? { base_policy: { before: before.base, after: after.base } }
      : before.kind === "violation" && after.kind === "violation"
        ? { violation_policy: { before: before.policy, after: after.policy } }
        : before.kind === "individual" && after.kind === "individual"
          ? { policies: [{ before: before.policy, after: after.policy }] }
          : {};
  return { rows, authority: [] };
}

type Values = Readonly<Record<string, PolicyValues>>;

/** What gives the policy the values of a version again; empty where it has them. What is locked stays as it is. */
export function restoring(catalogue: readonly PolicySectionView[], now: Edited, version: Edited): readonly Change[] {
  const sections = sectionsOf(catalogue, now.kind);
  if (now.kind === "individual" && version.kind === "individual") {
    const { policy } = now;
    const fields = {
      ...(policy.name !== version.policy.name && { name: version.policy.name }),
      ...(policy.note !== version.policy.note && { note: version.policy.note }),
    };
    return [
      ...(Object.keys(fields).length > 0 ? [{ type: "policy_edit", id: policy.id, ...fields } as const] : []),
      ...sections.flatMap(({ key }): Change[] => {
        const [is, was] = [policy.own[key], version.policy.own[key]];
        if (!was) return is ? [{ type: "policy_section_set", id: policy.id, section: key, values: null }] : [];
        const values = Object.entries(was).filter(([item, value]) => !is || !sameValue(is[item], value));
        if (is && values.length === 0) return [];
        return [{ type: "policy_section_set", id: policy.id, section: key, values: Object.fromEntries(values) }];
      }),
    ];
  }
  if (now.kind === "violation" && version.kind === "violation") {
    return edits(sections, now.policy.sections, version.policy.sections, {}).map(
      ([section, values]): Change => ({ type: "violation_policy_section_set", section, values }),
    );
  }
  if (now.kind === "base" && version.kind === "base") {
    const { base } = version;
    const permitted = [...base.permitted].sort().join() !== [...now.base.permitted].sort().join();
    const allowed = base.individual_allowed !== now.base.individual_allowed;
    const permit: Change = {
      type: "base_policy_permit",
      ...(allowed && { individual_allowed: base.individual_allowed }),
      ...(permitted && { permitted: base.permitted }),
    };
    return [
      ...edits(sections, now.base.sections, base.sections, now.base.lock.fixed).map(
        ([section, values]): Change => ({ type: "base_policy_section_set", section, values }),
      ),
      ...(allowed || permitted ? [permit] : []),
    ];
  }
  return [];
}

/** What to set in which section; null for what was at its default. */
function edits(
  sections: readonly PolicySectionView[],
  now: Values,
  then: Values,
  locked: Values,
): readonly (readonly [section: string, values: Record<string, PolicyValue | null>])[] {
  return sections.flatMap(({ key, items }) => {
    const differing = items
      .map((item) => item.key)
      .filter((item) => !sameValue(now[key]?.[item], then[key]?.[item]) && locked[key]?.[item] === undefined);
    if (differing.length === 0) return [];
    return [[key, Object.fromEntries(differing.map((item) => [item, then[key]?.[item] ?? null]))] as const];
  });
}
