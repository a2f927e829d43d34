import { act, fireEvent, renderHook, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { closeToasts, toasts } from "~/kit/toasts";
import { signIn } from "~/test/session";
import { useApplyChanges, useUndoShortcut } from "./undo";

const calls = vi.hoisted((): [string, unknown][] => []);
let refusal: unknown = null;
/** What the next answers wait for. */
let held: Promise<unknown> | null = null;
vi.mock("~/ipc/host", () => ({
  invoke: async (command: string, request: unknown) => {
    calls.push([command, request]);
    if (refusal) throw refusal;
    await held;
    return { id: `made-by-${command}` };
  },
  listen: () => () => {},
}));

beforeEach(() => {
  calls.length = 0;
  refusal = null;
  held = null;
  vi.useRealTimers();
  closeToasts();
  signIn();
});

const both = () =>
  renderHook(() => {
    useUndoShortcut();
    return useApplyChanges();
  });

it("applies, offers to undo, and undoes the last change with the keys", async () => {
  const { result } = both();
  await act(() => result.current([{ type: "group_delete", id: "g1" }], { text: "削除しました" }));
  expect(toasts.get()).toMatchObject([{ text: "削除しました", action: { label: "元に戻す" } }]);
  const typing = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(typing, { key: "z", ctrlKey: true });
  typing.remove();
  expect(calls).toHaveLength(1);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(calls.at(-1)).toEqual(["changes_undo", { id: "made-by-changes_apply" }]));
  await waitFor(() => expect(toasts.get().at(-1)).toMatchObject({ text: "元に戻しました" }));
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(calls).toHaveLength(2);
});

it("leaves a refusal to the caller and offers nothing to undo", async () => {
  const { result } = both();
  refusal = { code: "change_rejected", message: "", rejections: [{ change: 0, path: "", code: "group_not_empty" }] };
  await expect(result.current([{ type: "group_delete", id: "g1" }], { text: "" })).rejects.toMatchObject({
    body: { code: "change_rejected" },
  });
  expect(toasts.get()).toEqual([]);
});

it("keeps what can be undone while nothing can be changed, and says why not", async () => {
  const { result } = both();
  await act(() => result.current([{ type: "group_delete", id: "g1" }], { text: "削除しました" }));
  act(() => signIn({ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } }));
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(toasts.get().at(-1)?.detail).toMatch(/表示で見ているため/);
  expect(calls).toHaveLength(1);
  act(() => signIn());
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(calls.at(-1)).toEqual(["changes_undo", { id: "made-by-changes_apply" }]));
});

it("redoes what was undone with the keys, and offers the way back each time", async () => {
  const { result } = both();
  await act(() => result.current([{ type: "group_delete", id: "g1" }], { text: "削除しました" }));
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() =>
    expect(toasts.get().at(-1)).toMatchObject({ text: "元に戻しました", action: { label: "やり直す" } }),
  );
  fireEvent.keyDown(document.body, { key: "Z", ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(calls.at(-1)).toEqual(["changes_undo", { id: "made-by-changes_undo" }]));
  await waitFor(() =>
    expect(toasts.get().at(-1)).toMatchObject({ text: "やり直しました", action: { label: "元に戻す" } }),
  );
  expect(calls).toHaveLength(3);
  // Nothing is left to redo, and what was redone can be undone.
  fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });
  expect(toasts.get().at(-1)?.text).toMatch(/やり直せるものはありません/);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(calls).toHaveLength(4));
});

it("forgets what could be redone as soon as something new is done", async () => {
  const { result } = both();
  await act(() => result.current([{ type: "group_delete", id: "g1" }], { text: "一つ目" }));
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(toasts.get().at(-1)?.text).toBe("元に戻しました"));
  await act(() => result.current([{ type: "group_delete", id: "g2" }], { text: "二つ目" }));
  fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });
  expect(toasts.get().at(-1)?.text).toMatch(/やり直せるものはありません/);
  expect(calls).toHaveLength(3);
});

it("says that undoing is under way where the answer takes long, until it is there", async () => {
  const { result } = both();
  await act(() => result.current([{ type: "group_delete", id: "g1" }], { text: "削除しました" }));
  vi.useFakeTimers();
  let arrive = () => {};
  held = new Promise((done) => {
    arrive = () => done(undefined);
  });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(toasts.get()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(toasts.get()).toMatchObject([{ tone: "busy", text: "元に戻しています…", detail: "削除しました" }]);
  arrive();
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(toasts.get()).toMatchObject([{ tone: "ok", text: "元に戻しました" }]);
});
