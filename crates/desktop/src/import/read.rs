//! Rows of a file as rows of the directory, before anybody has decided anything about them.

use std::cell::RefCell;

use contract::ipc::{ImportMode, ImportOutcome, TableKind};
use directory::View;
use uuid::Uuid;

use super::{
    cells::Cells,
    fill::Filling,
    groups::{self, Pending},
    known::{Found, Known},
    paths::Groups,
    rows::AnyRow,
    trial::{Tables, Tried},
};
use crate::tables::{Row, Stop, Watch};

/// Rows between two looks at the watch.
const WATCHED: usize = 512;

/// The rows of the file below its headings, with their indices.
fn data<'a>(file: &Tables<'a>) -> impl Iterator<Item = (u32, Row<'a>)> {
    let header = file.header_row;
    (0..).zip(file.table.rows()).filter(move |(_, row)| row.number() > header)
}

pub(crate) fn read_rows(
    file: Tables<'_>,
    view: &View<'_>,
    fresh: &dyn Fn() -> Uuid,
    watch: &Watch<'_>,
) -> Result<Vec<Tried>, Stop> {
    let groups = Groups::of(view);
    let known = Known::of(view, file.kind, file.columns);
    let filling = Filling { view, groups: &groups, known: &known, named: RefCell::default() };
    let mut tried = Vec::with_capacity(file.table.len());
    for (at, row) in data(&file) {
        if tried.len().is_multiple_of(WATCHED) {
            watch.at(tried.len() as u64)?;
        }
        let mut cells = Cells::new(row, file.columns, file.width, file.emptying);
        let mode = match file.kind {
            TableKind::Placements => ImportMode::ChangeOnly,
            _ => file.mode,
        };
        let found = known.find(view, file.kind, mode, &mut cells);
        let target = match found {
            Found::Row(row) => Some(row),
            Found::New | Found::Bad => None,
        };
        let before = target.and_then(|target| AnyRow::find(view, target));
        let after = match (file.kind, &before, &found) {
            (_, _, Found::Bad) => None,
            (TableKind::Users, None, _) => filling.user(&mut cells, None, fresh()).map(AnyRow::User),
            (TableKind::Users, Some(AnyRow::User(row)), _) => {
                filling.user(&mut cells, Some(row), row.id.0).map(AnyRow::User)
            }
            (TableKind::Devices, None, _) => filling.device(&mut cells, None, fresh()).map(AnyRow::Device),
            (TableKind::Devices, Some(AnyRow::Device(row)), _) => {
                filling.device(&mut cells, Some(row), row.id.0).map(AnyRow::Device)
            }
            (TableKind::Placements, Some(AnyRow::Device(row)), _) => {
                Some(AnyRow::Device(filling.placement(&mut cells, row)))
            }
            (TableKind::Admins, None, _) => {
                filling.admin(&mut cells, None, fresh()).map(|row| AnyRow::Admin(Box::new(row)))
            }
            (TableKind::Admins, Some(AnyRow::Admin(row)), _) => {
                filling.admin(&mut cells, Some(row), row.id.0).map(|row| AnyRow::Admin(Box::new(row)))
            }
            _ => None,
        };
        let outcome = ImportOutcome::Unchanged;
        tried.push(Tried { at: Some(at), outcome, target, after, faults: cells.faults });
    }
    Ok(tried)
}

pub(crate) fn read_groups(
    file: Tables<'_>,
    view: &View<'_>,
    fresh: &dyn Fn() -> Uuid,
    watch: &Watch<'_>,
) -> Result<Vec<Tried>, Stop> {
    let now = Groups::of(view);
    let mut tried = Vec::with_capacity(file.table.len());
    let mut pending: Vec<Pending> = Vec::new();
    for (at, row) in data(&file) {
        if tried.len().is_multiple_of(WATCHED) {
            watch.at(tried.len() as u64)?;
        }
        let mut cells = Cells::new(row, file.columns, file.width, file.emptying);
        let read = groups::read(tried.len(), view, &now, file.mode, &mut cells, fresh);
        let target = read.as_ref().map(Pending::target).filter(|row| view.sees(*row));
        pending.extend(read);
        let outcome = ImportOutcome::Unchanged;
        tried.push(Tried { at: Some(at), outcome, target, after: None, faults: cells.faults });
    }
    let (settled, faults) = groups::settle(view, &now, pending, watch)?;
    for (row, group) in settled {
        tried[row].after = Some(AnyRow::Group(group));
    }
    for (row, fault) in faults {
        tried[row].faults.push(fault);
    }
    Ok(tried)
}
