//! Argon2id, off the runtime's threads and no more at once than there are cores: a flood of sign-ins costs memory and
//! time, and this is the limit of both.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use contract::{ErrorBody, ErrorCode, FieldError, PasswordFault, Secret, password_faults};
use directory::{Admin, PasswordRule};
use tokio::sync::Semaphore;

use crate::{
    config::PasswordCost,
    error::{Failure, Outcome},
    store::tenants::Tenant,
};

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

    /// Whether a hash was made at another cost than passwords are hashed at now.
    pub(crate) fn is_outdated(&self, hash: &str) -> bool {
        let params = PasswordHash::new(hash).ok().and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| (params.m_cost(), params.t_cost()) != (self.cost.memory, self.cost.passes))
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

/// Refuses a new password that does not satisfy the company's rule, with every fault.
pub(crate) fn check(rule: &PasswordRule, password: &Secret, names: &[String], path: &str) -> Outcome {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    unfit(&password_faults(rule, password.expose(), &names), path)
}

/// `password_unfit`, unless there is no fault.
pub(crate) fn unfit(faults: &[PasswordFault], path: &str) -> Outcome {
    if faults.is_empty() {
        return Ok(());
    }
    let code = |fault: &PasswordFault| match serde_json::to_value(fault) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    };
    let fields = faults.iter().map(|fault| FieldError { path: path.to_owned(), code: code(fault) }).collect();
    let message = "the password does not satisfy the company's rule";
    Err(ErrorBody::fields(ErrorCode::PasswordUnfit, message, fields).into())
}

/// What a password may not contain: the names of the company and of the admin, as a whole and in their parts.
pub(crate) fn names(tenant: &Tenant, admin: &Admin) -> Vec<String> {
    let whole = [&tenant.company_code, &tenant.name, &admin.account, &admin.name, &admin.yomigana];
    let parts = |text: &&String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    whole.iter().map(|text| (*text).clone()).chain(whole.iter().flat_map(parts)).collect()
}
