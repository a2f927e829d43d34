//! Keeping notices up to date while there is a connection, telling the service what was read, and writing both down.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use api_client::Session;
use contract::{
    ErrorBody, ErrorKind, NoticesReadRequest,
    ipc::{ConsoleEvent, SyncStatus},
};
use directory::AdminId;
use tokio_util::sync::CancellationToken;

use crate::{
    Console,
    keyring::Key,
    session::{blocking, not_signed_in},
};

/// How often the service is asked though it says nothing.
const EVERY: Duration = Duration::from_secs(10 * 60);
/// How often the clock is looked at: maintenance comes near, quiet hours end.
const LOOK_EVERY: Duration = Duration::from_secs(30);

impl Console {
    /// There may be something new: asks the service as soon as it can.
    pub(crate) fn wake_notices(&self) {
        self.notices.wake.notify_one();
    }

    /// Begins with the notices that are kept for a session.
    pub(crate) async fn open_notices(self: &Arc<Self>, key: &Key, admin: AdminId) {
        let (console, key) = (Arc::clone(self), key.clone());
        // It cannot fail: what cannot be read is fetched anew.
        let opened = blocking(move || {
            console.notices.open(&key, admin);
            Ok(())
        });
        drop(opened.await);
    }

    /// Keeps notices up to date until the session ends.
    pub(crate) async fn keep_notices(self: &Arc<Self>, epoch: u64, stop: &CancellationToken) {
        stop.run_until_cancelled(async {
            let mut asked: Option<Instant> = None;
            loop {
                let woken = tokio::time::timeout(LOOK_EVERY, self.notices.wake.notified()).await.is_ok();
                let due = woken || asked.is_none_or(|at| at.elapsed() >= EVERY);
                if due && self.state().sync == SyncStatus::Live {
                    asked = Some(Instant::now());
                    // A session that has ended is seen by whoever follows the directory.
                    if let Err(error) = self.fetch_notices(epoch).await {
                        tracing::info!(code = error.code.text(), cause = error.message, "no notices");
                    }
                }
                self.show_due_notices(epoch).await;
            }
        })
        .await;
    }

    /// Asks the service, tells it what was read, and keeps what comes of it.
    pub(super) async fn fetch_notices(self: &Arc<Self>, epoch: u64) -> Result<(), ErrorBody> {
        let _asking = self.notices.asking.lock().await;
        let (remote, admin) = self.of_notices_session(epoch)?;
        let view = remote.notices_list().await?;
        let now = self.clock.now();
        let new = self.of_notices(epoch, |held| held.take(admin, view.items, now))?;
        if new {
            self.tell(ConsoleEvent::Notices {});
            // What is announced to everybody stands in the state of the service, too, which outlasts the connection.
            self.look_at_status_soon();
        }
        self.tell_read(epoch, &remote).await;
        self.save_notices(epoch).await;
        Ok(())
    }

    /// Tells the service what was read, if there is a connection. If not, the next answer of the service is the time.
    pub(super) async fn tell_read_now(self: &Arc<Self>, epoch: u64) {
        let _asking = self.notices.asking.lock().await;
        if self.state().sync != SyncStatus::Live {
            return;
        }
        if let Ok((remote, _)) = self.of_notices_session(epoch) {
            self.tell_read(epoch, &remote).await;
            self.save_notices(epoch).await;
        }
    }

    async fn tell_read(self: &Arc<Self>, epoch: u64, remote: &Session) {
        let items = self.of_notices(epoch, |held| held.untold()).unwrap_or_default();
        if items.is_empty() {
            return;
        }
        let answer = remote.notices_read(&NoticesReadRequest { items: items.clone() }).await;
        match &answer {
            // What the service does not take now it never takes.
            Err(error) if error.code.kind() != ErrorKind::Input => {
                tracing::info!(
                    code = error.code.text(),
                    cause = error.message,
                    "what was read is told later"
                );
            }
            _ => {
                drop(self.of_notices(epoch, |held| held.told(&items)));
                // Who has read them is another answer from now on.
                self.tell(ConsoleEvent::Notices {});
            }
        }
    }

    fn of_notices_session(&self, epoch: u64) -> Result<(Session, AdminId), ErrorBody> {
        let state = self.state();
        let admin = state.session.as_ref().map(|session| session.admin);
        let session = state.remote.clone().zip(admin).filter(|_| state.epoch == epoch);
        session.ok_or_else(not_signed_in)
    }

    /// Writes them down, if the session is kept.
    pub(crate) async fn save_notices(self: &Arc<Self>, epoch: u64) {
        // An older state must not be written over a newer one.
        let _saving = self.notices.saving.lock().await;
        let Some(key) = self.state().key.clone() else { return };
        let Ok(held) = self.of_notices(epoch, |held| held.was_fetched().then(|| held.clone())) else {
            return;
        };
        let Some(held) = held else { return };
        let console = Arc::clone(self);
        let saved =
            blocking(move || console.notices.vault.save(&key, &held, || console.state().epoch == epoch));
        if let Err(error) = saved.await {
            tracing::warn!(%error, "the notices cannot be kept");
        }
    }
}
