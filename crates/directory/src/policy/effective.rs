//! The effective policy of a device, a user or a group: each item's value, where it comes from, and what lost and why.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::{
    POLICY_SECTIONS, PolicyOs, PolicySection, PolicyTarget, PolicyValue, PolicyValues,
    resolve::{Decider, Ladder, World, decides, ladder, reaches},
};
use crate::{AdminId, GroupId, PolicyId, UserId};

/// What holds for a device, a user or a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct EffectivePolicy {
    /// The sections that reach it: of a device those of its operating system, else all but the company's own.
    pub sections: Vec<EffectiveSection>,
    /// By section, values that this catalogue does not know: written by a newer version, kept and passed on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unknown: BTreeMap<String, PolicyValues>,
}

/// One section of an effective policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct EffectiveSection {
    /// The section.
    #[ts(type = "string")]
    #[schema(value_type = String)]
    pub section: Cow<'static, str>,
    /// What decides it.
    pub source: PolicySource,
    /// What would also have had a say, the strongest first.
    pub losers: Vec<PolicyLoser>,
    /// Its items; of a device those that work on its operating system.
    pub items: Vec<EffectiveItem>,
}

/// One item of an effective policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct EffectiveItem {
    /// The item.
    #[ts(type = "string")]
    #[schema(value_type = String)]
    pub item: Cow<'static, str>,
    /// Its value.
    pub value: PolicyValue,
    /// Which layer the value comes from.
    pub origin: PolicyOrigin,
}

/// A layer of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyOrigin {
    /// Nobody set it.
    Default,
    /// The base policy.
    Base,
    /// The central lock on the base policy.
    Lock,
    /// An individual policy.
    Own,
    /// The violation policy.
    Violation,
}

/// What decides a section, or would.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PolicySource {
    /// The violation policy, active on the device.
    Violation {
        /// When it ends by itself.
        #[ts(type = "string")]
        #[schema(value_type = String, format = DateTime)]
        until: Timestamp,
        /// Why it was activated.
        reason: String,
        /// Who activated it, where the reader may see them.
        by: Option<AdminId>,
    },
    /// An individual policy assigned to the device itself.
    Device {
        /// The policy.
        policy: PolicyId,
    },
    /// One assigned to the user.
    User {
        /// The user.
        user: UserId,
        /// The policy.
        policy: PolicyId,
    },
    /// One assigned to a group.
    Group {
        /// The group; `None` where the reader may not see it.
        group: Option<GroupId>,
        /// The policy.
        policy: PolicyId,
    },
    /// The base policy.
    Base,
}

/// What did not decide a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PolicyLoser {
    /// Which.
    pub source: PolicySource,
    /// Why not.
    pub why: WhyLost,
}

/// Why a policy does not decide a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyLost {
    /// Something stronger decides.
    Outranked,
    /// The section is linked in it.
    Linked,
    /// The base policy does not permit individual policies to hold it.
    NotPermitted,
    /// The central lock forbids individual policies to hold it.
    Forbidden,
}

impl EffectivePolicy {
    /// What holds for a subject; `None` if it does not exist.
    pub(crate) fn of<W: World>(world: &W, subject: PolicyTarget) -> Option<Self> {
        let ladder = ladder(world, subject)?;
        let reached = POLICY_SECTIONS.iter().enumerate().filter(|(_, section)| reaches(section, ladder.os));
        let sections = reached.map(|(at, section)| decided(world, &ladder, at, section)).collect();
        Some(Self { sections, unknown: unknown(world, &ladder) })
    }

    /// What tells one effective policy from another: equal where, and only where, every value is.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        };
        for section in &self.sections {
            add(&section.section);
            for item in &section.items {
                add(&item.item);
                add(&serde_json::to_string(&item.value).unwrap_or_default());
            }
        }
        add(&serde_json::to_string(&self.unknown).unwrap_or_default());
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The value of an item, if the section reaches the subject.
    #[must_use]
    pub fn value(&self, section: &str, item: &str) -> Option<&PolicyValue> {
        let section = self.sections.iter().find(|one| one.section == section)?;
        section.items.iter().find(|one| one.item == item).map(|one| &one.value)
    }
}

fn decided<W: World>(
    world: &W,
    ladder: &Ladder<'_>,
    at: usize,
    section: &'static PolicySection,
) -> EffectiveSection {
    let base = world.base_policy();
    let mut source = None;
    let mut losers = Vec::new();
    let mut decider = Decider::Base;
    if let Some(violation) = ladder.violation.filter(|_| section.is_of_violations()) {
        let (until, reason, by) = (violation.until, violation.reason.clone(), violation.by);
        source = Some(PolicySource::Violation { until, reason, by });
        decider = Decider::Violation(world.violation_policy());
    }
    for (target, policy) in &ladder.rungs {
        let rung = rung(*target, policy.id);
        match (&source, decides(policy, base, section.key)) {
            (None, Ok(())) => {
                source = Some(rung);
                decider = Decider::Own(policy);
            }
            (Some(_), Ok(())) => losers.push(PolicyLoser { source: rung, why: WhyLost::Outranked }),
            (_, Err(why)) => losers.push(PolicyLoser { source: rung, why }),
        }
    }
    let source = source.unwrap_or(PolicySource::Base);
    if source != PolicySource::Base {
        losers.push(PolicyLoser { source: PolicySource::Base, why: WhyLost::Outranked });
    }
    let items = section
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| ladder.os.is_none_or(|os| item.platforms.contains(&os)))
        .map(|(index, item)| {
            let (value, origin) = decider.value(base, (at, section), (index, item.key));
            EffectiveItem { item: Cow::Borrowed(item.key), value: value.clone(), origin }
        })
        .collect();
    EffectiveSection { section: Cow::Borrowed(section.key), source, losers, items }
}

fn rung(target: PolicyTarget, policy: PolicyId) -> PolicySource {
    match target {
        PolicyTarget::Device(_) => PolicySource::Device { policy },
        PolicyTarget::User(user) => PolicySource::User { user, policy },
        PolicyTarget::Group(group) => PolicySource::Group { group: Some(group), policy },
    }
}

/// What stands in the layers that decide and is not in this catalogue.
fn unknown<W: World>(world: &W, ladder: &Ladder<'_>) -> BTreeMap<String, PolicyValues> {
    let base = world.base_policy();
    let mut found: BTreeMap<String, PolicyValues> = BTreeMap::new();
    let by_violation = |key: &str| {
        let of_violations = PolicySection::find(key).is_some_and(|(_, section)| section.is_of_violations());
        ladder.violation.is_some() && of_violations
    };
    // The weakest first: a stronger layer replaces what it holds.
    for (key, values) in base.sections.iter().chain(&base.lock.fixed) {
        let newer = newer(key, values, ladder.os);
        if !newer.is_empty() && !by_violation(key) {
            found.entry(key.clone()).or_default().extend(newer);
        }
    }
    for (_, policy) in ladder.rungs.iter().rev() {
        for (key, values) in &policy.own {
            if decides(policy, base, key).is_err() || by_violation(key) {
                continue;
            }
            let newer = newer(key, values, ladder.os);
            if newer.is_empty() {
                found.remove(key);
            } else {
                found.insert(key.clone(), newer);
            }
        }
    }
    found
}

/// Those of a section's values that this catalogue does not know.
fn newer(key: &str, values: &PolicyValues, os: Option<PolicyOs>) -> PolicyValues {
    let only_unknown = |known: &dyn Fn(&str) -> bool| {
        let unknown = values.iter().filter(|(item, _)| !known(item));
        unknown.map(|(item, value)| (item.clone(), value.clone())).collect()
    };
    match PolicySection::find(key) {
        None => values.clone(),
        Some((_, section)) if !reaches(section, os) => PolicyValues::new(),
        Some((at, _)) => only_unknown(&|item| PolicySection::knows(at, item)),
    }
}
