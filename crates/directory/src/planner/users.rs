//! Changes of users.

use super::{Fault, Made, Planner, text::Texts};
use crate::{Change, GroupId, Permission, RejectionCode, RowRef, User, UserFields, UserId, row::Container};

impl Planner<'_> {
    pub(super) fn user_create(&mut self, user: &User) -> Made {
        if self.draft.users.get(user.id).is_some() {
            return Err(vec![Fault::at("/id", RejectionCode::IdTaken)]);
        }
        self.need_group("/group", user.group)?;
        self.need("/group", Permission::OrganizationEdit, Some(user.group))?;
        let mut texts = Texts::default();
        let after = User {
            id: user.id,
            group: user.group,
            name: texts.name("/name", &user.name),
            yomigana: texts.text("/yomigana", &user.yomigana),
            employee_number: texts.text("/employee_number", &user.employee_number),
            mail: texts.mail("/mail", &user.mail),
            title: texts.text("/title", &user.title),
            free: texts.free("/free", &user.free),
        };
        texts.finish()?;
        self.put_user(user.id, Some(after))?;
        Ok(Change::UserDelete { id: user.id })
    }

    pub(super) fn user_edit(&mut self, id: UserId, fields: &UserFields) -> Made {
        let before = self.known_user(id)?;
        self.need("", Permission::OrganizationEdit, Some(before.group))?;
        let mut after = before.clone();
        let mut inverse = UserFields::default();
        let mut texts = Texts::default();
        edit(&fields.name, &mut after.name, &mut inverse.name, |text| texts.name("/name", text));
        edit(&fields.yomigana, &mut after.yomigana, &mut inverse.yomigana, |text| {
            texts.text("/yomigana", text)
        });
        edit(&fields.employee_number, &mut after.employee_number, &mut inverse.employee_number, |text| {
            texts.text("/employee_number", text)
        });
        edit(&fields.mail, &mut after.mail, &mut inverse.mail, |text| texts.mail("/mail", text));
        edit(&fields.title, &mut after.title, &mut inverse.title, |text| texts.text("/title", text));
        edit(&fields.free, &mut after.free, &mut inverse.free, |free| texts.free("/free", free));
        texts.finish()?;
        self.put_user(id, Some(after))?;
        Ok(Change::UserEdit { id, fields: inverse })
    }

    pub(super) fn user_move(&mut self, id: UserId, group: GroupId) -> Made {
        let before = self.known_user(id)?;
        self.need_group("/group", group)?;
        let from = self.need("", Permission::OrganizationEdit, Some(before.group));
        let to = self.need("/group", Permission::OrganizationEdit, Some(group));
        let faults: Vec<Fault> = [from, to].into_iter().filter_map(Result::err).flatten().collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.put_user(id, Some(User { group, ..before.clone() }))?;
        Ok(Change::UserMove { id, group: before.group })
    }

    pub(super) fn user_delete(&mut self, id: UserId) -> Made {
        let before = self.known_user(id)?;
        self.need("", Permission::OrganizationEdit, Some(before.group))?;
        if !self.draft.is_empty(Container::User(id)) {
            return Err(vec![Fault::new(RejectionCode::UserHasDevices)]);
        }
        self.let_go(RowRef::User(id))?;
        self.put_user(id, None)?;
        Ok(Change::UserCreate(before))
    }

    fn known_user(&self, id: UserId) -> Result<User, Vec<Fault>> {
        let known = self.draft.users.get(id).filter(|user| self.sees(user.group));
        known.cloned().ok_or_else(|| vec![Fault::new(RejectionCode::NotFound)])
    }

    fn put_user(&mut self, id: UserId, after: Option<User>) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, id, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }
}

/// Sets a field that is given, and keeps what it held for the inverse.
pub(super) fn edit<T: Clone>(
    given: &Option<T>,
    field: &mut T,
    inverse: &mut Option<T>,
    clean: impl FnOnce(&T) -> T,
) {
    if let Some(given) = given {
        *inverse = Some(std::mem::replace(field, clean(given)));
    }
}
