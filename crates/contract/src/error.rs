//! The one error table: code × HTTP status × kind. The service answers with it, the console adds its local ones, and the
//! interface maps every code to a text through a total record, so that a new code does not compile until somebody
//! decides how it looks. A code exists only if a caller branches on it or a person acts on it.

use directory::{Rejection, RejectionCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What sort of trouble an error is: decides whether to sign in again, mend the input, retry or wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Who is asking is not known or not allowed.
    Auth,
    /// The request is wrong; the same request fails again.
    Input,
    /// The state it was made for has passed; read anew and try again.
    Conflict,
    /// Too much at once; try later.
    Limit,
    /// The service is at fault.
    Server,
    /// Found by the console itself; never sent by the service.
    Local,
}

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident $text:literal $status:literal $kind:ident;)*) => {
        /// What went wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
            /// A code that this version does not know.
            #[serde(other, rename = "unknown")] Unknown,
        }

        impl ErrorCode {
            /// Every code but `Unknown`.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// How it is written on the wire.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* Self::Unknown => "unknown" }
            }

            /// The HTTP status it is sent with; 0 for local ones.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* Self::Unknown => 500 }
            }

            /// What sort of trouble it is.
            #[must_use]
            pub fn kind(self) -> ErrorKind {
                match self { $(Self::$name => ErrorKind::$kind,)* Self::Unknown => ErrorKind::Server }
            }
        }
    };
}

error_codes! {
    /// Unknown company, unknown account and wrong password are never told apart.
    SignInFailed "sign_in_failed" 401 Auth;
    /// No token, or one that is not or no longer valid.
    SessionEnded "session_ended" 401 Auth;
    /// The password is right; the second factor is asked for, too.
    OtpRequired "otp_required" 401 Auth;
    /// The second factor given is wrong or was used before.
    OtpWrong "otp_wrong" 401 Auth;
    /// The company's rule asks for a second factor, which must be set up before anything else.
    FactorRequired "factor_required" 403 Auth;
    /// There is a second factor already, or none that could be taken away, or none was offered.
    FactorConflict "factor_conflict" 409 Conflict;
    /// This act asks for the password again: `POST /v1/session/step-up`.
    StepUpRequired "step_up_required" 403 Auth;
    /// The first or reset password must be changed before anything else.
    PasswordChangeRequired "password_change_required" 403 Auth;
    /// The current password given is wrong.
    PasswordWrong "password_wrong" 422 Input;
    /// The new password does not satisfy the company's rule; `fields` says in which ways, as `PasswordFault`.
    PasswordUnfit "password_unfit" 422 Input;
    /// The signed-in admin may not do this.
    Forbidden "forbidden" 403 Auth;
    /// Does not exist, or lies outside the scope.
    NotFound "not_found" 404 Input;
    /// This address does not take this method.
    MethodNotAllowed "method_not_allowed" 405 Input;
    /// The body is not JSON, or a value has the wrong form; `fields` says where.
    BadRequest "bad_request" 400 Input;
    /// The body is larger than the limit.
    TooLarge "too_large" 413 Limit;
    /// The body is not `application/json`.
    UnsupportedMediaType "unsupported_media_type" 415 Input;
    /// The changes break a rule; `rejections` holds all of them.
    ChangeRejected "change_rejected" 422 Input;
    /// A notice of the operator is not fit to be published or corrected; `fields` says which parts of it, and why.
    NoticeRejected "notice_rejected" 422 Input;
    /// Somebody changed the directory since `base_revision`.
    RevisionConflict "revision_conflict" 409 Conflict;
    /// The change has been undone already.
    AlreadyUndone "already_undone" 409 Conflict;
    /// The idempotency key was used with another request.
    IdempotencyMismatch "idempotency_mismatch" 409 Conflict;
    /// Too many attempts; `Retry-After` says when to try again.
    TooManyAttempts "too_many_attempts" 429 Limit;
    /// This console is too old for the service.
    ClientTooOld "client_too_old" 426 Input;
    /// The service is starting, stopping or has lost its database.
    Unavailable "unavailable" 503 Server;
    /// The service failed; the request id names the record of it.
    Internal "internal" 500 Server;

    /// The service cannot be reached.
    Offline "offline" 0 Local;
    /// The service's certificate is not trusted by this machine.
    CertificateUntrusted "certificate_untrusted" 0 Local;
    /// The answer was not one of this service.
    UnexpectedAnswer "unexpected_answer" 0 Local;
    /// There is no usable OS keyring.
    KeyringUnavailable "keyring_unavailable" 0 Local;
    /// The OS keyring is locked or refused.
    KeyringRefused "keyring_refused" 0 Local;
    /// The console is locked.
    Locked "locked" 0 Local;
    /// The console shows what another admin sees: nothing can be written.
    ViewingAs "viewing_as" 0 Local;
    /// Nobody is signed in.
    NotSignedIn "not_signed_in" 0 Local;
    /// The first synchronisation has not finished.
    NotReady "not_ready" 0 Local;
    /// A file of the console cannot be read or written.
    DiskFailed "disk_failed" 0 Local;
    /// What was kept of a session cannot be opened any more: its key is gone, or it was tampered with.
    KeptUnreadable "kept_unreadable" 0 Local;
    /// A file that the person chose cannot be read or written: gone, not allowed, or open in another program.
    FileFailed "file_failed" 0 Local;
    /// Another import or export is running.
    JobRunning "job_running" 0 Local;
    /// The person stopped it; nothing was changed.
    Cancelled "cancelled" 0 Local;
    /// The import was closed, by hand, by a lock or by another one.
    ImportGone "import_gone" 0 Local;
    /// The number of deletions was not confirmed, or another number.
    DeletionsUnconfirmed "deletions_unconfirmed" 0 Local;
    /// The import has bad rows, or nothing to do: it cannot be applied.
    ImportUnfit "import_unfit" 0 Local;
    /// The file is no file of policies; the place in it is told.
    PolicyFileUnfit "policy_file_unfit" 0 Local;
    /// The library holds no such manual, page or PDF.
    ManualMissing "manual_missing" 0 Local;
}

/// One bad part of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct FieldError {
    /// JSON pointer into the request, for example `/changes/3/name`.
    pub path: String,
    /// What is wrong with it: a `RejectionCode` or an `ErrorCode` in text.
    pub code: String,
}

/// The body of every answer that is not a success, and what every failed console command gives the interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ErrorBody {
    /// What went wrong.
    pub code: ErrorCode,
    /// The same in English for developers and logs; the console shows its own text.
    pub message: String,
    /// Names the request in the service's log; empty for local errors.
    #[serde(default)]
    pub request_id: String,
    /// The bad parts.
    #[serde(default)]
    pub fields: Vec<FieldError>,
    /// For `change_rejected`: every rule broken.
    #[serde(default)]
    pub rejections: Vec<Rejection>,
    /// For `too_many_attempts`: seconds to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub retry_after: Option<u32>,
}

impl ErrorBody {
    /// An error without further parts.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            request_id: String::new(),
            fields: Vec::new(),
            rejections: Vec::new(),
            retry_after: None,
        }
    }

    /// An error that blames parts of the request.
    #[must_use]
    pub fn fields(code: ErrorCode, message: impl Into<String>, fields: Vec<FieldError>) -> Self {
        Self { fields, ..Self::new(code, message) }
    }

    /// `change_rejected` with every rejection, each also as a field error.
    #[must_use]
    pub fn rejected(rejections: Vec<Rejection>) -> Self {
        let fields = rejections
            .iter()
            .map(|rejection| FieldError {
                path: format!("/changes/{}{}", rejection.change, rejection.path),
                code: rejection_text(rejection.code),
            })
            .collect();
        Self { rejections, ..Self::fields(ErrorCode::ChangeRejected, "the changes break a rule", fields) }
    }
}

/// How a rejection code is written on the wire.
#[must_use]
pub fn rejection_text(code: RejectionCode) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}
