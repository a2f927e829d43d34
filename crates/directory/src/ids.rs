//! Typed ids. All are UUIDs of version 7, made outside and given in: this crate has no randomness and no clock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        #[schema(value_type = String, format = Uuid)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names a group.
    GroupId
    /// Names a user.
    UserId
    /// Names a device.
    DeviceId
    /// Names an admin.
    AdminId
    /// Names an individual policy.
    PolicyId
}

/// Counts the change sets applied to one company's directory; 0 is the company as it was founded.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    utoipa::ToSchema,
)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Revision(pub u64);

impl Revision {
    /// The revision that the next applied change set makes.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}
