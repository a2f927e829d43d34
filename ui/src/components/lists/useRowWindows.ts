/** Rows of a list, asked for window by window as they come into sight. */

import { type QueryKey, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { IpcFailure } from "~/ipc/client";
import type { RowSource } from "~/kit/rowSelection";

/** Rows in one window. */
export const PAGE = 200;
/** Rows asked for at once where they are only looked through: as many as a command gives. */
const BULK = 500;

export interface RowWindow<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** How a window is asked for. */
export type AskRows<T, W extends RowWindow<T> = RowWindow<T>> = (
  from: number,
  count: number,
) => { readonly queryKey: QueryKey; readonly queryFn: () => Promise<W> };

export interface RowWindows<T, W> {
  readonly source: RowSource<T>;
  /** One of the windows in sight, for what it says of the whole list. */
  readonly window: W | null;
  /** Why rows cannot be had, if they cannot. */
  readonly failure: IpcFailure | null;
  /** Whether these are still the rows of what was asked before. */
  readonly isStale: boolean;
  readonly retry: () => void;
}

/** Rows of a list. `request` says in words what is asked for: while an answer to another one is on its way, the last rows stay. */
export function useRowWindows<T, W extends RowWindow<T>>(ask: AskRows<T, W>, request: string): RowWindows<T, W> {
  const queries = useQueryClient();
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const pages = useMemo(() => {
    const from = Math.floor(seen.first / PAGE);
    return Array.from({ length: Math.floor(seen.last / PAGE) - from + 1 }, (_, index) => from + index);
  }, [seen]);
  const answers = useQueries({ queries: pages.map((page) => ask(page * PAGE, PAGE)) });

  const here = new Map<number, readonly T[]>();
  let window: W | null = null;
  answers.forEach((answer, index) => {
    const page = pages[index];
    if (page === undefined || !answer.data) return;
    here.set(page, answer.data.rows);
    window = answer.data;
  });
  const found = window as W | null;
  const last = useRef({ request, window: found, here });
  const answered = found !== null;
  // Between two windows of the same list, its length is known already.
  const known = last.current.request === request && !answered ? last.current.window : null;
  const isStale = !answered && known === null && last.current.window !== null;
  const shown = isStale ? last.current : { request, window: found ?? known, here };
  useEffect(() => {
    if (answered) last.current = shown;
  });

  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const show = useCallback((first: number, lastRow: number) => {
    setSeen((now) =>
      Math.floor(now.first / PAGE) === Math.floor(first / PAGE) &&
      Math.floor(now.last / PAGE) === Math.floor(lastRow / PAGE)
        ? now
        : { first, last: lastRow },
    );
  }, []);
  const rows = useCallback(async (first: number, lastRow: number) => {
    const all: T[] = [];
    while (all.length <= lastRow - first) {
      const count = Math.min(BULK, lastRow - first + 1 - all.length);
      const { queryFn } = latest.current(first + all.length, count);
      const part = (await queryFn()).rows;
      all.push(...part);
      if (part.length < count) break;
    }
    return all;
  }, []);
  const rowAt = (index: number) => shown.here.get(Math.floor(index / PAGE))?.[index % PAGE];
  // A failure to look again is no reason to hide rows that are here; the frame says that the service is out of reach.
  const failed = answers.find((answer) => answer.error && !answer.data);
  return {
    source: { total: shown.window?.total ?? null, rowAt, show, rows },
    window: shown.window,
    failure: (failed?.error as IpcFailure | undefined) ?? null,
    isStale,
    retry: () => void queries.refetchQueries({ type: "active", predicate: (one) => one.state.status === "error" }),
  };
}
