//! Changes of individual policies and of what they are assigned to.

use super::{Fault, Made, Planner, base_policy::Values, draft::Draft, text::Texts};
use crate::{
    Assignment, Change, GroupId, Permission, Place, Policy, PolicyId, PolicyOs, PolicySection, PolicyTarget,
    PolicyValueEdits, PolicyValues, RejectionCode, RowRef, UserId, Violation,
    policy::resolve::World,
    row::{Container, Row as _},
};

/// How many individual policies a company may have.
const MAX_POLICIES: usize = 1_000;
/// How many assignments a company may have.
const MAX_ASSIGNMENTS: usize = 100_000;

impl World for Draft<'_> {
    fn place(&self, device: crate::DeviceId) -> Option<(Place, PolicyOs)> {
        self.devices.get(device).map(|device| (device.place, PolicyOs::of(device.platform)))
    }
    fn group_of_user(&self, user: UserId) -> Option<GroupId> {
        self.users.get(user).map(|user| user.group)
    }
    fn parent_of(&self, group: GroupId) -> Option<GroupId> {
        self.groups.get(group).and_then(|group| group.parent)
    }
    fn has_group(&self, group: GroupId) -> bool {
        self.groups.get(group).is_some()
    }
    fn assigned(&self, target: PolicyTarget) -> Option<PolicyId> {
        self.assignments.get(target).map(|assignment| assignment.policy)
    }
    fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id)
    }
    fn violation(&self, device: crate::DeviceId) -> Option<&Violation> {
        self.violations.get(device)
    }
    fn base_policy(&self) -> &crate::BasePolicy {
        self.base_policy.as_ref().unwrap_or(&self.base().base_policy)
    }
    fn violation_policy(&self) -> &crate::ViolationPolicy {
        self.violation_policy.as_ref().unwrap_or(&self.base().violation_policy)
    }
}

impl Draft<'_> {
    /// What a policy would be assigned to.
    fn targets_of(&self, policy: PolicyId) -> impl Iterator<Item = PolicyTarget> {
        let changed = self.assigned.get(&policy);
        let stays = move |target: &PolicyTarget| changed.is_none_or(|changed| !changed.contains_key(target));
        let added = changed.into_iter().flatten().filter(|(_, there)| **there).map(|(target, _)| *target);
        self.base().targets_of(policy).filter(stays).chain(added)
    }

    /// The group that a target would lie in; `None` if it would not exist.
    pub(super) fn group_of_target(&self, target: PolicyTarget) -> Option<Option<GroupId>> {
        match target {
            PolicyTarget::Group(id) => self.groups.get(id).map(|_| Some(id)),
            PolicyTarget::User(id) => self.users.get(id).map(|user| Some(user.group)),
            PolicyTarget::Device(id) => self.devices.get(id).map(|device| self.group_of(device.place)),
        }
    }
}

impl Planner<'_> {
    pub(super) fn policy_create(&mut self, policy: &Policy) -> Made {
        if self.draft.policies.get(policy.id).is_some() {
            return Err(vec![Fault::at("/id", RejectionCode::IdTaken)]);
        }
        self.need_anywhere(Permission::PolicyEdit)?;
        let mut texts = Texts::default();
        let (name, note) = (texts.name("/name", &policy.name), texts.text("/note", &policy.note));
        let mut faults: Vec<Fault> = texts.finish().err().into_iter().flatten().collect();
        let mut own = policy.own.clone();
        if !self.undoing {
            for (section, values) in &mut own {
                let path = format!("/own/{section}");
                let edits = values.iter().map(|(item, value)| (item.clone(), Some(value.clone()))).collect();
                match self.own_section(&path, &path, section, &edits, None) {
                    Ok(filled) => *values = filled,
                    Err(wrong) => faults.extend(wrong),
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.put_policy(policy.id, Some(Policy { id: policy.id, name, note, own }))?;
        Ok(Change::PolicyDelete { id: policy.id })
    }

    pub(super) fn policy_edit(&mut self, id: PolicyId, name: Option<&str>, note: Option<&str>) -> Made {
        let before = self.editable_policy(id)?;
        let mut texts = Texts::default();
        let after = Policy {
            name: name.map_or_else(|| before.name.clone(), |text| texts.name("/name", text)),
            note: note.map_or_else(|| before.note.clone(), |text| texts.text("/note", text)),
            ..before.clone()
        };
        texts.finish()?;
        self.put_policy(id, Some(after))?;
        Ok(Change::PolicyEdit { id, name: name.map(|_| before.name), note: note.map(|_| before.note) })
    }

    pub(super) fn policy_section_set(
        &mut self,
        id: PolicyId,
        section: &str,
        values: Option<&PolicyValueEdits>,
    ) -> Made {
        let mut policy = self.editable_policy(id)?;
        let before = policy.own.get(section).cloned();
        match values {
            None => {
                if before.is_none() && PolicySection::find(section).is_none() {
                    return Err(vec![Fault::at("/section", RejectionCode::UnknownSection)]);
                }
                policy.own.remove(section);
            }
            // What stood there once is put back as it was.
            Some(values) if self.undoing => {
                let stood = values.iter().filter_map(|(item, value)| Some((item.clone(), value.clone()?)));
                policy.own.insert(section.to_owned(), stood.collect());
            }
            Some(values) => {
                let filled = self.own_section("/section", "/values", section, values, before.as_ref())?;
                policy.own.insert(section.to_owned(), filled);
            }
        }
        self.put_policy(id, Some(policy))?;
        let values =
            before.map(|values| values.into_iter().map(|(item, value)| (item, Some(value))).collect());
        Ok(Change::PolicySectionSet { id, section: section.to_owned(), values })
    }

    pub(super) fn policy_delete(&mut self, id: PolicyId) -> Made {
        let before = self.known_policy(id)?;
        self.need_anywhere(Permission::PolicyEdit)?;
        if !self.draft.is_empty(Container::Policy(id)) {
            return Err(vec![Fault::new(RejectionCode::PolicyAssigned)]);
        }
        self.put_policy(id, None)?;
        Ok(Change::PolicyCreate(before))
    }

    pub(super) fn policy_assign(&mut self, id: PolicyId, target: PolicyTarget) -> Made {
        let known = self.known_policy(id);
        let group = self.known_target(target);
        let (known, group) = match (known, group) {
            (Ok(known), Ok(group)) => (known, group),
            (known, group) => {
                return Err(known.err().into_iter().chain(group.err()).flatten().collect());
            }
        };
        self.need("/target", Permission::PolicyAssign, group)?;
        if self.draft.assignments.get(target).is_some() {
            return Err(vec![Fault::at("/target", RejectionCode::AlreadyAssigned)]);
        }
        self.put_assignment(target, Some(Assignment { target, policy: known.id }))?;
        Ok(Change::PolicyUnassign { target })
    }

    pub(super) fn policy_unassign(&mut self, target: PolicyTarget) -> Made {
        let group = self.known_target(target)?;
        let seen = self.draft.assignments.get(target).filter(|_| self.may(Permission::PolicyView, group));
        let Some(before) = seen.cloned() else {
            return Err(vec![Fault::at("/target", RejectionCode::NotFound)]);
        };
        self.need("/target", Permission::PolicyAssign, group)?;
        self.put_assignment(target, None)?;
        Ok(Change::PolicyAssign { id: before.policy, target })
    }

    /// An own section with all its values: those given, else those it had, else those of the base policy as it is now.
    fn own_section(
        &self,
        section_path: &str,
        values_path: &str,
        key: &str,
        edits: &PolicyValueEdits,
        before: Option<&PolicyValues>,
    ) -> Result<PolicyValues, Vec<Fault>> {
        let Some((at, section)) = PolicySection::find(key) else {
            return Err(vec![Fault::at(section_path, RejectionCode::UnknownSection)]);
        };
        let base = self.draft.base_policy();
        let mut faults = Vec::new();
        if base.lock.forbidden.contains(key) {
            faults.push(Fault::at(section_path, RejectionCode::SectionForbidden));
        } else if !section.is_individual() || !base.permits(key) {
            faults.push(Fault::at(section_path, RejectionCode::SectionNotPermitted));
        }
        faults.extend(Values::faults(values_path, section, edits));
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut values = before.cloned().unwrap_or_default();
        for (index, item) in section.items.iter().enumerate() {
            let given = edits.get(item.key).map(Option::as_ref);
            if given == Some(None) || (given.is_none() && !values.contains_key(item.key)) {
                let followed = Values::of_base(base, (at, section), (index, item.key));
                values.insert(item.key.to_owned(), followed.clone());
            } else if let Some(Some(value)) = given {
                values.insert(item.key.to_owned(), value.clone());
            }
        }
        Ok(values)
    }

    /// Policies are in the sight of whoever may see policies anywhere: what they hold is no secret inside the company.
    fn known_policy(&self, id: PolicyId) -> Result<Policy, Vec<Fault>> {
        let known = self.draft.policies.get(id).filter(|_| self.may_anywhere(Permission::PolicyView));
        known.cloned().ok_or_else(|| vec![Fault::new(RejectionCode::NotFound)])
    }

    /// A policy that the actor may edit wherever it is assigned. Where else it is assigned is not told.
    fn editable_policy(&self, id: PolicyId) -> Result<Policy, Vec<Fault>> {
        let policy = self.known_policy(id)?;
        self.need_anywhere(Permission::PolicyEdit)?;
        if let Some(editable) = self.draft.editable.borrow().get(&id) {
            return if *editable { Ok(policy) } else { Err(elsewhere()) };
        }
        let everywhere = |permission: Permission| {
            self.may(permission, None)
                || self.draft.targets_of(id).all(|target| {
                    let group = self.draft.group_of_target(target);
                    group.is_some_and(|group| self.may(permission, group))
                })
        };
        let editable = [Permission::PolicyEdit].into_iter().chain(self.besides()).all(everywhere);
        self.draft.editable.borrow_mut().insert(id, editable);
        if editable { Ok(policy) } else { Err(elsewhere()) }
    }

    /// The group of a target that exists and is in sight.
    fn known_target(&self, target: PolicyTarget) -> Result<Option<GroupId>, Vec<Fault>> {
        let not_found = || vec![Fault::at("/target", RejectionCode::NotFound)];
        let group = self.draft.group_of_target(target).ok_or_else(not_found)?;
        let seen = match (target, group) {
            (PolicyTarget::Device(_), group) => self.may(Permission::DeviceView, group),
            (PolicyTarget::Group(_) | PolicyTarget::User(_), Some(group)) => self.sees(group),
            (PolicyTarget::Group(_) | PolicyTarget::User(_), None) => false,
        };
        if seen { Ok(group) } else { Err(not_found()) }
    }

    fn put_policy(&mut self, id: PolicyId, after: Option<Policy>) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, id, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }

    pub(super) fn put_assignment(
        &mut self,
        target: PolicyTarget,
        after: Option<Assignment>,
    ) -> Result<(), Vec<Fault>> {
        let before = self.draft.assignments.get(target).map(|assignment| assignment.policy);
        let change = self.change;
        if let Some(policy) = before {
            self.draft.assigned.entry(policy).or_default().insert(target, false);
        }
        if let Some(after) = &after {
            self.draft.assigned.entry(after.policy).or_default().insert(target, true);
        }
        self.draft.write(change, target, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }
}

fn elsewhere() -> Vec<Fault> {
    vec![Fault::new(RejectionCode::PolicyAssignedElsewhere)]
}

/// What only the whole set shows: more policies or assignments than a company may have.
pub(super) fn faults(draft: &Draft<'_>) -> Vec<(u32, Fault)> {
    let blamed = |row: Option<RowRef>| row.and_then(|row| draft.touched_by(row)).unwrap_or(0);
    let mut faults = Vec::new();
    if draft.policies.is_touched() && draft.policies.iter().count() > MAX_POLICIES {
        let added = draft.policies.diffs().into_iter().filter(|diff| diff.before.is_none());
        if let Some(last) = added.filter_map(|diff| diff.after).next_back() {
            faults.push((blamed(Some(last.reference())), Fault::new(RejectionCode::TooManyPolicies)));
        }
    }
    if draft.assignments.is_touched() && draft.assignments.iter().count() > MAX_ASSIGNMENTS {
        let added = draft.assignments.diffs().into_iter().filter(|diff| diff.before.is_none());
        if let Some(last) = added.filter_map(|diff| diff.after).next_back() {
            faults.push((blamed(Some(last.reference())), Fault::new(RejectionCode::TooManyAssignments)));
        }
    }
    faults
}
