//! The rows an organization is made of. The engine's maps, the database, the wire and the replica hold these same types.
//!
//! A text field that is not filled in is the empty string: there is no second way to say "nothing".

mod sets;

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use crate::{AdminId, DeviceId, GroupId, PermissionSet, UserId};
pub use sets::{RowDiff, RowDiffs, RowRef, Rows};

/// A group: a node of the organization tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// The group it lies in; `None` at the top. Scoped views also give `None` where the reader may not see the parent.
    pub parent: Option<GroupId>,
    /// Name, unique among its siblings.
    pub name: String,
    /// The company's own code for it, unique in the company, or empty. Siblings are ordered by code, then name.
    #[serde(default)]
    pub code: String,
}

/// A user: somebody of the company who uses devices. Belongs to exactly one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The group the user belongs to.
    pub group: GroupId,
    /// Name as written.
    pub name: String,
    /// Reading of the name in kana, or empty.
    #[serde(default)]
    pub yomigana: String,
    /// Unique in the company, or empty.
    #[serde(default)]
    pub employee_number: String,
    /// Mail address, or empty.
    #[serde(default)]
    pub mail: String,
    /// Job title, or empty.
    #[serde(default)]
    pub title: String,
    /// The company's five own fields, named by [`crate::Settings::user_labels`].
    #[serde(default)]
    pub free: FreeFields,
}

impl User {
    /// A user of whom no more is known.
    #[must_use]
    pub fn new(id: UserId, group: GroupId, name: impl Into<String>) -> Self {
        Self {
            id,
            group,
            name: name.into(),
            yomigana: String::new(),
            employee_number: String::new(),
            mail: String::new(),
            title: String::new(),
            free: FreeFields::default(),
        }
    }
}

/// What a device runs, and for Windows in which way the client is installed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Windows, resident client.
    WindowsStandard,
    /// Windows, linked-clone virtual desktop.
    WindowsLinkedClone,
    /// Windows, started by hand.
    WindowsOnDemand,
    /// Windows, not connected.
    WindowsStandAlone,
    /// macOS.
    Macos,
    /// iOS and iPadOS.
    Ios,
    /// Android.
    Android,
}

/// What has become of a device. Whether it answers is another question: see [`Device::last_contact`].
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// In use.
    #[default]
    Active,
    /// In store: not handed out yet, or handed back.
    InStock,
    /// Away for repair.
    Repair,
    /// Lost or stolen.
    Lost,
    /// Given up, kept for the record.
    Retired,
}

/// Where a device belongs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Place {
    /// To nobody yet; only grants over the whole organization cover it.
    Unassigned,
    /// To a group.
    Group(GroupId),
    /// To a user, and through the user to the user's group.
    User(UserId),
}

/// A managed PC or phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Where it belongs.
    pub place: Place,
    /// Computer or device name.
    pub name: String,
    /// What it runs.
    pub platform: Platform,
    /// Operating system and version as text, or empty.
    #[serde(default)]
    pub os: String,
    /// Maker's serial number, or empty.
    #[serde(default)]
    pub serial: String,
    /// The company's asset number, unique in the company, or empty.
    #[serde(default)]
    pub asset_number: String,
    /// IP address or host name under which it was last reached, or empty.
    #[serde(default)]
    pub address: String,
    /// When its client last reported; `None` if it never did.
    #[serde(default)]
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_contact: Option<Timestamp>,
    /// What has become of it.
    #[serde(default)]
    pub state: DeviceState,
    /// The company's five own fields, named by [`crate::Settings::device_labels`].
    #[serde(default)]
    pub free: FreeFields,
}

impl Device {
    /// A device of which no more is known.
    #[must_use]
    pub fn new(id: DeviceId, place: Place, name: impl Into<String>, platform: Platform) -> Self {
        Self {
            id,
            place,
            name: name.into(),
            platform,
            os: String::new(),
            serial: String::new(),
            asset_number: String::new(),
            address: String::new(),
            last_contact: None,
            state: DeviceState::default(),
            free: FreeFields::default(),
        }
    }
}

/// Where a grant holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(tag = "kind", content = "groups", rename_all = "snake_case")]
pub enum Scope {
    /// The whole organization, the unassigned devices included.
    Organization,
    /// These groups, each with all its sub-groups, now and later. An empty set covers nothing.
    Groups(BTreeSet<GroupId>),
}

/// Permissions × scope. Grants of one admin are never merged: an act is allowed if one single grant allows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Grant {
    /// What may be done.
    pub permissions: PermissionSet,
    /// Where.
    pub scope: Scope,
}

/// A console account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Admin {
    /// Its id.
    pub id: AdminId,
    /// Name to sign in with: 1 to 32 half-width letters, digits and signs; unique in the company, whatever the case.
    pub account: String,
    /// Name as written.
    pub name: String,
    /// Reading of the name in kana, or empty.
    #[serde(default)]
    pub yomigana: String,
    /// Mail address, or empty.
    #[serde(default)]
    pub mail: String,
    /// The company's five own fields, named by [`crate::Settings::admin_labels`].
    #[serde(default)]
    pub free: FreeFields,
    /// The language in which the console first greets the admin; `None` follows the computer.
    #[serde(default)]
    pub language: Option<Language>,
    /// The first day on which the admin may sign in; `None` is from ever on. Days begin at midnight in Japan.
    #[serde(default)]
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    /// The last day on which the admin may sign in; `None` is for ever.
    #[serde(default)]
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_until: Option<Date>,
    /// A suspended admin holds no authority at all.
    #[serde(default)]
    pub suspended: bool,
    /// What the admin may do.
    pub grants: Vec<Grant>,
}

/// Five texts that a company uses as it likes. Most rows fill in none, and a company may have a million of them: all five
/// empty take the room of one pointer. On the wire they are always five texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS, utoipa::ToSchema)]
#[serde(from = "[String; 5]")]
#[ts(type = "[string, string, string, string, string]")]
#[schema(value_type = Vec<String>)]
pub struct FreeFields(Option<Box<[String; 5]>>);

static NO_TEXTS: [String; 5] = [const { String::new() }; 5];

impl FreeFields {
    /// The five texts.
    #[must_use]
    pub fn texts(&self) -> &[String; 5] {
        self.0.as_deref().unwrap_or(&NO_TEXTS)
    }
}

impl From<[String; 5]> for FreeFields {
    fn from(texts: [String; 5]) -> Self {
        // One form only for "nothing", so that equal rows are equal.
        Self(texts.iter().any(|text| !text.is_empty()).then(|| Box::new(texts)))
    }
}

impl Serialize for FreeFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.texts().serialize(serializer)
    }
}

/// A language that the console speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Admin {
    /// An admin of whom no more is known.
    #[must_use]
    pub fn new(id: AdminId, account: impl Into<String>, name: impl Into<String>, grants: Vec<Grant>) -> Self {
        Self {
            id,
            account: account.into(),
            name: name.into(),
            yomigana: String::new(),
            mail: String::new(),
            free: FreeFields::default(),
            language: None,
            valid_from: None,
            valid_until: None,
            suspended: false,
            grants,
        }
    }

    /// Whether the admin may sign in on this day.
    #[must_use]
    pub fn may_enter(&self, today: Date) -> bool {
        !self.suspended
            && self.valid_from.is_none_or(|from| from <= today)
            && self.valid_until.is_none_or(|until| today <= until)
    }
}

/// The day on which days of validity are judged: Japan's, which has one time zone and no summer time.
#[must_use]
pub fn day_in_japan(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::fixed(jiff::tz::offset(9))).date()
}
