import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

/** Long enough that holding an arrow key does not write every row into the address. */
const SETTLE_MS = 150;

/** What is selected in a list; a single row stands in the address as well, so that links and the palette lead to it. */
export function useAddressSelection(
  to: "/devices" | "/admins",
): readonly [selected: readonly string[], select: (ids: readonly string[]) => void] {
  const navigate = useNavigate();
  const { selected, filter } = useSearch({ strict: false });
  const [ids, setIds] = useState<readonly string[]>(selected ? [selected] : []);
  const known = useRef(selected);

  useEffect(() => {
    if (selected === known.current) return;
    known.current = selected;
    setIds(selected ? [selected] : []);
  }, [selected]);

  const one = ids.length === 1 ? ids[0] : undefined;
  useEffect(() => {
    if (one === known.current) return;
    const timer = setTimeout(() => {
      known.current = one;
      void navigate({
        to,
        search: { ...(filter ? { filter } : {}), ...(one ? { selected: one } : {}) },
        replace: true,
      });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [one, to, navigate, filter]);

  return [ids, setIds];
}
