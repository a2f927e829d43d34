import type { Messages } from "../types";

/** What is shown about one row: its authority and its history. */
export const details = {
  "details.tabs": { ja: "表示する内容", en: "What is shown" },
  "details.gone": { ja: "ここにはもうありません", en: "No longer here" },
  "details.goneText": {
    ja: "削除されたか、追加が元に戻されたか、管理対象から外れました。",
    en: "It was deleted, its adding was undone, or it is no longer in your scope.",
  },
  "details.overview": { ja: "概要", en: "Overview" },
  "details.authorityTab": { ja: "権限", en: "Authority" },
  "details.historyTab": { ja: "履歴", en: "History" },
  "details.authority": { ja: "ここに権限を持つ管理者", en: "Admins with authority here" },
  "details.authorityHelp": {
    ja: "ここで何かができる管理者と、その根拠になっている管理対象です。停止中の管理者は含みません。",
    en: "Admins who may do something here, and the scopes that make it so. Suspended ones are left out.",
  },
  "details.everything": { ja: "すべての権限", en: "Every permission" },
  "details.by": { ja: "管理対象: {places}", en: "By: {places}" },
  "details.hiddenGroups": {
    ja: "閲覧できないグループ{n, number}件",
    en: "{n, plural, one {# group} other {# groups}} out of your sight",
  },
  "details.nobody": { ja: "権限を持つ管理者は見つかりません", en: "No admin with authority in sight" },
  "details.nobodyHint": {
    ja: "閲覧できる管理者の中に、ここで何かができる人はいません。管理者の閲覧には「管理者の閲覧」の権限が必要です。",
    en: "None of the admins you may see can do anything here. Seeing others takes the permission “View admins”.",
  },
  "details.history": { ja: "この項目の変更履歴", en: "What was done to it" },
  "details.noHistory": { ja: "表示できる履歴はありません", en: "No history to show" },
  "details.noHistoryHint": {
    ja: "自分が行った変更と、「管理操作履歴の閲覧」の権限がある範囲の変更が表示されます。",
    en: "You see changes of your own, and those within your permission “View the history”.",
  },
  "details.because": { ja: "理由: {reason}", en: "Reason: {reason}" },
  "details.together": {
    ja: "ほか{n, number}件とまとめて変更されました。元に戻すと、まとめて戻ります。",
    en: "Changed together with {n, plural, one {# other} other {# others}}; undoing takes them all back.",
  },
  "details.partOnly": {
    ja: "閲覧できる範囲の外の変更とまとめて行われたため、ここからは元に戻せません。",
    en: "This was changed together with rows outside your sight, so you cannot undo it.",
  },
} as const satisfies Messages;
