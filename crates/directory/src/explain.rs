//! Why an act is allowed or not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AdminId, Grant, GroupId, Permission, PermissionSet, RowRef};

/// What an act is done to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Target {
    /// The organization as a whole: only grants over the whole organization cover it.
    Organization,
    /// A row. An admin is covered where every group of the admin's scope is.
    Row(RowRef),
}

/// Whether an act is allowed, and which grant makes it so or what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Explanation {
    /// The permission asked for.
    pub permission: Permission,
    /// Whether it is allowed.
    pub allowed: bool,
    /// The group the target lies in; `None` for the whole organization.
    pub group: Option<GroupId>,
    /// Allowed: the grant that allows it. Not allowed: the nearest grants, and what each lacks.
    pub grants: Vec<GrantVerdict>,
    /// Whether the admin is suspended, so that no grant counts.
    pub suspended: bool,
    /// Not allowed: the admins in the asker's sight who could grant it, by id.
    pub could_grant: Vec<AdminId>,
}

/// What one grant says about an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct GrantVerdict {
    /// Its place in the admin's list.
    pub index: u32,
    /// The grant.
    pub grant: Grant,
    /// Whether it holds the permission.
    pub permission: bool,
    /// Whether its scope covers the target.
    pub scope: bool,
}

/// An admin who may do what was asked for, and by which grants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct WhoMay {
    /// The admin.
    pub admin: AdminId,
    /// Places in the admin's list of the grants that allow it.
    pub grants: Vec<u32>,
}

/// An admin who holds anything at a place, and by which grants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct AuthorityHere {
    /// The admin.
    pub admin: AdminId,
    /// Places in the admin's list of the grants that hold here.
    pub grants: Vec<u32>,
    /// Everything that single ones of them allow here.
    pub permissions: PermissionSet,
}

/// What an admin may do at a group that one of their grants names, or in the whole organization. What holds at a group
/// holds in its sub-groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct AuthorityPlace {
    /// The group; `None` is the whole organization.
    pub group: Option<GroupId>,
    /// How many of the places above it are among these places too.
    pub depth: u32,
    /// Everything that single grants allow here, those from above included.
    pub permissions: PermissionSet,
    /// What of it comes from above.
    pub inherited: PermissionSet,
}
