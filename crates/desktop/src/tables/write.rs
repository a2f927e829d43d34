//! Writing tables: text files in the encodings that Excel and the real product read, and workbooks whose cells are texts.

use std::{
    io::{BufWriter, Seek, Write},
    path::Path,
};

use contract::ipc::{Delimiter, Encoding};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Stop, delimited, encoding, formula::guard};

/// The most characters that Excel shows of a column that is made as wide as its texts.
const WIDEST: usize = 40;
/// Rows that decide how wide columns are: those behind are written before anybody knows.
const MEASURED: usize = 200;

/// Writes a text file row by row.
#[derive(Debug)]
pub struct TextWriter<W: Write> {
    out: BufWriter<W>,
    encoding: Encoding,
    delimiter: Delimiter,
    line: String,
    bytes: Vec<u8>,
}

impl<W: Write> TextWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn new(out: W, encoding: Encoding, delimiter: Delimiter) -> Result<Self, Stop> {
        let mut out = BufWriter::new(out);
        out.write_all(encoding::mark(encoding))?;
        Ok(Self { out, encoding, delimiter, line: String::new(), bytes: Vec::new() })
    }

    /// Writes a row. What could be taken for a formula is guarded; of what the encoding does not have, the caller knows
    /// from [`super::unwritable`].
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) -> Result<(), Stop> {
        self.line.clear();
        let delimiter = char::from(delimited::sign(self.delimiter));
        // The real product's lists have every cell in quotation marks.
        let always = self.encoding == Encoding::Utf16le;
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.line.push(delimiter);
            }
            let cell = guard(cell);
            if always || cell.contains([delimiter, '"', '\r', '\n']) {
                self.line.push('"');
                self.line.push_str(&cell.replace('"', "\"\""));
                self.line.push('"');
            } else {
                self.line.push_str(&cell);
            }
        }
        self.line.push_str("\r\n");
        self.bytes.clear();
        encoding::encode(&self.line, self.encoding, &mut self.bytes);
        Ok(self.out.write_all(&self.bytes)?)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(self) -> Result<W, Stop> {
        self.out.into_inner().map_err(|error| error.into_error().into())
    }
}

/// Writes a workbook with one sheet, row by row. Rows go to a temporary file as they come.
pub struct WorkbookWriter {
    book: Workbook,
    text: Format,
    heading: Format,
    row: u32,
    widths: Vec<usize>,
}

impl std::fmt::Debug for WorkbookWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WorkbookWriter({} rows)", self.row)
    }
}

impl WorkbookWriter {
    /// Begins a workbook. Temporary files lie in `folder`, which the caller knows to be private.
    ///
    /// # Errors
    /// There is no such folder, or `sheet` is no name for a sheet.
    pub fn new(folder: &Path, sheet: &str, headings: &[&str]) -> Result<Self, Stop> {
        let mut book = Workbook::new();
        book.set_tempdir(folder).map_err(failed)?;
        // Texts, so that what is typed into them later keeps its zeros.
        let text = Format::new().set_num_format("@");
        let heading = text.clone().set_bold();
        let mut writer =
            Self { book, heading, text, row: 0, widths: headings.iter().map(|text| width(text)).collect() };
        let first = writer.book.add_worksheet_with_constant_memory().map_err(failed)?;
        first.set_name(sheet).map_err(failed)?;
        first.set_freeze_panes(1, 0).map_err(failed)?;
        for column in 0..headings.len() {
            let column = column as u16;
            first.set_column_format(column, &writer.text).map_err(failed)?;
        }
        let format = writer.heading.clone();
        writer.write(headings.iter().copied(), &format)?;
        Ok(writer)
    }

    /// Writes a row of texts.
    ///
    /// # Errors
    /// The temporary file cannot be written.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) -> Result<(), Stop> {
        let format = self.text.clone();
        self.write(cells, &format)
    }

    fn write<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>, format: &Format) -> Result<(), Stop> {
        let sheet = self.book.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in cells.into_iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            sheet.write_string_with_format(self.row, column as u16, cell, format).map_err(failed)?;
            if (self.row as usize) < MEASURED
                && let Some(known) = self.widths.get_mut(column)
            {
                *known = (*known).max(width(cell));
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Ends the workbook.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self, out: impl Write + Seek + Send) -> Result<(), Stop> {
        let sheet = self.book.worksheet_from_index(0).map_err(failed)?;
        for (column, width) in self.widths.iter().enumerate() {
            let width = (width + 2).min(WIDEST) as f64;
            sheet.set_column_width(column as u16, width).map_err(failed)?;
        }
        if let Some(last) = self.widths.len().checked_sub(1) {
            sheet.autofilter(0, 0, self.row.saturating_sub(1), last as u16).map_err(failed)?;
        }
        self.book.save_to_writer(out).map_err(failed)
    }
}

/// How wide a text is, in half-width characters.
fn width(text: &str) -> usize {
    text.chars()
        .map(|character| if character.is_ascii() || ('｡'..='ﾟ').contains(&character) { 1 } else { 2 })
        .sum()
}

fn failed(error: XlsxError) -> Stop {
    match error {
        XlsxError::IoError(error) => Stop::Failed(error),
        error => Stop::Failed(std::io::Error::other(error)),
    }
}
