//! Who is signed in: signing in and out, a session that stays over a restart, and one that ends by itself.

mod keep;

use std::{path::Path, sync::Arc, time::Duration};

use api_client::Session;
use contract::{
    ErrorBody, ErrorCode, PasswordChangeRequest, SessionCreateRequest, SessionView,
    ipc::{
        AppState, KeyringStatus, LastSignIn, Phase, SessionPasswordChange, SessionSignIn, SyncStatus,
        Unreadable,
    },
};
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::{
    Console, disk,
    keyring::{self, Key},
    lock::Verifier,
    replica::Replica,
};

/// How long the service may take to hear that somebody has signed out.
const FAREWELL: Duration = Duration::from_secs(3);
const LAST_SIGN_IN: &str = "last-sign-in.json";

/// The replica as it was, and when it was up to date.
type KeptRows = (Replica, Option<Timestamp>);

/// Company and account of the last sign-in in this folder. A file that cannot be read is as good as none.
pub(crate) fn last_sign_in(folder: &Path) -> Option<LastSignIn> {
    let file = disk::read(&folder.join(LAST_SIGN_IN)).ok()??;
    serde_json::from_slice(&file).ok()
}

impl Console {
    /// Takes up a kept session, if there is one.
    pub(crate) async fn resume(self: &Arc<Self>) {
        let _signing = self.signing.lock().await;
        if !matches!(self.state().phase, Phase::Starting | Phase::SignedOut) {
            return;
        }
        let ended = match self.keyring.read().await {
            Ok(key) => {
                self.state().keyring = KeyringStatus::Available;
                match self.open_kept(key).await {
                    Ok(Some((key, kept, rows))) => {
                        let locked = kept.is_locked(self.clock.now());
                        self.open_notices(&key, kept.session.admin).await;
                        let remote = self.client.with_token(kept.token);
                        self.begin(kept.session, remote, Some(key), rows, kept.verifier);
                        if locked {
                            self.lock();
                        }
                        return;
                    }
                    Ok(None) => None,
                    Err(code) => Some(code),
                }
            }
            Err(code) => {
                self.state().keyring = keyring::status(code);
                // Only a session that stays is missed.
                self.vault.is_there().then_some(code)
            }
        };
        let mut state = self.state();
        state.phase = Phase::SignedOut;
        state.ended = ended;
        drop(state);
        self.announce();
    }

    /// Signs in, and out before if somebody is signed in.
    ///
    /// # Errors
    /// What the service answers, or a local code. A keyring that does not work is no error: the session just does not
    /// stay, and the state says so.
    pub async fn session_sign_in(self: &Arc<Self>, request: SessionSignIn) -> Result<AppState, ErrorBody> {
        let _signing = self.signing.lock().await;
        let SessionSignIn { company_code, account, password, otp, stay_signed_in } = request;
        let last = LastSignIn { company_code: company_code.clone(), account: account.clone() };
        let verifier = Verifier::of(&password);
        let create = SessionCreateRequest { company_code, account, password, otp };
        let created = self.client.session_create(&create).await?;
        let verifier = verifier.await;
        self.leave(None, true).await;
        let remote = self.client.with_token(created.token);
        let key = if stay_signed_in { self.key().await } else { None };
        self.remember(last).await;
        let epoch = self.begin(created.session, remote, key, Ok(None), verifier);
        if !self.save_session(epoch).await {
            self.state().key = None;
        }
        Ok(self.shown())
    }

    /// Signs out. Of the session nothing stays on this machine; the service is told if it can be reached.
    ///
    /// # Errors
    /// None; whoever is not signed in stays so.
    pub async fn session_sign_out(
        self: &Arc<Self>,
        _: contract::ipc::Nothing,
    ) -> Result<AppState, ErrorBody> {
        let _signing = self.signing.lock().await;
        self.leave(None, true).await;
        Ok(self.shown())
    }

    /// Changes one's own password; also the way out of `must_change_password`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_password_change(
        self: &Arc<Self>,
        request: SessionPasswordChange,
    ) -> Result<AppState, ErrorBody> {
        let signing = self.signing.lock().await;
        let (epoch, remote) = self.remote()?;
        let SessionPasswordChange { current, new } = request;
        let verifier = Verifier::of(&new).await;
        let answer = remote.session_password_change(&PasswordChangeRequest { current, new }).await;
        // What the answer leads to may have to sign out.
        drop(signing);
        let session = self.noted(epoch, answer).await?;
        self.state().verifier = verifier;
        self.renew(epoch, session).await;
        self.save_session(epoch).await;
        Ok(self.shown())
    }

    /// Takes the session as the service now describes it.
    pub(crate) async fn renew(self: &Arc<Self>, epoch: u64, session: SessionView) {
        let same = {
            let mut state = self.state();
            if state.epoch != epoch {
                return;
            }
            // The service's clock moves with every answer; that alone is nothing new.
            let same = state.session.as_ref().is_some_and(|known| {
                *known == SessionView { server_time: known.server_time, ..session.clone() }
            });
            if state.phase != Phase::Locked {
                state.phase = phase(&session);
            }
            state.session = Some(session);
            same
        };
        if !same {
            self.save_session(epoch).await;
        }
        self.start_sync();
        self.announce();
    }

    /// The session, for what a person asks of the service: not while locked, and not with another admin's eyes.
    pub(crate) fn remote(&self) -> Result<(u64, Session), ErrorBody> {
        self.refuse_locked()?;
        let viewing = self.replica().as_ref().is_some_and(|replica| replica.viewing_as().is_some());
        // What must be done first is one's own, whoever's eyes were used.
        if viewing && self.state().phase == Phase::SignedIn {
            return Err(ErrorBody::new(ErrorCode::ViewingAs, "this is another admin's view, to read only"));
        }
        self.service()
    }

    /// The session, for what the console does by itself.
    pub(crate) fn service(&self) -> Result<(u64, Session), ErrorBody> {
        let state = self.state();
        let remote = state.remote.clone();
        remote.map(|remote| (state.epoch, remote)).ok_or_else(not_signed_in)
    }

    /// The epoch of whoever may work: not while locked, and not before what must be done first.
    pub(crate) fn working(&self) -> Result<u64, ErrorBody> {
        self.refuse_locked()?;
        let state = self.state();
        match state.phase {
            Phase::SignedIn => Ok(state.epoch),
            Phase::MustChangePassword | Phase::MustAddFactor => {
                Err(ErrorBody::new(ErrorCode::NotReady, "something must be done first"))
            }
            Phase::Starting | Phase::SignedOut | Phase::Locked => Err(not_signed_in()),
        }
    }

    /// Looks at what the service answered: a session that has ended ends here, too.
    pub(crate) async fn noted<T>(
        self: &Arc<Self>,
        epoch: u64,
        answer: Result<T, ErrorBody>,
    ) -> Result<T, ErrorBody> {
        if let Err(error) = &answer {
            match error.code {
                ErrorCode::SessionEnded => self.leave_if(epoch, error.code).await,
                ErrorCode::PasswordChangeRequired | ErrorCode::FactorRequired => {
                    self.require(epoch, error.code);
                }
                _ => {}
            }
        }
        answer
    }

    /// Ends a session that is over without having been asked to, unless another one has begun since.
    pub(crate) async fn leave_if(self: &Arc<Self>, epoch: u64, ended: ErrorCode) {
        let _signing = self.signing.lock().await;
        if self.state().epoch == epoch {
            self.leave(Some(ended), false).await;
        }
    }

    /// Something must be done before anything else.
    fn require(self: &Arc<Self>, epoch: u64, code: ErrorCode) {
        let mut state = self.state();
        let current = state.epoch == epoch;
        if let Some(session) = state.session.as_mut().filter(|_| current) {
            session.must_change_password |= code == ErrorCode::PasswordChangeRequired;
            session.must_add_factor |= code == ErrorCode::FactorRequired;
            let required = phase(session);
            if state.phase != Phase::Locked {
                state.phase = required;
            }
            state.stop.cancel();
            state.stop = CancellationToken::new();
            state.syncing = false;
        }
        drop(state);
        self.watch_idle(epoch);
        self.announce();
    }

    /// Begins a session that has been made or taken up; its epoch.
    fn begin(
        self: &Arc<Self>,
        session: SessionView,
        remote: Session,
        key: Option<Key>,
        kept: Result<Option<KeptRows>, Unreadable>,
        verifier: Option<Verifier>,
    ) -> u64 {
        let unreadable = kept.as_ref().err().copied();
        let (replica, synced_at) = kept.ok().flatten().unzip();
        let sync = if replica.is_some() { SyncStatus::Offline } else { SyncStatus::Empty };
        let mut slot = self.replica_mut();
        let mut state = self.state();
        state.epoch += 1;
        state.phase = phase(&session);
        state.session = Some(session);
        state.remote = Some(remote);
        state.key = key;
        state.sync = sync;
        state.synced_at = synced_at.flatten();
        state.unreadable = unreadable;
        state.ended = None;
        state.stop = CancellationToken::new();
        state.syncing = false;
        state.used_at = self.clock.now();
        state.reported_at = self.clock.now();
        state.verifier = verifier;
        let epoch = state.epoch;
        *slot = replica;
        drop((state, slot));
        self.watch_idle(epoch);
        self.start_sync();
        self.announce_rows();
        epoch
    }

    /// Ends the session here and removes everything of it; then says farewell to the service, if wanted.
    async fn leave(self: &Arc<Self>, ended: Option<ErrorCode>, farewell: bool) {
        let remote = {
            let mut slot = self.replica_mut();
            let mut state = self.state();
            state.epoch += 1;
            state.stop.cancel();
            state.syncing = false;
            state.phase = Phase::SignedOut;
            state.session = None;
            state.key = None;
            state.verifier = None;
            state.settings = None;
            state.sync = SyncStatus::Empty;
            state.synced_at = None;
            state.unreadable = None;
            state.ended = ended;
            *slot = None;
            state.remote.take()
        };
        self.notices.clear();
        self.drop_import();
        self.wipe().await;
        self.announce();
        if let Some(remote) = remote.filter(|_| farewell)
            && !matches!(tokio::time::timeout(FAREWELL, remote.session_delete()).await, Ok(Ok(())))
        {
            tracing::info!(
                "signed out without the service hearing of it; it ends the session when it is idle"
            );
        }
    }

    async fn remember(self: &Arc<Self>, last: LastSignIn) {
        self.state().last_sign_in = Some(last.clone());
        let path = self.data_dir.join(LAST_SIGN_IN);
        let saved = blocking(move || disk::replace(&path, &serde_json::to_vec(&last)?)).await;
        if let Err(error) = saved {
            tracing::warn!(%error, "company and account cannot be remembered");
        }
    }
}

/// Work on the disk, on a thread where it holds nobody up.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(std::io::Error::other(error)))
}

pub(crate) fn not_signed_in() -> ErrorBody {
    ErrorBody::new(ErrorCode::NotSignedIn, "nobody is signed in")
}

/// What a session lets its owner do, the lock left aside.
pub(crate) fn phase(session: &SessionView) -> Phase {
    match session {
        SessionView { must_change_password: true, .. } => Phase::MustChangePassword,
        SessionView { must_add_factor: true, .. } => Phase::MustAddFactor,
        _ => Phase::SignedIn,
    }
}
