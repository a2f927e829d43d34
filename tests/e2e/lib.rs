//! A desktop to test on: a display, a D-Bus session, an unlocked keyring, a service with a company, and the real window
//! driven through WebKitWebDriver. Everything is private to one [`Desktop`] and goes away with it.
//!
//! A missing program is a failure with a sentence that says what to install; nothing is skipped.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test harness fails by panicking with a sentence"
)]

mod process;
mod screen;
mod window;

use std::path::{Path, PathBuf};

pub use process::{ByHand, Company, Desktop, Service};
pub use screen::{Point, Screen};
pub use window::Window;

/// Where the pictures go; git ignores it.
#[must_use]
pub fn shots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("shots")
}

/// A program that cargo built, beside this test binary.
pub(crate) fn built(name: &str) -> PathBuf {
    let mut directory = std::env::current_exe().unwrap_or_default();
    directory.pop();
    if directory.ends_with("deps") {
        directory.pop();
    }
    directory.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
