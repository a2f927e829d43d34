//! How often one may try a password: for each account and for each address, so that neither many guesses at one account
//! nor one guess at many get far.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use contract::{ErrorBody, ErrorCode};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};

use crate::{config::Throttle, error::Outcome};

type Limiter<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

pub(crate) struct Throttles {
    accounts: Limiter<String>,
    addresses: Limiter<IpAddr>,
    clock: DefaultClock,
}

impl Throttles {
    pub(crate) fn new(throttle: Throttle) -> Self {
        Self {
            accounts: RateLimiter::keyed(quota(throttle.account_burst, throttle.account_refill)),
            addresses: RateLimiter::keyed(quota(throttle.address_burst, throttle.address_refill)),
            clock: DefaultClock::default(),
        }
    }

    /// Counts one attempt, or refuses it with the seconds to wait.
    pub(crate) fn attempt(&self, company_code: &str, account: &str, address: IpAddr) -> Outcome {
        let now = self.clock.now();
        let key = format!("{company_code}\n{}", account.to_lowercase());
        let refused = [self.addresses.check_key(&address), self.accounts.check_key(&key)];
        match refused.into_iter().filter_map(Result::err).map(|until| until.wait_time_from(now)).max() {
            None => Ok(()),
            Some(wait) => {
                let seconds = (wait.as_secs() + 1).try_into().unwrap_or(u32::MAX);
                let body =
                    ErrorBody::new(ErrorCode::TooManyAttempts, "too many attempts; wait, then try again");
                Err(ErrorBody { retry_after: Some(seconds), ..body }.into())
            }
        }
    }

    /// Forgets whoever has every attempt back.
    pub(crate) fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}

fn quota(burst: u32, refill: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(refill).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN)).allow_burst(burst)
}
