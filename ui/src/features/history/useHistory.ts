import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { call, type IpcFailure } from "~/ipc/client";
import type { ChangePage, ChangeView } from "~/ipc/generated";

/** Entries asked for at a time. */
const PAGE = 100;

/** The history, newest first, part by part. */
export function useHistory(q: string) {
  const pages = useInfiniteQuery<
    ChangePage,
    IpcFailure,
    { readonly pages: readonly ChangePage[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ["changes_list", "pages", q],
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      call("changes_list", { limit: PAGE, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (before) => before,
  });
  const items = useMemo(
    (): readonly ChangeView[] => pages.data?.pages.flatMap((page) => page.items) ?? [],
    [pages.data],
  );
  return {
    items,
    failure: pages.error,
    isLoading: pages.isPending,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  };
}
