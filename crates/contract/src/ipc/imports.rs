//! Import: a file is opened and recognised, its columns are mapped, it is tried, and only then made to count.
//!
//! The window never names a path and never holds the rows: it holds a handle, the first rows to look at, and windows of
//! what was tried. One import is open at a time; opening another one, a lock and signing out close it.

mod trial;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Delimiter, Encoding, Field, TableField, TableKind};
pub use trial::*;

/// Which rows of the directory a file may touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMode {
    /// New rows are added and known ones changed; nothing is deleted.
    #[default]
    AddAndChange,
    /// New rows are added; a row that exists already is bad.
    AddOnly,
    /// Known rows are changed; a row that does not exist is bad.
    ChangeOnly,
    /// As `add_and_change`, and whatever of this kind is in sight and not in the file is deleted. Not for placements.
    Mirror,
}

/// Why a file cannot be read as a table. `ImportPreview::problem` says where and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileProblemCode {
    /// There is nothing in it, or nothing but the heading.
    Empty,
    /// More bytes than `limit`; `found` is how many.
    TooLarge,
    /// More columns than `limit`; `found` is how many, as far as they were counted.
    TooManyColumns,
    /// More rows than `limit`.
    TooManyRows,
    /// A cell is longer than `limit` characters.
    CellTooLong,
    /// All texts together are longer than `limit` bytes.
    TooMuchText,
    /// It unpacks to more than `limit` bytes: made to do harm, or broken.
    InflatesTooMuch,
    /// It is neither a workbook nor text.
    NotATable,
    /// A workbook of the old kind (.xls), or one that asks for a password.
    OldOrProtectedWorkbook,
    /// The workbook is cut off or damaged.
    DamagedWorkbook,
    /// The workbook has no such sheet, or none with cells.
    SheetMissing,
    /// `text` are bytes that the encoding does not have: another encoding, or several in one file.
    BrokenEncoding,
    /// A NUL stands in the text.
    NulCharacter,
    /// A quotation mark opens a cell and none closes it.
    QuoteNotClosed,
}

/// Why the columns as they are mapped cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MappingProblemCode {
    /// No column holds what rows are found by: one of `fields` is needed.
    KeyMissing,
    /// Two columns are mapped to the one of `fields`.
    FieldTwice,
    /// No column says anything but which row it is.
    NothingToDo,
}

ipc_types! {
    /// Names the import that is open.
    #[derive(Copy, PartialEq, Eq)]
    struct ImportHandle {
        /// Its handle; `import_gone` once it is closed.
        import: u32,
    }

    /// Lets the person choose a file, reads it and says what it is. The answer is `None` where nothing was chosen.
    struct ImportsOpen {
        /// What it is to be about; `None` guesses by the headings.
        kind: Option<TableKind>,
    }

    /// Reads the file in another way, or maps its columns in another way.
    struct ImportsConfigure {
        /// The import.
        import: u32,
        /// What the table is about; another one maps the columns anew.
        kind: TableKind,
        /// Encoding of a text file; `None` recognises it.
        encoding: Option<Encoding>,
        /// Delimiter of a text file; `None` recognises it.
        delimiter: Option<Delimiter>,
        /// Index of the sheet of a workbook.
        sheet: u32,
        /// Number of the row with the headings, as a spreadsheet counts; what lies above is left aside. `None` if there is none.
        header_row: Option<u32>,
        /// What each column holds, column by column; `None` maps by headings.
        mapping: Option<Vec<Option<Field>>>,
    }

    /// What was recognised in a file.
    #[derive(PartialEq, Eq)]
    struct ImportPreview {
        /// The import.
        import: u32,
        /// Name of the file, without its folder.
        file_name: String,
        /// Bytes of the file.
        #[ts(type = "number")]
        bytes: u64,
        /// What the table is about.
        kind: TableKind,
        /// Sheets of a workbook; empty for a text file.
        sheets: Vec<String>,
        /// The sheet that is read.
        sheet: u32,
        /// Encoding of a text file.
        encoding: Option<Encoding>,
        /// Delimiter of a text file.
        delimiter: Option<Delimiter>,
        /// Number of the row with the headings: the one with most headings that are known. What lies above is left aside.
        header_row: Option<u32>,
        /// Columns of the file.
        columns: Vec<ImportColumn>,
        /// The first rows, at most 20; the headings are not among them.
        rows: Vec<PreviewRow>,
        /// Rows in all, without headings and without rows that are empty.
        total: u32,
        /// Columns that this kind of table may have.
        fields: Vec<TableField>,
        /// Whether this kind can be mirrored.
        may_mirror: bool,
        /// Why it cannot be read; settings may be changed and tried again.
        problem: Option<FileProblem>,
        /// Why the columns cannot be imported as they are mapped.
        mapping_problems: Vec<MappingProblem>,
    }

    /// One row of the file.
    #[derive(PartialEq, Eq)]
    struct PreviewRow {
        /// Its number, from 1 as a spreadsheet counts.
        row: u32,
        /// Its cells, column by column.
        cells: Vec<String>,
    }

    /// One column of the file.
    #[derive(PartialEq, Eq)]
    struct ImportColumn {
        /// Its letters, as a spreadsheet shows them.
        letters: String,
        /// Its heading, or empty.
        heading: String,
        /// What it holds; `None` is left aside.
        field: Option<Field>,
    }

    /// Where and why a file cannot be read.
    #[derive(PartialEq, Eq)]
    struct FileProblem {
        /// What is wrong.
        code: FileProblemCode,
        /// The row, from 1 as a spreadsheet counts.
        row: Option<u32>,
        /// The letters of the column.
        column: Option<String>,
        /// What is allowed.
        #[ts(type = "number | null")]
        limit: Option<u64>,
        /// What was found.
        #[ts(type = "number | null")]
        found: Option<u64>,
        /// What stands there, as far as it can be shown.
        text: String,
    }

    /// Why columns cannot be imported as they are mapped.
    #[derive(PartialEq, Eq)]
    struct MappingProblem {
        /// What is wrong.
        code: MappingProblemCode,
        /// The fields concerned.
        fields: Vec<Field>,
    }
}
