/** Where each row is shown: the one convention for addresses, for links, the palette and the features themselves. */

import type { OrgNode, RowRef } from "~/ipc/generated";

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

/** Address of a screen: path and search. Groups and users are nodes of the organization; the rest is `selected` in its list. */
export function placeOf(row: RowRef) {
  switch (row.kind) {
    case "group":
    case "user":
      return { to: "/organization", search: { node: nodeText(row) } } as const;
    case "device":
      return { to: "/devices", search: { selected: row.id } } as const;
    case "admin":
      return { to: "/admins", search: { selected: row.id } } as const;
  }
}
