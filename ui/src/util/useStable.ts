import { useCallback, useLayoutEffect, useRef } from "react";

/** A callback that stays the same for memoized children and always does what its latest form does. Not for rendering. */
export function useStable<A extends readonly unknown[], R>(callback: (...values: A) => R): (...values: A) => R {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...values: A) => latest.current(...values), []);
}
