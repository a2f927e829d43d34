import { type QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SIGNED_IN } from "~/test/session";
import type { AppState, ConsoleEvent } from "./generated";
import { createQueryClient } from "./query";
import { chosenNotice, followConsole, setAppState } from "./state";

const heard = vi.hoisted((): { handler: ((event: ConsoleEvent) => void) | null } => ({ handler: null }));
vi.mock("~/ipc/host", () => ({
  invoke: async () => SIGNED_IN,
  listen: (handler: (event: ConsoleEvent) => void) => {
    heard.handler = handler;
    return () => {};
  },
}));

const KEYS = ["manuals_state", "notices_list", "notices_preferences", "status_get", "devices_rows", "permissions_list"];
let queries: QueryClient;
let stop: () => void;

/** Which answers are out of date since. */
function stale(event: ConsoleEvent): readonly string[] {
  for (const key of KEYS) queries.setQueryData([key, {}], {});
  heard.handler?.(event);
  return KEYS.filter((key) => queries.getQueryState([key, {}])?.isInvalidated);
}
const state = (phase: AppState["phase"]): ConsoleEvent => ({ type: "state", state: { ...SIGNED_IN, phase } });

beforeEach(() => {
  queries = createQueryClient();
  setAppState(SIGNED_IN);
  stop = followConsole(queries);
});
afterEach(() => {
  stop();
  setAppState(null);
  chosenNotice.set(null);
});

it("asks anew for what an event is about, and for nothing else", () => {
  expect(stale({ type: "notices" })).toEqual(["notices_list", "notices_preferences"]);
  expect(stale({ type: "status" })).toEqual(["status_get"]);
  expect(stale({ type: "manuals" })).toEqual(["manuals_state"]);
  expect(stale({ type: "rows", revision: 2 })).toEqual(["devices_rows"]);
  expect(stale({ type: "job", job: null })).toEqual([]);
  expect(stale({ type: "notice_chosen", id: "n1" })).toEqual([]);
});

it("asks again for a first answer that was on its way when something changed", async () => {
  const answer: ((text: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answer.push(resolve));
  const seen: unknown[] = [];
  const leave = new QueryObserver(queries, { queryKey: ["notices_list", {}], queryFn }).subscribe((one) =>
    seen.push(one.data),
  );
  heard.handler?.({ type: "notices" });
  answer[0]?.("from before");
  await vi.waitFor(() => expect(answer.length).toBe(2));
  answer[1]?.("what is so");
  await vi.waitFor(() => expect(seen.at(-1)).toBe("what is so"));
  expect(answer.length).toBe(2);
  leave();
});

it("asks for rows and notices that changed under the lock once it is unlocked", () => {
  stale(state("locked"));
  expect(stale({ type: "notices" })).toEqual([]);
  expect(stale({ type: "rows", revision: 2 })).toEqual([]);
  expect(stale({ type: "status" })).toEqual(["status_get"]);
  expect(stale(state("signed_in"))).toEqual(["notices_list", "notices_preferences", "devices_rows"]);
});

it("keeps the notice that was chosen until somebody goes there", () => {
  stale({ type: "notice_chosen", id: "n1" });
  expect(chosenNotice.get()).toBe("n1");
});
