//! Windows and macOS: the system is asked from time to time. A look costs microseconds; being told would take a window
//! procedure or a run loop of our own.

#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::time::Duration;

#[cfg(target_os = "macos")]
use macos::is_locked;
#[cfg(windows)]
use windows::is_locked;

/// How long after the screen the console is locked, at most.
const LOOK_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(crate) struct Source {
    was_locked: bool,
}

impl Source {
    pub(crate) async fn new() -> Option<Self> {
        is_locked().map(|was_locked| Self { was_locked })
    }

    pub(crate) async fn locked(&mut self) -> Option<()> {
        loop {
            // No answer is no lock, and none yet to come: a session that is being switched gives none for a moment.
            let locked = is_locked().unwrap_or(self.was_locked);
            if locked && !std::mem::replace(&mut self.was_locked, locked) {
                return Some(());
            }
            self.was_locked = locked;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}
