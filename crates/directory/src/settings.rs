//! What a company decides about signing in: one row that everybody may read and few may change.
//!
//! Deliberately absent: whether a password or a session satisfies it. That takes a dictionary and a clock, which the
//! engine does not have.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Admin, FreeFields, Permission, PermissionSet};

/// A company's settings. Those of a company that never set any are the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct Settings {
    /// What a new password must be.
    pub password: PasswordRule,
    /// How long one stays signed in.
    pub session: SessionRule,
    /// Who must have a second factor.
    pub mfa: MfaDuty,
    /// What the five free fields of admins are called; one without a name is not shown.
    pub admin_labels: FreeFields,
    /// What the five free fields of users are called.
    pub user_labels: FreeFields,
    /// What the five free fields of devices are called.
    pub device_labels: FreeFields,
}

/// What a new password must be. Always refused: the names of the company and of the admin, and what anybody tries first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct PasswordRule {
    /// Fewest characters: 8 to 64.
    #[schema(minimum = 8, maximum = 64)]
    pub min_length: u32,
    /// Least strength as zxcvbn estimates it: 0 (none asked) to 4.
    #[schema(minimum = 0, maximum = 4)]
    pub min_score: u32,
    /// How many of the last passwords may not be used again: 0 to 24.
    #[schema(minimum = 0, maximum = 24)]
    pub history: u32,
    /// Days after which it must be changed: 1 to 730; `None` is never.
    #[schema(minimum = 1, maximum = 730)]
    pub expire_days: Option<u32>,
}

impl Default for PasswordRule {
    fn default() -> Self {
        Self { min_length: 12, min_score: 3, history: 5, expire_days: None }
    }
}

/// How long one stays signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct SessionRule {
    /// Minutes after which a session ends in any case: 15 minutes to 30 days.
    #[schema(minimum = 15, maximum = 43200)]
    pub absolute_minutes: u32,
    /// Minutes without use after which a session ends: 5 minutes to 7 days.
    #[schema(minimum = 5, maximum = 10080)]
    pub idle_minutes: u32,
    /// Minutes without use after which the console asks for the password: 1 to 120, and not more than `idle_minutes`.
    #[schema(minimum = 1, maximum = 120)]
    pub lock_minutes: u32,
}

impl Default for SessionRule {
    fn default() -> Self {
        Self { absolute_minutes: 12 * 60, idle_minutes: 30, lock_minutes: 15 }
    }
}

/// Who must have a second factor.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MfaDuty {
    /// Nobody.
    #[default]
    Off,
    /// Nobody, but everybody is asked to.
    Recommended,
    /// Those who manage admins.
    Managers,
    /// Everybody.
    All,
}

impl MfaDuty {
    /// Whether this admin must have one.
    #[must_use]
    pub fn binds(self, admin: &Admin) -> bool {
        let held = admin.grants.iter().fold(PermissionSet::EMPTY, |set, grant| set.union(grant.permissions));
        match self {
            Self::Off | Self::Recommended => false,
            Self::Managers => {
                held.contains(Permission::AdminManage) || held.contains(Permission::SettingsSecurity)
            }
            Self::All => true,
        }
    }
}
