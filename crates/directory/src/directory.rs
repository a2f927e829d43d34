//! STUB while the engine is being written; signatures are final.
#![allow(missing_docs, unused, clippy::all, clippy::todo)]
use crate::*;

#[derive(Clone, Debug)]
pub struct Directory {}

impl Directory {
    /// A company as it is founded: revision 0, no group, one admin with every permission over the whole organization.
    pub fn found(admin: Admin) -> Self { todo!() }
    /// A company (or what somebody may see of it) from its rows, in any order. A parent that is not among them counts as the top.
    pub fn load(revision: Revision, rows: Rows) -> Self { todo!() }
    pub fn revision(&self) -> Revision { todo!() }
    /// Every row, unscoped: for the store and for tests. On somebody's behalf use [`Directory::view`].
    pub fn rows(&self) -> Rows { todo!() }
    /// What these changes would do if `actor` made them now; or all the reasons why not.
    pub fn plan(&self, actor: AdminId, set: &ChangeSet) -> Result<Plan, Vec<Rejection>> { todo!() }
    /// Plans the undoing of an applied change set from its recorded effect and inverse; `Superseded` where a touched field has changed since.
    pub fn plan_undo(&self, actor: AdminId, effect: &Effect, inverse: &ChangeSet) -> Result<Plan, Vec<Rejection>> { todo!() }
    /// Applies a plan made at this very revision. Total.
    pub fn apply(&mut self, plan: &Plan) { todo!() }
    /// Catches up with rows that were decided elsewhere (the database, or the service for a replica).
    pub fn merge(&mut self, revision: Revision, rows: Rows, removed: &[RowRef]) { todo!() }
    /// Same, from recorded diffs.
    pub fn replay(&mut self, revision: Revision, diffs: &RowDiffs) { todo!() }
    /// The admin with this account, whatever the case. For signing in, before there is an actor.
    pub fn admin_by_account(&self, account: &str) -> Option<&Admin> { todo!() }
    /// The only way to read on somebody's behalf.
    pub fn view(&self, actor: AdminId) -> View<'_> { todo!() }
}

#[derive(Clone, Copy, Debug)]
pub struct View<'a> { directory: &'a Directory, actor: AdminId }

impl<'a> View<'a> {
    /// The admin who reads, if they exist (also when suspended).
    pub fn me(&self) -> Option<&'a Admin> { todo!() }
    /// Whether the whole organization is in sight.
    pub fn whole(&self) -> bool { todo!() }
    pub fn may(&self, permission: Permission, target: Target) -> bool { todo!() }
    pub fn explain(&self, permission: Permission, target: Target) -> Explanation { todo!() }
    pub fn group(&self, id: GroupId) -> Option<Group> { todo!() }
    pub fn user(&self, id: UserId) -> Option<&'a User> { todo!() }
    pub fn device(&self, id: DeviceId) -> Option<&'a Device> { todo!() }
    pub fn admin(&self, id: AdminId) -> Option<&'a Admin> { todo!() }
    /// Groups in sight, in pre-order: parents before children, siblings by code, then name.
    pub fn groups(&self) -> impl Iterator<Item = Group> + 'a { todo!(); std::iter::empty() }
    /// Users, devices, admins in sight, by id.
    pub fn users(&self) -> impl Iterator<Item = &'a User> + 'a { todo!(); std::iter::empty() }
    pub fn devices(&self) -> impl Iterator<Item = &'a Device> + 'a { todo!(); std::iter::empty() }
    pub fn admins(&self) -> impl Iterator<Item = &'a Admin> + 'a { todo!(); std::iter::empty() }
    /// All of them at once, as a replica takes them.
    pub fn rows(&self) -> Rows { todo!() }
    /// Groups in sight directly below `parent`, in order; `None` gives those whose parent is not in sight.
    pub fn children(&self, parent: Option<GroupId>) -> Vec<GroupId> { todo!() }
    /// Groups in sight from the top to `group`, itself included; empty if it is not in sight.
    pub fn path(&self, group: GroupId) -> Vec<GroupId> { todo!() }
    /// `group` and all groups below it, in pre-order; empty if it is not in sight.
    pub fn subtree(&self, group: GroupId) -> Vec<GroupId> { todo!() }
    /// What lies in `group`, sub-groups included (`groups` counts the sub-groups). O(1).
    pub fn counts(&self, group: GroupId) -> Counts { todo!() }
    /// What lies in `group` directly.
    pub fn direct_counts(&self, group: GroupId) -> Counts { todo!() }
    /// Users directly in a group in sight, by id.
    pub fn users_in(&self, group: GroupId) -> impl Iterator<Item = &'a User> + 'a { todo!(); std::iter::empty() }
    /// Devices placed directly at `place` and in sight, by id. (For a group, its users' devices are not among them.)
    pub fn devices_at(&self, place: Place) -> impl Iterator<Item = &'a Device> + 'a { todo!(); std::iter::empty() }
    /// The group a place lies in: the group itself, or the user's; `None` if unassigned.
    pub fn group_of(&self, place: Place) -> Option<GroupId> { todo!() }
    /// What of these diffs (oldest first) is in sight now and what is gone; `None` where sight itself may have changed,
    /// so that the reader must take everything anew.
    pub fn delta(&self, diffs: &[RowDiffs]) -> Option<(Rows, Vec<RowRef>)> { todo!() }
    /// The part of an effect that is in sight, and how many admins outside of sight it concerns.
    pub fn effect(&self, effect: &Effect) -> (Effect, u32) { todo!() }
    /// Whether `audit.view` covers everything a recorded change set touched.
    pub fn may_read_change(&self, effect: &Effect) -> bool { todo!() }
}
