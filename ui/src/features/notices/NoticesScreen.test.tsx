import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { incident, inHours, maintenance, NOW, noticesState, noticeView } from "~/test/notices";
import { chip, ITEMS, listed, NoticesHost, openNotices, pane, READ, rowTexts } from "~/test/noticesScreen";
import { showAt } from "~/test/routed";
import { fault, SIGNED_IN, signIn } from "~/test/session";
import { NoticesScreen } from "./NoticesScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

let host: NoticesHost;
const user = userEvent.setup();
const open = (address?: string) => openNotices(NoticesScreen, address);

beforeEach(() => {
  host = new NoticesHost();
  // The clock of this computer is hours off: only the console's counts.
  vi.spyOn(Date, "now").mockImplementation(() => NOW + 7 * 3_600_000);
  vi.mocked(invoke).mockImplementation(async (command, request) => host.answer(command, request));
  signIn();
});

describe("the list", () => {
  it("says of each what it is about, when, and whether it has been read", async () => {
    host.state = noticesState([
      maintenance({ emergency: { ja: "至急", en: "Urgent" }, corrected_at: inHours(-1) }),
      incident({ published_at: new Date(2025, 11, 31).toISOString(), ended_at: inHours(0), ...READ }),
      noticeView({ id: "n9", kind: "unknown", title: { ja: "新しい種類", en: "New kind" }, ...READ }),
    ]);
    await open();
    const [first, second, third] = await rowTexts();
    expect(first).toMatch(/^未読定期メンテナンスのおしらせメンテナンス11\/29緊急訂正$/);
    expect(second).toMatch(/^同期の遅れについて障害2025\/12\/31終了$/);
    expect(third).toMatch(/^新しい種類その他/);
  });

  it("is narrowed by one filter at a time, which stands in the address and says how many it shows", async () => {
    const { address } = await open();
    expect(await listed()).toEqual(["m1", "i1", "n1", "n2"]);
    await user.click(chip(/^障害（1）$/));
    await waitFor(async () => expect(await listed()).toEqual(["i1"]));
    expect(address()).toBe("/notices?filter=incident");
    await user.click(chip(/^未読（3）$/));
    await waitFor(async () => expect(await listed()).toEqual(["m1", "i1", "n1"]));
    await user.click(chip(/^すべて（4）$/));
    await waitFor(() => expect(address()).toBe("/notices"));
  });

  it("is searched as one types, in titles, texts and what is affected, whatever the width and kind of kana", async () => {
    await open();
    const search = screen.getByRole("searchbox", { name: "おしらせを検索" });
    await user.type(search, "めんてなんす");
    await waitFor(async () => expect(await listed()).toEqual(["m1"]));
    await user.clear(search);
    await user.type(search, "ﾚﾎﾟｰﾄ　追加");
    await waitFor(async () => expect(await listed()).toEqual(["n1"]));
    await user.clear(search);
    await user.type(search, "同期");
    await waitFor(async () => expect(await listed()).toEqual(["i1"]));
    await user.clear(search);
    await user.type(search, "ない");
    await screen.findByText("「ない」に一致するおしらせはありません");
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
    expect(document.activeElement).toBe(await pane("定期メンテナンスのおしらせ"));
  });

  it("holds two hundred, and opens one far below where the address says so", async () => {
    host.state = noticesState(
      Array.from({ length: 200 }, (_, at) => noticeView({ id: `x${at}`, title: { ja: `おしらせ ${at}`, en: "" } })),
    );
    await open("/notices?selected=x150");
    await pane("おしらせ 150");
    const grid = screen.getByRole("grid");
    expect(grid.getAttribute("aria-rowcount")).toBe("201");
    expect(within(grid).getAllByRole("row").length).toBeLessThan(100);
    const active = () => document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent;
    await waitFor(() => expect(active()).toContain("おしらせ 150"));
    await user.click(grid);
    grid.focus();
    await user.keyboard("{ArrowDown}");
    await pane("おしらせ 151");
  });
});

describe("the state of the list", () => {
  it("says when the service was last asked, and asks again", async () => {
    host.state = noticesState(ITEMS, { fetched_at: inHours(-2) });
    await open();
    await screen.findByText("最終確認: 2 時間前");
    await user.click(screen.getByRole("button", { name: "新しいおしらせを確認" }));
    await screen.findByText("最終確認: たった今");
  });

  it("tells offline how old it is", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    host.state = noticesState(ITEMS, { fetched_at: inHours(-3) });
    await open();
    await screen.findByText("サービスに接続できません。3 時間前に受け取った内容を表示しています。");
    expect(await listed()).toHaveLength(4);
  });

  it("says that there is nothing", async () => {
    host.state = noticesState([]);
    await open();
    await screen.findByText("メンテナンスの予定や障害の情報が、ここに届きます。");
  });

  it("waits for the first answer of the service", async () => {
    host.state = noticesState([], { fetched_at: null });
    await open();
    expect(await screen.findAllByText("おしらせを受け取っています")).not.toHaveLength(0);
  });

  it("says offline that it never had one", async () => {
    signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
    host.state = noticesState([], { fetched_at: null });
    await open();
    expect(await screen.findAllByText(/おしらせをまだ受け取っていません/)).not.toHaveLength(0);
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
    expect(await listed()).toHaveLength(4);
  });
});
