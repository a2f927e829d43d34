//! Changes of many rows at once, said in a sentence and turned into a change set where the rows are: however many a list
//! matches, none of their ids passes through the window.

use directory::{DeviceId, DeviceState, GroupId, Place, Platform, PolicyId, UserId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{lists::ListQuery, organization::RowLabel};
use crate::PlanView;

/// Which devices of a list are meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "pick", rename_all = "snake_case")]
pub enum DevicePick {
    /// These.
    These {
        /// They.
        ids: Vec<DeviceId>,
    },
    /// All that the list matches, `from` and `count` left aside, except some.
    AllBut {
        /// The list.
        query: ListQuery,
        /// Those that are not meant.
        except: Vec<DeviceId>,
    },
}

/// Which users of a list are meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "pick", rename_all = "snake_case")]
pub enum UserPick {
    /// These.
    These {
        /// They.
        ids: Vec<UserId>,
    },
    /// All that the list matches, `from` and `count` left aside, except some.
    AllBut {
        /// The list.
        query: ListQuery,
        /// Those that are not meant.
        except: Vec<UserId>,
    },
}

/// What is done to every one of the devices.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DeviceAct {
    /// Placed there.
    Place {
        /// Where.
        place: Place,
    },
    /// Deleted.
    Delete,
    /// Another platform.
    Platform {
        /// Which.
        platform: Platform,
    },
    /// Another state.
    State {
        /// Which.
        state: DeviceState,
    },
    /// Another operating system; an empty text empties the field.
    Os {
        /// Which.
        text: String,
    },
    /// Another text in one of the free fields; an empty text empties it.
    Free {
        /// Which field, from 0.
        index: u8,
        /// The text.
        text: String,
    },
}

/// What is done to every one of the users.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum UserAct {
    /// Moved there.
    Move {
        /// Where.
        group: GroupId,
    },
    /// Deleted.
    Delete,
    /// Another job title; an empty text empties the field.
    Title {
        /// Which.
        text: String,
    },
    /// Another text in one of the free fields; an empty text empties it.
    Free {
        /// Which field, from 0.
        index: u8,
        /// The text.
        text: String,
    },
}

/// What moves into the new group when one is split.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SplitRows {
    /// Devices that belong to groups. Those of users stay with them.
    Devices {
        /// Which.
        pick: DevicePick,
    },
    /// Users, and with them their devices.
    Users {
        /// Which.
        pick: UserPick,
    },
}

/// A change of many rows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum BulkDraft {
    /// Of devices.
    Devices {
        /// Which.
        pick: DevicePick,
        /// What is done to them.
        act: DeviceAct,
    },
    /// Of users.
    Users {
        /// Which.
        pick: UserPick,
        /// What is done to them.
        act: UserAct,
    },
    /// Everything of a group goes into another one, and the group is deleted.
    GroupsMerge(GroupsMerge),
    /// An individual policy is taken away from all it is assigned to in sight, and deleted.
    PolicyDelete {
        /// Which.
        id: PolicyId,
    },
    /// A new group takes rows out of others.
    GroupsSplit {
        /// Id of the new group.
        id: GroupId,
        /// Where it lies; `None` is the top.
        parent: Option<GroupId>,
        /// Its name.
        name: String,
        /// Its code, or empty.
        code: String,
        /// What moves into it.
        rows: SplitRows,
    },
}

ipc_types! {
    /// Merges a group into another one.
    #[derive(Copy)]
    struct GroupsMerge {
        /// The group that goes.
        from: GroupId,
        /// The group that stays.
        into: GroupId,
        /// Whether a sub-group whose name is taken there is merged with the one that has it, and so on below.
        same_names: bool,
    }

    /// What is to be known before two groups are merged.
    #[derive(PartialEq, Eq)]
    struct MergeLook {
        /// Code of the group that goes: it goes with it. Empty if there is none.
        code: String,
        /// Sub-groups whose name is taken there: the first 20.
        same_names: Vec<String>,
        /// How many of them there are.
        same_total: u32,
        /// Admins in sight whose scope names the group that goes, which keeps it from being deleted.
        scoped: Vec<RowLabel>,
    }

    /// What a change of many rows would do.
    #[derive(PartialEq, Eq)]
    struct BulkPlan {
        /// Names exactly these changes: `bulk_apply` makes them, until the next plan.
        handle: u32,
        /// The effect, of each kind only the first 50 rows.
        plan: PlanView,
        /// How many rows it touches in all, as far as they are in sight.
        touched: u32,
        /// Rows that stay as they are: devices of users, when a group is split.
        left_out: u32,
    }

    /// Makes the changes that were planned last.
    struct BulkApply {
        /// What `bulk_plan` called them.
        handle: u32,
        /// Why.
        reason: Option<String>,
    }
}
