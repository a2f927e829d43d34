/** The tree of this screen: what is open, what is searched, which node is chosen. The chosen node is the address. */

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { nodeText, parseNode, rowId } from "~/components/places";
import { showFailure } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { GroupId, OrgNode, OrgRow, SessionId } from "~/ipc/generated";
import { useAppState, useSession } from "~/ipc/state";
import { createStore } from "~/util/store";
import { stored } from "~/util/stored";
import { useTreeRows } from "./tree/useTreeRows";

const usersChoice = stored("cloudone.tree.users", ["shown", "hidden"] as const);

/** How the tree was left, for coming back from another screen in the same session. */
const left = createStore<{
  readonly session: SessionId;
  readonly expanded: readonly GroupId[] | null;
  readonly active: OrgNode | null;
} | null>(null);

export function useTree() {
  const t = useT();
  const { node: param } = useSearch({ from: "/organization" });
  const navigate = useNavigate();
  const { sync } = useAppState();
  const { id: session } = useSession();
  const [before] = useState(() => {
    const kept = left.get();
    return kept?.session === session ? kept : null;
  });

  const [query, setText] = useState("");
  const typed = useDeferredValue(query.trim());
  const [showUsers, setShowUsers] = useState(usersChoice.get() !== "hidden");
  const [expanded, setExpanded] = useState<readonly GroupId[] | null>(before?.expanded ?? null);
  const rows = useTreeRows({ expanded, query: typed, showUsers });

  const [chosen, setChosen] = useState<OrgNode | null>(parseNode(param) ?? before?.active ?? null);
  const fallback: OrgNode | null = sync.whole ? { kind: "organization" } : (rows.rowAt(0)?.node ?? null);
  const active = chosen ?? fallback;
  useEffect(() => left.set({ session, expanded, active: chosen }), [session, expanded, chosen]);

  const own = useRef<string | null>(null);
  const activate = (node: OrgNode) => {
    own.current = nodeText(node);
    setChosen(node);
  };
  const open = async (node: OrgNode) => {
    const users = showUsers || node.kind === "user";
    const request = { ...rows.request, expanded: expanded ? [...expanded] : null, query: "", show_users: users };
    const place = await call("org_locate", { node, query: request });
    setText("");
    setShowUsers(users);
    setExpanded(place.expanded);
  };
  const reveal = async (node: OrgNode) => {
    await open(node).catch((thrown) => showFailure(t, toFailure(thrown)));
    activate(node);
  };
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  });
  // The address follows when there is time: keys held down would write one for every row passed.
  const settled = useDeferredValue(chosen);
  useEffect(() => {
    if (settled && own.current === nodeText(settled)) {
      void navigate({ to: "/organization", search: { node: nodeText(settled) }, replace: true });
    }
  }, [settled, navigate]);
  // The address was changed by somebody else: a link, the palette, the way back.
  useEffect(() => {
    if (param === undefined || param === own.current) return;
    const node = parseNode(param);
    if (node) void latest.current(node);
  }, [param]);

  const setQuery = (next: string) => {
    setText(next);
    // What was found stays in sight, in its place, once the search is over.
    // Nobody asked for it: what is gone meanwhile is not in sight, and that is all.
    if (next === "" && chosen && query !== "") void open(chosen).catch(() => undefined);
  };

  const toggle = ({ node }: OrgRow, open: boolean) => {
    // All that a search finds is open, and stays so.
    if (node.kind !== "group" || typed !== "") return;
    const next = open ? [...rows.expanded, node.id] : rows.expanded.filter((id) => id !== node.id);
    setExpanded(next);
    if (!open) void keepInSight(node.id, next);
  };
  // What is chosen is never inside something closed: then the closed group is chosen instead.
  const keepInSight = async (closed: GroupId, next: readonly GroupId[]) => {
    if (!active || active.kind === "organization" || active.kind === "unassigned") return;
    if (active.kind === "group" && active.id === closed) return;
    const query = { ...rows.request, expanded: [...next] };
    const place = await call("org_locate", { node: active, query }).catch(() => null);
    if (place?.groups.some((one) => rowId(one.row) === closed)) activate({ kind: "group", id: closed });
  };

  return {
    rows,
    active,
    activate,
    reveal: (node: OrgNode) => void reveal(node),
    toggle,
    query,
    setQuery,
    typed,
    showUsers,
    setShowUsers: (shown: boolean) => {
      usersChoice.set(shown ? "shown" : "hidden");
      setShowUsers(shown);
    },
  };
}
