import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { NoticeKindBadge } from "~/components/notices/noticeLooks";
import { servicePane } from "~/components/status/serviceScreens";
import type { StatusProblem, StatusState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { show } from "~/test/frame";
import { fault, SIGNED_IN, SIGNED_OUT } from "~/test/session";
import { at, event, INCIDENT, NOW, part, statusDocument, statusState, text } from "~/test/status";
import { StatusScreen } from "./StatusScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const user = userEvent.setup();

function answer(get: StatusState | Promise<StatusState> | "fails", refresh?: () => Promise<StatusState>) {
  vi.mocked(invoke).mockImplementation(async (command) => {
    if (command === "status_refresh" && refresh) return refresh();
    if (command !== "status_get" || get === "fails") throw fault("disk_failed");
    return get;
  });
}

beforeEach(() => {
  vi.mocked(invoke).mockClear();
  servicePane.set(null);
  setAppState(SIGNED_OUT);
});

const section = (name: string) => within(screen.getByRole("region", { name }));

it("says how all of it is, how each part is and since when, and who vouches for it", async () => {
  answer(
    statusState(
      statusDocument({
        components: [
          { component: part("api", "コンソール"), level: "operational", since: at(9, 0, 1) },
          { component: part("sync", "同期"), level: "degraded", since: at(1) },
          { component: part("mail", "メール"), level: "outage", since: at(2) },
          { component: part("files", "ファイル"), level: "maintenance", since: at(3) },
          { component: part("new", "新しい機能"), level: "unknown", since: at(4) },
        ],
      }),
    ),
  );
  show(<StatusScreen />);
  expect((await screen.findByRole("status")).textContent).toBe("障害が発生しています");
  const parts = within(screen.getByRole("list", { name: "機能ごとの状態" })).getAllByRole("listitem");
  expect(parts.map((one) => one.textContent)).toEqual([
    "コンソール正常11月1日(日) 9:00から",
    "同期不安定1:00から",
    "メール停止2:00から",
    "ファイルメンテナンス中3:00から",
    "新しい機能不明4:00から",
  ]);
  // Never by colour alone.
  for (const one of parts) expect(one.querySelector("svg")).not.toBeNull();
  expect(screen.getByText(/発行: 2026\/11\/30 4:50/)).toBeTruthy();
  expect(screen.getByText("確認: 5 分前")).toBeTruthy();
  expect(screen.getByText(/提供元が電子署名した情報です/)).toBeTruthy();
});

it("says what goes on, what comes and, day by day, what was", async () => {
  const events = [
    event({ affects: [part("sync", "同期"), part("mail", "メール")] }),
    INCIDENT,
    event({ id: "c", title: text("次のメンテナンス"), starts_at: at(8), ends_at: at(9) }),
    event({ id: "h1", kind: "incident", title: text("きのうの障害"), starts_at: at(2, 0, 29), ended_at: at(3, 0, 29) }),
    event({ id: "h2", title: text("おとといの作業"), starts_at: at(2, 0, 28), ended_at: at(3, 0, 28) }),
  ];
  answer(statusState(statusDocument({ events })));
  show(<StatusScreen />);
  await screen.findByRole("status");
  const goingOn = section("いま起きていること");
  expect(goingOn.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "障害同期の遅れ4:00から",
    "メンテナンス定期メンテナンス3:00から、6:00に終わる予定影響: 同期、メール",
  ]);
  // An incident looks as it does among the notices.
  const looks = (within: Element | undefined) => within?.querySelector("svg")?.parentElement?.outerHTML;
  const notice = show(<NoticeKindBadge kind="incident" />).container;
  expect(looks(goingOn.getAllByRole("listitem")[0])).toBe(looks(notice));
  expect(section("これからのメンテナンス").getByText("8:00 ～ 9:00")).toBeTruthy();
  const history = section("過去 90 日間の記録");
  expect(history.getAllByRole("heading", { level: 3 }).map((one) => one.textContent)).toEqual([
    "2026年11月29日(日)",
    "2026年11月28日(土)",
  ]);
  expect(within(history.getByRole("list", { name: "2026年11月29日(日)" })).getByText("きのうの障害")).toBeTruthy();
});

it("says so where there is nothing to come and nothing that was", async () => {
  answer(statusState(statusDocument()));
  show(<StatusScreen />);
  await screen.findByText("予定されているメンテナンスはありません。");
  expect(screen.getByText("障害やメンテナンスはありませんでした。")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "いま起きていること" })).toBeNull();
});

it("asks anew and shows what came of it", async () => {
  let arrive: (state: StatusState) => void = () => {};
  answer(statusState(statusDocument()), () => new Promise((resolve) => (arrive = resolve)));
  show(<StatusScreen />);
  const button = await screen.findByRole("button", { name: "再確認" });
  await user.click(button);
  await waitFor(() => expect(within(button).getByRole("progressbar")).toBeTruthy());
  await act(async () => arrive(statusState(statusDocument({ events: [INCIDENT] }))));
  await screen.findByText("障害が発生しています");
  expect(within(button).queryByRole("progressbar")).toBeNull();
});

it("keeps what it knows where asking anew fails", async () => {
  answer(statusState(statusDocument()));
  show(<StatusScreen />);
  await user.click(await screen.findByRole("button", { name: "再確認" }));
  expect((await screen.findByRole("alert")).textContent).toContain("読み書きできません");
  expect(screen.getByText("すべて正常に動作しています")).toBeTruthy();
});

describe("without anything newer", () => {
  const PROBLEMS: Record<StatusProblem, RegExp> = {
    not_reached: /公開している場所に接続できません/,
    wrong_signature: /署名が正しくない/,
    older: /表示中のものより古い/,
    unreadable: /読み取れません/,
    none_published: /まだ公開していません/,
    no_key: /署名を確かめる鍵がありません/,
  };
  it.each(Object.entries(PROBLEMS))("says why: %s", async (problem, words) => {
    answer(statusState(null, { problem: problem as StatusProblem, checked_at: null }));
    show(<StatusScreen />);
    await screen.findByText("稼働状況はまだわかりません");
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole("button", { name: "再確認" })).toBeTruthy();
  });

  it("tells the age of what it shows, and not that all is well", async () => {
    answer(statusState(statusDocument(), { problem: "not_reached", checked_at: at(3) }));
    show(<StatusScreen />);
    await screen.findByText("3:00の時点: すべて正常に動作しています");
    expect(screen.getByText(/いまの状態は確認できていません。2 時間前に確認した内容/)).toBeTruthy();
  });

  it("waits, and says what failed", async () => {
    answer(new Promise(() => {}));
    const waiting = show(<StatusScreen />);
    expect(screen.getByRole("progressbar", { name: "稼働状況を読み込んでいます" })).toBeTruthy();
    waiting.unmount();
    answer("fails");
    show(<StatusScreen />);
    expect((await screen.findByRole("alert")).textContent).toContain("読み書きできません");
  });
});

describe("where this console cannot reach the service", () => {
  const offline = () => setAppState({ ...SIGNED_IN, sync: { ...SIGNED_IN.sync, status: "offline" } });

  it("says that it may lie in between if nothing is wrong over there, and leads to the check", async () => {
    offline();
    answer(statusState(statusDocument()));
    show(<StatusScreen />);
    const hint = await screen.findByText(/社内のネットワークやプロキシに原因があるかもしれません/);
    expect(hint).toBeTruthy();
    const [check] = screen.getAllByRole("button", { name: "接続を確認" });
    await user.click(check as HTMLElement);
    expect(servicePane.get()).toBe("connection");
  });

  it("asks anew at once, though all was well half a minute ago, and does not say that it is", async () => {
    const before = statusState(statusDocument(), { checked_at: new Date(NOW - 30_000).toISOString() });
    const asked = () => vi.mocked(invoke).mock.calls.filter(([command]) => command === "status_refresh").length;
    answer(before, async () => ({ ...before, problem: "not_reached" }));
    setAppState(SIGNED_IN);
    show(<StatusScreen />);
    await screen.findByText("すべて正常に動作しています");
    expect(asked()).toBe(0);
    act(offline);
    await screen.findByText("4:59の時点: すべて正常に動作しています");
    expect(asked()).toBe(1);
  });

  it("blames nobody in between while there is maintenance", async () => {
    offline();
    answer(statusState(statusDocument({ events: [event()] })));
    show(<StatusScreen />);
    await screen.findByText("メンテナンス中です。6:00に終わる予定です");
    expect(screen.queryByText(/原因があるかもしれません/)).toBeNull();
  });
});

it("shows the last of very many at first, and all of them when asked", async () => {
  const back = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
  const events = Array.from({ length: 400 }, (_, n) =>
    event({ id: `h${n}`, starts_at: back(n + 2), ended_at: back(n + 1) }),
  );
  answer(statusState(statusDocument({ events })));
  show(<StatusScreen />);
  const more = await screen.findByRole("button", { name: "以前の記録も表示" });
  const days = () => section("過去 90 日間の記録").getAllByRole("heading", { level: 3 }).length;
  const few = days();
  expect(few).toBeLessThan(6);
  await user.click(more);
  expect(days()).toBeGreaterThan(15);
  expect(document.activeElement).toBe(section("過去 90 日間の記録").getAllByRole("heading", { level: 3 })[few]);
  expect(screen.queryByRole("button", { name: "以前の記録も表示" })).toBeNull();
});
