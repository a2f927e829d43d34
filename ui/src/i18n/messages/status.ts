import type { Messages } from "../types";

/** The state of the service, what is said of it where it cannot be reached, and the trust page. */
export const status = {
  "status.overall.operational": { ja: "すべて正常に動作しています", en: "Everything works as it should" },
  "status.overall.nothing": {
    ja: "障害やメンテナンスはありません",
    en: "There are no incidents and no maintenance",
  },
  "status.overall.outage": { ja: "障害が発生しています", en: "There is an incident" },
  "status.overall.degraded": {
    ja: "一部の機能が不安定になっています",
    en: "Some parts are slow, or at times not available",
  },
  "status.overall.unclear": {
    ja: "一部の機能の状態がわかりません",
    en: "The state of some parts is not known",
  },
  "status.overall.maintenance": {
    ja: "メンテナンス中です。{until}に終わる予定です",
    en: "Under maintenance, to end at {until}",
  },
  "status.overall.maintenanceOpen": {
    ja: "メンテナンス中です。終わる時刻は決まっていません",
    en: "Under maintenance; when it ends is not known yet",
  },
  "status.overall.maintenanceOverdue": {
    ja: "メンテナンス中です。終了予定の{until}を過ぎています",
    en: "Under maintenance, which was to end at {until}",
  },
  "status.overall.asOf": { ja: "{when}の時点: {sentence}", en: "As of {when}: {sentence}" },
  "status.stale": {
    ja: "いまの状態は確認できていません。{when}に確認した内容を表示しています。",
    en: "How it is right now is not known. This is what was known {when}.",
  },
  "status.unreachedHere": {
    ja: "このコンソールからは、サービスに接続できていません。障害やメンテナンスの発表はないため、社内のネットワークやプロキシに原因があるかもしれません。",
    en: "This console cannot reach the service. No incident or maintenance is announced, so the cause may be your network or its proxy.",
  },
  "status.components": { ja: "機能ごとの状態", en: "Parts of the service" },
  "status.since": { ja: "{when}から", en: "since {when}" },
  "status.level.operational": { ja: "正常", en: "Works" },
  "status.level.degraded": { ja: "不安定", en: "Unsteady" },
  "status.level.outage": { ja: "停止", en: "Down" },
  "status.level.maintenance": { ja: "メンテナンス中", en: "Maintenance" },
  "status.level.unknown": { ja: "不明", en: "Not known" },
  "status.goingOn": { ja: "いま起きていること", en: "Going on now" },
  "status.coming": { ja: "これからのメンテナンス", en: "Coming maintenance" },
  "status.comingNone": { ja: "予定されているメンテナンスはありません。", en: "No maintenance is planned." },
  "status.history": { ja: "過去 90 日間の記録", en: "The last 90 days" },
  "status.historyNone": {
    ja: "障害やメンテナンスはありませんでした。",
    en: "There were no incidents and no maintenance.",
  },
  "status.historyMore": { ja: "以前の記録も表示", en: "Show earlier ones too" },
  "status.span": { ja: "{from} ～ {to}", en: "{from} – {to}" },
  "status.began": { ja: "{from}から", en: "Since {from}" },
  "status.begins": { ja: "{from}から", en: "From {from}" },
  "status.beganUnknown": { ja: "開始の時刻は不明です", en: "When it began is not known" },
  "status.noTime": { ja: "日時は決まっていません", en: "No time has been set" },
  "status.planned": { ja: "{to}に終わる予定", en: "to end at {to}" },
  "status.overdue": { ja: "終了予定の{to}を過ぎています", en: "was to end at {to}" },
  "status.endedAt": { ja: "{to}に終了", en: "ended at {to}" },
  "status.calledOff": { ja: "中止になりました", en: "Called off" },
  "status.affects": { ja: "影響: {parts}", en: "Affects: {parts}" },
  "status.issued": { ja: "発行: {when}", en: "Issued {when}" },
  "status.checked": { ja: "確認: {when}", en: "Checked {when}" },
  "status.signed": {
    ja: "サービスの提供元が電子署名した情報です。署名はこのコンソールで確認済みです。",
    en: "Signed by the operator of the service; this console has checked the signature.",
  },
  "status.refresh": { ja: "再確認", en: "Check again" },
  "status.loading": { ja: "稼働状況を読み込んでいます", en: "Loading the state of the service" },
  "status.none": { ja: "稼働状況はまだわかりません", en: "The state of the service is not known yet" },
  "status.noneText": {
    ja: "提供元の情報を、まだ一度も取得していません。",
    en: "Nothing has been received from the operator so far.",
  },
  "status.problem.not_reached": {
    ja: "稼働状況を公開している場所に接続できません。ネットワークとプロキシの設定を確認してください。",
    en: "Where the state is published cannot be reached. Check the network and the proxy settings.",
  },
  "status.problem.wrong_signature": {
    ja: "取得した稼働状況の署名が正しくないため、使用していません。システム管理者に連絡してください。",
    en: "The state offered is not signed by the operator and was refused. Tell your system administrator.",
  },
  "status.problem.older": {
    ja: "取得した稼働状況が、表示中のものより古いため使用していません。続く場合は、システム管理者に連絡してください。",
    en: "The state offered is older than the one here and was refused. If this goes on, tell your system administrator.",
  },
  "status.problem.unreadable": {
    ja: "取得した稼働状況を読み取れません。コンソールを最新のバージョンに更新してください。",
    en: "The state offered cannot be read. Update the console.",
  },
  "status.problem.none_published": {
    ja: "提供元は、稼働状況をまだ公開していません。",
    en: "The operator has not published the state of the service yet.",
  },
  "status.problem.no_key": {
    ja: "このコンソールには、提供元の署名を確かめる鍵がありません。提供元が配布しているコンソールを使ってください。",
    en: "This console has no key to check the operator’s signature with. Use the console that the operator distributes.",
  },

  "status.offline.maintenance": {
    ja: "サービスは{until}までメンテナンス中です。",
    en: "The service is under maintenance until {until}.",
  },
  "status.offline.maintenanceOpen": {
    ja: "サービスはメンテナンス中です。終わる時刻は決まっていません。",
    en: "The service is under maintenance; when it ends is not known yet.",
  },
  "status.offline.maintenanceOverdue": {
    ja: "サービスはメンテナンス中です。終了予定の{until}を過ぎています。",
    en: "The service is under maintenance, which was to end at {until}.",
  },
  "status.offline.incident": {
    ja: "サービスに障害が発生しています（「{title}」）。",
    en: "The service has an incident (“{title}”).",
  },
  "status.offline.asOf": { ja: "{why}{when}に確認した情報です。", en: "{why} This was known at {when}." },

  "status.trust.lead": {
    ja: "責任の分担、データの保管場所、セキュリティへの取り組みなどについて、提供元が説明しています。",
    en: "What the operator says of shared responsibility, of where data lies, and of how it is protected.",
  },
  "status.trust.contents": { ja: "目次", en: "Contents" },
  "status.trust.none": { ja: "サービスの信頼性に関する情報はまだありません", en: "There is nothing about trust yet" },
  "status.trust.noneText": {
    ja: "提供元が公開すると、ここに表示されます。",
    en: "What the operator publishes will stand here.",
  },
  "status.trust.lastBackup": { ja: "最後に取得したバックアップ（{what}）: {at}", en: "Last backup ({what}): {at}" },
  "status.trust.backup.data": { ja: "データ", en: "data" },
  "status.trust.backup.system": { ja: "OS", en: "operating system" },
  "status.trust.backup.unknown": { ja: "その他", en: "other" },
  "status.trust.more": { ja: "詳しい資料", en: "Read more" },
  "status.trust.copyAddress": { ja: "アドレスをコピー", en: "Copy the address" },
} as const satisfies Messages;
