import type { Messages } from "../types";

/** One's own account: profile, password, second factor, sessions, and what others did to it. */
export const account = {
  "account.profile": { ja: "プロフィール", en: "Profile" },
  "account.company": { ja: "企業", en: "Company" },
  "account.companyValue": { ja: "{name}（{code}）", en: "{name} ({code})" },
  "account.name": { ja: "氏名", en: "Name" },
  "account.account": { ja: "アカウント", en: "Account" },
  "account.previous": { ja: "前回のサインイン", en: "Sign-in before this one" },
  "account.previousNone": { ja: "今回が初めてです", en: "This is the first one" },
  "account.previousHint": {
    ja: "心当たりのない日時の場合は、パスワードを変更してください。",
    en: "If you do not recognise it, change your password.",
  },
  "account.began": { ja: "今回のサインイン", en: "This sign-in" },
  "account.password": { ja: "パスワード", en: "Password" },
  "account.passwordText": {
    ja: "変更すると、ほかの場所でのサインインはすべて終了します。",
    en: "Changing it ends your sessions elsewhere.",
  },

  "account.factor": { ja: "二要素認証", en: "Second factor" },
  "account.factor.on": { ja: "設定済み", en: "Set up" },
  "account.factor.off": { ja: "未設定", en: "Not set up" },
  "account.factor.onText": {
    ja: "サインインのときに、パスワードに加えて認証アプリの確認コードを入力します。",
    en: "Signing in takes the code of your authenticator app besides the password.",
  },
  "account.factor.offText": {
    ja: "いまはパスワードだけでサインインできます。認証アプリを設定すると、パスワードが知られても第三者はサインインできません。",
    en: "Your password alone signs in. With an authenticator app, a stolen password lets nobody in.",
  },
  "account.factor.recommended": {
    ja: "二要素認証の設定が推奨されています。数分で終わります。",
    en: "Your company recommends a second factor. It takes a few minutes.",
  },
  "account.factor.binding": {
    ja: "企業の規則で二要素認証が必要です。解除すると、すぐに設定し直すよう求められます。",
    en: "Your company asks for a second factor. If you remove it, you have to set it up again at once.",
  },
  "account.factor.add": { ja: "二要素認証を設定", en: "Set up a second factor" },
  "account.factor.remove": { ja: "二要素認証を解除", en: "Remove the second factor" },
  "account.factor.removeNow": { ja: "解除", en: "Remove" },
  "account.factor.removeText": {
    ja: "次のサインインから、パスワードだけでサインインできるようになります。保管しているリカバリーコードも使えなくなります。",
    en: "From the next sign-in on, your password alone is enough. Your recovery codes stop working, too.",
  },
  "account.factor.removed": { ja: "二要素認証を解除しました", en: "Second factor removed" },
  "account.factor.added": { ja: "二要素認証を設定しました", en: "Second factor set up" },
  "account.factor.preparing": { ja: "準備しています", en: "Preparing" },
  "account.factor.stepScan": {
    ja: "スマートフォンの認証アプリで、QRコードを読み取ります",
    en: "Scan the QR code with the authenticator app on your phone",
  },
  "account.factor.stepScanHelp": {
    ja: "認証アプリ（Google Authenticator、Microsoft Authenticator など）で、アカウントの追加を選びます。",
    en: "In the app (such as Google Authenticator or Microsoft Authenticator) choose to add an account.",
  },
  "account.factor.qr": {
    ja: "認証アプリで読み取るQRコード。読み取れない場合は、下のキーを入力してください。",
    en: "QR code for the authenticator app. If it cannot be scanned, type the key below.",
  },
  "account.factor.secretHelp": {
    ja: "読み取れない場合は、次のキーをアプリに入力します。",
    en: "If it cannot be scanned, type this key into the app.",
  },
  "account.factor.stepCode": {
    ja: "アプリに表示された6桁の確認コードを入力します",
    en: "Enter the six digits that the app shows",
  },
  "account.factor.codeWrong": {
    ja: "確認コードが違います。アプリに表示されている最新のコードを入力してください。続けて違う場合は、スマートフォンの時刻を確認してください。",
    en: "The code is wrong. Enter the one that the app shows now. If that fails again, check the clock of your phone.",
  },
  "account.factor.confirm": { ja: "設定", en: "Set up" },

  "account.codes.title": { ja: "リカバリーコード", en: "Recovery codes" },
  "account.codes.new": { ja: "リカバリーコードを作り直す", en: "Make new recovery codes" },
  "account.codes.newText": {
    ja: "新しいコードを10個作ります。これまでのコードは、使っていないものもすべて使えなくなります。",
    en: "This makes ten new codes. All codes you have now stop working, used or not.",
  },
  "account.codes.newNow": { ja: "作り直す", en: "Make new ones" },
  "account.codes.once": {
    ja: "このコードは、いましか表示されません",
    en: "These codes are shown only now",
  },
  "account.codes.text": {
    ja: "スマートフォンを失くしたときや機種変更のときに、確認コードの代わりに一つずつ使えます。印刷するか、パスワード管理ソフトなど安全な場所に保管してください。",
    en: "If you lose or change your phone, each of them works once in place of its code. Print them or keep them somewhere safe, such as a password manager.",
  },
  "account.codes.list": { ja: "リカバリーコードの一覧", en: "List of recovery codes" },
  "account.codes.print": { ja: "印刷", en: "Print" },
  "account.codes.kept": { ja: "安全な場所に保管しました", en: "I have kept them in a safe place" },
  "account.codes.keepFirst": {
    ja: "コードを保管してから、「安全な場所に保管しました」にチェックを入れてください。",
    en: "Keep the codes, then tick “I have kept them in a safe place”.",
  },
  "account.codes.sheetTitle": { ja: "CloudOne コンソール リカバリーコード", en: "CloudOne Console recovery codes" },
  "account.codes.sheetOwner": { ja: "{company} / アカウント: {account}", en: "{company} / account: {account}" },
  "account.codes.sheetMade": { ja: "印刷日時: {time}", en: "Printed: {time}" },
  "account.codes.sheetHint": {
    ja: "それぞれ一度だけ使えます。ほかの人の目に触れない場所に保管してください。",
    en: "Each works once. Keep them where nobody else can see them.",
  },

  "account.passkeys": { ja: "パスキー", en: "Passkeys" },
  "account.passkeysText": {
    ja: "このコンソールでは、パスキーを利用できません。パスキーはWebサイトに結び付くものですが、コンソールの画面はCloudOneのWebサイトではありません。同じ仕組みで作られたアプリに共通のアドレス（tauri.localhost）で動くため、パスキーではほかのアプリと区別できません。",
    en: "This console offers no passkeys. A passkey belongs to a web site, and this window is not one of ours: it runs at an address (tauri.localhost) that every program built this way shares, so a passkey could not tell them apart.",
  },

  "account.sessions": { ja: "サインイン中の場所", en: "Where you are signed in" },
  "account.sessions.list": { ja: "サインインの一覧", en: "Sessions" },
  "account.sessions.current": { ja: "この画面", en: "This window" },
  "account.sessions.program": { ja: "プログラム", en: "Program" },
  "account.sessions.used": { ja: "最終利用", en: "Last used" },
  "account.sessions.since": { ja: "{time}に開始", en: "since {time}" },
  "account.sessions.act": { ja: "操作", en: "Act" },
  "account.sessions.end": { ja: "終了", en: "End" },
  "account.sessions.endOne": {
    ja: "{program}（{address}）のサインインを終了",
    en: "End the session of {program} at {address}",
  },
  "account.sessions.ended": { ja: "サインインを終了しました", en: "Session ended" },
  "account.sessions.endOthers": { ja: "ほかのすべてを終了", en: "End all others" },
  "account.sessions.endedMany": {
    ja: "{n, number}件のサインインを終了しました",
    en: "{n, plural, one {# session} other {# sessions}} ended",
  },
  "account.sessions.onlyThis": {
    ja: "ほかの場所ではサインインしていません。",
    en: "You are signed in nowhere else.",
  },
  "account.sessions.viewing": {
    ja: "ほかの管理者の表示で見ている間は、自分のサインインを表示できません。",
    en: "Your own sessions are not shown while you are viewing as another admin.",
  },
  "account.sessions.offline": {
    ja: "サービスに接続できないため、サインイン中の場所を表示できません。",
    en: "The sessions are not shown while the service cannot be reached.",
  },
  "account.client.console": {
    ja: "CloudOne コンソール {version}（{system}）",
    en: "CloudOne Console {version} ({system})",
  },
  "account.client.unknown": { ja: "不明なプログラム", en: "Unknown program" },

  "account.note.title": { ja: "あなたのアカウントについてのおしらせ", en: "Something happened to your account" },
  "account.note.password_set": {
    ja: "{by}さんが、あなたのパスワードを設定しました（{time}）。",
    en: "{by} set your password ({time}).",
  },
  "account.note.factor_removed": {
    ja: "{by}さんが、あなたの二要素認証を解除しました（{time}）。",
    en: "{by} took away your second factor ({time}).",
  },
  "account.note.sessions_ended": {
    ja: "{by}さんが、あなたのサインインを終了しました（{time}）。",
    en: "{by} ended your sessions ({time}).",
  },
  "account.note.locked": {
    ja: "誤ったパスワードが続けて入力されたため、サインインが一時的に制限されました（{time}）。",
    en: "Signing in was held up for a while after several wrong passwords ({time}).",
  },
  "account.note.recovery_code_used": {
    ja: "リカバリーコードを使ったサインインがありました（{time}）。",
    en: "A recovery code was used to sign in ({time}).",
  },
  "account.note.unknown": {
    ja: "{by}さんが、あなたのアカウントを操作しました（{time}）。詳しくは、コンソールを更新すると確認できます。",
    en: "{by} did something to your account ({time}). Update the console to read what.",
  },
  "account.note.somebody": { ja: "ほかの管理者", en: "Another admin" },
  "account.note.more": { ja: "ほか{n, number}件", en: "{n, plural, one {# more} other {# more}}" },
  "account.note.hint": {
    ja: "心当たりがない場合は、パスワードを変更し、ほかの管理者に連絡してください。",
    en: "If you did not expect this, change your password and tell another admin.",
  },
  "account.note.read": { ja: "確認しました", en: "I have read this" },
} as const satisfies Messages;
