import type { Messages } from "../types";

/** Sign-in and passwords. */
export const session = {
  "session.title": { ja: "サインイン", en: "Sign in" },
  "session.lead": { ja: "企業の管理者アカウントでサインインします。", en: "Use your company's admin account." },
  "session.companyCode": { ja: "企業コード", en: "Company code" },
  "session.account": { ja: "アカウント", en: "Account" },
  "session.password": { ja: "パスワード", en: "Password" },
  "session.stay": { ja: "サインインしたままにする", en: "Stay signed in" },
  "session.stayHelp": {
    ja: "このコンピューターのキーリングに安全に保管します。共用のコンピューターでは選ばないでください。",
    en: "Kept safely in this machine's keyring. Do not choose it on a shared machine.",
  },
  "session.stayUnavailable": {
    ja: "このコンピューターではキーリングを利用できないため、選べません。サインインはできます。",
    en: "This machine has no usable keyring, so this cannot be chosen. Signing in works.",
  },
  "session.stayRefused": {
    ja: "キーリングがロックされているため、選べません。ロックを解除してからコンソールを開き直してください。",
    en: "The keyring is locked. Unlock it and open the console again to choose this.",
  },
  "session.submit": { ja: "サインイン", en: "Sign in" },
  "session.required": { ja: "入力してください。", en: "Enter this." },
  "session.capsLock": { ja: "Caps Lock がオンになっています。", en: "Caps Lock is on." },
  "session.troubleTitle": { ja: "サービスに接続できません", en: "The service cannot be reached" },
  "session.certificateTitle": { ja: "接続先を確認できません", en: "The server cannot be trusted" },
  "session.endedTitle": { ja: "サインアウトしました", en: "You were signed out" },
  "session.notResumedTitle": {
    ja: "前回のサインインを引き継げませんでした",
    en: "Your last session could not be taken up",
  },
  "session.serverAddress": { ja: "接続先 {server}", en: "Server {server}" },
  "session.version": { ja: "バージョン {version}", en: "Version {version}" },
  "session.language": { ja: "English", en: "日本語" },
  "session.languageLabel": { ja: "Switch to English", en: "日本語に切り替える" },

  "session.otp.title": { ja: "二要素認証", en: "Second factor" },
  "session.otp.lead": {
    ja: "{account} のパスワードを確認しました。続けて、確認コードを入力してください。",
    en: "The password of {account} is right. Now enter the code.",
  },
  "session.otp.label": { ja: "確認コード", en: "Code" },
  "session.otp.hint": {
    ja: "認証アプリに表示されている6桁の数字を入力します。6桁そろうと、自動で送信します。",
    en: "The six digits that your authenticator app shows. They are sent as soon as all six are there.",
  },
  "session.otp.useRecovery": { ja: "リカバリーコードを使う", en: "Use a recovery code" },
  "session.otp.useApp": { ja: "認証アプリのコードを使う", en: "Use the authenticator app" },
  "session.otp.recoveryLabel": { ja: "リカバリーコード", en: "Recovery code" },
  "session.otp.recoveryHint": {
    ja: "二要素認証を設定したときに保管したコードのうち、まだ使っていないものを一つ入力します。一度使ったコードは使えなくなります。",
    en: "One of the codes that you kept when you set this up. Each works once.",
  },
  "session.otp.recoveryWrong": {
    ja: "リカバリーコードが違うか、すでに使われています。別のコードを入力してください。どれも使えない場合は、ほかの管理者に二要素認証の解除を依頼してください。",
    en: "The recovery code is wrong or was used already. Try another one. If none works, ask another admin to take away your second factor.",
  },
  "session.otp.submit": { ja: "確認", en: "Continue" },
  "session.otp.back": { ja: "戻る", en: "Back" },

  "session.addFactor.title": { ja: "二要素認証の設定", en: "Set up your second factor" },
  "session.addFactor.lead": {
    ja: "{company}では、二要素認証の設定が必要です。パスワードに加えてスマートフォンの認証アプリでも確認するため、パスワードが知られても第三者はサインインできません。設定すると、利用を始められます。",
    en: "{company} asks for a second factor. With an authenticator app on your phone besides the password, a stolen password alone lets nobody in. Set it up to begin.",
  },
  "session.addFactor.begin": { ja: "コンソールを始める", en: "Begin" },

  "session.lock.title": { ja: "ロックされています", en: "Locked" },
  "session.lock.who": { ja: "{company}　{name}（{account}）", en: "{name} ({account}), {company}" },
  "session.lock.kept": {
    ja: "解除すると、ロックする前の画面に戻ります。入力中の内容もそのままです。",
    en: "Unlocking brings you back to where you were, with everything you had typed.",
  },
  "session.lock.wrong": {
    ja: "パスワードが違います。入力し直してください。",
    en: "The password is wrong. Enter it again.",
  },
  "session.lock.unlock": { ja: "解除", en: "Unlock" },
  "session.lock.other": { ja: "別のアカウントでサインイン", en: "Sign in as somebody else" },

  "session.stepUp.title": {
    ja: "続けるにはパスワードを入力してください",
    en: "Enter your password to continue",
  },
  "session.stepUp.text": {
    ja: "管理者の権限やサインインの設定に関わる操作のため、本人であることを確認します。一度確認すると、10分間は入力せずに続けられます。",
    en: "This touches permissions or how people sign in, so we check that it is you. You are not asked again for ten minutes.",
  },
  "session.stepUp.submit": { ja: "続ける", en: "Continue" },

  "session.firstPassword.title": { ja: "パスワードの変更", en: "Choose your password" },
  "session.firstPassword.lead": {
    ja: "パスワードがほかの管理者によって設定されたか、有効期限を過ぎています。自分だけが知っている新しいパスワードに変更すると、利用を始められます。",
    en: "Your password was set by another admin, or has expired. Change it to one that only you know to begin.",
  },
  "session.firstPassword.submit": { ja: "変更して始める", en: "Change and begin" },
  "session.changePassword.title": { ja: "パスワードの変更", en: "Change password" },
  "session.changePassword.submit": { ja: "変更", en: "Change" },
  "session.changePassword.done": { ja: "パスワードを変更しました", en: "Password changed" },
  "session.changePassword.others": {
    ja: "ほかの場所でのサインインは、すべて終了しました。",
    en: "Your sessions elsewhere have ended.",
  },
  "session.current": { ja: "現在のパスワード", en: "Current password" },
  "session.new": { ja: "新しいパスワード", en: "New password" },
  "session.repeat": { ja: "新しいパスワード（確認）", en: "New password, again" },
  "session.sameAsCurrent": {
    ja: "現在のパスワードと同じです。違うものにしてください。",
    en: "This is the current password. Choose another one.",
  },
  "session.notRepeated": {
    ja: "上の入力と一致しません。もう一度入力してください。",
    en: "This differs from the entry above. Enter it again.",
  },
  "session.strength.label": { ja: "パスワードの強さ", en: "Strength" },
  "session.strength.none": { ja: "―", en: "–" },
  "session.strength.0": { ja: "とても弱い", en: "Very weak" },
  "session.strength.1": { ja: "弱い", en: "Weak" },
  "session.strength.2": { ja: "やや弱い", en: "Fair" },
  "session.strength.3": { ja: "強い", en: "Strong" },
  "session.strength.4": { ja: "とても強い", en: "Very strong" },
  "session.rule.title": { ja: "パスワードの条件", en: "What the password needs" },
  "session.rule.length": { ja: "{n}文字以上、128文字以下", en: "{n} to 128 characters" },
  "session.rule.someLength": {
    ja: "企業の規則で決められた長さ（128文字以下）",
    en: "As long as your company asks, 128 characters at most",
  },
  "session.rule.names": {
    ja: "アカウント、氏名、企業コード、企業名を含まない",
    en: "Contains neither the account, the admin's name nor the company's code or name",
  },
  "session.rule.strength": { ja: "強さが「{word}」以上", en: "Strength “{word}” or better" },
  "session.rule.someStrength": { ja: "推測されにくい", en: "Hard to guess" },
  "session.rule.history": {
    ja: "直近の{n, number}回に使ったものと違う（保存するときに確認します）",
    en: "{n, plural, one {Not the last one used} other {None of the last # used}} (checked when you save)",
  },
  "session.rule.met": { ja: "満たしています", en: "met" },
  "session.rule.unmet": { ja: "まだです", en: "not yet" },
} as const satisfies Messages;
