//! How a service runs: everything that may differ between a production service, a demo and a test.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use jiff::Timestamp;
use uuid::Uuid;

/// How to run the service.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the database and, for a self-signed service, its certificates.
    pub data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// How connections are protected.
    pub tls: Tls,
    /// The file of the operator's key, for a service that writes the status document.
    pub status_key: Option<PathBuf>,
    /// How many rows of companies are kept in memory in all, a kilobyte each. One company is kept whatever its size.
    pub most_rows: usize,
    /// What a guess at a password costs.
    pub password_cost: PasswordCost,
    /// How often one may try to sign in.
    pub throttle: Throttle,
    /// The clock; tests turn it.
    pub clock: fn() -> Timestamp,
    /// Makes ids, of UUID version 7.
    pub ids: fn() -> Uuid,
}

/// How connections are protected.
#[derive(Clone, Debug)]
pub enum Tls {
    /// With a certificate of a private authority that is made in the data folder.
    SelfSigned,
    /// With a certificate and its key, both PEM files.
    Files {
        /// The certificate chain.
        certificate: PathBuf,
        /// The private key.
        key: PathBuf,
    },
    /// Not at all: loopback addresses only.
    InsecureLoopback,
}

/// Parameters of Argon2id.
#[derive(Clone, Copy, Debug)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes.
    pub passes: u32,
}

/// Attempts to sign in.
#[derive(Clone, Copy, Debug)]
pub struct Throttle {
    /// Wrong ones at one account before it is locked.
    pub failures: u32,
    /// How long the first lock lasts; each further wrong attempt doubles it.
    pub lock: Duration,
    /// The longest lock.
    pub longest_lock: Duration,
    /// From one address, at once.
    pub address_burst: u32,
    /// From one address, the time after which another one is given back.
    pub address_refill: Duration,
}

/// Rows that are kept in memory if nobody says otherwise.
pub const MOST_ROWS: usize = 2_000_000;

impl Config {
    /// A service in production. The cost is OWASP's recommendation for Argon2id.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the real clock and generator come in")]
    pub fn new(data: PathBuf, listen: SocketAddr, tls: Tls) -> Self {
        Self {
            data,
            listen,
            tls,
            status_key: None,
            most_rows: MOST_ROWS,
            password_cost: PasswordCost { memory: 19_456, passes: 2 },
            throttle: Throttle {
                failures: 5,
                lock: Duration::from_secs(60),
                longest_lock: Duration::from_secs(60 * 60),
                address_burst: 100,
                address_refill: Duration::from_secs(1),
            },
            clock: Timestamp::now,
            ids: Uuid::now_v7,
        }
    }
}
