//! Random organizations: trees of any shape, people and devices in them, admins with any grants. Also such as no plan
//! makes, because the engine decides over what it is given: empty scopes, groups that do not exist, devices of nobody.

use std::collections::BTreeSet;

use directory::*;
use rand::{Rng, RngExt as _, rngs::StdRng};
use uuid::Uuid;

/// Ids below these many of each kind are drawn, existing or not.
pub(crate) const GROUPS: u128 = 64;
pub(crate) const USERS: u128 = 24;
pub(crate) const DEVICES: u128 = 48;
pub(crate) const ADMINS: u128 = 16;
/// Groups lie at most so deep, as the planner has it.
const DEEPEST: usize = 24;

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

pub(crate) fn group(n: u128, parent: Option<GroupId>, code: String) -> Group {
    Group { id: g(n), parent, name: format!("group {n}"), code }
}

pub(crate) fn user(n: u128, group: GroupId) -> User {
    User::new(u(n), group, format!("user {n}"))
}

pub(crate) fn device(n: u128, place: Place) -> Device {
    Device::new(d(n), place, format!("PC-{n}"), Platform::WindowsStandard)
}

/// The one place where admins are made.
pub(crate) fn admin(n: u128, suspended: bool, grants: Vec<Grant>) -> Admin {
    Admin { suspended, ..Admin::new(a(n), format!("admin{n}"), format!("admin {n}"), grants) }
}

/// Ids in an order that says nothing about who lies in whom.
fn shuffled(count: u128, random: &mut StdRng) -> Vec<u128> {
    let mut ids: Vec<u128> = (0..count).collect();
    for at in (1..ids.len()).rev() {
        ids.swap(at, random.random_range(0..=at));
    }
    ids
}

fn any<T: Copy>(list: &[T], random: &mut impl Rng) -> Option<T> {
    (!list.is_empty()).then(|| list[random.random_range(0..list.len())])
}

/// 1 to 60 groups: a bush, a broom or a rope, up to 24 deep, with one root or several.
fn groups(random: &mut StdRng) -> Vec<Group> {
    let count = random.random_range(1..=60);
    let ids = shuffled(GROUPS, random);
    let deepest = random.random_range(1..=DEEPEST);
    // How likely a group lies in the one made just before it, and how likely at the top.
    let (rope, roots) = (random.random_range(0.0..0.95), random.random_range(0.0..0.2));
    let mut groups: Vec<(Group, usize)> = Vec::new();
    for n in ids.into_iter().take(count) {
        let parent = if groups.is_empty() || random.random_bool(roots) {
            None
        } else if random.random_bool(rope) {
            groups.last()
        } else {
            groups.get(random.random_range(0..groups.len()))
        };
        let (parent, depth) = match parent.filter(|(_, depth)| *depth < deepest) {
            Some((group, depth)) => (Some(group.id), depth + 1),
            None => (None, 1),
        };
        // Codes decide the order of siblings; some have none.
        let code = if random.random_bool(0.5) { format!("{:03}", 999 - n) } else { String::new() };
        groups.push((group(n, parent, code), depth));
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

pub(crate) fn any_place(groups: &[GroupId], random: &mut StdRng) -> Place {
    match random.random_range(0..20) {
        0..4 => Place::Unassigned,
        4..11 => any(groups, random).map_or(Place::Unassigned, Place::Group),
        11..18 => Place::User(u(random.random_range(0..USERS))),
        _ => Place::Group(g(random.random_range(0..GROUPS))),
    }
}

/// Zero to all permissions, over nothing, some groups, groups that are not there, or everything.
pub(crate) fn any_grant(groups: &[GroupId], random: &mut StdRng) -> Grant {
    let likely = [0.0, 0.1, 0.3, 0.6, 1.0][random.random_range(0..5)];
    let permissions =
        CATALOGUE.iter().map(|entry| entry.permission).filter(|_| random.random_bool(likely)).collect();
    let scope = match random.random_range(0..20) {
        0..3 => Scope::Organization,
        3 => Scope::Groups(BTreeSet::new()),
        4 => Scope::Groups([g(random.random_range(0..GROUPS))].into()),
        _ => {
            let count = [1, 1, 2, 3, 6][random.random_range(0..5)];
            Scope::Groups((0..count).filter_map(|_| any(groups, random)).collect())
        }
    };
    Grant { permissions, scope }
}

pub(crate) fn any_grants(groups: &[GroupId], random: &mut StdRng) -> Vec<Grant> {
    (0..random.random_range(0..=5)).map(|_| any_grant(groups, random)).collect()
}

/// An organization as its first day finds it. Admin 0 may do everything in four of five, so that there is somebody who
/// can change it.
pub(crate) fn any_world(random: &mut StdRng) -> Rows {
    let groups = groups(random);
    let ids: Vec<GroupId> = groups.iter().map(|group| group.id).collect();
    let (users, devices) = (random.random_range(0..=USERS), random.random_range(0..=DEVICES));
    let users = shuffled(USERS, random)
        .into_iter()
        .take(users as usize)
        .map(|n| {
            // One in thirty is in a group that may not exist.
            let lost = random.random_bool(0.03).then(|| g(random.random_range(0..GROUPS)));
            user(n, lost.or(any(&ids, random)).unwrap_or(g(0)))
        })
        .collect();
    let devices = shuffled(DEVICES, random)
        .into_iter()
        .take(devices as usize)
        .map(|n| device(n, any_place(&ids, random)))
        .collect();
    let mut admins: Vec<Admin> = (1..=random.random_range(1..12))
        .map(|n| admin(n, random.random_bool(0.1), any_grants(&ids, random)))
        .collect();
    if random.random_bool(0.8) {
        let everything = Grant { permissions: PermissionSet::all(), scope: Scope::Organization };
        admins.push(admin(0, false, vec![everything]));
    }
    Rows { groups, users, devices, admins, ..Rows::default() }
}
