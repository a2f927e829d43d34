//! The lock: after a while without use, with the computer's screen, or by hand, nothing is shown or done before the password has been given again.
//! Here and not on the screen is where it holds: a locked console answers no command that reads or writes.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use contract::{
    ErrorBody, ErrorCode, ErrorKind, PasswordProofRequest, Secret, SessionView,
    ipc::{AppState, Nothing, PasswordProof, Phase},
};
use futures_util::{StreamExt as _, stream::BoxStream};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Console,
    session::{blocking, not_signed_in, phase},
};

/// How often a console that has been asleep may take to see that it should be locked; commands see it at once.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often the service hears that somebody is doing something.
const REPORT_EVERY: i64 = 60;
/// Wrong passwords while the service cannot be reached before one has to wait, and for how long at first.
const FREE_GUESSES: u32 = 5;
const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 60 * 60;

/// Compares a password without the service: its Argon2id hash, kept in memory and, encrypted under the keyring's key,
/// beside the token.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Verifier {
    hash: Secret,
    #[serde(default)]
    wrong: u32,
    #[serde(default)]
    wait_until: Option<Timestamp>,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Verifier")
    }
}

impl Verifier {
    /// Starts to make the verifier of a password. `None` if that fails: then unlocking takes the service.
    pub(crate) fn of(password: &Secret) -> impl Future<Output = Option<Self>> + use<> {
        let password = password.clone();
        let made = tokio::spawn(blocking(move || {
            hasher()
                .and_then(|hasher| {
                    hasher.hash_password(password.expose().as_bytes()).map_err(std::io::Error::other)
                })
                .map(|hash| Self { hash: Secret::new(hash.to_string()), wrong: 0, wait_until: None })
        }));
        async move { made.await.ok()?.inspect_err(|error| tracing::warn!(%error, "no offline unlocking")).ok() }
    }

    async fn fits(&self, password: &Secret) -> bool {
        let (hash, password) = (self.hash.clone(), password.clone());
        let fits = blocking(move || {
            let hash = PasswordHash::new(hash.expose()).map_err(std::io::Error::other)?;
            Ok(hasher()?.verify_password(password.expose().as_bytes(), &hash).is_ok())
        });
        fits.await.unwrap_or(false)
    }
}

/// OWASP's parameters.
fn hasher() -> std::io::Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(std::io::Error::other)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

impl Console {
    /// Somebody is doing something: the console stays unlocked, and the service hears of it about once a minute.
    ///
    /// # Errors
    /// `locked`, or `session_ended` if the service says so. That it cannot be reached is none.
    pub async fn session_active(self: &Arc<Self>, _: Nothing) -> Result<Nothing, ErrorBody> {
        self.refuse_locked()?;
        let (epoch, remote) = self.service()?;
        let now = self.clock.now();
        let report = {
            let mut state = self.state();
            state.used_at = now;
            let due = (now - state.reported_at).get_seconds() >= REPORT_EVERY;
            if due {
                state.reported_at = now;
            }
            due
        };
        if report {
            let answer = remote.session_get().await;
            match self.noted(epoch, answer).await {
                Ok(session) => self.renew(epoch, session).await,
                Err(error) if error.code == ErrorCode::SessionEnded => return Err(error),
                Err(error) => tracing::info!(code = error.code.text(), "the service does not hear of use"),
            }
        }
        Ok(Nothing {})
    }

    /// Locks the console.
    ///
    /// # Errors
    /// `not_signed_in`.
    pub async fn session_lock(self: &Arc<Self>, _: Nothing) -> Result<AppState, ErrorBody> {
        let (epoch, _) = self.service()?;
        self.lock();
        self.save_session(epoch).await;
        Ok(self.shown())
    }

    /// Unlocks the console: the service compares the password, or this computer while the service cannot be reached.
    ///
    /// # Errors
    /// What the service answers; offline `password_wrong`, `too_many_attempts`, or the reason why it cannot be reached
    /// where nothing is known to compare with.
    pub async fn session_unlock(self: &Arc<Self>, request: PasswordProof) -> Result<AppState, ErrorBody> {
        let (epoch, remote) = self.service()?;
        let PasswordProof { password } = request;
        match remote.session_step_up(&PasswordProofRequest { password: password.clone() }).await {
            Ok(session) => {
                if self.state().verifier.is_none() {
                    let made = Verifier::of(&password).await;
                    self.state().verifier = made;
                }
                self.renew(epoch, session).await;
            }
            Err(error) if matches!(error.code.kind(), ErrorKind::Local | ErrorKind::Server) => {
                self.compare_here(&password, error).await?;
            }
            Err(error) => return self.noted(epoch, Err(error)).await,
        }
        {
            let mut state = self.state();
            if state.epoch != epoch {
                return Err(not_signed_in());
            }
            state.used_at = self.clock.now();
            if let Some(session) = &state.session {
                state.phase = phase(session);
            }
            if let Some(verifier) = &mut state.verifier {
                (verifier.wrong, verifier.wait_until) = (0, None);
            }
        }
        self.watch_idle(epoch);
        self.save_session(epoch).await;
        self.announce_rows();
        Ok(self.shown())
    }

    /// Proves anew who one is, for dangerous acts.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_step_up(self: &Arc<Self>, request: PasswordProof) -> Result<AppState, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.session_step_up(&PasswordProofRequest { password: request.password }).await;
        let session = self.noted(epoch, answer).await?;
        self.renew(epoch, session).await;
        Ok(self.shown())
    }

    /// Refuses while the console is locked, and locks it first if it should be.
    pub(crate) fn refuse_locked(&self) -> Result<(), ErrorBody> {
        self.lock_if_idle();
        if self.state().phase == Phase::Locked {
            return Err(ErrorBody::new(ErrorCode::Locked, "the console is locked"));
        }
        Ok(())
    }

    /// Locks a session that has nothing else to do first.
    pub(crate) fn lock(&self) {
        let mut state = self.state();
        if state.phase == Phase::SignedIn {
            state.phase = Phase::Locked;
        }
        drop(state);
        self.drop_import();
        self.announce();
    }

    /// Looks from time to time whether the console should be locked, as long as it is not.
    pub(crate) fn watch_idle(self: &Arc<Self>, epoch: u64) {
        let stop = self.state().stop.clone();
        let console = Arc::clone(self);
        tokio::spawn(stop.run_until_cancelled_owned(async move {
            while console.state().epoch == epoch && console.state().phase != Phase::Locked {
                tokio::time::sleep(LOOK_EVERY).await;
                if console.lock_if_idle() {
                    console.save_session(epoch).await;
                }
            }
        }));
    }

    /// Locks with the computer's screen, for as long as there is a console.
    pub(crate) fn follow_screen(self: &Arc<Self>, mut locks: BoxStream<'static, ()>) {
        let console = Arc::downgrade(self);
        tokio::spawn(async move {
            while let Some(()) = locks.next().await {
                let Some(console) = console.upgrade() else { return };
                let epoch = console.state().epoch;
                console.lock();
                console.save_session(epoch).await;
            }
        });
    }

    fn lock_if_idle(&self) -> bool {
        let now = self.clock.now();
        let idle = {
            let state = self.state();
            let unused = (now - state.used_at).get_seconds();
            let limit = state.session.as_ref().map(|session: &SessionView| i64::from(session.lock_seconds));
            state.phase == Phase::SignedIn
                // A time to come means that the clock was turned back meanwhile.
                && limit.is_some_and(|limit| unused >= limit || unused < -REPORT_EVERY)
        };
        if idle {
            self.lock();
        }
        idle
    }

    /// Compares the password on this computer. `unreachable` is why it has to.
    async fn compare_here(
        self: &Arc<Self>,
        password: &Secret,
        unreachable: ErrorBody,
    ) -> Result<(), ErrorBody> {
        let now = self.clock.now();
        let verifier = {
            let mut state = self.state();
            let Some(verifier) = &mut state.verifier else { return Err(unreachable) };
            if let Some(wait) = verifier.wait_until.filter(|until| *until > now) {
                let seconds = u32::try_from((wait - now).get_seconds() + 1).unwrap_or(u32::MAX);
                let body = ErrorBody::new(ErrorCode::TooManyAttempts, "wait, then try again");
                return Err(ErrorBody { retry_after: Some(seconds), ..body });
            }
            // Counted before it is compared: a thousand guesses at once are a thousand.
            verifier.wrong = verifier.wrong.saturating_add(1);
            if let Some(further) = verifier.wrong.checked_sub(FREE_GUESSES) {
                let wait = FIRST_WAIT.saturating_mul(2_i64.saturating_pow(further)).min(LONGEST_WAIT);
                verifier.wait_until = Some(now + Duration::from_secs(wait.unsigned_abs()));
            }
            verifier.clone()
        };
        if verifier.fits(password).await {
            return Ok(());
        }
        let epoch = self.state().epoch;
        self.save_session(epoch).await;
        Err(ErrorBody::new(ErrorCode::PasswordWrong, "this is not the password"))
    }
}
