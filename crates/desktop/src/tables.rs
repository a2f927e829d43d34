//! Tables in files: text in the encodings that Excel and the real product make, and Excel workbooks.
//!
//! Reading recognises what a file is, gives its rows as texts with their places, and stops with a place and a reason
//! ([`FileProblem`]) at whatever it cannot read. Everything is bounded by [`Limits`], because a file comes from anybody.
//! Deliberately absent: what the cells mean.

mod delimited;
mod encoding;
mod formula;
mod limits;
mod table;
mod watch;
mod workbook;
mod write;

use contract::ipc::{Delimiter, Encoding, FileProblem, FileProblemCode};

pub(crate) use encoding::too_large;
pub use encoding::unwritable;
pub use formula::{guard, unguard};
pub use limits::Limits;
pub use table::{Cell, Mark, Row, Table};
pub use watch::{Stop, Watch};
pub use write::{TextWriter, WorkbookWriter};

/// How a file is to be read; `None` recognises it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Delimiter of a text file.
    pub delimiter: Option<Delimiter>,
    /// Index of the sheet of a workbook.
    pub sheet: u32,
}

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    /// The rows, or those before the problem.
    pub table: Table,
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Delimiter of a text file.
    pub delimiter: Option<Delimiter>,
    /// Sheets of a workbook.
    pub sheets: Vec<String>,
    /// Why it could not be read to its end.
    pub problem: Option<FileProblem>,
}

/// Reads a file from its bytes.
///
/// # Errors
/// Only that it was cancelled: a file that cannot be read is an answer, too.
pub fn read(bytes: &[u8], options: Options, limits: &Limits, watch: &Watch<'_>) -> Result<Read, Stop> {
    let mut read = Read::default();
    let outcome = match kind(bytes) {
        Kind::Workbook => workbook::read(bytes, options.sheet, limits, watch, &mut read),
        Kind::Text => encoding::read(bytes, options, limits, watch, &mut read),
        Kind::OldWorkbook => Err(problem(FileProblemCode::OldOrProtectedWorkbook).into()),
        Kind::Other => Err(problem(FileProblemCode::NotATable).into()),
    };
    match outcome {
        Ok(()) if read.table.is_empty() => read.problem = Some(problem(FileProblemCode::Empty)),
        Ok(()) => {}
        Err(Stop::Problem(problem)) => read.problem = Some(*problem),
        Err(stop) => return Err(stop),
    }
    Ok(read)
}

enum Kind {
    Workbook,
    OldWorkbook,
    Text,
    Other,
}

/// What a file is by its first bytes, never by its name.
fn kind(bytes: &[u8]) -> Kind {
    const OTHERS: [&[u8]; 9] = [
        b"%PDF",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"{\\rtf",
        b"<!DOCTYPE",
        b"<html",
        b"<?xml",
        b"\x1F\x8B",
    ];
    match bytes {
        [b'P', b'K', 3, 4, ..] => Kind::Workbook,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::OldWorkbook,
        _ if OTHERS.iter().any(|magic| bytes.starts_with(magic)) => Kind::Other,
        _ => Kind::Text,
    }
}

/// A problem of the file as a whole.
pub(crate) fn problem(code: FileProblemCode) -> FileProblem {
    FileProblem { code, row: None, column: None, limit: None, found: None, text: String::new() }
}

/// A problem at a cell, the column counted from 0.
fn problem_at(code: FileProblemCode, row: u32, column: u32) -> FileProblem {
    FileProblem { row: Some(row), column: Some(letters(column)), ..problem(code) }
}

/// The letters by which a spreadsheet names a column, counted from 0.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
