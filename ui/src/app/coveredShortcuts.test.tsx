import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setAppState } from "~/ipc/state";
import { begin, openWindow } from "~/test/appWindow";
import { SIGNED_IN } from "~/test/session";

vi.mock("~/ipc/host", async () => (await import("~/test/appHost")).hostModule);
vi.mock("~/components/reasons", async (original) => (await import("~/test/appHost")).reasonsModule(original<object>));
// The whole window takes its time to draw on a machine that does other things as well.
vi.setConfig({ testTimeout: 20_000 });

const { App } = await import("./App");
const user = userEvent.setup();

beforeEach(begin);
afterEach(() => setAppState(null));

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

it("keeps a form in front, and what was typed into it, from the keys of the screen behind", async () => {
  await openWindow(App, SIGNED_IN);
  press("6", { ctrlKey: true });
  await screen.findByRole("heading", { name: "設定", level: 1 });
  await user.click(screen.getByRole("button", { name: /アカウントと設定/ }));
  await user.click(await screen.findByRole("menuitem", { name: "パスワードを変更" }));
  const dialog = await screen.findByRole("dialog", { name: "パスワードの変更" });
  const field = dialog.querySelector<HTMLInputElement>("input[type=password]");
  await user.type(field as HTMLInputElement, "half of it");
  for (const key of ["1", "b", "i", "k", "e"]) {
    // What is not taken here the window itself would do.
    expect(press(key, { ctrlKey: true })).toBe(false);
  }
  expect(press("ArrowLeft", { altKey: true })).toBe(false);
  // A sign that is typed is not taken.
  expect(press("?")).toBe(true);
  dialog.querySelector("button")?.focus();
  press("?");
  expect(press("ArrowLeft", { altKey: true })).toBe(false);
  fireEvent.mouseUp(document.body, { button: 3 });
  expect(screen.getAllByRole("dialog")).toEqual([dialog]);
  expect(field?.value).toBe("half of it");
  press("F1");
  await screen.findByRole("complementary", { name: "マニュアル" });
  press("l", { ctrlKey: true });
  await screen.findByRole("dialog", { name: "ロックされています" });
  await user.type(screen.getByLabelText("パスワード"), "right{Enter}");
  await waitFor(() => expect(screen.queryByText("ロックされています")).toBeNull());
  expect(field?.value).toBe("half of it");
  expect(screen.getByRole("heading", { name: "設定", level: 1, hidden: true })).toBeDefined();
});

it("leaves the palette open for its own key, and works again once nothing is in front", async () => {
  await openWindow(App, SIGNED_IN);
  press("k", { ctrlKey: true });
  await screen.findByRole("combobox");
  press("k", { ctrlKey: true });
  expect(screen.getByRole("combobox")).toBeDefined();
  press("Escape");
  await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  press("6", { ctrlKey: true });
  await screen.findByRole("heading", { name: "設定", level: 1 });
});
