//! Who may do what, as a person would look it up: lists that are walked from the front every time. No index, no tree,
//! nothing kept from one question to the next.

use directory::*;

/// What one admin may do, by the rows alone.
pub(crate) struct Naive<'a> {
    pub(crate) rows: &'a Rows,
    pub(crate) actor: AdminId,
}

impl<'a> Naive<'a> {
    /// An act is allowed where the target is in sight and one single grant holds the permission over it; over every
    /// place that an admin's authority reaches, where the target is an admin.
    pub(crate) fn may(&self, permission: Permission, target: Target) -> bool {
        match target {
            Target::Organization => self.holds(permission, Spot::Organization),
            Target::Row(row) => {
                self.sees(row) && self.spots(row).iter().all(|spot| self.holds(permission, *spot))
            }
        }
    }

    /// Groups and users wherever any grant covers them; devices by `device.view`; admins by `admin.view` or
    /// `admin.manage` over all they reach, and oneself.
    fn sees(&self, row: RowRef) -> bool {
        let spots = self.spots(row);
        let over_all = |permission| spots.iter().all(|spot| self.holds(permission, *spot));
        !spots.is_empty()
            && match row {
                RowRef::Group(_) | RowRef::User(_) => spots.iter().all(|spot| self.covered(*spot)),
                RowRef::Device(_) => over_all(Permission::DeviceView),
                RowRef::Admin(id) => {
                    id == self.actor || over_all(Permission::AdminView) || over_all(Permission::AdminManage)
                }
                _ => false,
            }
    }

    /// Where a permission is needed for a row: never empty, unless the row does not exist.
    fn spots(&self, row: RowRef) -> Vec<Spot> {
        match row {
            RowRef::Group(id) => {
                self.rows.groups.iter().filter(|row| row.id == id).map(|_| Spot::Group(id)).collect()
            }
            RowRef::User(id) => self.user(id).map(|user| Spot::Group(user.group)).into_iter().collect(),
            RowRef::Device(id) => self.device(id).map(|device| self.spot(device.place)).into_iter().collect(),
            RowRef::Admin(id) => self.admin(id).map(reach).unwrap_or_default(),
            // These worlds have no policies.
            _ => Vec::new(),
        }
    }

    /// Every row in sight, sorted.
    pub(crate) fn sight(&self) -> Vec<RowRef> {
        let Rows { groups, users, devices, admins, .. } = self.rows;
        let groups = groups.iter().map(|row| RowRef::Group(row.id));
        let users = users.iter().map(|row| RowRef::User(row.id));
        let devices = devices.iter().map(|row| RowRef::Device(row.id));
        let admins = admins.iter().map(|row| RowRef::Admin(row.id));
        let mut rows: Vec<RowRef> =
            groups.chain(users).chain(devices).chain(admins).filter(|row| self.sees(*row)).collect();
        rows.sort_unstable();
        rows
    }

    /// From a group to the top; empty if it does not exist.
    pub(crate) fn path(&self, group: GroupId) -> Vec<GroupId> {
        let mut path = Vec::new();
        let mut next = Some(group);
        while let Some(group) = next.and_then(|id| self.rows.groups.iter().find(|group| group.id == id)) {
            path.push(group.id);
            next = group.parent;
        }
        path
    }

    /// Where a device lies.
    pub(crate) fn spot(&self, place: Place) -> Spot {
        match place {
            Place::Unassigned => Spot::Organization,
            Place::Group(group) => Spot::Group(group),
            Place::User(id) => self.user(id).map_or(Spot::Nowhere, |user| Spot::Group(user.group)),
        }
    }

    fn grants(&self) -> &'a [Grant] {
        self.admin(self.actor).filter(|actor| !actor.suspended).map_or(&[], |actor| &actor.grants)
    }

    fn holds(&self, permission: Permission, spot: Spot) -> bool {
        self.grants()
            .iter()
            .any(|grant| grant.permissions.contains(permission) && self.covers(&grant.scope, spot))
    }

    fn covered(&self, spot: Spot) -> bool {
        self.grants()
            .iter()
            .any(|grant| grant.permissions.iter().count() > 0 && self.covers(&grant.scope, spot))
    }

    fn covers(&self, scope: &Scope, spot: Spot) -> bool {
        match (scope, spot) {
            (_, Spot::Nowhere) => false,
            (Scope::Organization, Spot::Organization) => true,
            (Scope::Organization, Spot::Group(group)) => !self.path(group).is_empty(),
            (Scope::Groups(_), Spot::Organization) => false,
            (Scope::Groups(groups), Spot::Group(group)) => {
                self.path(group).iter().any(|above| groups.contains(above))
            }
        }
    }

    fn user(&self, id: UserId) -> Option<&'a User> {
        self.rows.users.iter().find(|user| user.id == id)
    }

    pub(crate) fn device(&self, id: DeviceId) -> Option<&'a Device> {
        self.rows.devices.iter().find(|device| device.id == id)
    }

    pub(crate) fn admin(&self, id: AdminId) -> Option<&'a Admin> {
        self.rows.admins.iter().find(|admin| admin.id == id)
    }
}

/// Where a permission is needed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spot {
    Organization,
    Group(GroupId),
    Nowhere,
}

/// Where somebody must hold a permission to deal with this admin. The whole organization leaves nothing else to ask;
/// and who reaches nothing belongs to it.
pub(crate) fn reach(admin: &Admin) -> Vec<Spot> {
    if admin.grants.iter().any(|grant| grant.scope == Scope::Organization) {
        return vec![Spot::Organization];
    }
    let mut spots = Vec::new();
    for grant in &admin.grants {
        if let Scope::Groups(groups) = &grant.scope {
            spots.extend(groups.iter().map(|group| Spot::Group(*group)));
        }
    }
    if spots.is_empty() {
        spots.push(Spot::Organization);
    }
    spots
}
