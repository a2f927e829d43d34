/** What is different between two effective policies. Pure. */

import type { EffectivePolicy, PolicyValue } from "~/ipc/generated";
import { sameValue } from "./policyValues";

export interface Difference {
  readonly section: string;
  readonly item: string;
  /** Undefined where it does not reach the one. */
  readonly left: PolicyValue | undefined;
  readonly right: PolicyValue | undefined;
}

/** Items whose values differ, in the order of the catalogue; those that only one of them has among them. */
export function differences(left: EffectivePolicy, right: EffectivePolicy): readonly Difference[] {
  const sections = [...new Set([...left.sections, ...right.sections].map(({ section }) => section))];
  return sections.flatMap((section) => {
    const values = (policy: EffectivePolicy) =>
      new Map(policy.sections.find((one) => one.section === section)?.items.map(({ item, value }) => [item, value]));
    const [here, there] = [values(left), values(right)];
    const items = [...new Set([...here.keys(), ...there.keys()])];
    return items.flatMap((item) => {
      const difference = { section, item, left: here.get(item), right: there.get(item) };
      return sameValue(difference.left, difference.right) ? [] : [difference];
    });
  });
}
