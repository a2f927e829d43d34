import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NoticeReader, NoticesState, NoticeView } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { closeToasts, toasts } from "~/kit/toasts";
import { adminRow, permissionEntry } from "~/test/admins";
import { incident, inHours, maintenance, NOW, noticesState, noticeView } from "~/test/notices";
import { showAt } from "~/test/routed";
import { fault, SIGNED_IN, signIn } from "~/test/session";
import { NoticesScreen } from "./NoticesScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const READ = { read_at: inHours(-1) };
const news = noticeView({
  id: "n1",
  body: { ja: "レポートを追加しました。\n\nご利用ください。", en: "There are reports now." },
});
const old = noticeView({
  id: "n2",
  title: { ja: "年末年始のサポート窓口", en: "Support at the turn of the year" },
  ...READ,
});
const ITEMS = [maintenance(), incident(), news, old];

let state: NoticesState;
let readers: readonly NoticeReader[] | "forbidden" = [];
let mayManage = true;
let saved: unknown = { file_name: "maintenance.ics", rows: 1 };
const calls: Array<readonly [command: string, request: unknown]> = [];
const asked = (command: string) => calls.filter(([one]) => one === command).map(([, request]) => request);

beforeEach(() => {
  calls.length = 0;
  closeToasts();
  state = noticesState(ITEMS);
  readers = [];
  mayManage = true;
  saved = { file_name: "maintenance.ics", rows: 1 };
  // The clock of this computer is hours off: only the console's counts.
  vi.spyOn(Date, "now").mockImplementation(() => NOW + 7 * 3_600_000);
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push([command, request]);
    switch (command) {
      case "notices_list":
        return state;
      case "notices_refresh":
        state = { ...state, fetched_at: inHours(0) };
        return state;
      case "notices_read": {
        const { ids } = request as { ids: string[] };
        const read = (one: NoticeView) => (ids.includes(one.id) ? { ...one, read_at: inHours(0) } : one);
        state = { ...state, items: state.items.map(read) };
        return state;
      }
      case "notices_readers":
        if (readers === "forbidden") throw fault("forbidden");
        return { items: readers };
      case "notices_calendar_save":
        return saved;
      case "admins_get": {
        const grant = { id: "g", scope: null, permissions: ["admin.manage"] };
        return { admin: adminRow({ grants: (mayManage ? [grant] : []) as never }) };
      }
      case "permissions_list":
        return [permissionEntry("admin.manage", true, "管理者の管理")];
      default:
        return [];
    }
  });
  signIn();
});

const user = userEvent.setup();
const open = async (address = "/notices") => {
  const at = showAt(address, { "/notices": NoticesScreen, "/admins": () => <p>管理者の画面</p> });
  await screen.findByRole("grid", { name: "お知らせの一覧" });
  return at;
};
const rows = async () => {
  const grid = await screen.findByRole("grid");
  await within(grid).findAllByRole("gridcell");
  return within(grid).getAllByRole("row").slice(1);
};
const texts = async () => (await rows()).map((row) => row.textContent ?? "");
const titles = async () => {
  const all = await texts();
  return ITEMS.filter(({ title }) => all.some((text) => text.includes(title.ja))).map(({ id }) => id);
};
const pane = (name: string) => screen.findByRole("region", { name });
const chip = (name: RegExp) => screen.getByRole("radio", { name });

describe("the list", () => {
  it("says of each what it is about, when, and whether it has been read", async () => {
    state = noticesState([
      maintenance({ emergency: { ja: "至急", en: "Urgent" }, corrected_at: inHours(-1) }),
      incident({ published_at: new Date(2025, 11, 31).toISOString(), ended_at: inHours(0), ...READ }),
      noticeView({ id: "n9", kind: "unknown", title: { ja: "新しい種類", en: "New kind" }, ...READ }),
    ]);
    await open();
    const [first, second, third] = await texts();
    expect(first).toMatch(/^未読定期メンテナンスのお知らせメンテナンス11\/29緊急訂正$/);
    expect(second).toMatch(/^同期の遅れについて障害2025\/12\/31終了$/);
    expect(third).toMatch(/^新しい種類その他/);
  });

  it("is narrowed by one filter at a time, which stands in the address and says how many it shows", async () => {
    const { address } = await open();
    expect(await titles()).toEqual(["m1", "i1", "n1", "n2"]);
    await user.click(chip(/^障害（1）$/));
    await waitFor(async () => expect(await titles()).toEqual(["i1"]));
    expect(address()).toBe("/notices?filter=incident");
    await user.click(chip(/^未読（3）$/));
    await waitFor(async () => expect(await titles()).toEqual(["m1", "i1", "n1"]));
    await user.click(chip(/^すべて（4）$/));
    await waitFor(() => expect(address()).toBe("/notices"));
  });

  it("is searched as one types, in titles, texts and what is affected, whatever the width and kind of kana", async () => {
    await open();
    const search = screen.getByRole("searchbox", { name: "お知らせを検索" });
    await user.type(search, "めんてなんす");
    await waitFor(async () => expect(await titles()).toEqual(["m1"]));
    await user.clear(search);
    await user.type(search, "ﾚﾎﾟｰﾄ　追加");
    await waitFor(async () => expect(await titles()).toEqual(["n1"]));
    await user.clear(search);
    await user.type(search, "同期");
    await waitFor(async () => expect(await titles()).toEqual(["i1"]));
    await user.clear(search);
    await user.type(search, "ない");
    await screen.findByText("「ない」に一致するお知らせはありません");
    expect(screen.getByText("0件")).toBeDefined();
  });

  it("is walked over with the keys, and Enter goes into the notice", async () => {
    const { address } = await open();
    await user.click(screen.getByRole("searchbox"));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    await waitFor(() => expect(address()).toBe("/notices?selected=m1"));
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(address()).toBe("/notices?selected=i1"));
    await user.keyboard("{End}");
    await waitFor(() => expect(address()).toBe("/notices?selected=n2"));
    await user.keyboard("{Home}{Enter}");
    expect(document.activeElement).toBe(await pane("定期メンテナンスのお知らせ"));
  });

  it("holds two hundred, and opens one far below where the address says so", async () => {
    state = noticesState(
      Array.from({ length: 200 }, (_, at) => noticeView({ id: `x${at}`, title: { ja: `お知らせ ${at}`, en: "" } })),
    );
    await open("/notices?selected=x150");
    await pane("お知らせ 150");
    const grid = screen.getByRole("grid");
    expect(grid.getAttribute("aria-rowcount")).toBe("201");
    expect(within(grid).getAllByRole("row").length).toBeLessThan(100);
    const active = () => document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent;
    await waitFor(() => expect(active()).toContain("お知らせ 150"));
    await user.click(grid);
    grid.focus();
    await user.keyboard("{ArrowDown}");
    await pane("お知らせ 151");
  });
});

describe("reading", () => {
  it("marks what has been open for a moment, and keeps it in the list of the unread meanwhile", async () => {
    await open("/notices?filter=unread&selected=i1");
    await waitFor(() => expect(asked("notices_read")).toEqual([{ ids: ["i1"] }]));
    await waitFor(async () => expect((await texts())[1]).toMatch(/^同期の遅れ/));
    expect(await titles()).toEqual(["m1", "i1", "n1"]);
    expect(chip(/^未読（2）$/)).toBeDefined();
    await user.click(chip(/^すべて/));
    await user.click(chip(/^未読/));
    await waitFor(async () => expect(await titles()).toEqual(["m1", "n1"]));
  });

  it("marks all at once", async () => {
    await open("/notices?filter=unread");
    await rows();
    await user.click(screen.getByRole("button", { name: "すべて既読にする" }));
    await screen.findByText("未読のお知らせはありません");
    expect(asked("notices_read")).toEqual([{ ids: ["m1", "i1", "n1"] }]);
    expect(screen.getByRole("button", { name: "すべて既読にする" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("cannot be done with another admin's eyes", async () => {
    signIn({ viewing_as: { row: { kind: "admin", id: "a2" }, name: "山田" } });
    await open("/notices?selected=m1");
    const all = await screen.findByRole("button", { name: "すべて既読にする" });
    expect(all.getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText("ほかの管理者の表示で見ている間は、表示できません。")).toBeDefined();
  });
});

describe("the notice", () => {
  it("says when it begins and ends, how long it takes, what is affected, and what was corrected", async () => {
    const urgent = maintenance({
      starts_at: inHours(20),
      ends_at: inHours(21.5),
      emergency: { ja: "重大な欠陥を直すためです。", en: "" },
      corrected_at: inHours(-1),
      correction: { ja: "開始を1時間遅らせました。", en: "" },
      body: { ja: "一つ目の段落です。\n\n二つ目の段落です。", en: "" },
    });
    state = noticesState([urgent]);
    await open("/notices?selected=m1");
    const shown = within(await pane("定期メンテナンスのお知らせ"));
    const facts = shown.getAllByRole("term").map((term) => [term.textContent, term.nextSibling?.textContent]);
    expect(facts).toEqual([
      ["開始", "2026年12月2日(水) 2:00"],
      ["終了予定", "2026年12月2日(水) 3:30"],
      ["所要時間", "1時間30分"],
      ["影響を受けるもの", "サインイン"],
      ["公開", "2026年11月29日(日) 6:00"],
      ["訂正", "2026年12月1日(火) 5:00"],
    ]);
    for (const text of ["重大な欠陥を直すためです。", "開始を1時間遅らせました。", "二つ目の段落です。"]) {
      expect(shown.getByText(text).tagName).toBe("P");
    }
  });

  it("goes into a calendar, in the window's language, if a place for it is chosen", async () => {
    await open("/notices?selected=m1");
    await user.click(await screen.findByRole("button", { name: "カレンダーに保存 (.ics)" }));
    await waitFor(() => expect(toasts.get()[0]?.text).toBe("「maintenance.ics」に保存しました"));
    expect(asked("notices_calendar_save")).toEqual([{ id: "m1", language: "ja" }]);
    closeToasts();
    saved = null;
    await user.click(screen.getByRole("button", { name: "カレンダーに保存 (.ics)" }));
    await waitFor(() => expect(asked("notices_calendar_save")).toHaveLength(2));
    expect(toasts.get()).toEqual([]);
  });

  it("has no place in a calendar if it is no maintenance, or is over", async () => {
    state = noticesState([incident(), maintenance({ ended_at: inHours(-1) })]);
    const { go } = await open("/notices?selected=i1");
    await pane("同期の遅れについて");
    expect(screen.queryByRole("button", { name: /カレンダー/ })).toBeNull();
    act(() => go("/notices?selected=m1"));
    const save = await screen.findByRole("button", { name: /カレンダー/ });
    expect(save.getAttribute("aria-disabled")).toBe("true");
  });

  it("is told to be gone where the address names one that is not here", async () => {
    await open("/notices?selected=other");
    await screen.findByText("このお知らせは表示できません");
  });
});

describe("who has read it", () => {
  const READERS: readonly NoticeReader[] = [
    { admin: "a1", name: "佐藤 美咲", read_at: inHours(-1) },
    { admin: "a2", name: "山田 花子", read_at: null },
    { admin: "a3", name: "渡辺 健", read_at: null },
  ];

  it("lists those first who have not, and leads to them", async () => {
    readers = READERS;
    await open("/notices?selected=m1");
    await screen.findByText("3人のうち 1人が読みました");
    const table = screen.getByRole("table", { name: "読んだ管理者" });
    const shown = within(table)
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.textContent);
    expect(shown).toEqual(["山田 花子未読", "渡辺 健未読", "佐藤 美咲2026/12/01 5:00"]);
    await user.click(screen.getByRole("link", { name: "山田 花子" }));
    await screen.findByText("管理者の画面");
  });

  it("shows many when asked to", async () => {
    readers = Array.from({ length: 120 }, (_, at) => ({ admin: `a${at}`, name: `管理者 ${at}`, read_at: null }));
    await open("/notices?selected=m1");
    await user.click(await screen.findByRole("button", { name: "残り 70人も表示" }));
    expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(121);
  });

  it("is not asked without the right, and says which is missing", async () => {
    mayManage = false;
    await open("/notices?selected=m1");
    await screen.findByText(/「管理者の管理」/);
    await waitFor(() => expect(asked("notices_read")).toHaveLength(1));
    expect(asked("notices_readers")).toEqual([]);
  });

  it("says so where the service refuses", async () => {
    readers = "forbidden";
    await open("/notices?selected=m1");
    await screen.findByText("誰が読んだかは、管理者を管理する権限があると表示できます。");
  });

  it("needs the service", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    await open("/notices?selected=m1");
    await screen.findByText(/誰が読んだかはサービスに問い合わせるため/);
    // What is read is kept and told later.
    await waitFor(() => expect(asked("notices_read")).toHaveLength(1));
    expect(asked("notices_readers")).toEqual([]);
  });
});

describe("the state of the list", () => {
  it("says when the service was last asked, and asks again", async () => {
    state = noticesState(ITEMS, { fetched_at: inHours(-2) });
    await open();
    await screen.findByText("最終確認: 2 時間前");
    await user.click(screen.getByRole("button", { name: "新しいお知らせを確認" }));
    await screen.findByText("最終確認: たった今");
  });

  it("tells offline how old it is", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    state = noticesState(ITEMS, { fetched_at: inHours(-3) });
    await open();
    await screen.findByText("サービスに接続できません。3 時間前に受け取った内容を表示しています。");
    expect(await titles()).toHaveLength(4);
  });

  it("says that there is nothing", async () => {
    state = noticesState([]);
    await open();
    await screen.findByText("メンテナンスの予定や障害の情報が、ここに届きます。");
  });

  it("waits for the first answer of the service", async () => {
    state = noticesState([], { fetched_at: null });
    await open();
    expect(await screen.findAllByText("お知らせを受け取っています")).not.toHaveLength(0);
  });

  it("says offline that it never had one", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    state = noticesState([], { fetched_at: null });
    await open();
    expect(await screen.findAllByText(/お知らせをまだ受け取っていません/)).not.toHaveLength(0);
  });

  it("says why it cannot be had, and tries again", async () => {
    const answer = vi.mocked(invoke).getMockImplementation();
    vi.mocked(invoke).mockImplementation(async () => {
      throw fault("disk_failed");
    });
    showAt("/notices", { "/notices": NoticesScreen });
    await screen.findByRole("alert");
    if (answer) vi.mocked(invoke).mockImplementation(answer);
    await user.click(screen.getByRole("button", { name: "もう一度試す" }));
    expect(await titles()).toHaveLength(4);
  });
});
