//! Signing in and staying in: sessions, passwords, second factors.

use directory::{AdminId, Language, SessionRule};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{Secret, SessionId};

/// `POST /v1/session`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionCreateRequest {
    /// Names the company.
    pub company_code: String,
    /// Account of the admin, in any case.
    pub account: String,
    /// The password.
    pub password: Secret,
    /// The second factor, where there is one: six digits of the app, or a recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otp: Option<Secret>,
}

/// Answer to `POST /v1/session`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionCreatedView {
    /// Opaque bearer token; the service keeps only its hash.
    pub token: Secret,
    /// The session.
    #[serde(flatten)]
    pub session: SessionView,
}

/// A session and whose it is. What came later than the first console has a default: an older service does not send it,
/// and an older console did not keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionView {
    /// Its id.
    pub id: SessionId,
    /// The admin.
    pub admin: AdminId,
    /// Account of the admin.
    pub account: String,
    /// Name of the admin.
    pub name: String,
    /// Names the company.
    pub company_code: String,
    /// Name of the company.
    pub company_name: String,
    /// The language in which to greet the admin, if one is set.
    pub language: Option<Language>,
    /// Whether nothing is allowed before the password has been changed: it was set by somebody else, or is too old.
    pub must_change_password: bool,
    /// Whether nothing is allowed before a second factor has been set up.
    #[serde(default)]
    #[schema(required = true)]
    pub must_add_factor: bool,
    /// Whether there is a second factor.
    #[serde(default)]
    #[schema(required = true)]
    pub has_factor: bool,
    /// Until when dangerous acts ask for no password: ten minutes from signing in or from the last step-up.
    #[serde(default = "never")]
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime, required = true)]
    pub verified_until: Timestamp,
    /// The sign-in before this one.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub previous_sign_in_at: Option<Timestamp>,
    /// What others did to this account since its owner last said that they have read it, oldest first.
    #[serde(default)]
    #[schema(required = true)]
    pub notes: Vec<AccountNote>,
    /// When it began.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it ends at the latest.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// Seconds without use after which it ends.
    pub idle_seconds: u32,
    /// Seconds without use after which a console asks for the password.
    #[serde(default = "usual_lock_seconds")]
    #[schema(required = true)]
    pub lock_seconds: u32,
    /// The service's clock when it answered.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub server_time: Timestamp,
}

/// The password has not been given lately.
fn never() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// What a company begins with.
fn usual_lock_seconds() -> u32 {
    SessionRule::default().lock_minutes * 60
}

/// `POST /v1/session/password`: the owner changes it. Every other session of the admin ends.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PasswordChangeRequest {
    /// The password until now.
    pub current: Secret,
    /// The new one.
    pub new: Secret,
}

/// `POST /v1/admins/{id}/password`: another admin sets it. The owner's sessions end and the owner must change it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PasswordSetRequest {
    /// The new one.
    pub new: Secret,
}

/// `POST /v1/session/step-up` and what else asks for the password of whoever is signed in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PasswordProofRequest {
    /// The password.
    pub password: Secret,
}

/// Something that happened to an account and its owner should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AccountNote {
    /// When.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What.
    pub kind: AccountNoteKind,
    /// Name of the admin who did it; empty where nobody in particular did.
    pub by: String,
}

/// What happened to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountNoteKind {
    /// Another admin set the password.
    PasswordSet,
    /// Another admin took away the second factor.
    FactorRemoved,
    /// Another admin ended the sessions.
    SessionsEnded,
    /// Wrong passwords locked the account for a while.
    Locked,
    /// A recovery code was used to sign in.
    RecoveryCodeUsed,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionInfo {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub admin: AdminId,
    /// Whether it is the one that asks.
    pub current: bool,
    /// When it began.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub last_used_at: Timestamp,
    /// When it ends at the latest.
    #[ts(type = "string")]
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// Address from which it was begun.
    pub address: String,
    /// What the program said of itself, at most 200 characters.
    pub client: String,
}

/// How an admin signs in, for those who may manage that admin and for oneself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AdminAccess {
    /// The admin.
    pub admin: AdminId,
    /// Whether there is a second factor.
    pub has_factor: bool,
    /// Whether the company's rule asks for one.
    pub needs_factor: bool,
    /// Whether the password must be changed at the next sign-in.
    pub must_change_password: bool,
    /// When the password was last set; `None` if there is none, so that nobody can sign in.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub password_changed_at: Option<Timestamp>,
    /// The last sign-in.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_sign_in_at: Option<Timestamp>,
    /// Sessions that are open.
    pub sessions: u32,
    /// Until when wrong passwords have locked the account.
    #[ts(type = "string | null")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub locked_until: Option<Timestamp>,
}

/// Answer to `POST /v1/session/factor`: what an authenticator app needs. Of no use before it is confirmed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FactorOfferView {
    /// The secret in base32, to type in by hand.
    pub secret: Secret,
    /// The same as an `otpauth` address, to show as a QR code.
    pub uri: Secret,
}

/// `POST /v1/session/factor/confirm`: six digits of the app prove that it has the secret.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FactorConfirmRequest {
    /// Six digits.
    pub otp: Secret,
}

/// Recovery codes, told once: each signs in once in place of the app.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCodesView {
    /// Ten codes.
    pub codes: Vec<Secret>,
}
