import type { Messages } from "../types";

/** How lists look: saved views and columns. */
export const views = {
  "views.title": { ja: "表示", en: "View" },
  "views.saved": { ja: "保存した表示", en: "Saved views" },
  "views.save": { ja: "この表示を保存…", en: "Save this view…" },
  "views.saveTitle": { ja: "表示を保存", en: "Save the view" },
  "views.name": { ja: "表示の名前", en: "Name of the view" },
  "views.keeps": {
    ja: "絞り込み、並び順、列を保存します。検索した語は保存しません。",
    en: "Filters, order and columns are kept; what was searched for is not.",
  },
  "views.replaces": {
    ja: "同じ名前の表示があります。保存すると置き換わります。",
    en: "There is a view of this name. Saving replaces it.",
  },
  "views.first": { ja: "この一覧を開いたときに表示する", en: "Open the list with it" },
  "views.firstOf": { ja: "「{name}」を、開いたときの表示にする", en: "Open the list with “{name}”" },
  "views.manage": { ja: "保存した表示を整理…", en: "Manage saved views…" },
  "views.manageTitle": { ja: "保存した表示の整理", en: "Saved views" },
  "views.delete": { ja: "「{name}」を削除", en: "Delete “{name}”" },
  "views.taken": { ja: "同じ名前の表示があります。", en: "Another view has this name." },
  "views.none": { ja: "保存した表示はありません。", en: "There are no saved views." },
  "views.tooMany": { ja: "保存できる表示は50個までです。", en: "At most 50 views are kept." },
  "views.here": {
    ja: "表示は、このコンピューターに保存されます。ほかの管理者には見えません。",
    en: "Views are kept on this computer. Other admins do not see them.",
  },
  "views.columns": { ja: "列を選ぶ…", en: "Choose columns…" },
  "views.columnsTitle": { ja: "一覧の列", en: "Columns" },
  "views.usual": { ja: "標準に戻す", en: "The usual ones" },
  "views.up": { ja: "「{title}」を前へ", en: "Move “{title}” forward" },
  "views.down": { ja: "「{title}」を後ろへ", en: "Move “{title}” back" },
  "views.atTop": { ja: "これより前には動かせません。", en: "It is the first already." },
  "views.atEnd": { ja: "これより後ろには動かせません。", en: "It is the last already." },
} as const satisfies Messages;
