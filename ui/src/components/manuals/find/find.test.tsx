import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect, useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { show } from "~/test/frame";
import { PageFind } from "./PageFind";
import { findOnPage, readPageText } from "./pageText";
import { useFind } from "./useFind";

const HTML =
  "<h2>権限</h2><p>けん<strong>げん</strong>と権限、<em>権</em>限を</p><p>権</p><p>限</p><ul><li>ﾎﾟﾘｼｰの権限</li></ul>";
const user = userEvent.setup();

function Page({ html = HTML }: { readonly html?: string }) {
  const page = useRef<HTMLElement>(null);
  const find = useFind(() => page.current);
  useEffect(() => {
    if (page.current) page.current.innerHTML = html;
  }, [html]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the screen
    <div onKeyDown={find.onKey}>
      <button type="button">ほか</button>
      {find.asked > 0 ? <PageFind find={find} page={page} html={html} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as the manual's page */}
      <article ref={page} tabIndex={0} />
    </div>
  );
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "ページ内を検索" });
const said = () => screen.getByRole("status").textContent;
const current = () => [...document.querySelectorAll("mark[data-current]")].map((mark) => mark.textContent).join("");

async function open(query: string) {
  screen.getByRole("button", { name: "ほか" }).focus();
  press("f", { ctrlKey: true });
  await user.clear(field());
  await user.type(field(), query);
}

afterEach(() => vi.unstubAllGlobals());

it("counts hits, steps through them by keys and buttons, and begins again at the end", async () => {
  show(<Page />);
  await open("権限");
  expect(said()).toBe("4件中 1件目");
  expect(screen.getByText("1 / 4")).toBeTruthy();
  await user.keyboard("{Enter}");
  expect(said()).toBe("4件中 2件目");
  // Across the border of a bold word it is one hit all the same.
  press("F3");
  expect(said()).toBe("4件中 3件目");
  expect(current()).toBe("権限");
  await user.click(screen.getByRole("button", { name: "次を検索" }));
  expect(said()).toBe("4件中 4件目");
  press("F3");
  expect(said()).toBe("4件中 1件目");
  press("F3", { shiftKey: true });
  expect(said()).toBe("4件中 4件目");
  fireEvent.keyDown(field(), { key: "Enter", shiftKey: true });
  expect(said()).toBe("4件中 3件目");
  await user.clear(field());
  await user.type(field(), "ない");
  expect(said()).toBe("見つかりません");
});

it("folds width, case and kana", () => {
  const page = document.createElement("article");
  page.innerHTML = "<p>ポリシーと ﾎﾟﾘｼｰ</p><table><tbody><tr><td>ＵＳＢ</td><td>メモリ</td></tr></tbody></table>";
  const text = readPageText(page);
  const found = (query: string) =>
    findOnPage(text, query).map(({ from, to }) => from.node.data.slice(from.offset, to.offset));
  expect(found("ぽりしー")).toEqual(["ポリシー", "ﾎﾟﾘｼｰ"]);
  expect(found("usb")).toEqual(["ＵＳＢ"]);
  // Cells are not one text.
  expect(found("usbメモリ")).toEqual([]);
});

it("leaves the page as it was, and the focus where it was", async () => {
  show(<Page />);
  const before = screen.getByRole("article").innerHTML;
  await open("けんげん");
  expect(said()).toBe("1件中 1件目");
  expect(current()).toBe("けんげん");
  press("Escape");
  expect(screen.queryByRole("search")).toBeNull();
  expect(screen.getByRole("article").innerHTML).toBe(before);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "ほか" }));
});

it("does nothing with what belongs to an IME", async () => {
  show(<Page />);
  await open("権限");
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
  fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
  expect(said()).toBe("4件中 1件目");
  // Nothing is searched for before it is confirmed.
  fireEvent.compositionStart(field());
  fireEvent.change(field(), { target: { value: "けｎ" } });
  expect(said()).toBe("4件中 1件目");
  fireEvent.change(field(), { target: { value: "けんげん" } });
  fireEvent.compositionEnd(field());
  expect(said()).toBe("1件中 1件目");
});

it("highlights without touching the page where the engine can", async () => {
  class Ranges extends Set<StaticRange> {
    priority = 0;
  }
  const highlights = new Map<string, Ranges>();
  vi.stubGlobal("Highlight", Ranges);
  vi.stubGlobal("StaticRange", class {});
  vi.stubGlobal("CSS", { ...CSS, highlights });
  const box = () => ({ top: 0, bottom: 0, height: 0 });
  Object.assign(Range.prototype, { getBoundingClientRect: box });
  show(<Page />);
  const before = screen.getByRole("article").innerHTML;
  await open("権限");
  expect(screen.getByRole("article").innerHTML).toBe(before);
  expect(highlights.get("manual-find")?.size).toBe(4);
  expect(highlights.get("manual-find-current")?.size).toBe(1);
  press("Escape");
  expect([...highlights.values()].map(({ size }) => size)).toEqual([0, 0]);
});
