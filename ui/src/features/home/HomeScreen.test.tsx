import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { NoticesState } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { incident, inHours, maintenance, noticesState, noticeView } from "~/test/notices";
import { showAt } from "~/test/routed";
import { SIGNED_IN, signIn } from "~/test/session";
import { HomeScreen } from "./HomeScreen";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const READ = { read_at: inHours(-1) };
let state: NoticesState;

beforeEach(() => {
  vi.mocked(invoke).mockImplementation(async (command) => {
    switch (command) {
      case "notices_list":
        return state;
      case "changes_list":
        return { items: [], next_cursor: null };
      case "devices_rows":
        return { total: 0, from: 0, rows: [], platforms: [] };
      default:
        return [];
    }
  });
  signIn({ sync: { ...SIGNED_IN.sync, counts: { groups: 3, users: 2, devices: 1 } } });
});

const open = () =>
  showAt("/", {
    "/": HomeScreen,
    "/notices": () => <p>おしらせの画面</p>,
    "/organization": () => <p>組織の画面</p>,
    "/import": () => <p>取り込みの画面</p>,
  });
const rows = async () =>
  within(await screen.findByRole("region", { name: "いま必要なこと" }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);

it("has nothing to do with notices that are read, over or withdrawn", async () => {
  state = noticesState([
    noticeView(READ),
    maintenance({ ...READ, ended_at: inHours(-1) }),
    maintenance({ ...READ, id: "m2", starts_at: inHours(-9), ends_at: inHours(-5) }),
    incident({ ...READ, ended_at: inHours(-1) }),
  ]);
  open();
  await screen.findByText("いま対応が必要なことはありません");
  expect(await rows()).toHaveLength(1);
});

it("says what does not work, what work goes on or is planned, and how much is to be read, each with the way there", async () => {
  state = noticesState([
    noticeView(),
    maintenance({ ...READ, id: "m2", starts_at: inHours(240), ends_at: inHours(243) }),
    maintenance({ id: "m3", starts_at: inHours(-1) }),
    incident(READ),
    maintenance(READ),
  ]);
  const { address } = open();
  await screen.findByText("未読のおしらせが 2件あります");
  expect(await rows()).toEqual([
    "障害が発生しています（影響: 同期、書き出し）同期の遅れについて詳細",
    "メンテナンス中です（11:00まで、あと5時間）定期メンテナンスのおしらせ詳細",
    "メンテナンスの予定: 2026年12月1日(火) 7:00から4時間定期メンテナンスのおしらせ詳細",
    "メンテナンスの予定: 2026年12月11日(金) 6:00から3時間定期メンテナンスのおしらせ詳細",
    "未読のおしらせが 2件あります読む",
  ]);
  await userEvent.click(screen.getByRole("link", { name: "詳細: 同期の遅れについて" }));
  await screen.findByText("おしらせの画面");
  expect(address()).toBe("/notices?selected=i1");
});

it("leads to the unread ones, and counts what is planned beyond the next three", async () => {
  state = noticesState(
    [1, 2, 3, 4, 5].map((hour) => maintenance({ ...(hour > 1 ? READ : {}), id: `m${hour}`, starts_at: inHours(hour) })),
  );
  const { address } = open();
  await screen.findByText("ほかにも 2件の予定があります");
  expect(await rows()).toHaveLength(5);
  await userEvent.click(screen.getByRole("link", { name: "読む" }));
  await screen.findByText("おしらせの画面");
  expect(address()).toBe("/notices?filter=unread");
});

it("says how to begin while nothing is registered, but not to whoever only has a part in sight", async () => {
  state = noticesState([]);
  signIn();
  open();
  expect(await rows()).toEqual([
    "グループとクライアントがまだ登録されていません部署や拠点をグループとして登録し、ユーザーとクライアントを加えます。Excel や CSV のファイルからまとめて取り込めます。グループを登録ファイルから取り込む",
  ]);
  await userEvent.click(screen.getByRole("link", { name: "ファイルから取り込む" }));
  await screen.findByText("取り込みの画面");
  cleanup();
  signIn({ sync: { ...SIGNED_IN.sync, whole: false } });
  open();
  await screen.findByText("いま対応が必要なことはありません");
});
