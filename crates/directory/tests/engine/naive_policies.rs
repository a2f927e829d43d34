//! The rules of policies once more, as plainly as possible: lists that are walked every time, no index and no ladder.

use std::collections::BTreeMap;

use directory::*;

use crate::naive::{Naive, yes};

/// What a device is told, item by item: the order of precedence of the manual, read out.
pub(crate) fn resolve(rows: &Rows, device: DeviceId) -> BTreeMap<(String, String), PolicyValue> {
    let mut told = BTreeMap::new();
    let Some(device) = rows.devices.iter().find(|row| row.id == device) else { return told };
    let os = PolicyOs::of(device.platform);
    for section in POLICY_SECTIONS.iter().filter(|section| section.family == os.family()) {
        for item in section.items.iter().filter(|item| item.platforms.contains(&os)) {
            let value = item_of(rows, device, section, item);
            told.insert((section.key.to_owned(), item.key.to_owned()), value);
        }
    }
    told
}

fn item_of(rows: &Rows, device: &Device, section: &PolicySection, item: &PolicyItem) -> PolicyValue {
    let at = |sections: &BTreeMap<String, PolicyValues>| -> Option<PolicyValue> {
        sections.get(section.key)?.get(item.key).cloned()
    };
    if rows.violations.iter().any(|row| row.device == device.id) && section.key.starts_with("smart_") {
        let violation = rows.violation_policy.clone().unwrap_or_default();
        return at(&violation.sections).unwrap_or_else(|| item.default.into());
    }
    let base = rows.base_policy.clone().unwrap_or_default();
    let may = base.individual_allowed
        && base.permitted.contains(section.key)
        && !base.lock.forbidden.contains(section.key);
    let mut targets = vec![PolicyTarget::Device(device.id)];
    let mut group = match device.place {
        Place::Unassigned => None,
        Place::Group(id) => Some(id),
        Place::User(id) => {
            targets.push(PolicyTarget::User(id));
            rows.users.iter().find(|row| row.id == id).map(|row| row.group)
        }
    };
    while let Some(id) = group {
        targets.push(PolicyTarget::Group(id));
        group = rows.groups.iter().find(|row| row.id == id).and_then(|row| row.parent);
    }
    for target in targets {
        let assigned = rows.assignments.iter().find(|row| row.target == target);
        let policy = assigned.and_then(|row| rows.policies.iter().find(|policy| policy.id == row.policy));
        if let Some(value) = policy.filter(|_| may).and_then(|policy| at(&policy.own)) {
            return value;
        }
    }
    at(&base.lock.fixed).or_else(|| at(&base.sections)).unwrap_or_else(|| item.default.into())
}

impl Naive {
    fn somewhere(&self, permission: Permission) -> bool {
        let groups: Vec<GroupId> = self.rows.groups.iter().map(|group| group.id).collect();
        self.may(permission, None) || groups.into_iter().any(|group| self.may(permission, Some(group)))
    }

    fn policy(&self, id: PolicyId) -> Option<Policy> {
        yes(self.somewhere(Permission::PolicyView))?;
        self.rows.policies.iter().find(|row| row.id == id).cloned()
    }

    /// The group of a target in sight.
    fn target(&self, target: PolicyTarget) -> Option<Option<GroupId>> {
        let group = self.target_group(target)?;
        let seen = match (target, group) {
            (PolicyTarget::Device(_), group) => self.may(Permission::DeviceView, group),
            (_, group) => self.sees(group?),
        };
        seen.then_some(group)
    }

    fn target_group(&self, target: PolicyTarget) -> Option<Option<GroupId>> {
        match target {
            PolicyTarget::Group(id) => self.group(id).map(|row| Some(row.id)),
            PolicyTarget::User(id) => self.place_group(Place::User(id)),
            PolicyTarget::Device(id) => {
                let place = self.rows.devices.iter().find(|row| row.id == id)?.place;
                self.place_group(place)
            }
        }
    }

    fn editable(&self, id: PolicyId) -> Option<Policy> {
        let policy = self.policy(id)?;
        yes(self.somewhere(Permission::PolicyEdit))?;
        let mut targets = self.rows.assignments.iter().filter(|row| row.policy == id);
        let everywhere = targets.all(|row| {
            self.target_group(row.target).is_some_and(|group| self.may(Permission::PolicyEdit, group))
        });
        everywhere.then_some(policy)
    }

    fn smart_device(&self, id: DeviceId) -> Option<Option<GroupId>> {
        let group = self.target(PolicyTarget::Device(id))?;
        yes(self.may(Permission::PolicyViolation, group))?;
        Some(group)
    }

    fn base(&self) -> BasePolicy {
        self.rows.base_policy.clone().unwrap_or_default()
    }

    fn value_of_base(&self, section: &str, item: &PolicyItem) -> PolicyValue {
        let base = self.base();
        let at = |sections: &BTreeMap<String, PolicyValues>| sections.get(section)?.get(item.key).cloned();
        at(&base.lock.fixed).or_else(|| at(&base.sections)).unwrap_or_else(|| item.default.into())
    }

    fn own(
        &self,
        key: &str,
        edits: &PolicyValueEdits,
        before: Option<&PolicyValues>,
    ) -> Option<PolicyValues> {
        let base = self.base();
        let section = POLICY_SECTIONS.iter().find(|section| section.key == key)?;
        yes(key != "stocktake" && base.individual_allowed && base.permitted.contains(key))?;
        yes(!base.lock.forbidden.contains(key) && good(section, edits))?;
        let mut values = PolicyValues::new();
        for item in section.items {
            let kept = before.and_then(|before| before.get(item.key).cloned());
            let value = match edits.get(item.key) {
                Some(Some(value)) => value.clone(),
                Some(None) => self.value_of_base(key, item),
                None => kept.unwrap_or_else(|| self.value_of_base(key, item)),
            };
            values.insert(item.key.to_owned(), value);
        }
        Some(values)
    }

    fn named(&self, id: PolicyId, name: &str) -> Option<()> {
        let taken = self.rows.policies.iter().any(|row| row.id != id && row.name == name);
        yes(!name.is_empty() && !taken)
    }

    pub(crate) fn make_policies(&mut self, change: &Change) -> Option<()> {
        use Permission::*;
        match change {
            Change::PolicyCreate(row) => {
                yes(!self.rows.policies.iter().any(|one| one.id == row.id) && self.somewhere(PolicyEdit))?;
                self.named(row.id, &row.name)?;
                let mut row = row.clone();
                for (section, values) in &mut row.own {
                    let edits = values.clone().into_iter().map(|(item, value)| (item, Some(value))).collect();
                    *values = self.own(section, &edits, None)?;
                }
                self.rows.policies.push(row);
            }
            Change::PolicyEdit { id, name, .. } => {
                let mut row = self.editable(*id)?;
                row.name = name.clone().unwrap_or(row.name);
                self.named(*id, &row.name)?;
                self.replace(row);
            }
            Change::PolicySectionSet { id, section, values } => {
                let mut row = self.editable(*id)?;
                match values {
                    None => {
                        yes(POLICY_SECTIONS.iter().any(|one| one.key == section))?;
                        row.own.remove(section);
                    }
                    Some(values) => {
                        let own = self.own(section, values, row.own.get(section))?;
                        row.own.insert(section.clone(), own);
                    }
                }
                self.replace(row);
            }
            Change::PolicyDelete { id } => {
                self.policy(*id)?;
                yes(self.somewhere(PolicyEdit) && !self.rows.assignments.iter().any(|row| row.policy == *id))?;
                self.rows.policies.retain(|row| row.id != *id);
            }
            Change::PolicyAssign { id, target } => {
                self.policy(*id)?;
                let group = self.target(*target)?;
                yes(self.may(PolicyAssign, group))?;
                yes(!self.rows.assignments.iter().any(|row| row.target == *target))?;
                self.rows.assignments.push(Assignment { target: *target, policy: *id });
            }
            Change::PolicyUnassign { target } => {
                let group = self.target(*target)?;
                yes(self.may(PolicyAssign, group) && self.may(PolicyView, group))?;
                yes(self.rows.assignments.iter().any(|row| row.target == *target))?;
                self.rows.assignments.retain(|row| row.target != *target);
            }
            Change::BasePolicySectionSet { section, values } => {
                yes(self.may(PolicyBase, None) && self.somewhere(PolicyView))?;
                let found = POLICY_SECTIONS.iter().find(|one| one.key == section)?;
                let mut base = self.base();
                let fixed = base.lock.fixed.get(section).cloned().unwrap_or_default();
                yes(good(found, values) && !values.keys().any(|item| fixed.contains_key(item)))?;
                set(&mut base.sections, found, values);
                self.rows.base_policy = Some(base).filter(|base| *base != BasePolicy::default());
            }
            Change::BasePolicyPermit { fields } => {
                yes(self.may(PolicyBase, None) && self.somewhere(PolicyView))?;
                let mut base = self.base();
                base.individual_allowed = fields.individual_allowed.unwrap_or(base.individual_allowed);
                if let Some(permitted) = &fields.permitted {
                    let forbidden = |key: &&String| base.lock.forbidden.contains(*key);
                    yes(!permitted.difference(&base.permitted).any(|key| forbidden(&key)))?;
                    base.permitted = permitted.clone();
                }
                self.rows.base_policy = Some(base).filter(|base| *base != BasePolicy::default());
            }
            Change::ViolationPolicySectionSet { section, values } => {
                yes(self.may(PolicyViolation, None) && self.somewhere(PolicyView))?;
                let found = POLICY_SECTIONS.iter().find(|one| one.key == section)?;
                yes(section.starts_with("smart_") && good(found, values))?;
                let mut row = self.rows.violation_policy.clone().unwrap_or_default();
                set(&mut row.sections, found, values);
                self.rows.violation_policy = Some(row).filter(|row| *row != ViolationPolicy::default());
            }
            Change::ViolationActivate(row) => {
                self.smart_device(row.device)?;
                let device = self.rows.devices.iter().find(|one| one.id == row.device)?;
                yes(matches!(device.platform, Platform::Ios | Platform::Android))?;
                yes(!self.rows.violations.iter().any(|one| one.device == row.device))?;
                let by = self.actor_id();
                self.rows.violations.push(Violation { by, ..row.clone() });
            }
            Change::ViolationLift { device } => {
                self.smart_device(*device)?;
                yes(self.rows.violations.iter().any(|row| row.device == *device))?;
                self.rows.violations.retain(|row| row.device != *device);
            }
            _ => return None,
        }
        Some(())
    }

    /// What hung on rows that are gone is gone with them.
    pub(crate) fn let_go(&mut self) {
        let rows = &mut self.rows;
        rows.assignments.retain(|row| match row.target {
            PolicyTarget::Group(id) => rows.groups.iter().any(|one| one.id == id),
            PolicyTarget::User(id) => rows.users.iter().any(|one| one.id == id),
            PolicyTarget::Device(id) => rows.devices.iter().any(|one| one.id == id),
        });
        rows.violations.retain(|row| rows.devices.iter().any(|one| one.id == row.device));
    }

    fn replace(&mut self, row: Policy) {
        self.rows.policies.iter_mut().filter(|one| one.id == row.id).for_each(|one| *one = row.clone());
    }
}

fn good(section: &PolicySection, edits: &PolicyValueEdits) -> bool {
    edits.iter().all(|(key, value)| {
        let item = section.items.iter().find(|item| item.key == key);
        item.is_some_and(|item| value.as_ref().is_none_or(|value| item.fault(value).is_none()))
    })
}

fn set(sections: &mut BTreeMap<String, PolicyValues>, section: &PolicySection, edits: &PolicyValueEdits) {
    let values = sections.entry(section.key.to_owned()).or_default();
    for item in section.items {
        if let Some(value) = edits.get(item.key) {
            values.insert(item.key.to_owned(), value.clone().unwrap_or_else(|| item.default.into()));
        }
        if values.get(item.key) == Some(&item.default.into()) {
            values.remove(item.key);
        }
    }
    sections.retain(|_, values| !values.is_empty());
}
