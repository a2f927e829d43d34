/** The state of the console as a whole, and the events that keep it and the cache up to date. */

import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";
import { createStore, useStore } from "~/util/store";
import { call, type IpcFailure, onConsoleEvent, toFailure } from "./client";
import type { AdminId, AppState, JobProgress, NoticeId, RowLabel, SessionView } from "./generated";

type Loaded = { readonly state: AppState | null; readonly failure: IpcFailure | null };

const store = createStore<Loaded>({ state: null, failure: null });

/** The import or export that runs now, and how far it is. */
const job = createStore<JobProgress | null>(null);

/** The notice that was clicked outside the window, until the frame has gone there. */
export const chosenNotice = createStore<NoticeId | null>(null);

/** Commands whose answers do not depend on rows. */
const ROWLESS: ReadonlySet<unknown> = new Set(["permissions_list", "app_state", "imports_rows"]);
/** What changes by an event of its own, and never with rows: the names of its commands begin like this. */
const APART = ["manuals_", "notices_", "status_", "connection_"] as const;
type Apart = (typeof APART)[number];

const begins = (key: QueryKey, apart: Apart) => String(key[0]).startsWith(apart);

/** Starts to follow the console; the answer ends it. */
export function followConsole(queries: QueryClient): () => void {
  const stop = onConsoleEvent((event) => {
    switch (event.type) {
      case "state":
        return accept(queries, event.state);
      case "job":
        return job.set(event.job);
      case "manuals":
        return refresh(queries, "manuals_");
      case "notices":
        return isLocked() ? undefined : refresh(queries, "notices_");
      case "status":
        return refresh(queries, "status_");
      case "notice_chosen":
        return chosenNotice.set(event.id);
      case "rows":
        return isLocked() ? undefined : refreshRows(queries);
    }
  });
  void call("app_state", {}).then(
    (state) => accept(queries, state),
    (thrown: unknown) => store.set({ state: null, failure: toFailure(thrown) }),
  );
  return stop;
}

/** Takes a state that a command answered with, without waiting for the event. */
export function accept(queries: QueryClient, state: AppState): void {
  const before = store.get().state;
  const session = before?.session?.id ?? null;
  // Nothing that one session saw may be shown to the next, nor what one admin sees while looking with another's eyes.
  if (session !== null && (session !== (state.session?.id ?? null) || reader(before) !== reader(state)))
    queries.clear();
  store.set({ state, failure: null });
  if (before?.phase === "locked" && state.phase !== "locked") {
    refreshRows(queries);
    refresh(queries, "notices_");
  }
}

function refreshRows(queries: QueryClient): void {
  askAnew(queries, ({ queryKey }) => !ROWLESS.has(queryKey[0]) && !APART.some((apart) => begins(queryKey, apart)));
}

function refresh(queries: QueryClient, apart: Apart): void {
  askAnew(queries, ({ queryKey }) => begins(queryKey, apart));
}

/** A first answer that is on its way was perhaps given before what is told now: the cache would wait for it and be content. */
function askAnew(queries: QueryClient, predicate: (query: Query) => boolean): void {
  const isFirst = (query: Query) => query.state.data === undefined && query.state.fetchStatus === "fetching";
  for (const query of queries.getQueryCache().findAll({ predicate }).filter(isFirst)) {
    const again = () => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  void queries.invalidateQueries({ predicate });
}

/** While it is locked every reading is refused; what changed meanwhile is asked for once it is unlocked. */
function isLocked(): boolean {
  return store.get().state?.phase === "locked";
}

function reader(state: AppState | null): AdminId | null {
  return viewedAdmin(state?.viewing_as ?? null);
}

/** The admin whose view is shown, as an id. */
export function viewedAdmin(label: RowLabel | null): AdminId | null {
  return label?.row.kind === "admin" ? label.row.id : null;
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

/** The admin with whose eyes one looks at the console, or null. Nothing can be written meanwhile. */
export function useViewingAs(): RowLabel | null {
  return useAppState().viewing_as ?? null;
}

/** Whether somebody is signed in right now; for what is done on the way out. */
export function isSignedIn(): boolean {
  return (store.get().state?.session ?? null) !== null;
}

/** The import or export that runs now, or null. */
export function useJob(): JobProgress | null {
  return useStore(job);
}

/** For tests: lets something run. */
export function setJob(running: JobProgress | null): void {
  job.set(running);
}

/** For tests: puts the console into a state. */
export function setAppState(state: AppState | null): void {
  store.set({ state, failure: null });
}
