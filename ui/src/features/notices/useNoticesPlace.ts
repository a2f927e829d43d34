import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useStable } from "~/util/useStable";
import { type NoticeFilter, type NoticesPlace, readNoticesPlace } from "./noticesPlace";

interface Changes {
  readonly selected?: string | null;
  readonly filter?: NoticeFilter;
}

/** Where among notices one is, and the way to another: in its stead, as walking over a list is no step to take back. */
export function useNoticesPlace(): readonly [place: NoticesPlace, go: (changes: Changes) => void] {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const place = useMemo(() => readNoticesPlace(search), [search]);
  const go = useStable((changes: Changes) => {
    void navigate({
      to: "/notices",
      search: (before: Readonly<Record<string, unknown>>) => readNoticesPlace({ ...before, ...changes }),
      replace: true,
    });
  });
  return [place, go];
}
