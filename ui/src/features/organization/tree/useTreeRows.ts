/** The tree as windows of rows asked from Rust; only pages on screen are held. */

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { nodeText } from "~/components/places";
import { type IpcFailure, toFailure } from "~/ipc/client";
import type { GroupId, OrgNode, OrgQuery, OrgRow, OrgWindow } from "~/ipc/generated";
import { query } from "~/ipc/query";

/** Rows asked for at a time. */
const PAGE = 200;

/** The tree as a person has it before them. */
export interface TreeState {
  /** Open groups; null is as it opens first. */
  readonly expanded: readonly GroupId[] | null;
  readonly query: string;
  readonly showUsers: boolean;
}

export interface TreeRows {
  readonly total: number;
  /** The same question for any part of it. */
  readonly request: OrgQuery;
  readonly rowAt: (index: number) => OrgRow | undefined;
  /** Index of a node among the rows that are held. */
  readonly indexOf: (node: OrgNode) => number | null;
  /** First held row after `from`, going round, that passes. */
  readonly findFrom: (from: number, passes: (row: OrgRow) => boolean) => number | null;
  /** The row, asked for if it is not held. */
  readonly ensure: (index: number) => Promise<OrgRow | undefined>;
  /** Groups open now. */
  readonly expanded: readonly GroupId[];
  /** Says what is on screen. */
  readonly show: (first: number, last: number) => void;
  readonly isLoading: boolean;
  /** Whether rows in sight are still those of what was asked before. */
  readonly isStale: boolean;
  readonly failure: IpcFailure | null;
  readonly retry: () => void;
}

export function useTreeRows({ expanded, query: text, showUsers }: TreeState): TreeRows {
  const queries = useQueryClient();
  const [pages, setPages] = useState<readonly number[]>([0]);
  const request = useMemo(
    (): OrgQuery => ({
      expanded: expanded ? [...expanded] : null,
      query: text,
      show_users: showUsers,
      from: 0,
      count: PAGE,
    }),
    [expanded, text, showUsers],
  );
  const answers = useQueries({
    queries: pages.map((page) => query("org_rows", { ...request, from: page * PAGE })),
  });
  // Rows stay where they are until the next answer, or the tree would blink at every step.
  const before = useRef<ReadonlyMap<number, OrgWindow>>(new Map());
  const held = new Map<number, OrgWindow>();
  answers.forEach((answer, at) => {
    const page = pages[at];
    if (page === undefined) return;
    const window = answer.data ?? before.current.get(page);
    if (window) held.set(page, window);
  });
  useEffect(() => {
    before.current = held;
  });
  const failed = answers.find((answer) => answer.error);
  const [newest] = [...held.values()].toSorted((a, b) => b.revision - a.revision);
  // Far away nothing is held for a moment; the tree is as long as it was all the same, and stays where it was scrolled to.
  const known = useRef<OrgWindow | undefined>(undefined);
  useEffect(() => {
    if (newest) known.current = newest;
  });
  const latest = newest ?? known.current;

  const rowAt = (index: number) => held.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  const findFrom = (from: number, passes: (row: OrgRow) => boolean) => {
    const indexes = [...held.entries()]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([page, window]) => window.rows.map((row, at) => ({ index: page * PAGE + at, row })));
    const later = indexes.filter(({ index }) => index >= from);
    const earlier = indexes.filter(({ index }) => index < from);
    return [...later, ...earlier].find(({ row }) => passes(row))?.index ?? null;
  };
  const ensure = async (index: number) => {
    const page = Math.floor(index / PAGE);
    const asked = () => queries.ensureQueryData<OrgWindow>(query("org_rows", { ...request, from: page * PAGE }));
    const { rows } = held.get(page) ?? (await asked());
    return rows[index % PAGE];
  };
  const show = useCallback((first: number, last: number) => {
    const from = Math.floor(Math.max(0, first) / PAGE);
    const to = Math.floor(Math.max(0, last) / PAGE);
    const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    setPages((now) => (now.join() === wanted.join() ? now : wanted));
  }, []);

  return {
    total: latest?.total ?? 0,
    request,
    rowAt,
    indexOf: (node) => {
      const wanted = nodeText(node);
      return findFrom(0, (row) => nodeText(row.node) === wanted);
    },
    findFrom,
    ensure,
    expanded: expanded ?? latest?.expanded ?? [],
    show,
    isStale: answers.some((answer) => !answer.data),
    isLoading: latest === undefined && answers.some((answer) => answer.isPending),
    failure: failed ? toFailure(failed.error) : null,
    retry: () => {
      for (const answer of answers) void answer.refetch();
    },
  };
}
