import type { OrgNode, OrgRow } from "~/ipc/generated";

/** Indices of rows in sight that lie below a chosen one: they come with it and are not chosen by themselves. */
export function coveredFrom(
  rowAt: (index: number) => OrgRow | undefined,
  first: number,
  last: number,
  isChosen: (node: OrgNode) => boolean,
): ReadonlySet<number> {
  const covered = new Set<number>();
  // Levels of the rows above the one looked at, up to the first that is chosen.
  let under: number | null = chosenAbove(rowAt, first, isChosen);
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(index);
    if (!row) {
      under = null;
      continue;
    }
    if (under !== null && row.level <= under) under = null;
    if (under !== null) covered.add(index);
    else if (isChosen(row.node)) under = row.level;
  }
  return covered;
}

/** Level of the topmost chosen row that the one at `index` lies below, or null. */
function chosenAbove(
  rowAt: (index: number) => OrgRow | undefined,
  index: number,
  isChosen: (node: OrgNode) => boolean,
): number | null {
  let level = rowAt(index)?.level ?? 1;
  let found: number | null = null;
  for (let at = index - 1; at >= 0 && level > 1; at -= 1) {
    const row = rowAt(at);
    if (!row) break;
    if (row.level >= level) continue;
    level = row.level;
    if (isChosen(row.node)) found = level;
  }
  return found;
}
