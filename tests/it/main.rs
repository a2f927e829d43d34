//! Integration tests: one binary.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod changes;
mod console;
mod directory_sync;
mod hostile;
mod manual;
mod openapi;
mod session;
