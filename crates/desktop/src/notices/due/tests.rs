//! The table of what is shown when.

use directory::Language;

use super::{super::tests::notice, *};

const INFORMATION: NoticeKind = NoticeKind::Information;
const MAINTENANCE: NoticeKind = NoticeKind::Maintenance;
const INCIDENT: NoticeKind = NoticeKind::Incident;

/// A day whose hours are given: nothing else about it matters.
fn at(hour: u16, minute: u16) -> Moment {
    let text = format!("2026-12-01T{hour:02}:{minute:02}:00Z");
    Moment { now: text.parse().unwrap(), minute: hour * 60 + minute }
}

fn wishes(quiet: Option<(u16, u16)>) -> NoticePreferences {
    let quiet = quiet.map(|(from, until)| QuietHours { from: from * 60, until: until * 60 });
    NoticePreferences { desktop: true, quiet, language: Language::Ja }
}

fn planned(n: u128, starts: &str) -> NoticeView {
    NoticeView { starts_at: Some(starts.parse().unwrap()), ..notice(n, MAINTENANCE) }
}

/// A console that has looked once, while these were there.
fn knows(items: &[NoticeView]) -> Shown {
    due(&Shown::default(), items, &wishes(None), at(0, 0)).0
}

fn id(n: u128) -> NoticeId {
    NoticeId(uuid::Uuid::from_u128(n))
}

#[test]
fn what_was_there_at_first_is_not_new_and_nothing_is_shown_twice() {
    let old = [notice(1, INFORMATION), notice(2, INCIDENT)];
    let (shown, shows) = due(&Shown::default(), &old, &wishes(None), at(9, 0));
    assert_eq!(shows, []);
    let more = [notice(3, INFORMATION), old[0].clone(), old[1].clone()];
    let (shown, shows) = due(&shown, &more, &wishes(None), at(9, 0));
    assert_eq!(shows, [Show::New(id(3))]);
    // As after a restart.
    let shown: Shown = serde_json::from_str(&serde_json::to_string(&shown).unwrap()).unwrap();
    assert_eq!(due(&shown, &more, &wishes(None), at(9, 0)).1, []);
}

#[test]
fn the_first_notice_of_all_is_new() {
    let shown = knows(&[]);
    assert_eq!(due(&shown, &[notice(1, INFORMATION)], &wishes(None), at(9, 0)).1, [Show::New(id(1))]);
}

#[test]
fn each_kind_at_each_hour() {
    // Kind, hour, quiet hours; whether it is shown at once, and whether it is after the quiet hours.
    let table = [
        (INFORMATION, 9, None, true, false),
        (INFORMATION, 23, Some((22, 7)), false, false),
        (MAINTENANCE, 3, Some((22, 7)), false, false),
        (INCIDENT, 3, Some((22, 7)), false, true),
        (INCIDENT, 23, Some((22, 7)), false, true),
        (INCIDENT, 7, Some((22, 7)), true, false),
        (INCIDENT, 21, Some((22, 7)), true, false),
        (INCIDENT, 12, Some((12, 13)), false, true),
        (INFORMATION, 13, Some((12, 13)), true, false),
        (INFORMATION, 11, Some((12, 13)), true, false),
        // From and until the same are no hours at all.
        (INFORMATION, 12, Some((12, 12)), true, false),
    ];
    for (kind, hour, quiet, now, later) in table {
        let (items, wishes) = ([notice(1, kind)], wishes(quiet));
        let (shown, shows) = due(&knows(&[]), &items, &wishes, at(hour, 0));
        let case = format!("{kind:?} at {hour} with {quiet:?}");
        assert_eq!(!shows.is_empty(), now, "{case}");
        let (shown, shows) = due(&shown, &items, &wishes, at(15, 0));
        assert_eq!(shows, [Show::New(id(1))][usize::from(!later)..], "{case}, after");
        assert_eq!(due(&shown, &items, &wishes, at(15, 1)).1, [], "{case}, once");
    }
}

#[test]
fn an_incident_that_was_solved_or_read_in_quiet_hours_is_no_news() {
    let wishes = wishes(Some((22, 7)));
    let now = at(3, 0).now;
    for over in [
        NoticeView { ended_at: Some(now), ..notice(1, INCIDENT) },
        NoticeView { read_at: Some(now), ..notice(1, INCIDENT) },
    ] {
        let (shown, _) = due(&knows(&[]), &[notice(1, INCIDENT)], &wishes, at(3, 0));
        let (shown, shows) = due(&shown, std::slice::from_ref(&over), &wishes, at(8, 0));
        assert_eq!(shows, []);
        assert_eq!(due(&shown, &[notice(1, INCIDENT)], &wishes, at(9, 0)).1, [], "nor later");
        assert_eq!(due(&knows(&[]), &[over], &wishes, at(9, 0)).1, [], "nor where it comes like that");
    }
}

#[test]
fn maintenance_is_said_again_an_hour_before() {
    let items = [planned(1, "2026-12-01T10:00:00Z")];
    // Minutes past eight; whether it is said then.
    for (minute, said) in
        [(0, false), (59, false), (60, true), (61, true), (119, true), (120, true), (121, false)]
    {
        let moment = at(8 + minute / 60, minute % 60);
        let shows = due(&knows(&items), &items, &wishes(None), moment).1;
        assert_eq!(shows, [Show::Soon(id(1))][usize::from(!said)..], "{minute}");
    }
    let (shown, _) = due(&knows(&items), &items, &wishes(None), at(9, 0));
    assert_eq!(due(&shown, &items, &wishes(None), at(9, 30)).1, [], "once");
    let moved = [planned(1, "2026-12-01T11:00:00Z")];
    assert_eq!(due(&shown, &moved, &wishes(None), at(9, 30)).1, []);
    assert_eq!(
        due(&shown, &moved, &wishes(None), at(10, 0)).1,
        [Show::Soon(id(1))],
        "moved, it is said again"
    );
    let over = [NoticeView { ended_at: Some(at(8, 0).now), ..items[0].clone() }];
    assert_eq!(due(&knows(&items), &over, &wishes(None), at(9, 0)).1, [], "called off");
    let read = [NoticeView { read_at: Some(at(8, 0).now), ..items[0].clone() }];
    assert_eq!(due(&knows(&items), &read, &wishes(None), at(9, 0)).1, [Show::Soon(id(1))], "read long ago");
    let incident = [NoticeView { kind: INCIDENT, ..items[0].clone() }];
    assert_eq!(due(&knows(&items), &incident, &wishes(None), at(9, 0)).1, []);
}

#[test]
fn quiet_hours_that_end_within_the_hour_leave_the_rest_of_it() {
    let items = [planned(1, "2026-12-01T07:30:00Z")];
    let wishes = wishes(Some((22, 7)));
    let (shown, shows) = due(&knows(&items), &items, &wishes, at(6, 45));
    assert_eq!(shows, []);
    assert_eq!(due(&shown, &items, &wishes, at(7, 0)).1, [Show::Soon(id(1))]);
}

#[test]
fn new_maintenance_within_the_hour_is_said_once() {
    let items = [planned(1, "2026-12-01T10:00:00Z")];
    let (shown, shows) = due(&knows(&[]), &items, &wishes(None), at(9, 30));
    assert_eq!(shows, [Show::New(id(1))]);
    assert_eq!(due(&shown, &items, &wishes(None), at(9, 40)).1, []);
}

#[test]
fn nothing_is_shown_to_whoever_wants_nothing_shown_nor_afterwards() {
    let off = NoticePreferences { desktop: false, ..wishes(Some((22, 7))) };
    let items = [notice(1, INCIDENT), notice(2, INFORMATION)];
    let (shown, shows) = due(&knows(&[]), &items, &off, at(3, 0));
    assert_eq!(shows, []);
    assert_eq!(due(&shown, &items, &wishes(None), at(9, 0)).1, []);
}

#[test]
fn more_than_three_at_once_are_a_number() {
    let items: Vec<_> = (1..=4).map(|n| notice(n, INFORMATION)).collect();
    let three: Vec<_> = (1..=3).map(|n| Show::New(id(n))).collect();
    assert_eq!(due(&knows(&[]), &items[..3], &wishes(None), at(9, 0)).1, three);
    assert_eq!(due(&knows(&[]), &items, &wishes(None), at(9, 0)).1, [Show::Many(4, id(4))]);
}
