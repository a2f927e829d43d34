//! Where what is assigned, group by group: what is drawn of it.

use std::collections::HashMap;

use contract::ipc::{CoverageGroup, InheritedPolicy, OrgNode};
use directory::{GroupId, Place, PolicyTarget, RowRef};

use crate::{replica::Replica, windows::label};

/// The most groups that are drawn.
const MOST: usize = 500;

/// What in a node of the tree, sub-groups and itself included, has a policy of its own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Exceptions {
    groups: u32,
    users: u32,
    devices: u32,
}

impl Exceptions {
    /// All of them.
    pub(crate) fn count(self) -> u32 {
        self.groups + self.users + self.devices
    }
}

/// Every node that has exceptions, with how many.
pub(crate) type ExceptionMap = HashMap<OrgNode, Exceptions>;

impl Replica {
    /// The exceptions of every node in sight.
    pub(crate) fn count_exceptions(&self) -> ExceptionMap {
        let view = self.view();
        let mut nodes = ExceptionMap::new();
        for assignment in view.assignments() {
            let (place, count): (_, fn(&mut Exceptions) -> &mut u32) = match assignment.target {
                PolicyTarget::Group(id) => (Some(Place::Group(id)), |node| &mut node.groups),
                PolicyTarget::User(id) => (Some(Place::User(id)), |node| &mut node.users),
                PolicyTarget::Device(id) => {
                    (view.device(id).map(|device| device.place), |node| &mut node.devices)
                }
            };
            let Some(place) = place else { continue };
            let itself = match place {
                Place::User(id) => Some(OrgNode::User(id)),
                Place::Unassigned => Some(OrgNode::Unassigned),
                Place::Group(_) => None,
            };
            let above = view.group_of(place).map_or_else(Vec::new, |group| view.path(group));
            for node in above.into_iter().map(OrgNode::Group).chain(itself).chain([OrgNode::Organization]) {
                *count(nodes.entry(node).or_default()) += 1;
            }
        }
        nodes
    }

    /// Groups in sight to which a policy is assigned, or in which users or devices have one of their own, and the groups
    /// above those, from top to bottom.
    pub(super) fn coverage(&self) -> Vec<CoverageGroup> {
        let view = self.view();
        let mut groups = Vec::new();
        let mut stack: Vec<(GroupId, u32, Option<InheritedPolicy>)> =
            view.children(None).into_iter().rev().map(|group| (group, 0, None)).collect();
        while let Some((id, depth, inherited)) = stack.pop() {
            let (Some(exceptions), true) = (self.exceptions().get(&OrgNode::Group(id)), groups.len() < MOST)
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
                excepted_users: exceptions.users,
                excepted_devices: exceptions.devices,
            });
            let below = assigned.map_or(inherited, |policy| Some(InheritedPolicy { policy, from: id }));
            stack.extend(view.children(Some(id)).into_iter().rev().map(|child| (child, depth + 1, below)));
        }
        groups
    }
}
