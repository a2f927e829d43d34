//! The engine alone: decisions and plans as the organization grows.

use std::hint::black_box;

use directory::{
    Admin, AdminId, Change, ChangeSet, Directory, Grant, GroupId, Permission, PermissionSet, RowRef, Scope,
    Target,
};
use uuid::Uuid;

use crate::{Figure, measure};

const FOUNDER: AdminId = AdminId(Uuid::from_u128(1));

/// The demo company with so many nodes (groups, users and devices), and 100 group admins.
pub(crate) fn organization(nodes: usize) -> Directory {
    let text = String::new;
    let founder = Admin::new(FOUNDER, "admin", "admin", Vec::new());
    let mut directory = Directory::found(founder);
    let company = demo::company(nodes * 10 / 17, 1);
    let mut admins = Vec::new();
    for n in 0..100u128 {
        let scope =
            (0..3).map(|k| company.groups[(n as usize * 31 + k * 17) % company.groups.len()].id).collect();
        let permissions: PermissionSet =
            [Permission::DeviceView, Permission::DeviceEdit, Permission::OrganizationEdit]
                .into_iter()
                .collect();
        admins.push(Change::AdminCreate(Admin::new(
            AdminId(Uuid::from_u128(100 + n)),
            format!("bench{n}"),
            format!("bench {n}"),
            vec![Grant { permissions, scope: Scope::Groups(scope) }],
        )));
    }
    for set in company.sets.into_iter().chain([ChangeSet { changes: admins, reason: None }]) {
        match directory.plan(FOUNDER, &set) {
            Ok(plan) => directory.apply(&plan),
            Err(rejections) => unreachable!("the demo company is accepted: {rejections:?}"),
        }
    }
    directory
}

pub(crate) fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for nodes in [100, 10_000, 100_000] {
        let directory = organization(nodes);
        let groups: Vec<GroupId> = directory.view(FOUNDER).groups().map(|group| group.id).collect();
        let view = directory.view(AdminId(Uuid::from_u128(150)));

        let mut next = 0;
        let decision = measure(200_000, || {
            next = (next + 7_919) % groups.len();
            black_box(view.may(Permission::DeviceEdit, Target::Row(RowRef::Group(groups[next]))));
        });
        figures.push(Figure::new(
            format!("authority decision, {nodes} nodes, 103 admins"),
            "ns",
            decision * 1e9,
        ));

        // A leaf goes to another parent: the least that a move can be.
        let leaf = groups.iter().rev().find(|id| directory.view(FOUNDER).children(Some(**id)).is_empty());
        let Some(leaf) = leaf.copied() else { continue };
        let set = ChangeSet {
            changes: vec![Change::GroupMove { id: leaf, parent: Some(groups[0]) }],
            reason: None,
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
            let set = ChangeSet { changes: vec![Change::GroupMove { id: largest, parent }], reason: None };
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
