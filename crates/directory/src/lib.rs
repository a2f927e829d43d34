//! The engine. An organization's state, the change sets that alter it, what they would do, and who may do what.
//!
//! Pure: no I/O, no clock, no randomness, no async, nothing internal imported. The service decides with it, the console
//! explains and previews with the same code. It is the only code that decides who may do what and what a change does.

mod change;
mod directory;
mod explain;
mod fold;
mod ids;
mod permission;
mod plan;
mod planner;
mod policy;
mod row;
mod rows;
mod settings;

pub use change::{
    AdminFields, Change, ChangeSet, DeviceFields, ImportNote, PermitFields, SettingsFields, UserFields,
};
pub use directory::{Directory, Gone, View};
pub use explain::{AuthorityHere, AuthorityPlace, Explanation, GrantVerdict, Target, WhoMay};
pub use fold::{fold, width_and_case};
pub use ids::{AdminId, DeviceId, GroupId, PolicyId, Revision, UserId};
pub use permission::{CATALOGUE, Permission, PermissionEntry, PermissionSet, Text};
pub use plan::{
    AuthorityDiff, Counts, Effect, GoneRow, GroupImpact, Impact, ImpactedDevice, Plan, PolicyImpact,
    Rejection, RejectionCode, SectionImpact,
};
pub use policy::*;
pub use rows::{
    Admin, Device, DeviceState, FreeFields, Grant, Group, Language, Place, Platform, RowDiff, RowDiffs,
    RowRef, Rows, Scope, User, day_in_japan,
};
pub use settings::{MfaDuty, PasswordRule, SessionRule, Settings};
