//! A session that stays over a restart: written down under the keyring's key, taken up again, removed.

use std::sync::Arc;

use contract::{
    ErrorCode, Secret, SessionView,
    ipc::{KeyringStatus, Phase, Unreadable},
};
use directory::AdminId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{KeptRows, blocking};
use crate::{
    Console,
    keyring::{self, Key},
    lock::Verifier,
    replica::Replica,
    store::Opened,
};

/// What is kept of a session that stays.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptSession {
    pub(super) token: Secret,
    pub(super) session: SessionView,
    #[serde(default)]
    pub(super) verifier: Option<Verifier>,
    /// A restart is no way around the lock: it is taken up locked if it was locked, or not used for too long.
    #[serde(default)]
    locked: bool,
    #[serde(default)]
    left_at: Option<Timestamp>,
}

impl KeptSession {
    pub(super) fn is_locked(&self, now: Timestamp) -> bool {
        let lock = i64::from(self.session.lock_seconds);
        // A time to come means that the clock was turned back meanwhile.
        self.locked || self.left_at.is_none_or(|left| !(0..lock).contains(&(now - left).get_seconds()))
    }
}

impl Console {
    /// What is kept, opened. What cannot be opened any more, ever, is removed.
    pub(super) async fn open_kept(
        self: &Arc<Self>,
        key: Option<Key>,
    ) -> Result<Option<(Key, KeptSession, Result<Option<KeptRows>, Unreadable>)>, ErrorCode> {
        if !self.vault.holds_session() {
            return Ok(None);
        }
        let console = Arc::clone(self);
        let opened = blocking(move || {
            let Some(key) = key else { return Ok(None) };
            let Some(kept) = console.vault.load::<KeptSession>(&key)? else { return Ok(None) };
            let rows = console.open_rows(&key, kept.session.admin);
            Ok(Some((key, kept, rows)))
        })
        .await;
        match opened {
            Ok(Some((_, kept, _))) if kept.session.expires_at <= self.clock.now() => {
                self.wipe().await;
                Err(ErrorCode::SessionEnded)
            }
            Ok(Some(opened)) => Ok(Some(opened)),
            Ok(None) => {
                self.wipe().await;
                Ok(None)
            }
            Err(error) => {
                tracing::warn!(%error, "the kept session cannot be read");
                self.wipe().await;
                Err(ErrorCode::DiskFailed)
            }
        }
    }

    /// The kept rows, if they can be read. If not they are fetched anew, and the person is told.
    fn open_rows(&self, key: &Key, admin: AdminId) -> Result<Option<KeptRows>, Unreadable> {
        let opened = self.keeper.open(key, admin).unwrap_or_else(|error| {
            tracing::warn!(%error, "the kept rows cannot be read");
            Opened::Unreadable(Unreadable::Damaged)
        });
        match opened {
            Opened::Nothing => Ok(None),
            Opened::Rows(rows, (revision, synced_at)) => {
                Ok(Some((Replica::load(admin, revision, rows), synced_at)))
            }
            Opened::Unreadable(unreadable) => Err(unreadable),
        }
    }

    /// The key under which a session may be kept. `None` if the keyring does not let it.
    pub(super) async fn key(self: &Arc<Self>) -> Option<Key> {
        let key = self.keyring.obtain().await;
        let mut state = self.state();
        state.keyring = key.as_ref().map_or_else(|code| keyring::status(*code), |_| KeyringStatus::Available);
        key.ok()
    }

    /// Writes the session down, if it is to be kept; whether it is kept or need not be.
    pub(crate) async fn save_session(self: &Arc<Self>, epoch: u64) -> bool {
        // An older state must not be written over a newer one.
        let _saving = self.saving.lock().await;
        let (key, kept) = {
            let state = self.state();
            let parts = state.key.clone().zip(state.remote.as_ref()).zip(state.session.clone());
            let Some(((key, remote), session)) = parts.filter(|_| state.epoch == epoch) else { return true };
            let kept = KeptSession {
                token: remote.token().clone(),
                session,
                verifier: state.verifier.clone(),
                locked: state.phase == Phase::Locked,
                left_at: Some(state.used_at),
            };
            (key, kept)
        };
        let console = Arc::clone(self);
        let saved =
            blocking(move || console.vault.save(&key, &kept, || console.state().epoch == epoch)).await;
        saved.inspect_err(|error| tracing::warn!(%error, "the session cannot be kept")).is_ok()
    }

    /// Removes what is kept, and the key to it.
    pub(super) async fn wipe(self: &Arc<Self>) {
        let kept = self.vault.holds_session();
        let console = Arc::clone(self);
        if let Err(error) = blocking(move || console.vault.wipe().and(console.keeper.wipe())).await {
            tracing::error!(%error, "what was kept cannot be removed; forgetting its key makes it unreadable");
        }
        if kept && self.keyring.forget().await.is_err() {
            tracing::warn!("the keyring entry stays: it opens nothing any more");
        }
    }
}
