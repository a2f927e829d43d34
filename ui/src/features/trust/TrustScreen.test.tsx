import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StatusState, TrustSection } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { show } from "~/test/frame";
import { SIGNED_IN } from "~/test/session";
import { at, statusDocument, statusState, text } from "~/test/status";
import { TrustScreen } from "./TrustScreen";
import { readTrustBody } from "./trustBody";
import { readTrustPlace } from "./trustPlace";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

describe("the body of a section", () => {
  it.each<[string, string, ReturnType<typeof readTrustBody>]>([
    ["nothing", "", []],
    ["only empty lines", "\n \n\n", []],
    [
      "paragraphs parted by empty lines",
      "一つめ\n続き\n\n\n二つめ",
      [
        { kind: "paragraph", lines: ["一つめ", "続き"] },
        { kind: "paragraph", lines: ["二つめ"] },
      ],
    ],
    [
      "a list below its sentence, and text right after it",
      "次のとおりです。\r\n- 甲\r\n-  乙\r\n以上です。",
      [
        { kind: "paragraph", lines: ["次のとおりです。"] },
        { kind: "list", items: ["甲", "乙"] },
        { kind: "paragraph", lines: ["以上です。"] },
      ],
    ],
    [
      "two lists parted by an empty line",
      "- 甲\n\n- 乙",
      [
        { kind: "list", items: ["甲"] },
        { kind: "list", items: ["乙"] },
      ],
    ],
    ["a dash that begins no item", "-甲\n—乙", [{ kind: "paragraph", lines: ["-甲", "—乙"] }]],
  ])("%s", (_, body, expected) => {
    expect(readTrustBody(body)).toEqual(expected);
  });
});

const SECTIONS: TrustSection[] = [
  {
    id: "responsibility",
    title: text("責任の分担"),
    body: text("提供元とお客様で分担します。\n- 提供元: 基盤\n- お客様: 管理者の登録"),
    links: [{ title: text("詳しい説明"), url: "https://trust.example/responsibility" }],
  },
  {
    id: "location",
    title: text("データの保管場所"),
    body: text("<b>日本国内</b>に保管します。<script>alert(1)</script>"),
    links: [],
  },
];

const user = userEvent.setup();
const scrolled: string[] = [];

function answer(state: StatusState) {
  vi.mocked(invoke).mockImplementation(async () => state);
}

beforeEach(() => {
  setAppState(SIGNED_IN);
  scrolled.length = 0;
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    scrolled.push(this.textContent ?? "");
  });
});

function open(address = "/trust") {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({
      getParentRoute: () => root,
      path: "/trust",
      validateSearch: readTrustPlace,
      component: TrustScreen,
    }),
  ]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [address] }) });
  show(<RouterProvider router={router as never} />);
  return router;
}

it("shows every section with its lists and its addresses, and who vouches for it", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS })));
  open();
  const first = within(await screen.findByRole("region", { name: "責任の分担" }));
  expect(first.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "提供元: 基盤",
    "お客様: 管理者の登録",
    "詳しい説明https://trust.example/responsibilityアドレスをコピー",
  ]);
  // Nothing in the window opens anything outside it.
  expect(screen.queryByRole("link")).toBeNull();
  await user.click(first.getByRole("button", { name: "アドレスをコピー" }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe("https://trust.example/responsibility"));
  expect(screen.getByText(/提供元が電子署名した情報です/)).toBeTruthy();
  expect(screen.getByText(/発行: 2026\/11\/30 4:50/)).toBeTruthy();
});

it("tells of the last backups where it speaks of backups", async () => {
  const backups = [
    { kind: "data", at: at(11) },
    { kind: "system", at: at(6) },
  ] as const;
  const section = { id: "backups", title: text("バックアップ"), body: text("2時間おきに取得します。"), links: [] };
  answer(statusState(statusDocument({ trust: [...SECTIONS, section], backups: [...backups] })));
  open();
  const part = within(await screen.findByRole("region", { name: "バックアップ" }));
  expect(part.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "最後に取得したバックアップ（データ）: 2026/11/30 11:00",
    "最後に取得したバックアップ（OS）: 2026/11/30 6:00",
  ]);
  expect(screen.getAllByText(/最後に取得/)).toHaveLength(2);
});

it("shows markup as the text that it is", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS })));
  open();
  const part = await screen.findByRole("region", { name: "データの保管場所" });
  expect(part.textContent).toContain("<b>日本国内</b>に保管します。<script>alert(1)</script>");
  expect(part.querySelector("b, script")).toBeNull();
});

it("goes to a section from the contents, which is then its address", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS })));
  const router = open();
  const contents = within(await screen.findByRole("navigation", { name: "目次" }));
  const entry = contents.getByRole("button", { name: "データの保管場所" });
  await user.click(entry);
  await waitFor(() => expect(router.state.location.search).toEqual({ section: "location" }));
  const heading = screen.getByRole("heading", { name: "データの保管場所" });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  entry.focus();
  await user.click(entry);
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

it("opens at the section that an address names, and at the top where there is no such section", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS })));
  open("/trust?section=location");
  await waitFor(() => expect(scrolled).toEqual(["データの保管場所"]));
});

it("has no contents for a single section", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS.slice(0, 1) })));
  open();
  await screen.findByRole("region", { name: "責任の分担" });
  expect(screen.queryByRole("navigation")).toBeNull();
});

it("says so where the operator says nothing of it, and where nothing was received", async () => {
  answer(statusState(statusDocument()));
  open();
  await screen.findByText("サービスの信頼性に関する情報はまだありません");
  answer(statusState(null, { problem: "not_reached" }));
  await user.click(screen.getByRole("button", { name: "再確認" }));
  await screen.findByText(/公開している場所に接続できません/);
});

it("tells the age of what could not be had anew", async () => {
  answer(statusState(statusDocument({ trust: SECTIONS }), { problem: "not_reached", checked_at: at(2) }));
  open();
  await screen.findByText(/3 時間前に確認した内容を表示しています/);
});
