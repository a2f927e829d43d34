//! Filters, their counts, the order of new columns and type-ahead, against the rows.

use contract::ipc::{FindIn, ListFilters, ListQuery, OrgNode, OrgQuery, PlaceKind, RowsFind, SortKey};
use directory::{Device, DeviceState, Place, Platform, Revision, Scope};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::{
    replica::Replica,
    windows::tests::{ME, company, device, in_sight, list, rows},
};

proptest! {
    #[test]
    fn a_filtered_list_and_its_counts_are_what_the_rows_say(
        devices in prop::collection::vec(0..30usize, 0..40),
        platform in prop::option::of(prop::sample::select(vec![Platform::Macos, Platform::Ios])),
        states in prop::collection::vec(prop::sample::select(vec![DeviceState::Lost, DeviceState::Active]), 0..3),
        places in prop::collection::vec(
            prop::sample::select(vec![PlaceKind::Unassigned, PlaceKind::Group, PlaceKind::User]), 0..3),
        (before, never) in (prop::option::of(-8..30i64), any::<bool>()),
    ) {
        let rows = in_sight(rows(&[9, 0, 1], &[0, 1, 2], &devices, Scope::Organization));
        let replica = Replica::load(ME, Revision(1), rows.clone());
        let at = |second| Timestamp::constant(second, 0);
        let filters = ListFilters {
            states,
            places,
            contact_before: before.map(at),
            contact_never: never,
            has_devices: None,
            contact_marks: vec![at(0), at(10)],
        };
        let query = ListQuery {
            platforms: platform.into_iter().collect(),
            filters: filters.clone(),
            ..list(OrgNode::Organization, "", SortKey::Name)
        };
        let window = replica.devices_rows(&query);
        let kind = |device: &Device| match device.place {
            Place::Unassigned => PlaceKind::Unassigned,
            Place::Group(_) => PlaceKind::Group,
            Place::User(_) => PlaceKind::User,
        };
        let in_platform = |device: &Device| platform.is_none_or(|platform| platform == device.platform);
        let in_state = |device: &Device| filters.states.is_empty() || filters.states.contains(&device.state);
        let in_place = |device: &Device| filters.places.is_empty() || filters.places.contains(&kind(device));
        let older = |device: &Device, than| device.last_contact.is_some_and(|heard| heard < than);
        let in_contact = |device: &Device| {
            (filters.contact_before.is_none() && !never)
                || (never && device.last_contact.is_none())
                || filters.contact_before.is_some_and(|than| older(device, than))
        };
        let count = |fits: &dyn Fn(&Device) -> bool| rows.devices.iter().filter(|one| fits(one)).count() as u32;
        prop_assert_eq!(
            window.total,
            count(&|one| in_platform(one) && in_state(one) && in_place(one) && in_contact(one))
        );
        for one in &window.platforms {
            let wanted = count(&|device| {
                device.platform == one.platform && in_state(device) && in_place(device) && in_contact(device)
            });
            prop_assert_eq!(one.count, wanted);
        }
        for one in &window.facets.states {
            let wanted = count(&|device| {
                device.state == one.state && in_platform(device) && in_place(device) && in_contact(device)
            });
            prop_assert_eq!(one.count, wanted);
        }
        for one in &window.facets.places {
            let wanted = count(&|device| {
                kind(device) == one.place && in_platform(device) && in_state(device) && in_contact(device)
            });
            prop_assert_eq!(one.count, wanted);
        }
        let rest = |device: &Device| in_platform(device) && in_state(device) && in_place(device);
        prop_assert_eq!(window.facets.never, count(&|one| rest(one) && one.last_contact.is_none()));
        let marks = [at(0), at(10)].map(|than| count(&|one| rest(one) && older(one, than)));
        prop_assert_eq!(&window.facets.marks, &marks);
    }
}

#[test]
fn users_with_and_without_devices_are_told_apart() {
    let replica = company();
    let of = |has_devices| {
        let filters = ListFilters { has_devices, ..ListFilters::default() };
        replica.users_rows(&ListQuery { filters, ..list(OrgNode::Organization, "", SortKey::Devices) })
    };
    let all = of(None);
    assert!(all.rows.is_sorted_by_key(|row| row.devices), "{:?}", all.rows);
    for (wanted, facet) in [(true, all.facets.with_devices), (false, all.facets.without_devices)] {
        let some = of(Some(wanted));
        assert_eq!((some.total, some.facets), (facet, all.facets));
        assert!(facet > 0 && some.rows.iter().all(|row| (row.devices > 0) == wanted));
    }
}

#[test]
fn devices_are_sorted_by_their_user_and_by_free_fields() {
    let mut rows = in_sight(rows(&[9], &[0, 0], &[1, 4, 0], Scope::Organization));
    for (device, text) in rows.devices.iter_mut().zip(["い", "", "ア"]) {
        device.free = ["", "", "", text, ""].map(str::to_owned).into();
    }
    let replica = Replica::load(ME, Revision(1), rows);
    let order = |sort| {
        let window = replica.devices_rows(&list(OrgNode::Organization, "", sort));
        window.rows.iter().map(|row| row.device.id).collect::<Vec<_>>()
    };
    // あべ before やまだ, and whoever has no user last.
    assert_eq!(order(SortKey::User), [device(0), device(1), device(2)]);
    assert_eq!(order(SortKey::Free4), [device(2), device(0), device(1)]);
}

#[test]
fn what_is_typed_finds_the_next_row_that_begins_so() {
    let replica = company();
    let query = list(OrgNode::Organization, "", SortKey::Name);
    let users = FindIn::Users { query };
    let find = |list: &FindIn, text: &str, from| {
        replica.rows_find(&RowsFind { list: list.clone(), text: text.into(), from }).index
    };
    // あべ (1), やまだ (0), やまだ (3), and 山田2 without a reading.
    assert_eq!(find(&users, "ヤ", 0), Some(1));
    assert_eq!(find(&users, "ﾔﾏ", 2), Some(2));
    assert_eq!(find(&users, "や", 3), Some(1), "round the end");
    assert_eq!(find(&users, "山田２", 0), Some(3));
    assert_eq!(find(&users, "田", 0), None, "begins, not contains");
    assert_eq!(find(&users, " ", 0), None);
    let tree = FindIn::Tree {
        query: OrgQuery { expanded: None, query: String::new(), show_users: false, from: 0, count: 0 },
        organization: "青葉精機".into(),
        unassigned: "未所属".into(),
    };
    // The organization, the unassigned, group 0, in it group 1, group 3.
    assert_eq!(find(&tree, "青", 1), Some(0));
    assert_eq!(find(&tree, "未", 0), Some(1));
    assert_eq!(find(&tree, "えいぎょう", 0), Some(3));
}
