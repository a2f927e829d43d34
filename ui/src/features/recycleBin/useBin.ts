import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call, type IpcFailure } from "~/ipc/client";
import type { DeletedPage, DeletedView } from "~/ipc/generated";
import type { RowSource } from "~/kit/rowSelection";

/** Rows asked for at a time. */
const PART = 100;
/** So near the end of what is here more is asked for. */
const NEAR = 30;

/** What was deleted, last first, part by part as one scrolls. */
export function useBin(q: string) {
  const pages = useInfiniteQuery<
    DeletedPage,
    IpcFailure,
    { readonly pages: readonly DeletedPage[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ["deleted_list", "pages", q],
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      call("deleted_list", { limit: PART, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (before) => before,
  });
  const { data, hasNextPage: hasMore, isFetching, fetchNextPage } = pages;
  const items = useMemo((): readonly DeletedView[] => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const source = useMemo(
    (): RowSource<DeletedView> => ({
      total: data ? items.length : null,
      rowAt: (index) => items[index],
      show: (_first, last) => {
        if (hasMore && !isFetching && last >= items.length - NEAR) void fetchNextPage();
      },
      rows: async (first, last) => items.slice(first, last + 1),
    }),
    [data, items, hasMore, isFetching, fetchNextPage],
  );
  return {
    items,
    source,
    hasMore,
    failure: pages.error,
    isStale: pages.isPlaceholderData,
    retry: () => void pages.refetch(),
  };
}
