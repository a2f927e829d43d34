//! Lists and their rows.

use directory::{Admin, AdminId, Device, DeviceId, Platform, User, UserId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{organization::OrgNode, organization::RowLabel};

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortKey {
    /// Name; for people by yomigana first.
    #[default]
    Name,
    /// Place: path of the group.
    Place,
    /// Platform.
    Platform,
    /// Serial number.
    Serial,
    /// Asset number.
    AssetNumber,
    /// Employee number.
    EmployeeNumber,
    /// Account.
    Account,
    /// Operating system.
    Os,
    /// Address: IP addresses by number before names.
    Address,
    /// Last contact: the longest ago first.
    LastContact,
    /// What has become of a device.
    State,
    /// Mail address.
    Mail,
    /// Job title.
    Title,
}

ipc_types! {
    /// Asks for a window of users or devices.
    struct ListQuery {
        /// Where.
        node: OrgNode,
        /// Also those in sub-groups.
        below: bool,
        /// Only rows one of whose texts contains this.
        query: String,
        /// Only devices of these platforms; empty is all.
        platforms: Vec<Platform>,
        /// Sorted by.
        sort: SortKey,
        /// Last first.
        descending: bool,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of users.
    #[derive(PartialEq, Eq)]
    struct UserWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<UserRow>,
    }

    /// One user in a list.
    #[derive(PartialEq, Eq)]
    struct UserRow {
        /// The user.
        user: User,
        /// Name of the group.
        group_name: String,
        /// How many devices the user has.
        devices: u32,
    }

    /// Asks for a user.
    struct UsersGet { /** The user. */ id: UserId, }

    /// A user and what surrounds them.
    #[derive(PartialEq, Eq)]
    struct UserDetail {
        /// The user.
        user: User,
        /// Groups from the top to the user's.
        path: Vec<RowLabel>,
        /// The user's devices.
        devices: Vec<RowLabel>,
    }

    /// A window of devices.
    #[derive(PartialEq, Eq)]
    struct DeviceWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<DeviceRow>,
        /// How many there are of each platform, the platform filter left aside.
        platforms: Vec<PlatformCount>,
    }

    /// How many devices of one platform.
    #[derive(PartialEq, Eq)]
    struct PlatformCount {
        /// The platform.
        platform: Platform,
        /// How many.
        count: u32,
    }

    /// One device in a list.
    #[derive(PartialEq, Eq)]
    struct DeviceRow {
        /// The device.
        device: Device,
        /// Name of the user it belongs to, or empty.
        user_name: String,
        /// Name of the group it lies in, or empty.
        group_name: String,
    }

    /// Asks for a device.
    struct DevicesGet { /** The device. */ id: DeviceId, }

    /// A device and what surrounds it.
    #[derive(PartialEq, Eq)]
    struct DeviceDetail {
        /// The device.
        device: Device,
        /// Groups from the top to where it lies; empty if unassigned.
        path: Vec<RowLabel>,
        /// The user it belongs to.
        user: Option<RowLabel>,
    }

    /// Asks for a window of admins.
    struct AdminQuery {
        /// Only admins whose account, name, reading or mail contains this.
        query: String,
        /// Sorted by name or account.
        sort: SortKey,
        /// Last first.
        descending: bool,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of admins.
    #[derive(PartialEq, Eq)]
    struct AdminWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<Admin>,
    }

    /// Asks for an admin.
    struct AdminsGet { /** The admin. */ id: AdminId, }

    /// An admin, and what the reader may do to them beyond changes.
    #[derive(PartialEq, Eq)]
    struct AdminDetail {
        /// The admin.
        admin: Admin,
        /// May end the sessions and lift a lock.
        may_manage: bool,
        /// May set the password, take away the second factor, and look at the console with the admin's eyes.
        may_act_as: bool,
    }
}
