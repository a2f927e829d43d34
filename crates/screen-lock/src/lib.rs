//! Tells when the screen of this computer is locked, so that a console on it locks as well.
//!
//! A crate of its own because Windows and macOS are asked through C: only here may a line be `unsafe`. On Linux the
//! desktops and logind say it over D-Bus. Deliberately absent: anything about unlocking; a console asks for its own
//! password.

#[cfg(target_os = "linux")]
mod bus;
#[cfg(any(windows, target_os = "macos"))]
mod poll;

#[cfg(target_os = "linux")]
use bus as system;
#[cfg(any(windows, target_os = "macos"))]
use poll as system;

/// Hears of the screen of the session that this program runs in.
#[derive(Debug)]
pub struct Screen(system::Source);

impl Screen {
    /// Begins to listen. `None` where nobody tells: a desktop without a screen lock, or a session without D-Bus.
    pub async fn listen() -> Option<Self> {
        system::Source::new().await.map(Self)
    }

    /// Waits until the screen is locked; `None` once nobody will tell any more.
    pub async fn locked(&mut self) -> Option<()> {
        self.0.locked().await
    }
}
