import { fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { useActivity } from "./useActivity";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(invoke).mockReset();
  vi.mocked(invoke).mockRejectedValue({ code: "offline" });
});
afterEach(() => vi.useRealTimers());

it("tells of use at once and then at most twice a minute, and of nothing while it is off", () => {
  const { rerender } = renderHook(({ on }: { on: boolean }) => useActivity(on), { initialProps: { on: true } });
  const told = () => vi.mocked(invoke).mock.calls.map(([command]) => command);
  expect(told()).toEqual([]);
  fireEvent.keyDown(document.body, { key: "a" });
  fireEvent.pointerDown(document.body);
  vi.advanceTimersByTime(29_000);
  fireEvent.keyDown(document.body, { key: "b" });
  expect(told()).toEqual(["session_active"]);
  vi.advanceTimersByTime(1_000);
  fireEvent.keyDown(document.body, { key: "c" });
  expect(told()).toEqual(["session_active", "session_active"]);
  rerender({ on: false });
  vi.advanceTimersByTime(60_000);
  fireEvent.keyDown(document.body, { key: "d" });
  expect(told()).toHaveLength(2);
});
