//! Text with delimiters, as RFC 4180 and Excel have it: a cell in quotation marks may hold delimiters, line ends and
//! doubled quotation marks. Lines end by CR LF, LF or CR.
//!
//! Written by ourselves because problems are told by row and column: the csv crate leaves out empty lines, so that its
//! rows are not those of the spreadsheet, and takes a quotation mark that is never closed for a very long cell.

use contract::ipc::{Delimiter, FileProblemCode};

use super::{Limits, Mark, Stop, Table, Watch, formula::unguard, problem_at};

/// How many rows are looked at to find the delimiter.
const LOOKED_AT: u32 = 20;
/// Rows between two looks at the watch.
const WATCHED: u32 = 1_024;

/// The sign itself.
pub(super) fn sign(delimiter: Delimiter) -> u8 {
    match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Tab => b'\t',
        Delimiter::Semicolon => b';',
    }
}

/// Where in a text one is: row from 1, column from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) column: u32,
}

/// Reads the rows of a text into a table. Answers where it ended, for whatever comes behind it.
pub(super) fn parse(
    text: &str,
    delimiter: Delimiter,
    limits: &Limits,
    watch: &Watch<'_>,
    table: &mut Table,
) -> Result<Place, Stop> {
    let bytes = text.as_bytes();
    let delimiter = sign(delimiter);
    let mut place = Place { row: 1, column: 0 };
    let mut at = 0;
    loop {
        let mut cell = at;
        if bytes.get(at) == Some(&b'"') {
            cell = quoted(text, at + 1, table)
                .ok_or_else(|| problem_at(FileProblemCode::QuoteNotClosed, place.row, place.column))?;
        }
        let end = bytes[cell..]
            .iter()
            .position(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'))
            .map_or(bytes.len(), |length| cell + length);
        // Only a cell without quotation marks can be guarded where it stands; what stands in them was added already.
        table.add(&text[cell..end]);
        table.unguard_open();
        table.end_cell(place.row, Mark::Text, limits)?;
        match bytes.get(end) {
            Some(byte) if *byte == delimiter => {
                place.column += 1;
                at = end + 1;
            }
            Some(byte) => {
                table.end_row(place.row, limits)?;
                let pair = *byte == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                at = end + 1 + usize::from(pair);
                if place.row.is_multiple_of(WATCHED) {
                    watch.at(at as u64)?;
                }
                if at == bytes.len() {
                    return Ok(place);
                }
                place = Place { row: place.row + 1, column: 0 };
            }
            None => {
                table.end_row(place.row, limits)?;
                return Ok(place);
            }
        }
    }
}

/// Adds what stands in quotation marks, and answers where it ends; `None` if it does not.
fn quoted(text: &str, from: usize, table: &mut Table) -> Option<usize> {
    let mut from = from;
    loop {
        let mark = from + text.as_bytes()[from..].iter().position(|byte| *byte == b'"')?;
        if text.as_bytes().get(mark + 1) == Some(&b'"') {
            table.add(&text[from..=mark]);
            from = mark + 2;
        } else {
            table.add(&text[from..mark]);
            return Some(mark + 1);
        }
    }
}

/// The delimiter by which the first rows are most alike.
pub(super) fn recognise(text: &str) -> Delimiter {
    let candidates = [Delimiter::Comma, Delimiter::Tab, Delimiter::Semicolon];
    let best = candidates.into_iter().rev().max_by_key(|candidate| alike(text, *candidate));
    best.unwrap_or(Delimiter::Comma)
}

/// How many of the first rows are as wide as the first one, and how wide that is; nothing for a single column.
fn alike(text: &str, delimiter: Delimiter) -> (u32, u32) {
    let mut widths = Vec::new();
    let (mut width, mut within, mut fresh) = (1, false, true);
    for byte in text.bytes() {
        match byte {
            b'"' if within || fresh => within = !within,
            b'\n' if !within => {
                widths.push(width);
                width = 1;
                if widths.len() == LOOKED_AT as usize {
                    break;
                }
            }
            byte if byte == sign(delimiter) && !within => width += 1,
            _ => {}
        }
        fresh = !within && (byte == b'\n' || byte == sign(delimiter) || byte == b'"');
    }
    if widths.len() < LOOKED_AT as usize {
        widths.push(width);
    }
    let first = widths[0];
    if first == 1 {
        return (0, 0);
    }
    (widths.iter().filter(|width| **width == first).count() as u32, first)
}

impl Table {
    /// Takes away what guards the cell that is being read from being a formula.
    fn unguard_open(&mut self) {
        let open = self.open_text();
        if unguard(open).len() != open.len() {
            self.drop_first();
        }
    }
}
