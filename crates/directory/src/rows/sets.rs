//! Rows by name, before and after, and all together: what is applied, stored, synchronised and audited.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Admin, AdminId, Assignment, BasePolicy, Device, DeviceId, Group, GroupId, Policy, PolicyId, PolicyTarget,
    Settings, User, UserId, Violation, ViolationPolicy,
};

/// Names one row of any kind.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum RowRef {
    /// A group.
    Group(GroupId),
    /// A user.
    User(UserId),
    /// A device.
    Device(DeviceId),
    /// An admin.
    Admin(AdminId),
    /// An individual policy.
    Policy(PolicyId),
    /// The assignment of a policy to this.
    Assignment(PolicyTarget),
    /// The violation policy being active on this device.
    Violation(DeviceId),
    /// The base policy: one row that is always there.
    BasePolicy,
    /// The violation policy: one row that is always there.
    ViolationPolicy,
}

/// One row before and after a change set; `None` where it did not exist or does not any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct RowDiff<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it is afterwards.
    pub after: Option<T>,
}

/// All rows that a change set touches, each once, in order of their ids. What is applied, stored, synchronised and audited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct RowDiffs {
    /// Groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<RowDiff<Group>>,
    /// Users.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<RowDiff<User>>,
    /// Devices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<RowDiff<Device>>,
    /// Admins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub admins: Vec<RowDiff<Admin>>,
    /// The company's settings, if they were touched: one row that is always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub settings: Option<RowDiff<Settings>>,
    /// Individual policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<RowDiff<Policy>>,
    /// Assignments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<RowDiff<Assignment>>,
    /// Active violation policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<RowDiff<Violation>>,
    /// The base policy, if it was touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub base_policy: Option<RowDiff<BasePolicy>>,
    /// The violation policy, if it was touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub violation_policy: Option<RowDiff<ViolationPolicy>>,
}

impl RowDiffs {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let ones = [self.settings.is_some(), self.base_policy.is_some(), self.violation_policy.is_some()];
        self.groups.len()
            + self.users.len()
            + self.devices.len()
            + self.admins.len()
            + self.policies.len()
            + self.assignments.len()
            + self.violations.len()
            + ones.into_iter().filter(|one| *one).count()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first rows, and those of which there is one alone.
    #[must_use]
    pub fn first(&self, most: usize) -> Self {
        let mut left = most;
        Self {
            groups: first(&self.groups, &mut left),
            users: first(&self.users, &mut left),
            devices: first(&self.devices, &mut left),
            admins: first(&self.admins, &mut left),
            settings: self.settings.clone(),
            policies: first(&self.policies, &mut left),
            assignments: first(&self.assignments, &mut left),
            violations: first(&self.violations, &mut left),
            base_policy: self.base_policy.clone(),
            violation_policy: self.violation_policy.clone(),
        }
    }
}

fn first<T: Clone>(rows: &[T], left: &mut usize) -> Vec<T> {
    let taken = &rows[..rows.len().min(*left)];
    *left -= taken.len();
    taken.to_vec()
}

/// Rows of an organization, whole or as far as somebody may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Rows {
    /// Groups, parents before children.
    pub groups: Vec<Group>,
    /// Users.
    pub users: Vec<User>,
    /// Devices.
    pub devices: Vec<Device>,
    /// Admins.
    pub admins: Vec<Admin>,
    /// The company's settings; `None` says nothing about them.
    #[serde(default)]
    pub settings: Option<Settings>,
    /// Individual policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<Policy>,
    /// Assignments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    /// Active violation policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Violation>,
    /// The base policy; `None` says nothing about it. That of a company that never set it is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub base_policy: Option<BasePolicy>,
    /// The violation policy; `None` says nothing about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub violation_policy: Option<ViolationPolicy>,
}
