//! Policies: the rows they are made of, what they may hold, and which of them decides.
//!
//! One resolver ([`resolve`]) answers for the directory, for a draft and for what-if questions. Deliberately absent: a
//! clock. A violation policy is active while its row is there; ending it on time is a change like any other, made by
//! whoever has a clock.

mod catalogue;
mod check;
mod effective;
pub(crate) mod layers;
pub(crate) mod resolve;
mod schema;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use catalogue::{
    POLICY_CATALOGUE_VERSION, POLICY_SECTIONS, PolicyChoice, PolicyDefault, PolicyFamily, PolicyItem,
    PolicyKind, PolicyOs, PolicySection, PolicyUnit,
};
pub use effective::{
    EffectiveItem, EffectivePolicy, EffectiveSection, PolicyLoser, PolicyOrigin, PolicySource, WhyLost,
};

use crate::{AdminId, DeviceId, GroupId, PolicyId, RowRef, UserId};

/// The value of an item. What a newer catalogue may hold beyond these kinds is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(untagged)]
pub enum PolicyValue {
    /// Yes or no.
    Bool(bool),
    /// A number, or minutes.
    Int(#[ts(type = "number")] i64),
    /// A choice, a time or a pattern.
    Text(String),
    /// Texts.
    Texts(Vec<String>),
    /// Of a kind that this catalogue does not know.
    #[ts(skip)]
    #[schema(value_type = Object)]
    Other(serde_json::Value),
}

/// Values by the keys of items.
pub type PolicyValues = BTreeMap<String, PolicyValue>;

/// An edit of a section's values: items left out keep theirs, `null` gives back what they were without it.
pub type PolicyValueEdits = BTreeMap<String, Option<PolicyValue>>;

/// The company's base policy: one row that is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct BasePolicy {
    /// By section, the values that are not the catalogue's default.
    pub sections: BTreeMap<String, PolicyValues>,
    /// Whether individual policies are used at all.
    pub individual_allowed: bool,
    /// The sections that individual policies may hold.
    pub permitted: BTreeSet<String>,
    /// What the provider or a parent company decides.
    pub lock: CentralLock,
}

/// What the provider or a parent company decides of a base policy: the company reads it and cannot edit it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct CentralLock {
    /// By section, items that have this value in the base policy whatever the company sets.
    pub fixed: BTreeMap<String, PolicyValues>,
    /// Sections that individual policies may not hold, whatever the company permits.
    pub forbidden: BTreeSet<String>,
}

impl BasePolicy {
    /// Whether own values of a section in an individual policy count.
    #[must_use]
    pub fn permits(&self, section: &str) -> bool {
        self.individual_allowed && self.permitted.contains(section) && !self.lock.forbidden.contains(section)
    }

    /// What the central lock says of an item.
    #[must_use]
    pub fn fixed(&self, section: &str, item: &str) -> Option<&PolicyValue> {
        self.lock.fixed.get(section)?.get(item)
    }
}

/// The company's violation policy: one row that is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct ViolationPolicy {
    /// By section, the values that are not the catalogue's default.
    pub sections: BTreeMap<String, PolicyValues>,
}

/// An individual policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Policy {
    /// Its id.
    pub id: PolicyId,
    /// Name, unique among the company's policies.
    pub name: String,
    /// What it is for, or empty.
    #[serde(default)]
    pub note: String,
    /// By section, the values of those that do not follow the base policy. An own section holds all its values; one that
    /// is not here is linked.
    #[serde(default)]
    pub own: BTreeMap<String, PolicyValues>,
}

/// What an individual policy is assigned to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum PolicyTarget {
    /// A group with everything in it, until something nearer to a device decides.
    Group(GroupId),
    /// A user's devices.
    User(UserId),
    /// One device.
    Device(DeviceId),
}

impl From<PolicyTarget> for RowRef {
    fn from(target: PolicyTarget) -> Self {
        match target {
            PolicyTarget::Group(id) => Self::Group(id),
            PolicyTarget::User(id) => Self::User(id),
            PolicyTarget::Device(id) => Self::Device(id),
        }
    }
}

/// The assignment of a policy. A target has at most one: it is the row's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Assignment {
    /// To what.
    pub target: PolicyTarget,
    /// Which policy.
    pub policy: PolicyId,
}

/// The violation policy being active on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Violation {
    /// The device: a row each.
    pub device: DeviceId,
    /// When it ends by itself.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// Why it was activated.
    pub reason: String,
    /// Who activated it; filled in by the engine.
    #[serde(default)]
    pub by: Option<AdminId>,
}
