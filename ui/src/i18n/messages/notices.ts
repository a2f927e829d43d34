import type { Messages } from "../types";

/** What the operator of the service tells: the bell, the banner, the list with its detail, and notifications of the desktop. */
export const notices = {
  "notices.bell": {
    ja: "おしらせ、未読 {n}件",
    en: "Notices, {n} unread",
  },
  "notices.bellNone": { ja: "おしらせ、未読なし", en: "Notices, none unread" },

  "notices.kind.information": { ja: "案内", en: "Information" },
  "notices.kind.maintenance": { ja: "メンテナンス", en: "Maintenance" },
  "notices.kind.incident": { ja: "障害", en: "Incident" },
  "notices.kind.unknown": { ja: "その他", en: "Other" },
  "notices.badge.emergency": { ja: "緊急", en: "Urgent" },
  "notices.badge.corrected": { ja: "訂正", en: "Corrected" },
  "notices.badge.ended": { ja: "終了", en: "Over" },
  "notices.unread": { ja: "未読", en: "Unread" },

  "notices.list": { ja: "おしらせの一覧", en: "List of notices" },
  "notices.column": { ja: "おしらせ", en: "Notice" },
  "notices.search": { ja: "おしらせを検索", en: "Search notices" },
  "notices.count": { ja: "{n, number}件", en: "{n, plural, one {# notice} other {# notices}}" },
  "notices.filter": { ja: "おしらせの絞り込み", en: "Filter notices" },
  "notices.filter.all": { ja: "すべて", en: "All" },
  "notices.filter.unread": { ja: "未読", en: "Unread" },
  "notices.filterCount": { ja: "{filter}（{n}）", en: "{filter} ({n})" },
  "notices.readAll": { ja: "すべて既読にする", en: "Mark all as read" },
  "notices.readAllNone": { ja: "未読のおしらせはありません。", en: "There are no unread notices." },
  "notices.refresh": { ja: "新しいおしらせを確認", en: "Check for new notices" },
  "notices.checked": { ja: "最終確認: {age}", en: "Checked {age}" },
  "notices.checkedOffline": {
    ja: "サービスに接続できません。{age}に受け取った内容を表示しています。",
    en: "The service cannot be reached. These were received {age}.",
  },
  "notices.neverOffline": {
    ja: "サービスに接続できないため、おしらせをまだ受け取っていません。接続が戻ると自動で表示します。",
    en: "The service cannot be reached, so no notices have been received yet. They appear once the connection is back.",
  },
  "notices.fetching": { ja: "おしらせを受け取っています", en: "Receiving notices" },
  "notices.empty.title": { ja: "おしらせはありません", en: "There are no notices" },
  "notices.empty.text": {
    ja: "メンテナンスの予定や障害の情報が、ここに届きます。",
    en: "Planned maintenance and incidents are told here.",
  },
  "notices.noUnread.title": { ja: "未読のおしらせはありません", en: "You have read everything" },
  "notices.noneOfKind.title": { ja: "この種類のおしらせはありません", en: "There are no notices of this kind" },
  "notices.noHit.title": { ja: "「{query}」に一致するおしらせはありません", en: "No notice matches “{query}”" },
  "notices.noHit.text": {
    ja: "件名と本文から探しています。ほかのことばや絞り込みでお試しください。",
    en: "Titles and texts were searched. Try other words or another filter.",
  },

  "notices.detail": { ja: "おしらせの内容", en: "The notice" },
  "notices.choose.title": { ja: "おしらせを選んでください", en: "Choose a notice" },
  "notices.choose.text": {
    ja: "左の一覧から選ぶと、ここに内容を表示します。",
    en: "Choose one in the list to read it here.",
  },
  "notices.gone.title": { ja: "このおしらせは表示できません", en: "This notice cannot be shown" },
  "notices.gone.text": {
    ja: "古くなったか、対象ではなくなったおしらせです。",
    en: "It is too old, or no longer concerns your company.",
  },
  "notices.published": { ja: "公開", en: "Published" },
  "notices.corrected": { ja: "訂正", en: "Corrected" },
  "notices.begins": { ja: "開始", en: "Begins" },
  "notices.ends": { ja: "終了予定", en: "Planned end" },
  "notices.ended": { ja: "終了", en: "Ended" },
  "notices.duration": { ja: "所要時間", en: "Duration" },
  "notices.affects": { ja: "影響を受けるもの", en: "Affected" },
  "notices.affectsNothing": { ja: "なし", en: "Nothing" },
  "notices.correction": { ja: "訂正した内容", en: "What was corrected" },
  "notices.emergency": { ja: "緊急で行う理由", en: "Why it cannot wait" },
  "notices.calendar": { ja: "カレンダーに保存 (.ics)", en: "Save to calendar (.ics)" },
  "notices.calendarOver": {
    ja: "このメンテナンスは終了しています。",
    en: "This maintenance is over.",
  },
  "notices.calendarSaved": { ja: "「{file}」に保存しました", en: "Saved to “{file}”" },

  "notices.readers": { ja: "読んだ管理者", en: "Who has read it" },
  "notices.readers.count": {
    ja: "{n}人のうち {read}人が読みました",
    en: "{read} of {n} have read it",
  },
  "notices.readers.name": { ja: "管理者", en: "Admin" },
  "notices.readers.when": { ja: "読んだ日時", en: "Read" },
  "notices.readers.notYet": { ja: "未読", en: "Not yet" },
  "notices.readers.none": { ja: "管理できる管理者はいません。", en: "There are no admins that you may manage." },
  "notices.readers.more": {
    ja: "残り {n, number}人も表示",
    en: "{n, plural, one {Show # more} other {Show # more}}",
  },
  "notices.readers.offline": {
    ja: "誰が読んだかはサービスに問い合わせるため、接続が戻ってから表示できます。",
    en: "Who has read it is asked of the service. It is shown once the connection is back.",
  },
  "notices.readers.viewing": {
    ja: "ほかの管理者の表示で見ている間は、表示できません。",
    en: "This is not shown while you are viewing as another admin.",
  },
  "notices.readers.forbidden": {
    ja: "誰が読んだかは、管理者を管理する権限があると表示できます。",
    en: "Whoever may manage admins sees who has read it.",
  },

  "notices.banner": { ja: "メンテナンスと障害", en: "Maintenance and incidents" },
  "notices.banner.before": {
    ja: "メンテナンスが{left}後に始まります（{until}まで）",
    en: "Maintenance begins in {left} (until {until})",
  },
  "notices.banner.beforeUrgent": {
    ja: "緊急メンテナンスが{left}後に始まります（{until}まで）",
    en: "Urgent maintenance begins in {left} (until {until})",
  },
  "notices.banner.during": {
    ja: "メンテナンス中です（{until}まで、あと{left}）",
    en: "Maintenance is under way (until {until}, {left} left)",
  },
  "notices.banner.incident": {
    ja: "障害が発生しています（影響: {affects}）",
    en: "Something is not working: {affects}",
  },
  "notices.banner.more": {
    ja: "ほか{n, number}件のおしらせを見る",
    en: "{n, plural, one {See # more notice} other {See # more notices}}",
  },
  "notices.banner.close": { ja: "「{title}」の予告を閉じる", en: "Dismiss the warning about “{title}”" },

  "notices.settings": { ja: "デスクトップ通知", en: "Desktop notifications" },
  "notices.settings.help": {
    ja: "新しいおしらせを、コンソールの画面を開いていないときも通知します。この設定はこのコンピューターだけのものです。",
    en: "New notices are shown even while the console’s window is not in sight. This is kept for this computer only.",
  },
  "notices.settings.desktop": { ja: "おしらせを通知する", en: "Show notices as notifications" },
  "notices.settings.quiet": { ja: "通知しない時間帯を決める", en: "Keep quiet at some hours" },
  "notices.settings.quietHours": { ja: "通知しない時間帯", en: "Quiet hours" },
  "notices.settings.from": { ja: "開始時刻", en: "From" },
  "notices.settings.until": { ja: "終了時刻", en: "Until" },
  "notices.settings.format": { ja: "24時間表記（例: 22:00）", en: "24-hour clock, such as 22:00" },
  "notices.settings.nextDay": {
    ja: "翌日の{time}まで通知しません。",
    en: "Nothing is shown until {time} the next day.",
  },
  "notices.settings.bad": {
    ja: "0:00～23:59の時刻を「22:00」の形で入力してください。",
    en: "Enter a time from 0:00 to 23:59, such as 22:00.",
  },
  "notices.settings.same": {
    ja: "開始時刻とは別の時刻を入力してください。",
    en: "Enter another time than the one it begins at.",
  },
  "notices.settings.off": { ja: "通知がオフのため、変更できません。", en: "Notifications are off." },
  "notices.settings.unchanged": { ja: "変更した内容はありません。", en: "Nothing was changed." },
  "notices.settings.saved": { ja: "通知の設定を保存しました", en: "Notification settings saved" },

  "notices.home.unread": {
    ja: "未読のおしらせが {n, number}件あります",
    en: "{n, plural, one {There is # unread notice} other {There are # unread notices}}",
  },
  "notices.home.read": { ja: "読む", en: "Read" },
  "notices.home.all": { ja: "一覧を見る", en: "See them all" },
  "notices.home.details": { ja: "詳細", en: "Details" },
  "notices.home.detailsOf": { ja: "詳細: {title}", en: "Details: {title}" },
  "notices.home.before": {
    ja: "メンテナンスの予定: {when}から{duration}",
    en: "Planned maintenance: {when}, {duration}",
  },
  "notices.home.more": {
    ja: "ほかにも {n, number}件の予定があります",
    en: "{n, plural, one {# more is planned} other {# more are planned}}",
  },
} as const satisfies Messages;
