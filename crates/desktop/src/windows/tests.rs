//! Windows against the same answers made in the simplest way from the rows.

use std::collections::BTreeSet;

use contract::ipc::{
    AdminQuery, ListFilters, ListQuery, OrgLocate, OrgNode, OrgQuery, OrgRow, PaletteSearch, SortKey,
};
use directory::{
    Admin, AdminId, Device, DeviceId, DeviceState, Directory, Grant, Group, GroupId, PermissionSet, Place,
    Platform, Revision, RowRef, Rows, Scope, User, UserId,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use crate::replica::Replica;

pub(crate) const ME: AdminId = AdminId(Uuid::from_u128(1));

pub(crate) fn group(n: usize) -> GroupId {
    GroupId(Uuid::from_u128(1_000 + n as u128))
}

pub(crate) fn user(n: usize) -> UserId {
    UserId(Uuid::from_u128(2_000 + n as u128))
}

pub(crate) fn device(n: usize) -> DeviceId {
    DeviceId(Uuid::from_u128(3_000 + n as u128))
}

fn name(n: usize) -> String {
    ["営業部", "エイギョウ", "えいぎょう二課", "開発", "ＤＥＶ", "dev東京"][n % 6].to_owned()
}

fn me(scope: Scope) -> Admin {
    let grants = vec![Grant { permissions: PermissionSet::all(), scope }];
    let text = || "me".to_owned();
    Admin::new(ME, text(), text(), grants)
}

/// A company: each number is the parent of the group at its place, the group of the user, the place of the device.
pub(crate) fn rows(parents: &[usize], users: &[usize], devices: &[usize], scope: Scope) -> Rows {
    let groups = parents.iter().enumerate().map(|(n, parent)| Group {
        id: group(n),
        parent: (*parent < n).then(|| group(*parent)),
        name: name(n),
        code: if n % 3 == 0 { String::new() } else { format!("{}", 100 - n) },
    });
    let users = users.iter().enumerate().map(|(n, at)| User {
        yomigana: ["ﾔﾏﾀﾞ", "あべ", ""][n % 3].into(),
        title: "課長".into(),
        ..User::new(user(n), group(at % parents.len()), format!("山田{n}"))
    });
    let users: Vec<User> = users.collect();
    let devices = devices.iter().enumerate().map(|(n, at)| {
        let place = match at % 3 {
            0 => Place::Unassigned,
            1 if !users.is_empty() => Place::User(user(at % users.len())),
            _ => Place::Group(group(at % parents.len())),
        };
        let platform = if n % 2 == 0 { Platform::Macos } else { Platform::WindowsStandard };
        Device {
            asset_number: if n % 4 == 0 { String::new() } else { format!("A{}", 50 - n) },
            address: ["10.0.0.10", "10.0.0.9", "", "fd00::9", "pc.example", "9.255.0.1"][n % 6].into(),
            last_contact: [Some(20), None, Some(-7), Some(3)][n % 4].map(|n| Timestamp::constant(n, 0)),
            state: [DeviceState::Lost, DeviceState::Active, DeviceState::Retired][n % 3],
            ..Device::new(device(n), place, format!("PC-{n}"), platform)
        }
    });
    Rows {
        groups: groups.collect(),
        devices: devices.collect(),
        users,
        admins: vec![me(scope)],
        ..Rows::default()
    }
}

/// What the service would send to this reader.
pub(crate) fn in_sight(rows: Rows) -> Rows {
    Directory::load(Revision(1), rows).view(ME).rows()
}

fn all(replica: &Replica) -> Rows {
    replica.rows_after(None, usize::MAX)
}

fn org(replica: &Replica, query: &OrgQuery, window: u32) -> Vec<OrgRow> {
    let mut rows = Vec::new();
    loop {
        let part = replica.org_rows(&OrgQuery { from: rows.len() as u32, count: window, ..query.clone() });
        if part.rows.is_empty() {
            assert_eq!(part.total as usize, rows.len());
            return rows;
        }
        rows.extend(part.rows);
    }
}

/// The tree in the simplest way: for every node its children from all rows.
struct Naive<'a> {
    rows: &'a Rows,
    query: &'a OrgQuery,
    expanded: BTreeSet<GroupId>,
    found: Vec<(OrgNode, u32, u32, u32)>,
}

impl Naive<'_> {
    fn names(&self, texts: &[&str]) -> bool {
        let needle = directory::fold(&self.query.query);
        texts.iter().any(|text| directory::fold(text).contains(&needle))
    }

    fn shown(&self, group: &Group) -> bool {
        self.names(&[&group.name, &group.code])
            || !self.users(group.id).is_empty()
            || self.rows.groups.iter().any(|below| below.parent == Some(group.id) && self.shown(below))
    }

    fn groups(&self, parent: Option<GroupId>) -> Vec<OrgNode> {
        let mut groups: Vec<&Group> =
            self.rows.groups.iter().filter(|group| group.parent == parent && self.shown(group)).collect();
        groups.sort_by_key(|group| (group.code.is_empty(), &group.code, &group.name, group.id));
        groups.into_iter().map(|group| OrgNode::Group(group.id)).collect()
    }

    fn users(&self, group: GroupId) -> Vec<OrgNode> {
        let mut users: Vec<&User> = self
            .rows
            .users
            .iter()
            .filter(|user| self.query.show_users && user.group == group)
            .filter(|user| self.names(&[&user.name, &user.yomigana]))
            .collect();
        users.sort_by_key(|user| {
            let reading =
                if user.yomigana.is_empty() { String::new() } else { directory::fold(&user.yomigana) };
            let name = directory::fold(&user.name);
            (if reading.is_empty() { name } else { format!("{reading}\0{name}") }, user.id)
        });
        users.into_iter().map(|user| OrgNode::User(user.id)).collect()
    }

    fn walk(&mut self, siblings: Vec<OrgNode>, level: u32) {
        let size = siblings.len() as u32;
        for (node, position) in siblings.into_iter().zip(1..) {
            self.found.push((node, level, position, size));
            if let OrgNode::Group(id) = node
                && (!self.query.query.is_empty() || self.expanded.contains(&id))
            {
                let children = [self.groups(Some(id)), self.users(id)].concat();
                self.walk(children, level + 1);
            }
        }
    }

    fn all(mut self, whole: bool) -> Vec<(OrgNode, u32, u32, u32)> {
        let mut tops = self.groups(None);
        if whole {
            if !tops.is_empty() || self.query.query.is_empty() {
                self.found.push((OrgNode::Organization, 1, 1, 1));
            }
            if self.query.query.is_empty() {
                tops.insert(0, OrgNode::Unassigned);
            }
        }
        self.walk(tops, 1 + u32::from(whole));
        self.found
    }
}

fn tree_query() -> impl Strategy<Value = (Vec<usize>, &'static str, bool)> {
    let texts = prop::sample::select(vec!["", "", "えいぎょう", "dev", "ヤマダ", "9", "無い"]);
    (prop::collection::vec(0..20usize, 0..12), texts, any::<bool>())
}

proptest! {
    #[test]
    fn the_tree_is_what_the_rows_say(
        parents in prop::collection::vec(0..20usize, 1..20),
        users in prop::collection::vec(0..20usize, 0..20),
        scope in prop::option::of(prop::collection::btree_set(0..20usize, 1..3)),
        (expanded, text, show_users) in tree_query(),
        window in 1..9u32,
    ) {
        let whole = scope.is_none();
        let scope = scope.map_or(Scope::Organization, |groups| Scope::Groups(groups.into_iter().map(group).collect()));
        let rows = in_sight(rows(&parents, &users, &[], scope));
        let expanded: Vec<GroupId> = expanded.into_iter().map(group).collect();
        let query =
            OrgQuery { expanded: Some(expanded.clone()), query: text.into(), show_users, from: 0, count: 0 };
        let replica = Replica::load(ME, Revision(1), rows.clone());
        let shown = org(&replica, &query, window);
        let naive = Naive { rows: &rows, query: &query, expanded: expanded.into_iter().collect(), found: Vec::new() };
        let made: Vec<_> = shown.iter().map(|row| (row.node, row.level, row.position, row.set_size)).collect();
        prop_assert_eq!(made, naive.all(whole));
        for row in &shown {
            // What is located is found where it is said to be.
            let path = replica.org_locate(&OrgLocate { node: row.node, query: query.clone() });
            let located = path.index.map(|from| {
                let query = OrgQuery { expanded: Some(path.expanded.clone()), from, count: 1, ..query.clone() };
                replica.org_rows(&query).rows[0].node
            });
            prop_assert_eq!(located, Some(row.node));
            if let OrgNode::Group(id) = row.node {
                prop_assert_eq!(path.groups.last().map(|label| label.row), Some(RowRef::Group(id)));
            }
        }
    }

    #[test]
    fn a_merged_replica_is_a_loaded_one(
        parents in prop::collection::vec(0..12usize, 1..12),
        users in prop::collection::vec(0..12usize, 0..12),
        later in prop::collection::vec(0..12usize, 1..12),
        devices in prop::collection::vec(0..30usize, 0..20),
    ) {
        let before = rows(&parents, &users, &devices, Scope::Organization);
        let after = rows(&later, &users, &devices[..devices.len() / 2], Scope::Organization);
        let gone = |row: &RowRef| match row {
            RowRef::Group(id) => !after.groups.iter().any(|group| group.id == *id),
            RowRef::Device(id) => !after.devices.iter().any(|device| device.id == *id),
            _ => false,
        };
        let known = before.groups.iter().map(|group| RowRef::Group(group.id))
            .chain(before.devices.iter().map(|device| RowRef::Device(device.id)));
        let removed = known.filter(gone).collect();
        let mut merged = Replica::load(ME, Revision(1), before);
        // Lists made before must not survive.
        let query = list(OrgNode::Organization, "", SortKey::Place);
        drop(merged.devices_rows(&query));
        merged.merge(contract::DirectoryView { revision: Revision(2), full: false, rows: after.clone(), removed });
        let loaded = Replica::load(ME, Revision(2), after);
        prop_assert_eq!(all(&merged), all(&loaded));
        prop_assert_eq!(merged.devices_rows(&query), loaded.devices_rows(&query));
        prop_assert_eq!(merged.users_rows(&query), loaded.users_rows(&query));
        let tree = OrgQuery { expanded: None, query: String::new(), show_users: true, from: 0, count: 500 };
        prop_assert_eq!(merged.org_rows(&tree), loaded.org_rows(&tree));
        let search = PaletteSearch { query: "p".into(), count: 50 };
        prop_assert_eq!(merged.palette_search(&search), loaded.palette_search(&search));
    }
}

pub(crate) fn list(node: OrgNode, query: &str, sort: SortKey) -> ListQuery {
    ListQuery {
        node,
        below: true,
        query: query.into(),
        platforms: Vec::new(),
        filters: ListFilters::default(),
        sort,
        descending: false,
        from: 0,
        count: 500,
    }
}

pub(crate) fn company() -> Replica {
    // Groups 0 > 1 > 2, 3 at the top; devices 0, 3 unassigned, 1, 4, 7 of users, 2, 5 of groups.
    let rows = rows(&[9, 0, 1, 9], &[0, 1, 2, 2], &(0..8).collect::<Vec<_>>(), Scope::Organization);
    Replica::load(ME, Revision(7), in_sight(rows))
}

#[test]
fn the_first_two_levels_are_open_at_first() {
    let query = OrgQuery { expanded: None, query: String::new(), show_users: false, from: 0, count: 500 };
    let window = company().org_rows(&query);
    let shown: Vec<_> = window.rows.iter().map(|row| (row.node, row.level, row.expanded)).collect();
    assert_eq!(
        shown,
        [
            (OrgNode::Organization, 1, true),
            (OrgNode::Unassigned, 2, false),
            (OrgNode::Group(group(0)), 2, true),
            (OrgNode::Group(group(1)), 3, false),
            (OrgNode::Group(group(3)), 2, false),
        ]
    );
    assert_eq!(window.revision, Revision(7));
    assert_eq!(window.rows[0].counts.devices, 8);
    assert_eq!(window.rows[1].counts.devices, 3);
}

#[test]
fn people_come_by_their_reading() {
    let users = company().users_rows(&list(OrgNode::Organization, "", SortKey::Name));
    let order: Vec<_> = users.rows.iter().map(|row| row.user.id).collect();
    // あべ, then the two やまだ, then whoever has no reading.
    assert_eq!(order, [user(1), user(0), user(3), user(2)]);
}

#[test]
fn devices_are_counted_by_platform_before_platforms_are_filtered() {
    let mut query = list(OrgNode::Organization, "ｐｃ", SortKey::AssetNumber);
    query.platforms = vec![Platform::Macos];
    let window = company().devices_rows(&query);
    let order: Vec<_> = window.rows.iter().map(|row| row.device.asset_number.as_str()).collect();
    assert_eq!(order, ["A44", "A48", "", ""]);
    let platforms: Vec<_> = window.platforms.iter().map(|count| (count.platform, count.count)).collect();
    assert_eq!(platforms, [(Platform::WindowsStandard, 4), (Platform::Macos, 4)]);
}

#[test]
fn devices_are_sorted_by_what_a_value_means() {
    let order = |sort| {
        let window = company().devices_rows(&list(OrgNode::Organization, "", sort));
        window.rows.into_iter().map(|row| row.device).collect::<Vec<_>>()
    };
    let addresses = order(SortKey::Address);
    assert_eq!(
        addresses.iter().map(|device| device.address.as_str()).collect::<Vec<_>>(),
        ["9.255.0.1", "10.0.0.9", "10.0.0.9", "10.0.0.10", "10.0.0.10", "fd00::9", "pc.example", ""]
    );
    let contacts: Vec<_> = order(SortKey::LastContact)
        .iter()
        .map(|device| device.last_contact.map(Timestamp::as_second))
        .collect();
    assert_eq!(contacts, [Some(-7), Some(-7), Some(3), Some(3), Some(20), Some(20), None, None]);
    let states = order(SortKey::State);
    assert!(states.is_sorted_by_key(|device| device.state), "{states:?}");
}

#[test]
fn a_groups_devices_are_those_that_it_counts() {
    let replica = company();
    for n in 0..4 {
        let detail = replica.group(group(n)).unwrap();
        let mut query = list(OrgNode::Group(group(n)), "", SortKey::Place);
        assert_eq!(replica.devices_rows(&query).total, detail.counts.devices, "{n}");
        assert_eq!(replica.users_rows(&query).total, detail.counts.users, "{n}");
        query.below = false;
        assert_eq!(replica.devices_rows(&query).total, detail.direct.devices, "{n} directly");
        assert_eq!(replica.users_rows(&query).total, detail.direct.users, "{n} directly");
    }
}

#[test]
fn the_palette_puts_what_begins_with_the_query_first() {
    let hits = company().palette_search(&PaletteSearch { query: "えいぎょう".into(), count: 50 });
    let names: Vec<_> = hits.iter().map(|hit| (hit.name.as_str(), hit.path.as_str())).collect();
    assert_eq!(names, [("エイギョウ", "営業部"), ("えいぎょう二課", "営業部 / エイギョウ")]);
    assert_eq!(company().palette_search(&PaletteSearch { query: "山".into(), count: 2 }).len(), 2);
    assert!(company().palette_search(&PaletteSearch { query: " ".into(), count: 50 }).is_empty());
}

#[test]
fn admins_are_found_by_account() {
    let query = |text: &str| AdminQuery {
        query: text.into(),
        sort: SortKey::Account,
        descending: false,
        from: 0,
        count: 9,
    };
    assert_eq!(company().admins_rows(&query("ＭＥ")).total, 1);
    assert_eq!(company().admins_rows(&query("you")).total, 0);
}
