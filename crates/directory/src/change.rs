//! Changes: the closed list of everything that can be done to an organization.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use jiff::{Timestamp, civil::Date};

use crate::{
    Admin, AdminId, CentralLock, Device, DeviceId, DeviceState, FreeFields, Grant, Group, GroupId, Language,
    MfaDuty, PasswordRule, Place, Platform, Policy, PolicyId, PolicyTarget, PolicyValueEdits, SessionRule,
    User, UserId, Violation,
};
use std::collections::BTreeSet;

/// Changes made together: all of them or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ChangeSet {
    /// In the order in which they are made; a later one may build on an earlier one.
    pub changes: Vec<Change>,
    /// Why, in the admin's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// The file that the changes were read from, if they were: such a set needs `import` wherever it needs another right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub import: Option<ImportNote>,
}

/// Names the file that changes were read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ImportNote {
    /// Its name, without its folder: 1 to 254 characters.
    pub file_name: String,
    /// How many rows it has.
    pub rows: u32,
    /// SHA-256 of the file in lower-case hexadecimal.
    pub sha256: String,
}

impl ChangeSet {
    /// How many changes a set may have that is no import. More of them at once are one, wherever they come from.
    pub const MOST_UNMARKED: usize = 5_000;

    /// Whether making it takes `import` besides what each of its changes takes.
    #[must_use]
    pub fn is_bulk(&self) -> bool {
        self.import.is_some() || self.changes.len() > Self::MOST_UNMARKED
    }
}

/// One change. Fields left out of an edit keep their value; an empty text empties the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Change {
    /// Adds a group. Needs `organization.edit` at its parent.
    GroupCreate(Group),
    /// Renames a group or changes its code. Needs `organization.edit` at it.
    GroupEdit {
        /// The group.
        id: GroupId,
        /// New name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
        /// New code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        code: Option<String>,
    },
    /// Moves a group with everything in it. Needs `organization.edit` at the old and the new parent, and every permission
    /// that anybody gains over it by the move.
    GroupMove {
        /// The group.
        id: GroupId,
        /// Its new parent; `None` is the top.
        parent: Option<GroupId>,
    },
    /// Deletes an empty group. Needs `organization.edit` at it.
    GroupDelete {
        /// The group.
        id: GroupId,
    },
    /// Adds a user. Needs `organization.edit` at the group.
    UserCreate(User),
    /// Edits a user. Needs `organization.edit` at the user's group.
    UserEdit {
        /// The user.
        id: UserId,
        /// What is edited.
        #[serde(flatten)]
        fields: UserFields,
    },
    /// Moves a user, and with the user the devices. Needs `organization.edit` at both ends.
    UserMove {
        /// The user.
        id: UserId,
        /// The new group.
        group: GroupId,
    },
    /// Deletes a user who has no device. Needs `organization.edit` at the user's group.
    UserDelete {
        /// The user.
        id: UserId,
    },
    /// Registers a device. Needs `device.edit` at its place.
    DeviceCreate(Device),
    /// Edits a device. Needs `device.edit` at its place; retiring it `device.delete` as well.
    DeviceEdit {
        /// The device.
        id: DeviceId,
        /// What is edited.
        #[serde(flatten)]
        fields: DeviceFields,
    },
    /// Places a device. Needs `device.edit` at both ends.
    DevicePlace {
        /// The device.
        id: DeviceId,
        /// Its new place.
        place: Place,
    },
    /// Deletes a device. Needs `device.delete` at its place.
    DeviceDelete {
        /// The device.
        id: DeviceId,
    },
    /// Registers an admin. Needs `admin.manage` and every permission handed out, over the whole of its scope.
    AdminCreate(Admin),
    /// Edits an admin's name and the like. Needs `admin.manage` over the admin's whole authority; other days of validity
    /// also what handing out that authority needs, and never for oneself.
    AdminEdit {
        /// The admin.
        id: AdminId,
        /// What is edited.
        #[serde(flatten)]
        fields: AdminFields,
    },
    /// Replaces an admin's grants. Needs `admin.manage` over the old and the new authority.
    AdminGrantsSet {
        /// The admin.
        id: AdminId,
        /// All grants the admin has afterwards.
        grants: Vec<Grant>,
    },
    /// Suspends an admin. Needs `admin.manage` over the admin's whole authority.
    AdminSuspend {
        /// The admin.
        id: AdminId,
    },
    /// Ends a suspension. Needs `admin.manage` over the admin's whole authority.
    AdminResume {
        /// The admin.
        id: AdminId,
    },
    /// Deletes an admin: never oneself. Needs `admin.manage` over the admin's whole authority.
    AdminDelete {
        /// The admin.
        id: AdminId,
    },
    /// Edits the company's settings. Needs `settings.security` over the whole organization; for the names of free fields
    /// instead what editing every row that has them needs: `admin.manage`, `organization.edit` (users), `device.edit`.
    SettingsEdit {
        /// What is edited.
        #[serde(flatten)]
        fields: SettingsFields,
    },
    /// Adds an individual policy, assigned to nothing. Items that an own section leaves out are filled in from the base
    /// policy as it is now. Needs `policy.edit` anywhere.
    PolicyCreate(Policy),
    /// Renames an individual policy or changes its note. Needs `policy.edit` wherever it is assigned.
    PolicyEdit {
        /// The policy.
        id: PolicyId,
        /// New name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
        /// New note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        note: Option<String>,
    },
    /// Gives a section of an individual policy own values, or links it again. Needs `policy.edit` wherever the policy is
    /// assigned.
    PolicySectionSet {
        /// The policy.
        id: PolicyId,
        /// The section.
        section: String,
        /// The values; `null` links the section again. Items left out keep their own value, or have that of the base
        /// policy as it is now if the section was linked; so does an item that is `null`.
        #[ts(type = "{ [item in string]: PolicyValue | null } | null")]
        #[schema(value_type = Option<Object>)]
        values: Option<PolicyValueEdits>,
    },
    /// Deletes an individual policy that is assigned to nothing. Needs `policy.edit` anywhere.
    PolicyDelete {
        /// The policy.
        id: PolicyId,
    },
    /// Assigns an individual policy. Needs `policy.assign` at the target.
    PolicyAssign {
        /// The policy.
        id: PolicyId,
        /// To what: nothing may be assigned to it yet.
        target: PolicyTarget,
    },
    /// Takes an assignment away. Needs `policy.assign` at the target.
    PolicyUnassign {
        /// From what.
        target: PolicyTarget,
    },
    /// Sets values of a section of the base policy. Needs `policy.base`.
    BasePolicySectionSet {
        /// The section.
        section: String,
        /// The values. Items left out keep theirs; `null` gives back the catalogue's default.
        #[ts(type = "{ [item in string]: PolicyValue | null }")]
        #[schema(value_type = Object)]
        values: PolicyValueEdits,
    },
    /// Says what individual policies may hold. Needs `policy.base`.
    BasePolicyPermit {
        /// What is edited.
        #[serde(flatten)]
        fields: PermitFields,
    },
    /// Sets values of a section of the violation policy. Needs `policy.violation` over the whole organization.
    ViolationPolicySectionSet {
        /// The section: one of smart devices.
        section: String,
        /// The values. Items left out keep theirs; `null` gives back the catalogue's default.
        #[ts(type = "{ [item in string]: PolicyValue | null }")]
        #[schema(value_type = Object)]
        values: PolicyValueEdits,
    },
    /// Activates the violation policy on a smart device; who does it is filled in. Needs `policy.violation` at it.
    ViolationActivate(Violation),
    /// Lifts the violation policy from a device. Needs `policy.violation` at it. The service does so when it is over.
    ViolationLift {
        /// The device.
        device: DeviceId,
    },
    /// Replaces the central lock on the base policy. The operator's alone: no admin may.
    CentralLockSet(CentralLock),
}

impl Change {
    /// Whether whoever makes this change has to prove anew who they are: changes of who may do what, and of how one
    /// signs in.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        match self {
            Self::AdminCreate(_)
            | Self::AdminGrantsSet { .. }
            | Self::AdminSuspend { .. }
            | Self::AdminResume { .. }
            | Self::AdminDelete { .. }
            | Self::SettingsEdit { .. } => true,
            Self::AdminEdit { fields, .. } => {
                fields.account.is_some() || fields.valid_from.is_some() || fields.valid_until.is_some()
            }
            Self::GroupCreate(_)
            | Self::GroupEdit { .. }
            | Self::GroupMove { .. }
            | Self::GroupDelete { .. }
            | Self::UserCreate(_)
            | Self::UserEdit { .. }
            | Self::UserMove { .. }
            | Self::UserDelete { .. }
            | Self::DeviceCreate(_)
            | Self::DeviceEdit { .. }
            | Self::DevicePlace { .. }
            | Self::DeviceDelete { .. }
            | Self::PolicyCreate(_)
            | Self::PolicyEdit { .. }
            | Self::PolicySectionSet { .. }
            | Self::PolicyDelete { .. }
            | Self::PolicyAssign { .. }
            | Self::PolicyUnassign { .. }
            | Self::BasePolicySectionSet { .. }
            | Self::BasePolicyPermit { .. }
            | Self::ViolationPolicySectionSet { .. }
            | Self::ViolationActivate(_)
            | Self::ViolationLift { .. }
            | Self::CentralLockSet(_) => false,
        }
    }
}

/// A field that can be emptied: left out it keeps its value, `null` empties it.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    source: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(source).map(Some)
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)*
        $(; $($(#[$edoc:meta])* $emptied:ident: $etype:ty as $ts:literal,)*)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
        pub struct $name {
            $($(#[$fdoc])* #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub $field: Option<$type>,)*
            $($($(#[$edoc])* #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
            #[ts(type = $ts, optional)] #[schema(value_type = Option<String>)] pub $emptied: Option<Option<$etype>>,)*)?
        }
    )*};
}

fields! {
    /// The editable fields of a user; those left out keep their value.
    UserFields {
        /// Name as written.
        name: String,
        /// Reading in kana.
        yomigana: String,
        /// Unique in the company.
        employee_number: String,
        /// Mail address.
        mail: String,
        /// Job title.
        title: String,
        /// The company's own fields, all five.
        free: FreeFields,
    }
    /// The editable fields of a device; those left out keep their value.
    DeviceFields {
        /// Computer or device name.
        name: String,
        /// What it runs.
        platform: Platform,
        /// Operating system and version.
        os: String,
        /// Maker's serial number.
        serial: String,
        /// Unique in the company.
        asset_number: String,
        /// IP address or host name.
        address: String,
        /// What has become of it.
        state: DeviceState,
        /// The company's own fields, all five.
        free: FreeFields,
        ;
        /// When its client last reported. No form asks for it: whoever speaks for the client sets it.
        last_contact: Timestamp as "string | null",
    }
    /// The editable fields of an admin; those left out keep their value.
    AdminFields {
        /// Name to sign in with.
        account: String,
        /// Name as written.
        name: String,
        /// Reading in kana.
        yomigana: String,
        /// Mail address.
        mail: String,
        /// The company's own fields, all five.
        free: FreeFields,
        ;
        /// Language of the first greeting.
        language: Language as "Language | null",
        /// First day of validity.
        valid_from: Date as "string | null",
        /// Last day of validity.
        valid_until: Date as "string | null",
    }
    /// The editable parts of a company's settings; those left out keep their value.
    SettingsFields {
        /// What a new password must be.
        password: PasswordRule,
        /// How long one stays signed in.
        session: SessionRule,
        /// Who must have a second factor.
        mfa: MfaDuty,
        /// Names of the free fields of admins, all five.
        admin_labels: FreeFields,
        /// Names of the free fields of users, all five.
        user_labels: FreeFields,
        /// Names of the free fields of devices, all five.
        device_labels: FreeFields,
    }
    /// What individual policies may do, as the base policy says; what is left out stays.
    PermitFields {
        /// Whether they are used at all.
        individual_allowed: bool,
        /// The sections that they may hold, all of them.
        permitted: BTreeSet<String>,
    }
}
