//! Rows of texts, kept close together: 100,000 rows are a few large pieces of memory and not a million small ones.

use contract::ipc::FileProblemCode;

use super::{Limits, Stop, problem, problem_at};

/// What a spreadsheet says about a cell besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// A text.
    #[default]
    Text,
    /// A number that is shown as its text here.
    Number,
    /// A number that is shown in another way than it is kept.
    Formatted,
    /// A date; the text is 2026-04-01, with the time of day behind if there is one.
    Date,
    /// A formula; the text is its last value.
    Formula,
    /// An error of the spreadsheet, such as #N/A.
    Error,
}

/// A table as it was read. Rows without any text are left out, empty cells at the end of a row as well.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    marks: Vec<Mark>,
    rows: Vec<Span>,
    width: u32,
    /// First cell of the row that is being read.
    open: u32,
}

#[derive(Debug)]
struct Span {
    number: u32,
    first: u32,
    end: u32,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    span: &'a Span,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What is shown in it.
    pub text: &'a str,
    /// What else is known of it.
    pub mark: Mark,
}

impl Table {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Cells of the widest row.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// A row.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        self.rows.get(index).map(|span| Row { table: self, span })
    }

    /// All rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|span| Row { table: self, span })
    }

    /// Adds a piece of the cell that is being read.
    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The cell that is being read ends. `row` is the number of its row.
    pub(super) fn end_cell(&mut self, row: u32, mark: Mark, limits: &Limits) -> Result<(), Stop> {
        let column = self.ends.len() as u32 - self.open;
        let from = self.ends.last().map_or(0, |end| *end as usize);
        let length = self.text.len() - from;
        if length > limits.cell as usize && self.text[from..].chars().count() > limits.cell as usize {
            let at = problem_at(FileProblemCode::CellTooLong, row, column);
            return Err(super::FileProblem { limit: Some(limits.cell.into()), ..at }.into());
        }
        if self.text.len() as u64 > limits.text.min(u32::MAX.into()) {
            let all = problem(FileProblemCode::TooMuchText);
            return Err(super::FileProblem { row: Some(row), limit: Some(limits.text), ..all }.into());
        }
        if column >= limits.columns && length > 0 {
            let at = problem_at(FileProblemCode::TooManyColumns, row, column);
            let (limit, found) = (Some(limits.columns.into()), Some(u64::from(column) + 1));
            return Err(super::FileProblem { limit, found, ..at }.into());
        }
        self.ends.push(self.text.len() as u32);
        self.marks.push(mark);
        Ok(())
    }

    /// The row that is being read ends.
    pub(super) fn end_row(&mut self, number: u32, limits: &Limits) -> Result<(), Stop> {
        let first = self.open as usize;
        let blank = |at: usize| {
            let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
            self.text[from..self.ends[at] as usize].trim().is_empty() && self.marks[at] == Mark::Text
        };
        let mut end = self.ends.len();
        while end > first && blank(end - 1) {
            end -= 1;
        }
        self.ends.truncate(end);
        self.marks.truncate(end);
        self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
        if end > first {
            if self.rows.len() as u64 > u64::from(limits.rows) {
                let all = problem(FileProblemCode::TooManyRows);
                let limit = Some(limits.rows.into());
                return Err(super::FileProblem { row: Some(number), limit, ..all }.into());
            }
            self.rows.push(Span { number, first: first as u32, end: end as u32 });
            self.width = self.width.max((end - first) as u32);
        }
        self.open = end as u32;
        Ok(())
    }

    /// The cell that is being read, so far.
    pub(super) fn open_text(&self) -> &str {
        &self.text[self.ends.last().map_or(0, |end| *end as usize)..]
    }

    /// Takes the first character of the cell that is being read away.
    pub(super) fn drop_first(&mut self) {
        let from = self.ends.last().map_or(0, |end| *end as usize);
        if from < self.text.len() {
            self.text.remove(from);
        }
    }

    /// How many cells the row that is being read has so far.
    pub(super) fn open_cells(&self) -> u32 {
        self.ends.len() as u32 - self.open
    }
}

impl<'a> Row<'a> {
    /// Its number, from 1 as a spreadsheet counts.
    #[must_use]
    pub fn number(self) -> u32 {
        self.span.number
    }

    /// How many cells, empty ones at the end left aside.
    #[must_use]
    pub fn len(self) -> u32 {
        self.span.end - self.span.first
    }

    /// Whether it has none: never, of a table that was read.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// A cell; what lies beyond the last one is empty.
    #[must_use]
    pub fn cell(self, column: u32) -> Cell<'a> {
        let at = self.span.first as usize + column as usize;
        if at >= self.span.end as usize {
            return Cell { text: "", mark: Mark::Text };
        }
        let from = if at == 0 { 0 } else { self.table.ends[at - 1] as usize };
        Cell { text: &self.table.text[from..self.table.ends[at] as usize], mark: self.table.marks[at] }
    }

    /// The texts of its cells.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |column| self.cell(column).text)
    }
}
