//! A session that stays over a restart: written down under the keyring's key, taken up again, removed.

use std::{io, sync::Arc};

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
        if !self.vault.is_there() {
            return Ok(None);
        }
        let console = Arc::clone(self);
        let opened = blocking(move || {
            // A file whose key is gone is as good as one that was tampered with.
            let key = key.ok_or(io::ErrorKind::InvalidData)?;
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
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                tracing::warn!(%error, "the kept session can never be opened again");
                self.wipe().await;
                Err(ErrorCode::KeptUnreadable)
            }
            // The disk may be back in a moment: nothing is removed, and `connection_retry` looks again.
            Err(error) => {
                tracing::warn!(%error, "the kept session cannot be read now");
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
                Ok(Some((Replica::load(admin, revision, *rows), synced_at)))
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
        let kept = self.vault.is_there();
        let console = Arc::clone(self);
        if let Err(error) =
            blocking(move || console.vault.wipe().and(console.keeper.wipe()).and(console.notices.wipe()))
                .await
        {
            tracing::error!(%error, "what was kept cannot be removed; forgetting its key makes it unreadable");
        }
        if kept && self.keyring.forget().await.is_err() {
            tracing::warn!("the keyring entry stays: it opens nothing any more");
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::ipc::Nothing;

    use super::*;
    use crate::{Config, KeyStore};

    /// A body as the first console kept it, before there were locks and second factors.
    const OLD: &str = r#"{
        "token": "old-token",
        "session": {
            "id": "019a0000-0000-7000-8000-000000000009",
            "admin": "019a0000-0000-7000-8000-000000000001",
            "account": "root",
            "name": "山田 太郎",
            "company_code": "AOBA",
            "company_name": "青葉精機株式会社",
            "must_change_password": false,
            "created_at": "2026-11-01T00:00:00Z",
            "expires_at": "2999-12-01T00:00:00Z",
            "idle_seconds": 604800,
            "server_time": "2026-11-01T00:00:00Z"
        }
    }"#;

    #[derive(Debug, Default)]
    struct Memory(std::sync::Mutex<Option<Secret>>);

    impl KeyStore for Memory {
        fn read(&self, _: &str) -> Result<Option<Secret>, ErrorCode> {
            Ok(self.0.lock().unwrap().clone())
        }
        fn write(&self, _: &str, text: &Secret) -> Result<(), ErrorCode> {
            *self.0.lock().unwrap() = Some(text.clone());
            Ok(())
        }
        fn delete(&self, _: &str) -> Result<(), ErrorCode> {
            *self.0.lock().unwrap() = None;
            Ok(())
        }
    }

    async fn started(folder: &std::path::Path, keyring: &Arc<Memory>) -> Arc<Console> {
        // Nobody listens there.
        let config = Config::new("http://127.0.0.1:9", folder, "1.2.3");
        let console = Console::start(Config { keyring: keyring.clone(), ..config }).await.unwrap();
        while console.app_state(Nothing {}).await.unwrap().phase == Phase::Starting {
            tokio::task::yield_now().await;
        }
        console
    }

    #[tokio::test]
    async fn what_an_older_console_kept_is_taken_up_locked() {
        let (folder, keyring) = (tempfile::tempdir().unwrap(), Arc::new(Memory::default()));
        let first = started(folder.path(), &keyring).await;
        let key = first.keyring.obtain().await.unwrap();
        let old: serde_json::Value = serde_json::from_str(OLD).unwrap();
        first.vault.save(&key, &old, || true).unwrap();

        let second = started(folder.path(), &keyring).await;
        let state = second.app_state(Nothing {}).await.unwrap();
        let session = state.session.unwrap();
        assert_eq!((state.phase, state.ended), (Phase::Locked, None), "nobody knows since when it was left");
        assert_eq!((session.account.as_str(), session.lock_seconds), ("root", 900));
        assert_eq!(session.verified_until, Timestamp::UNIX_EPOCH, "dangerous acts ask for the password");
        assert_eq!((session.has_factor, session.must_add_factor, session.notes.len()), (false, false, 0));
        assert_eq!(second.service().unwrap().1.token().expose(), "old-token");
    }
}
