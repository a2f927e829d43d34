import type { Messages } from "../types";

/** What the company decides about signing in. */
export const settings = {
  "settings.password": { ja: "パスワードの規則", en: "Password rule" },
  "settings.passwordHelp": {
    ja: "新しく設定するパスワードに適用します。すでに使われているパスワードは、有効日数を除いて、次に変更するまでそのまま使えます。",
    en: "Holds for new passwords. Apart from the days of validity, passwords in use stay as they are until they are changed.",
  },
  "settings.min_length": { ja: "最小の文字数", en: "Fewest characters" },
  "settings.min_lengthHelp": {
    ja: "これより短いパスワードは設定できません。",
    en: "Shorter passwords are refused.",
  },
  "settings.min_score": { ja: "必要な強さ", en: "Strength asked for" },
  "settings.min_scoreHelp": {
    ja: "推測されやすい単語や並びを調べて判定します。「強い」以上をおすすめします。",
    en: "Judged by words and patterns that are easy to guess. “Strong” or better is a good choice.",
  },
  "settings.min_score.0": { ja: "指定しない", en: "None asked for" },
  "settings.history": { ja: "再利用を禁止する回数", en: "Last passwords not to be used again" },
  "settings.historyHelp": {
    ja: "直近に使ったパスワードを、この回数分だけ使えなくします。0なら制限しません。",
    en: "As many of the last passwords are refused. 0 refuses none.",
  },
  "settings.expire_days": { ja: "有効日数", en: "Days of validity" },
  "settings.expire_daysHelp": {
    ja: "この日数が過ぎると、次のサインインで変更を求めます。空欄なら期限はありません。",
    en: "After this many days it must be changed at the next sign-in. Empty means never.",
  },
  "settings.never": { ja: "期限なし", en: "never" },

  "settings.session": { ja: "サインインの有効期間", en: "How long one stays signed in" },
  "settings.sessionHelp": {
    ja: "保存すると、サインイン中の管理者にもすぐに適用されます。",
    en: "Once saved, this holds for admins who are signed in, too.",
  },
  "settings.absolute_minutes": { ja: "最長の時間", en: "Longest session" },
  "settings.absolute_minutesHelp": {
    ja: "使い続けていても、この時間でサインインし直します。",
    en: "After this long one signs in anew, used or not.",
  },
  "settings.idle_minutes": { ja: "使わないときに終了するまでの時間", en: "Ends without use after" },
  "settings.idle_minutesHelp": {
    ja: "操作がないままこの時間が過ぎると、サインインが終了します。",
    en: "A session ends after this long without use.",
  },
  "settings.lock_minutes": { ja: "使わないときにロックするまでの時間", en: "Locks without use after" },
  "settings.lock_minutesHelp": {
    ja: "操作がないままこの時間が過ぎると、画面をロックしてパスワードを求めます。入力中の内容は残ります。終了するまでの時間以下にしてください。",
    en: "After this long without use the console asks for the password; what was typed stays. Not more than the time after which a session ends.",
  },
  "settings.inWords": { ja: "{duration}です。{help}", en: "{duration}. {help}" },

  "settings.mfa": { ja: "二要素認証", en: "Second factor" },
  "settings.mfaHelp": {
    ja: "パスワードに加えて、スマートフォンの認証アプリの確認コードを求めるかどうかを決めます。",
    en: "Whether signing in takes the code of an authenticator app besides the password.",
  },
  "settings.mfaWho": { ja: "二要素認証を必須にする管理者", en: "Who must have one" },
  "settings.mfa.off": { ja: "必須にしない", en: "Nobody" },
  "settings.mfa.offHelp": {
    ja: "各自が、自分のアカウントの画面で設定できます。",
    en: "Everybody can set one up on the screen of their own account.",
  },
  "settings.mfa.recommended": { ja: "推奨する", en: "Nobody, but recommended" },
  "settings.mfa.recommendedHelp": {
    ja: "設定していない管理者に、自分のアカウントの画面で設定をすすめます。",
    en: "Admins without one are invited to on the screen of their own account.",
  },
  "settings.mfa.managers": { ja: "管理者を管理する人", en: "Those who manage admins" },
  "settings.mfa.managersHelp": {
    ja: "「管理者の管理」または「セキュリティ設定」の権限を、どこかで持つ管理者が対象です。",
    en: "Whoever may manage admins or change the security settings, anywhere.",
  },
  "settings.mfa.all": { ja: "全員", en: "Everybody" },
  "settings.mfa.allHelp": { ja: "すべての管理者が対象です。", en: "Every admin." },
  "settings.mfa.counting": { ja: "対象の管理者を確認しています", en: "Counting whom this concerns" },
  "settings.mfa.reach": {
    ja: "保存すると、{n, number}人がすぐに設定を求められます",
    en: "{n, plural, =0 {Nobody has} one {# admin has} other {# admins have}} to set one up as soon as this is saved",
  },
  "settings.mfa.more": { ja: "ほか{n}人", en: "and {n} more" },
  "settings.mfa.ready": {
    ja: "対象のうち {n, number}人は設定済みです。",
    en: "{n, plural, one {# admin it concerns has one} other {# admins it concerns have one}} already.",
  },
  "settings.mfa.unknown": {
    ja: "このほかの対象者 {n, number}人は管理できる範囲の外にいるため、設定済みかどうかを確認できません。",
    en: "It also concerns {n, plural, one {# admin} other {# admins}} whom you may not manage, so whether they have one cannot be shown.",
  },
  "settings.mfa.self": {
    ja: "保存すると、あなたもすぐに設定が必要です。スマートフォンを用意してから保存してください。",
    en: "You have to set one up as soon as this is saved, too. Have your phone at hand.",
  },
  "settings.mfa.wayBack": {
    ja: "スマートフォンを失くした管理者は、リカバリーコードでサインインできます。コードも失くした場合は、ほかの管理者が「管理者」の画面で二要素認証を解除できます。",
    en: "Whoever loses their phone signs in with a recovery code. If those are lost as well, another admin can take the second factor away on the screen “Admins”.",
  },

  "settings.labels": { ja: "管理者の自由項目", en: "Free fields of admins" },
  "settings.labelsHelp": {
    ja: "管理者ごとに記録できる項目の名前です（例: 内線番号、拠点）。名前が空欄の項目は表示されません。",
    en: "Names of what can be noted for each admin, for example an extension or an office. A field without a name is not shown.",
  },
  "settings.label": { ja: "項目{n}の名前", en: "Name of field {n}" },
  "settings.labelOfAdmins": { ja: "管理者の項目{n}の名前", en: "Name of field {n} of admins" },
  "settings.labelOfUsers": { ja: "ユーザーの項目{n}の名前", en: "Name of field {n} of users" },
  "settings.labelOfDevices": { ja: "クライアントの項目{n}の名前", en: "Name of field {n} of devices" },
  "settings.userLabels": { ja: "ユーザーの自由項目", en: "Free fields of users" },
  "settings.userLabelsHelp": {
    ja: "ユーザーごとに記録できる項目の名前です（例: 内線番号、勤務地）。名前が空欄の項目は表示されません。",
    en: "Names of what can be noted for each user, for example an extension or an office. A field without a name is not shown.",
  },
  "settings.deviceLabels": { ja: "クライアントの自由項目", en: "Free fields of devices" },
  "settings.deviceLabelsHelp": {
    ja: "クライアントごとに記録できる項目の名前です（例: 購入年月、リース満了、設置場所）。名前が空欄の項目は表示されません。",
    en: "Names of what can be noted for each device, for example when it was bought or where it stands. A field without a name is not shown.",
  },

  "settings.unit.characters": { ja: "文字", en: "characters" },
  "settings.unit.times": { ja: "回", en: "passwords" },
  "settings.unit.days": { ja: "日", en: "days" },
  "settings.unit.minutes": { ja: "分", en: "minutes" },
  "settings.characters": { ja: "{n, number}文字", en: "{n, plural, one {# character} other {# characters}}" },
  "settings.times": { ja: "{n, number}回", en: "{n, plural, one {# password} other {# passwords}}" },
  "settings.days": { ja: "{n, number}日", en: "{n, plural, one {# day} other {# days}}" },
  "settings.hours": { ja: "{n, number}時間", en: "{n, plural, one {# hour} other {# hours}}" },
  "settings.minutes": { ja: "{n, number}分", en: "{n, plural, one {# minute} other {# minutes}}" },
  "settings.duration": { ja: "{a}{b}", en: "{a} {b}" },
  "settings.help": { ja: "{help}範囲は{least}～{most}です。", en: "{help} From {least} to {most}." },
  "settings.fault.number": { ja: "数字で入力してください。", en: "Enter a number." },
  "settings.fault.bounds": {
    ja: "{least}～{most}の数字で入力してください。",
    en: "Enter a number from {least} to {most}.",
  },
  "settings.fault.lockBeyondIdle": {
    ja: "「使わないときに終了するまでの時間」以下にしてください。",
    en: "This must not be more than the time after which a session ends without use.",
  },

  "settings.unchanged": { ja: "変更された項目はありません。", en: "Nothing has been changed." },
  "settings.changedCount": {
    ja: "{n, number}項目を変更しています（未保存）",
    en: "{n, plural, one {# unsaved change} other {# unsaved changes}}",
  },
  "settings.changedFields": { ja: "変更している項目: {fields}", en: "Edited: {fields}" },
  "settings.discard": { ja: "変更を破棄", en: "Discard changes" },
  "settings.effectTitle": { ja: "設定の変更", en: "Change the settings" },
  "settings.saved": { ja: "設定を変更しました", en: "Settings changed" },
  "settings.moved": {
    ja: "編集を始めた後に、ほかの管理者が設定を変更しました",
    en: "Another admin changed the settings after you began",
  },
  "settings.leaveTitle": { ja: "保存していない変更があります", en: "There are unsaved changes" },
  "settings.leaveText": {
    ja: "この画面を離れると、変更した内容は失われます。",
    en: "They are lost if you leave this screen.",
  },
  "settings.leave": { ja: "破棄して移動", en: "Discard and leave" },
  "settings.stay": { ja: "編集を続ける", en: "Go on editing" },
} as const satisfies Messages;
