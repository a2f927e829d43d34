import { act } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { NoticeView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { inHours, noticesState, noticeView } from "~/test/notices";
import { SIGNED_IN, signIn } from "~/test/session";
import { SETTLE_MS, useReading } from "./useReading";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const told: unknown[] = [];
let visibility: DocumentVisibilityState = "visible";

function Open({ notice }: { readonly notice: NoticeView }) {
  useReading(notice);
  return null;
}
const open = (notice: NoticeView) => show(<Open notice={notice} />);
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
function shown(is: DocumentVisibilityState) {
  visibility = is;
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

beforeEach(() => {
  told.length = 0;
  visibility = "visible";
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "notices_read") told.push(...(request as { ids: string[] }).ids);
    return noticesState([]);
  });
  signIn();
});
afterEach(() => {
  vi.useRealTimers();
});

it("reads a notice once it has been open for a moment, and once only", async () => {
  open(noticeView());
  await pass(SETTLE_MS - 1);
  expect(told).toEqual([]);
  await pass(1);
  expect(told).toEqual(["n1"]);
  await pass(60_000);
  expect(told).toEqual(["n1"]);
});

it("does not read what is walked over with the arrow keys", async () => {
  const { rerender } = open(noticeView({ id: "a" }));
  for (const id of ["b", "c", "d"]) {
    await pass(SETTLE_MS - 100);
    rerender(<Open notice={noticeView({ id })} />);
  }
  await pass(SETTLE_MS);
  expect(told).toEqual(["d"]);
});

it("does not read what has been read, nor what is left too soon", async () => {
  const { unmount } = open(noticeView({ read_at: inHours(-1) }));
  await pass(SETTLE_MS);
  unmount();
  open(noticeView()).unmount();
  await pass(SETTLE_MS);
  expect(told).toEqual([]);
});

it("waits while nobody can see it: the window is hidden, or the lock lies over it", async () => {
  visibility = "hidden";
  open(noticeView());
  await pass(10 * SETTLE_MS);
  shown("visible");
  await pass(SETTLE_MS - 1);
  act(() => signIn({ phase: "locked" }));
  await pass(10 * SETTLE_MS);
  expect(told).toEqual([]);
  act(() => signIn());
  await pass(SETTLE_MS);
  expect(told).toEqual(["n1"]);
});

it("reads a notice that is corrected while it is open", async () => {
  const { rerender } = open(noticeView());
  await pass(SETTLE_MS);
  rerender(<Open notice={noticeView({ read_at: inHours(0) })} />);
  rerender(<Open notice={noticeView({ corrected_at: inHours(1) })} />);
  await pass(SETTLE_MS - 1);
  expect(told).toEqual(["n1"]);
  await pass(1);
  expect(told).toEqual(["n1", "n1"]);
});

it("reads nothing with another admin's eyes", async () => {
  signIn({ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } });
  open(noticeView());
  await pass(10 * SETTLE_MS);
  expect(told).toEqual([]);
});

it("reads without a connection: it is told later", async () => {
  signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
  open(noticeView());
  await pass(SETTLE_MS);
  expect(told).toEqual(["n1"]);
});
