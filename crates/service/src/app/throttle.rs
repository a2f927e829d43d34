//! How often one may try a password: for each account and for each address, so that neither many guesses at one account
//! nor one guess at many get far. Wrong attempts at an account lie in the database, so that several processes count
//! together and a restart forgives nothing; an account that does not exist is counted like one that does.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use contract::{ErrorBody, ErrorCode};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};
use jiff::Timestamp;

use super::{App, secrets};
use crate::{
    config::Throttle,
    error::Outcome,
    store::{failures, failures::Failures},
};

/// How long wrong attempts at an account are remembered after the last one.
pub(crate) const FAILURES_KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Addresses, each with the attempts it has left.
pub(crate) struct Addresses {
    limiter: RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock>,
    clock: DefaultClock,
}

impl Addresses {
    pub(crate) fn new(throttle: Throttle) -> Self {
        let burst = NonZeroU32::new(throttle.address_burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(throttle.address_refill)
            .unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN))
            .allow_burst(burst);
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default() }
    }

    /// Counts one attempt, or refuses it with the seconds to wait.
    pub(super) fn attempt(&self, address: IpAddr) -> Outcome {
        let refused = self.limiter.check_key(&address);
        refused.map_err(|until| too_many(until.wait_time_from(self.clock.now())).into())
    }

    /// Forgets whoever has every attempt back.
    pub(crate) fn sweep(&self) {
        self.limiter.retain_recent();
    }
}

/// An attempt at an account, counted as a wrong one until it is known to be right.
pub(crate) struct Attempt {
    account_hash: String,
    before: Failures,
    /// Whether it locks the account, should it be wrong.
    pub(crate) locks: bool,
}

impl App {
    /// Counts one attempt at an account, or refuses it with the seconds to wait. Counted before the password is looked
    /// at: a thousand attempts at the same moment are a thousand.
    pub(crate) async fn attempt(
        &self,
        company_code: &str,
        account: &str,
        address: IpAddr,
    ) -> Outcome<Attempt> {
        self.addresses.attempt(address)?;
        let account_hash = account_hash(company_code, account);
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        let before = failures::of(&mut transaction, &account_hash).await?;
        if let Some(until) = before.locked_until.filter(|until| *until > now) {
            return Err(too_many(Duration::try_from(until - now).unwrap_or_default()).into());
        }
        let count = before.count.saturating_add(1);
        let locked_until = lock(self.config.throttle, count).map(|lock| now + lock);
        failures::put(&mut transaction, &account_hash, Failures { count, locked_until }, now).await?;
        transaction.commit().await?;
        Ok(Attempt { account_hash, before, locks: locked_until.is_some() })
    }

    /// Until when an account is locked.
    pub(crate) async fn locked_until(
        &self,
        connection: &mut crate::store::Connection,
        company_code: &str,
        account: &str,
    ) -> Outcome<Option<Timestamp>> {
        let failures = failures::of(connection, &account_hash(company_code, account)).await?;
        Ok(failures.locked_until.filter(|until| *until > self.now()))
    }
}

impl Attempt {
    /// It was right: every wrong one before it is forgotten.
    pub(crate) async fn forgive(&self, connection: &mut crate::store::Connection) -> Outcome {
        failures::remove(connection, &self.account_hash).await
    }

    /// It was neither right nor wrong: as if it had not been made.
    pub(crate) async fn take_back(&self, app: &App) -> Outcome {
        let mut transaction = app.store.writer().await?;
        let now = failures::of(&mut transaction, &self.account_hash).await?;
        // Others were counted meanwhile: their wrong attempts, and the lock that they led to, stay.
        let alone = now.count == self.before.count.saturating_add(1);
        let count = now.count.saturating_sub(1);
        let left = if alone { self.before } else { Failures { count, ..now } };
        failures::put(&mut transaction, &self.account_hash, left, app.now()).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// What is kept of an account somebody tried: nothing that tells which.
pub(crate) fn account_hash(company_code: &str, account: &str) -> String {
    secrets::token_hash(&format!("{company_code}\n{}", account.to_lowercase()))
}

/// How long so many wrong attempts lock an account.
fn lock(throttle: Throttle, failures: u32) -> Option<Duration> {
    let further = failures.checked_sub(throttle.failures)?;
    Some(throttle.lock.saturating_mul(2_u32.saturating_pow(further)).min(throttle.longest_lock))
}

fn too_many(wait: Duration) -> ErrorBody {
    let seconds = (wait.as_secs() + 1).try_into().unwrap_or(u32::MAX);
    let body = ErrorBody::new(ErrorCode::TooManyAttempts, "too many attempts; wait, then try again");
    ErrorBody { retry_after: Some(seconds), ..body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow_up_to_the_longest() {
        let throttle = Throttle {
            failures: 5,
            lock: Duration::from_secs(60),
            longest_lock: Duration::from_secs(3600),
            address_burst: 1,
            address_refill: Duration::from_secs(1),
        };
        let minutes = |failures| lock(throttle, failures).map(|lock| lock.as_secs() / 60);
        assert_eq!(minutes(4), None);
        assert_eq!([5, 6, 7, 10, 11, 12, u32::MAX].map(minutes), [1, 2, 4, 32, 60, 60, 60].map(Some));
    }
}
