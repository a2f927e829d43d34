//! A notice as a calendar file (RFC 5545). What is written depends on the notice alone: the same notice gives the same
//! file, and a corrected one takes the place of the entry that was imported before.

use contract::NoticeView;
use directory::Language;
use icalendar::{Calendar, Component as _, Event, EventStatus, Property};
use jiff::{Timestamp, tz::TimeZone};

use super::words::of;

/// The file for a notice that has a beginning and an end; `None` for any other.
pub(super) fn event(notice: &NoticeView, language: Language) -> Option<String> {
    let (starts, ends) = (notice.starts_at?, notice.ends_at?);
    let newest = [notice.corrected_at, notice.ended_at].into_iter().flatten().max();
    let newest = newest.unwrap_or(notice.published_at).max(notice.published_at);
    // How often a notice was corrected is not told; how late it was grows with every correction as well.
    let sequence = newest.duration_since(notice.published_at).as_secs().clamp(0, i64::from(i32::MAX));
    let called_off = notice.ended_at.is_some_and(|ended| ended < starts);
    let event = Event::new()
        .uid(&format!("{}@cloudone-notices", notice.id.0))
        .summary(&text(of(&notice.title, language)))
        .description(&text(of(&notice.body, language)))
        .status(if called_off { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .add_property("SEQUENCE", sequence.to_string())
        .add_property("DTSTAMP", utc(newest))
        .add_property("DTSTART", utc(starts))
        .add_property("DTEND", utc(ends))
        // It takes nobody's time: it does not make them busy.
        .add_property("TRANSP", "TRANSPARENT")
        .done();
    let head = [("VERSION", "2.0"), ("PRODID", "-//ISM//CloudOne Console//EN"), ("CALSCALE", "GREGORIAN")];
    let calendar = Calendar { properties: Property::from_array(head), components: vec![event.into()] };
    Some(calendar.to_string())
}

/// Line feeds are escaped when it is written; any other control character has no place in a calendar.
fn text(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() || *sign == '\n').collect()
}

fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use contract::{LocalText, NoticeKind};

    use super::{super::tests::notice, *};

    fn maintenance() -> NoticeView {
        NoticeView {
            starts_at: Some("2026-12-01T15:00:00Z".parse().unwrap()),
            ends_at: Some("2026-12-01T18:30:00Z".parse().unwrap()),
            ..notice(7, NoticeKind::Maintenance)
        }
    }

    /// Reads a calendar as the RFC says, independently of who wrote it: unfolded octets, then names and values.
    fn parsed(file: &str) -> BTreeMap<String, String> {
        let mut bytes = file.as_bytes();
        let mut lines: Vec<Vec<u8>> = Vec::new();
        while let Some(at) = bytes.windows(2).position(|pair| pair == b"\r\n") {
            let line = &bytes[..at];
            assert!(line.len() <= 75, "{} octets", line.len());
            assert!(!line.contains(&b'\n') && !line.contains(&b'\r'));
            assert!(std::str::from_utf8(line).is_ok(), "no character is cut in two");
            match line.strip_prefix(b" ") {
                Some(more) => lines.last_mut().unwrap().extend_from_slice(more),
                None => lines.push(line.to_vec()),
            }
            bytes = &bytes[at + 2..];
        }
        assert_eq!(bytes, b"", "every line ends");
        let lines: Vec<String> = lines.into_iter().map(|line| String::from_utf8(line).unwrap()).collect();
        let is_border = |line: &&str| line.starts_with("BEGIN:") || line.starts_with("END:");
        let around: Vec<&str> = lines.iter().map(String::as_str).filter(is_border).collect();
        assert_eq!(around, ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]);
        let pairs: Vec<(&str, &str)> = lines.iter().map(|line| line.split_once(':').unwrap()).collect();
        let values: BTreeMap<_, _> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), unescaped(value))).collect();
        assert_eq!(values.len() + 2, pairs.len(), "each once, but BEGIN and END");
        values
    }

    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut signs = value.chars();
        while let Some(sign) = signs.next() {
            text.push(match sign {
                '\\' => match signs.next().unwrap() {
                    'n' => '\n',
                    other => other,
                },
                ',' | ';' => panic!("not escaped"),
                sign => sign,
            });
        }
        text
    }

    #[test]
    fn a_calendar_reads_back_as_the_notice() {
        let title = r"夜間作業; A, B \ C: 「停止」";
        let body = format!("{}\n\n終わり", "長い文章です。😀 ".repeat(300));
        let notice = NoticeView {
            title: LocalText { ja: title.to_owned(), en: "Work".to_owned() },
            body: LocalText { ja: body.clone(), en: "Long.\r\nEND:VEVENT\u{7}".to_owned() },
            ..maintenance()
        };
        let read = parsed(&event(&notice, Language::Ja).unwrap());
        let value = |name: &str| read[name].as_str();
        assert_eq!((value("SUMMARY"), value("DESCRIPTION")), (title, body.as_str()));
        assert_eq!(value("UID"), "00000000-0000-0000-0000-000000000007@cloudone-notices");
        assert_eq!((value("DTSTART"), value("DTEND")), ("20261201T150000Z", "20261201T183000Z"));
        assert_eq!((value("DTSTAMP"), value("SEQUENCE")), ("20261101T000000Z", "0"));
        assert_eq!((value("STATUS"), value("VERSION")), ("CONFIRMED", "2.0"));
        let english = parsed(&event(&notice, Language::En).unwrap());
        assert_eq!(english["DESCRIPTION"], "Long.\nEND:VEVENT", "no line of its own");
    }

    #[test]
    fn a_correction_replaces_and_what_is_called_off_is_cancelled() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let corrected = NoticeView { corrected_at: at("2026-11-01T00:01:00Z"), ..maintenance() };
        let again = NoticeView { corrected_at: at("2026-11-02T00:00:00Z"), ..maintenance() };
        let called_off = NoticeView { ended_at: at("2026-11-03T00:00:00Z"), ..again.clone() };
        let done = NoticeView { ended_at: at("2026-12-01T16:00:00Z"), ..maintenance() };
        let read = |notice: &NoticeView| {
            let read = parsed(&event(notice, Language::En).unwrap());
            (read["SEQUENCE"].parse::<i32>().unwrap(), read["STATUS"].clone(), read["UID"].clone())
        };
        let (first, second, third) = (read(&corrected), read(&again), read(&called_off));
        assert!(0 < first.0 && first.0 < second.0 && second.0 < third.0);
        assert_eq!((first.2, second.1.as_str()), (third.2, "CONFIRMED"));
        assert_eq!(third.1, "CANCELLED");
        assert_eq!(read(&done).1, "CONFIRMED", "it ended while it ran");
    }

    #[test]
    fn what_has_no_beginning_and_end_is_no_event() {
        assert_eq!(event(&NoticeView { ends_at: None, ..maintenance() }, Language::Ja), None);
        assert_eq!(event(&notice(1, NoticeKind::Information), Language::Ja), None);
    }
}
