//! The check of the connection: the way to the service, looked at step by step, so that whoever cannot get through learns
//! where it ends. Works signed out and locked; what depends on a step that failed is not looked at.
//!
//! Deliberately absent: sentences about what to do (the window has one for each finding), and any password.

mod certificate;
mod here;
mod tls;
mod way;

use std::{sync::Arc, time::Duration};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{CheckFinding, CheckKind, CheckLevel, ConnectionCheck, ConnectionReport, Nothing},
};
use jiff::{Timestamp, fmt::rfc2822};
use tokio::time::Instant;

use self::way::{Proxy, Target};
use crate::Console;

/// How long each step may take. Three of them at most come one after the other.
const LIMIT: Duration = Duration::from_secs(5);
/// How far the clocks may differ, in seconds.
const CLOCK: u64 = 120;

/// How a step came out, and what was seen.
#[derive(Debug)]
struct Outcome {
    finding: CheckFinding,
    detail: String,
}

impl Outcome {
    fn new(finding: CheckFinding, detail: impl Into<String>) -> Self {
        Self { finding, detail: detail.into() }
    }
}

impl Console {
    /// Looks at the way to the service, step by step.
    ///
    /// # Errors
    /// None; the report says what was found.
    pub async fn connection_check(self: &Arc<Self>, _: Nothing) -> Result<ConnectionReport, ErrorBody> {
        let at = self.clock.now();
        let keyring = step(CheckKind::Keyring, CheckFinding::KeyringRefused, self.check_keyring());
        let disk = step(CheckKind::Disk, CheckFinding::DiskFailed, self.check_disk());
        let (mut checks, keyring, disk) = tokio::join!(self.check_way(), keyring, disk);
        checks.extend([keyring, disk]);
        Ok(ConnectionReport { server: self.client.base_url().to_owned(), at, checks })
    }

    async fn check_way(&self) -> Vec<ConnectionCheck> {
        let Some(target) = Target::of(self.client.base_url(), self.client.is_loopback()) else {
            // The client took the address: this cannot be.
            return Vec::new();
        };
        let proxy = {
            let target = target.clone();
            tokio::task::spawn_blocking(move || Proxy::of(&target))
        };
        let proxied = async {
            let proxy = proxy.await.ok().flatten();
            match &proxy {
                Some(found) => (Outcome::new(CheckFinding::ProxyUsed, found.address()), proxy),
                None => (Outcome::new(CheckFinding::ProxyNone, ""), proxy),
            }
        };
        let name = step(CheckKind::Name, CheckFinding::NameUnknown, way::name(&target));
        let nothing = || (Outcome::new(CheckFinding::NotReached, ""), None);
        let (mut name, (proxy_check, proxy)) =
            tokio::join!(name, step_with(CheckKind::Proxy, nothing, proxied));
        if proxy.is_some() && name.level == CheckLevel::Failed {
            // The proxy looks the name up; here it need not be known.
            name.level = CheckLevel::Warning;
        }
        let passed = name.level != CheckLevel::Failed;
        let mut checks = vec![name, proxy_check];
        let tls = if passed {
            let seen = tls::check(&target, proxy.as_ref(), self.ca_pem.as_deref());
            step(CheckKind::Tls, CheckFinding::ConnectFailed, seen).await
        } else {
            skipped(CheckKind::Tls)
        };
        let passed = matches!(tls.level, CheckLevel::Fine | CheckLevel::Warning);
        checks.push(tls);
        let (api, clock) = if passed {
            let late = || (Outcome::new(CheckFinding::ApiUnready, "no answer in time"), None);
            step_with(CheckKind::Api, late, self.check_api()).await
        } else {
            (skipped(CheckKind::Api), None)
        };
        checks.extend([api, clock_check(clock)]);
        checks
    }

    /// Whether it is the service that answers and it is ready; and by how many seconds this computer is ahead of it.
    async fn check_api(&self) -> (Outcome, Option<i64>) {
        let health = match self.client.probe("/healthz", LIMIT).await {
            Ok(probe) => probe,
            Err(error) => return (unanswered(&error), None),
        };
        let ahead = health.date.as_deref().and_then(|date| ahead_of(date, self.clock.now()));
        if !health.is_well() {
            let busy = health.ours || matches!(health.status, 502..=504);
            let finding = if busy { CheckFinding::ApiUnready } else { CheckFinding::ApiForeign };
            // The clock of somebody else says nothing.
            return (Outcome::new(finding, format!("HTTP {}", health.status)), None);
        }
        let outcome = match self.client.probe("/readyz", LIMIT).await {
            Ok(ready) if ready.is_well() => Outcome::new(CheckFinding::Fine, ""),
            Ok(ready) => Outcome::new(CheckFinding::ApiUnready, format!("HTTP {}", ready.status)),
            Err(error) => unanswered(&error),
        };
        (outcome, ahead)
    }
}

fn unanswered(error: &ErrorBody) -> Outcome {
    let finding = match error.code {
        ErrorCode::Offline => CheckFinding::ApiUnready,
        _ => CheckFinding::ApiForeign,
    };
    Outcome::new(finding, error.message.clone())
}

/// By how many seconds this computer's clock is ahead of one that answers with this `Date`.
fn ahead_of(date: &str, now: Timestamp) -> Option<i64> {
    let theirs = rfc2822::parse(date).ok()?.timestamp();
    Some(now.duration_since(theirs).as_secs())
}

fn clock_check(ahead: Option<i64>) -> ConnectionCheck {
    let Some(ahead) = ahead else { return skipped(CheckKind::Clock) };
    let off = ahead.unsigned_abs() > CLOCK;
    let finding = if off { CheckFinding::ClockOff } else { CheckFinding::Fine };
    checked(CheckKind::Clock, Outcome::new(finding, ahead.to_string()), Duration::ZERO)
}

/// Does a step within its time. What is too late has the given finding.
async fn step(kind: CheckKind, late: CheckFinding, work: impl Future<Output = Outcome>) -> ConnectionCheck {
    let late = || (Outcome::new(late, "no answer in time"), ());
    step_with(kind, late, async { (work.await, ()) }).await.0
}

async fn step_with<T>(
    kind: CheckKind,
    late: impl FnOnce() -> (Outcome, T),
    work: impl Future<Output = (Outcome, T)>,
) -> (ConnectionCheck, T) {
    let start = Instant::now();
    let (outcome, seen) = tokio::time::timeout(LIMIT, work).await.unwrap_or_else(|_| late());
    (checked(kind, outcome, start.elapsed()), seen)
}

fn skipped(kind: CheckKind) -> ConnectionCheck {
    checked(kind, Outcome::new(CheckFinding::NotReached, ""), Duration::ZERO)
}

fn checked(kind: CheckKind, outcome: Outcome, took: Duration) -> ConnectionCheck {
    let Outcome { finding, detail } = outcome;
    let took_ms = u32::try_from(took.as_millis()).unwrap_or(u32::MAX);
    ConnectionCheck { kind, finding, level: level(finding), detail, took_ms }
}

/// How serious a finding is.
fn level(finding: CheckFinding) -> CheckLevel {
    use CheckFinding as F;
    match finding {
        F::Fine | F::ProxyNone | F::ProxyUsed | F::TlsNone => CheckLevel::Fine,
        F::NotReached => CheckLevel::Skipped,
        // Everything else works without a keyring, and for a while with a full disk or another clock.
        F::CertificatePrivate | F::ClockOff | F::KeyringNone | F::KeyringRefused | F::DiskLow => {
            CheckLevel::Warning
        }
        F::NameUnknown
        | F::ConnectFailed
        | F::CertificateUntrusted
        | F::CertificateOtherName
        | F::CertificateExpired
        | F::ApiForeign
        | F::ApiUnready
        | F::DiskFailed => CheckLevel::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_may_differ_by_two_minutes() {
        let now: Timestamp = "1994-11-06T08:51:37Z".parse().unwrap();
        for (date, ahead, finding) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(120), CheckFinding::Fine),
            ("Sun, 06 Nov 1994 08:49:36 GMT", Some(121), CheckFinding::ClockOff),
            ("Sun, 06 Nov 1994 08:53:37 GMT", Some(-120), CheckFinding::Fine),
            ("Sun, 06 Nov 1994 08:53:38 GMT", Some(-121), CheckFinding::ClockOff),
            ("yesterday", None, CheckFinding::NotReached),
        ] {
            let seen = ahead_of(date, now);
            assert_eq!((seen, clock_check(seen).finding), (ahead, finding), "{date}");
        }
    }
}
