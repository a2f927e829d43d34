import type { Messages } from "../types";

/** What an import would do and did: progress, tried rows and what is wrong with them, the effect, the result. */
export const importRows = {
  "imports.job.reading": { ja: "ファイルを読んでいます", en: "Reading the file" },
  "imports.job.matching": { ja: "登録済みの内容と照らし合わせています", en: "Comparing with what is registered" },
  "imports.job.planning": { ja: "影響を調べています", en: "Working out what would change" },
  "imports.job.applying": { ja: "取り込んでいます", en: "Importing" },
  "imports.job.writing": { ja: "ファイルに書いています", en: "Writing the file" },
  "imports.job.rowsOf": { ja: "{done, number} / {of, number}行", en: "{done, number} of {of, number} rows" },
  "imports.job.rows": { ja: "{done, number}行", en: "{done, plural, one {# row} other {# rows}}" },
  "imports.job.percent": { ja: "{n}%", en: "{n}%" },
  "imports.job.cancel": { ja: "中止", en: "Stop" },
  "imports.job.busy": { ja: "処理が終わるまでお待ちください", en: "Please wait until this is done" },
  "imports.job.noCancel": {
    ja: "ここからは中止できません。終わったあとで、まとめて元に戻せます。",
    en: "This can no longer be stopped. Afterwards all of it can be undone at once.",
  },

  "imports.check.title": { ja: "取り込むと、こうなります", en: "What the import would do" },
  "imports.check.nothingYet": { ja: "まだ何も変更されていません。", en: "Nothing has been changed yet." },
  "imports.check.filter": { ja: "表示する行", en: "Rows to show" },
  "imports.check.rows": { ja: "行の一覧", en: "Rows" },
  "imports.check.row": { ja: "選択した行", en: "Selected row" },
  "imports.check.noRow": { ja: "行が選択されていません", en: "No row is selected" },
  "imports.check.noRowHint": {
    ja: "一覧から選ぶと、ここに詳しく表示されます。",
    en: "Choose one in the list to read it here.",
  },
  "imports.check.noRows": { ja: "ここに当てはまる行はありません", en: "There are no such rows" },
  "imports.check.all": { ja: "すべて", en: "All" },
  "imports.check.number": { ja: "行", en: "Row" },
  "imports.check.outcome": { ja: "結果", en: "Result" },
  "imports.check.label": { ja: "対象", en: "What" },
  "imports.check.notInFile": { ja: "ファイルになし", en: "Not in file" },
  "imports.check.before": { ja: "前: {before}", en: "was: {before}" },
  "imports.check.emptyValue": { ja: "（空）", en: "(empty)" },
  "imports.check.next": { ja: "次の問題", en: "Next problem" },
  "imports.check.noProblem": { ja: "問題のある行はありません。", en: "No row has a problem." },
  "imports.check.rowTitle": { ja: "{n, number}行目", en: "Row {n, number}" },
  "imports.check.cells": { ja: "セルの内容", en: "Cells" },
  "imports.check.problems": { ja: "問題", en: "Problems" },
  "imports.check.notes": { ja: "おしらせ", en: "Notes" },
  "imports.check.changes": { ja: "変わる項目", en: "What changes" },
  "imports.check.faultAt": { ja: "{column}「{text}」: {fault}", en: "{column} “{text}”: {fault}" },
  "imports.check.faultAtEmpty": { ja: "{column}: {fault}", en: "{column}: {fault}" },
  "imports.check.faultRows": { ja: "（{rows}行目）", en: " (rows {rows})" },
  "imports.check.bad": {
    ja: "{n, number}行に問題があります。このままでは取り込めません。",
    en: "{n, plural, one {# row has a problem} other {# rows have problems}}. It cannot be imported as it is.",
  },
  "imports.check.badFix": {
    ja: "ファイルを直して選び直すか、問題のある行を除いて続けてください。",
    en: "Mend the file and choose it again, or go on without these rows.",
  },
  "imports.check.badFixOnly": {
    ja: "ファイルを直して、選び直してください。削除を含む取り込みでは、問題のある行を除くことはできません。",
    en: "Mend the file and choose it again. An import that deletes cannot leave rows out.",
  },
  "imports.check.badFixAll": { ja: "ファイルを直して、選び直してください。", en: "Mend the file and choose it again." },
  "imports.check.faultCount": {
    ja: "{fault}（{n, number}行）",
    en: "{fault} ({n, plural, one {# row} other {# rows}})",
  },
  "imports.check.faultCountAt": {
    ja: "{column}: {fault}（{n, number}行）",
    en: "{column}: {fault} ({n, plural, one {# row} other {# rows}})",
  },
  "imports.check.skip": {
    ja: "問題のある{n, number}行を除いて続ける",
    en: "Go on without the {n, plural, one {row that has a problem} other {# rows that have problems}}",
  },
  "imports.check.nothing": {
    ja: "変更するものがありません。登録済みの内容は、ファイルと同じです。",
    en: "There is nothing to do: everything is as the file says.",
  },
  "imports.check.badReason": { ja: "問題のある行があります。", en: "There are rows with problems." },
  "imports.check.back": { ja: "読み取りに戻る", en: "Back to reading" },
  "imports.check.toEffect": { ja: "影響を確認", en: "Review the effect" },
  "imports.check.moved": {
    ja: "試したあとに、ほかの管理者が組織を変更しました。最新の内容で試し直しました。",
    en: "Somebody changed the organization after the import was tried. It was tried again with what holds now.",
  },

  "imports.check.refused": {
    ja: "サービスが受け付けなかった行があります（この画面からは見えない範囲との重複など）。何も変更されていません。",
    en: "The service refused rows, for example because of something outside your scope. Nothing was changed.",
  },
  "imports.check.saveBad": { ja: "問題のある行を保存…", en: "Save these rows…" },
  "imports.check.badFile": { ja: "{file}_問題のある行", en: "{file}_problems" },
  "imports.check.badAt": { ja: "列{column}「{text}」: ", en: "Column {column}, “{text}”: " },
  "imports.check.reload": { ja: "直したファイルを読み直す", en: "Read the mended file" },

  "imports.outcome.create": { ja: "登録", en: "New" },
  "imports.outcome.change": { ja: "変更", en: "Changed" },
  "imports.outcome.move": { ja: "移動", en: "Moved" },
  "imports.outcome.delete": { ja: "削除", en: "Deleted" },
  "imports.outcome.unchanged": { ja: "変更なし", en: "Unchanged" },
  "imports.outcome.bad": { ja: "問題あり", en: "Problem" },

  "imports.fault.key_missing": {
    ja: "どの行のことかを見分けるセルが空です。",
    en: "The cells that say which row is meant are empty.",
  },
  "imports.fault.key_duplicate": {
    ja: "同じものを指す行が、ほかにもあります。",
    en: "Other rows of the file mean the same one.",
  },
  "imports.fault.key_unknown": { ja: "登録されていません。", en: "It is not registered." },
  "imports.fault.key_exists": { ja: "すでに登録されています。", en: "It is registered already." },
  "imports.fault.key_ambiguous": {
    ja: "当てはまるものが2つ以上あります。番号など、1つに決まる列を使ってください。",
    en: "More than one fits. Use a column that tells them apart, such as a number.",
  },
  "imports.fault.required": { ja: "新しく登録するには、入力が必要です。", en: "A new row needs this." },
  "imports.fault.group_unknown": {
    ja: "このグループはありません（または閲覧できる範囲の外です）。",
    en: "There is no such group, or it is outside your scope.",
  },
  "imports.fault.group_ambiguous": {
    ja: "同じ名前のグループが2つ以上あります。グループコードで書いてください。",
    en: "More than one group is called that. Write its code instead.",
  },
  "imports.fault.group_cycle": {
    ja: "上位のグループをたどると、自分に戻ってしまいます。",
    en: "These groups would lie within each other in a circle.",
  },
  "imports.fault.user_unknown": {
    ja: "このユーザーは登録されていません（または閲覧できる範囲の外です）。",
    en: "There is no such user, or they are outside your scope.",
  },
  "imports.fault.user_ambiguous": {
    ja: "同じメールアドレスのユーザーが2人以上います。社員番号で書いてください。",
    en: "More than one user has this mail address. Write the employee number instead.",
  },
  "imports.fault.place_disagrees": {
    ja: "このユーザーは、同じ行のグループに所属していません。",
    en: "The user does not belong to the group in the same row.",
  },
  "imports.fault.platform_unknown": { ja: "この種別はありません。", en: "There is no such platform." },
  "imports.fault.language_unknown": {
    ja: "「日本語」か「英語」で書いてください。",
    en: "Write “Japanese” or “English”.",
  },
  "imports.fault.not_yes_or_no": { ja: "「はい」か「いいえ」で書いてください。", en: "Write “yes” or “no”." },
  "imports.fault.bad_date": { ja: "日付は 2026-04-01 のように書いてください。", en: "Write days as 2026-04-01." },
  "imports.fault.bad_grants": { ja: "権限として読み取れません。", en: "This cannot be read as permissions." },
  "imports.fault.permission_unknown": { ja: "この権限はありません。", en: "There is no such permission." },
  "imports.fault.row_too_wide": {
    ja: "見出しより多くのセルがあります。区切りの文字が、内容に混ざっていないか確かめてください。",
    en: "The row has more cells than there are headings. Maybe a delimiter stands within a text.",
  },
  "imports.fault.formula_cell": {
    ja: "数式が入っています。値で書いてください。",
    en: "It holds a formula. Write the value.",
  },
  "imports.fault.error_cell": { ja: "Excel のエラー値です。", en: "It is an error of the spreadsheet." },
  "imports.fault.date_cell": {
    ja: "日付に変わっています。セルの書式を「文字列」にして、入力し直してください。",
    en: "It became a date. Format the cell as text and type it again.",
  },
  "imports.fault.number_cell": {
    ja: "表示と中身の異なる数値です。セルの書式を「文字列」にして、入力し直してください。",
    en: "It is a number that is shown differently. Format the cell as text and type it again.",
  },
  "imports.fault.depends_on_bad": {
    ja: "この行のもとになる行に問題があります。先にそちらを直してください。",
    en: "A row that this one builds on has a problem. Mend that one first.",
  },
  "imports.fault.state_unknown": { ja: "この状態はありません。", en: "There is no such state." },
  "imports.fault.zeros_lost": {
    ja: "先頭に0の付いた同じ番号が、すでに登録されています。Excel で0が消えていないか確かめてください。",
    en: "The same number with zeros before it is registered already. Maybe the spreadsheet dropped them.",
  },
  "imports.fault.about": { ja: "（{name}）", en: " ({name})" },
  "imports.fault.empty_leaves": {
    ja: "空のセルなので、登録済みの内容をそのまま残します。",
    en: "The cell is empty: what is registered stays.",
  },

  "imports.effect.title": { ja: "この内容で取り込みますか", en: "Import this?" },
  "imports.effect.counts": { ja: "変更される{kind}", en: "What happens to {kind}" },
  "imports.effect.count": { ja: "{outcome}: {n, number}件", en: "{outcome}: {n, number}" },
  "imports.effect.skipped": {
    ja: "問題のある{n, number}行は取り込みません。",
    en: "{n, plural, one {# row that has a problem is} other {# rows that have problems are}} left out.",
  },
  "imports.effect.undo": {
    ja: "取り込んだあとでも、1回の操作でまとめて元に戻せます。",
    en: "Afterwards all of it can be undone with one press.",
  },
  "imports.effect.passwords": {
    ja: "新しい管理者{n, number}人の初期パスワードは自動で作られ、取り込む前に選ぶファイルに書き出されます。",
    en: "First passwords of the {n, plural, one {new admin} other {# new admins}} are made up and written to a file that you choose before anything happens.",
  },
  "imports.effect.guardTitle": {
    ja: "{of, number}件のうち{delete, number}件が削除されます",
    en: "{delete, number} of {of, number} would be deleted",
  },
  "imports.effect.guardText": {
    ja: "ファイルが一部の部署だけのものではないか、もう一度確かめてください。",
    en: "Make sure that the file is not one of a single department.",
  },
  "imports.effect.guardField": { ja: "削除される件数を入力してください", en: "Type how many would be deleted" },
  "imports.effect.guardReason": {
    ja: "削除される件数を入力すると、実行できます。",
    en: "Type the number of deletions first.",
  },
  "imports.effect.guardWrong": { ja: "件数が一致しません。", en: "That is not the number." },
  "imports.effect.back": { ja: "確認に戻る", en: "Back to the rows" },
  "imports.effect.apply": { ja: "{n, number}件を取り込む", en: "Import {n, plural, one {# row} other {# rows}}" },

  "imports.done.title": { ja: "取り込みました", en: "Imported" },
  "imports.done.text": {
    ja: "元に戻すのは、あとからでも「変更履歴」でできます。",
    en: "It can also be undone later, from the history.",
  },
  "imports.done.toast": { ja: "「{file}」を取り込みました", en: "“{file}” was imported" },
  "imports.done.undo": { ja: "まとめて元に戻す", en: "Undo all of it" },
  "imports.done.undone": {
    ja: "元に戻しました。取り込む前の状態です。",
    en: "Undone: everything is as it was before the import.",
  },
  "imports.done.history": { ja: "変更履歴で見る", en: "Show in the history" },
  "imports.done.again": { ja: "ほかのファイルを取り込む", en: "Import another file" },
  "imports.done.passwords": {
    ja: "新しい管理者{n, number}人の初期パスワードを「{file}」に保存しました。本人に渡したあとは、ファイルを削除してください。",
    en: "First passwords of {n, plural, one {# new admin} other {# new admins}} were saved to “{file}”. Delete the file once they have been handed over.",
  },
  "imports.done.passwordsLost": {
    ja: "新しい管理者{n, number}人の初期パスワードを「{file}」に保存できませんでした。この画面を離れると、保存できなくなります。",
    en: "First passwords of {n, plural, one {# new admin} other {# new admins}} could not be saved to “{file}”. Once you leave this screen they are gone.",
  },
  "imports.done.passwordsSave": { ja: "別のファイルに保存…", en: "Save to another file…" },

  "imports.leave.title": { ja: "取り込みをやめますか", en: "Leave the import?" },
  "imports.leave.text": {
    ja: "まだ何も変更されていません。画面を離れると、読み取ったファイルは閉じられます。",
    en: "Nothing has been changed yet. If you leave, the file is closed.",
  },
  "imports.leave.textPasswords": {
    ja: "初期パスワードがまだ保存されていません。画面を離れると、保存できなくなります。",
    en: "The first passwords have not been saved yet. If you leave, they are gone.",
  },
  "imports.leave.textRunning": {
    ja: "取り込みを実行中です。画面を離れても、取り込みは続きます。結果は変更履歴で確かめられます。",
    en: "The import is being made. It goes on if you leave; the history shows what came of it.",
  },
  "imports.leave.stay": { ja: "続ける", en: "Stay" },
  "imports.leave.go": { ja: "やめて移動", en: "Leave" },
} as const satisfies Messages;
