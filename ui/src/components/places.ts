/** Where each row is shown: the one convention for addresses, for links, the palette and the features themselves. */

import type { OrgNode, PolicyTarget, RowKey, RowRef } from "~/ipc/generated";

/** A node of the tree as it stands in an address: `group:ID`, `user:ID`, `unassigned`, `organization`. */
export type NodeText = string;

/** Writes a node into an address. */
export function nodeText(node: OrgNode): NodeText {
  return "id" in node ? `${node.kind}:${node.id}` : node.kind;
}

/** Reads a node from an address; null for what is none. */
export function parseNode(text: unknown): OrgNode | null {
  if (typeof text !== "string") return null;
  if (text === "organization" || text === "unassigned") return { kind: text };
  const [kind, id] = text.split(":");
  if (!id) return null;
  return kind === "group" || kind === "user" ? { kind, id } : null;
}

/** Where a row is shown. */
export type Address =
  | { readonly to: "/organization"; readonly search: { readonly node: string } }
  | { readonly to: "/devices" | "/admins"; readonly search: { readonly selected: string } }
  | { readonly to: "/policies"; readonly search: { readonly policy: string } };

/** Address of a screen: path and search. Groups and users are nodes of the organization; the rest is `selected` in its list. */
export function placeOf(row: RowRef): Address {
  switch (row.kind) {
    case "group":
    case "user":
      return { to: "/organization", search: { node: nodeText(row) } } as const;
    case "device":
      return { to: "/devices", search: { selected: row.id } } as const;
    case "admin":
      return { to: "/admins", search: { selected: row.id } } as const;
    case "policy":
      return { to: "/policies", search: { policy: row.id } } as const;
    case "base_policy":
      return { to: "/policies", search: { policy: "base" } } as const;
    case "violation_policy":
      return { to: "/policies", search: { policy: "violation" } } as const;
    // What is assigned or activated is looked at where it is.
    case "violation":
      return placeOf({ kind: "device", id: row.id });
    case "assignment":
      return placeOf(row.id);
  }
}

/** A row in one word, as it stands in requests and keys. */
export function rowKey(row: RowRef): RowKey {
  if (row.kind === "base_policy" || row.kind === "violation_policy") return row.kind;
  return row.kind === "assignment" ? `assignment:${row.id.kind}:${row.id.id}` : `${row.kind}:${row.id}`;
}

/** What a policy can be assigned to, from its `rowKey`; null for other rows. */
export function targetOf(key: string): PolicyTarget | null {
  const [kind, id] = key.split(":");
  const isTarget = kind === "group" || kind === "user" || kind === "device";
  return isTarget && id !== undefined ? { kind, id } : null;
}

/** The id by which a row's name is looked up; of what has none of its own, its key. */
export function rowId(row: RowRef): string {
  return "id" in row && typeof row.id === "string" && row.kind !== "violation" ? row.id : rowKey(row);
}
