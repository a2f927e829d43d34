import { useEffect, useState } from "react";

/** Longer than most people take from one key to the next. */
const SETTLED_MS = 250;

/** What is being typed, once it has stood for a moment: the service is not asked about every letter on the way. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
