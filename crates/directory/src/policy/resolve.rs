//! Which policy decides: the one order of precedence, section by section.
//!
//! The violation policy comes first (its sections, while it is active), then the individual policy of the device, of its
//! user, of the nearest group going up, and at last the base policy. A policy whose section is linked, or not permitted
//! (any more), does not stop the search. [`ladder`] is the order; changing it here changes it everywhere.

use std::collections::BTreeMap;

use super::{
    BasePolicy, Policy, PolicyFamily, PolicyOrigin, PolicyOs, PolicySection, PolicyTarget, PolicyValue,
    PolicyValues, Violation, ViolationPolicy, WhyLost,
};
use crate::{DeviceId, GroupId, Place, PolicyId, UserId};

/// What the resolver asks of an organization, be it a directory or a draft of one.
pub(crate) trait World {
    fn place(&self, device: DeviceId) -> Option<(Place, PolicyOs)>;
    fn group_of_user(&self, user: UserId) -> Option<GroupId>;
    fn parent_of(&self, group: GroupId) -> Option<GroupId>;
    fn has_group(&self, group: GroupId) -> bool;
    fn assigned(&self, target: PolicyTarget) -> Option<PolicyId>;
    fn policy(&self, id: PolicyId) -> Option<&Policy>;
    fn violation(&self, device: DeviceId) -> Option<&Violation>;
    fn base_policy(&self) -> &BasePolicy;
    fn violation_policy(&self) -> &ViolationPolicy;
}

/// What may decide for a device, a user or a group, the strongest first; below all of it lies the base policy.
pub(crate) struct Ladder<'a> {
    pub(crate) os: Option<PolicyOs>,
    pub(crate) violation: Option<&'a Violation>,
    pub(crate) rungs: Vec<(PolicyTarget, &'a Policy)>,
}

/// The ladder of a subject; `None` if it does not exist.
pub(crate) fn ladder<W: World>(world: &W, subject: PolicyTarget) -> Option<Ladder<'_>> {
    let mut ladder = Ladder { os: None, violation: None, rungs: Vec::new() };
    let (user, mut group) = match subject {
        PolicyTarget::Device(id) => {
            let (place, os) = world.place(id)?;
            ladder.os = Some(os);
            ladder.violation = world.violation(id);
            match place {
                Place::Unassigned => (None, None),
                Place::Group(group) => (None, Some(group)),
                Place::User(user) => (Some(user), world.group_of_user(user)),
            }
        }
        PolicyTarget::User(id) => (Some(id), Some(world.group_of_user(id)?)),
        PolicyTarget::Group(id) => (None, Some(id).filter(|id| world.has_group(*id))),
    };
    if let PolicyTarget::Group(_) = subject {
        group?;
    }
    let mut rung = |target: PolicyTarget| {
        let policy = world.assigned(target).and_then(|id| world.policy(id));
        ladder.rungs.extend(policy.map(|policy| (target, policy)));
    };
    if let PolicyTarget::Device(_) = subject {
        rung(subject);
    }
    user.into_iter().for_each(|user| rung(PolicyTarget::User(user)));
    while let Some(at) = group {
        rung(PolicyTarget::Group(at));
        group = world.parent_of(at);
    }
    Some(ladder)
}

/// What decides a section.
#[derive(Clone, Copy)]
pub(crate) enum Decider<'a> {
    Violation(&'a ViolationPolicy),
    Own(&'a Policy),
    Base,
}

impl<'a> Decider<'a> {
    /// The value of an item, and which layer it comes from.
    pub(crate) fn value(
        self,
        base: &'a BasePolicy,
        (at, section): (usize, &PolicySection),
        (index, key): (usize, &str),
    ) -> (&'a PolicyValue, PolicyOrigin) {
        let default = PolicySection::default_at(at, index);
        let find = |sections: &'a BTreeMap<String, PolicyValues>| {
            sections.get(section.key).and_then(|values| values.get(key))
        };
        let own = match self {
            Self::Violation(violation) => {
                return (find(&violation.sections).unwrap_or(default), PolicyOrigin::Violation);
            }
            // An own section holds all its values; only an item that is newer than the section may be missing.
            Self::Own(policy) => find(&policy.own).map(|value| (value, PolicyOrigin::Own)),
            Self::Base => None,
        };
        own.or_else(|| find(&base.lock.fixed).map(|value| (value, PolicyOrigin::Lock)))
            .or_else(|| find(&base.sections).map(|value| (value, PolicyOrigin::Base)))
            .unwrap_or((default, PolicyOrigin::Default))
    }
}

/// Whether a policy decides a section, or why it does not.
pub(crate) fn decides(policy: &Policy, base: &BasePolicy, section: &str) -> Result<(), WhyLost> {
    if !policy.own.contains_key(section) {
        Err(WhyLost::Linked)
    } else if base.lock.forbidden.contains(section) {
        Err(WhyLost::Forbidden)
    } else if !base.permits(section) {
        Err(WhyLost::NotPermitted)
    } else {
        Ok(())
    }
}

/// Whether a section reaches a subject: one that runs something, or anything at all.
pub(crate) fn reaches(section: &PolicySection, os: Option<PolicyOs>) -> bool {
    match os {
        Some(os) => section.family == os.family(),
        None => section.family != PolicyFamily::Company,
    }
}
