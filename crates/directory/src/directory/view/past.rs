//! Rows that are gone: which of them a reader may see, and the changes that would bring them back.
//!
//! A row that is gone is in sight where it would be if it came back: below the nearest group above it that still exists.
//! Whether the reader may bring it back is not asked here: bringing back is registering anew, which is planned like any
//! other change.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use crate::{
    Admin, Change, Device, GoneRow, Group, GroupId, Permission, Place, RowRef, Rows, User, UserId,
    directory::authority,
};

/// Groups and users that are gone, each as it was last: what other rows lay in.
#[derive(Clone, Debug, Default)]
pub struct Gone {
    groups: BTreeMap<GroupId, Group>,
    users: BTreeMap<UserId, User>,
}

impl Gone {
    /// Takes them as they were last.
    #[must_use]
    pub fn new(groups: Vec<Group>, users: Vec<User>) -> Self {
        Self {
            groups: groups.into_iter().map(|group| (group.id, group)).collect(),
            users: users.into_iter().map(|user| (user.id, user)).collect(),
        }
    }
}

/// Where a row lay.
enum Lay {
    /// In no group.
    Outside,
    /// Below this group, the nearest that still exists.
    Below(GroupId),
    /// Nobody knows any more.
    Unknown,
}

impl View<'_> {
    /// Those of these rows, each as it was last, that do not exist now and are in sight, in the same order by kinds.
    #[must_use]
    pub fn gone(&self, rows: &Rows, among: &Gone) -> Vec<GoneRow> {
        let directory = self.directory;
        let groups = rows.groups.iter().filter(|row| !directory.groups.contains(row.id));
        let users = rows.users.iter().filter(|row| !directory.users.contains(row.id));
        let devices = rows.devices.iter().filter(|row| !directory.devices.contains(row.id));
        let admins = rows.admins.iter().filter(|row| !directory.admins.contains(row.id));
        let groups = groups.filter_map(|row| self.gone_group(row, among));
        let users = users.filter_map(|row| self.gone_user(row, among));
        let devices = devices.filter_map(|row| self.gone_device(row, among));
        let admins = admins.filter_map(|row| self.gone_admin(row, among));
        groups.chain(users).chain(devices).chain(admins).collect()
    }

    fn gone_group(&self, row: &Group, among: &Gone) -> Option<GoneRow> {
        let (lay, mut restore) = self.above(row.parent, among);
        let at = self.seen(&lay, |at| self.sees_group(at), self.whole())?;
        restore.push(Change::GroupCreate(row.clone()));
        Some(GoneRow { row: RowRef::Group(row.id), name: row.name.clone(), at, restore })
    }

    fn gone_user(&self, row: &User, among: &Gone) -> Option<GoneRow> {
        let (lay, mut restore) = self.above(Some(row.group), among);
        let at = self.seen(&lay, |at| self.sees_group(at), self.whole())?;
        restore.push(Change::UserCreate(row.clone()));
        Some(GoneRow { row: RowRef::User(row.id), name: row.name.clone(), at, restore })
    }

    fn gone_device(&self, row: &Device, among: &Gone) -> Option<GoneRow> {
        let views = |at: Option<GroupId>| self.may_at(Permission::DeviceView, at);
        let (lay, mut restore) = match row.place {
            Place::Unassigned => (Lay::Outside, Vec::new()),
            Place::Group(id) => self.above(Some(id), among),
            Place::User(id) => match (self.directory.users.get(id), among.users.get(&id)) {
                (Some(user), _) => self.above(Some(user.group), among),
                (None, Some(user)) => {
                    let (lay, mut restore) = self.above(Some(user.group), among);
                    restore.push(Change::UserCreate(user.clone()));
                    (lay, restore)
                }
                (None, None) => (Lay::Unknown, Vec::new()),
            },
        };
        let at = self.seen(&lay, |at| views(Some(at)), views(None))?;
        restore.push(Change::DeviceCreate(row.clone()));
        Some(GoneRow { row: RowRef::Device(row.id), name: row.name.clone(), at, restore })
    }

    fn gone_admin(&self, row: &Admin, among: &Gone) -> Option<GoneRow> {
        let mut restore: Vec<Change> = Vec::new();
        let mut reach = BTreeSet::new();
        for group in authority::reach(row) {
            let (lay, above) = self.above(group, among);
            for change in above {
                if !restore.contains(&change) {
                    restore.push(change);
                }
            }
            reach.insert(match lay {
                Lay::Below(at) => Some(at),
                Lay::Outside | Lay::Unknown => None,
            });
        }
        let covers = |permission| reach.iter().all(|at| self.may_at(permission, *at));
        if !covers(Permission::AdminView) && !covers(Permission::AdminManage) {
            return None;
        }
        restore.push(Change::AdminCreate(row.clone()));
        let at = reach.iter().next().copied().flatten().filter(|_| reach.len() == 1);
        Some(GoneRow { row: RowRef::Admin(row.id), name: row.name.clone(), at, restore })
    }

    /// Where a row in this group lay, and what brings back the groups above it that are gone, the highest first.
    fn above(&self, group: Option<GroupId>, among: &Gone) -> (Lay, Vec<Change>) {
        let mut missing: Vec<&Group> = Vec::new();
        let mut next = group;
        let lay = loop {
            let Some(id) = next else { break Lay::Outside };
            if self.directory.groups.contains(id) {
                break Lay::Below(id);
            }
            // Bodies of different times could lead in a circle; the engine would refuse to make one.
            match among.groups.get(&id).filter(|group| !missing.contains(group)) {
                Some(group) => {
                    missing.push(group);
                    next = group.parent;
                }
                None => break Lay::Unknown,
            }
        };
        (lay, missing.into_iter().rev().map(|group| Change::GroupCreate(group.clone())).collect())
    }

    /// The group to tell of, if what lay there is in sight.
    fn seen(&self, lay: &Lay, inside: impl Fn(GroupId) -> bool, outside: bool) -> Option<Option<GroupId>> {
        match lay {
            Lay::Below(at) => inside(*at).then_some(Some(*at)),
            Lay::Outside | Lay::Unknown => outside.then_some(None),
        }
    }
}
