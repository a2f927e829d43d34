import type { Messages } from "../types";

/** The manual, beside the work and as a screen of its own. */
export const manuals = {
  "manuals.open": { ja: "マニュアル", en: "Manual" },
  "manuals.close": { ja: "マニュアルを閉じる", en: "Close the manual" },
  "manuals.full": { ja: "マニュアルの画面で開く", en: "Open on the manual’s screen" },
  "manuals.here": { ja: "この画面の説明", en: "The section for this screen" },
  "manuals.contents": { ja: "目次", en: "Contents" },
  "manuals.search": { ja: "マニュアルを検索", en: "Search the manual" },
  "manuals.hits": {
    ja: "{n, number}か所見つかりました",
    en: "{n, plural, one {# place found} other {# places found}}",
  },
  "manuals.noHit": {
    ja: "見つかりませんでした。別のことばでお試しください。",
    en: "Nothing found. Try other words.",
  },
  "manuals.hitList": { ja: "見つかった箇所", en: "Places found" },
  "manuals.find.page": { ja: "ページ内を検索", en: "Find in this page" },
  "manuals.find.announced": { ja: "{n, number} 件中 {at, number} 件目", en: "{at, number} of {n, number}" },
  "manuals.find.none": { ja: "見つかりません", en: "Nothing found" },
  "manuals.find.noStep": { ja: "移動先がありません。", en: "There is no hit to go to." },
  "manuals.find.next": { ja: "次を検索", en: "Next hit" },
  "manuals.find.previous": { ja: "前を検索", en: "Previous hit" },
  "manuals.find.close": { ja: "検索を閉じる", en: "Close the search" },
  "manuals.unknown": { ja: "このページはありません", en: "There is no such page" },
  "manuals.unknownText": {
    ja: "マニュアルの更新により、移動または削除された可能性があります。",
    en: "It may have been moved or removed when the manual was updated.",
  },
  "manuals.toContents": { ja: "目次へ移動", en: "Go to the contents" },
  "manuals.toFirst": { ja: "最初のページを開く", en: "Open the first page" },
  "manuals.none": { ja: "マニュアルがありません", en: "There is no manual" },
  "manuals.bookmark": { ja: "しおりを付ける", en: "Bookmark this page" },
  "manuals.unbookmark": { ja: "しおりを外す", en: "Remove the bookmark" },
  "manuals.bookmarks": { ja: "しおり", en: "Bookmarks" },
  "manuals.pdf": { ja: "PDF を保存…", en: "Save as PDF…" },
  "manuals.print": { ja: "このページを印刷", en: "Print this page" },
  "manuals.printFailed": {
    ja: "印刷を開始できませんでした。PDF を保存して印刷してください。",
    en: "Printing could not be started. Save the PDF and print that.",
  },
  "manuals.pdfOpen": { ja: "PDF を開く", en: "Open the PDF" },
  "manuals.noPdf": { ja: "この冊子の PDF はありません。", en: "There is no PDF of this book." },
  "manuals.pdfSaved": { ja: "「{file}」に保存しました", en: "Saved to “{file}”" },
  "manuals.version": { ja: "バージョン {version}", en: "Version {version}" },
  "manuals.shipped": { ja: "（コンソールに付属）", en: " (came with the console)" },
  "manuals.fetching": {
    ja: "新しいマニュアルを取得しています（{percent}%）",
    en: "Fetching a newer manual ({percent}%)",
  },
  "manuals.refresh": { ja: "更新を確認", en: "Check for updates" },
  "manuals.checked": { ja: "最終確認: {when}", en: "Checked {when}" },
  "manuals.problem.not_reached": {
    ja: "サービスに接続できないため、更新を確認できません。保存済みのマニュアルを表示しています。",
    en: "The service cannot be reached to look for updates. This is the manual kept on this computer.",
  },
  "manuals.problem.wrong_signature": {
    ja: "配信されたマニュアルの署名が正しくないため、取り込みませんでした。システム管理者に連絡してください。",
    en: "The manual offered is not signed by the publisher and was refused. Tell your system administrator.",
  },
  "manuals.problem.changed": {
    ja: "配信されたマニュアルの内容が書き換えられているため、取り込みませんでした。システム管理者に連絡してください。",
    en: "The manual offered was altered on its way and was refused. Tell your system administrator.",
  },
  "manuals.problem.older": {
    ja: "配信されたマニュアルは、保存済みのものより古いため取り込みませんでした。",
    en: "The manual offered is older than the one here and was refused.",
  },
  "manuals.problem.unsafe_content": {
    ja: "配信されたマニュアルに許可されていない内容が含まれるため、取り込みませんでした。システム管理者に連絡してください。",
    en: "The manual offered holds what a manual may not and was refused. Tell your system administrator.",
  },
  "manuals.problem.too_large": {
    ja: "配信されたマニュアルが大きすぎるため、取り込みませんでした。",
    en: "The manual offered is too large and was refused.",
  },
  "manuals.problem.disk_failed": {
    ja: "マニュアルを保存できませんでした。ディスクの空き容量を確認してください。",
    en: "The manual could not be saved. See whether the disk is full.",
  },
  "manuals.problem.none_published": {
    ja: "このバージョンのマニュアルは、まだ公開されていません。",
    en: "The manual of this version has not been published yet.",
  },
  "manuals.problem.no_key": {
    ja: "このコンソールには、付属のマニュアルだけを表示します。",
    en: "This console shows only the manual it came with.",
  },
} as const satisfies Messages;
