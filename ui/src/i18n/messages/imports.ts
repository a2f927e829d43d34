import type { Messages } from "../types";

/** Bringing in a file: choosing it, and how it is read. */
export const imports = {
  "imports.fromFile": { ja: "ファイルから取り込む", en: "Import a file" },
  "imports.openKind": { ja: "{kind}を取り込む…", en: "Import {kind}…" },
  "imports.steps": { ja: "取り込みの手順", en: "Steps of the import" },
  "imports.stepDone": { ja: "（完了）", en: " (done)" },
  "imports.step.choose": { ja: "ファイル", en: "File" },
  "imports.step.read": { ja: "読み取り", en: "Reading" },
  "imports.step.check": { ja: "確認", en: "Check" },
  "imports.step.effect": { ja: "実行", en: "Import" },
  "imports.none": { ja: "一括取り込みはできません", en: "Imports are not possible" },

  "imports.kind": { ja: "種類", en: "Kind" },
  "imports.kind.groups": { ja: "グループ", en: "groups" },
  "imports.kind.users": { ja: "ユーザー", en: "users" },
  "imports.kind.devices": { ja: "クライアント", en: "devices" },
  "imports.kind.placements": { ja: "クライアントの所属", en: "places of devices" },
  "imports.kind.admins": { ja: "管理者", en: "admins" },
  "imports.kindTitle.groups": { ja: "グループ", en: "Groups" },
  "imports.kindTitle.users": { ja: "ユーザー", en: "Users" },
  "imports.kindTitle.devices": { ja: "クライアント", en: "Devices" },
  "imports.kindTitle.placements": { ja: "クライアントの所属", en: "Places of devices" },
  "imports.kindTitle.admins": { ja: "管理者", en: "Admins" },
  "imports.kindHelp.groups": { ja: "部や課など、組織の階層", en: "Departments, sections: the tree" },
  "imports.kindHelp.users": {
    ja: "社員の名簿。所属グループ、社員番号など",
    en: "The list of employees: group, number…",
  },
  "imports.kindHelp.devices": {
    ja: "PC・スマートフォンの台帳。種別、資産番号など",
    en: "The list of PCs and phones: platform, asset number…",
  },
  "imports.kindHelp.placements": {
    ja: "登録済みのクライアントを、どのグループ・ユーザーに置くかだけ",
    en: "Only in which group, or with which user, known devices are",
  },
  "imports.kindHelp.admins": {
    ja: "コンソールの管理者と、その権限",
    en: "Admins of the console and their permissions",
  },

  "imports.choose.title": { ja: "取り込むファイルを選んでください", en: "Choose the file to import" },
  "imports.choose.text": {
    ja: "Excel（.xlsx）、CSV、タブ区切りのテキストを、そのまま選べます。文字コードや見出しは自動で判別します。選んだだけでは、何も変更されません。",
    en: "Excel (.xlsx), CSV and tab-separated text, just as they are: encoding and headings are recognised. Choosing a file changes nothing.",
  },
  "imports.choose.kind": { ja: "何の一覧ですか", en: "What is it a list of?" },
  "imports.choose.auto": { ja: "見出しから判別する", en: "Find out from the headings" },
  "imports.choose.autoHelp": { ja: "あとから変更できます", en: "Can be changed later" },
  "imports.choose.file": { ja: "ファイルを選ぶ…", en: "Choose a file…" },
  "imports.choose.columns": { ja: "使える列", en: "Columns it may have" },
  "imports.choose.columnsHelp": {
    ja: "列の順序は問いません。見出しは日本語でも英語でもかまいません。要らない列があっても、そのままで大丈夫です。",
    en: "In any order, with headings in Japanese or English. Other columns may stay; they are not used.",
  },
  "imports.choose.template": { ja: "ひな形を保存…", en: "Save a template…" },
  "imports.choose.heading": { ja: "見出し", en: "Heading" },
  "imports.choose.example": { ja: "例", en: "Example" },
  "imports.choose.need": { ja: "要否", en: "Needed" },
  "imports.choose.key": { ja: "照合に使えます", en: "Finds the row" },
  "imports.choose.required": { ja: "新規登録に必要", en: "For new rows" },
  "imports.choose.keyRequired": { ja: "照合に使えます。新規登録に必要", en: "Finds the row; for new rows" },
  "imports.closedByLock": {
    ja: "画面がロックされたため、取り込みを閉じました。何も変更されていません。もう一度ファイルを選んでください。",
    en: "The console was locked, so the import was closed. Nothing was changed. Choose the file again.",
  },
  "imports.closedBySignOut": {
    ja: "サインアウトしたため、取り込みを閉じました。何も変更されていません。",
    en: "You were signed out, so the import was closed. Nothing was changed.",
  },
  "imports.cancelled": { ja: "中止しました。何も変更されていません。", en: "Stopped. Nothing was changed." },

  "imports.read.title": { ja: "「{file}」をこのように読み取りました", en: "This is how “{file}” was read" },
  "imports.read.unread": { ja: "「{file}」を読み取れません", en: "“{file}” cannot be read" },
  "imports.read.total": {
    ja: "{n, number}行（見出しを除く）",
    en: "{n, plural, one {# row} other {# rows}} without the headings",
  },
  "imports.read.encoding": { ja: "文字コード", en: "Encoding" },
  "imports.read.delimiter": { ja: "区切り", en: "Delimiter" },
  "imports.read.sheet": { ja: "シート", en: "Sheet" },
  "imports.read.header": { ja: "見出しの行", en: "Row with headings" },
  "imports.read.noHeader": { ja: "見出しなし", en: "No headings" },
  "imports.read.preview": { ja: "ファイルの最初の行", en: "First rows of the file" },
  "imports.read.previewHelp": {
    ja: "文字化けしていないか、列の使い道が合っているかを確かめてください。違うときは、上の項目や見出しの下の欄で変更できます。",
    en: "Check that the characters look right and that each column is used for what it holds. Whatever is not right can be changed here.",
  },
  "imports.read.more": { ja: "ほか{n, number}行", en: "{n, plural, one {# more row} other {# more rows}}" },
  "imports.read.row": { ja: "行", en: "Row" },
  "imports.read.unnamed": { ja: "（見出しなし）", en: "(no heading)" },
  "imports.read.column": { ja: "列{letters}", en: "Column {letters}" },
  "imports.read.use": { ja: "{column}の使い道", en: "What {column} is used for" },
  "imports.read.unused": { ja: "使わない", en: "Not used" },
  "imports.read.unusedCount": {
    ja: "{n, number}列は使いません: {columns}",
    en: "{n, plural, one {# column is} other {# columns are}} not used: {columns}",
  },
  "imports.read.other": { ja: "ほかのファイルを選ぶ", en: "Choose another file" },
  "imports.read.again": { ja: "読み直す", en: "Read again" },
  "imports.read.try": { ja: "試してみる", en: "Try it" },
  "imports.read.tryNote": { ja: "試すだけでは、何も変更されません。", en: "Trying changes nothing." },
  "imports.read.fileReason": {
    ja: "ファイルを読み取れていません。上の説明をご覧ください。",
    en: "The file could not be read; see above.",
  },
  "imports.read.mappingReason": {
    ja: "列の使い道が決まっていません。上の説明をご覧ください。",
    en: "The columns are not settled; see above.",
  },

  "imports.encoding.utf8_bom": { ja: "UTF-8（BOM付き）", en: "UTF-8 with BOM" },
  "imports.encoding.utf8": { ja: "UTF-8", en: "UTF-8" },
  "imports.encoding.cp932": { ja: "Shift_JIS（CP932）", en: "Shift JIS (CP932)" },
  "imports.encoding.utf16le": { ja: "UTF-16（LE）", en: "UTF-16 (LE)" },
  "imports.encoding.utf16be": { ja: "UTF-16（BE）", en: "UTF-16 (BE)" },
  "imports.delimiter.comma": { ja: "コンマ（,）", en: "Comma (,)" },
  "imports.delimiter.tab": { ja: "タブ", en: "Tab" },
  "imports.delimiter.semicolon": { ja: "セミコロン（;）", en: "Semicolon (;)" },

  "imports.mode": { ja: "取り込み方", en: "What the file may do" },
  "imports.mode.add_and_change": { ja: "追加と変更", en: "Add and change" },
  "imports.mode.add_and_changeHelp": {
    ja: "ない行は登録し、ある行は変更します。削除はしません。",
    en: "New rows are registered, known ones changed. Nothing is deleted.",
  },
  "imports.mode.add_only": { ja: "追加のみ", en: "Add only" },
  "imports.mode.add_onlyHelp": {
    ja: "登録だけをします。すでにある行は、問題として知らせます。",
    en: "Rows are registered. A row that exists already is told as a problem.",
  },
  "imports.mode.change_only": { ja: "変更のみ", en: "Change only" },
  "imports.mode.change_onlyHelp": {
    ja: "登録済みの行だけを変更します。ない行は、問題として知らせます。",
    en: "Known rows are changed. A row that does not exist is told as a problem.",
  },
  "imports.mode.mirror": { ja: "ファイルと同じにする（ない行は削除）", en: "Make it the same as the file (deletes)" },
  "imports.mode.mirrorHelp": {
    ja: "追加と変更に加えて、ファイルにない行を削除します。",
    en: "Adds and changes, and deletes what is not in the file.",
  },
  "imports.mode.mirrorNot": { ja: "この種類では使えません。", en: "Not for this kind." },
  "imports.mode.mirrorWarning": {
    ja: "ファイルにない{kind}は、見える範囲のすべてが削除の対象になります。一部の部署だけのファイルでは使わないでください。",
    en: "All {kind} you can see that are not in the file would be deleted. Do not use it with a file of one department only.",
  },
  "imports.empty": { ja: "空のセルで、登録済みの内容も空にする", en: "Empty cells empty what is registered" },
  "imports.emptyHelp": {
    ja: "チェックしないと、空のセルは「そのまま」を意味します。ファイルにない列の内容は、どちらでも変わりません。",
    en: "Without the tick an empty cell means “as it is”. Columns that are not in the file never change anything.",
  },

  "imports.mapping.key_missing": {
    ja: "どの行のことかを見分ける列がありません。{fields}のどれかの列を選んでください。",
    en: "No column says which row is meant. Choose a column for one of: {fields}.",
  },
  "imports.mapping.field_twice": {
    ja: "{fields}に、2つ以上の列が選ばれています。1つを残して「使わない」にしてください。",
    en: "More than one column is used for {fields}. Leave one, and set the others to “Not used”.",
  },
  "imports.mapping.nothing_to_do": {
    ja: "見分けるための列しかなく、変更する内容がありません。ほかの列の使い道を選んでください。",
    en: "The columns only say which rows are meant, and nothing about them. Choose what another column is used for.",
  },

  "imports.file.place": { ja: "場所: {where}", en: "Where: {where}" },
  "imports.file.row": { ja: "{n, number}行目", en: "row {n, number}" },
  "imports.file.found": { ja: "見つかった文字: {text}", en: "What stands there: {text}" },
  "imports.file.empty": {
    ja: "データの行がありません。ほかのシートか、ほかのファイルを選んでください。",
    en: "There are no rows of data. Choose another sheet or another file.",
  },
  "imports.file.too_large": {
    ja: "ファイルが大きすぎます（上限 {limit}）。ファイルを分けてください。",
    en: "The file is too large (at most {limit}). Split it.",
  },
  "imports.file.too_many_columns": {
    ja: "列が多すぎます（上限 {limit}列）。使わない列を消すか、区切りを変更してください。",
    en: "There are too many columns (at most {limit}). Remove some, or choose another delimiter.",
  },
  "imports.file.too_many_rows": {
    ja: "行が多すぎます（上限 {limit}行）。ファイルを分けてください。",
    en: "There are too many rows (at most {limit}). Split the file.",
  },
  "imports.file.cell_too_long": {
    ja: '1つのセルの文字が多すぎます（上限 {limit}文字）。引用符（"）の閉じ忘れがないかも確かめてください。',
    en: 'A cell is too long (at most {limit} characters). Maybe a quotation mark (") is not closed.',
  },
  "imports.file.too_much_text": {
    ja: "文字の量が多すぎます（上限 {limit}）。ファイルを分けてください。",
    en: "There is too much text (at most {limit}). Split the file.",
  },
  "imports.file.inflates_too_much": {
    ja: "このブックは、開くと異常に大きくなるため読み取れません。Excel で開き、「名前を付けて保存」をしてから選んでください。",
    en: "This workbook unpacks to an abnormal size and is not read. Open it in Excel, save it under a new name, and choose that.",
  },
  "imports.file.not_a_table": {
    ja: "Excel のブックでも、文字のファイルでもありません。Excel（.xlsx）か CSV で保存したファイルを選んでください。",
    en: "This is neither a workbook nor text. Choose a file saved as Excel (.xlsx) or CSV.",
  },
  "imports.file.old_or_protected_workbook": {
    ja: "古い形式（.xls）か、パスワードのかかったブックです。Excel で開き、パスワードなしの .xlsx で保存してから選んでください。",
    en: "This is a workbook of the old kind (.xls), or one with a password. Open it in Excel and save it as .xlsx without a password.",
  },
  "imports.file.damaged_workbook": {
    ja: "ブックが途中で切れているか、壊れています。もう一度もらうか、Excel で開いて保存し直してください。",
    en: "The workbook is cut off or damaged. Ask for it again, or open it in Excel and save it anew.",
  },
  "imports.file.sheet_missing": {
    ja: "このシートには、読み取れるセルがありません。ほかのシートを選んでください。",
    en: "This sheet has no cells. Choose another one.",
  },
  "imports.file.broken_encoding": {
    ja: "この文字コードでは読めない文字があります。文字コードを変更してみてください。変えても読めないときは、複数の文字コードが混ざっています。元のファイルを保存し直してください。",
    en: "Some characters cannot be read in this encoding. Try another one. If none helps, the file mixes encodings and must be saved anew.",
  },
  "imports.file.nul_character": {
    ja: "文字ではないデータ（NUL）が含まれています。文字コードを UTF-16 に変更するか、ファイルを保存し直してください。",
    en: "It holds data that is no text (NUL). Try UTF-16, or save the file anew.",
  },
  "imports.file.quote_not_closed": {
    ja: '引用符（"）が閉じられていません。その行の引用符を直すか、ファイルを保存し直してください。',
    en: 'A quotation mark (") is not closed. Mend that row, or save the file anew.',
  },
} as const satisfies Messages;
