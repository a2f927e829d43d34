//! Where what is assigned, group by group: what is drawn of it.

use std::collections::HashMap;

use contract::ipc::{CoverageGroup, InheritedPolicy};
use directory::{GroupId, Place, PolicyTarget, RowRef};

use crate::{replica::Replica, windows::label};

/// The most groups that are drawn.
const MOST: usize = 500;

impl Replica {
    /// Groups in sight to which a policy is assigned, or in which users or devices have one of their own, and the groups
    /// above those, from top to bottom.
    pub(super) fn coverage(&self) -> Vec<CoverageGroup> {
        let view = self.view();
        let mut told: HashMap<GroupId, (u32, u32)> = HashMap::new();
        for assignment in view.assignments() {
            let (group, (users, devices)) = match assignment.target {
                PolicyTarget::Group(id) => (Some(id), (0, 0)),
                PolicyTarget::User(id) => (view.group_of(Place::User(id)), (1, 0)),
                PolicyTarget::Device(id) => {
                    (view.device(id).and_then(|device| view.group_of(device.place)), (0, 1))
                }
            };
            for above in group.map_or_else(Vec::new, |group| view.path(group)) {
                let counts = told.entry(above).or_default();
                counts.0 += users;
                counts.1 += devices;
            }
        }
        let mut groups = Vec::new();
        let mut stack: Vec<(GroupId, u32, Option<InheritedPolicy>)> =
            view.children(None).into_iter().rev().map(|group| (group, 0, None)).collect();
        while let Some((id, depth, inherited)) = stack.pop() {
            let (Some((excepted_users, excepted_devices)), true) = (told.get(&id), groups.len() < MOST)
            else {
                continue;
            };
            let Some(group) = label(&view, RowRef::Group(id)) else { continue };
            let assigned = view.assignment(PolicyTarget::Group(id)).map(|assignment| assignment.policy);
            groups.push(CoverageGroup {
                group,
                depth,
                assigned,
                inherited,
                devices: view.counts(id).devices,
                excepted_users: *excepted_users,
                excepted_devices: *excepted_devices,
            });
            let below = assigned.map_or(inherited, |policy| Some(InheritedPolicy { policy, from: id }));
            stack.extend(view.children(Some(id)).into_iter().rev().map(|child| (child, depth + 1, below)));
        }
        groups
    }
}
