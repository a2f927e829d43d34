//! Export: what a list shows, or everything of its kind in sight, into a file that the person chooses.

use directory::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AdminQuery, Encoding, Field, ListQuery, TableKind};

/// In which form a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Excel workbook.
    Xlsx,
    /// Text with commas.
    Csv,
    /// Text with tabs.
    Tsv,
}

/// Which rows are written. Windows (`from`, `count`) are left aside: all that match.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ExportRows {
    /// Everything of this kind in sight.
    Everything {
        /// The kind.
        kind: TableKind,
    },
    /// Headings and one row of examples, and nothing else: to be filled in and imported.
    Template {
        /// The kind.
        kind: TableKind,
    },
    /// Groups at and below a node whose texts contain the query.
    Groups {
        /// The list; platforms and sorting are left aside, groups come as the tree shows them.
        query: ListQuery,
    },
    /// Users as a list shows them.
    Users {
        /// The list.
        query: ListQuery,
    },
    /// Devices as a list shows them.
    Devices {
        /// The list.
        query: ListQuery,
    },
    /// Devices as a list shows them, but only where they belong.
    Placements {
        /// The list.
        query: ListQuery,
    },
    /// Admins as a list shows them.
    Admins {
        /// The list.
        query: AdminQuery,
    },
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ExportResult {
    /// The file is written.
    Written {
        /// Its name, without its folder.
        file_name: String,
        /// How many rows, the heading not counted.
        rows: u32,
    },
    /// Nothing was written: the encoding does not have all characters. Nobody has been asked for a file yet.
    Unwritable {
        /// How many cells.
        total: u32,
        /// The first of them: at most 100.
        cells: Vec<UnwritableCell>,
    },
    /// The person chose no file.
    Cancelled,
}

ipc_types! {
    /// Writes rows to a file that the person chooses.
    struct ExportsWrite {
        /// Which rows.
        rows: ExportRows,
        /// The columns in their order; empty writes the standard ones.
        columns: Vec<Field>,
        /// In which form.
        format: ExportFormat,
        /// Encoding of a text file; left aside for a workbook.
        encoding: Encoding,
        /// Language of headings, platforms and the like. Import reads both.
        language: Language,
        /// Suggested name of the file, without ending.
        file_name: String,
    }

    /// A cell that the encoding cannot hold.
    #[derive(PartialEq, Eq)]
    struct UnwritableCell {
        /// Its row in the file, from 1; the heading is row 1.
        row: u32,
        /// What the column holds.
        field: Field,
        /// Its text.
        text: String,
        /// The characters that cannot be written.
        characters: String,
    }
}
