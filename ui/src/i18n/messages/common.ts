import type { Messages } from "../types";

/** Words that every screen uses. */
export const common = {
  "common.save": { ja: "保存", en: "Save" },
  "common.cancel": { ja: "キャンセル", en: "Cancel" },
  "common.close": { ja: "閉じる", en: "Close" },
  "common.delete": { ja: "削除", en: "Delete" },
  "common.undo": { ja: "元に戻す", en: "Undo" },
  "common.retry": { ja: "もう一度試す", en: "Try again" },
  "common.loading": { ja: "読み込んでいます", en: "Loading" },
  "common.clearSearch": { ja: "検索条件を消す", en: "Clear the search" },
  "common.justNow": { ja: "たった今", en: "just now" },
  "common.optional": { ja: "任意", en: "optional" },
  "common.showPassword": { ja: "パスワードを表示する", en: "Show the password" },
  "common.hidePassword": { ja: "パスワードを隠す", en: "Hide the password" },
  "common.dismiss": { ja: "通知を閉じる", en: "Dismiss" },
  "common.notifications": { ja: "通知", en: "Notifications" },
  "common.none": { ja: "なし", en: "None" },
  "common.unassigned": { ja: "未所属", en: "Unassigned" },
  "common.offlineReason": {
    ja: "サービスに接続できないため、いまは変更できません。",
    en: "Changes are not possible while the service cannot be reached.",
  },
  "common.viewingReason": {
    ja: "ほかの管理者の表示で見ているため、いまは変更できません。",
    en: "Changes are not possible while you are viewing as another admin.",
  },
  "common.draft.restored": { ja: "入力途中の内容を復元しました", en: "What you had typed is back" },
  "common.draft.restoredText": {
    ja: "まだ保存していない内容です（最後の入力: {age}）。",
    en: "It is not saved yet (last typed {age}).",
  },
  "common.draft.discard": { ja: "破棄して最初から", en: "Discard and begin anew" },
  "common.draft.movedMine": {
    ja: "（保存すると、編集中の値に変わります）",
    en: "(saving replaces it by your value)",
  },
  "common.draft.movedText": {
    ja: "編集していない項目は最新の値に変わりました。編集中の内容はそのまま残っています。",
    en: "Fields that you have not edited show the new values. What you have edited is kept.",
  },
  "common.draft.movedRead": { ja: "確認しました", en: "I have read this" },
  "common.copy": { ja: "コピー", en: "Copy" },
  "common.copied": { ja: "コピーしました", en: "Copied" },
  "common.copyFailed": {
    ja: "コピーできませんでした。文字を選択してコピーしてください。",
    en: "Could not copy. Select the text and copy it.",
  },
  "common.waitReason": {
    ja: "試行回数が多すぎます。あと{seconds}秒お待ちください。",
    en: "Too many attempts. Wait {seconds, plural, one {# more second} other {# more seconds}}.",
  },
  "common.platform.windows_standard": { ja: "Windows", en: "Windows" },
  "common.platform.windows_linked_clone": { ja: "Windows（リンククローン）", en: "Windows (linked clone)" },
  "common.platform.windows_on_demand": { ja: "Windows（オンデマンド）", en: "Windows (on demand)" },
  "common.platform.windows_stand_alone": { ja: "Windows（スタンドアロン）", en: "Windows (stand-alone)" },
  "common.platformKind.windows_linked_clone": { ja: "リンククローン", en: "Linked clone" },
  "common.platformKind.windows_on_demand": { ja: "オンデマンド", en: "On demand" },
  "common.platformKind.windows_stand_alone": { ja: "スタンドアロン", en: "Stand-alone" },
  "common.platform.macos": { ja: "macOS", en: "macOS" },
  "common.platform.ios": { ja: "iOS / iPadOS", en: "iOS / iPadOS" },
  "common.platform.android": { ja: "Android", en: "Android" },
} as const satisfies Messages;
