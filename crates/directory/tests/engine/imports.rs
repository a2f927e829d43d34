//! Change sets that were read from a file need `import` wherever they need another right, and so do sets of any origin
//! that are as large as a file.

use directory::{Change::*, Permission::*, RejectionCode as R, *};
use proptest::prelude::*;

use crate::world::*;

fn note() -> ImportNote {
    ImportNote { file_name: "社員一覧.xlsx".into(), rows: 3, sha256: "0a".repeat(32) }
}

fn marked(changes: Vec<Change>) -> ChangeSet {
    ChangeSet { import: Some(note()), ..set(changes) }
}

/// What is missing where, for each change; empty if nothing is.
fn lacks(directory: &Directory, set: &ChangeSet) -> Vec<(u32, Option<Permission>, Option<GroupId>)> {
    match directory.plan(a(9), set) {
        Ok(_) => Vec::new(),
        Err(rejections) => {
            assert!(rejections.iter().all(|one| one.code == R::PermissionMissing), "{rejections:?}");
            rejections.into_iter().map(|one| (one.change, one.permission, one.group)).collect()
        }
    }
}

/// The small company with admin 9, who may do these things in Tokyo, and these in its sales.
fn with(tokyo: &[Permission], sales: &[Permission]) -> Directory {
    let mut directory = company();
    let mut grants = vec![grant(tokyo, &[1])];
    if !sales.is_empty() {
        grants.push(grant(sales, &[2]));
    }
    match directory.plan(a(0), &set(vec![AdminCreate(admin(9, grants))])) {
        Ok(plan) => directory.apply(&plan),
        Err(rejections) => assert_eq!(rejections, []),
    }
    directory
}

fn everywhere() -> Vec<Change> {
    vec![
        GroupCreate(group(30, Some(1), "new")),
        GroupEdit { id: g(2), name: None, code: Some("S".into()) },
        GroupMove { id: g(3), parent: Some(g(4)) },
        UserEdit { id: u(2), fields: UserFields { title: Some("x".into()), ..UserFields::default() } },
        DevicePlace { id: d(5), place: Place::Group(g(2)) },
        AdminEdit { id: a(3), fields: AdminFields { name: Some("x".into()), ..AdminFields::default() } },
        AdminCreate(admin(8, vec![grant(&[DeviceView], &[4])])),
    ]
}

const RIGHTS: [Permission; 4] = [OrganizationEdit, DeviceView, DeviceEdit, AdminManage];

#[test]
fn an_import_needs_its_own_right_at_every_place_it_touches() {
    let without = with(&RIGHTS, &[]);
    assert_eq!(lacks(&without, &set(everywhere())), [], "by hand all of it may be done");
    let missing: Vec<u32> = lacks(&without, &marked(everywhere()))
        .into_iter()
        .map(|(change, permission, _)| {
            assert_eq!(permission, Some(Import));
            change
        })
        .collect();
    // What crosses from one place to another is refused at both.
    assert_eq!(missing, [0, 1, 2, 2, 3, 4, 4, 5, 6]);

    let sales = with(&RIGHTS, &[Import]);
    let held = [DeviceEdit, Import];
    assert!(
        held.iter().all(|permission| sales.view(a(9)).may(*permission, Target::Row(RowRef::Group(g(2)))))
    );
    let missing: Vec<(u32, Option<GroupId>)> =
        lacks(&sales, &marked(everywhere())).into_iter().map(|(change, _, group)| (change, group)).collect();
    // In sales it may; what comes from outside, goes there or lies there it may not.
    assert_eq!(
        missing,
        [(0, Some(g(1))), (2, Some(g(4))), (3, Some(g(4))), (4, Some(g(4))), (6, Some(g(4)))]
    );

    let everything = [&RIGHTS[..], &[Import]].concat();
    assert_eq!(lacks(&with(&everything, &[]), &marked(everywhere())), []);
}

#[test]
fn the_right_to_import_alone_allows_nothing() {
    let only = with(&[Import, DeviceView], &[]);
    for change in everywhere() {
        assert!(only.plan(a(9), &marked(vec![change])).is_err());
    }
}

#[test]
fn a_set_as_large_as_a_file_is_one_whatever_it_says() {
    let without = with(&RIGHTS, &[]);
    let rename = |n: usize| GroupEdit { id: g(2), name: Some(format!("Sales {n}")), code: None };
    let many = |count: usize| set((0..count).map(rename).collect());
    assert_eq!(lacks(&without, &many(ChangeSet::MOST_UNMARKED)), []);
    let refused = lacks(&without, &many(ChangeSet::MOST_UNMARKED + 1));
    assert!(refused.iter().all(|(_, permission, _)| *permission == Some(Import)) && !refused.is_empty());
}

#[test]
fn the_note_names_a_file_and_nothing_else() {
    let company = company();
    let change = || vec![GroupEdit { id: g(2), name: None, code: Some("S".into()) }];
    for bad in [
        ImportNote { file_name: " ".into(), ..note() },
        ImportNote { file_name: "長".repeat(255), ..note() },
        ImportNote { file_name: "a\nb".into(), ..note() },
        ImportNote { sha256: "0A".repeat(32), ..note() },
        ImportNote { sha256: String::new(), ..note() },
    ] {
        let set = ChangeSet { import: Some(bad), ..set(change()) };
        let rejections = company.plan(a(0), &set).unwrap_err();
        assert_eq!((rejections[0].path.as_str(), rejections[0].code), ("/import", R::BadReason));
    }
    assert!(company.plan(a(0), &marked(change())).is_ok());
}

#[test]
fn whoever_shows_every_cell_is_told_every_reason() {
    let company = company();
    let bad = set((0..3_000).map(|_| UserDelete { id: u(77) }).collect());
    assert_eq!(company.plan(a(0), &bad).unwrap_err().len(), 1_000);
    assert_eq!(company.plan_in_full(a(0), &bad).unwrap_err().len(), 3_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Saying that a set is an import never allows more; without the right anywhere it allows nothing.
    #[test]
    fn the_mark_only_takes(directory in any_company(), actor in 0u128..7, changes in proptest::collection::vec(any_change(), 1..4)) {
        let plain = directory.plan(a(actor), &set(changes.clone()));
        let import = directory.plan(a(actor), &marked(changes));
        if let Ok(import) = &import {
            prop_assert_eq!(Some(&import.effect), plain.as_ref().ok().map(|plan| &plan.effect));
        }
        // Random grants of the world never hold it; admin 0 has everything.
        if actor != 0 {
            prop_assert!(import.is_err());
        }
    }
}
