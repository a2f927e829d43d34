//! Changes of the company's settings.

use super::{Fault, Made, Planner, text::Texts, users::edit};
use crate::{Change, PasswordRule, Permission, RejectionCode, SessionRule, SettingsFields};

impl Planner<'_> {
    pub(super) fn settings_edit(&mut self, fields: &SettingsFields) -> Made {
        if fields.password.is_some() || fields.session.is_some() || fields.mfa.is_some() {
            self.need("", Permission::SettingsSecurity, None)?;
        }
        // Whoever may fill in a field in the whole company may say what it is called.
        if fields.admin_labels.is_some() {
            self.need("/admin_labels", Permission::AdminManage, None)?;
        }
        if fields.user_labels.is_some() {
            self.need("/user_labels", Permission::OrganizationEdit, None)?;
        }
        if fields.device_labels.is_some() {
            self.need("/device_labels", Permission::DeviceEdit, None)?;
        }
        let mut after = self.draft.settings().clone();
        let mut inverse = SettingsFields::default();
        let mut faults = bounds(fields);
        let mut texts = Texts::default();
        edit(&fields.password, &mut after.password, &mut inverse.password, Clone::clone);
        edit(&fields.session, &mut after.session, &mut inverse.session, Clone::clone);
        edit(&fields.mfa, &mut after.mfa, &mut inverse.mfa, Clone::clone);
        edit(&fields.admin_labels, &mut after.admin_labels, &mut inverse.admin_labels, |labels| {
            texts.free("/admin_labels", labels)
        });
        edit(&fields.user_labels, &mut after.user_labels, &mut inverse.user_labels, |labels| {
            texts.free("/user_labels", labels)
        });
        edit(&fields.device_labels, &mut after.device_labels, &mut inverse.device_labels, |labels| {
            texts.free("/device_labels", labels)
        });
        faults.extend(texts.finish().err().into_iter().flatten());
        if !faults.is_empty() {
            return Err(faults);
        }
        self.draft.write_settings(after);
        Ok(Change::SettingsEdit { fields: inverse })
    }
}

fn bounds(fields: &SettingsFields) -> Vec<Fault> {
    let mut outside = Vec::new();
    if let Some(PasswordRule { min_length, min_score, history, expire_days }) = &fields.password {
        outside.push((!(8..=64).contains(min_length), "/password/min_length"));
        outside.push((*min_score > 4, "/password/min_score"));
        outside.push((*history > 24, "/password/history"));
        outside.push((expire_days.is_some_and(|days| !(1..=730).contains(&days)), "/password/expire_days"));
    }
    if let Some(SessionRule { absolute_minutes, idle_minutes, lock_minutes }) = &fields.session {
        outside.push((!(15..=43_200).contains(absolute_minutes), "/session/absolute_minutes"));
        outside.push((!(5..=10_080).contains(idle_minutes), "/session/idle_minutes"));
        outside.push((
            !(1..=120).contains(lock_minutes) || lock_minutes > idle_minutes,
            "/session/lock_minutes",
        ));
    }
    let outside = outside.into_iter().filter(|(outside, _)| *outside);
    outside.map(|(_, path)| Fault::at(path, RejectionCode::OutOfBounds)).collect()
}
