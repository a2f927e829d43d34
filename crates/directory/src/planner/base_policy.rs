//! Changes of the base policy, of what it permits, of the violation policy's values, and of the central lock.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Made, Planner};
use crate::{
    BasePolicy, CentralLock, Change, Permission, PermitFields, PolicySection, PolicyValue, PolicyValueEdits,
    PolicyValues, RejectionCode,
    policy::resolve::{Decider, World as _},
};

/// Sections of values of which only those are kept that are not the catalogue's default.
pub(super) struct Values;

impl Values {
    /// What is wrong with an edit of a section.
    pub(super) fn faults(path: &str, section: &PolicySection, edits: &PolicyValueEdits) -> Vec<Fault> {
        let wrong = edits.iter().filter_map(|(key, value)| match section.item(key) {
            None => Some((key, RejectionCode::UnknownItem)),
            Some((_, item)) => value.as_ref().and_then(|value| item.fault(value)).map(|code| (key, code)),
        });
        wrong.map(|(key, code)| Fault::at(format!("{path}/{}", pointer(key)), code)).collect()
    }

    /// The value that an item has in the base policy, the central lock counted.
    pub(super) fn of_base<'a>(
        base: &'a BasePolicy,
        section: (usize, &PolicySection),
        item: (usize, &str),
    ) -> &'a PolicyValue {
        Decider::Base.value(base, section, item).0
    }

    /// Edits values, and gives what brings back those that were there.
    fn edit(
        sections: &mut BTreeMap<String, PolicyValues>,
        key: &str,
        edits: &PolicyValueEdits,
    ) -> PolicyValueEdits {
        let values = sections.entry(key.to_owned()).or_default();
        let found = PolicySection::find(key);
        let mut inverse = PolicyValueEdits::new();
        for (item, value) in edits {
            let default = found.and_then(|(at, section)| {
                section.item(item).map(|(index, _)| PolicySection::default_at(at, index))
            });
            let before = match value.as_ref().filter(|value| Some(*value) != default) {
                Some(value) => values.insert(item.clone(), value.clone()),
                None => values.remove(item),
            };
            inverse.insert(item.clone(), before);
        }
        if values.is_empty() {
            sections.remove(key);
        }
        inverse
    }
}

/// A key as a part of a JSON pointer.
fn pointer(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

impl Planner<'_> {
    pub(super) fn base_policy_section_set(&mut self, key: &str, edits: &PolicyValueEdits) -> Made {
        self.need_anywhere(Permission::PolicyView)?;
        self.need("", Permission::PolicyBase, None)?;
        let mut after = self.draft.base_policy().clone();
        if !self.undoing {
            let Some((_, section)) = PolicySection::find(key) else {
                return Err(vec![Fault::at("/section", RejectionCode::UnknownSection)]);
            };
            let mut faults = Values::faults("/values", section, edits);
            let locked = edits.keys().filter(|item| after.fixed(key, item).is_some());
            faults.extend(
                locked.map(|item| Fault::at(format!("/values/{}", pointer(item)), RejectionCode::ItemLocked)),
            );
            if !faults.is_empty() {
                return Err(faults);
            }
        }
        let values = Values::edit(&mut after.sections, key, edits);
        self.draft.base_policy = Some(after);
        Ok(Change::BasePolicySectionSet { section: key.to_owned(), values })
    }

    pub(super) fn base_policy_permit(&mut self, fields: &PermitFields) -> Made {
        self.need_anywhere(Permission::PolicyView)?;
        self.need("", Permission::PolicyBase, None)?;
        let mut after = self.draft.base_policy().clone();
        let mut inverse = PermitFields::default();
        if let Some(allowed) = fields.individual_allowed {
            inverse.individual_allowed = Some(std::mem::replace(&mut after.individual_allowed, allowed));
        }
        if let Some(permitted) = &fields.permitted {
            let mut permitted = permitted.clone();
            if !self.undoing {
                let faults = permit_faults(&after, &permitted);
                if !faults.is_empty() {
                    return Err(faults);
                }
                // What a newer version permits is kept.
                let newer = after.permitted.iter().filter(|key| PolicySection::find(key).is_none());
                permitted.extend(newer.cloned());
            }
            inverse.permitted = Some(std::mem::replace(&mut after.permitted, permitted));
        }
        self.draft.base_policy = Some(after);
        Ok(Change::BasePolicyPermit { fields: inverse })
    }

    pub(super) fn violation_policy_section_set(&mut self, key: &str, edits: &PolicyValueEdits) -> Made {
        self.need_anywhere(Permission::PolicyView)?;
        self.need("", Permission::PolicyViolation, None)?;
        if !self.undoing {
            let Some((_, section)) = PolicySection::find(key) else {
                return Err(vec![Fault::at("/section", RejectionCode::UnknownSection)]);
            };
            let mut faults = Values::faults("/values", section, edits);
            if !section.is_of_violations() {
                faults.push(Fault::at("/section", RejectionCode::SectionNotPermitted));
            }
            if !faults.is_empty() {
                return Err(faults);
            }
        }
        let mut after = self.draft.violation_policy().clone();
        let values = Values::edit(&mut after.sections, key, edits);
        self.draft.violation_policy = Some(after);
        Ok(Change::ViolationPolicySectionSet { section: key.to_owned(), values })
    }

    pub(super) fn central_lock_set(&mut self, lock: &CentralLock) -> Made {
        if self.actor.is_some() {
            return Err(vec![Fault::new(RejectionCode::OperatorOnly)]);
        }
        let faults = lock_faults(lock);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut after = self.draft.base_policy().clone();
        let before = std::mem::replace(&mut after.lock, lock.clone());
        self.draft.base_policy = Some(after);
        Ok(Change::CentralLockSet(before))
    }
}

fn permit_faults(base: &BasePolicy, permitted: &BTreeSet<String>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for key in permitted.difference(&base.permitted) {
        let path = format!("/permitted/{}", pointer(key));
        match PolicySection::find(key) {
            None => faults.push(Fault::at(path, RejectionCode::UnknownSection)),
            Some((_, section)) if !section.is_individual() => {
                faults.push(Fault::at(path, RejectionCode::SectionNotPermitted));
            }
            Some(_) if base.lock.forbidden.contains(key) => {
                faults.push(Fault::at(path, RejectionCode::SectionForbidden));
            }
            Some(_) => {}
        }
    }
    faults
}

fn lock_faults(lock: &CentralLock) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, values) in &lock.fixed {
        let path = format!("/fixed/{}", pointer(key));
        match PolicySection::find(key) {
            None => faults.push(Fault::at(path, RejectionCode::UnknownSection)),
            Some((_, section)) => {
                let edits = values.iter().map(|(item, value)| (item.clone(), Some(value.clone()))).collect();
                faults.extend(Values::faults(&path, section, &edits));
            }
        }
    }
    for key in &lock.forbidden {
        if !PolicySection::find(key).is_some_and(|(_, section)| section.is_individual()) {
            faults.push(Fault::at(format!("/forbidden/{}", pointer(key)), RejectionCode::UnknownSection));
        }
    }
    faults
}
