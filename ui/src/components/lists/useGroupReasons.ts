import { useBlockedReason } from "~/components/blocked";
import { useReasons } from "~/components/reasons";
import type { AuthorityQuestion, OrgNode, OrgRow, Permission } from "~/ipc/generated";

/** Rows asked about at once; asking in fixed parts, so that scrolling by a row asks nothing new. */
const PART = 100;

/**
 * For each group among the rows in sight, why something may not be done there, or null. Without a permission nothing is
 * asked; where it is allowed over the whole organization, there is one question only.
 */
export function useGroupReasons(
  permission: Permission | undefined,
  rowAt: (index: number) => OrgRow | undefined,
  first: number,
  last: number,
): (node: OrgNode) => string | null {
  const blocked = useBlockedReason();
  const whole: AuthorityQuestion[] = permission ? [{ permission, target: { kind: "organization" } }] : [];
  const missing = useReasons(whole)[0] ?? null;
  const groups: string[] = [];
  if (permission && missing !== null && blocked === null) {
    const from = Math.floor(first / PART) * PART;
    const to = (Math.floor(last / PART) + 1) * PART;
    for (let index = from; index < to; index += 1) {
      const node = rowAt(index)?.node;
      if (node?.kind === "group") groups.push(node.id);
    }
  }
  const questions = groups.flatMap((id): AuthorityQuestion[] =>
    permission ? [{ permission, target: { kind: "row", id: { kind: "group", id } } }] : [],
  );
  const reasons = useReasons(questions);
  // Where nothing can be changed the whole form says so; that is no reason to grey its groups one by one.
  return (node) => (node.kind === "group" && blocked === null ? (reasons[groups.indexOf(node.id)] ?? null) : null);
}
