//! What of the notices is to be shown now outside the window. Pure: the hour, the wishes and what was shown before are
//! given in.

use std::collections::{BTreeMap, BTreeSet};

use contract::{
    NoticeId, NoticeKind, NoticeView,
    ipc::{NoticePreferences, QuietHours},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long before maintenance begins it is said again.
const AHEAD: SignedDuration = SignedDuration::from_hours(1);
/// More than this at once are told as a number.
const MOST_AT_ONCE: usize = 3;

/// What has been shown, or need not be shown any more. Kept with the notices, so that nothing is shown twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    /// Whether there was a first look: what was there then is not new.
    began: bool,
    known: BTreeSet<NoticeId>,
    /// Maintenance whose beginning was said, and that beginning: moved, it is said again.
    reminded: BTreeMap<NoticeId, Timestamp>,
    /// Incidents that came in quiet hours.
    waiting: BTreeSet<NoticeId>,
}

/// The time, as the clock on the wall shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) now: Timestamp,
    /// Minutes since midnight.
    pub(super) minute: u16,
}

/// Something to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// A notice that is new.
    New(NoticeId),
    /// Maintenance that begins soon.
    Soon(NoticeId),
    /// So many at once, the last of which is this one.
    Many(usize, NoticeId),
}

/// What is to be shown now, and what is then known to have been shown.
pub(super) fn due(
    shown: &Shown,
    items: &[NoticeView],
    wishes: &NoticePreferences,
    moment: Moment,
) -> (Shown, Vec<Show>) {
    let held: BTreeSet<NoticeId> = items.iter().map(|item| item.id).collect();
    let mut next = Shown {
        began: true,
        known: held.clone(),
        reminded: shown.reminded.clone(),
        waiting: shown.waiting.clone(),
    };
    next.reminded.retain(|id, _| held.contains(id));
    let fresh = |item: &NoticeView| shown.began && !shown.known.contains(&item.id);
    // What has been read, here or elsewhere, and what is over is no news.
    let mut news: Vec<&NoticeView> = items
        .iter()
        .filter(|item| item.ended_at.is_none() && item.read_at.is_none())
        .filter(|item| fresh(item) || shown.waiting.contains(&item.id))
        .collect();
    if !wishes.desktop {
        next.waiting.clear();
        return (next, Vec::new());
    }
    if wishes.quiet.is_some_and(|quiet| is_within(quiet, moment.minute)) {
        news.retain(|item| item.kind == NoticeKind::Incident);
        next.waiting = news.iter().map(|item| item.id).collect();
        return (next, Vec::new());
    }
    next.waiting.clear();
    // The newest last, where it lies on top.
    news.sort_by_key(|item| (item.published_at, item.id));
    let mut shows: Vec<(Show, NoticeId)> = news.iter().map(|item| (Show::New(item.id), item.id)).collect();
    for (item, begins) in items.iter().filter_map(|item| Some((item, begins_soon(item, moment.now)?))) {
        let told = next.reminded.insert(item.id, begins) == Some(begins);
        if !told && !news.iter().any(|one| one.id == item.id) {
            shows.push((Show::Soon(item.id), item.id));
        }
    }
    let shows = match shows.last() {
        Some((_, last)) if shows.len() > MOST_AT_ONCE => vec![Show::Many(shows.len(), *last)],
        _ => shows.into_iter().map(|(show, _)| show).collect(),
    };
    (next, shows)
}

/// When maintenance begins that begins within the hour.
fn begins_soon(item: &NoticeView, now: Timestamp) -> Option<Timestamp> {
    let begins = item.starts_at?;
    let soon = (SignedDuration::ZERO..=AHEAD).contains(&begins.duration_since(now));
    (item.kind == NoticeKind::Maintenance && item.ended_at.is_none() && soon).then_some(begins)
}

fn is_within(quiet: QuietHours, minute: u16) -> bool {
    if quiet.from <= quiet.until {
        (quiet.from..quiet.until).contains(&minute)
    } else {
        minute >= quiet.from || minute < quiet.until
    }
}

#[cfg(test)]
mod tests;
