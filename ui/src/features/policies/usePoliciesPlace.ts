import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { type PoliciesPlace, readPoliciesPlace } from "./policiesPlace";

type Changes = { readonly [K in keyof PoliciesPlace]?: PoliciesPlace[K] | null };

/** Where on the screen of policies one is, and the way to another place: a step that "back" takes back, or in its stead. */
export function usePoliciesPlace(): readonly [
  place: PoliciesPlace,
  go: (changes: Changes, how: "step" | "instead") => void,
] {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const place = useMemo(() => readPoliciesPlace(search), [search]);
  const go = (changes: Changes, how: "step" | "instead") => {
    void navigate({
      to: "/policies",
      search: (before: Readonly<Record<string, unknown>>) => readPoliciesPlace({ ...before, ...changes }),
      replace: how === "instead",
    });
  };
  return [place, go];
}
