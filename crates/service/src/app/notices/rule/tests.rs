//! The rule of notices as tables: what is refused, at which path, and what is not.

use super::*;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// 2026-12-01T00:00:00Z.
fn now() -> Timestamp {
    at(0)
}

/// So many seconds from now.
fn at(seconds: i64) -> Timestamp {
    Timestamp::constant(1_796_083_200 + seconds, 0)
}

fn text(text: &str) -> LocalText {
    LocalText { ja: text.to_owned(), en: text.to_owned() }
}

fn component(id: &str) -> Component {
    Component { id: id.to_owned(), name: text(id) }
}

fn write(kind: NoticeKind) -> NoticeWriteRequest {
    NoticeWriteRequest {
        kind,
        title: text("題名"),
        body: text("本文\n\n続き"),
        starts_at: None,
        ends_at: None,
        affects: vec!["console".to_owned()],
        emergency: None,
        correction: None,
        companies: None,
    }
}

/// Maintenance from and until so many seconds from now.
fn maintenance(from: i64, until: i64) -> NoticeWriteRequest {
    NoticeWriteRequest {
        starts_at: Some(at(from)),
        ends_at: Some(at(until)),
        ..write(NoticeKind::Maintenance)
    }
}

fn urgent(request: NoticeWriteRequest) -> NoticeWriteRequest {
    NoticeWriteRequest { emergency: Some(text("証明書の失効")), ..request }
}

fn corrected(request: NoticeWriteRequest) -> NoticeWriteRequest {
    NoticeWriteRequest { correction: Some(text("時刻を変更")), ..request }
}

/// A notice as it was announced, from and until so many seconds from now.
fn announced(from: i64, until: i64, is_emergency: bool) -> Before {
    Before {
        kind: NoticeKind::Maintenance,
        starts_at: Some(at(from)),
        ends_at: Some(at(until)),
        is_emergency,
    }
}

/// The faults as `path code`.
fn found(request: &NoticeWriteRequest, before: Option<&Before>) -> Vec<String> {
    let companies = ["AOBA", "OTHER"].map(str::to_owned).into();
    let components = [component("console"), component("clients")];
    let known = Known { now: now(), components: &components, companies: &companies };
    faults(request, before, known).into_iter().map(|field| format!("{} {}", field.path, field.code)).collect()
}

const FIT: [&str; 0] = [];

#[test]
fn maintenance_is_announced_fourteen_days_ahead_to_the_second() {
    let ahead = 14 * DAY;
    for (from, until, faults) in [
        (ahead, ahead + HOUR, &[] as &[&str]),
        (ahead + DAY, ahead + DAY + 1, &[]),
        (ahead - 1, ahead + HOUR, &["/starts_at too_soon"]),
        (HOUR, 2 * HOUR, &["/starts_at too_soon"]),
        (-HOUR, HOUR, &["/starts_at too_soon"]),
        (-2 * HOUR, -HOUR, &["/ends_at in_the_past", "/starts_at too_soon"]),
        (-HOUR, 0, &["/ends_at in_the_past", "/starts_at too_soon"]),
        (ahead, ahead, &["/ends_at not_after_start"]),
        (ahead, ahead - HOUR, &["/ends_at not_after_start"]),
    ] {
        assert_eq!(found(&maintenance(from, until), None), faults, "{from} to {until}");
    }
    for (from, until, faults) in [
        (ahead - 1, ahead, &[] as &[&str]),
        (-HOUR, HOUR, &[]),
        (ahead, ahead + HOUR, &["/emergency not_allowed"]),
    ] {
        assert_eq!(found(&urgent(maintenance(from, until)), None), faults, "urgent, {from} to {until}");
    }
}

#[test]
fn a_reason_of_an_emergency_is_for_late_maintenance_and_in_both_languages() {
    for kind in [NoticeKind::Information, NoticeKind::Incident] {
        assert_eq!(found(&urgent(write(kind)), None), ["/emergency not_allowed"], "{kind:?}");
    }
    let mut request = urgent(maintenance(HOUR, 2 * HOUR));
    for (ja, en, faults) in [
        ("理由", "", &["/emergency/en required"] as &[&str]),
        ("　", "reason", &["/emergency/ja required"]),
        ("", "", &["/emergency/ja required", "/emergency/en required"]),
        ("理由\n詳細", "reason", &[]),
    ] {
        request.emergency = Some(LocalText { ja: ja.to_owned(), en: en.to_owned() });
        assert_eq!(found(&request, None), faults);
    }
}

#[test]
fn a_correction_moves_nothing_nearer_unseen() {
    let soon = announced(3 * DAY, 3 * DAY + 4 * HOUR, false);
    let far = announced(30 * DAY, 31 * DAY, false);
    let late = announced(3 * DAY, 3 * DAY + 4 * HOUR, true);
    let going_on = announced(-HOUR, HOUR, false);
    let over = announced(-2 * HOUR, -HOUR, false);
    for (name, before, request, faults) in [
        ("texts", soon, maintenance(3 * DAY, 3 * DAY + 4 * HOUR), &[] as &[&str]),
        ("later", soon, maintenance(4 * DAY, 5 * DAY), &[]),
        ("shorter", soon, maintenance(3 * DAY, 3 * DAY + HOUR), &[]),
        ("begins later, ends as before", soon, maintenance(3 * DAY + HOUR, 3 * DAY + 4 * HOUR), &[]),
        ("a second earlier", soon, maintenance(3 * DAY - 1, 3 * DAY + 4 * HOUR), &["/starts_at too_soon"]),
        ("earlier, but far", far, maintenance(14 * DAY, 15 * DAY), &[]),
        ("earlier and near", far, maintenance(14 * DAY - 1, 15 * DAY), &["/starts_at too_soon"]),
        ("earlier, as an emergency", far, urgent(maintenance(DAY, 2 * DAY)), &[]),
        ("an emergency again", late, maintenance(2 * DAY, 3 * DAY), &["/starts_at too_soon"]),
        ("an emergency's texts", late, urgent(maintenance(3 * DAY, 3 * DAY + 4 * HOUR)), &[]),
        ("an emergency left out", late, maintenance(3 * DAY, 3 * DAY + 4 * HOUR), &[]),
        (
            "an emergency put off far",
            late,
            urgent(maintenance(20 * DAY, 21 * DAY)),
            &["/emergency not_allowed"],
        ),
        ("no emergency", soon, urgent(maintenance(4 * DAY, 5 * DAY)), &["/emergency not_allowed"]),
        ("longer while it goes on", going_on, maintenance(-HOUR, 3 * HOUR), &[]),
        ("an end in the past", going_on, maintenance(-HOUR, -1), &["/ends_at in_the_past"]),
        ("texts of what is over", over, maintenance(-2 * HOUR, -HOUR), &[]),
    ] {
        assert_eq!(found(&corrected(request), Some(&before)), faults, "{name}");
    }
}

#[test]
fn a_correction_says_what_it_changes_and_keeps_the_kind() {
    let before = announced(20 * DAY, 21 * DAY, false);
    let request = maintenance(20 * DAY, 21 * DAY);
    assert_eq!(found(&request, Some(&before)), ["/correction required"]);
    assert_eq!(found(&corrected(request), None), ["/correction not_allowed"]);
    let other = corrected(write(NoticeKind::Incident));
    assert_eq!(found(&other, Some(&before)), ["/kind cannot_change"]);
}

#[test]
fn texts_have_their_limits() {
    let long = "あ".repeat(8_001);
    for (title, body, faults) in [
        ("t", "b", &[] as &[&str]),
        (&long[..3 * 120], &long[..3 * 8_000], &[]),
        (&long[..3 * 121], "b", &["/title/ja too_long", "/title/en too_long"]),
        ("t", &long, &["/body/ja too_long", "/body/en too_long"]),
        (" ", "b", &["/title/ja required", "/title/en required"]),
        ("t", "\n\n", &["/body/ja required", "/body/en required"]),
        ("a\nb", "b", &["/title/ja bad_character", "/title/en bad_character"]),
        ("t", "a\u{0}b", &["/body/ja bad_character", "/body/en bad_character"]),
        ("t", "a\tb", &["/body/ja bad_character", "/body/en bad_character"]),
        ("t", "a\u{202e}b", &["/body/ja bad_character", "/body/en bad_character"]),
    ] {
        let request =
            NoticeWriteRequest { title: text(title), body: text(body), ..write(NoticeKind::Information) };
        assert_eq!(found(&request, None), faults);
    }
}

#[test]
fn times_lie_between_2020_and_2100() {
    let year = 366 * DAY;
    for (starts_at, ends_at, faults) in [
        (Some(at(-year)), Some(at(year)), &[] as &[&str]),
        (None, Some(at(-year)), &[]),
        (Some(Timestamp::constant(1_577_836_799, 0)), None, &["/starts_at out_of_bounds"]),
        (Some(Timestamp::constant(1_577_836_800, 0)), None, &[]),
        (None, Some(Timestamp::constant(4_102_444_800, 0)), &["/ends_at out_of_bounds"]),
        (None, Some(Timestamp::constant(4_102_444_799, 0)), &[]),
        (Some(at(0)), Some(at(0)), &["/ends_at not_after_start"]),
    ] {
        let request = NoticeWriteRequest { starts_at, ends_at, ..write(NoticeKind::Incident) };
        assert_eq!(found(&request, None), faults);
    }
    let request = write(NoticeKind::Maintenance);
    assert_eq!(found(&request, None), ["/starts_at required", "/ends_at required"]);
}

#[test]
fn parts_and_companies_exist_and_are_named_once() {
    let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    for (affects, faults) in [
        (list(&["clients", "console"]), &[] as &[&str]),
        (list(&["console", "pager"]), &["/affects/1 not_found"]),
        (list(&["console", "clients", "console"]), &["/affects/2 duplicate"]),
        (Vec::new(), &["/affects bad_count"]),
        (list(&["console"; 21]), &["/affects bad_count"]),
    ] {
        let request = NoticeWriteRequest { affects, ..write(NoticeKind::Incident) };
        assert_eq!(found(&request, None), faults);
    }
    let request = NoticeWriteRequest { affects: Vec::new(), ..write(NoticeKind::Information) };
    assert_eq!(found(&request, None), FIT);
    for (companies, faults) in [
        (list(&["AOBA"]), &[] as &[&str]),
        (list(&[" other ", "ＡＯＢＡ"]), &[]),
        (list(&["AOBA", "NOBODY"]), &["/companies/1 not_found"]),
        (list(&["AOBA", "aoba"]), &["/companies/1 duplicate"]),
        (Vec::new(), &["/companies bad_count"]),
        (list(&["AOBA"; 10_001]), &["/companies bad_count"]),
    ] {
        let request = NoticeWriteRequest { companies: Some(companies), ..write(NoticeKind::Information) };
        assert_eq!(found(&request, None), faults);
    }
}

#[test]
fn all_faults_come_at_once() {
    let request = NoticeWriteRequest {
        kind: NoticeKind::Unknown,
        title: LocalText { ja: String::new(), en: "x".repeat(121) },
        body: LocalText { ja: "本\u{7}文".to_owned(), en: "body".to_owned() },
        starts_at: Some(Timestamp::constant(0, 0)),
        ends_at: Some(Timestamp::constant(-1, 0)),
        affects: vec!["pager".to_owned()],
        emergency: Some(LocalText { ja: "理由".to_owned(), en: String::new() }),
        correction: Some(text("何か")),
        companies: Some(vec!["NOBODY".to_owned()]),
    };
    assert_eq!(
        found(&request, None),
        [
            "/kind not_found",
            "/title/ja required",
            "/title/en too_long",
            "/body/ja bad_character",
            "/starts_at out_of_bounds",
            "/ends_at out_of_bounds",
            "/ends_at not_after_start",
            "/emergency/en required",
            "/emergency not_allowed",
            "/correction not_allowed",
            "/affects/0 not_found",
            "/companies/0 not_found",
        ]
    );
}
