/**
 * react-aria's own `Tree` on the rows of the console's tree, for `cargo xtask bench --only frames`: plain, or inside its
 * `Virtualizer` with `?virtual`; every group open with `?open`. Never shipped. Its rows hold less than the console's do:
 * a chevron, the name and one detail, no icon and no counts.
 */

import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from "react-aria-components";
import { createRoot } from "react-dom/client";
import "./peer.css";

/** What the bench writes beside this page. */
interface Rows {
  readonly groups: readonly { readonly id: string; readonly parent: string | null; readonly name: string }[];
  readonly users: readonly {
    readonly id: string;
    readonly group: string;
    readonly name: string;
    readonly detail: string;
  }[];
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly children: Item[];
}

function nested({ groups, users }: Rows): readonly Item[] {
  const nodes = new Map<string, Item>(groups.map(({ id, name }) => [id, { id, name, detail: "", children: [] }]));
  const roots: Item[] = [];
  for (const { id, parent } of groups) {
    const node = nodes.get(id);
    if (node) (parent === null ? roots : (nodes.get(parent)?.children ?? roots)).push(node);
  }
  for (const { group, ...user } of users) nodes.get(group)?.children.push({ ...user, children: [] });
  return roots;
}

function Row({ node }: { readonly node: Item }) {
  return (
    <TreeItem id={node.id} textValue={node.name}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? <Button slot="chevron">›</Button> : <span className="space" />}
            <span>
              {node.name} {node.detail}
            </span>
          </>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{(child) => <Row node={child} />}</Collection>
    </TreeItem>
  );
}

const wanted = new URLSearchParams(location.search);
const rows = (await (await fetch("./rows.json")).json()) as Rows;
const roots = nested(rows);
const open = wanted.has("open") ? rows.groups.map(({ id }) => id) : [];
const tree = (
  <Tree
    aria-label="peer"
    items={roots}
    defaultExpandedKeys={open}
    selectionMode="single"
    selectionBehavior="replace"
    disallowEmptySelection
  >
    {(node) => <Row node={node} />}
  </Tree>
);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
performance.mark("mount");
createRoot(root).render(
  wanted.has("virtual") ? (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 28 }}>
      {tree}
    </Virtualizer>
  ) : (
    tree
  ),
);
