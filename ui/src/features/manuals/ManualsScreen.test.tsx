import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { fault, SESSION, signIn } from "~/test/session";
import { ManualsScreen } from "./ManualsScreen";
import { readManualsAddress } from "./manualsAddress";
import { openPdf, type PdfBook } from "./pdf/engine";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));
// pdf.js needs a worker and a canvas; that it reads our PDFs is seen in a browser.
vi.mock("./pdf/engine", () => ({ openPdf: vi.fn(), PIXELS_PER_POINT: 96 / 72 }));

const page = (id: string, title: string) => ({ id, title, anchor: id, sections: [] });
const CONTENTS = {
  version: "1",
  books: [
    { id: "guide", title: "利用者マニュアル", has_pdf: true, pages: [page("one", "はじめに"), page("two", "権限")] },
  ],
};
const HTML: Readonly<Record<string, string>> = {
  one: "<h1 id='one'>はじめに</h1><p>最初の権限</p><p><a href='gone.html'>どこか</a> <a href='two.html'>次へ</a></p>",
  two: "<h1 id='two'>権限</h1><p>本文</p>",
};
/** What stands on the pages of the PDF. */
const PIECES = [["目次"], ["権限の", "考え方"], ["ほか"], ["権", "限と権限"]];

let pdfFails = false;

function pdfBook(over: Partial<PdfBook> = {}): PdfBook {
  return {
    sizes: PIECES.map(() => ({ width: 794, height: 1123 })),
    outline: [{ title: "権限", page: 1, top: 0, entries: [{ title: "考え方", page: 3, top: 100, entries: [] }] }],
    draw: () => ({ done: Promise.resolve(true), cancel: () => {} }),
    layText(index, into) {
      const pieces = (PIECES[index] ?? []).map((text) =>
        Object.assign(document.createElement("span"), { textContent: text }),
      );
      into.append(...pieces);
      return { pieces: Promise.resolve(pieces), cancel: () => {} };
    },
    readText: async (index) => PIECES[index] ?? [],
    readLinks: async () => [],
    close: () => {},
    ...over,
  };
}

beforeEach(() => {
  pdfFails = false;
  signIn();
  vi.mocked(openPdf).mockImplementation(async () => pdfBook());
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    switch (command) {
      case "manuals_contents":
        return CONTENTS;
      case "manuals_page": {
        const { page: id } = request as { page: string };
        return { id, title: id, html: HTML[id] };
      }
      case "manuals_pdf":
        if (pdfFails) throw fault("not_found");
        return { data: "AAAA" };
      case "manuals_state":
        return { version: "1", shipped: true, fetching: null, checked_at: null, problem: null };
      default:
        return null;
    }
  });
});
afterEach(() => setAppState(null));

function open(address: string) {
  const root = createRootRoute({ component: Outlet });
  const manuals = createRoute({
    getParentRoute: () => root,
    path: "/manuals",
    validateSearch: readManualsAddress,
    component: ManualsScreen,
  });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree: root.addChildren([manuals]), history });
  show(<RouterProvider router={router as never} />);
  return router;
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

it("says that a page is not there, and leads to the contents", async () => {
  const user = userEvent.setup();
  open("/manuals");
  await user.click(await screen.findByRole("link", { name: "どこか" }));
  await screen.findByText("このページはありません");
  expect(screen.queryByRole("article")).toBeNull();
  await user.click(screen.getByRole("button", { name: "目次へ移動" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "はじめに" }));
});

it("says on the page alone that there is no manual, and loads nothing for ever beside it", async () => {
  const others = vi.mocked(invoke).getMockImplementation();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "manuals_contents") throw fault("not_found");
    return others?.(command, request);
  });
  open("/manuals");
  expect(await screen.findAllByRole("alert")).toHaveLength(1);
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it("is searched with Ctrl and F, and gives the focus back", async () => {
  const user = userEvent.setup();
  open("/manuals");
  const article = await screen.findByRole("article");
  article.focus();
  press("f", { ctrlKey: true });
  await user.type(screen.getByRole("textbox", { name: "ページ内を検索" }), "けんげん");
  await user.clear(screen.getByRole("textbox", { name: "ページ内を検索" }));
  await user.type(screen.getByRole("textbox", { name: "ページ内を検索" }), "権限");
  expect(screen.getByText("1件中 1件目")).toBeTruthy();
  // Another page is searched anew, and what was marked on the first leaves no trace in it.
  await user.click(screen.getByRole("button", { name: "権限" }));
  await screen.findByText("本文");
  expect(screen.getByRole("article").querySelectorAll("mark")).toHaveLength(1);
  await user.click(screen.getByRole("textbox", { name: "ページ内を検索" }));
  press("Escape");
  expect(screen.queryByRole("search")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("article"));
  expect(document.querySelector("mark")).toBeNull();
});

it("prints the page alone, with links as their text", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  open("/manuals");
  (await screen.findByRole("article")).focus();
  press("p", { ctrlKey: true });
  expect(print).toHaveBeenCalledOnce();
  const sheet = document.querySelector("[data-print]");
  expect(sheet?.textContent).toContain("最初の権限");
  expect(sheet?.textContent).toContain("どこか");
  expect(sheet?.querySelector("a, button")).toBeNull();
  // macOS without the right to print.
  print.mockReturnValue(Promise.reject(new Error("denied")));
  fireEvent.click(screen.getByRole("button", { name: "このページを印刷" }));
  await waitFor(() => expect(toasts.get().at(-1)?.text).toMatch(/印刷を開始できませんでした/));
  vi.unstubAllGlobals();
});

it("keeps bookmarks for each account, beginning with those from before", async () => {
  const user = userEvent.setup();
  localStorage.setItem("cloudone.manual.bookmarks", JSON.stringify(["two"]));
  signIn({ session: { ...SESSION, account: "first" } });
  const first = open("/manuals");
  await user.click(await screen.findByRole("button", { name: "しおりを付ける" }));
  await user.click(screen.getByRole("button", { name: "しおりを外す" }));
  await user.click(screen.getByRole("button", { name: "しおりを付ける" }));
  expect(JSON.parse(localStorage.getItem("cloudone.manual.bookmarks/aoba/first") ?? "")).toEqual(["two", "one"]);
  // The same computer, another person.
  signIn({ session: { ...SESSION, account: "second" } });
  await first.navigate({ to: "/manuals", search: { page: "two" } } as never);
  await user.click(await screen.findByRole("button", { name: "しおりを外す" }));
  expect(JSON.parse(localStorage.getItem("cloudone.manual.bookmarks/aoba/second") ?? "")).toEqual([]);
  expect(JSON.parse(localStorage.getItem("cloudone.manual.bookmarks/aoba/first") ?? "")).toEqual(["two", "one"]);
});

it("reads a PDF: pages, contents, zoom, and the way back", async () => {
  const user = userEvent.setup();
  const router = open("/manuals?page=two");
  await user.click(await screen.findByRole("button", { name: "PDF を開く" }));
  await screen.findByRole("group", { name: "1 ページ" });
  expect(router.state.location.search).toEqual({ page: "two", pdf: "guide" });
  // Only what is in sight, and a page beyond, exists.
  expect(screen.queryByRole("group", { name: "4 ページ" })).toBeNull();
  expect(screen.getByRole("button", { name: "前のページ" }).getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("50%")).toBeTruthy();
  press("=", { ctrlKey: true });
  expect(screen.getByText("67%")).toBeTruthy();
  press("-", { ctrlKey: true });
  press("+", { ctrlKey: true });
  press("0", { ctrlKey: true });
  expect(screen.getByText("50%")).toBeTruthy();
  const scrolled = vi.spyOn(Element.prototype, "scrollTo");
  await user.click(screen.getByRole("button", { name: "考え方" }));
  expect(scrolled).toHaveBeenLastCalledWith({ top: 12 + 3 * (1123 / 2 + 12) + 100 * (96 / 72) * 0.5 - 6 });
  const field = screen.getByRole("textbox", { name: "ページ番号" });
  await user.clear(field);
  await user.type(field, "３{Enter}");
  expect(scrolled).toHaveBeenLastCalledWith({ top: 12 + 2 * (1123 / 2 + 12) - 6 });
  // What was typed into the field is taken back first; then the PDF is left.
  await user.type(field, "2{Escape}");
  expect(router.state.location.search).toHaveProperty("pdf");
  press("Escape");
  await screen.findByText("本文");
  expect(router.state.location.search).toEqual({ page: "two" });
});

it("searches all pages of a PDF, over the borders of its pieces", async () => {
  const user = userEvent.setup();
  open("/manuals?pdf=guide");
  await screen.findByRole("group", { name: "1 ページ" });
  press("f", { ctrlKey: true });
  const field = screen.getByRole("textbox", { name: "PDF 内を検索" });
  await user.type(field, "権 限");
  await screen.findByText("3件中 1件目");
  await waitFor(() => expect(document.querySelector("mark[data-current]")?.textContent).toBe("権限"));
  await user.keyboard("{Enter}{Enter}");
  expect(screen.getByText("3件中 3件目")).toBeTruthy();
  press("F3");
  expect(screen.getByText("3件中 1件目")).toBeTruthy();
  press("F3", { shiftKey: true });
  expect(screen.getByText("3件中 3件目")).toBeTruthy();
  press("Escape");
  expect(screen.queryByRole("search")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "PDF のページ" }));
});

it("says how far it is, and in words why a PDF cannot be read", async () => {
  const user = userEvent.setup();
  let settle = (_: Error) => {};
  vi.mocked(openPdf).mockImplementationOnce((_, onPages) => {
    onPages(3, 12);
    return new Promise((_, reject) => {
      settle = reject;
    });
  });
  open("/manuals?pdf=guide");
  await screen.findByText("3 / 12 ページ");
  settle(new Error("spoilt"));
  await screen.findByText("PDF を表示できません");
  pdfFails = true;
  await user.click(screen.getByRole("button", { name: "もう一度試す" }));
  await waitFor(() => expect(screen.queryByText("PDF を表示できません")).toBeNull());
  pdfFails = false;
  await user.click(await screen.findByRole("button", { name: "もう一度試す" }));
  await screen.findByRole("group", { name: "1 ページ" });
});
