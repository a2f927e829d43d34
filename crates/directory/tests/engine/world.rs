//! Small organizations for tests: a fixed one to read, and random ones.

use std::collections::BTreeSet;

use directory::*;
use proptest::prelude::*;
use uuid::Uuid;

use crate::policy_world::{any_policies, any_policy_change};

pub(crate) fn g(n: u128) -> GroupId {
    GroupId(Uuid::from_u128(n))
}
pub(crate) fn u(n: u128) -> UserId {
    UserId(Uuid::from_u128(0x1000 + n))
}
pub(crate) fn d(n: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(0x2000 + n))
}
pub(crate) fn a(n: u128) -> AdminId {
    AdminId(Uuid::from_u128(0x3000 + n))
}

pub(crate) fn group(n: u128, parent: Option<u128>, name: &str) -> Group {
    Group { id: g(n), parent: parent.map(g), name: name.into(), code: String::new() }
}

pub(crate) fn user(n: u128, group: u128) -> User {
    User::new(u(n), g(group), format!("user {n}"))
}

pub(crate) fn device(n: u128, place: Place) -> Device {
    Device::new(d(n), place, format!("PC-{n}"), Platform::WindowsStandard)
}

pub(crate) fn admin(n: u128, grants: Vec<Grant>) -> Admin {
    Admin::new(a(n), format!("admin{n}"), format!("admin {n}"), grants)
}

pub(crate) fn grant(permissions: &[Permission], groups: &[u128]) -> Grant {
    Grant {
        permissions: permissions.iter().copied().collect(),
        scope: Scope::Groups(groups.iter().copied().map(g).collect()),
    }
}

pub(crate) fn everything() -> Grant {
    Grant { permissions: PermissionSet::all(), scope: Scope::Organization }
}

/// ```text
/// 1 Tokyo ─ 2 Sales ─ 3 Sales 1
///         └ 4 Engineering
/// 5 Osaka ─ 6 Osaka sales
/// ```
/// Admin 0 may do everything; admin 1 everything that can be scoped, in Tokyo; admin 2 views in Tokyo and edits in
/// Osaka; admin 3 views devices in Sales.
pub(crate) fn company() -> Directory {
    use Permission::*;
    let scoped: Vec<Permission> =
        CATALOGUE.iter().filter(|entry| entry.group_scoped).map(|entry| entry.permission).collect();
    Directory::load(
        Revision(7),
        Rows {
            groups: vec![
                group(1, None, "Tokyo"),
                group(2, Some(1), "Sales"),
                group(3, Some(2), "Sales 1"),
                group(4, Some(1), "Engineering"),
                group(5, None, "Osaka"),
                group(6, Some(5), "Osaka sales"),
            ],
            users: vec![user(1, 3), user(2, 4), user(3, 6)],
            devices: vec![
                device(1, Place::User(u(1))),
                device(2, Place::Group(g(2))),
                device(3, Place::User(u(3))),
                device(4, Place::Unassigned),
                device(5, Place::Group(g(4))),
            ],
            admins: vec![
                admin(0, vec![everything()]),
                admin(1, vec![grant(&scoped, &[1])]),
                admin(
                    2,
                    vec![
                        grant(&[DeviceView], &[1]),
                        grant(&[DeviceView, DeviceEdit, OrganizationEdit], &[5]),
                    ],
                ),
                admin(3, vec![grant(&[DeviceView], &[2])]),
            ],
            ..Rows::default()
        },
    )
}

pub(crate) fn set(changes: Vec<Change>) -> ChangeSet {
    ChangeSet { changes, ..ChangeSet::default() }
}

/// The codes with which a change set is refused; empty if it is not.
pub(crate) fn refused(directory: &Directory, actor: u128, changes: Vec<Change>) -> Vec<RejectionCode> {
    match directory.plan(a(actor), &set(changes)) {
        Ok(_) => Vec::new(),
        Err(rejections) => rejections.into_iter().map(|rejection| rejection.code).collect(),
    }
}

const PERMISSIONS: [Permission; 10] = [
    Permission::DeviceView,
    Permission::DeviceEdit,
    Permission::DeviceDelete,
    Permission::OrganizationEdit,
    Permission::AdminManage,
    Permission::PolicyBase,
    Permission::PolicyView,
    Permission::PolicyEdit,
    Permission::PolicyAssign,
    Permission::PolicyViolation,
];

fn any_grant() -> impl Strategy<Value = Grant> {
    let permissions = proptest::collection::vec(proptest::sample::select(&PERMISSIONS[..]), 0..6);
    let groups = proptest::collection::btree_set((0u128..9).prop_map(g), 0..3);
    (permissions, prop_oneof![1 => Just(Scope::Organization), 4 => groups.prop_map(Scope::Groups)])
        .prop_map(|(permissions, scope)| Grant { permissions: permissions.into_iter().collect(), scope })
}

pub(crate) fn any_place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Unassigned),
        (0u128..9).prop_map(|n| Place::Group(g(n))),
        (0u128..6).prop_map(|n| Place::User(u(n)))
    ]
}

/// Up to 8 groups in any shape, 5 users, 8 devices, 6 admins; admin 0 always may do everything, admin 1 much in group 0.
pub(crate) fn any_company() -> impl Strategy<Value = Directory> {
    let parents =
        proptest::collection::vec(proptest::option::weighted(0.8, any::<prop::sample::Index>()), 1..9);
    let users = proptest::collection::vec(any::<prop::sample::Index>(), 0..6);
    let places = proptest::collection::vec((0u8..3, any::<prop::sample::Index>()), 0..9);
    let admins = proptest::collection::vec(
        (proptest::collection::vec(any_grant(), 0..3), proptest::bool::weighted(0.1)),
        0..5,
    );
    (parents, users, places, admins, any_policies()).prop_map(|(parents, users, places, admins, policies)| {
        let count = parents.len();
        let groups: Vec<Group> = parents
            .iter()
            .enumerate()
            .map(|(n, parent)| {
                let parent = parent.filter(|_| n > 0).map(|parent| parent.index(n) as u128);
                group(n as u128, parent, &format!("group {n}"))
            })
            .collect();
        let users: Vec<User> =
            users.iter().enumerate().map(|(n, at)| user(n as u128, at.index(count) as u128)).collect();
        let devices = places
            .iter()
            .enumerate()
            .map(|(n, (kind, at))| {
                let place = match kind {
                    1 => Place::Group(g(at.index(count) as u128)),
                    2 if !users.is_empty() => Place::User(u(at.index(users.len()) as u128)),
                    _ => Place::Unassigned,
                };
                let platforms =
                    [Platform::WindowsStandard, Platform::Macos, Platform::Ios, Platform::Android];
                Device { platform: platforms[n % 4], ..device(n as u128, place) }
            })
            .collect();
        let mut rows =
            Rows { groups, users, devices, admins: vec![admin(0, vec![everything()])], ..Rows::default() };
        // Somebody with much to do and something to lack, or the rules about moves and grants would hardly ever decide.
        use Permission::*;
        rows.admins.push(admin(
            1,
            vec![grant(
                &[
                    DeviceView,
                    OrganizationEdit,
                    AdminManage,
                    PolicyView,
                    PolicyEdit,
                    PolicyAssign,
                    PolicyViolation,
                ],
                &[0],
            )],
        ));
        for (n, (mut grants, suspended)) in admins.into_iter().enumerate() {
            // As the planner would have left them: no empty grant, none on a group that is not there.
            for grant in &mut grants {
                if let Scope::Groups(groups) = &mut grant.scope {
                    groups.retain(|id| id.0.as_u128() < count as u128);
                    grant.permissions = grant.permissions.without(Permission::PolicyBase);
                }
            }
            grants.retain(|grant| {
                !grant.permissions.is_empty() && grant.scope != Scope::Groups(BTreeSet::new())
            });
            rows.admins.push(Admin { suspended, ..admin(n as u128 + 2, grants) });
        }
        policies.add_to(&mut rows);
        Directory::load(Revision(1), rows)
    })
}

/// Five free fields of which one is filled in.
fn free(text: String) -> FreeFields {
    [String::new(), text, String::new(), String::new(), String::new()].into()
}

fn any_day() -> impl Strategy<Value = Option<jiff::civil::Date>> {
    proptest::option::of((1i8..28).prop_map(|day| jiff::civil::date(2026, 11, day)))
}

fn any_contact() -> impl Strategy<Value = Option<Option<jiff::Timestamp>>> {
    let at = (0i64..9).prop_map(|n| jiff::Timestamp::constant(1_700_000_000 + n, 0));
    proptest::option::of(proptest::option::of(at))
}

/// Any change over the ids of [`any_company`], many of them impossible.
pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    let gid = || (0u128..10).prop_map(g);
    let uid = || (0u128..7).prop_map(u);
    let did = || (0u128..10).prop_map(d);
    let aid = || (0u128..7).prop_map(a);
    let name =
        || proptest::sample::select(&["", "営業部", "group 1", "開発\u{0}"][..]).prop_map(str::to_owned);
    let grants = || proptest::collection::vec(any_grant(), 0..3);
    prop_oneof![
        10 => any_policy_change(),
        1 => (10u128..14, proptest::option::of(gid()), name()).prop_map(|(n, parent, name)| Change::GroupCreate(
            Group { id: g(n), parent, name, code: String::new() }
        )),
        1 => (gid(), name()).prop_map(|(id, name)| Change::GroupEdit { id, name: Some(name), code: None }),
        5 => (gid(), proptest::option::weighted(0.9, gid()))
            .prop_map(|(id, parent)| Change::GroupMove { id, parent }),
        1 => gid().prop_map(|id| Change::GroupDelete { id }),
        1 => (10u128..12, 0u128..9).prop_map(|(n, at)| Change::UserCreate(user(n, at))),
        1 => (uid(), name(), proptest::option::of(name())).prop_map(|(id, name, own)| Change::UserEdit {
            id,
            fields: UserFields { title: Some(name), free: own.map(free), ..UserFields::default() }
        }),
        2 => (uid(), gid()).prop_map(|(id, group)| Change::UserMove { id, group }),
        1 => uid().prop_map(|id| Change::UserDelete { id }),
        1 => (10u128..12, any_place()).prop_map(|(n, place)| Change::DeviceCreate(device(n, place))),
        1 => (did(), name(), any_contact(), proptest::option::of(name())).prop_map(|(id, name, last_contact, own)| {
            let state = last_contact.flatten().map(|at: jiff::Timestamp| match at.as_second() % 2 {
                0 => DeviceState::Lost,
                _ => DeviceState::Retired,
            });
            let fields = DeviceFields {
                os: Some(name), last_contact, state, free: own.map(free), ..DeviceFields::default()
            };
            Change::DeviceEdit { id, fields }
        }),
        1 => (did(), proptest::sample::select(&[Platform::Ios, Platform::WindowsOnDemand][..])).prop_map(|(id, platform)| {
            let fields = DeviceFields { platform: Some(platform), ..DeviceFields::default() };
            Change::DeviceEdit { id, fields }
        }),
        2 => (did(), any_place()).prop_map(|(id, place)| Change::DevicePlace { id, place }),
        1 => did().prop_map(|id| Change::DeviceDelete { id }),
        1 => (10u128..12, grants()).prop_map(|(n, grants)| Change::AdminCreate(admin(n, grants))),
        1 => (aid(), name()).prop_map(|(id, name)| Change::AdminEdit {
            id,
            fields: AdminFields { name: Some(name), ..AdminFields::default() }
        }),
        1 => (aid(), grants()).prop_map(|(id, grants)| Change::AdminGrantsSet { id, grants }),
        1 => aid().prop_map(|id| Change::AdminSuspend { id }),
        1 => aid().prop_map(|id| Change::AdminResume { id }),
        1 => aid().prop_map(|id| Change::AdminDelete { id }),
        1 => (aid(), any_day(), any_day()).prop_map(|(id, from, until)| Change::AdminEdit {
            id,
            fields: AdminFields { valid_from: Some(from), valid_until: Some(until), ..AdminFields::default() }
        }),
        1 => (proptest::option::of(0u32..7), name(), 0u8..8).prop_map(|(score, label, which)| Change::SettingsEdit {
            fields: SettingsFields {
                password: score.map(|min_score| PasswordRule { min_score, ..PasswordRule::default() }),
                admin_labels: (which & 1 > 0).then(|| free(label.clone())),
                user_labels: (which & 2 > 0).then(|| free(label.clone())),
                device_labels: (which & 4 > 0).then(|| free(label)),
                ..SettingsFields::default()
            }
        }),
    ]
}
