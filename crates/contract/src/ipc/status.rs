//! The state of the service, and of the way to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::StatusDocument;

/// Why nothing newer is known of the state of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatusProblem {
    /// Where the document lies cannot be reached.
    NotReached,
    /// The document is not signed by the operator.
    WrongSignature,
    /// It is older than the one that is here.
    Older,
    /// It cannot be read.
    Unreadable,
    /// The operator has published none.
    NonePublished,
    /// This console was built without the operator's key.
    NoKey,
}

/// What a connection check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// Whether the service's name leads to an address.
    Name,
    /// Whether a proxy stands in between, and which.
    Proxy,
    /// Whether a connection comes about and the certificate is trusted, and who vouches for it.
    Tls,
    /// Whether the API answers.
    Api,
    /// Whether this computer's clock agrees with the service's.
    Clock,
    /// Whether the keyring can be used.
    Keyring,
    /// Whether the console's folder can be written, and how much is free.
    Disk,
}

/// How a check came out; each has a sentence of what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckFinding {
    /// As it should be.
    Fine,
    /// Not looked at, because something before it failed.
    NotReached,
    /// Name: there is no such name, or nobody who would know it.
    NameUnknown,
    /// Proxy: none; the console connects directly.
    ProxyNone,
    /// Proxy: there is one, and the console goes through it.
    ProxyUsed,
    /// Tls: no connection, refused or unanswered.
    ConnectFailed,
    /// Tls: the certificate is not trusted by this computer.
    CertificateUntrusted,
    /// Tls: the certificate is for another name.
    CertificateOtherName,
    /// Tls: the certificate is past its days, or not yet valid.
    CertificateExpired,
    /// Tls: the certificate is trusted, but not by one of the usual authorities: a proxy reads along, or the service
    /// has an authority of its own.
    CertificatePrivate,
    /// Tls: there is no TLS to this address (loopback).
    TlsNone,
    /// Api: what answers is not this service.
    ApiForeign,
    /// Api: it answers, and is not ready.
    ApiUnready,
    /// Clock: it differs by more than two minutes.
    ClockOff,
    /// Keyring: there is none.
    KeyringNone,
    /// Keyring: it refuses.
    KeyringRefused,
    /// Disk: the folder cannot be written.
    DiskFailed,
    /// Disk: less than 500 MiB are free.
    DiskLow,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    /// All is well.
    Fine,
    /// Works, and is worth knowing.
    Warning,
    /// Does not work.
    Failed,
    /// Not looked at.
    Skipped,
}

ipc_types! {
    /// What is known of the state of the service.
    #[derive(PartialEq, Eq)]
    struct StatusState {
        /// The newest document that was believed.
        document: Option<StatusDocument>,
        /// When it was last asked for and answered.
        #[ts(type = "string | null")]
        checked_at: Option<Timestamp>,
        /// Why there is nothing newer, if the last attempt failed.
        problem: Option<StatusProblem>,
        /// The console's clock.
        #[ts(type = "string")]
        now: Timestamp,
    }

    /// One thing that was looked at.
    #[derive(PartialEq, Eq)]
    struct ConnectionCheck {
        /// What.
        kind: CheckKind,
        /// How it came out.
        finding: CheckFinding,
        /// How serious that is.
        level: CheckLevel,
        /// What was seen, to be shown as it is and copied for support: an address, an authority's name, a number of
        /// seconds or bytes; never a secret (a proxy's password is left out).
        detail: String,
        /// How long it took, in milliseconds.
        took_ms: u32,
    }

    /// The way to the service, looked at in order.
    #[derive(PartialEq, Eq)]
    struct ConnectionReport {
        /// Address of the service.
        server: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// What was looked at.
        checks: Vec<ConnectionCheck>,
    }
}
