import type { Messages } from "../types";

/** Who may do what where, why not, and who could change that; and what is done to several admins at once. Part of `admins`. */
export const authority = {
  "admins.san": { ja: "{name}さん", en: "{name}" },
  "admins.reasonAndWho": { ja: "{reason}{who}", en: "{reason} {who}" },
  "admins.couldGrant": { ja: "{names}が付与できます。", en: "{names} can grant it." },
  "admins.couldGrantMore": {
    ja: "{names}ほか{n, number}人が付与できます。",
    en: "{names} and {n, plural, one {# other} other {# others}} can grant it.",
  },
  "admins.askSystemAdmin": {
    ja: "必要な場合は、システム管理者に依頼してください。",
    en: "Ask a system administrator if you need it.",
  },
  "admins.notCovered": {
    ja: "この操作には、対象の管理者の権限全体を管理できる必要があります。{reason}",
    en: "This takes managing the whole of this admin's authority. {reason}",
  },
  "admins.notManaged": {
    ja: "この操作には、対象の管理者の権限全体を管理できる必要があります。システム管理者に依頼してください。",
    en: "This takes managing the whole of this admin's authority. Ask a system administrator.",
  },
  "admins.notActAs": {
    ja: "この操作には、対象の管理者が持つ権限を、同じ範囲ですべて持っている必要があります。システム管理者に依頼してください。",
    en: "This takes every permission this admin holds, wherever they hold it. Ask a system administrator.",
  },

  "admins.map.title": { ja: "「{name}」の権限の一覧表", en: "Authority of “{name}”" },
  "admins.map.enlarge": { ja: "大きく表示", en: "Enlarge" },
  "admins.map.place": { ja: "場所", en: "Place" },
  "admins.map.below": { ja: "以下すべてのサブグループ", en: "and everything below" },
  "admins.map.hint": {
    ja: "マスを選ぶと、許可されている理由、または足りないものを表示します。",
    en: "Choose a cell to see why it is allowed, or what is missing.",
  },
  "admins.map.suspended": {
    ja: "停止中のため、どの権限も働きません。",
    en: "Suspended: no permission counts.",
  },
  "admins.map.empty": { ja: "権限はありません。", en: "There are no permissions." },
  "admins.map.cell": { ja: "{place}、{permission}: {mark}", en: "{place}, {permission}: {mark}" },
  "admins.map.none": { ja: "なし", en: "none" },
  "admins.map.own": { ja: "ここに付与", en: "granted here" },
  "admins.map.inherited": { ja: "上位から継承", en: "from above" },
  "admins.map.gained": { ja: "増える", en: "gained" },
  "admins.map.lost": { ja: "なくなる", en: "lost" },
  "admins.map.section.device": { ja: "クライアント", en: "Devices" },
  "admins.map.section.organization": { ja: "組織", en: "Org." },
  "admins.map.section.policy": { ja: "ポリシー", en: "Policies" },
  "admins.map.section.log": { ja: "ログ", en: "Logs" },
  "admins.map.section.admin": { ja: "管理者", en: "Admins" },
  "admins.map.section.other": { ja: "その他", en: "Other" },

  "admins.why.title": { ja: "{name}: {place}に対する「{permission}」", en: "{name}: “{permission}” for {place}" },
  "admins.why.yes": { ja: "許可されています", en: "Allowed" },
  "admins.why.no": { ja: "許可されていません", en: "Not allowed" },
  "admins.why.allows": { ja: "権限 {n}（{scope}）が許可しています。", en: "Grant {n} ({scope}) allows it." },
  "admins.why.wouldAllow": {
    ja: "権限 {n}（{scope}）に含まれますが、いまは働きません。",
    en: "Grant {n} ({scope}) holds it, but does not count now.",
  },
  "admins.why.lacksScope": {
    ja: "権限 {n}（{scope}）はこの権限を持っていますが、この場所は管理対象に入っていません。",
    en: "Grant {n} ({scope}) holds the permission, but does not cover this place.",
  },
  "admins.why.lacksPermission": {
    ja: "権限 {n}（{scope}）はこの場所を管理対象に含みますが、この権限を持っていません。",
    en: "Grant {n} ({scope}) covers this place, but does not hold the permission.",
  },
  "admins.why.lacksBoth": {
    ja: "権限 {n}（{scope}）は、この権限もこの場所も含みません。",
    en: "Grant {n} ({scope}) has neither the permission nor the place.",
  },
  "admins.why.suspended": { ja: "停止中のため、どの権限も働きません。", en: "Suspended: no grant counts." },
  "admins.why.noGrant": { ja: "関係する権限が一つもありません。", en: "There is no grant that comes near." },
  "admins.why.askWholeManager": {
    ja: "付与できる管理者が、閲覧できる範囲にいません。組織全体を管理する管理者に依頼してください。",
    en: "Nobody in your sight could grant it. Ask an admin who manages the whole organization.",
  },

  "admins.views": { ja: "表示の切り替え", en: "Views" },
  "admins.viewList": { ja: "一覧", en: "List" },
  "admins.viewAsk": { ja: "権限を調べる", en: "Look up authority" },
  "admins.permission": { ja: "権限", en: "Permission" },
  "admins.ask.question": { ja: "調べる権限と場所", en: "What and where" },
  "admins.ask.place": { ja: "場所", en: "Place" },
  "admins.ask.wholeOnly": {
    ja: "この権限は、組織全体に対してだけ付与できます。",
    en: "This permission can only be granted for the whole organization.",
  },
  "admins.ask.who": { ja: "ここで許可されている管理者", en: "Who may do it here" },
  "admins.ask.nobody": { ja: "許可されている管理者はいません", en: "Nobody may do this here" },
  "admins.ask.nobodyHint": {
    ja: "閲覧できる範囲の管理者について調べています。",
    en: "Only admins in your sight are looked at.",
  },
  "admins.ask.by": { ja: "{grants}による", en: "by {grants}" },
  "admins.ask.why": { ja: "許可・不許可の理由", en: "Why, or why not" },
  "admins.ask.chooseAdmin": {
    ja: "管理者を選ぶと、許可されている理由、または足りないものを表示します。",
    en: "Choose an admin to see why it is allowed, or what is missing.",
  },

  "admins.bulk.hint": {
    ja: "選択した管理者を、まとめて変更します。変更できない管理者がいるときは、実行前に理由を表示します。",
    en: "Changes the selected admins together. Whoever cannot be changed is named with the reason before anything happens.",
  },
  "admins.bulk.clear": { ja: "選択を解除", en: "Clear the selection" },
  "admins.bulk.validUntil": { ja: "有効期間の終了日を設定", en: "Set the last day of validity" },
  "admins.bulk.grantAdd": { ja: "権限を追加", en: "Add a grant" },
  "admins.bulk.permissionRemove": { ja: "特定の権限を外す", en: "Remove a permission" },
  "admins.bulk.permissionRemoveNow": { ja: "外す", en: "Remove" },
  "admins.bulk.permissionRemoveText": {
    ja: "選んだ権限を、管理対象にかかわらずすべて外します。権限がなくなった組は削除されます。",
    en: "Takes the permission away everywhere. Grants that then allow nothing go.",
  },
  "admins.bulk.suspendTitle": {
    ja: "{n, number}人の管理者の停止",
    en: "Suspend {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.resumeTitle": {
    ja: "{n, number}人の管理者の停止の解除",
    en: "Resume {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.deleteTitle": {
    ja: "{n, number}人の管理者の削除",
    en: "Delete {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.validUntilTitle": {
    ja: "{n, number}人の管理者の有効期間の終了日",
    en: "Last day of validity of {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.grantAddTitle": {
    ja: "{n, number}人の管理者への権限の追加",
    en: "Add a grant to {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.permissionRemoveTitle": {
    ja: "{n, number}人の管理者から権限を外す",
    en: "Remove a permission from {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.suspendDone": {
    ja: "{n, number}人の管理者を停止しました",
    en: "{n, plural, one {# admin was} other {# admins were}} suspended",
  },
  "admins.bulk.resumeDone": {
    ja: "{n, number}人の管理者の停止を解除しました",
    en: "{n, plural, one {# admin was} other {# admins were}} resumed",
  },
  "admins.bulk.deleteDone": {
    ja: "{n, number}人の管理者を削除しました",
    en: "{n, plural, one {# admin was} other {# admins were}} deleted",
  },
  "admins.bulk.validUntilDone": {
    ja: "{n, number}人の管理者の有効期間を変更しました",
    en: "The validity of {n, plural, one {# admin} other {# admins}} was changed",
  },
  "admins.bulk.grantAddDone": {
    ja: "{n, number}人の管理者に権限を追加しました",
    en: "A grant was added to {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.permissionRemoveDone": {
    ja: "{n, number}人の管理者から権限を外しました",
    en: "A permission was removed from {n, plural, one {# admin} other {# admins}}",
  },
  "admins.bulk.leftOutTitle": {
    ja: "変更できない管理者が{n, number}人います",
    en: "{n, plural, one {# admin} other {# admins}} cannot be changed",
  },
  "admins.bulk.leftOutText": {
    ja: "次の管理者を除いて、残りの{n, number}人だけを変更しますか？",
    en: "Go on with the other {n, plural, one {#} other {#}}, without these?",
  },
  "admins.bulk.nobody": {
    ja: "選択した管理者は、どれも変更できません。",
    en: "None of the selected admins can be changed.",
  },
  "admins.bulk.goOn": { ja: "除いて続ける（{n, number}人）", en: "Go on with {n, plural, one {#} other {#}}" },
  "admins.bulk.unchanged": { ja: "すでにその状態です。", en: "There is nothing to change." },
} as const satisfies Messages;
