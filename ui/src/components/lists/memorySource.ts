import { useMemo } from "react";
import type { RowSource } from "~/kit/rowSelection";

/** Rows that are all here, for a list that draws only those in sight. */
export function useMemorySource<T>(rows: readonly T[] | undefined): RowSource<T> {
  return useMemo(
    () => ({
      total: rows ? rows.length : null,
      rowAt: (index) => rows?.[index],
      show: () => {},
      rows: async (first, last) => rows?.slice(first, last + 1) ?? [],
    }),
    [rows],
  );
}
