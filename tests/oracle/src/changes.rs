//! Random change sets, and what an accepted one makes of the rows, worked out without the engine's `apply`.

use directory::*;
use rand::{RngExt as _, rngs::StdRng};

use crate::world::*;

/// Who makes the next set: mostly admin 0, who may, else any admin.
pub(crate) fn any_actor(rows: &Rows, random: &mut StdRng) -> AdminId {
    let first = rows.admins.iter().any(|admin| admin.id == a(0)) && random.random_bool(0.7);
    if first { a(0) } else { existing(&rows.admins, |row| row.id, random).unwrap_or(a(0)) }
}

/// One to three changes, moves above all; most of them of rows that exist.
pub(crate) fn any_set(rows: &Rows, random: &mut StdRng) -> ChangeSet {
    let count = random.random_range(1..=3);
    ChangeSet { changes: (0..count).map(|_| any_change(rows, random)).collect(), ..ChangeSet::default() }
}

fn existing<T, I>(rows: &[T], id: impl Fn(&T) -> I, random: &mut StdRng) -> Option<I> {
    (!rows.is_empty() && random.random_bool(0.97)).then(|| id(&rows[random.random_range(0..rows.len())]))
}

fn any_change(rows: &Rows, random: &mut StdRng) -> Change {
    let ids: Vec<GroupId> = rows.groups.iter().map(|group| group.id).collect();
    let new_group = random.random_range(0..GROUPS);
    let group_there = existing(&rows.groups, |row| row.id, random).unwrap_or(g(new_group));
    let other = existing(&rows.groups, |row| row.id, random).filter(|_| random.random_bool(0.85));
    let user_there = existing(&rows.users, |row| row.id, random).unwrap_or(u(0));
    let device_there = existing(&rows.devices, |row| row.id, random).unwrap_or(d(0));
    let admin_there = existing(&rows.admins, |row| row.id, random).unwrap_or(a(1));
    match random.random_range(0..24) {
        0..8 => Change::GroupMove { id: group_there, parent: other },
        8 => Change::GroupCreate(group(new_group, other, String::new())),
        9 => Change::GroupDelete { id: group_there },
        10 => Change::UserCreate(user(random.random_range(0..USERS), group_there)),
        11 | 12 => Change::UserMove { id: user_there, group: group_there },
        13 => Change::UserDelete { id: user_there },
        14 => {
            let place = place(rows, &ids, random);
            Change::DeviceCreate(device(random.random_range(0..DEVICES), place))
        }
        15 | 16 => Change::DevicePlace { id: device_there, place: place(rows, &ids, random) },
        17 => Change::DeviceDelete { id: device_there },
        18 => {
            let grants = grants(&ids, random);
            Change::AdminCreate(admin(random.random_range(0..ADMINS), false, grants))
        }
        19 | 20 => Change::AdminGrantsSet { id: admin_there, grants: grants(&ids, random) },
        21 => Change::AdminSuspend { id: admin_there },
        22 => Change::AdminResume { id: admin_there },
        _ => Change::AdminDelete { id: admin_there },
    }
}

fn place(rows: &Rows, ids: &[GroupId], random: &mut StdRng) -> Place {
    match any_place(ids, random) {
        Place::User(id) => existing(&rows.users, |row| row.id, random).map_or(Place::User(id), Place::User),
        place => place,
    }
}

/// Any grants, most of them brought into the form that the planner takes.
fn grants(ids: &[GroupId], random: &mut StdRng) -> Vec<Grant> {
    let mut grants = any_grants(ids, random);
    if random.random_bool(0.8) {
        for grant in &mut grants {
            if let Scope::Groups(groups) = &mut grant.scope {
                groups.retain(|id| ids.contains(id));
                let scoped = |permission: &Permission| permission.entry().group_scoped;
                grant.permissions = grant.permissions.iter().filter(scoped).collect();
            }
        }
        grants.retain(|grant| {
            !grant.permissions.is_empty() && grant.scope != Scope::Groups(Default::default())
        });
    }
    grants
}

/// Puts the rows of an accepted plan where the old ones were.
pub(crate) fn follow(rows: &mut Rows, diffs: &RowDiffs) {
    replace(&mut rows.groups, &diffs.groups, |row| row.id);
    replace(&mut rows.users, &diffs.users, |row| row.id);
    replace(&mut rows.devices, &diffs.devices, |row| row.id);
    replace(&mut rows.admins, &diffs.admins, |row| row.id);
}

fn replace<T: Clone, I: PartialEq>(rows: &mut Vec<T>, diffs: &[RowDiff<T>], id: impl Fn(&T) -> I) {
    for diff in diffs {
        if let Some(before) = &diff.before {
            rows.retain(|row| id(row) != id(before));
        }
        rows.extend(diff.after.clone());
    }
}
