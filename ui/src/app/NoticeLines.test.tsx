import { useQueryClient } from "@tanstack/react-query";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NoticesState, StatusState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { chosenNotice } from "~/ipc/state";
import { incident, inHours, maintenance, NOW, noticesState, noticeView } from "~/test/notices";
import { showAt } from "~/test/routed";
import { SESSION, signIn } from "~/test/session";
import { event, statusDocument, statusState } from "~/test/status";
import { NoticeBell } from "./NoticeBell";
import { NoticeLines } from "./NoticeLines";
import { forgetDismissals } from "./noticeDismissals";
import { useChosenNotice } from "./useChosenNotice";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const MINUTE = 60_000;
let state: NoticesState;
let status: StatusState;
let offline = false;

function Above() {
  const queries = useQueryClient();
  useChosenNotice();
  return (
    <>
      <button type="button" onClick={() => void queries.invalidateQueries()}>
        again
      </button>
      <NoticeBell />
      <NoticeLines isOffline={offline} />
      <main id="main" tabIndex={-1} />
    </>
  );
}

const open = async () => {
  const at = showAt("/", { "/": () => <p>ホームの画面</p>, "/notices": () => <p>おしらせの画面</p> }, <Above />);
  await screen.findByText("ホームの画面");
  return at;
};
const lines = () => screen.findByRole("region", { name: "メンテナンスと障害" });
const line = () => screen.queryByRole("region")?.querySelector("p")?.textContent ?? null;

beforeEach(() => {
  state = noticesState([maintenance()]);
  status = statusState(null);
  vi.mocked(invoke).mockImplementation(async (command) =>
    command === "notices_list" ? state : command === "status_get" ? status : [],
  );
  offline = false;
  forgetDismissals();
  signIn();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the lines over every screen", () => {
  it("count down by the console's clock, and are read aloud once for what they mean", async () => {
    // This computer's clock is a day behind; what goes by on it is right all the same.
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: NOW - 24 * 60 * MINUTE });
    const drawn = () => act(() => vi.advanceTimersByTimeAsync(0));
    showAt("/", { "/": () => null }, <Above />);
    while (line() === null) await drawn();
    const told = () => screen.getByRole("status").textContent;
    expect(line()).toMatch(/^メンテナンスが1時間後に始まります（11:00まで）/);
    expect(told()).toBe("メンテナンスが1時間後に始まります（11:00まで）");
    await act(() => vi.advanceTimersByTimeAsync(15 * MINUTE + 100));
    expect(line()).toMatch(/^メンテナンスが45分後に/);
    expect(told()).toBe("メンテナンスが1時間後に始まります（11:00まで）");
    await act(() => vi.advanceTimersByTimeAsync(45 * MINUTE));
    expect(line()).toMatch(/^メンテナンス中です（11:00まで、あと4時間）/);
    expect(told()).toBe("メンテナンス中です（11:00まで、あと4時間）");
    await act(() => vi.advanceTimersByTimeAsync(240 * MINUTE));
    expect(line()).toBeNull();
    expect(told()).toBe("");
  });

  it("lead to their notice", async () => {
    const { address } = await open();
    await userEvent.click(within(await lines()).getByRole("link", { name: "定期メンテナンスのおしらせ" }));
    await screen.findByText("おしらせの画面");
    expect(address()).toBe("/notices?selected=m1");
  });

  it("can be closed before it begins, by each admin, until it is corrected", async () => {
    await open();
    await lines();
    const close = { name: "「定期メンテナンスのおしらせ」の予告を閉じる" };
    await userEvent.click(screen.getByRole("button", close));
    expect(screen.queryByRole("region")).toBeNull();
    act(() => signIn({ session: { ...SESSION, admin: "other" } }));
    await lines();
    act(() => signIn());
    expect(screen.queryByRole("region")).toBeNull();
    expect(localStorage.getItem("cloudone.notices.dismissed")).toContain("me m1");
    state = noticesState([maintenance({ corrected_at: inHours(0) })]);
    await userEvent.click(screen.getByRole("button", { name: "again" }));
    await lines();
  });

  it("give the focus on when they are closed: to the next, and to the screen after the last", async () => {
    state = noticesState(["a", "b"].map((id) => maintenance({ id, title: { ja: id, en: id } })));
    await open();
    await lines();
    const close = () => screen.getAllByRole("button", { name: /の予告を閉じる$/ })[0] as HTMLElement;
    await userEvent.click(close());
    expect(document.activeElement).toBe(within(await lines()).getByRole("link"));
    await userEvent.click(close());
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("cannot be closed while it is under way, nor while something does not work", async () => {
    state = noticesState([maintenance({ starts_at: inHours(-1) }), incident()]);
    await open();
    await lines();
    expect(within(await lines()).queryByRole("button")).toBeNull();
    expect(
      within(await lines())
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["同期の遅れについて", "定期メンテナンスのおしらせ"]);
  });

  it("leave out what the line of the lost connection gives as the reason", async () => {
    const span = { starts_at: inHours(-1), ends_at: inHours(1) };
    state = noticesState([maintenance({ ...span, id: "here" }), maintenance({ ...span, id: "elsewhere" })]);
    status = statusState(statusDocument({ events: [event({ ...span, id: "here" })] }), { now: inHours(0) });
    const count = async () => within(await lines()).getAllByRole("link").length;
    await open();
    expect(await count()).toBe(2);
    cleanup();
    offline = true;
    await open();
    await waitFor(async () => expect(await count()).toBe(1));
  });

  it("are three at most", async () => {
    state = noticesState(["a", "b", "c", "d", "e"].map((id) => incident({ id })));
    await open();
    expect(within(await lines()).getAllByRole("link")).toHaveLength(4);
    expect(screen.getByRole("link", { name: "ほか2件のおしらせを見る" })).toBeDefined();
  });
});

describe("the bell", () => {
  it.each([
    [0, "おしらせ、未読なし", ""],
    [3, "おしらせ、未読 3件", "3"],
    [99, "おしらせ、未読 99件", "99"],
    [200, "おしらせ、未読 200件", "99+"],
  ])("says that %d are unread", async (n, name, count) => {
    state = noticesState([
      noticeView({ id: "read", read_at: inHours(-1) }),
      ...Array.from({ length: n }, (_, at) => noticeView({ id: `n${at}` })),
    ]);
    const { address } = await open();
    const bell = await screen.findByRole("button", { name });
    expect(bell.parentElement?.textContent).toBe(count);
    await userEvent.click(bell);
    await screen.findByText("おしらせの画面");
    expect(address()).toBe("/notices");
  });
});

it("goes to the notice that was clicked outside the window, each time anew", async () => {
  const { address, go } = await open();
  act(() => chosenNotice.set("m1"));
  await waitFor(() => expect(address()).toBe("/notices?selected=m1"));
  act(() => go("/"));
  act(() => chosenNotice.set("m1"));
  await waitFor(() => expect(address()).toBe("/notices?selected=m1"));
});
