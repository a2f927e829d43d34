//! An organization's state: its rows, and the indexes that make questions about them cheap.
//!
//! Deliberately absent: any decision.
//! What a change does and who may make it is decided in [`crate::planner`]; this module only takes the result.

mod authority;
mod members;
mod merge;
mod placed;
mod policies;
mod table;
mod tree;
mod view;

use std::{
    collections::HashMap,
    ops::Bound::{Excluded, Unbounded},
    sync::OnceLock,
};

use crate::{
    Admin, AdminId, Assignment, BasePolicy, ChangeSet, Device, DeviceId, Effect, Grant, Group, GroupId,
    PermissionSet, Place, Plan, Policy, PolicyId, PolicyTarget, Rejection, Revision, RowDiffs, RowRef, Rows,
    Scope, Settings, User, UserId, Violation, ViolationPolicy, planner,
    row::{Row, UniqueKey},
};
pub(crate) use authority::{Authority, reach, reach_of};
use members::Members;
use placed::Placed;
pub(crate) use table::Table;
pub(crate) use tree::Tree;
pub use view::{Gone, View};

/// One company's organization at one revision.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    revision: Revision,
    pub(crate) groups: Table<Group>,
    pub(crate) users: Table<User>,
    pub(crate) devices: Table<Device>,
    pub(crate) admins: Table<Admin>,
    pub(crate) settings: Settings,
    pub(crate) policies: Table<Policy>,
    pub(crate) assignments: Table<Assignment>,
    pub(crate) violations: Table<Violation>,
    pub(crate) base_policy: BasePolicy,
    pub(crate) violation_policy: ViolationPolicy,
    assigned: HashMap<PolicyId, Members<PolicyTarget>>,
    pub(crate) tree: Tree,
    users_in: HashMap<GroupId, Members<UserId>>,
    placed: Placed,
    /// Made when it is asked for first: whoever only reads never pays for it.
    unique: OnceLock<HashMap<UniqueKey, RowRef>>,
    authority: HashMap<AdminId, Authority>,
}

impl Directory {
    /// A company as it is founded: revision 0, no group, one admin, who gets every permission over the whole organization.
    #[must_use]
    pub fn found(admin: Admin) -> Self {
        let grants = vec![Grant { permissions: PermissionSet::all(), scope: Scope::Organization }];
        let rows = Rows { admins: vec![Admin { grants, suspended: false, ..admin }], ..Rows::default() };
        Self::load(Revision::default(), rows)
    }

    /// A company, or what somebody may see of it, from its rows in any order. A parent that is not among them counts as
    /// the top, a user who is not among them as nobody.
    #[must_use]
    pub fn load(revision: Revision, rows: Rows) -> Self {
        let mut directory = Self::default();
        directory.merge(revision, rows, &[]);
        directory
    }

    /// The number of change sets applied so far.
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Every row, unscoped: for the store and for tests. On somebody's behalf use [`Directory::view`].
    #[must_use]
    pub fn rows(&self) -> Rows {
        Rows {
            groups: self.tree.ids().filter_map(|id| self.groups.get(id).cloned()).collect(),
            users: self.users.iter().cloned().collect(),
            devices: self.devices.iter().cloned().collect(),
            admins: self.admins.iter().cloned().collect(),
            settings: Some(self.settings.clone()),
            policies: self.policies.iter().cloned().collect(),
            assignments: self.assignments.iter().cloned().collect(),
            violations: self.violations.iter().cloned().collect(),
            base_policy: set(&self.base_policy),
            violation_policy: set(&self.violation_policy),
        }
    }

    /// At most so many rows after one in order of their references, unscoped: all rows part by part, for whoever writes
    /// them down. The first part has the settings.
    #[must_use]
    pub fn rows_after(&self, after: Option<RowRef>, most: usize) -> Rows {
        let mut left = most;
        macro_rules! part {
            ($table:ident, $kind:ident, $at:literal) => {{
                // Of the kind that `after` is of, what follows it; of those before, nothing more.
                let from = match after {
                    Some(RowRef::$kind(id)) => Some(Excluded(id)),
                    _ => (after.map_or(0, table_of) < $at).then_some(Unbounded),
                };
                self.$table.part(from, &mut left)
            }};
        }
        Rows {
            groups: part!(groups, Group, 1),
            users: part!(users, User, 2),
            devices: part!(devices, Device, 3),
            admins: part!(admins, Admin, 4),
            policies: part!(policies, Policy, 5),
            assignments: part!(assignments, Assignment, 6),
            violations: part!(violations, Violation, 7),
            settings: after.is_none().then(|| self.settings.clone()),
            base_policy: set(&self.base_policy).filter(|_| after.is_none()),
            violation_policy: set(&self.violation_policy).filter(|_| after.is_none()),
        }
    }

    /// What these changes would do if `actor` made them now. Decides authority, validity and effect in one place.
    ///
    /// # Errors
    /// Every reason why not, all at once.
    pub fn plan(&self, actor: AdminId, set: &ChangeSet) -> Result<Plan, Vec<Rejection>> {
        planner::plan(self, actor, set, planner::MAX_REJECTIONS)
    }

    /// The same, but every reason is told however many there are: for whoever shows them cell by cell.
    ///
    /// # Errors
    /// Every reason why not, all at once.
    pub fn plan_in_full(&self, actor: AdminId, set: &ChangeSet) -> Result<Plan, Vec<Rejection>> {
        planner::plan(self, actor, set, usize::MAX)
    }

    /// What these changes would do if the service made them by itself: ending a violation policy on time, and the
    /// operator's central lock. Nothing else may be made in nobody's name.
    ///
    /// # Errors
    /// Every reason why not, all at once.
    pub fn plan_as_service(&self, set: &ChangeSet) -> Result<Plan, Vec<Rejection>> {
        planner::plan_as_service(self, set)
    }

    /// Plans the undoing of an applied change set from its recorded effect and inverse.
    ///
    /// # Errors
    /// As [`Directory::plan`], and `Superseded` where a field that it touched has been changed again since.
    pub fn plan_undo(
        &self,
        actor: AdminId,
        effect: &Effect,
        inverse: &ChangeSet,
    ) -> Result<Plan, Vec<Rejection>> {
        planner::plan_undo(self, actor, effect, inverse)
    }

    /// Applies a plan. Total: a plan made at this revision always applies.
    pub fn apply(&mut self, plan: &Plan) {
        debug_assert_eq!(plan.base, self.revision, "a plan applies only at the revision it was made at");
        self.replay(plan.base.next(), &plan.effect.rows);
    }

    /// Catches up with one change set that was decided elsewhere, from its recorded diffs.
    pub fn replay(&mut self, revision: Revision, diffs: &RowDiffs) {
        let mut rows = Rows::default();
        let mut removed = Vec::new();
        split(&diffs.groups, &mut rows.groups, &mut removed);
        split(&diffs.users, &mut rows.users, &mut removed);
        split(&diffs.devices, &mut rows.devices, &mut removed);
        split(&diffs.admins, &mut rows.admins, &mut removed);
        split(&diffs.policies, &mut rows.policies, &mut removed);
        split(&diffs.assignments, &mut rows.assignments, &mut removed);
        split(&diffs.violations, &mut rows.violations, &mut removed);
        rows.settings = diffs.settings.as_ref().and_then(|diff| diff.after.clone());
        rows.base_policy = diffs.base_policy.as_ref().and_then(|diff| diff.after.clone());
        rows.violation_policy = diffs.violation_policy.as_ref().and_then(|diff| diff.after.clone());
        self.merge(revision, rows, &removed);
    }

    /// The admin with this account, whatever the case. For signing in, before there is an actor.
    #[must_use]
    pub fn admin_by_account(&self, account: &str) -> Option<&Admin> {
        match self.holder(&UniqueKey::account(account)) {
            Some(RowRef::Admin(id)) => self.admins.get(id),
            _ => None,
        }
    }

    /// The company's settings: everybody may read them, also before signing in is done.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The only way to read on somebody's behalf.
    #[must_use]
    pub fn view(&self, actor: AdminId) -> View<'_> {
        View::new(self, actor)
    }

    pub(crate) fn holder(&self, key: &UniqueKey) -> Option<RowRef> {
        self.unique.get_or_init(|| self.keys()).get(key).copied()
    }

    fn keys(&self) -> HashMap<UniqueKey, RowRef> {
        let mut keys = HashMap::new();
        enter(&mut keys, self.groups.iter());
        enter(&mut keys, self.users.iter());
        enter(&mut keys, self.devices.iter());
        enter(&mut keys, self.admins.iter());
        enter(&mut keys, self.policies.iter());
        keys
    }

    pub(crate) fn users_in(&self, group: GroupId) -> impl Iterator<Item = &User> {
        self.users_in.get(&group).into_iter().flat_map(Members::iter).filter_map(|id| self.users.get(id))
    }

    /// Devices placed directly there, by id.
    pub(crate) fn devices_at(&self, place: Place) -> impl Iterator<Item = &Device> {
        let (group, user) = match place {
            Place::Unassigned => (Some(None), None),
            Place::Group(id) => (Some(Some(id)), None),
            Place::User(id) => (None, Some(id)),
        };
        let direct = group.into_iter().flat_map(|group| self.placed.in_group(group));
        let direct = direct.map(|(_, device)| device).filter(move |device| device.place == place);
        let of_user = user.into_iter().flat_map(|user| self.placed.of_user(user));
        direct.chain(of_user.filter_map(|id| self.devices.get(id)))
    }

    /// Devices of a group, its users' among them, or with `None` those that lie in none, by id.
    pub(crate) fn devices_of_group(&self, group: Option<GroupId>) -> impl Iterator<Item = &Device> {
        self.placed.in_group(group).map(|(_, device)| device)
    }

    /// The ids of a user's devices.
    pub(crate) fn devices_of_user(&self, user: UserId) -> impl Iterator<Item = DeviceId> {
        self.placed.of_user(user)
    }

    /// Devices of the groups in these spans and of their users, by id.
    pub(crate) fn devices_in(&self, spans: &[(u32, u32)]) -> impl Iterator<Item = &Device> + use<'_> {
        let groups = spans.iter().flat_map(|span| self.tree.slice(*span));
        let mut devices: Vec<(DeviceId, &Device)> =
            groups.flat_map(|group| self.placed.in_group(Some(group))).collect();
        devices.sort_unstable_by_key(|(id, _)| *id);
        devices.into_iter().map(|(_, device)| device)
    }

    pub(crate) fn device_count_at(&self, place: Place) -> u32 {
        self.devices_at(place).count() as u32
    }

    /// How many rows lie directly in a group, its sub-groups among them.
    pub(crate) fn occupants(&self, group: GroupId) -> u32 {
        let users = self.users_in.get(&group).map_or(0, Members::len) as u32;
        self.tree.children(Some(group)).count() as u32 + users + self.device_count_at(Place::Group(group))
    }

    /// The group a place lies in; `None` if it is unassigned or its user unknown.
    pub(crate) fn group_of(&self, place: Place) -> Option<GroupId> {
        match place {
            Place::Unassigned => None,
            Place::Group(id) => Some(id),
            Place::User(id) => self.users.get(id).map(|user| user.group),
        }
    }

    pub(crate) fn authority(&self, admin: AdminId) -> Option<&Authority> {
        self.authority.get(&admin)
    }
}

fn enter<'a, R: Row>(unique: &mut HashMap<UniqueKey, RowRef>, rows: impl IntoIterator<Item = &'a R>) {
    for row in rows {
        unique.extend(row.keys().into_iter().map(|key| (key, row.reference())));
    }
}

/// In which table a row lies, in the order of [`Directory::rows_after`].
fn table_of(row: RowRef) -> u8 {
    match row {
        RowRef::BasePolicy | RowRef::ViolationPolicy => 0,
        RowRef::Group(_) => 1,
        RowRef::User(_) => 2,
        RowRef::Device(_) => 3,
        RowRef::Admin(_) => 4,
        RowRef::Policy(_) => 5,
        RowRef::Assignment(_) => 6,
        RowRef::Violation(_) => 7,
    }
}

/// A row that is always there, if anybody ever set it.
pub(crate) fn set<T: Clone + Default + PartialEq>(row: &T) -> Option<T> {
    (*row != T::default()).then(|| row.clone())
}

fn split<R: Row>(diffs: &[crate::RowDiff<R>], rows: &mut Vec<R>, removed: &mut Vec<RowRef>) {
    for diff in diffs {
        match (&diff.before, &diff.after) {
            (_, Some(after)) => rows.push(after.clone()),
            (Some(before), None) => removed.push(before.reference()),
            (None, None) => {}
        }
    }
}
