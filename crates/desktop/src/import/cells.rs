//! The cells of one row by what they hold, and what is wrong with them.

use contract::ipc::{FaultCode, Field};
use directory::{Permission, RejectionCode, RowRef};

use crate::tables::{Mark, Row};

/// What is wrong with a row or notable about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) column: Option<u32>,
    pub(crate) code: FaultCode,
    pub(crate) text: String,
    /// Indices of other rows concerned.
    pub(crate) rows: Vec<u32>,
    pub(crate) about: Option<RowRef>,
    pub(crate) rejection: Option<(RejectionCode, Option<Permission>)>,
}

impl Fault {
    pub(crate) fn new(code: FaultCode) -> Self {
        Self { column: None, code, text: String::new(), rows: Vec::new(), about: None, rejection: None }
    }

    /// Whether the row is imported all the same.
    pub(crate) fn is_note(&self) -> bool {
        matches!(self.code, FaultCode::ZerosLost | FaultCode::EmptyLeaves)
    }
}

/// Which column holds which field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns(Vec<Option<Field>>);

impl Columns {
    pub(crate) fn new(mapping: &[Option<Field>]) -> Self {
        Self(mapping.to_vec())
    }

    /// The column of a field, if there is one.
    pub(crate) fn of(&self, field: Field) -> Option<u32> {
        self.0.iter().position(|held| *held == Some(field)).map(|at| at as u32)
    }

    pub(crate) fn has(&self, field: Field) -> bool {
        self.of(field).is_some()
    }

    /// The fields in the order of their columns.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (u32, Field)> {
        (0..).zip(&self.0).filter_map(|(column, field)| field.map(|field| (column, field)))
    }
}

/// One row of a file, read field by field. Faults gather in it.
pub(crate) struct Cells<'a> {
    row: Row<'a>,
    columns: &'a Columns,
    /// Empty cells empty their fields.
    emptying: bool,
    pub(crate) faults: Vec<Fault>,
}

impl<'a> Cells<'a> {
    /// The cells of a row, whose marks are looked at once.
    pub(crate) fn new(row: Row<'a>, columns: &'a Columns, width: u32, emptying: bool) -> Self {
        let mut cells = Self { row, columns, emptying, faults: Vec::new() };
        if row.len() > width {
            cells.fault_at(Some(width), FaultCode::RowTooWide, row.cell(width).text);
        }
        for (column, field) in columns.fields() {
            let cell = row.cell(column);
            let code = match cell.mark {
                Mark::Formula => FaultCode::FormulaCell,
                Mark::Error => FaultCode::ErrorCell,
                Mark::Formatted => FaultCode::NumberCell,
                Mark::Date if !matches!(field, Field::ValidFrom | Field::ValidUntil) => FaultCode::DateCell,
                Mark::Date | Mark::Text | Mark::Number => continue,
            };
            cells.fault_at(Some(column), code, cell.text);
        }
        cells
    }

    pub(crate) fn has(&self, field: Field) -> bool {
        self.columns.has(field)
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<u32> {
        self.columns.of(field)
    }

    /// What stands in the cell of a field, or nothing.
    pub(crate) fn shown(&self, field: Field) -> &'a str {
        self.columns.of(field).map_or("", |column| self.row.cell(column).text.trim())
    }

    /// What the row says of a field: `None` leaves it as it is. `filled` is whether it says something now.
    pub(crate) fn given(&mut self, field: Field, filled: bool) -> Option<&'a str> {
        if !self.has(field) {
            return None;
        }
        let text = self.shown(field);
        if !text.is_empty() || self.emptying {
            return Some(text);
        }
        // What stands there and cannot be read is told already.
        let column = self.column(field);
        if filled && !self.faults.iter().any(|fault| fault.column == column) {
            self.fault(field, FaultCode::EmptyLeaves);
        }
        None
    }

    /// Takes what the row says of a text.
    pub(crate) fn text(&mut self, field: Field, into: &mut String) {
        if let Some(text) = self.given(field, !into.is_empty())
            && text != into
        {
            text.clone_into(into);
        }
    }

    /// Takes what the row says of a value that is no text; an empty cell gives `empty`.
    pub(crate) fn value<T: PartialEq>(
        &mut self,
        field: Field,
        into: &mut T,
        empty: T,
        code: FaultCode,
        read: impl FnOnce(&str) -> Option<T>,
    ) {
        match self.given(field, *into != empty) {
            None => {}
            Some("") => *into = empty,
            Some(text) => match read(text) {
                Some(value) => *into = value,
                None => self.fault(field, code),
            },
        }
    }

    /// Something is wrong with the cell of a field.
    pub(crate) fn fault(&mut self, field: Field, code: FaultCode) {
        let text = self.shown(field);
        self.fault_at(self.columns.of(field), code, text);
    }

    pub(crate) fn fault_at(&mut self, column: Option<u32>, code: FaultCode, text: &str) {
        self.faults.push(Fault { column, text: text.to_owned(), ..Fault::new(code) });
    }

    /// A new row needs this field.
    pub(crate) fn require(&mut self, field: Field, filled: bool) {
        if !filled {
            self.fault(field, FaultCode::Required);
        }
    }
}
