import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { type AdminsPlace, readAdminsPlace } from "./adminsPlace";

type Changes = { readonly [K in keyof AdminsPlace]?: AdminsPlace[K] | null };

/** Where on the screen of admins one is, and the way to another place: a step that "back" takes back, or in its stead. */
export function useAdminsPlace(): readonly [
  place: AdminsPlace,
  go: (changes: Changes, how: "step" | "instead") => void,
] {
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const place = useMemo(() => readAdminsPlace(search), [search]);
  const go = (changes: Changes, how: "step" | "instead") => {
    void navigate({
      to: "/admins",
      search: (before: Readonly<Record<string, unknown>>) => readAdminsPlace({ ...before, ...changes }),
      replace: how === "instead",
    });
  };
  return [place, go];
}
