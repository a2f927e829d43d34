/** The state of the console as a whole, and the events that keep it and the cache up to date. */

import type { QueryClient } from "@tanstack/react-query";
import { createStore, useStore } from "~/util/store";
import { call, type IpcFailure, onConsoleEvent, toFailure } from "./client";
import type { AppState, SessionView } from "./generated";

type Loaded = { readonly state: AppState | null; readonly failure: IpcFailure | null };

const store = createStore<Loaded>({ state: null, failure: null });

/** Commands whose answers do not depend on rows. */
const ROWLESS: ReadonlySet<unknown> = new Set(["permissions_list", "app_state"]);

/** Starts to follow the console; the answer ends it. */
export function followConsole(queries: QueryClient): () => void {
  const stop = onConsoleEvent((event) => {
    if (event.type === "state") accept(queries, event.state);
    else void queries.invalidateQueries({ predicate: (query) => !ROWLESS.has(query.queryKey[0]) });
  });
  void call("app_state", {}).then(
    (state) => accept(queries, state),
    (thrown: unknown) => store.set({ state: null, failure: toFailure(thrown) }),
  );
  return stop;
}

/** Takes a state that a command answered with, without waiting for the event. */
export function accept(queries: QueryClient, state: AppState): void {
  const before = store.get().state?.session?.id ?? null;
  const after = state.session?.id ?? null;
  // Nothing that one session saw may be shown to the next.
  if (before !== null && before !== after) queries.clear();
  store.set({ state, failure: null });
}

/** The state, or why there is none yet. */
export function useLoadedState(): Loaded {
  return useStore(store);
}

/** The state. Only below the frame, which waits for it. */
export function useAppState(): AppState {
  const { state } = useStore(store);
  if (!state) throw new Error("useAppState outside the frame");
  return state;
}

/** Who is signed in. Only on screens that one must be signed in for. */
export function useSession(): SessionView {
  const { session } = useAppState();
  if (!session) throw new Error("useSession while signed out");
  return session;
}

/** Whether the service can be reached now; writes are disabled with a reason while it cannot. */
export function useOnline(): boolean {
  return useAppState().sync.status !== "offline";
}

/** For tests: puts the console into a state. */
export function setAppState(state: AppState | null): void {
  store.set({ state, failure: null });
}
