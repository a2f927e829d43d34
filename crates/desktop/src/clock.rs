//! Time and fresh ids: passed in, so that tests can hold them still.

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Where on earth it is told: what "tonight" means.
    fn zone(&self) -> TimeZone {
        TimeZone::system()
    }
}

/// Makes ids that nobody has.
pub trait Ids: Send + Sync + std::fmt::Debug {
    /// A new id: a UUID of version 7.
    fn fresh(&self) -> Uuid;
}

/// This machine's clock and randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

impl Clock for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place where the console reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl Ids for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place where the console makes ids")]
    fn fresh(&self) -> Uuid {
        Uuid::now_v7()
    }
}
