//! Excel workbooks (.xlsx), read as a stream.
//!
//! Written over `zip` and `quick-xml` ourselves because calamine, the library for it, tells neither in which format a
//! number is shown (00123 is kept as 123) nor that a cell is a formula, and unpacks whatever a file unpacks to. It is the
//! oracle in the tests instead. Deliberately absent: formulas, merged cells, anything but the texts as they are shown.

mod parts;
mod shared;
mod sheet;
mod styles;
mod xml;

use contract::ipc::FileProblemCode;

use super::{Limits, Read, Stop, Watch, problem};
use parts::Package;

/// Reads one sheet.
pub(super) fn read(
    bytes: &[u8],
    wanted: u32,
    limits: &Limits,
    watch: &Watch<'_>,
    read: &mut Read,
) -> Result<(), Stop> {
    let mut package = Package::open(bytes, limits)?;
    let book = parts::book(&mut package)?;
    read.sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let Some(sheet) = book.sheets.get(wanted as usize) else {
        return Err(problem(FileProblemCode::SheetMissing).into());
    };
    let styles = match &book.styles {
        Some(path) => styles::read(&mut package, path)?,
        None => styles::Styles::default(),
    };
    let strings = match &book.strings {
        Some(path) => shared::read(&mut package, path, limits, watch)?,
        None => shared::Strings::default(),
    };
    let context = sheet::Context { strings: &strings, styles: &styles, since_1904: book.since_1904 };
    sheet::read(&mut package, &sheet.path, &context, limits, watch, &mut read.table)
}

/// The workbook is damaged, at a row if that is known.
fn damaged(row: Option<u32>) -> Stop {
    super::FileProblem { row, ..problem(FileProblemCode::DamagedWorkbook) }.into()
}
