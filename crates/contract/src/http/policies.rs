//! Requests and views of policies.

use std::collections::BTreeMap;

use directory::{
    Change, DeviceId, Policy, PolicyId, PolicyItem, PolicyKind, PolicySection, PolicyTarget, PolicyValue,
    PolicyValues, Revision, Text,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// An individual policy, and what it is assigned to as far as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PolicyView {
    /// Its id.
    pub id: PolicyId,
    /// Its name.
    pub name: String,
    /// What it is for, or empty.
    pub note: String,
    /// By section, the values of those that do not follow the base policy.
    pub own: BTreeMap<String, PolicyValues>,
    /// How many groups, users and devices in sight it is assigned to.
    pub assigned: AssignedCounts,
}

/// How many targets of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AssignedCounts {
    /// Groups.
    pub groups: u32,
    /// Users.
    pub users: u32,
    /// Devices.
    pub devices: u32,
}

impl AssignedCounts {
    /// How many there are of each kind.
    pub fn of(targets: impl Iterator<Item = PolicyTarget>) -> Self {
        let mut assigned = Self::default();
        for target in targets {
            match target {
                PolicyTarget::Group(_) => assigned.groups += 1,
                PolicyTarget::User(_) => assigned.users += 1,
                PolicyTarget::Device(_) => assigned.devices += 1,
            }
        }
        assigned
    }
}

impl PolicyView {
    /// A policy with its targets in sight counted.
    #[must_use]
    pub fn new(policy: &Policy, targets: impl Iterator<Item = PolicyTarget>) -> Self {
        let Policy { id, name, note, own } = policy.clone();
        Self { id, name, note, own, assigned: AssignedCounts::of(targets) }
    }
}

/// The policy catalogue.
#[derive(Clone, Debug, Serialize, TS, ToSchema)]
pub struct PolicyCatalogueView {
    /// Counts the catalogues there have been.
    pub version: u32,
    /// Its sections, in the order in which people read them.
    pub sections: Vec<PolicySectionView>,
    /// JSON Schema of sections of values: `{section: {item: value}}`.
    #[ts(type = "unknown")]
    #[schema(value_type = Object)]
    pub schema: serde_json::Value,
}

/// A section of the catalogue, with its anchor in the manual.
#[derive(Clone, Debug, Serialize, TS, ToSchema)]
pub struct PolicySectionView {
    /// How it is written on the wire.
    pub key: &'static str,
    /// The catalogue in which it first appeared.
    pub since: u32,
    /// Whether individual policies may hold it, where the base policy permits it.
    pub individual: bool,
    /// Whether the violation policy holds it.
    pub violation: bool,
    /// Its name for people.
    pub label: Text,
    /// What it holds, in a sentence.
    pub help: Text,
    /// Anchor of its part of the manual.
    pub anchor: String,
    /// Its items.
    pub items: Vec<PolicyItemView>,
}

/// An item of the catalogue, with its anchor in the manual.
#[derive(Clone, Debug, Serialize, TS, ToSchema)]
pub struct PolicyItemView {
    /// How it is written on the wire; unique in its section.
    pub key: &'static str,
    /// The catalogue in which it first appeared.
    pub since: u32,
    /// The operating systems it works on.
    pub platforms: &'static [directory::PolicyOs],
    /// What values it takes.
    #[serde(rename = "type")]
    pub kind: PolicyKind,
    /// What it is where nobody set it.
    pub default: PolicyValue,
    /// Its name for people.
    pub label: Text,
    /// What it does.
    pub help: Text,
    /// Anchor of its row in the manual.
    pub anchor: String,
}

impl PolicyCatalogueView {
    /// This version's catalogue.
    #[must_use]
    pub fn current() -> Self {
        Self {
            version: directory::POLICY_CATALOGUE_VERSION,
            sections: directory::POLICY_SECTIONS.iter().map(PolicySectionView::new).collect(),
            schema: PolicySection::schema(),
        }
    }
}

impl PolicySectionView {
    fn new(section: &'static PolicySection) -> Self {
        let PolicySection { key, since, family: _, label, help, items } = *section;
        let item = |item: &'static PolicyItem| PolicyItemView {
            key: item.key,
            since: item.since,
            platforms: item.platforms,
            kind: item.kind,
            default: item.default.into(),
            label: item.label,
            help: item.help,
            anchor: item.anchor(section),
        };
        Self {
            key,
            since,
            individual: section.is_individual(),
            violation: section.is_of_violations(),
            label,
            help,
            anchor: section.anchor(),
            items: items.iter().map(item).collect(),
        }
    }
}

/// Asks what would hold for something if changes were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct WhatIfRequest {
    /// The changes: moving it, assigning a policy to it, editing one.
    pub changes: Vec<Change>,
    /// For what.
    pub target: PolicyTarget,
}

/// Asks which devices get another effective policy by changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ImpactRequest {
    /// The changes, as for `POST /v1/changes/plan`.
    pub changes: Vec<Change>,
    /// Refuse with `revision_conflict` if the directory has moved on since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub base_revision: Option<Revision>,
    /// How many entries at most: 1 to 10,000, 1,000 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(minimum = 1, maximum = 10000)]
    pub limit: Option<u32>,
    /// Where the last part ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cursor: Option<DeviceId>,
}

/// A part of the devices in sight that get another effective policy, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ImpactPage {
    /// The revision it was planned at: give it with the next part, so that all parts are of one list.
    pub base_revision: Revision,
    /// How many devices in sight there are in all.
    pub devices: u32,
    /// This part.
    pub items: Vec<ImpactedDeviceView>,
    /// Where the next part begins; `None` after the last.
    pub next_cursor: Option<DeviceId>,
}

/// A device that gets another effective policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ImpactedDeviceView {
    /// The device.
    pub device: DeviceId,
    /// What it is called.
    pub name: String,
    /// The sections in which a value changes.
    pub sections: Vec<String>,
}

/// The domain of the signature over a `PolicyFileClaim`.
pub const POLICY_FILE_DOMAIN: &str = "cloudone-policy-file-v1";

/// `POST /v1/policies/signatures`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyFileSignRequest {
    /// SHA-256 of what the file holds: 64 hexadecimal digits in lower case.
    pub sha256: String,
}

/// Who had a file of policies signed, and when. Stands in the file beside its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyFileSignatureView {
    /// Names the company.
    pub company_code: String,
    /// Name of the company.
    pub company_name: String,
    /// Account of the admin.
    pub account: String,
    /// When, by the service's clock.
    #[schema(value_type = String, format = DateTime)]
    pub signed_at: Timestamp,
    /// The service's ed25519 signature over [`Self::claim`], in hexadecimal digits.
    pub signature: String,
}

impl PolicyFileSignatureView {
    /// The bytes that are signed: what is said of the content with this hash.
    #[must_use]
    pub fn claim(&self, sha256: &str) -> Vec<u8> {
        let Self { company_code, company_name, account, signed_at, signature: _ } = self;
        // An array of texts: no two claims have the same bytes.
        serde_json::json!([sha256, company_code, company_name, account, signed_at.to_string()])
            .to_string()
            .into_bytes()
    }
}

/// `GET /v1/policies/signing-key`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SigningKeyView {
    /// The public half of the key with which this service signs files of policies, in hexadecimal digits.
    pub key: String,
}
