//! The state of the service, signed by the operator and readable where the API is not.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{Component, LocalText, NoticeId, NoticeKind};

/// The domain of the signature over a status document.
pub const STATUS_DOMAIN: &str = "cloudone-status-v1";
/// The largest status document, in bytes of its envelope.
pub const MOST_STATUS_BYTES: usize = 1 << 20;
/// How far the operator's clock may be ahead of a console's. A document from further ahead, which would keep every later
/// one from being believed, is taken by none.
pub const STATUS_MOST_AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// The envelope: `GET /v1/status`, and the file that the operator puts on any static host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SignedStatusView {
    /// The bytes of a `StatusDocument` as JSON, in Base64: what the signature was made over.
    pub document: String,
    /// The operator's ed25519 signature in hexadecimal digits.
    pub signature: String,
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct StatusDocument {
    /// When it was made. A console never goes back to an older one.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Timestamp,
    /// How each part of the service is, in the operator's order.
    pub components: Vec<ComponentStatus>,
    /// Maintenance and incidents that concern every company: coming, going on, and those of the last 90 days; the newest
    /// first.
    pub events: Vec<StatusEvent>,
    /// What the operator says of trust: shared responsibility, location of data, encryption, backups, retention, law.
    pub trust: Vec<TrustSection>,
    /// The last backup of each kind, as far as any was noted.
    #[serde(default)]
    pub backups: Vec<LastBackup>,
}

/// What a backup is of: the whole service, never one company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    /// The data.
    Data,
    /// The operating system of the servers.
    System,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

/// When a backup was last made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LastBackup {
    /// Of what.
    pub kind: BackupKind,
    /// When.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// How a part of the service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatusLevel {
    /// As it should be.
    Operational,
    /// Slower than usual, or at times not at all.
    Degraded,
    /// It does not work.
    Outage,
    /// It is being worked on, as announced.
    Maintenance,
    /// A level that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A part of the service and how it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ComponentStatus {
    /// The part.
    pub component: Component,
    /// How it is.
    pub level: StatusLevel,
    /// Since when.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// Maintenance or an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct StatusEvent {
    /// The notice it was announced with.
    pub id: NoticeId,
    /// `maintenance` or `incident`.
    pub kind: NoticeKind,
    /// Its title.
    pub title: LocalText,
    /// When it begins or began.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    /// When it is to end.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Timestamp>,
    /// When it was over.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// Parts of the service that do not work meanwhile.
    pub affects: Vec<Component>,
}

/// A section of the trust page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TrustSection {
    /// Names it: 1 to 40 of a-z, 0-9 and -.
    pub id: String,
    /// Its heading.
    pub title: LocalText,
    /// At most 8,000 characters: paragraphs parted by empty lines; a line that begins with `- ` is an item of a list.
    pub body: LocalText,
    /// Where to read more.
    #[serde(default)]
    pub links: Vec<TrustLink>,
}

/// A link to a page of the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TrustLink {
    /// What it leads to.
    pub title: LocalText,
    /// An `https://` address.
    pub url: String,
}
