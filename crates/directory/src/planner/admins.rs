//! Changes of admins: where rights are handed out.

use super::{Fault, Made, Planner, draft::Draft, text::Texts, users::edit, whole};
use crate::{
    Admin, AdminFields, AdminId, Change, Grant, GroupId, Permission, RejectionCode, RowRef,
    directory::{reach, reach_of},
};

/// How many grants an admin may have.
const MAX_GRANTS: usize = 100;
/// How many groups a grant may name.
const MAX_GROUPS: usize = 1_000;

impl Planner<'_> {
    pub(super) fn admin_create(&mut self, admin: &Admin) -> Made {
        if self.draft.admins.get(admin.id).is_some() {
            return Err(vec![Fault::at("/id", RejectionCode::IdTaken)]);
        }
        self.may_hand_out(&admin.grants)?;
        let mut texts = Texts::default();
        let after = Admin {
            id: admin.id,
            account: texts.account("/account", &admin.account),
            name: texts.name("/name", &admin.name),
            yomigana: texts.text("/yomigana", &admin.yomigana),
            mail: texts.mail("/mail", &admin.mail),
            free: texts.free("/free", &admin.free),
            language: admin.language,
            valid_from: admin.valid_from,
            valid_until: admin.valid_until,
            suspended: admin.suspended,
            grants: admin.grants.clone(),
        };
        texts.finish()?;
        validity(&after)?;
        self.put_admin(admin.id, Some(after))?;
        Ok(Change::AdminDelete { id: admin.id })
    }

    pub(super) fn admin_edit(&mut self, id: AdminId, fields: &AdminFields) -> Made {
        let before = self.covered_admin(id)?;
        if fields.valid_from.is_some() || fields.valid_until.is_some() {
            // Other days of validity hand the authority out again, or take it away.
            self.not_oneself(id)?;
            self.may_hand_out(&before.grants)?;
        }
        let mut after = before;
        let mut inverse = AdminFields::default();
        let mut texts = Texts::default();
        edit(&fields.account, &mut after.account, &mut inverse.account, |text| {
            texts.account("/account", text)
        });
        edit(&fields.name, &mut after.name, &mut inverse.name, |text| texts.name("/name", text));
        edit(&fields.yomigana, &mut after.yomigana, &mut inverse.yomigana, |text| {
            texts.text("/yomigana", text)
        });
        edit(&fields.mail, &mut after.mail, &mut inverse.mail, |text| texts.mail("/mail", text));
        edit(&fields.free, &mut after.free, &mut inverse.free, |free| texts.free("/free", free));
        edit(&fields.language, &mut after.language, &mut inverse.language, Clone::clone);
        edit(&fields.valid_from, &mut after.valid_from, &mut inverse.valid_from, Clone::clone);
        edit(&fields.valid_until, &mut after.valid_until, &mut inverse.valid_until, Clone::clone);
        texts.finish()?;
        validity(&after)?;
        self.put_admin(id, Some(after))?;
        Ok(Change::AdminEdit { id, fields: inverse })
    }

    pub(super) fn admin_grants_set(&mut self, id: AdminId, grants: &[Grant]) -> Made {
        let before = self.covered_admin(id)?;
        self.not_oneself(id)?;
        self.may_hand_out(grants)?;
        self.put_admin(id, Some(Admin { grants: grants.to_vec(), ..before.clone() }))?;
        Ok(Change::AdminGrantsSet { id, grants: before.grants })
    }

    pub(super) fn admin_suspend(&mut self, id: AdminId, suspended: bool) -> Made {
        let before = self.covered_admin(id)?;
        self.not_oneself(id)?;
        if before.suspended && !suspended {
            // Ending a suspension hands the authority out again.
            self.may_hand_out(&before.grants)?;
        }
        let inverse = if before.suspended { Change::AdminSuspend { id } } else { Change::AdminResume { id } };
        self.put_admin(id, Some(Admin { suspended, ..before }))?;
        Ok(inverse)
    }

    pub(super) fn admin_delete(&mut self, id: AdminId) -> Made {
        let before = self.covered_admin(id)?;
        self.not_oneself(id)?;
        self.put_admin(id, None)?;
        Ok(Change::AdminCreate(before))
    }

    /// Rule 3: whoever deals with an admin covers the admin's whole authority: `admin.manage` over the whole reach.
    fn covered_admin(&self, id: AdminId) -> Result<Admin, Vec<Fault>> {
        let not_found = || vec![Fault::new(RejectionCode::NotFound)];
        let admin = self.draft.admins.get(id).cloned().ok_or_else(not_found)?;
        let lacking = |permission| reach(&admin).into_iter().find(|group| !self.may(permission, *group));
        let Some(group) = lacking(Permission::AdminManage) else {
            return match self.besides().and_then(|permission| Some((permission, lacking(permission)?))) {
                None => Ok(admin),
                Some((permission, group)) => {
                    let fault = Fault::new(RejectionCode::PermissionMissing);
                    Err(vec![Fault { permission: Some(permission), group, ..fault }])
                }
            };
        };
        if Some(id) != self.actor && lacking(Permission::AdminView).is_some() {
            return Err(not_found());
        }
        let fault = Fault::new(RejectionCode::AdminNotCovered);
        Err(vec![Fault { permission: Some(Permission::AdminManage), group, admin: Some(id), ..fault }])
    }

    /// Rule 4.
    fn not_oneself(&self, id: AdminId) -> Result<(), Vec<Fault>> {
        if Some(id) == self.actor { Err(vec![Fault::new(RejectionCode::OwnAccount)]) } else { Ok(()) }
    }

    /// Rule 2: `admin.manage` over the whole reach, and every permission at every group for which it is handed out.
    fn may_hand_out(&self, grants: &[Grant]) -> Result<(), Vec<Fault>> {
        if grants.len() > MAX_GRANTS {
            return Err(vec![Fault::at("/grants", RejectionCode::TooManyGrants)]);
        }
        let mut faults = Vec::new();
        if grants.is_empty() {
            // An admin without reach is dealt with only by those who cover everything.
            faults.extend(self.need("/grants", Permission::AdminManage, None).err().into_iter().flatten());
        }
        for (index, grant) in grants.iter().enumerate() {
            let path = format!("/grants/{index}");
            let groups = reach_of(&grant.scope);
            if grant.permissions.is_empty() || groups.is_empty() {
                faults.push(Fault::at(&path, RejectionCode::EmptyGrant));
                continue;
            }
            if groups.len() > MAX_GROUPS {
                faults.push(Fault::at(&path, RejectionCode::TooManyGrants));
                continue;
            }
            if !whole(&grant.scope) {
                for permission in
                    grant.permissions.iter().filter(|permission| !permission.entry().group_scoped)
                {
                    let fault = Fault::at(format!("{path}/permissions"), RejectionCode::NotGroupScoped);
                    faults.push(Fault { permission: Some(permission), ..fault });
                }
            }
            for group in groups {
                self.may_hand_out_at(&path, grant, group, &mut faults);
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn may_hand_out_at(&self, path: &str, grant: &Grant, group: Option<GroupId>, faults: &mut Vec<Fault>) {
        if let Some(group) = group
            && let Err(missing) = self.need_group(&format!("{path}/scope/groups"), group)
        {
            faults.extend(missing);
            return;
        }
        let mut needed = [Permission::AdminManage].into_iter().chain(self.besides());
        if let Some(missing) = needed.find(|permission| !self.may(*permission, group)) {
            let fault = Fault::at(format!("{path}/scope"), RejectionCode::PermissionMissing);
            faults.push(Fault { permission: Some(missing), group, ..fault });
            return;
        }
        for permission in grant.permissions.iter() {
            if !self.may(permission, group) {
                let fault = Fault::at(format!("{path}/permissions"), RejectionCode::Escalation);
                faults.push(Fault { permission: Some(permission), group, ..fault });
            }
        }
    }

    fn put_admin(&mut self, id: AdminId, after: Option<Admin>) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, id, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }
}

fn validity(admin: &Admin) -> Result<(), Vec<Fault>> {
    let backwards = admin.valid_from.zip(admin.valid_until).is_some_and(|(from, until)| until < from);
    if backwards { Err(vec![Fault::at("/valid_until", RejectionCode::BadValidity)]) } else { Ok(()) }
}

/// Rule 5, which only the whole set shows: somebody is left who manages the admins of the whole organization. Whoever is
/// valid for some days only does not count: the engine has no clock, and one day nobody would be left.
pub(super) fn faults(draft: &Draft<'_>) -> Vec<(u32, Fault)> {
    let manages = |admin: &Admin| {
        let holds =
            |grant: &Grant| whole(&grant.scope) && grant.permissions.contains(Permission::AdminManage);
        let for_ever = admin.valid_from.is_none() && admin.valid_until.is_none();
        !admin.suspended && for_ever && admin.grants.iter().any(holds)
    };
    if !draft.admins.is_touched() || draft.admins.iter().any(manages) {
        return Vec::new();
    }
    let lost = draft.admins.diffs().into_iter().filter_map(|diff| diff.before).filter(|admin| manages(admin));
    lost.map(|admin| {
        let fault = Fault { admin: Some(admin.id), ..Fault::new(RejectionCode::LastManager) };
        (draft.touched_by(RowRef::Admin(admin.id)).unwrap_or(0), fault)
    })
    .collect()
}
