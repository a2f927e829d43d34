//! Signing in, proving who one is, and how others sign in.

use directory::{AdminId, MfaDuty};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RowLabel;
use crate::{PasswordFault, Secret, SessionId};

ipc_types! {
    /// Signs in.
    struct SessionSignIn {
        /// Names the company.
        company_code: String,
        /// The account.
        account: String,
        /// The password.
        password: Secret,
        /// The second factor, once `otp_required` has asked for it.
        #[serde(default)]
        #[ts(optional = nullable)]
        otp: Option<Secret>,
        /// Keep the session in the OS keyring.
        stay_signed_in: bool,
    }

    /// Changes one's own password.
    struct SessionPasswordChange {
        /// The password until now.
        current: Secret,
        /// The new one.
        new: Secret,
    }

    /// The password of whoever is signed in.
    struct PasswordProof {
        /// The password.
        password: Secret,
    }

    /// What an authenticator app needs; of no use before it is confirmed.
    struct FactorOffer {
        /// The secret in base32, in groups of four, to type in by hand.
        secret: Secret,
        /// The QR code as the `d` of an SVG path on a field of `size` × `size`, its quiet zone included.
        qr: Secret,
        /// Width and height of that field.
        size: u32,
    }

    /// Proves that the app has the secret.
    struct FactorConfirm {
        /// Six digits.
        otp: Secret,
    }

    /// Recovery codes, told once: each signs in once in place of the app.
    struct RecoveryCodes {
        /// Ten codes.
        codes: Vec<Secret>,
    }

    /// Asks for open sessions.
    struct SessionsList {
        /// Of this admin; `None` is oneself.
        admin: Option<AdminId>,
    }

    /// Ends a session.
    struct SessionsEnd {
        /// The session.
        id: SessionId,
    }

    /// Asks what the company's rule says about a new password. Stays on this computer.
    struct PasswordRate {
        /// The password.
        password: Secret,
        /// Whose it is to be; `None` is oneself.
        admin: Option<AdminId>,
        /// Names that an admin who is only being registered will have.
        names: Vec<String>,
    }

    /// What the company's rule says about a new password.
    #[derive(PartialEq, Eq)]
    struct PasswordRating {
        /// How hard it is to guess: 0 to 4.
        score: u32,
        /// What is wrong with it, as far as can be seen without knowing earlier ones.
        faults: Vec<PasswordFault>,
    }

    /// Asks whom a duty of a second factor would reach if it were saved.
    struct SettingsMfaPreview {
        /// The duty.
        duty: MfaDuty,
    }

    /// Whom a duty of a second factor would reach, among those in sight who may sign in today.
    #[derive(PartialEq, Eq)]
    struct MfaReach {
        /// How many would have to set one up at their next request.
        missing: u32,
        /// The first of them, by how their name is read.
        first: Vec<RowLabel>,
        /// How many are bound and have one.
        ready: u32,
        /// How many are bound, and whether they have one may not be known.
        unknown: u32,
        /// Whether oneself is among those who would have to.
        own: bool,
    }

    /// Sets another admin's password.
    struct AdminsPasswordSet {
        /// The admin.
        id: AdminId,
        /// The new one; the owner must change it.
        new: Secret,
    }

    /// Shows the console as another admin sees it, to read only.
    struct AdminsViewAs {
        /// The admin; `None` is oneself again.
        admin: Option<AdminId>,
    }
}
