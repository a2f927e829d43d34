//! What crosses a wire: between console and service ([`http`]), between the console's window and its Rust half
//! ([`ipc`]), and the one error table both use. Shapes only: no I/O, no decisions; the rule of passwords alone is carried out
//! here, because both ends must agree on it and it takes a dictionary.

mod error;
mod http;
pub mod ipc;
mod password;

pub use error::{ErrorBody, ErrorCode, ErrorKind, FieldError, rejection_text};
pub use http::*;
pub use password::{PasswordFault, password_faults, password_score};
