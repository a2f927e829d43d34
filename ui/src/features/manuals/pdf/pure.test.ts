import { expect, it, vi } from "vitest";
import { anchorAt, clampZoom, heightOf, layOut, nextZoom, pageAt, widthZoom, windowAt } from "./layout";
import { readLinks } from "./links";
import { currentEntry, flattened, type OutlinedDocument, readOutline } from "./outline";
import { readPdfKey } from "./pdfKeys";
import { countHits, firstHitFrom, hitAt, joinPieces } from "./pdfText";

vi.mock("./engine", () => ({}));

const SIZES = Array.from({ length: 10 }, () => ({ width: 600, height: 800 }));

it("lays pages one below the other and keeps only those near the view", () => {
  const layout = layOut(SIZES, 1);
  expect(layout.tops.slice(0, 3)).toEqual([12, 824, 1636]);
  expect(layout.height).toBe(12 + 10 * 812);
  expect([0, 12, 823, 824, 9_999].map((y) => pageAt(layout, y))).toEqual([0, 0, 0, 1, 9]);
  expect(windowAt(layout, 0, 600)).toEqual({ first: 0, last: 1, current: 0 });
  expect(windowAt(layout, 4_100, 600)).toEqual({ first: 4, last: 6, current: 5 });
  expect(windowAt(layOut([], 1), 0, 600)).toMatchObject({ first: 0, current: 0 });
});

it("keeps what is looked at while the zoom changes", () => {
  const anchor = anchorAt(layOut(SIZES, 1), 824 + 400);
  expect(anchor).toEqual({ page: 1, part: 0.5 });
  expect(heightOf(layOut(SIZES, 2), anchor)).toBe(12 + 1600 + 12 + 800);
});

it("steps through round zooms between 50 and 300 %", () => {
  expect([nextZoom(1, 1), nextZoom(1.04, 1), nextZoom(1.04, -1), nextZoom(3, 1), nextZoom(0.5, -1)]).toEqual([
    1.1, 1.1, 1, 3, 0.5,
  ]);
  expect([clampZoom(0.1), clampZoom(9)]).toEqual([0.5, 3]);
  expect(widthZoom(SIZES, 624)).toBe(1);
  expect(widthZoom(SIZES, 0)).toBe(0.5);
});

it("counts hits through the book", () => {
  const texts = [["権限"], [], ["権 限の", "権", "限"]].map(joinPieces);
  const counts = countHits(texts, "権限");
  expect(counts).toEqual([1, 0, 2]);
  expect([0, 1, 2, 3].map((index) => hitAt(counts, index))).toEqual([
    { page: 0, within: 0 },
    { page: 2, within: 0 },
    { page: 2, within: 1 },
    null,
  ]);
  expect([firstHitFrom(counts, 0), firstHitFrom(counts, 1), firstHitFrom([1, 0], 1)]).toEqual([0, 1, 0]);
});

it("reads contents, whatever is spoilt in them", async () => {
  type Node = { title: string; dest: string | unknown[] | null; items: Node[] };
  const node = (title: string, dest: Node["dest"], items: Node[] = []): Node => ({ title, dest, items });
  const nodes: Node[] = [
    node("一", "named", [node("一の一", [{ num: 7, gen: 0 }, { name: "XYZ" }, 0, 700, null])]),
    node("壊れた", [{ num: 99, gen: 0 }]),
    node("なし", null),
  ];
  const document: OutlinedDocument = {
    getOutline: async () => nodes,
    getDestination: async (name) => (name === "named" ? [0, { name: "Fit" }] : null),
    getPageIndex: async ({ num }) => {
      if (num !== 7) throw new Error("no such page");
      return 4;
    },
    getPage: async () => ({ view: [0, 0, 595, 842] }),
  };
  const outline = await readOutline(document);
  expect(flattened(outline).map(({ title, page, top }) => [title, page, top])).toEqual([
    ["一", 0, 0],
    ["一の一", 4, 142],
    ["壊れた", null, 0],
    ["なし", null, 0],
  ]);
  const read = (page: number, from: number) => currentEntry(flattened(outline), { page, from, to: from + 100 });
  expect([read(0, 0), read(3, 0), read(4, 0), read(4, 50), read(4, 142), read(9, 0)]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(await readOutline({ ...document, getOutline: () => Promise.reject(new Error("none")) })).toEqual([]);
});

it("reads links within the book, and leaves out what leads nowhere or elsewhere", async () => {
  const document: OutlinedDocument = {
    getOutline: async () => null,
    getDestination: async (name) => (name === "named" ? [2, { name: "XYZ" }, 0, 742, null] : null),
    getPageIndex: async () => 0,
    getPage: async () => ({ view: [0, 0, 595, 842] }),
  };
  const rect = [100, 700, 300, 720];
  const link = { subtype: "Link", dest: "named", rect };
  const spoilt = [
    { ...link, subtype: "Text" },
    { ...link, dest: "unknown" },
    { ...link, dest: null },
    { subtype: "Link", url: "https://example.com", rect },
    { ...link, rect: [100, 700] },
    { ...link, rect: "100 700 300 720" },
  ];
  const links = await readLinks(document, [...spoilt, link], [0, 0, 1000, 1000]);
  expect(links).toEqual([{ left: 0.1, top: 0.28, width: 0.2, height: 0.02, page: 2, points: 100 }]);
  expect(await readLinks(document, [link], [0, 0, 0, 0])).toEqual([]);
});

it("names the section at the upper edge, and not one that begins below it", () => {
  const entry = (title: string, page: number, top: number) => ({ title, page, top, entries: [] });
  const flat = [entry("before", 1, 400), entry("chapter", 2, 80), entry("first", 2, 130), entry("second", 2, 500)];
  const read = (from: number) => flat[currentEntry(flat, { page: 2, from, to: from + 150 })]?.title;
  expect([read(-100), read(0), read(80), read(400), read(500)]).toEqual([
    "before",
    "chapter",
    "chapter",
    "first",
    "second",
  ]);
});

it("takes keys for the pages only where nothing else has the focus, and none of an IME", () => {
  const key = (name: string, more: object = {}) => ({
    ...{ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...more,
  });
  expect(readPdfKey(key("ArrowRight"), true)).toEqual({ do: "turn", by: 1 });
  expect(readPdfKey(key("ArrowRight"), false)).toBeNull();
  expect(readPdfKey(key("ArrowRight", { altKey: true }), true)).toBeNull();
  expect(readPdfKey(key("End"), true)).toEqual({ do: "end", at: "end" });
  expect(readPdfKey(key(";", { ctrlKey: true }), false)).toEqual({ do: "zoom", by: 1 });
  expect(readPdfKey(key("0", { ctrlKey: true, keyCode: 229 }), false)).toBeNull();
});
