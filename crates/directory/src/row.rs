//! What the kinds of rows have in common: an id, texts that must be unique, and something they lie in.

use crate::{
    Admin, AdminId, Assignment, Device, DeviceId, Directory, Group, GroupId, Place, Policy, PolicyId,
    PolicyTarget, RejectionCode, RowRef, User, UserId, Violation, directory::Table, fold::width_and_case,
};

/// A text that at most one row of a company may have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum UniqueKey {
    GroupName(Option<GroupId>, String),
    GroupCode(String),
    EmployeeNumber(String),
    AssetNumber(String),
    Account(String),
    PolicyName(String),
}

impl UniqueKey {
    pub(crate) fn account(account: &str) -> Self {
        Self::Account(account.to_ascii_lowercase())
    }

    /// The rule that a second holder breaks, and the field to blame.
    pub(crate) fn taken(&self) -> (RejectionCode, &'static str) {
        match self {
            Self::GroupName(..) => (RejectionCode::GroupNameTaken, "/name"),
            Self::GroupCode(_) => (RejectionCode::GroupCodeTaken, "/code"),
            Self::EmployeeNumber(_) => (RejectionCode::EmployeeNumberTaken, "/employee_number"),
            Self::AssetNumber(_) => (RejectionCode::AssetNumberTaken, "/asset_number"),
            Self::Account(_) => (RejectionCode::AccountTaken, "/account"),
            Self::PolicyName(_) => (RejectionCode::PolicyNameTaken, "/name"),
        }
    }
}

/// What a row lies in, or hangs on, and keeps from being deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Container {
    Group(GroupId),
    User(UserId),
    Policy(PolicyId),
}

pub(crate) trait Row: Clone + PartialEq + 'static {
    type Id: Copy + Ord + std::fmt::Debug + 'static;

    fn table(directory: &Directory) -> &Table<Self>;
    fn id(&self) -> Self::Id;
    fn reference(&self) -> RowRef;
    fn container(&self) -> Option<Container>;
    fn keys(&self) -> Vec<UniqueKey>;
}

fn key(text: &str, make: impl Fn(String) -> UniqueKey) -> Option<UniqueKey> {
    (!text.is_empty()).then(|| make(width_and_case(text)))
}

impl Row for Group {
    type Id = GroupId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.groups
    }
    fn id(&self) -> GroupId {
        self.id
    }
    fn reference(&self) -> RowRef {
        RowRef::Group(self.id)
    }
    fn container(&self) -> Option<Container> {
        self.parent.map(Container::Group)
    }
    fn keys(&self) -> Vec<UniqueKey> {
        let name = UniqueKey::GroupName(self.parent, width_and_case(&self.name));
        std::iter::once(name).chain(key(&self.code, UniqueKey::GroupCode)).collect()
    }
}

impl Row for User {
    type Id = UserId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.users
    }
    fn id(&self) -> UserId {
        self.id
    }
    fn reference(&self) -> RowRef {
        RowRef::User(self.id)
    }
    fn container(&self) -> Option<Container> {
        Some(Container::Group(self.group))
    }
    fn keys(&self) -> Vec<UniqueKey> {
        key(&self.employee_number, UniqueKey::EmployeeNumber).into_iter().collect()
    }
}

impl Row for Device {
    type Id = DeviceId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.devices
    }
    fn id(&self) -> DeviceId {
        self.id
    }
    fn reference(&self) -> RowRef {
        RowRef::Device(self.id)
    }
    fn container(&self) -> Option<Container> {
        match self.place {
            Place::Unassigned => None,
            Place::Group(id) => Some(Container::Group(id)),
            Place::User(id) => Some(Container::User(id)),
        }
    }
    fn keys(&self) -> Vec<UniqueKey> {
        key(&self.asset_number, UniqueKey::AssetNumber).into_iter().collect()
    }
}

impl Row for Admin {
    type Id = AdminId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.admins
    }
    fn id(&self) -> AdminId {
        self.id
    }
    fn reference(&self) -> RowRef {
        RowRef::Admin(self.id)
    }
    fn container(&self) -> Option<Container> {
        None
    }
    fn keys(&self) -> Vec<UniqueKey> {
        vec![UniqueKey::account(&self.account)]
    }
}

impl Row for Policy {
    type Id = PolicyId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.policies
    }
    fn id(&self) -> PolicyId {
        self.id
    }
    fn reference(&self) -> RowRef {
        RowRef::Policy(self.id)
    }
    fn container(&self) -> Option<Container> {
        None
    }
    fn keys(&self) -> Vec<UniqueKey> {
        vec![UniqueKey::PolicyName(width_and_case(&self.name))]
    }
}

impl Row for Assignment {
    type Id = PolicyTarget;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.assignments
    }
    fn id(&self) -> PolicyTarget {
        self.target
    }
    fn reference(&self) -> RowRef {
        RowRef::Assignment(self.target)
    }
    fn container(&self) -> Option<Container> {
        Some(Container::Policy(self.policy))
    }
    fn keys(&self) -> Vec<UniqueKey> {
        Vec::new()
    }
}

impl Row for Violation {
    type Id = DeviceId;

    fn table(directory: &Directory) -> &Table<Self> {
        &directory.violations
    }
    fn id(&self) -> DeviceId {
        self.device
    }
    fn reference(&self) -> RowRef {
        RowRef::Violation(self.device)
    }
    fn container(&self) -> Option<Container> {
        None
    }
    fn keys(&self) -> Vec<UniqueKey> {
        Vec::new()
    }
}
