import { expect, it } from "vitest";
import { findFolded, fold, foldWithPlaces } from "./fold";

const found = (text: string, query: string, blank: " " | "" = " ") =>
  findFolded(foldWithPlaces(text, blank), query).map(({ start, end }) => text.slice(start, end));

it("finds in whatever width, case and kind of kana, and says what stood there", () => {
  expect(found("ｶﾞｲﾄﾞとガイドとがいど", "がいど")).toEqual(["ｶﾞｲﾄﾞ", "ガイド", "がいど"]);
  expect(found("ＵＳＢと usb", "Usb")).toEqual(["ＵＳＢ", "usb"]);
  expect(found("平成と㍻", "平成")).toEqual(["平成", "㍻"]);
  expect(found("㍻", "平")).toEqual(["㍻"]);
  expect(found("か\u3099と が", "ガ")).toEqual(["か\u3099", "が"]);
});

it("folds piece by piece as it folds at once", () => {
  const text = "ＡＢＣ ｶﾞｷﾞ㍿ Ⅳ ﬁ é";
  expect(foldWithPlaces(text).text).toBe(fold(text));
});

it("counts a run of blanks as one, or as nothing", () => {
  expect(found("権限 \n の変更", "権限 の")).toEqual(["権限 \n の"]);
  expect(found("権限 \n の変更", "権限の")).toEqual([]);
  expect(found("権限 \n の変更 ", "限の変更", "")).toEqual(["限 \n の変更"]);
  expect(found("何か", "  ")).toEqual([]);
});

it("does not find a hit within a hit", () => {
  expect(found("ああああ", "ああ")).toEqual(["ああ", "ああ"]);
});
