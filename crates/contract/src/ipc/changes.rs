//! Rights and changes.

use std::collections::BTreeMap;

use directory::{AdminId, Change, Grant, Permission, PermissionSet, Revision, RowRef, Target};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::organization::RowLabel;
use crate::{ChangeId, ChangeView, DeletedView, Secret};

ipc_types! {
    /// Asks what the signed-in admin may do.
    struct AuthorityExplain {
        /// The questions; answered in the same order.
        questions: Vec<AuthorityQuestion>,
    }

    /// Asks what another admin may do, and why.
    struct AuthorityExplainOf {
        /// The admin.
        admin: AdminId,
        /// The act.
        permission: Permission,
        /// To what.
        target: Target,
    }

    /// May this be done there?
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
        initial_passwords: BTreeMap<AdminId, Secret>,
    }

    /// A part of the history, newest first.
    #[derive(PartialEq, Eq)]
    struct ChangePage {
        /// The change sets.
        items: Vec<ChangeView>,
        /// Give it as `cursor` for the next part; absent at the end.
        next_cursor: Option<String>,
    }

    /// Undoes a change set.
    struct ChangesUndo {
        /// The change set.
        id: ChangeId,
        /// Refuse if the directory has moved on since.
        #[serde(default)]
        #[ts(optional)]
        base_revision: Option<Revision>,
    }

    /// A part of the recycle bin, last deleted first.
    #[derive(PartialEq, Eq)]
    struct DeletedPage {
        /// The rows.
        items: Vec<DeletedView>,
        /// Give it as `cursor` for the next part; absent at the end.
        next_cursor: Option<String>,
    }

    /// Asks who holds authority over a group, a user or a device.
    struct AuthorityAt {
        /// Which.
        over: RowRef,
    }

    /// An admin who may do something there.
    #[derive(PartialEq, Eq)]
    struct AuthorityHolder {
        /// The admin.
        admin: RowLabel,
        /// Everything the admin may do there.
        permissions: PermissionSet,
        /// The grants that make it so.
        grants: Vec<Grant>,
    }
}
