/** A small organization as Rust would answer it, for tests of trees. */

import type { Group, OrgNode, OrgQuery, OrgRow } from "~/ipc/generated";

export const GROUPS: readonly Group[] = [
  { id: "sales", parent: null, name: "営業部", code: "100" },
  { id: "east", parent: "sales", name: "東日本課", code: "110" },
  { id: "west", parent: "sales", name: "西日本課", code: "120" },
  { id: "dev", parent: null, name: "開発部", code: "200" },
];
export const NONE = { groups: 0, users: 0, devices: 0 };

/** Its rows with these groups open. */
export function rowsOf({ expanded }: Pick<OrgQuery, "expanded">): readonly OrgRow[] {
  const open = new Set(expanded ?? []);
  const row = (
    node: OrgNode,
    name: string,
    level: number,
    position: number,
    size: number,
    over: Partial<OrgRow>,
  ): OrgRow => ({
    node,
    name,
    detail: "",
    level,
    position,
    set_size: size,
    expandable: false,
    expanded: false,
    counts: NONE,
    exceptions: 0,
    matches: false,
    ...over,
  });
  const below = (parent: string | null, level: number): OrgRow[] => {
    const groups = GROUPS.filter((group) => group.parent === parent);
    return groups.flatMap((group, at) => {
      const expandable = GROUPS.some((one) => one.parent === group.id);
      const isOpen = expandable && open.has(group.id);
      const self = row({ kind: "group", id: group.id }, group.name, level, at + 1, groups.length, {
        detail: group.code,
        exceptions: group.id === "east" ? 2 : 0,
        expandable,
        expanded: isOpen,
      });
      return [self, ...(isOpen ? below(group.id, level + 1) : [])];
    });
  };
  return [
    row({ kind: "organization" }, "", 1, 1, 2, { expandable: true, expanded: true }),
    ...below(null, 2),
    row({ kind: "unassigned" }, "", 1, 2, 2, {}),
  ];
}
