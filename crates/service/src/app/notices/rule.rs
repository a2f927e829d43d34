//! What a notice must be before it is published or corrected. Pure: the clock and everything known come in, every fault goes
//! out at once.

use std::{collections::BTreeSet, time::Duration};

use contract::{Component, FieldError, LocalText, NoticeKind, NoticeWriteRequest};
use jiff::Timestamp;

use crate::app::{components::hides, session::company_code};

/// How far ahead maintenance is announced, unless it cannot wait.
pub(super) const AHEAD: Duration = Duration::from_secs(14 * 24 * 60 * 60);

const LONGEST_TITLE: usize = 120;
const LONGEST_BODY: usize = 8_000;
/// The reason of an emergency, and what a correction changes.
const LONGEST_REASON: usize = 1_000;
const MOST_AFFECTED: usize = 20;
pub(super) const MOST_COMPANIES: usize = 10_000;
/// 2020 and 2100 in UTC: a time outside was mistyped.
const EARLIEST: Timestamp = Timestamp::constant(1_577_836_800, 0);
const LATEST: Timestamp = Timestamp::constant(4_102_444_800, 0);

/// What is wrong with a part of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is missing, or blank in one of the languages.
    Required,
    TooLong,
    /// A control character, or one that hides.
    BadCharacter,
    /// No such kind, part of the service or company.
    NotFound,
    /// Named before.
    Duplicate,
    /// Too few or too many.
    BadCount,
    /// A time before 2020 or after 2100.
    OutOfBounds,
    /// The end is not after the beginning.
    NotAfterStart,
    /// The end has passed.
    InThePast,
    /// Less than 14 days ahead, and no emergency.
    TooSoon,
    /// It does not belong here.
    NotAllowed,
    /// A correction cannot change it.
    CannotChange,
    /// The notice has ended.
    Ended,
}

impl Fault {
    fn text(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong => "too_long",
            Self::BadCharacter => "bad_character",
            Self::NotFound => "not_found",
            Self::Duplicate => "duplicate",
            Self::BadCount => "bad_count",
            Self::OutOfBounds => "out_of_bounds",
            Self::NotAfterStart => "not_after_start",
            Self::InThePast => "in_the_past",
            Self::TooSoon => "too_soon",
            Self::NotAllowed => "not_allowed",
            Self::CannotChange => "cannot_change",
            Self::Ended => "ended",
        }
    }

    pub(super) fn at(self, path: impl Into<String>) -> FieldError {
        FieldError { path: path.into(), code: self.text().to_owned() }
    }
}

/// What the rule has to know besides the notice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) now: Timestamp,
    pub(super) components: &'a [Component],
    /// Codes of those companies that exist, of the ones named.
    pub(super) companies: &'a BTreeSet<String>,
}

/// A notice as it was before a correction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) kind: NoticeKind,
    pub(super) starts_at: Option<Timestamp>,
    pub(super) ends_at: Option<Timestamp>,
    pub(super) is_emergency: bool,
}

/// Everything that is wrong with a notice, or with a correction of one.
pub(super) fn faults(
    request: &NoticeWriteRequest,
    before: Option<&Before>,
    known: Known<'_>,
) -> Vec<FieldError> {
    let mut found = Found(Vec::new());
    match before {
        _ if request.kind == NoticeKind::Unknown => found.add("/kind", Fault::NotFound),
        Some(before) if before.kind != request.kind => found.add("/kind", Fault::CannotChange),
        _ => {}
    }
    found.text("/title", &request.title, LONGEST_TITLE, Lines::One);
    found.text("/body", &request.body, LONGEST_BODY, Lines::Many);
    found.times(request, before, known.now);
    found.emergency(request, before, known.now);
    match (&request.correction, before) {
        (Some(correction), Some(_)) => found.text("/correction", correction, LONGEST_REASON, Lines::Many),
        (None, Some(_)) => found.add("/correction", Fault::Required),
        (Some(_), None) => found.add("/correction", Fault::NotAllowed),
        (None, None) => {}
    }
    found.affects(request, known.components);
    found.companies(request, known.companies);
    found.0
}

/// Whether maintenance that begins then would be less than 14 days ahead.
pub(super) fn is_near(starts_at: Timestamp, now: Timestamp) -> bool {
    starts_at < now + AHEAD
}

/// Whether maintenance is announced for then only now: it is new, or it is moved to an earlier time.
fn is_news(starts_at: Timestamp, before: Option<&Before>) -> bool {
    before.and_then(|before| before.starts_at).is_none_or(|old| starts_at < old)
}

/// Whether a text may have more than one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

struct Found(Vec<FieldError>);

impl Found {
    fn add(&mut self, path: impl Into<String>, fault: Fault) {
        self.0.push(fault.at(path));
    }

    fn text(&mut self, path: &str, text: &LocalText, longest: usize, lines: Lines) {
        for (language, text) in [("ja", text.ja.trim()), ("en", text.en.trim())] {
            let path = format!("{path}/{language}");
            if text.is_empty() {
                self.add(&*path, Fault::Required);
            }
            if text.chars().count() > longest {
                self.add(&*path, Fault::TooLong);
            }
            if text.chars().any(|sign| hides(sign) && !(sign == '\n' && lines == Lines::Many)) {
                self.add(path, Fault::BadCharacter);
            }
        }
    }

    fn times(&mut self, request: &NoticeWriteRequest, before: Option<&Before>, now: Timestamp) {
        let maintenance = request.kind == NoticeKind::Maintenance;
        let (starts_at, ends_at) = (request.starts_at, request.ends_at);
        for (path, time) in [("/starts_at", starts_at), ("/ends_at", ends_at)] {
            match time {
                None if maintenance => self.add(path, Fault::Required),
                Some(time) if !(EARLIEST..LATEST).contains(&time) => self.add(path, Fault::OutOfBounds),
                _ => {}
            }
        }
        if starts_at.zip(ends_at).is_some_and(|(start, end)| start >= end) {
            self.add("/ends_at", Fault::NotAfterStart);
        }
        if !maintenance {
            return;
        }
        // A text may still be corrected when the work is over; an end cannot be put into the past.
        let stays = before.is_some_and(|before| before.ends_at == ends_at);
        if ends_at.is_some_and(|end| end <= now) && !stays {
            self.add("/ends_at", Fault::InThePast);
        }
        let too_soon = |start| is_near(start, now) && is_news(start, before);
        if starts_at.is_some_and(too_soon) && request.emergency.is_none() {
            self.add("/starts_at", Fault::TooSoon);
        }
    }

    fn emergency(&mut self, request: &NoticeWriteRequest, before: Option<&Before>, now: Timestamp) {
        let Some(reason) = &request.emergency else { return };
        self.text("/emergency", reason, LONGEST_REASON, Lines::Many);
        let known = before.is_some_and(|before| before.is_emergency);
        let is_one = |start| is_near(start, now) && (known || is_news(start, before));
        let fits = request.kind == NoticeKind::Maintenance && request.starts_at.is_none_or(is_one);
        if !fits {
            self.add("/emergency", Fault::NotAllowed);
        }
    }

    fn affects(&mut self, request: &NoticeWriteRequest, components: &[Component]) {
        // What is only good to know stops nothing.
        let fewest = usize::from(request.kind != NoticeKind::Information);
        if !(fewest..=MOST_AFFECTED).contains(&request.affects.len()) {
            return self.add("/affects", Fault::BadCount);
        }
        let mut named = BTreeSet::new();
        for (place, id) in request.affects.iter().enumerate() {
            if components.iter().all(|component| component.id != *id) {
                self.add(format!("/affects/{place}"), Fault::NotFound);
            } else if !named.insert(id) {
                self.add(format!("/affects/{place}"), Fault::Duplicate);
            }
        }
    }

    fn companies(&mut self, request: &NoticeWriteRequest, companies: &BTreeSet<String>) {
        let Some(codes) = &request.companies else { return };
        if !(1..=MOST_COMPANIES).contains(&codes.len()) {
            return self.add("/companies", Fault::BadCount);
        }
        let mut named = BTreeSet::new();
        for (place, code) in codes.iter().enumerate() {
            let code = company_code(code);
            if !companies.contains(&code) {
                self.add(format!("/companies/{place}"), Fault::NotFound);
            } else if !named.insert(code) {
                self.add(format!("/companies/{place}"), Fault::Duplicate);
            }
        }
    }
}

#[cfg(test)]
mod tests;
