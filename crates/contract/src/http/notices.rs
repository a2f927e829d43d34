//! Notices: what the operator of the service tells the companies.

use directory::AdminId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::NoticeId;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Something to know.
    Information,
    /// Work on the service, with a beginning and an end.
    Maintenance,
    /// Something does not work as it should.
    Incident,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A text in both languages of the console.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LocalText {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

/// A part of the service that a notice or the status can speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Component {
    /// Names it: 1 to 40 of a-z, 0-9 and -.
    pub id: String,
    /// What people call it.
    pub name: LocalText,
}

/// A notice, as one admin has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticeView {
    /// Its id.
    pub id: NoticeId,
    /// What it is about.
    pub kind: NoticeKind,
    /// At most 120 characters.
    pub title: LocalText,
    /// At most 8,000 characters: paragraphs parted by empty lines, no markup.
    pub body: LocalText,
    /// When the work or the incident begins or began; always there for maintenance.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    /// When it is to end; always there for maintenance.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Timestamp>,
    /// What does not work meanwhile.
    pub affects: Vec<Component>,
    /// Why the maintenance was not announced 14 days ahead, if it was not.
    pub emergency: Option<LocalText>,
    /// When it was published.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub published_at: Timestamp,
    /// When it was last corrected.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub corrected_at: Option<Timestamp>,
    /// What the last correction changed, in the operator's words.
    pub correction: Option<LocalText>,
    /// When the operator said that it is over: the work is done or called off, the incident solved, the information
    /// withdrawn.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// When the asking admin read it as it is now; a correction makes it unread again.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
}

/// `GET /v1/notices`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticesView {
    /// The last 200 that concern the company, the newest first.
    pub items: Vec<NoticeView>,
}

/// `POST /v1/notices/read`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticesReadRequest {
    /// What has been read; at most 200. What does not concern the company is passed over.
    pub items: Vec<NoticeRead>,
}

/// A notice that has been read, as it was then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticeRead {
    /// The notice.
    pub id: NoticeId,
    /// Its last correction when it was read: one corrected since stays unread.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub corrected_at: Option<Timestamp>,
}

/// `GET /v1/notices/{id}/readers`: for whoever manages admins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticeReadersView {
    /// The admins that the asking one may manage, and that one; by name.
    pub items: Vec<NoticeReader>,
}

/// Whether an admin has read a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NoticeReader {
    /// The admin.
    pub admin: AdminId,
    /// Name of the admin.
    pub name: String,
    /// When, if at all.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
}

/// What the operator writes of a notice: the file of `notice publish`, and `POST /v1/operator/notices`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeWriteRequest {
    /// What it is about. A correction cannot change it.
    pub kind: NoticeKind,
    /// 1 to 120 characters in each language.
    pub title: LocalText,
    /// 1 to 8,000 characters in each language: paragraphs parted by empty lines.
    pub body: LocalText,
    /// When the work or the incident begins or began.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    /// When it is to end.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Timestamp>,
    /// Ids of the components that do not work meanwhile.
    #[serde(default)]
    pub affects: Vec<String>,
    /// Why maintenance is announced less than 14 days ahead.
    #[serde(default)]
    pub emergency: Option<LocalText>,
    /// What a correction changes; left out when publishing.
    #[serde(default)]
    pub correction: Option<LocalText>,
    /// Codes of the companies that it concerns; left out, it concerns all. A correction that leaves it out keeps them.
    #[serde(default)]
    pub companies: Option<Vec<String>>,
}

/// A notice as the operator has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OperatorNoticeView {
    /// The notice; `read_at` is always null.
    #[serde(flatten)]
    pub notice: NoticeView,
    /// Codes of the companies that it concerns; null for all.
    pub companies: Option<Vec<String>>,
}

/// `GET /v1/operator/notices`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OperatorNoticesView {
    /// The last 200, the newest first.
    pub items: Vec<OperatorNoticeView>,
}
