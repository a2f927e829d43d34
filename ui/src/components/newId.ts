import { useRef } from "react";
import { call } from "~/ipc/client";

/** The id of what a form registers: the same at each try, so that one whose answer was lost registers nothing twice. */
export function useNewId(): () => Promise<string | null> {
  const id = useRef<string | null>(null);
  return async () => {
    id.current ??= (await call("ids_new", { count: 1 }))[0] ?? null;
    return id.current;
  };
}
