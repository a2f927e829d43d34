//! Policies on somebody's behalf. What they hold is no secret inside the company: whoever has `policy.view` anywhere reads
//! all of them. What is assigned where, and what holds for whom, is in sight only where `policy.view` covers the target.

use std::collections::BTreeSet;

use super::View;
use crate::{
    Assignment, BasePolicy, ChangeSet, DeviceId, EffectivePolicy, GroupId, Impact, ImpactedDevice,
    Permission, Plan, Policy, PolicyId, PolicyImpact, PolicySource, PolicyTarget, Rejection, Target,
    Violation, ViolationPolicy, planner,
};

impl<'a> View<'a> {
    /// Individual policies in sight, by id.
    pub fn policies(&self) -> impl Iterator<Item = &'a Policy> + '_ {
        let seen = self.sees_policies();
        self.directory.policies.iter().filter(move |_| seen)
    }

    /// An individual policy in sight.
    #[must_use]
    pub fn policy(&self, id: PolicyId) -> Option<&'a Policy> {
        self.directory.policies.get(id).filter(|_| self.sees_policies())
    }

    /// The base policy, if it is in sight.
    #[must_use]
    pub fn base_policy(&self) -> Option<&'a BasePolicy> {
        self.sees_policies().then_some(&self.directory.base_policy)
    }

    /// The violation policy, if it is in sight.
    #[must_use]
    pub fn violation_policy(&self) -> Option<&'a ViolationPolicy> {
        self.sees_policies().then_some(&self.directory.violation_policy)
    }

    /// Assignments in sight, by target.
    pub fn assignments(&self) -> impl Iterator<Item = &'a Assignment> + '_ {
        self.directory.assignments.iter().filter(|row| self.sees_policies_of(row.target))
    }

    /// What a policy is assigned to, as far as that is in sight.
    pub fn targets_of(&self, policy: PolicyId) -> impl Iterator<Item = PolicyTarget> + '_ {
        self.directory.targets_of(policy).filter(|target| self.sees_policies_of(*target))
    }

    /// The assignment of a target, if it is in sight.
    #[must_use]
    pub fn assignment(&self, target: PolicyTarget) -> Option<&'a Assignment> {
        self.directory.assignments.get(target).filter(|_| self.sees_policies_of(target))
    }

    /// Active violation policies in sight, by device.
    pub fn violations(&self) -> impl Iterator<Item = &'a Violation> + '_ {
        self.directory.violations.iter().filter(|row| self.sees_policies_of(PolicyTarget::Device(row.device)))
    }

    /// The violation policy being active on a device, if that is in sight.
    #[must_use]
    pub fn violation(&self, device: DeviceId) -> Option<&'a Violation> {
        let seen = self.sees_policies_of(PolicyTarget::Device(device));
        self.directory.violations.get(device).filter(|_| seen)
    }

    /// What holds for a device, a user or a group; `None` if that is not in sight. A group out of sight that decides is not
    /// named.
    #[must_use]
    pub fn effective_policy(&self, target: PolicyTarget) -> Option<EffectivePolicy> {
        if !self.sees_policies_of(target) {
            return None;
        }
        EffectivePolicy::of(self.directory, target).map(|policy| self.masked_sources(policy))
    }

    /// The same as if these changes were made, if there are any: planned, asked, and thrown away. `Ok(None)` if the target is
    /// not in sight.
    ///
    /// # Errors
    /// Every reason why the changes cannot be made.
    pub fn effective_policy_if(
        &self,
        set: &ChangeSet,
        target: PolicyTarget,
    ) -> Result<Option<EffectivePolicy>, Vec<Rejection>> {
        if !self.sees_policies_of(target) {
            return Ok(None);
        }
        if set.changes.is_empty() {
            return Ok(self.effective_policy(target));
        }
        let policy =
            planner::what_if(self.directory, self.actor, set, |draft| EffectivePolicy::of(draft, target))?;
        Ok(policy.map(|policy| self.masked_sources(policy)))
    }

    /// The devices in sight whose effective policy a plan changes, in order of their ids.
    #[must_use]
    pub fn impact(&self, plan: &Plan) -> Impact {
        let whole = |permission| self.may_at(permission, None);
        if whole(Permission::DeviceView) && whole(Permission::PolicyView) {
            return plan.impact.clone();
        }
        let seen = |one: &&ImpactedDevice| self.sees_policies_of(PolicyTarget::Device(one.device));
        let devices =
            plan.impact.0.iter().filter(seen).map(|one| ImpactedDevice {
                group: one.group.filter(|group| self.sees_group(*group)),
                ..*one
            });
        Impact(devices.collect())
    }

    /// What may be told of a recorded summary: all of it to whoever sees every device and its policies; of its groups those
    /// in sight, and their sum, to others.
    pub(super) fn told_impact(&self, impact: &PolicyImpact) -> Option<PolicyImpact> {
        let sees = |group: Option<GroupId>| {
            [Permission::DeviceView, Permission::PolicyView]
                .into_iter()
                .all(|permission| self.may_at(permission, group))
        };
        if sees(None) {
            return Some(impact.clone());
        }
        let groups: Vec<_> = impact.groups.iter().filter(|one| sees(one.group)).copied().collect();
        let devices = groups.iter().map(|one| one.devices).sum();
        (devices > 0).then(|| PolicyImpact {
            devices,
            groups,
            sections: Vec::new(),
            other_groups: 0,
            other_devices: 0,
            digest: String::new(),
            is_part: true,
        })
    }

    /// Whether policies are in sight at all.
    pub(super) fn sees_policies(&self) -> bool {
        self.authority.may_anywhere(Permission::PolicyView)
    }

    /// Whether what is assigned to a target, and what holds for it, is in sight.
    pub(super) fn sees_policies_of(&self, target: PolicyTarget) -> bool {
        let Some(group) = self.directory.group_of_target(target) else { return false };
        self.may_at(Permission::PolicyView, group) && self.visible(Target::Row(target.into()))
    }

    /// Whether the reader may do this to a policy: anywhere, and wherever it is assigned.
    pub(super) fn may_to_policy(&self, permission: Permission, id: PolicyId) -> bool {
        self.policy(id).is_some()
            && self.authority.may_anywhere(permission)
            && (self.may_at(permission, None)
                || self.directory.targets_of(id).all(|target| {
                    let group = self.directory.group_of_target(target);
                    group.is_some_and(|group| self.may_at(permission, group))
                }))
    }

    /// Where a permission over a policy is needed, as far as it can be told: where it is assigned in sight.
    pub(super) fn reach_of_policy(&self, id: PolicyId) -> Vec<Option<GroupId>> {
        let groups: BTreeSet<Option<GroupId>> =
            self.targets_of(id).filter_map(|target| self.directory.group_of_target(target)).collect();
        if groups.is_empty() { vec![None] } else { groups.into_iter().collect() }
    }

    fn masked_sources(&self, mut policy: EffectivePolicy) -> EffectivePolicy {
        let mask = |source: &mut PolicySource| match source {
            PolicySource::Group { group, .. } => *group = group.filter(|group| self.sees_group(*group)),
            PolicySource::Violation { by, .. } => *by = by.filter(|by| self.admin(*by).is_some()),
            PolicySource::Device { .. } | PolicySource::User { .. } | PolicySource::Base => {}
        };
        for section in &mut policy.sections {
            mask(&mut section.source);
            section.losers.iter_mut().for_each(|loser| mask(&mut loser.source));
        }
        policy
    }
}
