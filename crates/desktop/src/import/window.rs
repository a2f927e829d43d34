//! A trial as the window shows it: a part of its rows, and what is wrong most often.

use std::collections::HashMap;

use contract::ipc::{
    FaultCount, FieldChange, ImportFault, ImportFilter, ImportOutcome, ImportRow, ImportWindow, ImportsRows,
    RowLabel,
};
use directory::{GroupId, RowRef, View};

use super::{
    cells::Fault,
    fields::{FREE, specs},
    paths::Groups,
    rows::{AnyRow, Writing},
    trial::{Trial, Tried},
};
use crate::tables::{Table, letters};

/// The most rows that one window holds.
const MOST: u32 = 500;
/// The most kinds of faults that are counted.
const MOST_KINDS: usize = 20;

/// Where groups lie, now and as the file leaves them: made once for all windows.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    now: Groups,
    later: HashMap<GroupId, (Option<GroupId>, String)>,
}

impl Places {
    fn of(view: &View<'_>, rows: &[Tried]) -> Self {
        let later = rows.iter().filter_map(|row| match &row.after {
            Some(AnyRow::Group(group)) => Some((group.id, (group.parent, group.name.clone()))),
            _ => None,
        });
        Self { now: Groups::of(view), later: later.collect() }
    }
}

impl Trial {
    /// A window of the rows.
    pub(crate) fn window(&self, table: &Table, query: &ImportsRows) -> ImportWindow {
        let view = self.directory.view(self.me);
        let places = self.places.get_or_init(|| Places::of(&view, &self.rows));
        let now = Writing { view: &view, groups: &places.now, language: query.language, later: None };
        let then = Writing { later: Some(&places.later), ..now };
        let matching = || self.rows.iter().filter(|row| shows(query.filter, row));
        let (from, count) = (query.from as usize, query.count.min(MOST) as usize);
        let rows = matching().skip(from).take(count);
        ImportWindow {
            total: matching().count() as u32,
            from: query.from,
            rows: rows.map(|row| self.shown(table, row, now, then)).collect(),
        }
    }

    /// Bad rows as they stand in the file, with what is wrong with them.
    pub(crate) fn bad_rows<'a>(
        &'a self,
        table: &'a Table,
    ) -> impl Iterator<Item = (u32, Vec<&'a str>, Vec<ImportFault>)> {
        let bad = self.rows.iter().filter(|row| row.outcome == ImportOutcome::Bad);
        bad.filter_map(move |row| {
            let cells = table.row(row.at? as usize)?;
            let faults = row.faults.iter().filter(|fault| !fault.is_note());
            let view = self.directory.view(self.me);
            let faults = faults.map(|fault| self.told(table, &view, fault)).collect();
            Some((cells.number(), cells.texts().collect(), faults))
        })
    }

    fn shown(&self, table: &Table, row: &Tried, now: Writing<'_>, then: Writing<'_>) -> ImportRow {
        let cells = row.at.and_then(|at| table.row(at as usize));
        let before = row.target.and_then(|target| AnyRow::find(now.view, target));
        let named = row.after.as_ref().or(before.as_ref());
        ImportRow {
            row: cells.map(|cells| cells.number()),
            outcome: row.outcome,
            target: row.target,
            label: named.map_or_else(String::new, |row| row.name().to_owned()),
            cells: cells.map(|cells| cells.texts().map(str::to_owned).collect()).unwrap_or_default(),
            // What a bad row would do nobody knows before it is mended.
            changes: match row.outcome {
                ImportOutcome::Bad => Vec::new(),
                _ => self.changes(before.as_ref(), row.after.as_ref(), now, then),
            },
            faults: row.faults.iter().map(|fault| self.told(table, now.view, fault)).collect(),
        }
    }

    /// Fields that differ. Of a path and the group above only what the file has a column for is said.
    fn changes(
        &self,
        before: Option<&AnyRow>,
        after: Option<&AnyRow>,
        now: Writing<'_>,
        then: Writing<'_>,
    ) -> Vec<FieldChange> {
        let Some(after) = after else { return Vec::new() };
        let fields = specs(self.kind).iter().map(|spec| spec.field).chain(FREE);
        let fields = fields.filter(|field| self.columns.has(*field) && *field != contract::ipc::Field::Id);
        let changes = fields.map(|field| FieldChange {
            field,
            before: before.map_or_else(String::new, |row| now.text(row, field)),
            after: then.text(after, field),
        });
        changes.filter(|change| change.before != change.after).collect()
    }

    fn told(&self, table: &Table, view: &View<'_>, fault: &Fault) -> ImportFault {
        let number = |row: &u32| {
            let at = self.rows.get(*row as usize)?.at?;
            table.row(at as usize).map(|row| row.number())
        };
        let label = |row: RowRef| {
            AnyRow::find(view, row).map(|found| RowLabel { row, name: found.name().to_owned() })
        };
        ImportFault {
            column: fault.column,
            code: fault.code,
            note: fault.is_note(),
            text: fault.text.clone(),
            rows: fault.rows.iter().filter_map(number).collect(),
            rejection: fault.rejection.map(|(code, _)| code),
            permission: fault.rejection.and_then(|(_, permission)| permission),
            about: fault.about.and_then(label),
        }
    }

    /// What keeps rows from being imported most often.
    pub(crate) fn faults(&self) -> Vec<FaultCount> {
        let mut counts: HashMap<_, u32> = HashMap::new();
        for fault in self.rows.iter().flat_map(|row| &row.faults).filter(|fault| !fault.is_note()) {
            let rejection = fault.rejection.map(|(code, _)| code);
            *counts.entry((fault.code, rejection, fault.column)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts
            .sort_by_key(|((code, rejection, column), count)| (u32::MAX - count, *code, *rejection, *column));
        let told = counts.into_iter().take(MOST_KINDS).map(|((code, rejection, column), count)| FaultCount {
            code,
            rejection,
            column: column.map(letters),
            count,
        });
        told.collect()
    }

    /// Names of the admins who gain or lose something.
    pub(crate) fn admins(&self) -> Vec<RowLabel> {
        let view = self.directory.view(self.me);
        let named = self.authority.iter().filter_map(|diff| {
            let row = RowRef::Admin(diff.admin);
            let of_file = || {
                let mut rows = self.rows.iter().filter_map(|row| row.after.as_ref());
                rows.find(|after| after.reference() == row).map(|after| after.name().to_owned())
            };
            let name = view.admin(diff.admin).map(|admin| admin.name.clone()).or_else(of_file)?;
            Some(RowLabel { row, name })
        });
        named.collect()
    }
}

fn shows(filter: ImportFilter, row: &Tried) -> bool {
    match filter {
        ImportFilter::All => true,
        ImportFilter::Create => row.outcome == ImportOutcome::Create,
        ImportFilter::Change => row.outcome == ImportOutcome::Change,
        ImportFilter::Move => row.outcome == ImportOutcome::Move,
        ImportFilter::Delete => row.outcome == ImportOutcome::Delete,
        ImportFilter::Unchanged => row.outcome == ImportOutcome::Unchanged,
        ImportFilter::Bad => row.outcome == ImportOutcome::Bad,
        ImportFilter::Noted => row.faults.iter().any(Fault::is_note),
    }
}
