//! The policies of a directory: which are assigned to what, as the resolver asks it.

use super::{Directory, Members};
use crate::{
    BasePolicy, DeviceId, GroupId, Place, Policy, PolicyId, PolicyOs, PolicyTarget, RowRef, UserId,
    Violation, ViolationPolicy, policy::resolve::World,
};

impl World for Directory {
    fn place(&self, device: DeviceId) -> Option<(Place, PolicyOs)> {
        self.devices.get(device).map(|device| (device.place, PolicyOs::of(device.platform)))
    }
    fn group_of_user(&self, user: UserId) -> Option<GroupId> {
        self.users.get(user).map(|user| user.group)
    }
    fn parent_of(&self, group: GroupId) -> Option<GroupId> {
        self.tree.parent(group)
    }
    fn has_group(&self, group: GroupId) -> bool {
        self.groups.contains(group)
    }
    fn assigned(&self, target: PolicyTarget) -> Option<PolicyId> {
        self.assignments.get(target).map(|assignment| assignment.policy)
    }
    fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id)
    }
    fn violation(&self, device: DeviceId) -> Option<&Violation> {
        self.violations.get(device)
    }
    fn base_policy(&self) -> &BasePolicy {
        &self.base_policy
    }
    fn violation_policy(&self) -> &ViolationPolicy {
        &self.violation_policy
    }
}

impl Directory {
    /// What a policy is assigned to, in order.
    pub(crate) fn targets_of(&self, policy: PolicyId) -> impl Iterator<Item = PolicyTarget> + '_ {
        self.assigned.get(&policy).into_iter().flat_map(Members::iter)
    }

    pub(crate) fn target_count(&self, policy: PolicyId) -> u32 {
        self.assigned.get(&policy).map_or(0, Members::len) as u32
    }

    /// The group that a target lies in: a group itself. The inner `None` are devices that lie in none.
    pub(crate) fn group_of_target(&self, target: PolicyTarget) -> Option<Option<GroupId>> {
        match target {
            PolicyTarget::Group(id) => self.groups.contains(id).then_some(Some(id)),
            PolicyTarget::User(id) => self.users.get(id).map(|user| Some(user.group)),
            PolicyTarget::Device(id) => self.devices.get(id).map(|device| self.group_of(device.place)),
        }
    }

    /// The rows that hang on one: its assignment, and of a device its violation.
    pub(crate) fn hanging_on(row: RowRef) -> impl Iterator<Item = RowRef> {
        let (target, device) = match row {
            RowRef::Group(id) => (Some(PolicyTarget::Group(id)), None),
            RowRef::User(id) => (Some(PolicyTarget::User(id)), None),
            RowRef::Device(id) => (Some(PolicyTarget::Device(id)), Some(id)),
            _ => (None, None),
        };
        target.map(RowRef::Assignment).into_iter().chain(device.map(RowRef::Violation))
    }
}
