//! Whatever a service sends, the replica is what those rows make, whole and without a panic: ids that nobody knows,
//! groups in circles, rows removed that never were, revisions that go back, rights that change.

use std::collections::BTreeMap;

use contract::{
    DirectoryView,
    ipc::{AdminQuery, ListFilters, ListQuery, OrgNode, OrgQuery, PaletteSearch, SortKey},
};
use directory::{
    Admin, AdminId, Device, DeviceId, DeviceState, Directory, FreeFields, Grant, Group, GroupId, Permission,
    PermissionSet, Place, Platform, Revision, RowRef, Rows, Scope, User, UserId,
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use crate::replica::Replica;

const IDS: u8 = 8;
const ME: AdminId = AdminId(id(0));

const fn id(number: u8) -> Uuid {
    Uuid::from_u128(number as u128)
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "営業", "エイギョウ", "pc1", "ＰＣ2", "あ"]).prop_map(str::to_owned)
}

fn group() -> impl Strategy<Value = Group> {
    (0..IDS, prop::option::of(0..IDS), name(), name()).prop_map(|(number, parent, name, code)| Group {
        id: GroupId(id(number)),
        parent: parent.map(|parent| GroupId(id(parent))),
        name,
        code,
    })
}

fn user() -> impl Strategy<Value = User> {
    (0..IDS, 0..IDS, name(), name(), name()).prop_map(|(number, group, name, yomigana, employee_number)| {
        User { yomigana, employee_number, ..User::new(UserId(id(number)), GroupId(id(group)), name) }
    })
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Unassigned),
        (0..IDS).prop_map(|number| Place::Group(GroupId(id(number)))),
        (0..IDS).prop_map(|number| Place::User(UserId(id(number)))),
    ]
}

fn device() -> impl Strategy<Value = Device> {
    (0..IDS, place(), name(), name(), any::<bool>(), 0..4_i64).prop_map(
        |(number, place, name, serial, phone, contact)| Device {
            serial,
            os: ["", "b", "a", "B"][contact as usize].into(),
            free: FreeFields::from([
                ["", "ｱ", "b", ""][contact as usize].to_owned(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ]),
            address: ["", "10.0.0.10", "10.0.0.9", "pc1"][contact as usize].into(),
            last_contact: Timestamp::from_second(contact).ok().filter(|_| contact > 1),
            state: if phone { DeviceState::Lost } else { DeviceState::Active },
            ..Device::new(
                DeviceId(id(number)),
                place,
                name,
                if phone { Platform::Ios } else { Platform::Macos },
            )
        },
    )
}

fn admin() -> impl Strategy<Value = Admin> {
    let scope = prop_oneof![
        Just(Scope::Organization),
        prop::collection::btree_set((0..IDS).prop_map(|number| GroupId(id(number))), 0..3)
            .prop_map(Scope::Groups),
    ];
    let permissions = prop::collection::vec(
        prop::sample::select(vec![
            Permission::DeviceView,
            Permission::OrganizationEdit,
            Permission::AdminView,
            Permission::AdminManage,
        ]),
        1..4,
    );
    let grant = (permissions, scope).prop_map(|(permissions, scope)| Grant {
        permissions: permissions.into_iter().collect::<PermissionSet>(),
        scope,
    });
    (0..3_u8, name(), prop::collection::vec(grant, 0..3)).prop_map(|(number, name, grants)| {
        Admin::new(AdminId(id(number)), format!("a{number}"), name, grants)
    })
}

fn removed() -> impl Strategy<Value = RowRef> {
    (0..4_u8, 0..IDS + 2).prop_map(|(kind, number)| match kind {
        0 => RowRef::Group(GroupId(id(number))),
        1 => RowRef::User(UserId(id(number))),
        2 => RowRef::Device(DeviceId(id(number))),
        _ => RowRef::Admin(AdminId(id(number))),
    })
}

fn delta() -> impl Strategy<Value = DirectoryView> {
    let some = || 0..4_usize;
    (
        (0..20_u64, prop::bool::weighted(0.1)),
        prop::collection::vec(group(), some()),
        prop::collection::vec(user(), some()),
        prop::collection::vec(device(), some()),
        prop::collection::vec(admin(), 0..2),
        prop::collection::vec(removed(), some()),
    )
        .prop_map(|((revision, full), groups, users, devices, admins, removed)| DirectoryView {
            revision: Revision(revision),
            full,
            rows: Rows { groups, users, devices, admins, ..Rows::default() },
            removed,
        })
}

/// The rows in the simplest way.
#[derive(Default)]
struct Model {
    groups: BTreeMap<GroupId, Group>,
    users: BTreeMap<UserId, User>,
    devices: BTreeMap<DeviceId, Device>,
    admins: BTreeMap<AdminId, Admin>,
}

impl Model {
    fn take(&mut self, delta: &DirectoryView) {
        if delta.full {
            *self = Self::default();
        }
        for row in delta.removed.iter().filter(|_| !delta.full) {
            match row {
                RowRef::Group(id) => drop(self.groups.remove(id)),
                RowRef::User(id) => drop(self.users.remove(id)),
                RowRef::Device(id) => drop(self.devices.remove(id)),
                RowRef::Admin(id) => drop(self.admins.remove(id)),
                _ => {}
            }
        }
        let rows = delta.rows.clone();
        self.groups.extend(rows.groups.into_iter().map(|row| (row.id, row)));
        self.users.extend(rows.users.into_iter().map(|row| (row.id, row)));
        self.devices.extend(rows.devices.into_iter().map(|row| (row.id, row)));
        self.admins.extend(rows.admins.into_iter().map(|row| (row.id, row)));
    }

    fn rows(&self) -> Rows {
        Rows {
            groups: self.groups.values().cloned().collect(),
            users: self.users.values().cloned().collect(),
            devices: self.devices.values().cloned().collect(),
            admins: self.admins.values().cloned().collect(),
            ..Rows::default()
        }
    }
}

const SORTS: [SortKey; 16] = [
    SortKey::Name,
    SortKey::Place,
    SortKey::Platform,
    SortKey::Serial,
    SortKey::AssetNumber,
    SortKey::EmployeeNumber,
    SortKey::Account,
    SortKey::Os,
    SortKey::Address,
    SortKey::LastContact,
    SortKey::State,
    SortKey::Mail,
    SortKey::Title,
    SortKey::User,
    SortKey::Devices,
    SortKey::Free1,
];

/// Everything that a window can show, as one text.
fn shown(replica: &Replica) -> Vec<String> {
    let mut shown = vec![format!("{:?} {:?}", replica.summary(), replica.viewing_as())];
    let groups = (0..IDS).map(|number| GroupId(id(number)));
    let nodes = [OrgNode::Organization, OrgNode::Unassigned].into_iter();
    let nodes = nodes.chain(groups.clone().map(OrgNode::Group));
    let nodes = nodes.chain((0..IDS).map(|number| OrgNode::User(UserId(id(number)))));
    for (number, node) in nodes.enumerate() {
        let query = ListQuery {
            node,
            below: number % 2 == 0,
            query: ["", "営", "p"][number % 3].into(),
            platforms: Vec::new(),
            filters: ListFilters {
                has_devices: [None, Some(true), Some(false)][number % 3],
                ..ListFilters::default()
            },
            sort: SORTS[number % SORTS.len()],
            descending: number % 5 == 0,
            from: 0,
            count: 500,
        };
        shown.push(format!("{node:?} {:?} {:?}", replica.devices_rows(&query), replica.users_rows(&query)));
    }
    let all = |sort| ListQuery {
        node: OrgNode::Organization,
        below: true,
        query: String::new(),
        platforms: vec![Platform::Ios],
        filters: ListFilters::default(),
        sort,
        descending: false,
        from: 0,
        count: 500,
    };
    shown.extend(
        SORTS.map(|sort| {
            format!("{:?} {:?}", replica.devices_rows(&all(sort)), replica.users_rows(&all(sort)))
        }),
    );
    for query in ["", "えい", "1"] {
        let tree = OrgQuery {
            expanded: Some(groups.clone().collect()),
            query: query.into(),
            show_users: true,
            from: 0,
            count: 500,
        };
        let admins = AdminQuery {
            query: query.into(),
            sort: SortKey::Account,
            descending: false,
            from: 0,
            count: 500,
        };
        let palette = PaletteSearch { query: query.into(), count: 5 };
        shown.push(format!("{:?}", replica.org_rows(&tree)));
        shown.push(format!("{:?} {:?}", replica.admins_rows(&admins), replica.palette_search(&palette)));
    }
    shown.extend(groups.map(|group| format!("{:?}", replica.group(group))));
    shown
}

proptest! {
    #[test]
    fn a_replica_is_what_its_rows_make(
        deltas in prop::collection::vec(delta(), 1..8),
        looked in any::<u8>(),
        eyes in 0..3_u8,
    ) {
        let (mut replica, mut model) = (Replica::load(ME, Revision(0), Rows::default()), Model::default());
        for (number, delta) in deltas.into_iter().enumerate() {
            if looked & (1 << number) != 0 {
                // What was made before must not outlive the change.
                shown(&replica);
            }
            replica.read_as(AdminId(id(eyes)));
            let reader = replica.reader();
            model.take(&delta);
            let revision = delta.revision;
            replica.merge(delta);
            let mut anew = Replica::load(ME, revision, model.rows());
            anew.read_as(reader);
            prop_assert_eq!(replica.rows_after(None, usize::MAX), anew.rows_after(None, usize::MAX));
            prop_assert_eq!(shown(&replica), shown(&anew));
        }
    }

    /// The lists, which ask the directory for nothing but what is in sight, against the directory itself.
    #[test]
    fn a_list_holds_what_the_view_holds(
        deltas in prop::collection::vec(delta(), 1..5),
        sort in prop::sample::select(SORTS.to_vec()),
        descending in any::<bool>(),
    ) {
        let mut model = Model::default();
        deltas.iter().for_each(|delta| model.take(delta));
        let directory = Directory::load(Revision(1), model.rows());
        let view = directory.view(ME);
        let replica = Replica::load(ME, Revision(1), model.rows());
        let query = |node, below| ListQuery {
            node, below, query: String::new(), platforms: Vec::new(), filters: ListFilters::default(), sort, descending, from: 0, count: 500,
        };
        let listed = |node, below| {
            let window = replica.devices_rows(&query(node, below));
            window.rows.into_iter().map(|row| row.device).collect::<Vec<Device>>()
        };
        let mut people: Vec<_> = view.users().map(|user| (replica.sort(RowRef::User(user.id)), user.id)).map(|(sort, id)| (sort.is_empty(), sort, id)).collect();
        people.sort();
        let by = |device: &Device| {
            let place = view.group_of(device.place);
            let position = view.groups().position(|group| Some(group.id) == place).unwrap_or(usize::MAX);
            let text = |text: &str| (text.is_empty(), directory::fold(text));
            let key = match sort {
                SortKey::Place => (position, text("-")),
                SortKey::Platform => (device.platform as usize, text("-")),
                SortKey::State => (device.state as usize, text("-")),
                SortKey::LastContact => (device.last_contact.map_or(9, |at| at.as_second() as usize), text("-")),
                // As the addresses above are written, from the first to the last.
                SortKey::Address => (["10.0.0.9", "10.0.0.10", "pc1", ""].iter().position(|one| *one == device.address).unwrap_or(9), text("-")),
                SortKey::User => (people.iter().position(|user| Place::User(user.2) == device.place).unwrap_or(usize::MAX), text("-")),
                SortKey::Free1 => (0, text(&device.free.texts()[0])),
                SortKey::Os => (0, text(&device.os)),
                SortKey::Serial => (0, text(&device.serial)),
                SortKey::AssetNumber => (0, text(&device.asset_number)),
                _ => (0, text("-")),
            };
            (key, text(&device.name), device.id)
        };
        let expected = |keep: &dyn Fn(&Device) -> bool| {
            let mut devices: Vec<Device> = view.devices().filter(|device| keep(device)).cloned().collect();
            devices.sort_by_key(by);
            if descending {
                devices.reverse();
            }
            devices
        };
        prop_assert_eq!(listed(OrgNode::Organization, true), expected(&|_| true));
        prop_assert_eq!(listed(OrgNode::Unassigned, true), expected(&|device| device.place == Place::Unassigned));
        for number in 0..IDS {
            let (group, user) = (GroupId(id(number)), UserId(id(number)));
            let below = view.subtree(group);
            let lies = |device: &Device| view.group_of(device.place);
            prop_assert_eq!(listed(OrgNode::Group(group), true), expected(&|device| lies(device).is_some_and(|at| below.contains(&at))));
            prop_assert_eq!(listed(OrgNode::Group(group), false), expected(&|device| lies(device) == Some(group)));
            prop_assert_eq!(listed(OrgNode::User(user), false), expected(&|device| device.place == Place::User(user)));
        }
        let users = replica.users_rows(&query(OrgNode::Organization, true));
        let mut ids: Vec<UserId> = users.rows.iter().map(|row| row.user.id).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, view.users().map(|user| user.id).collect::<Vec<_>>());
        prop_assert_eq!(replica.summary().counts.devices as usize, view.devices().count());
        prop_assert_eq!(replica.summary().counts.users as usize, view.users().count());
    }
}
