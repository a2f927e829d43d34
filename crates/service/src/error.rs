//! What goes wrong inside the service, and how it leaves it: always as one of the error table's codes.

use contract::{ErrorBody, ErrorCode, FieldError};

/// Why a request is not done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The caller is told exactly this.
    Refused(Box<ErrorBody>),
    /// The service's own fault: logged in full, the caller gets the request id.
    Broken(String),
    /// The database does not answer.
    Unavailable(String),
}

/// What an application step gives.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// A refusal with nothing more to say.
pub(crate) fn refuse(code: ErrorCode, message: &str) -> Failure {
    Failure::Refused(Box::new(ErrorBody::new(code, message)))
}

/// A refusal that blames one part of the request.
pub(crate) fn blame(code: ErrorCode, message: &str, path: impl Into<String>) -> Failure {
    let field = FieldError { path: path.into(), code: code.text().to_owned() };
    Failure::Refused(Box::new(ErrorBody::fields(code, message, vec![field])))
}

impl Failure {
    /// What the caller is told, if it is not the service's own fault.
    pub(crate) fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused(body) => Some(body.code),
            Self::Broken(_) | Self::Unavailable(_) => None,
        }
    }
}

impl From<ErrorBody> for Failure {
    fn from(body: ErrorBody) -> Self {
        Self::Refused(Box::new(body))
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Self::Unavailable(error.to_string())
            }
            sqlx::Error::Database(cause) if is_busy(&*cause) => Self::Unavailable(cause.to_string()),
            error => Self::Broken(format!("database: {error}")),
        }
    }
}

/// Whether another process holds the database for too long.
fn is_busy(cause: &dyn sqlx::error::DatabaseError) -> bool {
    /// SQLite's `SQLITE_BUSY` and `SQLITE_LOCKED`; what is above the lowest byte says more exactly why.
    const BUSY: [u32; 2] = [5, 6];
    let code = cause.code().and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| BUSY.contains(&(code & 0xff)))
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("stored JSON: {error}"))
    }
}

impl From<tokio::task::JoinError> for Failure {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Broken(format!("task: {error}"))
    }
}
