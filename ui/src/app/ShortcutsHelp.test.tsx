import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { show } from "~/test/frame";
import { ShortcutsHelp } from "./ShortcutsHelp";

it("lists every key, the further ones for the same thing beside the first", () => {
  show(<ShortcutsHelp onClose={() => {}} />);
  const dialog = within(screen.getByRole("dialog", { name: "キーボードショートカット" }));
  const keys = (text: string) =>
    dialog.getAllByText(text).map((term) => {
      const all = [...(term.nextElementSibling?.children ?? [])];
      return all.map((one) => [...one.children].map((key) => key.textContent).join(" ")).join(", ");
    });
  expect(keys("元に戻した変更をやり直す")).toEqual(["Ctrl Shift Z, Ctrl Y"]);
  expect(keys("閉じる・取りやめる")).toEqual(["Esc"]);
  expect(keys("1画面分の行を移動")).toEqual(["Page Up, Page Down"]);
  expect(keys("入力した文字から始まる行へ")).toEqual(["文字"]);
  expect(keys("続けて選択")).toEqual(["Shift ↑, Shift ↓"]);
  expect(keys("選択を変えずに移動")).toEqual(["Ctrl ↑, Ctrl ↓"]);
  expect(keys("一致するものをすべて選択")).toEqual(["Ctrl A"]);
  expect(keys("グループを追加（組織）")).toEqual(["Ctrl Shift N, Insert"]);
  expect(keys("名前を変更・編集")).toEqual(["F2"]);
  expect(keys("削除")).toEqual(["Delete"]);
  expect(keys("次の問題・前の問題（一括取り込み）")).toEqual(["F8, Shift F8"]);
  expect(keys("ページ内を検索")).toEqual(["Ctrl F"]);
  expect(keys("次を検索")).toEqual(["F3"]);
  expect(keys("このページを印刷")).toEqual(["Ctrl P"]);
  expect(keys("拡大・縮小（PDF）")).toEqual(["Ctrl +, Ctrl -"]);
});
