//! What a mail about a notice says: Japanese first, then English, as plain text. Times are those of Japan, whose distance
//! from UTC never changes, and say so.

use contract::{Component, LocalText, NoticeKind};
use jiff::{Timestamp, civil::Weekday, tz::Offset};

use crate::{app::notices::News, store::notices::StoredNotice};

/// Japan's time. It has known no summer time since 1951.
const JAPAN: Offset = Offset::constant(9);
const LINE: &str = "----------------------------------------------------------------";

/// Subject and body of the mail that tells a company of a notice.
pub(super) fn compose(news: News, notice: &StoredNotice, company: &str) -> (String, String) {
    let (kind_ja, kind_en) = match notice.kind {
        NoticeKind::Maintenance => ("メンテナンスのおしらせ", "Maintenance"),
        NoticeKind::Incident => ("障害・インシデントのおしらせ", "Incident"),
        NoticeKind::Information | NoticeKind::Unknown => ("おしらせ", "Notice"),
    };
    let (news_ja, news_en) = match news {
        News::Published => ("", ""),
        News::Corrected => ("【訂正】", "Corrected: "),
        News::Ended => ("【終了】", "Ended: "),
    };
    let subject = format!("[ISM CloudOne] {news_ja}{kind_ja}: {}", one_line(&notice.title.ja));
    let mut ja = vec![
        format!("{company} ご担当者 様"),
        "いつも ISM CloudOne をご利用いただき、ありがとうございます。".to_owned(),
        format!("{news_ja}{kind_ja}\n{}", notice.title.ja),
    ];
    let mut en =
        vec![format!("To the contacts of {company}"), format!("{news_en}{kind_en}\n{}", notice.title.en)];
    let mut facts_ja = Vec::new();
    let mut facts_en = Vec::new();
    let mut time = |ja: &str, en: &str, at: Option<Timestamp>| {
        if let Some(at) = at {
            facts_ja.push(format!("{ja}: {}", time_ja(at)));
            facts_en.push(format!("{en}: {}", time_en(at)));
        }
    };
    time("開始", "Begins", notice.starts_at);
    time("終了予定", "Is to end", notice.ends_at);
    time("終了", "Ended", notice.ended_at);
    if !notice.affects.is_empty() {
        facts_ja.push(format!("影響する機能: {}", names(&notice.affects, |name| &name.ja, "、")));
        facts_en.push(format!("Affects: {}", names(&notice.affects, |name| &name.en, ", ")));
    }
    if !facts_ja.is_empty() {
        ja.push(facts_ja.join("\n"));
        en.push(facts_en.join("\n"));
    }
    let mut say = |head_ja: &str, head_en: &str, text: &LocalText| {
        ja.push(format!("{head_ja}{}", text.ja));
        en.push(format!("{head_en}{}", text.en));
    };
    if let (News::Corrected, Some(correction)) = (news, &notice.correction) {
        say("訂正の内容: ", "What was corrected: ", correction);
    }
    if let Some(emergency) = &notice.emergency {
        say(
            "2 週間前までにお知らせできなかった理由: ",
            "Why it was not announced two weeks ahead: ",
            emergency,
        );
    }
    say("", "", &notice.body);
    ja.push("このおしらせは、管理コンソールでもご覧いただけます。".to_owned());
    en.push("You find this notice in the management console, too.".to_owned());
    (subject, format!("{}\n\n{LINE}\n\n{}\n", ja.join("\n\n"), en.join("\n\n")))
}

/// Subject and body of the mail to a company that a notice does not concern any more. What it says now is for others.
pub(super) fn compose_withdrawn(notice: &StoredNotice, company: &str) -> (String, String) {
    let subject = format!("[ISM CloudOne] 【対象の変更】{}", one_line(&notice.title.ja));
    let ja = format!(
        "{company} ご担当者 様\n\n先にお送りした次のおしらせは、{company} 様には該当しなくなりました。\n\n{}",
        notice.title.ja
    );
    let en = format!(
        "To the contacts of {company}\n\nThis notice, which was sent to you before, does not concern {company} any more.\n\n{}",
        notice.title.en
    );
    (subject, format!("{ja}\n\n{LINE}\n\n{en}\n"))
}

fn names(components: &[Component], name: impl Fn(&LocalText) -> &str, between: &str) -> String {
    components.iter().map(|component| name(&component.name)).collect::<Vec<_>>().join(between)
}

/// A header is one line, whatever somebody wrote.
fn one_line(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

fn time_ja(at: Timestamp) -> String {
    let at = JAPAN.to_datetime(at);
    let day = match at.weekday() {
        Weekday::Monday => "月",
        Weekday::Tuesday => "火",
        Weekday::Wednesday => "水",
        Weekday::Thursday => "木",
        Weekday::Friday => "金",
        Weekday::Saturday => "土",
        Weekday::Sunday => "日",
    };
    let date = format!("{}年{}月{}日({day})", at.year(), at.month(), at.day());
    format!("{date} {:02}:{:02}（日本時間、UTC+09:00）", at.hour(), at.minute())
}

fn time_en(at: Timestamp) -> String {
    format!("{} (Japan time, UTC+09:00)", JAPAN.to_datetime(at).strftime("%Y-%m-%d %H:%M"))
}

#[cfg(test)]
mod tests {
    use contract::NoticeId;

    use super::*;

    fn notice() -> StoredNotice {
        let text = |ja: &str, en: &str| LocalText { ja: ja.to_owned(), en: en.to_owned() };
        StoredNotice {
            id: NoticeId(uuid::Uuid::nil()),
            kind: NoticeKind::Maintenance,
            title: text("データベースの更新", "Database update"),
            body: text("停止します。\n\nご了承ください。", "It stops.\n\nThank you."),
            starts_at: Some("2026-12-31T15:30:00Z".parse().unwrap()),
            ends_at: Some("2026-12-31T17:00:00Z".parse().unwrap()),
            affects: vec![Component { id: "console".into(), name: text("管理コンソール", "Console") }],
            emergency: None,
            of_all: true,
            published_at: "2026-12-01T00:00:00Z".parse().unwrap(),
            corrected_at: None,
            correction: None,
            ended_at: None,
            version: 1,
        }
    }

    #[test]
    fn japanese_first_then_english_with_times_of_japan() {
        let (subject, body) = compose(News::Published, &notice(), "青葉商事");
        assert_eq!(subject, "[ISM CloudOne] メンテナンスのおしらせ: データベースの更新");
        assert_eq!(
            body,
            "青葉商事 ご担当者 様

いつも ISM CloudOne をご利用いただき、ありがとうございます。

メンテナンスのおしらせ
データベースの更新

開始: 2027年1月1日(金) 00:30（日本時間、UTC+09:00）
終了予定: 2027年1月1日(金) 02:00（日本時間、UTC+09:00）
影響する機能: 管理コンソール

停止します。

ご了承ください。

このおしらせは、管理コンソールでもご覧いただけます。

----------------------------------------------------------------

To the contacts of 青葉商事

Maintenance
Database update

Begins: 2027-01-01 00:30 (Japan time, UTC+09:00)
Is to end: 2027-01-01 02:00 (Japan time, UTC+09:00)
Affects: Console

It stops.

Thank you.

You find this notice in the management console, too.
"
        );
    }

    #[test]
    fn what_is_corrected_or_over_says_so() {
        let text = LocalText { ja: "時刻".into(), en: "The time".into() };
        let corrected = StoredNotice { correction: Some(text.clone()), emergency: Some(text), ..notice() };
        let (subject, body) = compose(News::Corrected, &corrected, "青葉商事");
        assert_eq!(subject, "[ISM CloudOne] 【訂正】メンテナンスのおしらせ: データベースの更新");
        assert!(body.contains("訂正の内容: 時刻") && body.contains("What was corrected: The time"));
        assert!(body.contains("理由: 時刻") && body.contains("two weeks ahead: The time"));
        let ended =
            StoredNotice { kind: NoticeKind::Incident, ended_at: Some(Timestamp::UNIX_EPOCH), ..notice() };
        let (subject, body) = compose(News::Ended, &ended, "青葉商事");
        assert_eq!(subject, "[ISM CloudOne] 【終了】障害・インシデントのおしらせ: データベースの更新");
        assert!(
            body.contains("\n終了: 1970年1月1日(木) 09:00（") && body.contains("Ended: 1970-01-01 09:00 (")
        );
    }

    #[test]
    fn a_title_stays_in_its_line() {
        let title = LocalText { ja: "題\r\nBcc: x@example.jp".into(), en: "T".into() };
        let (subject, _) = compose(News::Published, &StoredNotice { title, ..notice() }, "x");
        assert_eq!(subject, "[ISM CloudOne] メンテナンスのおしらせ: 題  Bcc: x@example.jp");
    }
}
