//! Reading on somebody's behalf: nothing outside the reader's sight comes out of here, and counts never leak.
//!
//! In sight are: groups and users that any of the reader's grants covers; devices where a grant holds `device.view`;
//! admins whose whole reach is covered by `admin.view` or `admin.manage`; oneself; policies for whoever has `policy.view`
//! anywhere, and what is assigned where it covers the target.

mod explain;
mod past;
mod policies;
mod policy_values;
mod sync;

use std::borrow::Cow;

pub use past::Gone;

use super::{Authority, Directory, authority, set};
use crate::{
    Admin, AdminId, Counts, Device, DeviceId, Group, GroupId, Permission, Place, PolicyTarget, RowRef, Rows,
    Settings, Target, User, UserId,
};

/// A company's organization as one admin may see it.
#[derive(Clone, Debug)]
pub struct View<'a> {
    directory: &'a Directory,
    actor: AdminId,
    authority: Cow<'a, Authority>,
    /// Positions in sight; `None` is everything.
    sight: Option<Vec<(u32, u32)>>,
}

impl<'a> View<'a> {
    pub(super) fn new(directory: &'a Directory, actor: AdminId) -> Self {
        let authority =
            directory.authority(actor).map_or_else(|| Cow::Owned(Authority::default()), Cow::Borrowed);
        let sight = authority.sight();
        Self { directory, actor, authority, sight }
    }

    /// The admin who reads, if they exist; also when suspended.
    #[must_use]
    pub fn me(&self) -> Option<&'a Admin> {
        self.directory.admins.get(self.actor)
    }

    /// Whether the whole organization is in sight.
    #[must_use]
    pub fn whole(&self) -> bool {
        self.sight.is_none()
    }

    /// Whether the reader may do this to that. What is not in sight may not be touched.
    #[must_use]
    pub fn may(&self, permission: Permission, target: Target) -> bool {
        // The most asked by far. Whoever holds a permission at a group has it in sight.
        if let Target::Row(RowRef::Group(id)) = target {
            return self.may_at(permission, Some(id));
        }
        if let Target::Row(RowRef::Policy(id)) = target {
            return self.may_to_policy(permission, id);
        }
        self.reach(target).is_some_and(|reach| {
            self.visible(target) && reach.into_iter().all(|group| self.may_at(permission, group))
        })
    }

    /// Whether the reader may do what lets them act as this admin: set the password, take away the second factor, look
    /// at the console with the admin's eyes. It takes `admin.manage` over the admin's whole reach and every permission
    /// that the admin holds, wherever they hold it (ADR 5). Never oneself: that takes one's own password.
    #[must_use]
    pub fn may_act_as(&self, id: AdminId) -> bool {
        let Some(admin) = self.admin(id).filter(|admin| admin.id != self.actor) else { return false };
        self.may(Permission::AdminManage, Target::Row(RowRef::Admin(id)))
            && admin.grants.iter().all(|grant| {
                let reach = authority::reach_of(&grant.scope);
                grant
                    .permissions
                    .iter()
                    .all(|permission| reach.iter().all(|group| self.may_at(permission, *group)))
            })
    }

    /// Whether the reader may end this admin's sessions and lift a lock of the account: rule 3, and not for oneself.
    #[must_use]
    pub fn may_manage(&self, id: AdminId) -> bool {
        id != self.actor && self.may(Permission::AdminManage, Target::Row(RowRef::Admin(id)))
    }

    /// Whether the reader manages admins anywhere, so that it may be told how those fare whom they may manage.
    #[must_use]
    pub fn manages_admins(&self) -> bool {
        self.authority.may_anywhere(Permission::AdminManage)
    }

    /// The company's settings.
    #[must_use]
    pub fn settings(&self) -> &'a Settings {
        &self.directory.settings
    }

    /// Whether a row exists and is in sight.
    #[must_use]
    pub fn sees(&self, row: RowRef) -> bool {
        self.visible(Target::Row(row))
    }

    /// A group in sight; its parent is left out where that is not.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<Group> {
        self.sees_group(id).then(|| self.directory.groups.get(id)).flatten().map(|group| self.masked(group))
    }

    /// A user in sight.
    #[must_use]
    pub fn user(&self, id: UserId) -> Option<&'a User> {
        self.directory.users.get(id).filter(|user| self.sees_group(user.group))
    }

    /// A device in sight.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Option<&'a Device> {
        self.directory.devices.get(id).filter(|device| self.sees_device_at(device.place))
    }

    /// An admin in sight.
    #[must_use]
    pub fn admin(&self, id: AdminId) -> Option<&'a Admin> {
        self.directory.admins.get(id).filter(|admin| self.sees_admin(admin))
    }

    /// Groups in sight in pre-order: parents before children, siblings by code, then name.
    pub fn groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.group_ids().filter_map(|id| self.directory.groups.get(id)).map(|group| self.masked(group))
    }

    /// Users in sight, by id.
    pub fn users(&self) -> impl Iterator<Item = &'a User> + '_ {
        self.directory.users.iter().filter(|user| self.sees_group(user.group))
    }

    /// Devices in sight, by id. What a scoped reader sees is gathered group by group: its cost follows what is in
    /// sight, and not what the company has.
    pub fn devices(&self) -> impl Iterator<Item = &'a Device> + '_ {
        let directory = self.directory;
        let spans = self.authority.holds_at(Permission::DeviceView);
        let all = spans
            .is_none()
            .then(|| directory.devices.iter().filter(|device| self.sees_device_at(device.place)));
        let scoped = spans.map(|spans| directory.devices_in(&spans));
        all.into_iter().flatten().chain(scoped.into_iter().flatten())
    }

    /// Admins in sight, by id.
    pub fn admins(&self) -> impl Iterator<Item = &'a Admin> + '_ {
        self.directory.admins.iter().filter(|admin| self.sees_admin(admin))
    }

    /// Everything in sight, as a replica takes it.
    #[must_use]
    pub fn rows(&self) -> Rows {
        Rows {
            groups: self.groups().collect(),
            users: self.users().cloned().collect(),
            devices: self.devices().cloned().collect(),
            admins: self.admins().cloned().collect(),
            settings: self.me().map(|_| self.settings().clone()),
            policies: self.policies().cloned().collect(),
            assignments: self.assignments().cloned().collect(),
            violations: self.violations().cloned().collect(),
            base_policy: self.base_policy().and_then(set),
            violation_policy: self.violation_policy().and_then(set),
        }
    }

    /// Groups in sight directly below `parent`, in order; `None` gives those whose parent is not in sight.
    #[must_use]
    pub fn children(&self, parent: Option<GroupId>) -> Vec<GroupId> {
        match (parent, &self.sight) {
            (Some(parent), _) if !self.sees_group(parent) => Vec::new(),
            (Some(_), _) | (None, None) => self.directory.tree.children(parent).collect(),
            (None, Some(_)) => self.group_ids().filter(|id| self.parent(*id).is_none()).collect(),
        }
    }

    /// Groups in sight from the top to `group`, itself included; empty if it is not in sight.
    #[must_use]
    pub fn path(&self, group: GroupId) -> Vec<GroupId> {
        let mut path: Vec<GroupId> =
            self.directory.tree.ancestors(group).filter(|id| self.sees_group(*id)).collect();
        path.reverse();
        path
    }

    /// `group` and all groups below it in pre-order; empty if it is not in sight.
    #[must_use]
    pub fn subtree(&self, group: GroupId) -> Vec<GroupId> {
        match self.directory.tree.span(group).filter(|_| self.sees_group(group)) {
            Some(span) => self.directory.tree.slice(span).collect(),
            None => Vec::new(),
        }
    }

    /// What lies in `group`, sub-groups included. Devices count only where the reader may see devices.
    #[must_use]
    pub fn counts(&self, group: GroupId) -> Counts {
        self.visible_counts(group, self.directory.tree.total(group))
    }

    /// What lies in `group` directly; its users' devices are among its devices.
    #[must_use]
    pub fn direct_counts(&self, group: GroupId) -> Counts {
        self.visible_counts(group, self.directory.tree.direct(group))
    }

    /// Users directly in a group in sight, by id.
    pub fn users_in(&self, group: GroupId) -> impl Iterator<Item = &'a User> + 'a {
        let seen = self.sees_group(group);
        let directory = self.directory;
        directory.users_in(group).filter(move |_| seen)
    }

    /// Devices placed directly at `place` and in sight, by id. A user's devices are not among those of the group.
    pub fn devices_at(&self, place: Place) -> impl Iterator<Item = &'a Device> + 'a {
        let seen = self.sees_device_at(place);
        let directory = self.directory;
        directory.devices_at(place).filter(move |_| seen)
    }

    /// How many devices are placed directly at `place`; none where they are not in sight.
    #[must_use]
    pub fn device_count_at(&self, place: Place) -> u32 {
        if self.sees_device_at(place) { self.directory.device_count_at(place) } else { 0 }
    }

    /// The group in sight that a place lies in: the group itself, or the user's.
    #[must_use]
    pub fn group_of(&self, place: Place) -> Option<GroupId> {
        self.directory.group_of(place).filter(|group| self.sees_group(*group))
    }

    fn may_at(&self, permission: Permission, group: Option<GroupId>) -> bool {
        let at = group.map(|group| self.directory.tree.position(group));
        at != Some(None) && self.authority.may(permission, at.flatten())
    }

    fn sees_group(&self, group: GroupId) -> bool {
        let at = self.directory.tree.position(group);
        at.is_some() && self.authority.sees(at)
    }

    fn sees_device_at(&self, place: Place) -> bool {
        match (place, self.directory.group_of(place)) {
            (Place::Unassigned, _) => self.may_at(Permission::DeviceView, None),
            (_, None) => false,
            (_, group) => self.may_at(Permission::DeviceView, group),
        }
    }

    fn sees_admin(&self, admin: &Admin) -> bool {
        admin.id == self.actor
            || [Permission::AdminView, Permission::AdminManage].into_iter().any(|permission| {
                authority::reach(admin).into_iter().all(|group| self.may_at(permission, group))
            })
    }

    fn visible(&self, target: Target) -> bool {
        match target {
            Target::Organization => true,
            Target::Row(RowRef::Group(id)) => self.sees_group(id),
            Target::Row(RowRef::User(id)) => self.user(id).is_some(),
            Target::Row(RowRef::Device(id)) => self.device(id).is_some(),
            Target::Row(RowRef::Admin(id)) => self.admin(id).is_some(),
            Target::Row(RowRef::Policy(id)) => self.policy(id).is_some(),
            Target::Row(RowRef::Assignment(target)) => self.assignment(target).is_some(),
            Target::Row(RowRef::Violation(device)) => self.violation(device).is_some(),
            Target::Row(RowRef::BasePolicy | RowRef::ViolationPolicy) => self.sees_policies(),
        }
    }

    /// The groups at which a permission over the target is needed; `None` in it is the whole organization.
    fn reach(&self, target: Target) -> Option<Vec<Option<GroupId>>> {
        let directory = self.directory;
        match target {
            Target::Organization => Some(vec![None]),
            Target::Row(RowRef::Group(id)) => directory.groups.get(id).map(|_| vec![Some(id)]),
            Target::Row(RowRef::User(id)) => directory.users.get(id).map(|user| vec![Some(user.group)]),
            Target::Row(RowRef::Device(id)) => {
                directory.devices.get(id).map(|device| vec![directory.group_of(device.place)])
            }
            Target::Row(RowRef::Admin(id)) => directory.admins.get(id).map(authority::reach),
            Target::Row(RowRef::Policy(id)) => directory.policies.get(id).map(|_| self.reach_of_policy(id)),
            Target::Row(RowRef::Assignment(target)) => {
                directory.assignments.get(target)?;
                directory.group_of_target(target).map(|group| vec![group])
            }
            Target::Row(RowRef::Violation(device)) => {
                directory.violations.get(device)?;
                directory.group_of_target(PolicyTarget::Device(device)).map(|group| vec![group])
            }
            Target::Row(RowRef::BasePolicy | RowRef::ViolationPolicy) => Some(vec![None]),
        }
    }

    fn group_ids(&self) -> impl Iterator<Item = GroupId> + '_ {
        let tree = &self.directory.tree;
        let spans = self.sight.clone().unwrap_or_else(|| vec![(0, tree.len())]);
        spans.into_iter().flat_map(|span| tree.slice(span))
    }

    fn parent(&self, group: GroupId) -> Option<GroupId> {
        self.directory.tree.parent(group).filter(|parent| self.sees_group(*parent))
    }

    fn masked(&self, group: &Group) -> Group {
        Group { parent: group.parent.filter(|parent| self.sees_group(*parent)), ..group.clone() }
    }

    fn visible_counts(&self, group: GroupId, counts: Counts) -> Counts {
        if !self.sees_group(group) {
            return Counts::default();
        }
        let devices = if self.may_at(Permission::DeviceView, Some(group)) { counts.devices } else { 0 };
        Counts { devices, ..counts }
    }
}
