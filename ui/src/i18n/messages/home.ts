import type { Messages } from "../types";

/** What needs attention now, and what there is. */
export const home = {
  "home.now": { ja: "いま必要なこと", en: "Needs you now" },
  "home.new": { ja: "グループとクライアントがまだ登録されていません", en: "There are no groups or devices yet" },
  "home.newHint": {
    ja: "部署や拠点をグループとして登録し、ユーザーとクライアントを加えます。Excel や CSV のファイルからまとめて取り込めます。",
    en: "Add departments or sites as groups, then their users and devices. Excel and CSV files can be imported at once.",
  },
  "home.newGroups": { ja: "グループを登録", en: "Add groups" },
  "home.unassigned": {
    ja: "所属の決まっていないクライアントが {n, number}台あります",
    en: "{n, plural, one {# device belongs} other {# devices belong}} to nobody yet",
  },
  "home.unassignedHint": {
    ja: "グループかユーザーに所属させると、管理の対象が決まります。",
    en: "Assign them to a group or a user so that somebody manages them.",
  },
  "home.assign": { ja: "所属を決める", en: "Assign" },
  "home.offline": {
    ja: "サービスに接続できないため、最新の状態ではない可能性があります",
    en: "The service cannot be reached, so this may be out of date",
  },
  "home.nothing": { ja: "いま対応が必要なことはありません", en: "Nothing needs you right now" },
  "home.counts": { ja: "管理しているもの", en: "What you manage" },
  "home.groups": { ja: "グループ", en: "Groups" },
  "home.users": { ja: "ユーザー", en: "Users" },
  "home.devices": { ja: "クライアント", en: "Devices" },
  "home.admins": { ja: "管理者", en: "Admins" },
  "home.unassignedCount": { ja: "未所属", en: "Unassigned" },
  "home.platforms": { ja: "種別ごとのクライアント", en: "Devices by platform" },
  "home.platform": { ja: "種別", en: "Platform" },
  "home.count": { ja: "台数", en: "Devices" },
  "home.share": { ja: "割合", en: "Share" },
  "home.noDevices": { ja: "クライアントはまだありません", en: "No devices yet" },
  "home.changes": { ja: "最近の変更", en: "Last changes" },
  "home.allChanges": { ja: "すべての変更を見る", en: "See all changes" },
  "home.noChanges": { ja: "変更はまだありません", en: "No changes yet" },
  "home.sync": { ja: "データの状態", en: "State of the data" },
  "home.synced": { ja: "最終確認: {age}（版 {revision}）", en: "Checked {age} (revision {revision})" },
  "home.scope.whole": { ja: "組織全体を表示しています", en: "Showing the whole organization" },
  "home.scope.part": { ja: "自分の管理範囲だけを表示しています", en: "Showing only what is in your scope" },
} as const satisfies Messages;
