//! What is said about authority is what is decided: the explanations against the decisions and against the planner.

use directory::*;
use proptest::prelude::*;

use crate::world::*;

/// Somebody who sees everything and may do everything.
fn with_judge(directory: &Directory) -> Directory {
    let mut rows = directory.rows();
    rows.admins.push(admin(99, vec![everything()]));
    Directory::load(directory.revision(), rows)
}

#[test]
fn who_could_grant_it_is_named_as_far_as_the_asker_sees() {
    let directory = company();
    // Admin 1 manages Tokyo; admin 3 views devices in Sales and may delete none.
    let target = Target::Row(RowRef::Group(g(2)));
    let asked = directory.view(a(0)).explain_of(a(3), Permission::DeviceDelete, target).unwrap();
    assert!(!asked.allowed);
    assert_eq!(asked.could_grant, [a(0), a(1)]);
    // Whoever asks for themself and sees no other admin is told nobody's name.
    assert_eq!(directory.view(a(3)).explain(Permission::DeviceDelete, target).could_grant, []);
    // Only the whole organization can hand out what is not scoped to groups.
    let asked = directory.view(a(0)).explain_of(a(3), Permission::PolicyBase, target).unwrap();
    assert_eq!(asked.could_grant, [a(0)]);
    assert!(directory.view(a(3)).explain_of(a(1), Permission::DeviceView, target).is_none(), "out of sight");
}

#[test]
fn a_map_shows_the_places_that_the_grants_name() {
    let mut rows = company().rows();
    let view = [Permission::DeviceView];
    rows.admins.push(admin(8, vec![grant(&view, &[1]), grant(&[Permission::DeviceEdit], &[3, 5])]));
    let directory = Directory::load(Revision(8), rows);
    let map = directory.view(a(0)).authority_map(a(8)).unwrap();
    let places: Vec<_> = map.iter().map(|place| (place.group, place.depth)).collect();
    assert_eq!(places, [(Some(g(5)), 0), (Some(g(1)), 0), (Some(g(3)), 1)], "in the order of the tree");
    assert_eq!(map[2].inherited.iter().collect::<Vec<_>>(), view);
    assert_eq!(map[2].permissions.iter().count(), 2);
    let whole = directory.view(a(0)).authority_map(a(0)).unwrap();
    assert_eq!((whole.len(), whole[0].group), (1, None));
    assert!(directory.view(a(3)).authority_map(a(1)).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Who could grant it is exactly who is accepted when they try.
    #[test]
    fn who_could_grant_it_can(company in any_company(), subject in 1u128..7, group in 0u128..8, of in 0usize..CATALOGUE.len()) {
        let directory = with_judge(&company);
        let permission = CATALOGUE[of].permission;
        let judge = directory.view(a(99));
        let target = Target::Row(RowRef::Group(g(group)));
        let Some(explanation) = judge.explain_of(a(subject), permission, target) else { return Ok(()) };
        let Some(row) = judge.admin(a(subject)) else { return Ok(()) };
        if explanation.allowed || row.grants.iter().any(|grant| grant.scope != Scope::Organization
            && grant.permissions.iter().any(|one| !one.entry().group_scoped)) {
            return Ok(());
        }
        let scope = if CATALOGUE[of].group_scoped { Scope::Groups([g(group)].into()) } else { Scope::Organization };
        let added = Grant { permissions: [permission].into_iter().collect(), scope };
        let grants: Vec<Grant> = row.grants.iter().cloned().chain([added]).collect();
        for admin in directory.rows().admins {
            let tried = directory.plan(admin.id, &set(vec![Change::AdminGrantsSet { id: a(subject), grants: grants.clone() }]));
            prop_assert_eq!(tried.is_ok(), explanation.could_grant.contains(&admin.id), "{:?}: {:?}", admin, tried);
        }
    }

    /// Who may do it is exactly who is allowed when asked one by one.
    #[test]
    fn who_may_is_who_may(company in any_company(), group in 0u128..8, of in 0usize..CATALOGUE.len()) {
        let directory = with_judge(&company);
        let (permission, target) = (CATALOGUE[of].permission, Target::Row(RowRef::Group(g(group))));
        let Some(who) = directory.view(a(99)).who_may(permission, target) else { return Ok(()) };
        for admin in directory.rows().admins {
            let named = who.iter().find(|who| who.admin == admin.id);
            prop_assert_eq!(directory.view(admin.id).may(permission, target), named.is_some());
            for index in named.into_iter().flat_map(|who| &who.grants) {
                prop_assert!(admin.grants[*index as usize].permissions.contains(permission));
            }
        }
    }

    /// A map says of every group what is decided there: each group stands as the nearest place above it.
    #[test]
    fn maps_are_complete(company in any_company(), of in 0u128..7) {
        let directory = with_judge(&company);
        let judge = directory.view(a(99));
        let Some(map) = judge.authority_map(a(of)) else { return Ok(()) };
        let at = |group| map.iter().find(|place| place.group == group).map(|place| place.permissions);
        for group in judge.groups() {
            let place = judge.path(group.id).into_iter().rev().find_map(|above| at(Some(above))).or(at(None));
            for entry in CATALOGUE {
                let may = directory.view(a(of)).may(entry.permission, Target::Row(RowRef::Group(group.id)));
                prop_assert_eq!(place.is_some_and(|held| held.contains(entry.permission)), may, "{:?} at {:?}", entry.key, group);
            }
        }
    }
}
