//! The cells of a sheet.

use contract::ipc::{FileProblem, FileProblemCode};
use quick_xml::events::{BytesStart, Event};

use super::{
    super::{Limits, Mark, Stop, Table, Watch, problem_at},
    damaged,
    parts::Package,
    shared::{self, Strings},
    styles::{Shown, Styles},
    xml,
};

/// Rows between two looks at the watch.
const WATCHED: u32 = 512;
/// Digits that Excel shows of a whole number before it writes it with a power of ten.
const SHOWN_WHOLE: f64 = 1e11;
/// Whole numbers below this are exact.
const EXACT: f64 = 1e15;

/// What the cells refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a Styles,
    pub(super) since_1904: bool,
}

/// What a cell says of its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

/// The cell that is being read.
struct Open {
    column: u32,
    kind: Kind,
    style: usize,
    formula: bool,
    value: String,
    /// Within a tag whose text is the value.
    taking: bool,
    /// Within a reading in kana.
    reading: bool,
}

pub(super) fn read(
    package: &mut Package<'_>,
    path: &str,
    context: &Context<'_>,
    limits: &Limits,
    watch: &Watch<'_>,
    table: &mut Table,
) -> Result<(), Stop> {
    let mut xml = package.part(path)?.ok_or_else(|| damaged(None))?;
    let mut row = 0;
    let mut cell: Option<Open> = None;
    let mut spare = String::new();
    let mut whole = false;
    while let Some(event) = xml.next(Some(row).filter(|row| *row > 0))? {
        match event {
            Event::Start(tag) => match xml::name(&tag) {
                "row" => row = next_row(&tag, row)?,
                "c" => cell = Some(open(&tag, row, table.open_cells(), std::mem::take(&mut spare))?),
                "v" | "t" => {
                    if let Some(cell) = &mut cell {
                        cell.taking = !cell.reading;
                    }
                }
                "f" => {
                    if let Some(cell) = &mut cell {
                        cell.formula = true;
                    }
                }
                "rPh" => {
                    if let Some(cell) = &mut cell {
                        cell.reading = true;
                    }
                }
                _ => {}
            },
            Event::Empty(tag) => match xml::name(&tag) {
                "row" => row = next_row(&tag, row)?,
                // A part of a shared formula says no more than that.
                "f" => {
                    if let Some(cell) = &mut cell {
                        cell.formula = true;
                    }
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "c" => {
                    if let Some(done) = cell.take() {
                        close(&done, row, context, limits, table)?;
                        spare = done.value;
                        spare.clear();
                    }
                }
                "v" | "t" => {
                    if let Some(cell) = &mut cell {
                        cell.taking = false;
                    }
                }
                "rPh" => {
                    if let Some(cell) = &mut cell {
                        cell.reading = false;
                    }
                }
                "row" => {
                    table.end_row(row, limits)?;
                    if row.is_multiple_of(WATCHED) {
                        watch.at(row.into())?;
                    }
                }
                "worksheet" => whole = true,
                _ => {}
            },
            Event::Text(text) => take(&mut cell, &text),
            Event::CData(text) => take(&mut cell, &text),
            Event::GeneralRef(reference) => {
                take(&mut cell, xml::referred(&reference).encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }
    if whole { Ok(()) } else { Err(damaged(Some(row))) }
}

fn take(cell: &mut Option<Open>, text: &str) {
    if let Some(cell) = cell.as_mut().filter(|cell| cell.taking) {
        cell.value.push_str(text);
    }
}

/// The number of a row that begins. Rows come in order, or the sheet is damaged.
fn next_row(tag: &BytesStart<'_>, last: u32) -> Result<u32, Stop> {
    match xml::attribute(tag, "r") {
        None => Ok(last + 1),
        Some(number) => {
            number.parse().ok().filter(|number| *number > last).ok_or_else(|| damaged(Some(last)))
        }
    }
}

fn open(tag: &BytesStart<'_>, row: u32, next: u32, value: String) -> Result<Open, Stop> {
    let (mut column, mut kind, mut style) = (next, Kind::Number, 0);
    let mut attributes = tag.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        match attribute.key.0 {
            "r" => column = column_of(&attribute.value).ok_or_else(|| damaged(Some(row)))?,
            "s" => style = attribute.value.parse().unwrap_or(0),
            "t" => {
                kind = match &*attribute.value {
                    "s" => Kind::Shared,
                    "str" | "inlineStr" => Kind::Text,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    // Cells come in order, or the sheet is damaged.
    if column < next {
        return Err(damaged(Some(row)));
    }
    Ok(Open { column, kind, style, formula: false, value, taking: false, reading: false })
}

/// The column of a cell's name, from 0.
fn column_of(name: &str) -> Option<u32> {
    let letters = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic())
    {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some(number - 1)
}

/// Adds a cell that has been read to the table.
fn close(
    cell: &Open,
    row: u32,
    context: &Context<'_>,
    limits: &Limits,
    table: &mut Table,
) -> Result<(), Stop> {
    if cell.value.is_empty() && !cell.formula {
        return Ok(());
    }
    if cell.column >= limits.columns {
        let at = problem_at(FileProblemCode::TooManyColumns, row, cell.column);
        let (limit, found) = (Some(limits.columns.into()), Some(u64::from(cell.column) + 1));
        return Err(FileProblem { limit, found, ..at }.into());
    }
    while table.open_cells() < cell.column {
        table.end_cell(row, Mark::Text, limits)?;
    }
    let mark = match cell.kind {
        Kind::Number => number(&cell.value, context.styles.of(cell.style), context.since_1904, table),
        Kind::Shared => {
            let text = cell.value.trim().parse().ok().and_then(|index| context.strings.get(index));
            table.add(text.ok_or_else(|| damaged(Some(row)))?);
            Mark::Text
        }
        Kind::Text => {
            let mut text = cell.value.clone();
            shared::unescape(&mut text, 0);
            table.add(&text);
            Mark::Text
        }
        Kind::Bool => {
            table.add(if cell.value.trim() == "1" { "TRUE" } else { "FALSE" });
            Mark::Text
        }
        Kind::Error => {
            table.add(&cell.value);
            Mark::Error
        }
        Kind::Date => {
            table.add(cell.value.trim_end_matches("T00:00:00"));
            Mark::Date
        }
    };
    let mark = if cell.formula && mark != Mark::Error { Mark::Formula } else { mark };
    table.end_cell(row, mark, limits)
}

/// Adds a number as it is shown, if that can be told.
fn number(value: &str, shown: Shown, since_1904: bool, table: &mut Table) -> Mark {
    let Ok(number) = value.trim().parse::<f64>() else {
        table.add(value);
        return Mark::Formatted;
    };
    let whole = number.fract() == 0.0 && number.abs() < EXACT;
    match shown {
        Shown::Date => match date(number, since_1904) {
            Some(text) => {
                table.add(&text);
                Mark::Date
            }
            None => {
                table.add(value);
                Mark::Formatted
            }
        },
        Shown::Digits(digits) if whole && number >= 0.0 => {
            table.add(&format!("{number:0width$}", width = usize::from(digits)));
            Mark::Number
        }
        Shown::General if whole && number.abs() < SHOWN_WHOLE => {
            table.add(&format!("{number}"));
            Mark::Number
        }
        // A short fraction is shown as it is; a long one is rounded.
        Shown::General if !whole && format!("{number}").len() <= 11 && number.abs() >= 1e-4 => {
            table.add(&format!("{number}"));
            Mark::Number
        }
        Shown::General | Shown::Digits(_) | Shown::Other => {
            if whole {
                table.add(&format!("{number}"));
            } else {
                table.add(value.trim());
            }
            Mark::Formatted
        }
    }
}

/// The day and time that a number stands for, as 2026-04-01 or 2026-04-01 09:30.
fn date(number: f64, since_1904: bool) -> Option<String> {
    use jiff::civil::{Date, date};
    // 1900-02-29 never was, but Excel has it: days before it are counted from a day later.
    let first: Date = match (since_1904, number < 60.0) {
        (true, _) => date(1904, 1, 1),
        (false, true) => date(1899, 12, 31),
        (false, false) => date(1899, 12, 30),
    };
    if !(0.0..3_000_000.0).contains(&number) {
        return None;
    }
    let minutes = (number.fract() * 1_440.0).round() as i64;
    let span = jiff::Span::new().try_days(number.trunc() as i64).ok()?;
    let day = first.checked_add(span).ok()?;
    let time = day.at(0, 0, 0, 0).checked_add(jiff::Span::new().try_minutes(minutes).ok()?).ok()?;
    Some(match minutes {
        0 => day.to_string(),
        _ => format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(value: &str, shown: Shown) -> (String, Mark) {
        let mut table = Table::default();
        let mark = number(value, shown, false, &mut table);
        (table.open_text().to_owned(), mark)
    }

    #[test]
    fn numbers_are_what_is_shown_of_them_or_told() {
        assert_eq!(shows("123", Shown::Digits(5)), ("00123".into(), Mark::Number));
        assert_eq!(shows("123", Shown::General), ("123".into(), Mark::Number));
        assert_eq!(shows("1.23E+2", Shown::General), ("123".into(), Mark::Number));
        assert_eq!(shows("10.15", Shown::General), ("10.15".into(), Mark::Number));
        assert_eq!(shows("123456789012", Shown::General), ("123456789012".into(), Mark::Formatted));
        assert_eq!(shows("123456789012", Shown::Digits(1)), ("123456789012".into(), Mark::Number));
        assert_eq!(shows("1234567890123456789", Shown::General).1, Mark::Formatted);
        assert_eq!(shows("1234", Shown::Other), ("1234".into(), Mark::Formatted));
        assert_eq!(shows("46113", Shown::Date), ("2026-04-01".into(), Mark::Date));
        assert_eq!(shows("46113.395833333", Shown::Date), ("2026-04-01 09:30".into(), Mark::Date));
        assert_eq!(shows("-1", Shown::Date).1, Mark::Formatted);
        assert_eq!(shows("NaN", Shown::General).1, Mark::Formatted);
    }

    #[test]
    fn columns_have_letters() {
        for (name, column) in [("A1", 0), ("Z9", 25), ("AA10", 26), ("XFD1048576", 16_383)] {
            assert_eq!(column_of(name), Some(column));
        }
        for name in ["", "1", "AAAA1", "A-1", "あ1"] {
            assert_eq!(column_of(name), None);
        }
    }
}
