//! What of a recorded change set a reader may have: for replicas, for the history, and as the answer to a plan.

use std::collections::BTreeSet;

use super::View;
use crate::{
    Admin, Device, Directory, Effect, Grant, Group, GroupId, Permission, Place, PolicyTarget, RowDiff,
    RowDiffs, RowRef, Rows, Scope, User, UserId, Violation, directory::authority,
};

impl View<'_> {
    /// What of these diffs, oldest first, is in sight now and what is gone. `None` where the reader's sight itself may
    /// have changed, so that everything must be taken anew.
    #[must_use]
    pub fn delta(&self, diffs: &[RowDiffs]) -> Option<(Rows, Vec<RowRef>)> {
        let mut touched = BTreeSet::new();
        for diff in diffs {
            if self.sight_changed(diff) {
                return None;
            }
            touched.extend(diff.groups.iter().flat_map(|diff| known(diff, |row| RowRef::Group(row.id))));
            touched.extend(diff.users.iter().flat_map(|diff| known(diff, |row| RowRef::User(row.id))));
            touched.extend(diff.devices.iter().flat_map(|diff| known(diff, |row| RowRef::Device(row.id))));
            touched.extend(diff.admins.iter().flat_map(|diff| known(diff, |row| RowRef::Admin(row.id))));
            touched.extend(diff.policies.iter().flat_map(|diff| known(diff, |row| RowRef::Policy(row.id))));
            touched.extend(
                diff.assignments.iter().flat_map(|diff| known(diff, |row| RowRef::Assignment(row.target))),
            );
            touched.extend(
                diff.violations.iter().flat_map(|diff| known(diff, |row| RowRef::Violation(row.device))),
            );
            if !self.borderless() {
                // A user who crosses the border of the scope takes along devices whose own rows did not change.
                for user in diff.users.iter().filter_map(|diff| diff.before.as_ref()) {
                    touched.extend(
                        self.directory
                            .devices_at(Place::User(user.id))
                            .map(|device| RowRef::Device(device.id)),
                    );
                }
            }
        }
        if !self.borderless() {
            // What is assigned to a row comes into sight and goes out of it with the row.
            let hanging: Vec<RowRef> = touched.iter().flat_map(|row| Directory::hanging_on(*row)).collect();
            touched.extend(hanging);
        }
        let settings = diffs.iter().any(|diff| diff.settings.is_some()).then(|| self.settings().clone());
        let base_policy = self.base_policy().filter(|_| diffs.iter().any(|diff| diff.base_policy.is_some()));
        let violation_policy =
            self.violation_policy().filter(|_| diffs.iter().any(|diff| diff.violation_policy.is_some()));
        let mut rows = Rows {
            settings,
            base_policy: base_policy.cloned(),
            violation_policy: violation_policy.cloned(),
            ..Rows::default()
        };
        let mut removed = Vec::new();
        for row in touched {
            let found = match row {
                RowRef::Group(id) => self.group(id).map(|group| rows.groups.push(group)),
                RowRef::User(id) => self.user(id).map(|user| rows.users.push(user.clone())),
                RowRef::Device(id) => self.device(id).map(|device| rows.devices.push(device.clone())),
                RowRef::Admin(id) => self.admin(id).map(|admin| rows.admins.push(admin.clone())),
                RowRef::Policy(id) => self.policy(id).map(|policy| rows.policies.push(policy.clone())),
                RowRef::Assignment(target) => {
                    self.assignment(target).map(|row| rows.assignments.push(row.clone()))
                }
                RowRef::Violation(device) => {
                    self.violation(device).map(|row| rows.violations.push(row.clone()))
                }
                // Never among them: they are always there.
                RowRef::BasePolicy | RowRef::ViolationPolicy => continue,
            };
            if found.is_none() && (self.borderless() || self.was_in_sight(row, diffs)) {
                removed.push(row);
            }
        }
        Some((rows, removed))
    }

    /// The part of an effect that is in sight, and how many admins out of sight it concerns.
    #[must_use]
    pub fn effect(&self, effect: &Effect) -> (Effect, u32) {
        let rows = RowDiffs {
            groups: filter(&effect.rows.groups, |row| self.past_group(row)),
            // Whoever sees all of them sees them wherever they lay, although that may be gone by now.
            users: filter(&effect.rows.users, |row| {
                (self.whole() || self.sees_group(row.group)).then(|| row.clone())
            }),
            devices: filter(&effect.rows.devices, |row| {
                let everywhere = self.may_at(Permission::DeviceView, None);
                (everywhere || self.sees_device_at(row.place)).then(|| row.clone())
            }),
            admins: filter(&effect.rows.admins, |row| self.sees_admin(row).then(|| row.clone())),
            settings: effect.rows.settings.clone(),
            policies: filter(&effect.rows.policies, |row| self.sees_policies().then(|| row.clone())),
            assignments: filter(&effect.rows.assignments, |row| {
                self.past_target(row.target, &effect.rows).then(|| row.clone())
            }),
            violations: filter(&effect.rows.violations, |row| {
                let seen = self.past_target(PolicyTarget::Device(row.device), &effect.rows);
                seen.then(|| Violation { by: row.by.filter(|by| self.admin(*by).is_some()), ..row.clone() })
            }),
            base_policy: effect.rows.base_policy.clone().filter(|_| self.sees_policies()),
            violation_policy: effect.rows.violation_policy.clone().filter(|_| self.sees_policies()),
        };
        let authority: Vec<_> = effect
            .authority
            .iter()
            .filter(|diff| self.admin(diff.admin).is_some() || self.whole_admins())
            .cloned()
            .collect();
        let unseen = (effect.authority.len() - authority.len()) as u32;
        let policy_impact = effect.policy_impact.as_ref().and_then(|impact| self.told_impact(impact));
        (Effect { rows, authority, policy_impact }, unseen)
    }

    /// Whether `audit.view` covers everything that a recorded change set touched.
    #[must_use]
    pub fn may_read_change(&self, effect: &Effect) -> bool {
        let may = |group: Option<GroupId>| self.may_at(Permission::AuditView, group);
        may(None)
            || (effect.rows.settings.is_none()
                && effect.rows.base_policy.is_none()
                && effect.rows.violation_policy.is_none()
                && both(&effect.rows.policies).next().is_none()
                && both(&effect.rows.assignments).all(|row| self.covers_past(row.target, &effect.rows, &may))
                && both(&effect.rows.violations)
                    .all(|row| self.covers_past(PolicyTarget::Device(row.device), &effect.rows, &may))
                && both(&effect.rows.groups).all(|row| may(self.lies_in(row)))
                && both(&effect.rows.users).all(|row: &User| may(Some(row.group)))
                && both(&effect.rows.devices).all(|row: &Device| may(self.directory.group_of(row.place)))
                && both(&effect.rows.admins).all(|row: &Admin| authority::reach(row).into_iter().all(may)))
    }

    /// Whether all of every recorded change set is told to the reader: then nothing of one need be looked at to know it.
    #[must_use]
    pub fn reads_all_changes(&self) -> bool {
        let may = |permission| self.may_at(permission, None);
        self.borderless()
            && self.whole_admins()
            && [Permission::AuditView, Permission::DeviceView, Permission::PolicyView].into_iter().all(may)
    }

    fn sight_changed(&self, diffs: &RowDiffs) -> bool {
        let authority = |admin: &Admin| (admin.suspended, admin.grants.clone());
        let own = diffs.admins.iter().any(|diff| {
            both(std::slice::from_ref(diff)).any(|admin| admin.id == self.actor)
                && diff.before.as_ref().map(authority) != diff.after.as_ref().map(authority)
        });
        let moved = diffs.groups.iter().any(|diff| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => before.parent != after.parent,
            (Some(_), None) => true,
            (None, _) => false,
        });
        own || (moved && !self.borderless())
    }

    /// Whether no group decides what is in sight: a whole organization in sight is not enough, since devices and admins
    /// take permissions that may be granted for groups only.
    fn borderless(&self) -> bool {
        let whole = |grant: &Grant| grant.scope == Scope::Organization;
        self.whole() && self.me().is_some_and(|me| me.grants.iter().all(whole))
    }

    fn was_in_sight(&self, row: RowRef, diffs: &[RowDiffs]) -> bool {
        diffs.iter().any(|diff| match row {
            RowRef::Group(_) => false,
            RowRef::User(id) => before(&diff.users).any(|user| user.id == id && self.sees_group(user.group)),
            RowRef::Device(id) => {
                before(&diff.devices).any(|device| device.id == id && self.saw_device_at(device.place, diffs))
                    || self
                        .directory
                        .devices
                        .get(id)
                        .is_some_and(|device| self.saw_device_at(device.place, diffs))
            }
            RowRef::Admin(id) => before(&diff.admins).any(|admin| admin.id == id && self.sees_admin(admin)),
            RowRef::Policy(_) => self.sees_policies(),
            RowRef::Assignment(target) => self.past_target(target, diff) || self.sees_policies_of(target),
            RowRef::Violation(device) => {
                let target = PolicyTarget::Device(device);
                self.past_target(target, diff) || self.sees_policies_of(target)
            }
            RowRef::BasePolicy | RowRef::ViolationPolicy => false,
        })
    }

    /// Whether devices at a place were in sight before: its user may have moved since.
    fn saw_device_at(&self, place: Place, diffs: &[RowDiffs]) -> bool {
        let Place::User(id) = place else { return self.sees_device_at(place) };
        let then = diffs.iter().flat_map(|diff| before(&diff.users)).find(|user| user.id == id);
        then.map_or_else(
            || self.sees_device_at(place),
            |user| self.may_at(Permission::DeviceView, Some(user.group)),
        )
    }

    /// Whoever may see the admins of the whole organization also reads of those who are gone.
    fn whole_admins(&self) -> bool {
        self.may_at(Permission::AdminView, None) || self.may_at(Permission::AdminManage, None)
    }

    /// Where a group lies or lay: itself while it exists, else the parent it had.
    fn lies_in(&self, group: &Group) -> Option<GroupId> {
        if self.directory.groups.contains(group.id) { Some(group.id) } else { group.parent }
    }

    /// Whether a target's policies are in sight, or were before these diffs.
    fn past_target(&self, target: PolicyTarget, diffs: &RowDiffs) -> bool {
        let needed = |group| {
            self.may_at(Permission::PolicyView, group)
                && (!matches!(target, PolicyTarget::Device(_)) || self.may_at(Permission::DeviceView, group))
        };
        // Whoever sees them everywhere sees them wherever a target lay that is gone by now.
        needed(None)
            || self.sees_policies_of(target)
            || self.groups_then(target, diffs).into_iter().any(needed)
    }

    /// Whether all places of a target, now and before these diffs, are such.
    fn covers_past(
        &self,
        target: PolicyTarget,
        diffs: &RowDiffs,
        may: &impl Fn(Option<GroupId>) -> bool,
    ) -> bool {
        let now = self.directory.group_of_target(target);
        let then = self.groups_then(target, diffs);
        (now.is_some() || !then.is_empty()) && now.into_iter().chain(then).all(may)
    }

    /// The groups that a target lay in before these diffs, as far as they tell.
    fn groups_then(&self, target: PolicyTarget, diffs: &RowDiffs) -> Vec<Option<GroupId>> {
        let of_user = |id: UserId| {
            let then = before(&diffs.users).find(|user| user.id == id).map(|user| user.group);
            then.or_else(|| self.directory.users.get(id).map(|user| user.group))
        };
        match target {
            PolicyTarget::Group(id) => before(&diffs.groups)
                .filter(|group| group.id == id)
                .map(|group| self.lies_in(group))
                .collect(),
            PolicyTarget::User(id) => of_user(id).map(Some).into_iter().collect(),
            PolicyTarget::Device(id) => {
                let row = before(&diffs.devices).find(|device| device.id == id);
                let place = row.or_else(|| self.directory.devices.get(id)).map(|device| device.place);
                match place {
                    None => Vec::new(),
                    Some(Place::Unassigned) => vec![None],
                    Some(Place::Group(group)) => vec![Some(group)],
                    Some(Place::User(user)) => of_user(user).map(Some).into_iter().collect(),
                }
            }
        }
    }

    fn past_group(&self, group: &Group) -> Option<Group> {
        let seen = self.whole() || self.lies_in(group).is_some_and(|at| self.sees_group(at));
        seen.then(|| if self.whole() { group.clone() } else { self.masked(group) })
    }
}

fn known<T>(diff: &RowDiff<T>, reference: impl Fn(&T) -> RowRef) -> Option<RowRef> {
    diff.before.as_ref().or(diff.after.as_ref()).map(reference)
}

fn before<T>(diffs: &[RowDiff<T>]) -> impl Iterator<Item = &T> {
    diffs.iter().filter_map(|diff| diff.before.as_ref())
}

fn both<T>(diffs: &[RowDiff<T>]) -> impl Iterator<Item = &T> {
    diffs.iter().flat_map(|diff| diff.before.iter().chain(&diff.after))
}

/// Each side of a diff is shown only if it is in sight itself: a row that came in looks new, one that left looks gone.
fn filter<T: Clone + PartialEq>(diffs: &[RowDiff<T>], see: impl Fn(&T) -> Option<T>) -> Vec<RowDiff<T>> {
    diffs
        .iter()
        .map(|diff| RowDiff {
            before: diff.before.as_ref().and_then(&see),
            after: diff.after.as_ref().and_then(&see),
        })
        .filter(|diff| diff.before != diff.after)
        .collect()
}
