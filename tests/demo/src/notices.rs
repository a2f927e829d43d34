//! What the operator of the demo's service has to say.

use contract::{LocalText, NoticeKind, NoticeWriteRequest};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

/// A maintenance in sixteen days, in the small hours of Japan, and something to know.
#[must_use]
pub fn notices(now: Timestamp) -> Vec<NoticeWriteRequest> {
    let japan = TimeZone::fixed(jiff::tz::offset(9));
    let night = now.to_zoned(japan).date().saturating_add(16.days()).at(2, 0, 0, 0);
    let starts_at = TimeZone::fixed(jiff::tz::offset(9)).to_timestamp(night).ok();
    let ends_at = starts_at.and_then(|at| at.checked_add(3.hours()).ok());
    vec![
        NoticeWriteRequest {
            starts_at,
            ends_at,
            affects: vec!["console".to_owned()],
            ..written(
                NoticeKind::Maintenance,
                ["定期メンテナンスのおしらせ", "Scheduled maintenance"],
                [
                    "データベースを更新します。\n\n作業中は、コンソールで変更を保存できません。一覧やポリシーの閲覧、マニュアルは、このコンピューターに保存された内容で使えます。",
                    "The database is updated.\n\nMeanwhile nothing can be saved in the console. Lists, policies and the manual can be read as they were kept on this computer.",
                ],
            )
        },
        written(
            NoticeKind::Information,
            ["マニュアルを改訂しました", "The manual has been revised"],
            [
                "ポリシーの章に、適用前に影響を確認する手順を加えました。F1 キーで、いまの画面の説明を開けます。",
                "The chapter on policies tells how to review the effect beforehand. F1 opens what it says of the screen at hand.",
            ],
        ),
    ]
}

fn written(kind: NoticeKind, title: [&str; 2], body: [&str; 2]) -> NoticeWriteRequest {
    let text = |[ja, en]: [&str; 2]| LocalText { ja: ja.to_owned(), en: en.to_owned() };
    NoticeWriteRequest {
        kind,
        title: text(title),
        body: text(body),
        starts_at: None,
        ends_at: None,
        affects: Vec::new(),
        emergency: None,
        correction: None,
        companies: None,
    }
}
