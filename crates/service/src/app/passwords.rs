//! Argon2id, off the runtime's threads and no more at once than there are cores: a flood of sign-ins costs memory and
//! time, and this is the limit of both.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use contract::{ErrorCode, Secret};
use tokio::sync::Semaphore;

use crate::{
    config::PasswordCost,
    error::{Failure, Outcome, blame},
};

/// Shortest and longest password, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=128;

pub(crate) struct Passwords {
    cost: PasswordCost,
    slots: Arc<Semaphore>,
    /// The hash of nothing that anybody knows: unknown accounts take as long as known ones.
    decoy: tokio::sync::OnceCell<String>,
}

impl Passwords {
    pub(crate) fn new(cost: PasswordCost) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { cost, slots: Arc::new(Semaphore::new(cores)), decoy: tokio::sync::OnceCell::new() }
    }

    /// The hash under which a password is kept.
    pub(crate) async fn hash(&self, password: &Secret) -> Outcome<String> {
        let (password, cost) = (password.clone(), self.cost);
        self.off_thread(move || {
            let hash =
                hasher(cost)?.hash_password(password.expose().as_bytes()).map_err(|error| broken(&error))?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether a password is the one of this hash; without a hash it never is, after the same time.
    pub(crate) async fn verify(&self, password: &Secret, hash: Option<String>) -> Outcome<bool> {
        let known = hash.is_some();
        let hash = match hash {
            Some(hash) => hash,
            None => {
                let decoy =
                    self.decoy.get_or_try_init(|| async { self.hash(&super::secrets::password()).await });
                decoy.await?.clone()
            }
        };
        let (password, cost) = (password.clone(), self.cost);
        self.off_thread(move || {
            let hash = PasswordHash::new(&hash).map_err(|error| broken(&error))?;
            Ok(hasher(cost)?.verify_password(password.expose().as_bytes(), &hash).is_ok() && known)
        })
        .await
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let _slot = self.slots.acquire().await.map_err(|error| broken(&error))?;
        tokio::task::spawn_blocking(work).await?
    }
}

fn hasher(cost: PasswordCost) -> Outcome<Argon2<'static>> {
    let params = Params::new(cost.memory, cost.passes, 1, None).map_err(|error| broken(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Failure::Broken(format!("password: {error}"))
}

/// The rule of a new password: long enough, and not what anybody would try first.
pub(crate) fn check(password: &Secret, account: &str, company_code: &str, path: &str) -> Outcome {
    let text = password.expose();
    let lower = text.to_lowercase();
    let names = [account, company_code].iter().any(|name| lower.contains(&name.to_lowercase()));
    if !LENGTH.contains(&text.chars().count()) || text.chars().any(char::is_control) || names {
        return Err(blame(
            ErrorCode::PasswordUnfit,
            "a password has 12 to 128 characters and does not contain the account or the company code",
            path,
        ));
    }
    Ok(())
}
