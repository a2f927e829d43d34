//! Lists and their rows.

use directory::{Admin, AdminId, Device, DeviceId, DeviceState, Platform, User, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::organization::{OrgNode, OrgQuery, RowLabel};

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
    /// Name of the user a device belongs to; those of nobody last.
    User,
    /// How many devices a user has.
    Devices,
    /// The first free field.
    Free1,
    /// The second free field.
    Free2,
    /// The third free field.
    Free3,
    /// The fourth free field.
    Free4,
    /// The fifth free field.
    Free5,
}

impl SortKey {
    /// Which of the five free fields it is.
    #[must_use]
    pub fn free(self) -> Option<usize> {
        match self {
            Self::Free1 => Some(0),
            Self::Free2 => Some(1),
            Self::Free3 => Some(2),
            Self::Free4 => Some(3),
            Self::Free5 => Some(4),
            _ => None,
        }
    }
}

/// To what a device belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// To nobody yet.
    Unassigned,
    /// To a group.
    Group,
    /// To a user.
    User,
}

/// A list or a tree in which a row is looked for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FindIn {
    /// Users, by name, reading or number.
    Users {
        /// The list.
        query: ListQuery,
    },
    /// Devices, by name or number.
    Devices {
        /// The list.
        query: ListQuery,
    },
    /// Admins, by name, reading or account.
    Admins {
        /// The list.
        query: AdminQuery,
    },
    /// The tree, by name, reading or code.
    Tree {
        /// The tree.
        query: OrgQuery,
        /// What the organization is called.
        organization: String,
        /// What the unassigned devices are called.
        unassigned: String,
    },
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
        /// What else narrows the list.
        #[serde(default)]
        #[ts(as = "Option<ListFilters>", optional)]
        filters: ListFilters,
        /// Sorted by.
        sort: SortKey,
        /// Last first.
        descending: bool,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// What narrows a list beyond its query: a row must fit each kind of filter, and of a kind at least one. What is empty
    /// or left out narrows nothing.
    #[derive(Default, PartialEq, Eq)]
    struct ListFilters {
        /// Only devices in these states.
        #[serde(default)]
        states: Vec<DeviceState>,
        /// Only devices that belong to such.
        #[serde(default)]
        places: Vec<PlaceKind>,
        /// Devices last heard from before this.
        #[serde(default)]
        #[ts(type = "string | null")]
        contact_before: Option<Timestamp>,
        /// Devices never heard from.
        #[serde(default)]
        contact_never: bool,
        /// Only users who have devices, or only those who have none.
        #[serde(default)]
        has_devices: Option<bool>,
        /// Moments for which the window says how many devices were last heard from before: at most 8.
        #[serde(default)]
        #[ts(type = "Array<string>")]
        contact_marks: Vec<Timestamp>,
    }

    /// How many devices each choice of a filter would show, the filter of its own kind left aside and all others kept.
    #[derive(Default, PartialEq, Eq)]
    struct DeviceFacets {
        /// By state, those that there are none of left out.
        states: Vec<StateCount>,
        /// By what they belong to, those that there are none of left out.
        places: Vec<PlaceCount>,
        /// Never heard from.
        never: u32,
        /// Last heard from before each of the moments asked about.
        marks: Vec<u32>,
    }

    /// How many devices are in one state.
    #[derive(PartialEq, Eq)]
    struct StateCount {
        /// The state.
        state: DeviceState,
        /// How many.
        count: u32,
    }

    /// How many devices belong to one kind of place.
    #[derive(PartialEq, Eq)]
    struct PlaceCount {
        /// The kind.
        place: PlaceKind,
        /// How many.
        count: u32,
    }

    /// How many users each choice of the filter would show.
    #[derive(Copy, Default, PartialEq, Eq)]
    struct UserFacets {
        /// Who have devices.
        with_devices: u32,
        /// Who have none.
        without_devices: u32,
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
        /// How many each choice of a filter would show.
        facets: UserFacets,
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
        /// How many each choice of the other filters would show.
        facets: DeviceFacets,
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

    /// Asks for the next row that begins with what was typed.
    struct RowsFind {
        /// Where.
        list: FindIn,
        /// What was typed; kana, width, case and spaces do not matter.
        text: String,
        /// Index of the row it starts from; after the last row it goes on at the first.
        from: u32,
    }

    /// Where a row is.
    #[derive(Copy, PartialEq, Eq)]
    struct RowFound {
        /// Its index; `None` if no row begins so.
        index: Option<u32>,
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
