//! Integration tests: one binary.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod absence;
mod acts;
mod changes;
mod console;
mod desk;
mod directory_sync;
mod exports;
mod factor;
mod hostile;
mod imports;
mod mail;
mod manual;
mod manuals;
mod matrix;
mod notices;
mod openapi;
mod operators;
mod policies;
mod policy_files;
mod recycle_bin;
mod session;
mod sign_in;
mod status;
mod staying;
mod together;
mod world;
