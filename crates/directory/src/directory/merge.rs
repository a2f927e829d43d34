//! Taking rows: the only way in which a directory changes. Everything ends in the `set_*` functions, or in `fill`
//! where there was nothing before; both keep the indexes.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{Authority, Directory, Members, Tree, enter};
use crate::{
    Admin, AdminId, Assignment, BasePolicy, Counts, Device, DeviceId, Group, GroupId, Policy, PolicyId,
    PolicyTarget, Revision, RowRef, Rows, User, UserId, Violation, ViolationPolicy,
    row::{Row, UniqueKey},
};

/// How many users and devices are put in at once where there were none.
const MANY: usize = 1_000;

impl Directory {
    /// Catches up with rows that were decided elsewhere: `rows` are as they are now, `removed` are gone.
    pub fn merge(&mut self, revision: Revision, rows: Rows, removed: &[RowRef]) {
        self.revision = revision;
        let structure = !rows.groups.is_empty() || removed.iter().any(|row| matches!(row, RowRef::Group(_)));
        let admins: Vec<AdminId> = rows.admins.iter().map(|admin| admin.id).collect();
        if let Some(settings) = rows.settings {
            self.settings = settings;
        }
        if let Some(base_policy) = rows.base_policy {
            self.base_policy = base_policy;
        }
        if let Some(violation_policy) = rows.violation_policy {
            self.violation_policy = violation_policy;
        }

        for row in removed {
            match *row {
                RowRef::Group(id) => self.set_group(id, None),
                RowRef::User(id) => self.set_user(id, None),
                RowRef::Device(id) => self.set_device(id, None),
                RowRef::Admin(id) => self.set_admin(id, None),
                RowRef::Policy(id) => self.set_policy(id, None),
                RowRef::Assignment(target) => self.set_assignment(target, None),
                RowRef::Violation(device) => self.set_violation(device, None),
                RowRef::BasePolicy => self.base_policy = BasePolicy::default(),
                RowRef::ViolationPolicy => self.violation_policy = ViolationPolicy::default(),
            }
        }
        rows.groups.into_iter().for_each(|group| self.set_group(group.id, Some(group)));
        if structure {
            let before = std::mem::replace(&mut self.tree, Tree::build(self.groups.iter()));
            // What lies directly in a group does not change with the groups around it.
            self.count(|id| before.counted(id));
        }
        let many = rows.users.len() + rows.devices.len() >= MANY;
        if many && self.users.is_empty() && self.devices.is_empty() {
            self.fill(rows.users, rows.devices);
        } else {
            rows.users.into_iter().for_each(|user| self.set_user(user.id, Some(user)));
            rows.devices.into_iter().for_each(|device| self.set_device(device.id, Some(device)));
        }
        rows.admins.into_iter().for_each(|admin| self.set_admin(admin.id, Some(admin)));
        rows.policies.into_iter().for_each(|policy| self.set_policy(policy.id, Some(policy)));
        rows.assignments.into_iter().for_each(|row| self.set_assignment(row.target, Some(row)));
        rows.violations.into_iter().for_each(|row| self.set_violation(row.device, Some(row)));
        let admins = if structure { self.admins.iter().map(|admin| admin.id).collect() } else { admins };
        self.compile(&admins);
    }

    /// Users and devices where there were none: at once, which takes less time, and less memory afterwards.
    fn fill(&mut self, users: Vec<User>, devices: Vec<Device>) {
        self.users.fill(users, |user| user.id);
        self.devices.fill(devices, |device| device.id);
        self.unique = OnceLock::new();
        for user in self.users.iter() {
            self.users_in.entry(user.group).or_default().insert(user.id);
        }
        let mut placed = std::mem::take(&mut self.placed);
        placed.fill(self.devices.shared().map(|device| (self.group_of(device.place), Arc::clone(device))));
        self.placed = placed;
        self.count(|_| None);
    }

    /// Counts by group anew; what is known already is not counted.
    fn count(&mut self, known: impl Fn(GroupId) -> Option<Counts>) {
        let Self { users_in, placed, tree, .. } = self;
        tree.count(|id| {
            known(id).unwrap_or_else(|| Counts {
                users: users_in.get(&id).map_or(0, |users| users.len() as u32),
                devices: placed.count(id),
                ..Counts::default()
            })
        });
    }

    fn compile(&mut self, admins: &[AdminId]) {
        for id in admins {
            if let Some(admin) = self.admins.get(*id) {
                self.authority.insert(*id, Authority::compile(admin, &self.tree));
            }
        }
    }

    fn set_group(&mut self, id: GroupId, after: Option<Group>) {
        let (before, after) = self.groups.set(id, after);
        rekey(&mut self.unique, before.as_deref(), after.as_deref());
    }

    fn set_user(&mut self, id: UserId, after: Option<User>) {
        let (before, after) = self.users.set(id, after);
        let from = before.as_ref().map(|user| user.group);
        let to = after.as_ref().map(|user| user.group);
        if from != to {
            let load = Counts { groups: 0, users: 1, devices: self.placed.follow(id, from, to) };
            if let Some(group) = from {
                self.tree.subtract(group, load);
                detach(&mut self.users_in, group, id);
            }
            if let Some(group) = to {
                self.tree.add(group, load);
                self.users_in.entry(group).or_default().insert(id);
            }
        }
        rekey(&mut self.unique, before.as_deref(), after.as_deref());
    }

    fn set_device(&mut self, id: DeviceId, after: Option<Device>) {
        let (before, after) = self.devices.set(id, after);
        let load = Counts { devices: 1, ..Counts::default() };
        if let Some(device) = &before {
            let group = self.group_of(device.place);
            self.placed.take(group, device);
            group.into_iter().for_each(|group| self.tree.subtract(group, load));
        }
        if let Some(device) = &after {
            let group = self.group_of(device.place);
            self.placed.put(group, Arc::clone(device));
            group.into_iter().for_each(|group| self.tree.add(group, load));
        }
        rekey(&mut self.unique, before.as_deref(), after.as_deref());
    }

    fn set_policy(&mut self, id: PolicyId, after: Option<Policy>) {
        let (before, after) = self.policies.set(id, after);
        rekey(&mut self.unique, before.as_deref(), after.as_deref());
    }

    fn set_assignment(&mut self, target: PolicyTarget, after: Option<Assignment>) {
        let (before, after) = self.assignments.set(target, after);
        if let Some(before) = before {
            detach(&mut self.assigned, before.policy, target);
        }
        if let Some(after) = after {
            self.assigned.entry(after.policy).or_default().insert(target);
        }
    }

    fn set_violation(&mut self, device: DeviceId, after: Option<Violation>) {
        self.violations.set(device, after);
    }

    fn set_admin(&mut self, id: AdminId, after: Option<Admin>) {
        if after.is_none() {
            self.authority.remove(&id);
        }
        let (before, after) = self.admins.set(id, after);
        rekey(&mut self.unique, before.as_deref(), after.as_deref());
    }
}

/// The keys follow a row, once there are any.
fn rekey<R: Row>(unique: &mut OnceLock<HashMap<UniqueKey, RowRef>>, before: Option<&R>, after: Option<&R>) {
    let Some(unique) = unique.get_mut() else { return };
    if let Some(row) = before {
        for key in row.keys() {
            // Rows come in any order: by now the key may belong to another row that took it over.
            if unique.get(&key) == Some(&row.reference()) {
                unique.remove(&key);
            }
        }
    }
    enter(unique, after);
}

/// Takes one member out of an index and forgets the entry once it is empty, so that the index does not grow for ever.
fn detach<K: std::hash::Hash + Eq, V: Copy + Ord>(index: &mut HashMap<K, Members<V>>, key: K, member: V) {
    if let Some(members) = index.get_mut(&key) {
        members.remove(member);
        if members.len() == 0 {
            index.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Place, Platform};

    #[test]
    fn at_once_is_as_bit_by_bit() {
        let group = |n: usize| GroupId(Uuid::from_u128(n as u128));
        let groups = (0..40).map(|n| Group {
            id: group(n),
            parent: (n > 2).then(|| group(n / 3)),
            name: format!("g{n}"),
            code: String::new(),
        });
        let user = |n: usize| UserId(Uuid::from_u128(n as u128));
        // Some of a group and of a user that nobody knows.
        let users = (0..MANY).map(|n| User::new(user(n), group(n % 41), "u"));
        let devices = (0..MANY).map(|n| {
            let place = match n % 3 {
                0 => Place::Unassigned,
                1 => Place::Group(group(n % 41)),
                _ => Place::User(user(n + 5)),
            };
            Device::new(DeviceId(Uuid::from_u128(n as u128)), place, "d", Platform::Macos)
        });
        let rows = Rows {
            groups: groups.collect(),
            users: users.collect(),
            devices: devices.collect(),
            ..Rows::default()
        };
        let whole = Directory::load(Revision(1), rows.clone());
        let mut bits = Directory::default();
        for device in &rows.devices {
            bits.merge(Revision(1), Rows { devices: vec![device.clone()], ..Rows::default() }, &[]);
        }
        for group in rows.groups.iter().rev() {
            bits.merge(Revision(1), Rows { groups: vec![group.clone()], ..Rows::default() }, &[]);
        }
        for user in &rows.users {
            bits.merge(Revision(1), Rows { users: vec![user.clone()], ..Rows::default() }, &[]);
        }
        assert_eq!(whole.rows(), bits.rows());
        for row in &rows.groups {
            assert!(whole.tree.total(row.id).devices > 0, "{}", row.name);
            assert_eq!(whole.tree.total(row.id), bits.tree.total(row.id), "{}", row.name);
            assert_eq!(whole.tree.direct(row.id), bits.tree.direct(row.id), "{}", row.name);
        }
        let parts: Vec<Rows> = std::iter::successors(Some(whole.rows_after(None, 300)), |part| {
            let after = part.devices.last().map(|row| RowRef::Device(row.id));
            let after = after.or(part.users.last().map(|row| RowRef::User(row.id)));
            after.map(|after| whole.rows_after(Some(after), 300))
        })
        .collect();
        assert!(parts.len() > 6);
        assert_eq!(parts.iter().map(|part| part.devices.len()).sum::<usize>(), MANY);
        assert_eq!(parts.iter().map(|part| part.users.len()).sum::<usize>(), MANY);
        assert!(parts.iter().all(|part| part.users.len() + part.devices.len() <= 300));
    }
}
