import { useState } from "react";

/**
 * All rows that a list matches but some: null while it is not everything that is selected. `key` says in words what the
 * list matches; once it matches something else the selection is gone, so that nothing is meant that was not looked at.
 */
export function useAllBut(
  key: string,
): readonly [except: readonly string[] | null, set: (except: readonly string[] | null) => void] {
  const [kept, setKept] = useState<{ readonly key: string; readonly except: readonly string[] } | null>(null);
  const set = (except: readonly string[] | null) => setKept(except && { key, except });
  return [kept?.key === key ? kept.except : null, set];
}
