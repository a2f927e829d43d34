import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call, type IpcFailure } from "~/ipc/client";
import type { ChangePage, ChangeView, RowKey, RowRef } from "~/ipc/generated";
import { rowKey } from "./places";

const PAGE = 100;

export interface HistoryOf {
  /** Only what mentions this. */
  readonly q?: string;
  /** Only what was done to this row. */
  readonly row?: RowRef;
  /** Entries asked for at a time. */
  readonly part?: number;
}

export interface HistoryPages {
  readonly items: readonly ChangeView[];
  /** Why there is nothing to show, or only what was there before. */
  readonly failure: IpcFailure | null;
  /** Why the next part is not there. */
  readonly moreFailure: IpcFailure | null;
  readonly isLoading: boolean;
  /** Whether this answers what was asked before. */
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The history, newest first, part by part. */
export function useHistory({ q = "", row, part = PAGE }: HistoryOf): HistoryPages {
  const key: RowKey | null = row ? rowKey(row) : null;
  const pages = useInfiniteQuery<
    ChangePage,
    IpcFailure,
    { readonly pages: readonly ChangePage[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ["changes_list", "pages", q, key],
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      call("changes_list", {
        limit: part,
        ...(q ? { q } : {}),
        ...(key ? { row: key } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next_cursor,
    // The last answer stays while one types; what was done to another row is no answer.
    placeholderData: (before) => (key === null ? before : undefined),
  });
  const items = useMemo(
    (): readonly ChangeView[] => pages.data?.pages.flatMap((page) => page.items) ?? [],
    [pages.data],
  );
  return {
    items,
    failure: pages.isFetchNextPageError ? null : pages.error,
    moreFailure: pages.isFetchNextPageError ? pages.error : null,
    isLoading: pages.isPending,
    isStale: pages.isPlaceholderData,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  };
}
