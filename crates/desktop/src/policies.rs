//! Policies as the window asks for them. What holds for whom is decided by the engine on the rows of the replica, offline
//! too, for whoever sees the whole organization and its policies. To others something out of their sight may decide, so the
//! service is asked.

mod called;
pub(crate) mod coverage;
mod file;
pub(crate) mod impact;

use std::{collections::BTreeSet, sync::Arc};

use contract::{
    AssignedCounts, ErrorBody, ErrorCode, PolicyCatalogueView, WhatIfRequest,
    ipc::{
        ActiveViolation, CoverageGroup, DeviceRow, EffectiveView, Nothing, PoliciesAssigned, PoliciesCompare,
        PoliciesDevices, PoliciesEffective, PoliciesGet, PoliciesList, PolicyAssignment,
        PolicyAssignmentWindow, PolicyAssignments, PolicyComparison, PolicyDetail, PolicyDeviceWindow,
        PolicyHere, PolicySummary, RowLabel, ViolationDetail,
    },
};
use directory::{
    BasePolicy, ChangeSet, DeviceId, EffectivePolicy, Permission, Place, PolicyId, PolicySource,
    PolicyTarget, Rejection, RowRef, Target,
};

use self::called::Called;
use crate::{
    Console,
    index::needle,
    replica::Replica,
    windows::{cut, label, labels},
};

/// How many of what a policy is assigned to are told along with it.
const ASKED: usize = 500;

impl Console {
    /// Every section and item that there is.
    ///
    /// # Errors
    /// `locked`.
    pub async fn policies_catalogue(&self, _: Nothing) -> Result<PolicyCatalogueView, ErrorBody> {
        self.refuse_locked()?;
        Ok(PolicyCatalogueView::current())
    }

    /// Individual policies in sight.
    ///
    /// # Errors
    /// `locked`, `not_signed_in`, `not_ready`.
    pub async fn policies_list(&self, _: Nothing) -> Result<PoliciesList, ErrorBody> {
        self.read(|replica| Some(replica.policies()))
    }

    /// An individual policy, and what it is assigned to.
    ///
    /// # Errors
    /// `not_found` for one out of sight; as `policies_list`.
    pub async fn policies_get(&self, request: PoliciesGet) -> Result<PolicyDetail, ErrorBody> {
        self.read(|replica| replica.policy(&request))
    }

    /// A window of what an individual policy is assigned to.
    ///
    /// # Errors
    /// `not_found` where it is out of sight; as `policies_list`.
    pub async fn policies_assignments(
        &self,
        request: PolicyAssignments,
    ) -> Result<PolicyAssignmentWindow, ErrorBody> {
        self.read(|replica| replica.policies_assignments(&request))
    }

    /// The base policy.
    ///
    /// # Errors
    /// `not_found` where policies are out of sight; as `policies_list`.
    pub async fn base_policy_get(&self, _: Nothing) -> Result<BasePolicy, ErrorBody> {
        self.read(|replica| replica.view().base_policy().cloned())
    }

    /// The violation policy, and where it is active.
    ///
    /// # Errors
    /// As `base_policy_get`.
    pub async fn violation_policy_get(&self, _: Nothing) -> Result<ViolationDetail, ErrorBody> {
        self.read(Replica::violations)
    }

    /// What is assigned to a row itself.
    ///
    /// # Errors
    /// As `base_policy_get`.
    pub async fn policies_assigned(&self, request: PoliciesAssigned) -> Result<PolicyHere, ErrorBody> {
        self.read(|replica| replica.assigned(request.target))
    }

    /// What holds for a device, a user or a group, or would hold after some changes.
    ///
    /// # Errors
    /// `not_found` for what is out of sight; `change_rejected` for changes that cannot be made; what the service answers.
    pub async fn policies_effective(
        self: &Arc<Self>,
        request: PoliciesEffective,
    ) -> Result<EffectiveView, ErrorBody> {
        let PoliciesEffective { target, changes } = request;
        let set = ChangeSet { changes, ..ChangeSet::default() };
        if let Some(answer) = self.read(|replica| Some(replica.effective(target, &set)))? {
            return answer;
        }
        let (epoch, remote) = self.remote()?;
        let answer = match set.changes {
            changes if changes.is_empty() => remote.effective_policy_get(target).await,
            changes => remote.effective_policy_if(&WhatIfRequest { changes, target }).await,
        };
        let effective = self.noted(epoch, answer).await?;
        self.read(|replica| Some(replica.labelled(effective)))
    }

    /// What holds for two devices, side by side.
    ///
    /// # Errors
    /// As `policies_effective`.
    pub async fn policies_compare(
        self: &Arc<Self>,
        request: PoliciesCompare,
    ) -> Result<PolicyComparison, ErrorBody> {
        let of = |id| PoliciesEffective { target: PolicyTarget::Device(id), changes: Vec::new() };
        let left = self.policies_effective(of(request.left)).await?;
        Ok(PolicyComparison { left, right: self.policies_effective(of(request.right)).await? })
    }

    /// A window of the devices whose item has a value.
    ///
    /// # Errors
    /// `forbidden` for whoever does not see the whole organization and its policies; as `policies_list`.
    pub async fn policies_devices(&self, request: PoliciesDevices) -> Result<PolicyDeviceWindow, ErrorBody> {
        self.read(|replica| Some(replica.devices_with(&request)))?.ok_or_else(|| {
            ErrorBody::new(ErrorCode::Forbidden, "takes the sight of the whole organization and its policies")
        })
    }

    /// Where what is assigned, group by group.
    ///
    /// # Errors
    /// As `policies_list`.
    pub async fn policies_coverage(&self, _: Nothing) -> Result<Vec<CoverageGroup>, ErrorBody> {
        self.read(|replica| Some(replica.coverage()))
    }
}

fn out_of_sight() -> ErrorBody {
    ErrorBody::new(ErrorCode::NotFound, "not in sight")
}

fn rejected(rejections: Vec<Rejection>) -> ErrorBody {
    ErrorBody { rejections, ..ErrorBody::new(ErrorCode::ChangeRejected, "these changes cannot be made") }
}

impl Replica {
    /// Whether nothing that decides may be missing here. That depends on one's own sight: with another admin's eyes the
    /// rows are the same, and the engine tells what those eyes may see.
    fn holds_all_policies(&self) -> bool {
        let view = self.directory().view(self.me());
        let may = |permission| view.may(permission, Target::Organization);
        view.whole() && may(Permission::PolicyView) && may(Permission::DeviceView)
    }

    fn policies(&self) -> PoliciesList {
        let view = self.view();
        let mut policies: Vec<PolicySummary> = view
            .policies()
            .map(|policy| PolicySummary {
                id: policy.id,
                name: policy.name.clone(),
                note: policy.note.clone(),
                own: policy.own.keys().cloned().collect(),
                assigned: AssignedCounts::of(view.targets_of(policy.id)),
            })
            .collect();
        policies.sort_by_cached_key(|policy| (directory::fold(&policy.name), policy.id));
        PoliciesList { policies, violations: view.violations().count() as u32 }
    }

    fn policy(&self, request: &PoliciesGet) -> Option<PolicyDetail> {
        let view = self.view();
        let policy = view.policy(request.id)?.clone();
        let assigned = AssignedCounts::of(view.targets_of(request.id));
        Some(PolicyDetail { policy, assigned, targets: view.targets_of(request.id).take(ASKED).collect() })
    }

    /// A window of what an individual policy is assigned to; `None` where the policy is out of sight.
    #[must_use]
    pub fn policies_assignments(&self, request: &PolicyAssignments) -> Option<PolicyAssignmentWindow> {
        let view = self.view();
        view.policy(request.id)?;
        let targets = self.target_list(request.id, needle(&request.query));
        let rows = cut(&targets, request.from, request.count).iter().filter_map(|target| {
            let devices = match *target {
                PolicyTarget::Group(id) => view.counts(id).devices,
                PolicyTarget::User(id) => view.device_count_at(Place::User(id)),
                PolicyTarget::Device(_) => 1,
            };
            let name = label(&view, (*target).into())?.name;
            Some(PolicyAssignment { target: *target, name, path: self.above(*target), devices })
        });
        let rows = rows.collect();
        Some(PolicyAssignmentWindow { total: targets.len() as u32, from: request.from, rows })
    }

    /// What a policy is assigned to that is called by a needle, or lies in a group that is: groups, then users, then
    /// devices, by name.
    fn target_list(&self, policy: PolicyId, needle: String) -> Arc<Vec<PolicyTarget>> {
        self.target_lists.get((policy, needle), |(_, needle)| {
            if needle.is_empty() {
                return self.targets(policy);
            }
            let found = Called::by(self, needle);
            self.target_list(policy, String::new()).iter().copied().filter(|one| found.takes(*one)).collect()
        })
    }

    fn targets(&self, policy: PolicyId) -> Vec<PolicyTarget> {
        let view = self.view();
        let in_sight = |target: &PolicyTarget| label(&view, (*target).into()).is_some();
        let mut targets: Vec<PolicyTarget> = view.targets_of(policy).filter(in_sight).collect();
        let kind = |target: PolicyTarget| match target {
            PolicyTarget::Group(_) => 0,
            PolicyTarget::User(_) => 1,
            PolicyTarget::Device(_) => 2,
        };
        targets.sort_by_cached_key(|target| (kind(*target), self.sort((*target).into()), *target));
        targets
    }

    /// The groups above something that a policy is assigned to, from the top.
    fn above(&self, target: PolicyTarget) -> Vec<RowLabel> {
        let view = self.view();
        let place = match target {
            PolicyTarget::Group(id) => Place::Group(id),
            PolicyTarget::User(id) => Place::User(id),
            PolicyTarget::Device(id) => match view.device(id) {
                Some(device) => device.place,
                None => return Vec::new(),
            },
        };
        let mut path = labels(&view, view.group_of(place));
        if let PolicyTarget::Group(_) = target {
            path.pop();
        }
        path
    }

    fn violations(&self) -> Option<ViolationDetail> {
        let view = self.view();
        let policy = view.violation_policy()?.clone();
        let active = view.violations().map(|violation| ActiveViolation {
            device_name: view.device(violation.device).map_or_else(String::new, |device| device.name.clone()),
            by_name: violation.by.and_then(|by| view.admin(by)).map(|admin| admin.name.clone()),
            violation: violation.clone(),
        });
        let mut active: Vec<ActiveViolation> = active.collect();
        active.sort_by_key(|one| (one.violation.until, one.violation.device));
        Some(ViolationDetail { policy, active })
    }

    fn assigned(&self, target: PolicyTarget) -> Option<PolicyHere> {
        let view = self.view();
        view.base_policy()?;
        let policy = view.assignment(target).and_then(|one| label(&view, RowRef::Policy(one.policy)));
        let violation = match target {
            PolicyTarget::Device(id) => view.violation(id).cloned(),
            PolicyTarget::Group(_) | PolicyTarget::User(_) => None,
        };
        Some(PolicyHere { policy, violation })
    }

    /// `None` where the service must be asked.
    fn effective(&self, target: PolicyTarget, set: &ChangeSet) -> Option<Result<EffectiveView, ErrorBody>> {
        if !self.holds_all_policies() {
            return None;
        }
        let view = self.view();
        let effective = if set.changes.is_empty() {
            Ok(view.effective_policy(target))
        } else {
            view.effective_policy_if(set, target)
        };
        Some(match effective {
            Ok(Some(effective)) => Ok(self.labelled(effective)),
            Ok(None) => Err(out_of_sight()),
            Err(rejections) => Err(rejected(rejections)),
        })
    }

    /// With the names of what it speaks of.
    fn labelled(&self, effective: EffectivePolicy) -> EffectiveView {
        let mut rows = BTreeSet::new();
        let mut add = |source: &PolicySource| match source {
            PolicySource::Violation { by, .. } => rows.extend(by.map(RowRef::Admin)),
            PolicySource::Device { policy } => rows.extend([RowRef::Policy(*policy)]),
            PolicySource::User { user, policy } => {
                rows.extend([RowRef::User(*user), RowRef::Policy(*policy)]);
            }
            PolicySource::Group { group, policy } => {
                rows.extend(group.map(RowRef::Group).into_iter().chain([RowRef::Policy(*policy)]));
            }
            PolicySource::Base => {}
        };
        for section in &effective.sections {
            add(&section.source);
            section.losers.iter().for_each(|loser| add(&loser.source));
        }
        let rows: Vec<RowRef> = rows.into_iter().collect();
        let labels: Vec<RowLabel> = self.labels(&rows);
        EffectiveView { effective, labels }
    }

    fn devices_with(&self, request: &PoliciesDevices) -> Option<PolicyDeviceWindow> {
        if !self.holds_all_policies() {
            return None;
        }
        let view = self.view();
        let mut found: Vec<DeviceId> =
            view.devices_with_policy_value(&request.section, &request.item, &request.value);
        found.sort_by_key(|id| (self.sort(RowRef::Device(*id)), *id));
        let rows: Vec<DeviceRow> =
            cut(&found, request.from, request.count).iter().filter_map(|id| self.device_row(*id)).collect();
        Some(PolicyDeviceWindow { total: found.len() as u32, from: request.from, rows })
    }
}

#[cfg(test)]
mod tests;
