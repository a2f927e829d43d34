//! What planning a change set gives: a [`Plan`], or all the reasons why not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use crate::{
    AdminId, Change, ChangeSet, DeviceId, GroupId, Permission, PermissionSet, Revision, RowDiff, RowDiffs,
    RowRef,
};

/// A change set that may be applied at [`Plan::base`], and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The revision it was planned at and the only one it applies to.
    pub base: Revision,
    /// What it does.
    pub effect: Effect,
    /// Undoes it, if planned right afterwards.
    pub inverse: ChangeSet,
    /// SHA-256 of the effect's canonical JSON, in lower-case hexadecimal: what an approver signs.
    pub effect_hash: String,
    /// The devices whose effective policy changes, one by one: [`Effect::policy_impact`] is their summary.
    pub impact: Impact,
}

/// What a change set does, in full.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Effect {
    /// Every row touched, before and after.
    pub rows: RowDiffs,
    /// Admins other than the actor who gain or lose sight or permissions, in order of their ids.
    pub authority: Vec<AuthorityDiff>,
    /// The devices whose effective policy changes; `None` if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub policy_impact: Option<PolicyImpact>,
}

impl Effect {
    /// The part of it that is about one row: what was assigned to it and activated on it, too.
    #[must_use]
    pub fn of_row(&self, row: RowRef) -> Self {
        fn only<T: Clone>(diffs: &[RowDiff<T>], is: impl Fn(&T) -> bool) -> Vec<RowDiff<T>> {
            let known = |diff: &&RowDiff<T>| diff.before.iter().chain(&diff.after).any(&is);
            diffs.iter().filter(known).cloned().collect()
        }
        let rows = RowDiffs {
            groups: only(&self.rows.groups, |one| RowRef::Group(one.id) == row),
            users: only(&self.rows.users, |one| RowRef::User(one.id) == row),
            devices: only(&self.rows.devices, |one| RowRef::Device(one.id) == row),
            admins: only(&self.rows.admins, |one| RowRef::Admin(one.id) == row),
            settings: None,
            policies: only(&self.rows.policies, |one| RowRef::Policy(one.id) == row),
            assignments: only(&self.rows.assignments, |one| {
                RowRef::Assignment(one.target) == row || RowRef::from(one.target) == row
            }),
            violations: only(&self.rows.violations, |one| {
                RowRef::Violation(one.device) == row || RowRef::Device(one.device) == row
            }),
            base_policy: self.rows.base_policy.clone().filter(|_| row == RowRef::BasePolicy),
            violation_policy: self.rows.violation_policy.clone().filter(|_| row == RowRef::ViolationPolicy),
        };
        Self { rows, ..Self::default() }
    }
}

/// A row that does not exist any more, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneRow {
    /// Which.
    pub row: RowRef,
    /// What it was called.
    pub name: String,
    /// The nearest group it lay below that still exists; `None` where there is none.
    pub at: Option<GroupId>,
    /// What brings it back: the groups and the user it lay in, as far as they are gone too, and itself last.
    pub restore: Vec<Change>,
}

/// What one admin gains and loses by a change set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct AuthorityDiff {
    /// The admin.
    pub admin: AdminId,
    /// What comes into sight.
    pub gained: Counts,
    /// What goes out of sight.
    pub lost: Counts,
    /// Permissions the admin gains anywhere: by an edit of the grants, or over groups that were moved.
    pub permissions_gained: PermissionSet,
    /// Permissions the admin loses somewhere.
    pub permissions_lost: PermissionSet,
}

/// One device whose effective policy changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImpactedDevice {
    /// The device.
    pub device: DeviceId,
    /// The group it lies in afterwards; `None` if it is unassigned.
    pub group: Option<GroupId>,
    /// The sections in which a value changes: a bit for each, in the order of [`crate::POLICY_SECTIONS`].
    pub sections: u16,
}

impl ImpactedDevice {
    /// The keys of the sections in which a value changes.
    pub fn section_keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        let bits = self.sections;
        let sections = crate::POLICY_SECTIONS.iter().enumerate();
        sections.filter(move |(at, _)| bits & 1 << at != 0).map(|(_, section)| section.key)
    }
}

/// The devices whose effective policy changes, in order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impact(pub Vec<ImpactedDevice>);

/// How many groups a summary names.
const GROUPS_TOLD: usize = 20;
/// How many devices are hashed at a time, and how many bytes each is.
const HASHED: usize = 1024;
const DIGESTED: usize = 16 + 2;

impl Impact {
    /// In numbers; `None` if there are none.
    #[must_use]
    pub fn summary(&self) -> Option<PolicyImpact> {
        if self.0.is_empty() {
            return None;
        }
        // A million devices mostly differ in the same few ways.
        let mut alike = [0; 1 << crate::POLICY_SECTIONS.len()];
        let mut by_group: HashMap<Option<GroupId>, u32, foldhash::fast::RandomState> = HashMap::default();
        let mut hash = Sha256::new();
        let mut bytes = Vec::with_capacity(HASHED * DIGESTED);
        for part in self.0.chunks(HASHED) {
            bytes.clear();
            for one in part {
                alike[usize::from(one.sections)] += 1;
                *by_group.entry(one.group).or_default() += 1;
                bytes.extend_from_slice(one.device.0.as_bytes());
                bytes.extend_from_slice(&one.sections.to_le_bytes());
            }
            hash.update(&bytes);
        }
        let sections = std::array::from_fn::<u32, { crate::POLICY_SECTIONS.len() }, _>(|at| {
            alike.iter().enumerate().filter(|(bits, _)| bits >> at & 1 == 1).map(|(_, devices)| devices).sum()
        });
        let mut groups: Vec<GroupImpact> =
            by_group.into_iter().map(|(group, devices)| GroupImpact { group, devices }).collect();
        groups.sort_unstable_by_key(|one| (std::cmp::Reverse(one.devices), one.group));
        let rest = groups.split_off(groups.len().min(GROUPS_TOLD));
        let told = crate::POLICY_SECTIONS.iter().zip(sections).filter(|(_, devices)| *devices > 0);
        Some(PolicyImpact {
            devices: self.0.len() as u32,
            sections: told
                .map(|(section, devices)| SectionImpact { section: section.key.to_owned(), devices })
                .collect(),
            groups,
            other_groups: rest.len() as u32,
            other_devices: rest.iter().map(|one| one.devices).sum(),
            digest: hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
            is_part: false,
        })
    }
}

/// The devices whose effective policy changes, in numbers: devices of which at least one value changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PolicyImpact {
    /// How many.
    pub devices: u32,
    /// How many by section, in the order of the catalogue; a device may be among several.
    pub sections: Vec<SectionImpact>,
    /// How many by group that they lie in directly: the twenty with the most.
    pub groups: Vec<GroupImpact>,
    /// How many groups more there are.
    pub other_groups: u32,
    /// How many devices lie in those.
    pub other_devices: u32,
    /// SHA-256 over the whole list: two plans with the same one change the same sections of the same devices.
    pub digest: String,
    /// Whether this is only what a reader may see of a recorded summary: the groups in sight and their sum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
}

/// How many devices change in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct SectionImpact {
    /// The section.
    pub section: String,
    /// How many devices.
    pub devices: u32,
}

/// How many devices change in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct GroupImpact {
    /// The group; `None` are the unassigned.
    pub group: Option<GroupId>,
    /// How many devices.
    pub devices: u32,
}

/// How many rows of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Counts {
    /// Groups.
    pub groups: u32,
    /// Users.
    pub users: u32,
    /// Devices.
    pub devices: u32,
}

/// Why one change of a set cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Rejection {
    /// Index of the change in its set.
    pub change: u32,
    /// Field of the change that is to blame, as a JSON pointer below the change; empty for the whole of it.
    pub path: String,
    /// What is wrong.
    pub code: RejectionCode,
    /// The permission that is missing, where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub permission: Option<Permission>,
    /// The group at which it is missing or that is in the way, where the actor may see it; `None` is the whole organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<GroupId>,
    /// The admin concerned, where the actor may see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub admin: Option<AdminId>,
}

macro_rules! rejection_codes {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// The rules of the engine, a code each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum RejectionCode { $($(#[$doc])* $name,)* }

        impl RejectionCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

rejection_codes! {
    /// The named row does not exist, or the actor may not see it: the two are never told apart.
    NotFound
    /// A row with this id exists already.
    IdTaken
    /// No single grant of the actor holds the permission here (rule 1).
    PermissionMissing
    /// The actor would hand out what they do not hold (rule 2).
    Escalation
    /// The actor does not cover the whole authority of this admin (rule 3).
    AdminNotCovered
    /// Nobody deletes or suspends themself or edits their own grants (rule 4).
    OwnAccount
    /// It would leave nobody who manages the admins of the whole organization (rule 5).
    LastManager
    /// The move would give an admin a permission over the group that the mover does not hold there (rule 6).
    MoveRaisesAuthority
    /// The group is in the scope of an admin (rule 7).
    GroupIsScope
    /// The group is not empty.
    GroupNotEmpty
    /// A group cannot be moved into itself or below itself.
    GroupCycle
    /// Groups may lie at most 24 levels deep.
    GroupTooDeep
    /// The user still has devices.
    UserHasDevices
    /// Another group beside it has this name.
    GroupNameTaken
    /// Another group has this code.
    GroupCodeTaken
    /// Another user has this employee number.
    EmployeeNumberTaken
    /// Another device has this asset number.
    AssetNumberTaken
    /// Another admin has this account name.
    AccountTaken
    /// Must be filled in.
    Required
    /// Too long: names 100, other texts 254 characters.
    TooLong
    /// Contains a character that is not allowed, such as a control character.
    BadCharacter
    /// An account name is 1 to 32 half-width letters, digits and signs, without spaces.
    BadAccount
    /// The last day of validity lies before the first.
    BadValidity
    /// A number is not within its bounds.
    OutOfBounds
    /// Not a mail address.
    BadMail
    /// A grant needs at least one permission and at least one group.
    EmptyGrant
    /// This permission can only be granted for the whole organization.
    NotGroupScoped
    /// An admin may have at most 100 grants, a grant at most 1,000 groups.
    TooManyGrants
    /// A change set has 1 to 200,000 changes.
    BadChangeCount
    /// The reason may have at most 1,000 characters; what names the file of an import is a name and a SHA-256.
    BadReason
    /// What is to be undone has been changed again since.
    Superseded
    /// Another policy has this name.
    PolicyNameTaken
    /// A company may have 1,000 individual policies.
    TooManyPolicies
    /// A company may have 100,000 assignments.
    TooManyAssignments
    /// The policy is assigned: it is deleted once it is assigned to nothing.
    PolicyAssigned
    /// The policy is also assigned where the actor may not edit it.
    PolicyAssignedElsewhere
    /// A policy is assigned to this already: it is taken away first.
    AlreadyAssigned
    /// There is no such section.
    UnknownSection
    /// There is no such item in the section.
    UnknownItem
    /// This policy may not hold the section.
    SectionNotPermitted
    /// The provider or the parent company forbids individual policies to hold the section.
    SectionForbidden
    /// The provider or the parent company has fixed the item.
    ItemLocked
    /// Not a value that the item can have.
    BadValue
    /// More texts than the item may have.
    TooManyValues
    /// The violation policy is active on the device already.
    ViolationActive
    /// The violation policy is for smart devices only.
    NotASmartDevice
    /// Only the operator of the service does this.
    OperatorOnly
}
