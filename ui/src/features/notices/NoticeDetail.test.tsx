import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NoticeReader } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { closeToasts, toasts } from "~/kit/toasts";
import { incident, inHours, maintenance, NOW, noticesState } from "~/test/notices";
import { chip, listed, NoticesHost, openNotices, pane, rowTexts } from "~/test/noticesScreen";
import { SIGNED_IN, signIn } from "~/test/session";
import { NoticesScreen } from "./NoticesScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

let host: NoticesHost;
const user = userEvent.setup();
const open = (address?: string) => openNotices(NoticesScreen, address);

beforeEach(() => {
  host = new NoticesHost();
  closeToasts();
  // The clock of this computer is hours off: only the console's counts.
  vi.spyOn(Date, "now").mockImplementation(() => NOW + 7 * 3_600_000);
  vi.mocked(invoke).mockImplementation(async (command, request) => host.answer(command, request));
  signIn();
});

describe("reading", () => {
  it("marks what has been open for a moment, and keeps it in the list of the unread meanwhile", async () => {
    await open("/notices?filter=unread&selected=i1");
    await waitFor(() => expect(host.asked("notices_read")).toEqual([{ ids: ["i1"] }]));
    await waitFor(async () => expect((await rowTexts())[1]).toMatch(/^同期の遅れ/));
    expect(await listed()).toEqual(["m1", "i1", "n1"]);
    expect(chip(/^未読（2）$/)).toBeDefined();
    await user.click(chip(/^すべて/));
    await user.click(chip(/^未読/));
    await waitFor(async () => expect(await listed()).toEqual(["m1", "n1"]));
  });

  it("marks all at once", async () => {
    await open("/notices?filter=unread");
    await rowTexts();
    await user.click(screen.getByRole("button", { name: "すべて既読にする" }));
    await screen.findByText("未読のおしらせはありません");
    expect(host.asked("notices_read")).toEqual([{ ids: ["m1", "i1", "n1"] }]);
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
    host.state = noticesState([urgent]);
    await open("/notices?selected=m1");
    const shown = within(await pane("定期メンテナンスのおしらせ"));
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
    expect(host.asked("notices_calendar_save")).toEqual([{ id: "m1", language: "ja" }]);
    closeToasts();
    host.saved = null;
    await user.click(screen.getByRole("button", { name: "カレンダーに保存 (.ics)" }));
    await waitFor(() => expect(host.asked("notices_calendar_save")).toHaveLength(2));
    expect(toasts.get()).toEqual([]);
  });

  it("has no place in a calendar if it is no maintenance, or is over", async () => {
    host.state = noticesState([incident(), maintenance({ ended_at: inHours(-1) })]);
    const { go } = await open("/notices?selected=i1");
    await pane("同期の遅れについて");
    expect(screen.queryByRole("button", { name: /カレンダー/ })).toBeNull();
    act(() => go("/notices?selected=m1"));
    const save = await screen.findByRole("button", { name: /カレンダー/ });
    expect(save.getAttribute("aria-disabled")).toBe("true");
  });

  it("is told to be gone where the address names one that is not here", async () => {
    await open("/notices?selected=other");
    await screen.findByText("このおしらせは表示できません");
  });
});

describe("who has read it", () => {
  const READERS: readonly NoticeReader[] = [
    { admin: "a1", name: "佐藤 美咲", read_at: inHours(-1) },
    { admin: "a2", name: "山田 花子", read_at: null },
    { admin: "a3", name: "渡辺 健", read_at: null },
  ];

  it("lists those first who have not, and leads to them", async () => {
    host.readers = READERS;
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

  it("counts oneself although the service was asked before it was told", async () => {
    const me = SIGNED_IN.session?.admin ?? "";
    host.readers = [...READERS.slice(1), { admin: me, name: "青木 涼", read_at: null }];
    await open("/notices?selected=m1");
    await screen.findByText("3人のうち 1人が読みました");
    expect(screen.getByRole("row", { name: /^青木 涼/ }).textContent).not.toContain("未読");
  });

  it("shows many when asked to", async () => {
    host.readers = Array.from({ length: 120 }, (_, at) => ({ admin: `a${at}`, name: `管理者 ${at}`, read_at: null }));
    await open("/notices?selected=m1");
    await user.click(await screen.findByRole("button", { name: "残り 70人も表示" }));
    expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(121);
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "管理者 50" }));
  });

  it("is not asked without the right, and says which is missing", async () => {
    host.mayManage = false;
    await open("/notices?selected=m1");
    await screen.findByText(/「管理者の管理」/);
    await waitFor(() => expect(host.asked("notices_read")).toHaveLength(1));
    expect(host.asked("notices_readers")).toEqual([]);
  });

  it("says so where the service refuses", async () => {
    host.readers = "forbidden";
    await open("/notices?selected=m1");
    await screen.findByText("誰が読んだかは、管理者を管理する権限があると表示できます。");
  });

  it("needs the service", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    await open("/notices?selected=m1");
    await screen.findByText(/誰が読んだかはサービスに問い合わせるため/);
    // What is read is kept and told later.
    await waitFor(() => expect(host.asked("notices_read")).toHaveLength(1));
    expect(host.asked("notices_readers")).toEqual([]);
  });
});
