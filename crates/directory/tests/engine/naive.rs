//! The rules once more, written as plainly as possible: no index, no overlay, rows in lists that are walked every time.
//! Slow, and obviously right, which is what it is for. It says yes or no; it gives no reasons.

use directory::*;

#[derive(Clone)]
pub(crate) struct Naive {
    pub(crate) rows: Rows,
    actor: Option<Admin>,
}

impl Naive {
    pub(crate) fn new(rows: Rows, actor: AdminId) -> Self {
        let actor = rows.admins.iter().find(|admin| admin.id == actor).cloned();
        Self { rows, actor }
    }

    /// The rows after the whole set, or `None` if any change is refused.
    pub(crate) fn plan(mut self, set: &ChangeSet) -> Option<Rows> {
        let before = self.rows.clone();
        for change in &set.changes {
            self.make(change)?;
            self.let_go();
        }
        let managers = |rows: &Rows| rows.admins.iter().filter(|admin| manages(admin)).count();
        if managers(&self.rows) == 0 && managers(&before) > 0 {
            return None;
        }
        let exists = |id: &GroupId| self.rows.groups.iter().any(|group| group.id == *id);
        let dangling =
            |scope: &Scope| matches!(scope, Scope::Groups(groups) if groups.iter().any(|id| !exists(id)));
        if self.rows.admins.iter().any(|admin| admin.grants.iter().any(|grant| dangling(&grant.scope))) {
            return None;
        }
        Some(self.rows)
    }

    pub(crate) fn actor_id(&self) -> Option<AdminId> {
        self.actor.as_ref().map(|actor| actor.id)
    }

    fn above(&self, group: GroupId) -> Vec<GroupId> {
        let mut above = vec![group];
        while let Some(parent) = self.group(above[above.len() - 1]).and_then(|group| group.parent) {
            above.push(parent);
        }
        above
    }

    fn covers(&self, scope: &Scope, group: Option<GroupId>) -> bool {
        match (scope, group) {
            (Scope::Organization, _) => true,
            (Scope::Groups(_), None) => false,
            (Scope::Groups(groups), Some(group)) => self.above(group).iter().any(|id| groups.contains(id)),
        }
    }

    pub(crate) fn may(&self, permission: Permission, group: Option<GroupId>) -> bool {
        let Some(actor) = &self.actor else { return false };
        !actor.suspended
            && actor
                .grants
                .iter()
                .any(|grant| grant.permissions.contains(permission) && self.covers(&grant.scope, group))
    }

    pub(crate) fn sees(&self, group: GroupId) -> bool {
        self.group(group).is_some() && CATALOGUE.iter().any(|entry| self.may(entry.permission, Some(group)))
    }

    pub(crate) fn group(&self, id: GroupId) -> Option<&Group> {
        self.rows.groups.iter().find(|group| group.id == id)
    }

    pub(crate) fn place_group(&self, place: Place) -> Option<Option<GroupId>> {
        match place {
            Place::Unassigned => Some(None),
            Place::Group(id) => self.group(id).map(|group| Some(group.id)),
            Place::User(id) => self.rows.users.iter().find(|user| user.id == id).map(|user| Some(user.group)),
        }
    }

    fn reach(&self, admin: &Admin) -> Vec<Option<GroupId>> {
        if admin.grants.iter().any(|grant| grant.scope == Scope::Organization) {
            return vec![None];
        }
        let mut reach = Vec::new();
        for grant in &admin.grants {
            if let Scope::Groups(groups) = &grant.scope {
                reach.extend(groups.iter().map(|id| Some(*id)));
            }
        }
        if reach.is_empty() { vec![None] } else { reach }
    }

    fn manage(&self, id: AdminId) -> Option<Admin> {
        let admin = self.rows.admins.iter().find(|admin| admin.id == id)?.clone();
        self.reach(&admin).into_iter().all(|group| self.may(Permission::AdminManage, group)).then_some(admin)
    }

    fn others(&self, id: AdminId) -> Option<Admin> {
        self.manage(id).filter(|admin| Some(admin.id) != self.actor.as_ref().map(|actor| actor.id))
    }

    fn hand_out(&self, grants: &[Grant]) -> Option<()> {
        if grants.is_empty() {
            return self.may(Permission::AdminManage, None).then_some(());
        }
        for grant in grants {
            let groups: Vec<Option<GroupId>> = match &grant.scope {
                Scope::Organization => vec![None],
                Scope::Groups(groups) => groups.iter().map(|id| Some(*id)).collect(),
            };
            if groups.is_empty() || grant.permissions.is_empty() {
                return None;
            }
            for group in groups {
                if group.is_some_and(|id| !self.sees(id)) || !self.may(Permission::AdminManage, group) {
                    return None;
                }
                for permission in grant.permissions.iter() {
                    if !self.may(permission, group) || (group.is_some() && !permission.entry().group_scoped) {
                        return None;
                    }
                }
            }
        }
        Some(())
    }

    fn make(&mut self, change: &Change) -> Option<()> {
        use Permission::*;
        match change {
            Change::GroupCreate(row) => {
                let seen = row.parent.is_none_or(|parent| self.sees(parent));
                let free = self.group(row.id).is_none() && self.name_free(row.id, row.parent, &row.name);
                yes(seen && free && self.may(OrganizationEdit, row.parent) && name(&row.name))?;
                self.rows.groups.push(row.clone());
            }
            Change::GroupEdit { id, name: new, .. } => {
                let new = new.clone().unwrap_or_default();
                let parent = self.group(*id)?.parent;
                yes(self.may(OrganizationEdit, Some(*id))
                    && name(&new)
                    && self.name_free(*id, parent, &new))?;
                self.rows.groups.iter_mut().find(|group| group.id == *id)?.name = new;
            }
            Change::GroupMove { id, parent } => {
                let row = self.group(*id)?.clone();
                let seen = self.sees(*id) && parent.is_none_or(|parent| self.sees(parent));
                let circle = parent.is_some_and(|parent| self.above(parent).contains(id));
                yes(seen && !circle && self.name_free(*id, *parent, &row.name))?;
                yes(self.may(OrganizationEdit, row.parent) && self.may(OrganizationEdit, *parent))?;
                let mut moved = self.clone();
                moved.rows.groups.iter_mut().find(|group| group.id == *id)?.parent = *parent;
                for admin in &self.rows.admins {
                    for entry in CATALOGUE {
                        let holds = |at: &Self| {
                            admin.grants.iter().any(|grant| {
                                grant.permissions.contains(entry.permission)
                                    && at.covers(&grant.scope, Some(*id))
                            })
                        };
                        yes(!holds(&moved) || holds(self) || self.may(entry.permission, Some(*id)))?;
                    }
                }
                self.rows = moved.rows;
            }
            Change::GroupDelete { id } => {
                let used = self.rows.groups.iter().any(|group| group.parent == Some(*id))
                    || self.rows.users.iter().any(|user| user.group == *id)
                    || self.rows.devices.iter().any(|device| device.place == Place::Group(*id));
                yes(self.group(*id).is_some() && !used && self.may(OrganizationEdit, Some(*id)))?;
                self.rows.groups.retain(|group| group.id != *id);
            }
            Change::UserCreate(row) => {
                let free = !self.rows.users.iter().any(|user| user.id == row.id);
                yes(free && self.group(row.group).is_some() && self.may(OrganizationEdit, Some(row.group)))?;
                self.rows.users.push(row.clone());
            }
            Change::UserEdit { id, fields } => {
                let group = self.rows.users.iter().find(|user| user.id == *id)?.group;
                let title = fields.title.clone().unwrap_or_default();
                yes(self.may(OrganizationEdit, Some(group)) && !title.contains('\0') && tidy(&fields.free))?;
                let user = self.rows.users.iter_mut().find(|user| user.id == *id)?;
                user.title = title;
                user.free = fields.free.clone().unwrap_or(user.free.clone());
            }
            Change::UserMove { id, group } => {
                let from = self.rows.users.iter().find(|user| user.id == *id)?.group;
                yes(self.group(*group).is_some()
                    && self.may(OrganizationEdit, Some(from))
                    && self.may(OrganizationEdit, Some(*group)))?;
                self.rows.users.iter_mut().find(|user| user.id == *id)?.group = *group;
            }
            Change::UserDelete { id } => {
                let group = self.rows.users.iter().find(|user| user.id == *id)?.group;
                let used = self.rows.devices.iter().any(|device| device.place == Place::User(*id));
                yes(!used && self.may(OrganizationEdit, Some(group)))?;
                self.rows.users.retain(|user| user.id != *id);
            }
            Change::DeviceCreate(row) => {
                let free = !self.rows.devices.iter().any(|device| device.id == row.id);
                let group = self.place_group(row.place)?;
                yes(free && self.may(DeviceEdit, group))?;
                self.rows.devices.push(row.clone());
            }
            Change::DeviceEdit { id, fields } => {
                let place = self.rows.devices.iter().find(|device| device.id == *id)?.place;
                let os = fields.os.clone().unwrap_or_default();
                let group = self.place_group(place)?;
                yes(self.may(DeviceView, group) && self.may(DeviceEdit, group) && !os.contains('\0'))?;
                yes(tidy(&fields.free))?;
                let mine = |device: &&mut Device| device.id == *id;
                let retires = fields.state == Some(DeviceState::Retired)
                    && self.rows.devices.iter_mut().find(mine)?.state != DeviceState::Retired;
                yes(!retires || self.may(DeviceDelete, group))?;
                let device = self.rows.devices.iter_mut().find(mine)?;
                device.os = fields.os.clone().unwrap_or(device.os.clone());
                device.platform = fields.platform.unwrap_or(device.platform);
                device.last_contact = fields.last_contact.unwrap_or(device.last_contact);
                device.state = fields.state.unwrap_or(device.state);
                device.free = fields.free.clone().unwrap_or(device.free.clone());
            }
            Change::DevicePlace { id, place } => {
                let from = self.rows.devices.iter().find(|device| device.id == *id)?.place;
                let (from, to) = (self.place_group(from)?, self.place_group(*place)?);
                yes(self.may(DeviceView, from) && self.may(DeviceEdit, from) && self.may(DeviceEdit, to))?;
                self.rows.devices.iter_mut().find(|device| device.id == *id)?.place = *place;
            }
            Change::DeviceDelete { id } => {
                let place = self.rows.devices.iter().find(|device| device.id == *id)?.place;
                let group = self.place_group(place)?;
                yes(self.may(DeviceView, group) && self.may(DeviceDelete, group))?;
                self.rows.devices.retain(|device| device.id != *id);
            }
            Change::AdminCreate(row) => {
                yes(!self.rows.admins.iter().any(|admin| admin.id == row.id))?;
                self.hand_out(&row.grants)?;
                self.rows.admins.push(row.clone());
            }
            Change::AdminEdit {
                id,
                fields: AdminFields { valid_from: Some(from), valid_until: Some(until), .. },
            } => {
                let admin = self.others(*id)?;
                self.hand_out(&admin.grants)?;
                yes(from.zip(*until).is_none_or(|(from, until)| from <= until))?;
                let row = self.rows.admins.iter_mut().find(|admin| admin.id == *id)?;
                (row.valid_from, row.valid_until) = (*from, *until);
            }
            Change::AdminEdit { id, fields } => {
                self.manage(*id)?;
                let new = fields.name.clone().unwrap_or_default();
                yes(name(&new))?;
                self.rows.admins.iter_mut().find(|admin| admin.id == *id)?.name = new;
            }
            Change::AdminGrantsSet { id, grants } => {
                self.others(*id)?;
                self.hand_out(grants)?;
                self.rows.admins.iter_mut().find(|admin| admin.id == *id)?.grants = grants.clone();
            }
            Change::AdminSuspend { id } => {
                self.others(*id)?;
                self.rows.admins.iter_mut().find(|admin| admin.id == *id)?.suspended = true;
            }
            Change::AdminResume { id } => {
                let admin = self.others(*id)?;
                if admin.suspended {
                    self.hand_out(&admin.grants)?;
                }
                self.rows.admins.iter_mut().find(|admin| admin.id == *id)?.suspended = false;
            }
            Change::AdminDelete { id } => {
                self.others(*id)?;
                self.rows.admins.retain(|admin| admin.id != *id);
            }
            Change::SettingsEdit { fields } => {
                let settings = self.rows.settings.get_or_insert_default().clone();
                let mut after = settings;
                if let Some(password) = &fields.password {
                    yes(self.may(SettingsSecurity, None) && password.min_score <= 4)?;
                    after.password = password.clone();
                }
                let labels = [
                    (AdminManage, &fields.admin_labels, &mut after.admin_labels),
                    (OrganizationEdit, &fields.user_labels, &mut after.user_labels),
                    (DeviceEdit, &fields.device_labels, &mut after.device_labels),
                ];
                for (permission, given, kept) in labels {
                    yes(given.is_none() || self.may(permission, None) && tidy(given))?;
                    *kept = given.clone().unwrap_or(kept.clone());
                }
                self.rows.settings = Some(after);
            }
            policies => return self.make_policies(policies),
        }
        Some(())
    }

    fn name_free(&self, id: GroupId, parent: Option<GroupId>, name: &str) -> bool {
        !self.rows.groups.iter().any(|group| group.id != id && group.parent == parent && group.name == name)
    }
}

pub(crate) fn yes(condition: bool) -> Option<()> {
    condition.then_some(())
}

/// Free fields without a character that does not belong there.
fn tidy(free: &Option<FreeFields>) -> bool {
    !free.iter().flat_map(FreeFields::texts).any(|text| text.contains('\0'))
}

fn name(text: &str) -> bool {
    !text.is_empty() && !text.contains('\0')
}

fn manages(admin: &Admin) -> bool {
    let holds = |grant: &Grant| {
        grant.scope == Scope::Organization && grant.permissions.contains(Permission::AdminManage)
    };
    let for_ever = (admin.valid_from, admin.valid_until) == (None, None);
    !admin.suspended && for_ever && admin.grants.iter().any(holds)
}
