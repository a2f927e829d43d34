//! The engine alone: plans as the organization grows. Decisions and their peers are in `authority.rs`.

use std::hint::black_box;

use directory::{
    Admin, AdminId, Change, ChangeSet, Directory, Grant, GroupId, Permission, PermissionSet, Revision, Rows,
    Scope,
};
use uuid::Uuid;

use crate::{Figure, measure};

pub(crate) const FOUNDER: AdminId = AdminId(Uuid::from_u128(1));

/// The one place where these figures make admins.
pub(crate) fn admin(id: AdminId, account: String, grants: Vec<Grant>) -> Admin {
    Admin::new(id, account.clone(), account, grants)
}

/// The demo company with so many nodes (groups, users and devices), and 100 group admins.
pub(crate) fn organization(nodes: usize) -> Directory {
    let mut rows = company(nodes * 10 / 17);
    for n in 0..100u128 {
        let scope = (0..3).map(|k| rows.groups[(n as usize * 31 + k * 17) % rows.groups.len()].id).collect();
        let permissions: PermissionSet =
            [Permission::DeviceView, Permission::DeviceEdit, Permission::OrganizationEdit]
                .into_iter()
                .collect();
        let grants = vec![Grant { permissions, scope: Scope::Groups(scope) }];
        rows.admins.push(admin(AdminId(Uuid::from_u128(100 + n)), format!("bench{n}"), grants));
    }
    Directory::load(Revision::default(), rows)
}

/// The rows of the demo company with so many devices, and its founder. Loaded as a service loads them: planning them
/// is measured elsewhere and would take longer than all figures together.
pub(crate) fn company(devices: usize) -> Rows {
    let everything = Grant { permissions: PermissionSet::all(), scope: Scope::Organization };
    let mut rows = Rows { admins: vec![admin(FOUNDER, "admin".into(), vec![everything])], ..Rows::default() };
    for change in demo::company(devices, 1).sets.into_iter().flat_map(|set| set.changes) {
        match change {
            Change::GroupCreate(row) => rows.groups.push(row),
            Change::UserCreate(row) => rows.users.push(row),
            Change::DeviceCreate(row) => rows.devices.push(row),
            Change::AdminCreate(row) => rows.admins.push(row),
            // Names of free fields: nothing here looks at them.
            Change::SettingsEdit { .. } => {}
            other => unreachable!("the demo company only creates: {other:?}"),
        }
    }
    rows
}

pub(crate) fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for nodes in [100, 10_000, 100_000] {
        let directory = organization(nodes);
        let groups: Vec<GroupId> = directory.view(FOUNDER).groups().map(|group| group.id).collect();

        // A leaf goes to another parent: the least that a move can be.
        let leaf = groups.iter().rev().find(|id| directory.view(FOUNDER).children(Some(**id)).is_empty());
        let Some(leaf) = leaf.copied() else { continue };
        let set = ChangeSet {
            changes: vec![Change::GroupMove { id: leaf, parent: Some(groups[0]) }],
            ..ChangeSet::default()
        };
        let plan = measure(20, || drop(black_box(directory.plan(FOUNDER, &set))));
        figures.push(Figure::new(format!("plan of a one-group move, {nodes} nodes"), "ms", plan * 1e3));

        let largest = groups
            .iter()
            .copied()
            .filter(|id| Some(*id) != groups.first().copied())
            .max_by_key(|id| view_devices(&directory, *id));
        if let (Some(largest), true) = (largest, nodes == 100_000) {
            let devices = view_devices(&directory, largest);
            let parent =
                groups.iter().copied().find(|id| !directory.view(FOUNDER).subtree(largest).contains(id));
            let set = ChangeSet {
                changes: vec![Change::GroupMove { id: largest, parent }],
                ..ChangeSet::default()
            };
            let plan = measure(20, || drop(black_box(directory.plan(FOUNDER, &set))));
            figures.push(
                Figure::new(
                    format!("plan of moving a sub-tree with {devices} devices, {nodes} nodes"),
                    "ms",
                    plan * 1e3,
                )
                .bar(20.0),
            );
        }
    }
    figures
}

fn view_devices(directory: &Directory, group: GroupId) -> u32 {
    directory.view(FOUNDER).counts(group).devices
}
