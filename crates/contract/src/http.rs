//! Requests and views of the service's HTTP interface. Requests tolerate unknown fields; new fields are optional.

mod manuals;
mod notices;
mod policies;
mod session;
mod status;

use std::collections::BTreeMap;

use directory::{
    AdminId, Change, DeviceId, Effect, GroupId, ImportNote, PolicyId, PolicyTarget, Revision, RowRef, Rows,
    UserId,
};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use ts_rs::TS;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

pub use manuals::*;
pub use notices::*;
pub use policies::*;
pub use session::*;
pub use status::*;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        #[schema(value_type = String, format = Uuid)]
        pub struct $name(pub Uuid);
    )*};
}

ids! {
    /// Names an applied change set.
    ChangeId
    /// Names a session.
    SessionId
    /// Names a notice.
    NoticeId
}

/// A password or token on its way: never printed by `Debug`, wiped when dropped.
#[derive(Clone, Debug, Deserialize, TS, ToSchema)]
#[serde(transparent)]
#[ts(type = "string")]
#[schema(value_type = String, format = Password)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes a secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The secret itself: the one place where it can be read.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

/// `POST /v1/changes/plan` and `POST /v1/changes`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, ToSchema)]
pub struct ChangesRequest {
    /// The changes, all of them or none.
    pub changes: Vec<Change>,
    /// Why, in the admin's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Refuse with `revision_conflict` if the directory has moved on since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub base_revision: Option<Revision>,
    /// The file that the changes were read from, if they were: then `import` is needed wherever they touch something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub import: Option<ImportNote>,
    /// First passwords for admins that these very changes register; their owners must change them. Never stored readable.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub initial_passwords: BTreeMap<AdminId, Secret>,
}

/// What changes would do, as far as the asking admin may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PlanView {
    /// The revision it was planned at.
    pub base_revision: Revision,
    /// What would happen.
    pub effect: Effect,
    /// Hash of the whole effect.
    pub effect_hash: String,
    /// How many admins outside the reader's sight gain or lose something.
    pub unseen_admins: u32,
}

/// An applied change set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ChangeView {
    /// Its id.
    pub id: ChangeId,
    /// The revision it made.
    pub revision: Revision,
    /// When.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub actor: AdminId,
    /// Name of the admin at that time.
    pub actor_name: String,
    /// Account of the admin at that time.
    pub actor_account: String,
    /// Why.
    pub reason: Option<String>,
    /// The file that it was read from.
    #[serde(default)]
    pub import: Option<ImportNote>,
    /// What it did, as far as the reader may see it. Lists and the answers to writes give 1,000 rows at most; `size` says
    /// how many there are, and `GET /v1/changes/{id}` gives all.
    pub effect: Effect,
    /// How many rows it touched in all.
    pub size: u32,
    /// The change set that this one undid.
    pub undoes: Option<ChangeId>,
    /// The change set that undid this one, unless it was redone since.
    pub undone_by: Option<ChangeId>,
    /// The change set that this one brought back into effect, by undoing its undoing.
    #[serde(default)]
    pub redoes: Option<ChangeId>,
    /// Whether the reader may read a part of it only; then it can be undone by others alone, and why it was made is not told.
    #[serde(default)]
    pub is_part: bool,
}

/// A row's kind and id as one text: `device:0199c0de-…`. An assignment is named by what it is assigned to,
/// `assignment:group:0199c0de-…`; the base policy and the violation policy are alone of their kind and have no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, TS, ToSchema)]
#[ts(type = "`${RowRef[\"kind\"]}:${string}` | \"base_policy\" | \"violation_policy\"")]
#[schema(value_type = String, pattern = "^((group|user|device|admin|policy|violation|assignment:(group|user|device)):[0-9a-f-]{36}|(base|violation)_policy)$")]
pub struct RowKey(pub RowRef);

impl std::fmt::Display for RowKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            RowRef::Group(id) => write!(f, "group:{id}"),
            RowRef::User(id) => write!(f, "user:{id}"),
            RowRef::Device(id) => write!(f, "device:{id}"),
            RowRef::Admin(id) => write!(f, "admin:{id}"),
            RowRef::Policy(id) => write!(f, "policy:{id}"),
            RowRef::Assignment(PolicyTarget::Group(id)) => write!(f, "assignment:group:{id}"),
            RowRef::Assignment(PolicyTarget::User(id)) => write!(f, "assignment:user:{id}"),
            RowRef::Assignment(PolicyTarget::Device(id)) => write!(f, "assignment:device:{id}"),
            RowRef::Violation(id) => write!(f, "violation:{id}"),
            RowRef::BasePolicy => f.write_str("base_policy"),
            RowRef::ViolationPolicy => f.write_str("violation_policy"),
        }
    }
}

impl Serialize for RowKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RowKey {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        match text.as_str() {
            "base_policy" => return Ok(Self(RowRef::BasePolicy)),
            "violation_policy" => return Ok(Self(RowRef::ViolationPolicy)),
            _ => {}
        }
        let (kind, id) = text.rsplit_once(':').unwrap_or_default();
        let id: Uuid = id.parse().map_err(D::Error::custom)?;
        match kind {
            "group" => Ok(Self(RowRef::Group(GroupId(id)))),
            "user" => Ok(Self(RowRef::User(UserId(id)))),
            "device" => Ok(Self(RowRef::Device(DeviceId(id)))),
            "admin" => Ok(Self(RowRef::Admin(AdminId(id)))),
            "policy" => Ok(Self(RowRef::Policy(PolicyId(id)))),
            "violation" => Ok(Self(RowRef::Violation(DeviceId(id)))),
            "assignment:group" => Ok(Self(RowRef::Assignment(PolicyTarget::Group(GroupId(id))))),
            "assignment:user" => Ok(Self(RowRef::Assignment(PolicyTarget::User(UserId(id))))),
            "assignment:device" => Ok(Self(RowRef::Assignment(PolicyTarget::Device(DeviceId(id))))),
            _ => Err(D::Error::custom("a row is its kind, a colon and an id")),
        }
    }
}

/// Query of `GET /v1/changes`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// How many entries at most: 1 to 500, 100 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u32>,
    /// Where the last part ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// Only change sets one of whose texts contains this; letter case, width and kana kind do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub q: Option<String>,
    /// Only what was done to this row: its kind and id, as `device:ID`; with what was assigned to it and activated on it.
    /// Of each change set only that part is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[param(value_type = Option<String>)]
    pub row: Option<RowKey>,
}

/// A row that was deleted in the last 30 days and does not exist now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DeletedView {
    /// Which.
    pub row: RowRef,
    /// What it was called.
    pub name: String,
    /// The nearest group it lay below that still exists; `None` where there is none.
    pub at: Option<GroupId>,
    /// When it was deleted.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub deleted_at: Timestamp,
    /// Until when it is kept here.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub kept_until: Timestamp,
    /// Who deleted it, where the reader may know.
    pub deleted_by: Option<String>,
    /// The change set that deleted it, where the reader may read it.
    pub change: Option<ChangeId>,
    /// What brings it back, as changes to plan and apply: the groups and the user it lay in, as far as they are gone too,
    /// and itself last. An admin comes back without a password.
    pub restore: Vec<Change>,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Page<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Give it as `cursor` for the next part; absent at the end.
    pub next_cursor: Option<String>,
}

/// Query of every list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// How many entries at most: 1 to 500, 100 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u32>,
    /// Where the last part ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cursor: Option<String>,
    /// Only entries one of whose texts contains this; letter case, width and kana kind do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub q: Option<String>,
}

/// `GET /v1/directory?since=`: what the admin may see, or what has changed of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DirectoryView {
    /// The revision this brings the reader to.
    pub revision: Revision,
    /// Whether this is everything, so that the reader forgets what it had.
    pub full: bool,
    /// Rows that are new or changed.
    pub rows: Rows,
    /// Rows that are gone or out of sight.
    pub removed: Vec<RowRef>,
}

/// One server-sent event of `GET /v1/directory/events`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum DirectoryEvent {
    /// The directory is at this revision; ask for what is missing.
    Revision {
        /// The revision.
        revision: Revision,
    },
    /// Notices were published, corrected, ended, or read by this admin elsewhere: ask for them again.
    Notices,
    /// The session has ended; the stream ends with it.
    SessionEnded,
    /// An event that this version does not know.
    #[serde(other)]
    Unknown,
}

/// `GET /healthz` and `GET /readyz`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthView {
    /// `ok`.
    pub status: String,
    /// Version of the service.
    pub version: String,
}
