//! One row and what surrounds it. `None` is a row that is not in sight.

use contract::ipc::{
    AdminDetail, AuthorityHolder, AuthorityQuestion, DeviceDetail, GroupDetail, RowLabel, UserDetail,
};
use directory::{
    Admin, AdminId, AuthorityHere, DeviceId, Explanation, GroupId, Place, RowRef, Scope, UserId,
};

use super::{label, labels};
use crate::replica::Replica;

impl Replica {
    /// A group.
    pub(crate) fn group(&self, id: GroupId) -> Option<GroupDetail> {
        let view = self.view();
        let path = view.path(id);
        let covers = |admin: &&Admin| {
            !admin.suspended
                && admin.grants.iter().any(|grant| match &grant.scope {
                    Scope::Organization => true,
                    Scope::Groups(groups) => path.iter().any(|group| groups.contains(group)),
                })
        };
        let mut admins: Vec<RowRef> =
            view.admins().filter(covers).map(|admin| RowRef::Admin(admin.id)).collect();
        admins.sort_by_key(|row| (self.sort(*row), *row));
        Some(GroupDetail {
            group: view.group(id)?,
            path: labels(&view, Some(id)),
            counts: view.counts(id),
            direct: view.direct_counts(id),
            admins: self.labels(&admins),
        })
    }

    /// A user.
    pub(crate) fn user(&self, id: UserId) -> Option<UserDetail> {
        let view = self.view();
        let user = view.user(id)?;
        let mut devices: Vec<RowRef> =
            view.devices_at(Place::User(id)).map(|device| RowRef::Device(device.id)).collect();
        devices.sort_by_key(|row| (self.sort(*row), *row));
        Some(UserDetail {
            user: user.clone(),
            path: labels(&view, Some(user.group)),
            devices: self.labels(&devices),
        })
    }

    /// A device.
    pub(crate) fn device(&self, id: DeviceId) -> Option<DeviceDetail> {
        let view = self.view();
        let device = view.device(id)?;
        let user = match device.place {
            Place::User(id) => label(&view, RowRef::User(id)),
            Place::Unassigned | Place::Group(_) => None,
        };
        Some(DeviceDetail { device: device.clone(), path: labels(&view, view.group_of(device.place)), user })
    }

    /// An admin.
    pub(crate) fn admin(&self, id: AdminId) -> Option<AdminDetail> {
        let view = self.view();
        let admin = view.admin(id)?.clone();
        Some(AdminDetail { admin, may_manage: view.may_manage(id), may_act_as: view.may_act_as(id) })
    }

    /// Names of rows; those not in sight are left out.
    pub(crate) fn labels(&self, rows: &[RowRef]) -> Vec<RowLabel> {
        let view = self.view();
        rows.iter().filter_map(|row| label(&view, *row)).collect()
    }

    /// Who holds authority over a group, a user or a device, by how their names are read.
    pub(crate) fn authority_here(&self, row: RowRef) -> Option<Vec<AuthorityHolder>> {
        let view = self.view();
        let mut holders = Vec::new();
        for AuthorityHere { admin, grants, permissions } in view.authority_here(row)? {
            let held = view.admin(admin).map_or(&[][..], |admin| &admin.grants);
            let grants = grants.iter().filter_map(|index| held.get(*index as usize).cloned()).collect();
            let row = RowRef::Admin(admin);
            holders.extend(label(&view, row).map(|admin| AuthorityHolder { admin, permissions, grants }));
        }
        holders.sort_by_key(|holder| (self.sort(holder.admin.row), holder.admin.row));
        Some(holders)
    }

    /// What the signed-in admin may do, and why.
    pub(crate) fn explanations(&self, questions: &[AuthorityQuestion]) -> Vec<Explanation> {
        let view = self.view();
        questions.iter().map(|question| view.explain(question.permission, question.target)).collect()
    }
}
