//! What crosses between the console's window and its Rust half: one list of commands, one kind of event.
//!
//! Every command takes one request and gives one result or an [`crate::ErrorBody`]. No command gives a token or a
//! password. Lists are windows: the webview never holds more rows than it shows.

use std::collections::BTreeMap;

use directory::{
    Admin, Change, Counts, Device, Group, GroupId, Permission, Place, Platform, Revision, RowRef, Target,
    User, UserId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ChangeId, Secret, SessionView};

/// Calls the given macro with the list of commands, each as `name(Request) -> Result;`. Tauri's handler, its ACL
/// manifest, the TypeScript `CommandMap` and the test bridge are all made from it. `desktop::Console` has a method of
/// the same name for each.
#[macro_export]
macro_rules! for_each_command {
    ($callback:path) => {
        $callback! {
            app_state(Nothing) -> AppState;
            connection_retry(Nothing) -> AppState;
            session_sign_in(SessionSignIn) -> AppState;
            session_sign_out(Nothing) -> AppState;
            session_password_change(SessionPasswordChange) -> AppState;
            permissions_list(Nothing) -> Vec<PermissionEntry>;
            org_rows(OrgQuery) -> OrgWindow;
            org_locate(OrgLocate) -> OrgPath;
            groups_get(GroupsGet) -> GroupDetail;
            users_rows(ListQuery) -> UserWindow;
            users_get(UsersGet) -> UserDetail;
            devices_rows(ListQuery) -> DeviceWindow;
            devices_get(DevicesGet) -> DeviceDetail;
            admins_rows(AdminQuery) -> AdminWindow;
            admins_get(AdminsGet) -> Admin;
            admins_password_set(AdminsPasswordSet) -> Nothing;
            rows_labels(RowsLabels) -> Vec<RowLabel>;
            palette_search(PaletteSearch) -> Vec<PaletteHit>;
            authority_explain(AuthorityExplain) -> Vec<Explanation>;
            ids_new(IdsNew) -> Vec<String>;
            changes_plan(ChangesDraft) -> PlanView;
            changes_apply(ChangesDraft) -> ChangeView;
            changes_list(PageQuery) -> ChangePage;
            changes_undo(ChangesUndo) -> ChangeView;
        }
    };
}

macro_rules! command_names {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        /// The name of every command.
        pub const COMMANDS: &[&str] = &[$(stringify!($name),)*];
    };
}
for_each_command!(command_names);

macro_rules! ipc_types {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)* }
    )*};
}

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

/// A place in the organization tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum OrgNode {
    /// The company itself; only for admins of the whole organization.
    Organization,
    /// Devices that belong to nobody yet; only for admins of the whole organization.
    Unassigned,
    /// A group.
    Group(GroupId),
    /// A user.
    User(UserId),
}

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
        /// Whether this session is kept in the keyring.
        stays_signed_in: bool,
        /// What was typed at the last sign-in, to fill in again.
        last_sign_in: Option<LastSignIn>,
        /// Why the last session ended without being asked to, if it did.
        ended: Option<crate::ErrorCode>,
    }

    /// How the replica stands.
    #[derive(PartialEq, Eq)]
    struct SyncState {
        /// Its state.
        status: SyncStatus,
        /// The revision shown.
        revision: Revision,
        /// When it was last known to be up to date.
        #[ts(type = "string | null")]
        synced_at: Option<Timestamp>,
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

    /// Signs in.
    struct SessionSignIn {
        /// Names the company.
        company_code: String,
        /// The account.
        account: String,
        /// The password.
        password: Secret,
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

    /// Sets another admin's password.
    struct AdminsPasswordSet {
        /// The admin.
        id: directory::AdminId,
        /// The new one; the owner must change it.
        new: Secret,
    }

    /// Asks for a window of the tree.
    struct OrgQuery {
        /// Groups that are open. `None` opens the first two levels.
        expanded: Option<Vec<GroupId>>,
        /// Only groups and users whose name, reading or code contains this, with the way to them.
        query: String,
        /// Whether users are shown as leaves.
        show_users: bool,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
    }

    /// A window of the tree.
    #[derive(PartialEq, Eq)]
    struct OrgWindow {
        /// The revision shown.
        revision: Revision,
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// Groups that are open.
        expanded: Vec<GroupId>,
        /// The rows.
        rows: Vec<OrgRow>,
    }

    /// One row of the tree.
    #[derive(PartialEq, Eq)]
    struct OrgRow {
        /// What it is.
        node: OrgNode,
        /// Its name; empty for the two fixed nodes (the company's name is in the session).
        name: String,
        /// Code of a group, yomigana of a user.
        detail: String,
        /// Depth, from 1.
        level: u32,
        /// Position among its siblings, from 1.
        position: u32,
        /// How many siblings there are, itself included.
        set_size: u32,
        /// Whether it can be opened.
        expandable: bool,
        /// Whether it is open.
        expanded: bool,
        /// What lies in it, sub-groups included.
        counts: Counts,
        /// Whether the query names it itself.
        matches: bool,
    }

    /// Asks for the way to a node.
    struct OrgLocate {
        /// The node.
        node: OrgNode,
        /// The tree as it is shown.
        query: OrgQuery,
    }

    /// The way to a node.
    #[derive(PartialEq, Eq)]
    struct OrgPath {
        /// Groups from the top to the node itself; these must be open to see what is in it.
        groups: Vec<RowLabel>,
        /// Index of its row once its ancestors are open; `None` if the query hides it.
        index: Option<u32>,
        /// The open groups with which `index` holds.
        expanded: Vec<GroupId>,
    }

    /// Asks for a group.
    struct GroupsGet { /** The group. */ id: GroupId, }

    /// Asks for a user.
    struct UsersGet { /** The user. */ id: UserId, }

    /// Asks for a device.
    struct DevicesGet { /** The device. */ id: directory::DeviceId, }

    /// Asks for an admin.
    struct AdminsGet { /** The admin. */ id: directory::AdminId, }

    /// A group and what surrounds it.
    #[derive(PartialEq, Eq)]
    struct GroupDetail {
        /// The group.
        group: Group,
        /// Groups from the top to it.
        path: Vec<RowLabel>,
        /// What lies in it, sub-groups included.
        counts: Counts,
        /// What lies in it directly.
        direct: Counts,
        /// Admins in sight who have authority here.
        admins: Vec<RowLabel>,
    }

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

    /// Asks for names of rows.
    struct RowsLabels {
        /// The rows; those not in sight are left out of the answer.
        rows: Vec<RowRef>,
    }

    /// A row's name.
    #[derive(PartialEq, Eq)]
    struct RowLabel {
        /// The row.
        row: RowRef,
        /// Its name.
        name: String,
    }

    /// Searches everything in sight.
    struct PaletteSearch {
        /// Part of a name, reading, account, number or code.
        query: String,
        /// How many hits: at most 50.
        count: u32,
    }

    /// One hit.
    #[derive(PartialEq, Eq)]
    struct PaletteHit {
        /// The row.
        row: RowRef,
        /// Its name.
        name: String,
        /// Reading, account, number or code.
        detail: String,
        /// Where it lies, as names joined by " / ".
        path: String,
    }

    /// Asks what the signed-in admin may do.
    struct AuthorityExplain {
        /// The questions; answered in the same order.
        questions: Vec<AuthorityQuestion>,
    }

    /// May I do this there?
    struct AuthorityQuestion {
        /// The act.
        permission: Permission,
        /// To what.
        target: Target,
    }

    /// Asks for fresh ids.
    struct IdsNew {
        /// How many: at most 1,000.
        count: u32,
    }

    /// Changes to plan or apply.
    struct ChangesDraft {
        /// The changes.
        changes: Vec<Change>,
        /// Why.
        #[serde(default)]
        reason: Option<String>,
        /// Refuse if the directory has moved on since.
        #[serde(default)]
        base_revision: Option<Revision>,
        /// First passwords for admins registered by these changes.
        #[serde(default)]
        #[ts(type = "Record<string, string>")]
        initial_passwords: BTreeMap<directory::AdminId, Secret>,
    }

    /// A part of the history, newest first.
    #[derive(PartialEq, Eq)]
    struct ChangePage {
        /// The change sets.
        items: Vec<crate::ChangeView>,
        /// Give it as `cursor` for the next part; absent at the end.
        next_cursor: Option<String>,
    }

    /// Undoes a change set.
    struct ChangesUndo {
        /// The change set.
        id: ChangeId,
    }
}

/// Sent to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ConsoleEvent {
    /// The state changed.
    State {
        /// The new one.
        state: Box<AppState>,
    },
    /// Rows changed: windows on screen are asked for again.
    Rows {
        /// The revision now shown.
        revision: Revision,
    },
}

/// Name of the one event that the window listens to.
pub const EVENT: &str = "console";

/// Where a device lies, as the tree names it.
impl From<Place> for OrgNode {
    fn from(place: Place) -> Self {
        match place {
            Place::Unassigned => Self::Unassigned,
            Place::Group(id) => Self::Group(id),
            Place::User(id) => Self::User(id),
        }
    }
}
