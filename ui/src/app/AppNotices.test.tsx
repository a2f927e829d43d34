import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState } from "~/ipc/generated";
import { setAppState } from "~/ipc/state";
import { begin, hear, openWindow, to } from "~/test/appWindow";
import { SIGNED_IN, SIGNED_OUT } from "~/test/session";

vi.mock("~/ipc/host", async () => (await import("~/test/appHost")).hostModule);
vi.mock("~/components/reasons", async (original) => (await import("~/test/appHost")).reasonsModule(original<object>));

const { App } = await import("./App");
const open = (first: AppState) => openWindow(App, first);
const user = userEvent.setup();

beforeEach(begin);
afterEach(() => setAppState(null));

describe("notices", () => {
  const isThere = () => screen.findByRole("heading", { level: 1, name: "おしらせ" });

  it("are reached from the rail, by their keys, and from the list of all keys", async () => {
    await open(SIGNED_IN);
    await user.click(await screen.findByRole("link", { name: /^おしらせ/ }));
    await isThere();
    fireEvent.keyDown(document.body, { key: "1", ctrlKey: true });
    await screen.findByRole("heading", { level: 1, name: "ホーム" });
    fireEvent.keyDown(document.body, { key: "b", ctrlKey: true });
    await isThere();
    fireEvent.keyDown(document.body, { key: "?" });
    const keys = within(await screen.findByRole("dialog"));
    expect(keys.getByText("おしらせへ移動").nextSibling?.textContent).toBe("CtrlB");
  });

  it("open from outside the window, as soon as somebody is signed in", async () => {
    await open(SIGNED_OUT);
    act(() => hear({ type: "notice_chosen", id: "m1" }));
    await screen.findByRole("button", { name: "サインイン" });
    act(() => hear({ type: "state", state: to(SIGNED_IN) }));
    await isThere();
    await screen.findByRole("region", { name: "定期メンテナンスのおしらせ" });
  });
});
