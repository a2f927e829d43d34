//! What crosses a wire: between console and service ([`http`]), between the console's window and its Rust half
//! ([`ipc`]), and the one error table both use. Shapes only: no I/O, no decisions.

mod error;
mod http;
pub mod ipc;

pub use error::{ErrorBody, ErrorCode, ErrorKind, FieldError, rejection_text};
pub use http::{
    ChangeId, ChangeView, ChangesRequest, DirectoryEvent, DirectoryView, HealthView, Page, PageQuery,
    PasswordChangeRequest, PasswordSetRequest, PlanView, Secret, SessionCreateRequest, SessionCreatedView,
    SessionId, SessionView,
};
