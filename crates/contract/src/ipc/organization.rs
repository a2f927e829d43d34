//! The organization tree and what is found in it.

use directory::{Counts, Group, GroupId, Place, Revision, RowRef, UserId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

ipc_types! {
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
        /// How many in it have a policy of their own, sub-groups and itself included.
        exceptions: u32,
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
}

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
