//! The console as a whole, and its session.

use directory::{Counts, Revision};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RowLabel;
use crate::{ErrorCode, SessionView};

/// The console as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Looking for a kept session.
    Starting,
    /// Nobody is signed in.
    SignedOut,
    /// Signed in, and the password must be changed first.
    MustChangePassword,
    /// Signed in, and a second factor must be set up first.
    MustAddFactor,
    /// Signed in, and the password is asked for before anything is shown or done.
    Locked,
    /// Signed in.
    SignedIn,
}

/// How the replica stands to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncStatus {
    /// Nothing has been fetched yet.
    Empty,
    /// Being fetched for the first time.
    Loading,
    /// Up to date and listening.
    Live,
    /// The service cannot be reached; what is shown is as old as `synced_at`.
    Offline,
}

/// Why the rows that were kept on this computer could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// Another version of the console wrote them.
    Outdated,
    /// They are not what was written.
    Damaged,
}

/// Whether "stay signed in" can be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyringStatus {
    /// Not asked yet.
    Unknown,
    /// Works.
    Available,
    /// There is none on this machine.
    Unavailable,
    /// It is locked or refused.
    Refused,
}

ipc_types! {
    /// No arguments, or no result.
    #[derive(Default, PartialEq, Eq)]
    struct Nothing {}

    /// Everything the frame shows; sent as an event whenever it changes.
    #[derive(PartialEq, Eq)]
    struct AppState {
        /// Where in its life the console is.
        phase: Phase,
        /// Address of the service.
        server: String,
        /// Version of the console.
        version: String,
        /// Who is signed in.
        session: Option<SessionView>,
        /// State of the replica.
        sync: SyncState,
        /// Whether "stay signed in" can be offered.
        keyring: KeyringStatus,
        /// The admin whose view is shown instead of one's own, to read only.
        viewing_as: Option<RowLabel>,
        /// Whether this session is kept in the keyring.
        stays_signed_in: bool,
        /// What was typed at the last sign-in, to fill in again.
        last_sign_in: Option<LastSignIn>,
        /// Why the last session ended without being asked to, if it did.
        ended: Option<ErrorCode>,
    }

    /// How the replica stands.
    #[derive(PartialEq, Eq)]
    struct SyncState {
        /// Its state.
        status: SyncStatus,
        /// Why everything has to be fetched anew since the console was started, if it has to be.
        unreadable: Option<Unreadable>,
        /// The revision shown.
        revision: Revision,
        /// When it was last known to be up to date.
        #[ts(type = "string | null")]
        synced_at: Option<Timestamp>,
        /// How much of what is being fetched has come, unpacked, in mebibytes and in steps of several; 0 while nothing long is.
        received: u32,
        /// Rows in sight.
        counts: Counts,
        /// Admins in sight.
        admins: u32,
        /// Devices in sight that belong to nobody yet.
        unassigned: u32,
        /// Whether the reader sees the whole organization.
        whole: bool,
    }

    /// Company and account of the last sign-in; not secret.
    #[derive(PartialEq, Eq)]
    struct LastSignIn {
        /// Names the company.
        company_code: String,
        /// The account.
        account: String,
    }
}

impl From<()> for Nothing {
    fn from((): ()) -> Self {
        Self {}
    }
}
