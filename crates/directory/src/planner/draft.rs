//! An organization as it would be: an overlay over the directory, which stays as it is.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use crate::{
    Admin, AdminId, Assignment, BasePolicy, Device, Directory, Group, GroupId, Permission, Place, Policy,
    PolicyId, RejectionCode, RowDiff, RowDiffs, RowRef, Scope, Settings, User, Violation, ViolationPolicy,
    directory::Table,
    row::{Container, Row, UniqueKey},
};

/// Rows of one kind: those of the directory with some replaced or taken away.
pub(crate) struct Layer<'a, R: Row> {
    base: &'a Table<R>,
    over: BTreeMap<R::Id, Option<R>>,
}

impl<R: Row> Layer<'_, R> {
    pub(crate) fn get(&self, id: R::Id) -> Option<&R> {
        match self.over.get(&id) {
            Some(row) => row.as_ref(),
            None => self.base.get(id),
        }
    }

    /// The rows that are not as they were, in order of their ids.
    pub(crate) fn diffs(&self) -> Vec<RowDiff<R>> {
        self.over
            .iter()
            .map(|(id, after)| RowDiff { before: self.base.get(*id).cloned(), after: after.clone() })
            .filter(|diff| diff.before != diff.after)
            .collect()
    }

    /// Every row, as it would be.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &R> {
        let base = self.base.iter().filter(|row| !self.over.contains_key(&row.id()));
        base.chain(self.over.values().flatten())
    }

    pub(crate) fn is_touched(&self) -> bool {
        !self.over.is_empty()
    }
}

/// May this admin do this at this group?
type Question = (AdminId, Permission, Option<GroupId>);

pub(crate) struct Draft<'a> {
    base: &'a Directory,
    pub(crate) groups: Layer<'a, Group>,
    pub(crate) users: Layer<'a, User>,
    pub(crate) devices: Layer<'a, Device>,
    pub(crate) admins: Layer<'a, Admin>,
    pub(crate) policies: Layer<'a, Policy>,
    pub(crate) assignments: Layer<'a, Assignment>,
    pub(crate) violations: Layer<'a, Violation>,
    settings: Option<Settings>,
    pub(super) base_policy: Option<BasePolicy>,
    pub(super) violation_policy: Option<ViolationPolicy>,
    /// Assignments that came and went, by policy.
    pub(super) assigned: HashMap<PolicyId, BTreeMap<crate::PolicyTarget, bool>>,
    /// Which change of the set last touched a row: to blame it for what only the whole set shows.
    touched_by: HashMap<RowRef, u32>,
    keys: HashMap<UniqueKey, Option<RowRef>>,
    occupants: HashMap<Container, i64>,
    /// Decisions already made, good until a group moves.
    decided: RefCell<HashMap<Question, bool>>,
    /// Whether the actor may edit a policy wherever it is assigned, good until something moves or is assigned.
    pub(super) editable: RefCell<HashMap<PolicyId, bool>>,
}

/// Which layer holds a kind of row.
pub(crate) trait Layered: Row {
    fn layer<'d, 'a>(draft: &'d mut Draft<'a>) -> &'d mut Layer<'a, Self>;
    fn peek<'d, 'a>(draft: &'d Draft<'a>) -> &'d Layer<'a, Self>;
}

macro_rules! layered {
    ($($row:ty: $field:ident)*) => {$(
        impl Layered for $row {
            fn layer<'d, 'a>(draft: &'d mut Draft<'a>) -> &'d mut Layer<'a, Self> { &mut draft.$field }
            fn peek<'d, 'a>(draft: &'d Draft<'a>) -> &'d Layer<'a, Self> { &draft.$field }
        }
    )*};
}
layered!(Group: groups User: users Device: devices Admin: admins
    Policy: policies Assignment: assignments Violation: violations);

impl<'a> Draft<'a> {
    pub(crate) fn new(base: &'a Directory) -> Self {
        Self {
            base,
            groups: layer(base),
            users: layer(base),
            devices: layer(base),
            admins: layer(base),
            policies: layer(base),
            assignments: layer(base),
            violations: layer(base),
            settings: None,
            base_policy: None,
            violation_policy: None,
            assigned: HashMap::new(),
            touched_by: HashMap::new(),
            keys: HashMap::new(),
            occupants: HashMap::new(),
            decided: RefCell::default(),
            editable: RefCell::default(),
        }
    }

    pub(crate) fn base(&self) -> &'a Directory {
        self.base
    }

    /// Replaces a row, unless a text of the new one belongs to another row.
    pub(crate) fn write<R: Layered>(
        &mut self,
        change: u32,
        id: R::Id,
        after: Option<R>,
    ) -> Result<(), (RejectionCode, &'static str)> {
        let before = R::peek(self).get(id).cloned();
        if let Some(after) = &after {
            for key in after.keys() {
                if self.holder(&key).is_some_and(|holder| holder != after.reference()) {
                    return Err(key.taken());
                }
            }
        }
        if let Some(row) = &before {
            self.keys.extend(row.keys().into_iter().map(|key| (key, None)));
            self.occupy(row.container(), -1);
            self.touched_by.insert(row.reference(), change);
        }
        if let Some(row) = &after {
            self.keys.extend(row.keys().into_iter().map(|key| (key, Some(row.reference()))));
            self.occupy(row.container(), 1);
            self.touched_by.insert(row.reference(), change);
            if let RowRef::Group(_) = row.reference() {
                self.decided.borrow_mut().clear();
            }
        }
        self.editable.borrow_mut().clear();
        R::layer(self).over.insert(id, after);
        Ok(())
    }

    pub(crate) fn diffs(&self) -> RowDiffs {
        RowDiffs {
            groups: self.groups.diffs(),
            users: self.users.diffs(),
            devices: self.devices.diffs(),
            admins: self.admins.diffs(),
            settings: single(&self.base.settings, self.settings.as_ref()),
            policies: self.policies.diffs(),
            assignments: self.assignments.diffs(),
            violations: self.violations.diffs(),
            base_policy: single(&self.base.base_policy, self.base_policy.as_ref()),
            violation_policy: single(&self.base.violation_policy, self.violation_policy.as_ref()),
        }
    }

    pub(crate) fn settings(&self) -> &Settings {
        self.settings.as_ref().unwrap_or(&self.base.settings)
    }

    pub(crate) fn write_settings(&mut self, after: Settings) {
        self.settings = Some(after);
    }

    pub(crate) fn touched_by(&self, row: RowRef) -> Option<u32> {
        self.touched_by.get(&row).copied()
    }

    /// The group and those above it, from the inside out.
    pub(crate) fn ancestors(&self, group: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        std::iter::successors(Some(group), |id| self.groups.get(*id).and_then(|group| group.parent))
    }

    pub(crate) fn is_empty(&self, container: Container) -> bool {
        let base = match container {
            Container::Group(id) => self.base.occupants(id),
            Container::User(id) => self.base.device_count_at(Place::User(id)),
            Container::Policy(id) => self.base.target_count(id),
        };
        i64::from(base) + self.occupants.get(&container).copied().unwrap_or(0) == 0
    }

    /// The group a place lies in.
    pub(crate) fn group_of(&self, place: Place) -> Option<GroupId> {
        match place {
            Place::Unassigned => None,
            Place::Group(id) => Some(id),
            Place::User(id) => self.users.get(id).map(|user| user.group),
        }
    }

    /// Whether one single grant that `admin` has in the directory holds `permission` at a group of the draft.
    pub(crate) fn may(&self, admin: AdminId, permission: Permission, group: Option<GroupId>) -> bool {
        let key = (admin, permission, group);
        if let Some(decision) = self.decided.borrow().get(&key) {
            return *decision;
        }
        let holds = |row: &Admin| {
            !row.suspended
                && row
                    .grants
                    .iter()
                    .any(|grant| grant.permissions.contains(permission) && self.covers(&grant.scope, group))
        };
        let decision = self.base.admins.get(admin).is_some_and(holds);
        self.decided.borrow_mut().insert(key, decision);
        decision
    }

    /// Whether any grant of `admin` holds the permission at any group or over the whole organization.
    pub(crate) fn may_anywhere(&self, admin: AdminId, permission: Permission) -> bool {
        self.base.authority(admin).is_some_and(|authority| authority.may_anywhere(permission))
    }

    /// Whether any grant of `admin` reaches the group.
    pub(crate) fn sees(&self, admin: AdminId, group: GroupId) -> bool {
        self.base.admins.get(admin).is_some_and(|row| {
            !row.suspended
                && row
                    .grants
                    .iter()
                    .any(|grant| !grant.permissions.is_empty() && self.covers(&grant.scope, Some(group)))
        })
    }

    pub(crate) fn covers(&self, scope: &Scope, group: Option<GroupId>) -> bool {
        match (scope, group) {
            (Scope::Organization, _) => true,
            (Scope::Groups(_), None) => false,
            (Scope::Groups(groups), Some(group)) => {
                self.ancestors(group).any(|above| groups.contains(&above))
            }
        }
    }

    fn holder(&self, key: &UniqueKey) -> Option<RowRef> {
        match self.keys.get(key) {
            Some(holder) => *holder,
            None => self.base.holder(key),
        }
    }

    fn occupy(&mut self, container: Option<Container>, by: i64) {
        if let Some(container) = container {
            *self.occupants.entry(container).or_default() += by;
        }
    }
}

/// The difference of a row that is always there.
fn single<T: Clone + PartialEq>(before: &T, after: Option<&T>) -> Option<RowDiff<T>> {
    let after = after.filter(|after| *after != before)?;
    Some(RowDiff { before: Some(before.clone()), after: Some(after.clone()) })
}

fn layer<R: Row>(base: &Directory) -> Layer<'_, R> {
    Layer { base: R::table(base), over: BTreeMap::new() }
}
