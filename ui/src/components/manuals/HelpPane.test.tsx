import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { Dialog } from "~/kit/Dialog";
import { show } from "~/test/frame";
import { fault } from "~/test/session";
import { useStore } from "~/util/store";
import { HelpPane, useHelpKey } from "./HelpPane";
import { HELP_ANCHORS, helpStore } from "./help";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const PAGES = [
  { id: "console", title: "使い方", anchor: "console", sections: [] },
  {
    id: "policies",
    title: "ポリシー",
    anchor: "policies",
    sections: [{ anchor: "policies-order", title: "優先順位", level: 2 }],
  },
];
const HTML = {
  console: "<h1 id='console'>使い方</h1><p><a href='policies.html#policies-order'>優先順位へ</a></p>",
  policies:
    "<h1 id='policies'>ポリシー</h1><h2 id='policies-order'>優先順位</h2><p><a href='screen:settings'>設定</a> <a href='screen:nowhere'>未来</a></p>",
};
const went: unknown[] = [];
let isMissing = false;

beforeEach(() => {
  went.length = 0;
  isMissing = false;
  helpStore.set(null);
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    const { page, query } = request as { page: keyof typeof HTML; query: string };
    if (isMissing) throw fault("manual_missing");
    switch (command) {
      case "manuals_contents":
        return { version: "1", books: [{ id: "console", title: "利用者マニュアル", has_pdf: true, pages: PAGES }] };
      case "manuals_page":
        return { id: page, title: page, html: HTML[page] };
      case "manuals_search":
        return {
          total: query === "優先" ? 1 : 0,
          hits:
            query === "優先"
              ? [
                  {
                    book: "console",
                    page: "policies",
                    page_title: "ポリシー",
                    anchor: "policies-order",
                    title: "順位",
                    excerpt: [
                      { text: "どれを", hit: false },
                      { text: "優先", hit: true },
                    ],
                  },
                ]
              : [],
        };
      default:
        return [];
    }
  });
});

function Work() {
  const help = useStore(helpStore);
  useHelpKey("console");
  return (
    <>
      <input aria-label="猶予日数" data-help="policies-order" />
      <input aria-label="ほか" />
      {help === null ? null : (
        <HelpPane anchor={help} onClose={() => helpStore.set(null)} onScreen={(to, place) => went.push([to, place])} />
      )}
    </>
  );
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

it("opens at what has the focus, or at the screen, and gives the focus back", async () => {
  show(<Work />);
  const field = screen.getByLabelText("猶予日数");
  field.focus();
  press("F1");
  await screen.findByRole("heading", { name: "優先順位" });
  expect(field.contains(document.activeElement)).toBe(false);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape", keyCode: 229 });
  expect(screen.queryByRole("complementary")).not.toBeNull();
  press("Escape");
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(document.activeElement).toBe(field);
  screen.getByLabelText("ほか").focus();
  press("F1");
  await screen.findByRole("heading", { name: "使い方" });
});

it("follows links within the manual, opens screens that there are, and nothing else", async () => {
  const user = userEvent.setup();
  show(<Work />);
  press("F1");
  await user.click(await screen.findByRole("link", { name: "優先順位へ" }));
  await user.click(await screen.findByRole("link", { name: "設定" }));
  expect(went).toEqual([["/settings", undefined]]);
  expect(screen.queryByRole("link", { name: "未来" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "マニュアルの画面で開く" }));
  expect(went[1]).toEqual(["/manuals", { page: "policies", anchor: "policies-order" }]);
});

it("searches by keyboard and shows hits in their context", async () => {
  const user = userEvent.setup();
  show(<Work />);
  press("F1");
  await user.type(await screen.findByRole("searchbox", { name: "マニュアルを検索" }), "優先");
  await screen.findByText("1か所見つかりました");
  expect((await screen.findByText("優先")).tagName).toBe("MARK");
  await user.keyboard("{ArrowDown}{Enter}");
  await screen.findByRole("heading", { name: "優先順位" });
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "検索結果に戻る" }));
  await user.keyboard("{Enter}");
  expect(document.activeElement?.textContent).toContain("どれを優先");
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "優先順位" });
  await user.clear(screen.getByRole("searchbox", { name: "マニュアルを検索" }));
  await screen.findByRole("heading", { name: "優先順位" });
  expect(screen.queryByRole("button", { name: "検索結果に戻る" })).toBeNull();
  await user.type(screen.getByRole("searchbox", { name: "マニュアルを検索" }), "ない");
  await screen.findByText("見つかりませんでした。別のことばでお試しください。");
});

it("leaves a search when it is asked for another section", async () => {
  const user = userEvent.setup();
  show(<Work />);
  press("F1");
  await user.type(await screen.findByRole("searchbox", { name: "マニュアルを検索" }), "優先");
  await screen.findByText("1か所見つかりました");
  screen.getByLabelText("猶予日数").focus();
  press("F1");
  await screen.findByRole("heading", { name: "優先順位" });
});

it("says what to do where there is no manual yet", async () => {
  isMissing = true;
  show(<Work />);
  press("F1");
  await screen.findByText("マニュアルがありません");
  expect(screen.getByText(/サービスに接続すると自動で取得します/)).toBeTruthy();
});

it("stands over a dialog, which Escape leaves open", async () => {
  const close = vi.fn();
  show(
    <>
      <Work />
      <Dialog isOpen onClose={close} title="権限の変更">
        <input aria-label="権限" data-help="policies-order" />
      </Dialog>
    </>,
  );
  const field = screen.getByLabelText("権限");
  field.focus();
  press("F1");
  // By its role: what a dialog hides from assistive technology is not found.
  const pane = await screen.findByRole("complementary");
  await screen.findByRole("heading", { name: "優先順位" });
  expect(pane.contains(document.activeElement)).toBe(true);
  press("Escape");
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(close).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field);
});

it("stays in reach when a dialog opens later, at whose section F1 opens it", async () => {
  const user = userEvent.setup();
  const view = show(<Work />);
  screen.getByLabelText("ほか").focus();
  press("F1");
  await screen.findByRole("heading", { name: "使い方" });
  view.rerender(
    <>
      <Work />
      <Dialog isOpen onClose={() => {}} title="割り当て" help="policies-order">
        <input aria-label="理由" />
      </Dialog>
    </>,
  );
  const field = screen.getByLabelText("理由");
  field.focus();
  // By its role: what a dialog hides from assistive technology is not found.
  const pane = screen.getByRole("complementary");
  press("F1");
  await screen.findByRole("heading", { name: "優先順位" });
  expect(screen.getByRole("complementary")).toBe(pane);
  expect(pane.contains(document.activeElement)).toBe(true);
  await user.click(screen.getByRole("button", { name: "マニュアルを閉じる" }));
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(document.activeElement).toBe(field);
});

it("is searched within, and Escape closes the search before the pane", async () => {
  const user = userEvent.setup();
  show(<Work />);
  press("F1");
  await screen.findByRole("heading", { name: "使い方" });
  press("f", { ctrlKey: true });
  await user.type(screen.getByRole("textbox", { name: "ページ内を検索" }), "優先");
  expect(screen.getByText("1件中 1件目")).toBeTruthy();
  press("Escape");
  const pane = screen.getByRole("complementary");
  expect(screen.queryByRole("search")).toBeNull();
  expect(document.activeElement).toBe(pane);
});

it("says that there is no such section instead of opening another", async () => {
  const user = userEvent.setup();
  show(<Work />);
  helpStore.set("nowhere");
  await screen.findByText("このページはありません");
  await user.click(screen.getByRole("button", { name: "目次へ移動" }));
  expect(went).toEqual([["/manuals", {}]]);
});

it("knows every section that a dialog names", () => {
  const sources = import.meta.glob<string>(["../../**/*.tsx", "!../../**/*.test.tsx"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const named = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/\b(?:data-)?help="([^"]+)"/g)].map(([, anchor]) => anchor),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((anchor) => !HELP_ANCHORS.some((known) => known === anchor))).toEqual([]);
});
