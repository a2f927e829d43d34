//! What came of trying an import, row by row, and what came of applying it.

use std::collections::BTreeMap;

use directory::{AuthorityDiff, Language, Permission, RejectionCode, Revision, RowRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    super::{Field, RowLabel},
    ImportMode,
};
use crate::ChangeId;

/// What an import would do with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// Add it.
    Create,
    /// Change fields of it.
    Change,
    /// Move it elsewhere, and maybe change fields of it.
    Move,
    /// Delete it. Such a row is not in the file.
    Delete,
    /// Nothing: it is as the file says.
    Unchanged,
    /// It cannot be done: the row has a fault.
    Bad,
}

/// Which rows of a tried import are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportFilter {
    /// All.
    #[default]
    All,
    /// Those of `ImportOutcome::Create`.
    Create,
    /// Those of `ImportOutcome::Change`.
    Change,
    /// Those of `ImportOutcome::Move`.
    Move,
    /// Those of `ImportOutcome::Delete`.
    Delete,
    /// Those of `ImportOutcome::Unchanged`.
    Unchanged,
    /// Those of `ImportOutcome::Bad`.
    Bad,
    /// Those with a note, whatever is done with them.
    Noted,
}

/// What is wrong with a cell or a row, or notable about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// None of the cells that the row could be found by is filled in.
    KeyMissing,
    /// `rows` name the same one.
    KeyDuplicate,
    /// The mode only changes rows, and there is none of this key; or there is no row with this id.
    KeyUnknown,
    /// The mode only adds rows, and there is one of this key already.
    KeyExists,
    /// More than one row has this key.
    KeyAmbiguous,
    /// A new row needs this cell.
    Required,
    /// There is no such group, or it is not in sight.
    GroupUnknown,
    /// More than one group has this path.
    GroupAmbiguous,
    /// The groups of `rows` would lie within each other in a circle.
    GroupCycle,
    /// There is no such user, or they are not in sight.
    UserUnknown,
    /// More than one user has this mail address.
    UserAmbiguous,
    /// The user does not belong to the group beside it.
    PlaceDisagrees,
    /// There is no such platform.
    PlatformUnknown,
    /// There is no such language.
    LanguageUnknown,
    /// There is no such state of a device.
    StateUnknown,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Not a day as 2026-04-01.
    BadDate,
    /// This cannot be read as permissions and where they hold.
    BadGrants,
    /// There is no such permission.
    PermissionUnknown,
    /// The row has more cells than the heading has columns.
    RowTooWide,
    /// The cell holds a formula; write its value.
    FormulaCell,
    /// The cell shows an error of the spreadsheet, such as #N/A.
    ErrorCell,
    /// The cell holds a date where a text belongs.
    DateCell,
    /// The cell holds a number that is shown in another way than it is kept: format it as text.
    NumberCell,
    /// The engine refused it: `rejection` says why.
    Rejected,
    /// A row that this one builds on is bad.
    DependsOnBad,
    /// Note: the row is new, but one with the same number behind zeros exists (`about`): did a spreadsheet drop them?
    ZerosLost,
    /// Note: the empty cell leaves the field as it is.
    EmptyLeaves,
}

/// What came of applying an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ImportResult {
    /// It is done.
    Applied {
        /// What was done.
        done: ImportDone,
    },
    /// Nothing was changed: somebody changed the directory since it was tried. It has been tried again.
    MovedOn {
        /// What it would do now.
        plan: Box<ImportPlan>,
    },
    /// Nothing was changed: the service, which sees more than this console, refused rows. They are marked bad.
    Refused {
        /// What it would do now.
        plan: Box<ImportPlan>,
    },
}

ipc_types! {
    /// Tries the import as a whole. Nothing is changed.
    struct ImportsPlan {
        /// The import.
        import: u32,
        /// Which rows it may touch.
        mode: ImportMode,
        /// Whether an empty cell empties the field. A column that is not there never does.
        empty_cells_empty: bool,
    }

    /// How many rows of each outcome.
    #[derive(Copy, Default, PartialEq, Eq)]
    struct ImportCounts {
        /// To be added.
        create: u32,
        /// To be changed where they are.
        change: u32,
        /// To be moved, and maybe changed.
        r#move: u32,
        /// To be deleted.
        delete: u32,
        /// As they are.
        unchanged: u32,
        /// Bad.
        bad: u32,
        /// With a note, whatever their outcome.
        noted: u32,
    }

    /// What an import would do.
    #[derive(PartialEq, Eq)]
    struct ImportPlan {
        /// The import.
        import: u32,
        /// The revision it was tried at.
        base_revision: Revision,
        /// How many rows of each outcome.
        counts: ImportCounts,
        /// What keeps rows from being imported, most frequent first: at most 20.
        faults: Vec<FaultCount>,
        /// Admins in sight who gain or lose sight or permissions. Whether others do, only the service knows.
        authority: Vec<AuthorityDiff>,
        /// Their names.
        admins: Vec<RowLabel>,
        /// Deletions that must be confirmed by their number before they are made.
        guard: Option<DeletionGuard>,
        /// Whether it can be applied as it is: no bad row and something to do.
        may_apply: bool,
        /// Whether it can be applied without its bad rows: something is left to do, and the mode deletes nothing.
        may_skip_bad: bool,
        /// New admins: each gets a first password, written to a file that the person chooses before anything is done.
        new_admins: u32,
    }

    /// How often something is wrong.
    #[derive(PartialEq, Eq)]
    struct FaultCount {
        /// What.
        code: FaultCode,
        /// For `rejected`: why.
        rejection: Option<RejectionCode>,
        /// The letters of the column, where it is the same for all.
        column: Option<String>,
        /// How many rows.
        count: u32,
    }

    /// Deletes more than a file should by mistake: more than a tenth.
    #[derive(PartialEq, Eq)]
    struct DeletionGuard {
        /// How many rows would be deleted.
        delete: u32,
        /// Of how many of this kind in sight.
        of: u32,
    }

    /// Asks for a window of the tried rows.
    struct ImportsRows {
        /// The import.
        import: u32,
        /// Which rows.
        filter: ImportFilter,
        /// Index of the first row.
        from: u32,
        /// How many rows: at most 500.
        count: u32,
        /// Language of platforms and the like in what would change.
        language: Language,
    }

    /// A window of the tried rows.
    #[derive(PartialEq, Eq)]
    struct ImportWindow {
        /// Rows in all.
        total: u32,
        /// Index of the first row given.
        from: u32,
        /// The rows.
        rows: Vec<ImportRow>,
    }

    /// One tried row.
    #[derive(PartialEq, Eq)]
    struct ImportRow {
        /// Its number, from 1 as a spreadsheet counts; `None` for rows to be deleted, which are not in the file.
        row: Option<u32>,
        /// What would be done.
        outcome: ImportOutcome,
        /// The row of the directory, once it exists.
        target: Option<RowRef>,
        /// What it is called.
        label: String,
        /// Its cells as they stand in the file, column by column; empty for rows to be deleted.
        cells: Vec<String>,
        /// Fields that would change.
        changes: Vec<FieldChange>,
        /// What is wrong or notable.
        faults: Vec<ImportFault>,
    }

    /// A field before and after.
    #[derive(PartialEq, Eq)]
    struct FieldChange {
        /// The field.
        field: Field,
        /// As it is; empty where the row is new.
        before: String,
        /// As it would be.
        after: String,
    }

    /// What is wrong with a cell or a row, or notable about it.
    #[derive(PartialEq, Eq)]
    struct ImportFault {
        /// Index of the column to blame; `None` for the row as a whole.
        column: Option<u32>,
        /// What it is.
        code: FaultCode,
        /// Notable only: the row is imported all the same.
        note: bool,
        /// What stands in the cell, or the part of it that is meant.
        text: String,
        /// Other rows concerned, by their numbers: at most 10.
        rows: Vec<u32>,
        /// For `rejected`: why.
        rejection: Option<RejectionCode>,
        /// The permission that is missing.
        permission: Option<Permission>,
        /// The group or admin concerned, where in sight.
        about: Option<RowLabel>,
    }

    /// Makes a tried import count: one change set, one undo. Where admins are registered the person is asked first where
    /// the list of first passwords goes; `cancelled` if nowhere.
    struct ImportsApply {
        /// The import.
        import: u32,
        /// Leave bad rows out.
        skip_bad: bool,
        /// The number of deletions, typed or confirmed by the person, where there is a guard.
        confirmed_deletions: Option<u32>,
        /// Why.
        reason: Option<String>,
    }

    /// What an import did.
    #[derive(PartialEq, Eq)]
    struct ImportDone {
        /// The change set: `changes_undo` takes all of it back.
        change: ChangeId,
        /// The revision it made.
        revision: Revision,
        /// How many rows of each outcome.
        counts: ImportCounts,
        /// The list of first passwords.
        passwords: Option<PasswordFile>,
    }

    /// Writes the bad rows, as they stand in the file, with their numbers before and the reasons behind, to a workbook that
    /// the person chooses: what goes back to whoever made the file. `None` where nothing was chosen.
    struct ImportsBadSave {
        /// The import.
        import: u32,
        /// Heading of the column of row numbers.
        row_heading: String,
        /// Heading of the column of reasons.
        reason_heading: String,
        /// The reason in words for each `FaultCode`, and for `rejected.CODE` of each `RejectionCode`; `at` stands before
        /// those of a cell, `rows` behind those that concern other rows. `{column}`, `{text}` and `{rows}` are filled in.
        reasons: BTreeMap<String, String>,
        /// Suggested name of the file, without ending.
        file_name: String,
    }

    /// A file that was written.
    #[derive(PartialEq, Eq)]
    struct SavedFile {
        /// Its name, without its folder.
        file_name: String,
        /// How many rows, the heading not counted.
        rows: u32,
    }

    /// The list of first passwords of new admins.
    #[derive(PartialEq, Eq)]
    struct PasswordFile {
        /// How many.
        count: u32,
        /// Name of the file, without its folder.
        file_name: String,
        /// Whether it was written. If not, `imports_passwords_save` tries again, until the import is closed.
        saved: bool,
    }
}
