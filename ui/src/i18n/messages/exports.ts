import type { Messages } from "../types";

/** Writing lists to a file. */
export const exports = {
  "exports.open": { ja: "ファイルに書き出す…", en: "Export to a file…" },
  "exports.files": { ja: "取り込み・書き出し", en: "Import and export" },
  "exports.title": { ja: "ファイルへの書き出し", en: "Export to a file" },
  "exports.what": { ja: "書き出すもの", en: "What to export" },
  "exports.shown.groups": { ja: "表示中のグループ", en: "The groups shown" },
  "exports.shown.users": {
    ja: "表示中のユーザー（{n, number}人）",
    en: "The {n, plural, one {user} other {# users}} shown",
  },
  "exports.shown.devices": {
    ja: "表示中のクライアント（{n, number}台）",
    en: "The {n, plural, one {device} other {# devices}} shown",
  },
  "exports.shown.admins": {
    ja: "表示中の管理者（{n, number}人）",
    en: "The {n, plural, one {admin} other {# admins}} shown",
  },
  "exports.everything": { ja: "閲覧できるすべて", en: "Everything you may see" },
  "exports.everythingHelp": {
    ja: "検索や絞り込みに関係なく、選んだ種類をすべて書き出します。",
    en: "All of a kind, whatever is searched or filtered.",
  },
  "exports.where.organization": { ja: "組織全体", en: "Whole organization" },
  "exports.where.unassigned": { ja: "未所属", en: "Unassigned" },
  "exports.where.below": { ja: "{name}とその下", en: "{name} and below" },
  "exports.where.only": { ja: "{name}の直下", en: "directly in {name}" },
  "exports.searched": { ja: "検索「{query}」", en: "search “{query}”" },
  "exports.narrowed": { ja: "{kind} {values}", en: "{kind} {values}" },
  "exports.or": { ja: "または", en: " or " },
  "exports.sorted": { ja: "表示中の順序で書き出します", en: "in the order shown" },
  "exports.columns": { ja: "項目", en: "Columns" },
  "exports.columns.all": { ja: "すべての項目", en: "All columns" },
  "exports.columns.allHelp": {
    ja: "ID も書き出すので、直してそのまま取り込めます。",
    en: "With the ID, so that the file can be edited and imported back.",
  },
  "exports.columns.shown": { ja: "一覧に表示している項目だけ", en: "Only those that the list shows" },
  "exports.columns.shownHelp": {
    ja: "表示している順序で書き出します。人に渡す資料に向いています。",
    en: "In the order in which it shows them; for handing it to somebody.",
  },
  "exports.format": { ja: "形式", en: "Format" },
  "exports.format.xlsx": { ja: "Excel（.xlsx）", en: "Excel (.xlsx)" },
  "exports.format.xlsxHelp": {
    ja: "ダブルクリックで開けます。先頭の0も、文字化けの心配もありません。",
    en: "Opens by double click; leading zeros and all characters stay.",
  },
  "exports.format.csv": { ja: "CSV（コンマ区切り）", en: "CSV (commas)" },
  "exports.format.csvHelp": { ja: "ほかのシステムに渡すときに。", en: "For other systems." },
  "exports.format.tsv": { ja: "テキスト（タブ区切り）", en: "Text (tabs)" },
  "exports.format.tsvHelp": {
    ja: "ISM CloudOne の CSV と同じ、タブ区切りの形式です。",
    en: "Tab-separated, as the lists of ISM CloudOne are.",
  },
  "exports.encoding": { ja: "文字コード", en: "Encoding" },
  "exports.encoding.utf8_bom": {
    ja: "Excel で、ダブルクリックで開けます。迷ったらこれです。",
    en: "Opens in Excel by double click. If in doubt, this one.",
  },
  "exports.encoding.utf8": {
    ja: "ほかのシステム向け。Excel では文字化けすることがあります。",
    en: "For other systems. Excel may show wrong characters.",
  },
  "exports.encoding.cp932": {
    ja: "古いシステム向け。Excel で開けますが、「𠮷」のような文字や絵文字は書けません。",
    en: "For older systems. Opens in Excel, but rare kanji and emoji cannot be written.",
  },
  "exports.encoding.utf16le": {
    ja: "ISM CloudOne と同じ文字コードです。Excel で開けます。",
    en: "The encoding of ISM CloudOne. Opens in Excel.",
  },
  "exports.write": { ja: "書き出す…", en: "Export…" },
  "exports.done": { ja: "「{file}」に書き出しました", en: "Exported to “{file}”" },
  "exports.doneRows": { ja: "{n, number}行", en: "{n, plural, one {# row} other {# rows}}" },
  "exports.nothing": { ja: "書き出す行がありません。", en: "There are no rows to export." },
  "exports.unwritable": {
    ja: "Shift_JIS では書けない文字が、{n, number}個のセルにあります。まだ何も書き出していません。",
    en: "{n, plural, one {# cell holds} other {# cells hold}} characters that Shift JIS does not have. Nothing has been written.",
  },
  "exports.unwritableCell": {
    ja: "{row, number}行目 {field}「{text}」: {characters}",
    en: "Row {row, number}, {field} “{text}”: {characters}",
  },
  "exports.unwritableMore": {
    ja: "ほか{n, number}個のセル",
    en: "{n, plural, one {# more cell} other {# more cells}}",
  },
  "exports.useUtf8": { ja: "UTF-8（BOM付き）で書き出す…", en: "Export as UTF-8 with BOM…" },
  "exports.file.template": { ja: "{name}_ひな形", en: "{name}_template" },
  "exports.file.groups": { ja: "グループ一覧", en: "groups" },
  "exports.file.users": { ja: "ユーザー一覧", en: "users" },
  "exports.file.devices": { ja: "クライアント一覧", en: "devices" },
  "exports.file.placements": { ja: "クライアント所属一覧", en: "placements" },
  "exports.file.admins": { ja: "管理者一覧", en: "admins" },
} as const satisfies Messages;
