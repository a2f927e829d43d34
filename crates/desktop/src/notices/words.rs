//! What a notification says, in the language that was chosen for this computer.

use contract::{LocalText, NoticeId, NoticeKind, NoticeView};
use directory::Language;
use jiff::tz::TimeZone;

use super::due::Show;

/// More of a body is cut off: a notification is a line or two.
const MOST_BODY: usize = 200;

/// What a notification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) id: NoticeId,
    pub(super) title: String,
    pub(super) body: String,
}

/// In which language, at which place on earth, and for whose eyes.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) language: Language,
    pub(super) zone: TimeZone,
    /// While the console is locked, what a notice says is for nobody who passes by.
    pub(super) locked: bool,
}

/// The text in a language.
pub(super) fn of(text: &LocalText, language: Language) -> &str {
    match language {
        Language::Ja => &text.ja,
        Language::En => &text.en,
    }
}

/// The words for what is to be shown; `None` for a notice that is not there.
pub(super) fn words(show: Show, items: &[NoticeView], reader: &Reader) -> Option<Words> {
    let item = |id| items.iter().find(|item| item.id == id);
    let ja = reader.language == Language::Ja;
    let hidden = if ja {
        "コンソールのロックを解除すると読めます。"
    } else {
        "Unlock the console to read."
    };
    let visible = |text: String| if reader.locked { hidden.to_owned() } else { text };
    let words = match show {
        Show::New(id) => {
            let item = item(id)?;
            let title = of(&item.title, reader.language).to_owned();
            Words {
                id,
                title: if reader.locked { kind(item.kind, ja).to_owned() } else { title },
                body: visible(shortened(of(&item.body, reader.language))),
            }
        }
        Show::Soon(id) => {
            let item = item(id)?;
            let begins = item.starts_at?.to_zoned(reader.zone.clone()).strftime("%H:%M").to_string();
            Words {
                id,
                title: if ja {
                    format!("{begins}にメンテナンスが始まります")
                } else {
                    format!("Maintenance begins at {begins}")
                },
                body: visible(of(&item.title, reader.language).to_owned()),
            }
        }
        Show::Many(count, id) => Words {
            id,
            title: if ja {
                format!("おしらせが{count}件あります")
            } else {
                format!("{count} notices")
            },
            body: visible(
                item(id).map(|item| of(&item.title, reader.language)).unwrap_or_default().to_owned(),
            ),
        },
    };
    Some(words)
}

fn kind(kind: NoticeKind, ja: bool) -> &'static str {
    match (kind, ja) {
        (NoticeKind::Maintenance, true) => "メンテナンスのおしらせ",
        (NoticeKind::Maintenance, false) => "New notice: maintenance",
        (NoticeKind::Incident, true) => "障害のおしらせ",
        (NoticeKind::Incident, false) => "New notice: incident",
        (NoticeKind::Information | NoticeKind::Unknown, true) => "新しいおしらせ",
        (NoticeKind::Information | NoticeKind::Unknown, false) => "New notice",
    }
}

/// The first paragraph, and of that a line or two.
fn shortened(body: &str) -> String {
    let first = body.trim().split("\n\n").next().unwrap_or_default();
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_BODY) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::notice, *};

    fn reader(language: Language, locked: bool) -> Reader {
        Reader { language, zone: TimeZone::fixed(jiff::tz::offset(9)), locked }
    }

    #[test]
    fn a_notification_speaks_the_chosen_language_and_says_nothing_while_locked() {
        let items = [NoticeView {
            starts_at: Some("2026-12-01T01:00:00Z".parse().unwrap()),
            ..notice(1, NoticeKind::Maintenance)
        }];
        let id = items[0].id;
        let said = |show, language, locked| {
            let words = words(show, &items, &reader(language, locked)).unwrap();
            (words.title, words.body)
        };
        let is = |title: &str, body: &str| (title.to_owned(), body.to_owned());
        let unlock = "コンソールのロックを解除すると読めます。";
        assert_eq!(said(Show::New(id), Language::Ja, false), is("おしらせ1", "本文 二行目"));
        assert_eq!(said(Show::New(id), Language::En, false), is("Notice 1", "Body second line"));
        assert_eq!(said(Show::New(id), Language::Ja, true), is("メンテナンスのおしらせ", unlock));
        assert_eq!(
            said(Show::Soon(id), Language::Ja, false),
            is("10:00にメンテナンスが始まります", "おしらせ1")
        );
        assert_eq!(said(Show::Soon(id), Language::En, false), is("Maintenance begins at 10:00", "Notice 1"));
        assert_eq!(said(Show::Many(4, id), Language::Ja, true), is("おしらせが4件あります", unlock));
        assert_eq!(said(Show::Many(4, id), Language::En, false), is("4 notices", "Notice 1"));
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = shortened(&"長".repeat(300));
        assert_eq!((long.chars().count(), long.chars().last()), (MOST_BODY + 1, Some('…')));
    }
}
