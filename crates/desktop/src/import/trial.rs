//! The dry run: the whole file against the directory as it is in sight, planned by the engine.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, OnceLock},
};

use contract::ipc::{DeletionGuard, FaultCode, Field, ImportCounts, ImportMode, ImportOutcome, TableKind};
use directory::{
    AdminId, AuthorityDiff, Change, ChangeSet, Directory, GroupId, ImportNote, Rejection, Revision, RowRef,
    View, width_and_case,
};
use uuid::Uuid;

use super::{
    cells::{Columns, Fault},
    emit::{Emitted, Step, emit},
    fields::FREE,
    groups::each_of,
    known::keys,
    read::{read_groups, read_rows},
    rows::{AnyRow, in_sight},
    window::Places,
};
use crate::tables::{Stop, Table, Watch};

/// How often rows that the engine refuses are taken out and the rest is planned again.
const ROUNDS: usize = 5;
/// One deletion in so many rows needs no confirmation.
const GUARDED: u64 = 10;

/// A file and how it is read.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) table: &'a Table,
    /// Rows up to this number are headings and what lies above them.
    pub(crate) header_row: u32,
    pub(crate) kind: TableKind,
    pub(crate) columns: &'a Columns,
    /// How many columns the headings have.
    pub(crate) width: u32,
    pub(crate) mode: ImportMode,
    pub(crate) emptying: bool,
    pub(crate) note: &'a ImportNote,
}

/// One row of the file, or one that the file does not name.
#[derive(Clone, Debug)]
pub(crate) struct Tried {
    /// Index of the row in the table; `None` for what is to be deleted.
    pub(crate) at: Option<u32>,
    pub(crate) outcome: ImportOutcome,
    pub(crate) target: Option<RowRef>,
    pub(crate) after: Option<AnyRow>,
    pub(crate) faults: Vec<Fault>,
}

impl Tried {
    fn is_bad(&self) -> bool {
        self.faults.iter().any(|fault| !fault.is_note())
    }
}

/// A file that was tried.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub(crate) kind: TableKind,
    pub(crate) mode: ImportMode,
    pub(crate) columns: Columns,
    pub(crate) directory: Arc<Directory>,
    pub(crate) me: AdminId,
    pub(crate) rows: Vec<Tried>,
    /// What good rows change, and which row each change is of.
    pub(crate) set: ChangeSet,
    owners: Vec<u32>,
    pub(crate) authority: Vec<AuthorityDiff>,
    in_sight: u32,
    pub(crate) places: OnceLock<Places>,
}

impl Trial {
    /// Tries a file for `me` on the directory in sight. `fresh` makes ids.
    pub(crate) fn run(
        file: Tables<'_>,
        directory: &Arc<Directory>,
        me: AdminId,
        fresh: &dyn Fn() -> Uuid,
        watch: &Watch<'_>,
    ) -> Result<Self, Stop> {
        let view = directory.view(me);
        let rows = match file.kind {
            TableKind::Groups => read_groups(file, &view, fresh, watch)?,
            _ => read_rows(file, &view, fresh, watch)?,
        };
        let note = ImportNote { rows: rows.len() as u32, ..file.note.clone() };
        let mut trial = Self {
            kind: file.kind,
            mode: file.mode,
            columns: file.columns.clone(),
            directory: Arc::clone(directory),
            me,
            rows,
            set: ChangeSet { import: Some(note), ..ChangeSet::default() },
            owners: Vec::new(),
            authority: Vec::new(),
            in_sight: 0,
            places: OnceLock::new(),
        };
        trial.find_doubles(file.table);
        let present = in_sight(&view, file.kind);
        trial.in_sight = present.len() as u32;
        if file.mode == ImportMode::Mirror {
            trial.delete_unnamed(present);
        }
        trial.judge(&view);
        trial.plan(file.table, &view, watch)?;
        Ok(trial)
    }

    /// How many rows of each outcome.
    pub(crate) fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts::default();
        for row in &self.rows {
            let count = match row.outcome {
                ImportOutcome::Create => &mut counts.create,
                ImportOutcome::Change => &mut counts.change,
                ImportOutcome::Move => &mut counts.r#move,
                ImportOutcome::Delete => &mut counts.delete,
                ImportOutcome::Unchanged => &mut counts.unchanged,
                ImportOutcome::Bad => &mut counts.bad,
            };
            *count += 1;
            counts.noted += u32::from(row.faults.iter().any(Fault::is_note));
        }
        counts
    }

    /// Deletions that a person has to confirm: more than a tenth of what is in sight.
    pub(crate) fn guard(&self) -> Option<DeletionGuard> {
        let delete = self.rows.iter().filter(|row| row.at.is_none()).count() as u32;
        let guarded = u64::from(delete) * GUARDED > u64::from(self.in_sight);
        (guarded && delete > 0).then_some(DeletionGuard { delete, of: self.in_sight })
    }

    pub(crate) fn revision(&self) -> Revision {
        self.directory.revision()
    }

    /// Puts what the engine refused to the rows it is about. Whether any row was good until now.
    pub(crate) fn blame(&mut self, table: &Table, rejections: &[Rejection]) -> bool {
        let mut any = false;
        for rejection in rejections {
            let owner = self.owners.get(rejection.change as usize).copied();
            let Some(row) = owner.and_then(|owner| self.rows.get_mut(owner as usize)) else { continue };
            let shown = |field: Field| {
                let column = self.columns.of(field)?;
                let cell = table.row(row.at? as usize)?.cell(column);
                Some((column, cell.text.trim().to_owned()))
            };
            let candidates = blamed(self.kind, &rejection.path);
            // Of several fields the one that says something.
            let cells: Vec<(u32, String)> = candidates.iter().copied().filter_map(shown).collect();
            let cell = cells.iter().find(|(_, text)| !text.is_empty()).or(cells.first()).cloned();
            let about = rejection.group.map(RowRef::Group).or(rejection.admin.map(RowRef::Admin));
            let fault = Fault {
                column: cell.as_ref().map(|(column, _)| *column),
                text: cell.map(|(_, text)| text).unwrap_or_default(),
                about,
                rejection: Some((rejection.code, rejection.permission)),
                ..Fault::new(FaultCode::Rejected)
            };
            any |= row.outcome != ImportOutcome::Bad;
            row.outcome = ImportOutcome::Bad;
            if !row.faults.contains(&fault) {
                row.faults.push(fault);
            }
        }
        any
    }

    /// Rows of which two are one.
    fn find_doubles(&mut self, table: &Table) {
        let mut targets: HashMap<RowRef, Vec<usize>> = HashMap::new();
        let mut named: HashMap<(Field, String), Vec<usize>> = HashMap::new();
        let field = match self.kind {
            TableKind::Groups => &[Field::Code][..],
            TableKind::Users => &[Field::EmployeeNumber],
            TableKind::Devices | TableKind::Placements => &[Field::AssetNumber],
            TableKind::Admins => &[Field::Account],
        };
        for (index, row) in self.rows.iter().enumerate() {
            if let Some(target) = row.target {
                targets.entry(target).or_default().push(index);
            }
            let Some(cells) = row.at.and_then(|at| table.row(at as usize)) else { continue };
            for field in field {
                let text = self.columns.of(*field).map_or("", |column| cells.cell(column).text.trim());
                if !text.is_empty() {
                    named.entry((*field, width_and_case(text))).or_default().push(index);
                }
            }
        }
        let mut doubles: Vec<(usize, Option<u32>, Fault)> = Vec::new();
        for ((field, _), rows) in named.into_iter().filter(|(_, rows)| rows.len() > 1) {
            let column = self.columns.of(field);
            let faults = each_of(FaultCode::KeyDuplicate, rows);
            doubles.extend(faults.into_iter().map(|(row, fault)| (row, column, fault)));
        }
        let told: HashSet<usize> = doubles.iter().map(|(row, ..)| *row).collect();
        for rows in targets.into_values().filter(|rows| rows.len() > 1) {
            let faults = each_of(FaultCode::KeyDuplicate, rows).into_iter();
            let faults = faults.filter(|(row, _)| !told.contains(row));
            doubles.extend(faults.map(|(row, fault)| (row, self.naming(table, row), fault)));
        }
        for (index, column, mut fault) in doubles {
            let row = &mut self.rows[index];
            let cell = row.at.and_then(|at| table.row(at as usize)).zip(column);
            fault.column = column;
            fault.text =
                cell.map(|(cells, column)| cells.cell(column).text.trim().to_owned()).unwrap_or_default();
            if !row
                .faults
                .iter()
                .any(|known| known.code == FaultCode::KeyDuplicate && known.rows == fault.rows)
            {
                row.faults.push(fault);
            }
        }
    }

    /// The column by which a row was found: the strongest key that is filled in.
    fn naming(&self, table: &Table, row: usize) -> Option<u32> {
        let cells = table.row(self.rows[row].at? as usize)?;
        let fields = [Field::Id].iter().chain(keys(self.kind)).chain(&[Field::Path]);
        let mut columns = fields.filter_map(|field| self.columns.of(*field));
        columns.find(|column| !cells.cell(*column).text.trim().is_empty())
    }

    /// What of the kind is in sight and not in the file. Never oneself: that no file may ask.
    fn delete_unnamed(&mut self, present: Vec<RowRef>) {
        let named: HashSet<RowRef> = self.rows.iter().filter_map(|row| row.target).collect();
        let unnamed =
            present.into_iter().filter(|row| !named.contains(row) && *row != RowRef::Admin(self.me));
        self.rows.extend(unnamed.map(|row| Tried {
            at: None,
            outcome: ImportOutcome::Delete,
            target: Some(row),
            after: None,
            faults: Vec::new(),
        }));
    }

    /// What is to be done with each row, the engine not asked yet.
    fn judge(&mut self, view: &View<'_>) {
        for row in &mut self.rows {
            row.outcome = if row.is_bad() { ImportOutcome::Bad } else { outcome(view, row) };
        }
        // What lies in a group that does not come about cannot either.
        let mut below: HashMap<GroupId, Vec<u32>> = HashMap::new();
        let mut missing: Vec<u32> = Vec::new();
        for (index, row) in (0..).zip(&self.rows) {
            let Some(AnyRow::Group(group)) = &row.after else { continue };
            group.parent.into_iter().for_each(|parent| below.entry(parent).or_default().push(index));
            missing.extend((row.outcome == ImportOutcome::Bad).then_some(index));
        }
        while let Some(above) = missing.pop() {
            let row = &self.rows[above as usize];
            let (Some(AnyRow::Group(group)), None) = (&row.after, row.target) else { continue };
            for index in below.remove(&group.id).unwrap_or_default() {
                let row = &mut self.rows[index as usize];
                if row.outcome != ImportOutcome::Bad {
                    row.faults.push(Fault { rows: vec![above], ..Fault::new(FaultCode::DependsOnBad) });
                    row.outcome = ImportOutcome::Bad;
                    missing.push(index);
                }
            }
        }
    }

    /// Has the engine plan the good rows. Those that it refuses are bad, and the rest is planned again.
    fn plan(&mut self, table: &Table, view: &View<'_>, watch: &Watch<'_>) -> Result<(), Stop> {
        for _ in 0..ROUNDS {
            let steps = (0..).zip(&self.rows).filter_map(|(index, row)| step(view, index, row)).collect();
            let Emitted { changes, owners } = emit(view, steps);
            watch.at(self.rows.len() as u64)?;
            self.set.changes = changes;
            self.owners = owners;
            if self.set.changes.is_empty() {
                return Ok(());
            }
            match self.directory.plan_in_full(self.me, &self.set) {
                Ok(plan) => {
                    self.authority = plan.effect.authority;
                    return Ok(());
                }
                Err(rejections) => {
                    watch.at(self.rows.len() as u64)?;
                    if !self.blame(table, &rejections) {
                        // It is about the set as a whole: too many changes at once.
                        break;
                    }
                    if self.mode == ImportMode::Mirror {
                        return Ok(());
                    }
                }
            }
        }
        self.set.changes = Vec::new();
        self.owners = Vec::new();
        Ok(())
    }
}

/// What is to be done with a good row.
fn outcome(view: &View<'_>, row: &Tried) -> ImportOutcome {
    let before = row.target.and_then(|target| AnyRow::find(view, target));
    match (before, &row.after) {
        (None, _) => ImportOutcome::Create,
        (Some(_), None) => ImportOutcome::Delete,
        (Some(before), Some(after)) if before == *after => ImportOutcome::Unchanged,
        (Some(AnyRow::Group(before)), Some(AnyRow::Group(after))) if before.parent != after.parent => {
            ImportOutcome::Move
        }
        (Some(AnyRow::User(before)), Some(AnyRow::User(after))) if before.group != after.group => {
            ImportOutcome::Move
        }
        (Some(AnyRow::Device(before)), Some(AnyRow::Device(after))) if before.place != after.place => {
            ImportOutcome::Move
        }
        _ => ImportOutcome::Change,
    }
}

fn step<'a>(view: &View<'_>, index: u32, row: &'a Tried) -> Option<Step<'a>> {
    if matches!(row.outcome, ImportOutcome::Bad | ImportOutcome::Unchanged) {
        return None;
    }
    let before = row.target.and_then(|target| AnyRow::find(view, target));
    Some(Step { row: index, before, after: row.after.as_ref() })
}

/// The fields that a rejection can be about, by its path into the change.
fn blamed(kind: TableKind, path: &str) -> Vec<Field> {
    let mut parts = path.split('/').skip(1);
    let (first, second) = (parts.next().unwrap_or(""), parts.next());
    let named: BTreeMap<&str, Vec<Field>> = [
        ("code", vec![Field::Code]),
        ("parent", vec![Field::Parent, Field::Path]),
        ("group", vec![Field::Group]),
        ("place", vec![Field::User, Field::Group]),
        ("yomigana", vec![Field::Yomigana]),
        ("employee_number", vec![Field::EmployeeNumber]),
        ("mail", vec![Field::Mail]),
        ("title", vec![Field::Title]),
        ("platform", vec![Field::Platform]),
        ("os", vec![Field::Os]),
        ("serial", vec![Field::Serial]),
        ("asset_number", vec![Field::AssetNumber]),
        ("address", vec![Field::Address]),
        ("state", vec![Field::State]),
        ("account", vec![Field::Account]),
        ("language", vec![Field::Language]),
        ("valid_from", vec![Field::ValidFrom]),
        ("valid_until", vec![Field::ValidUntil]),
        ("grants", vec![Field::Grants]),
    ]
    .into();
    match first {
        "name" if kind == TableKind::Groups => vec![Field::Name, Field::Path],
        "name" => vec![Field::Name],
        "free" => second.and_then(|at| FREE.get(at.parse::<usize>().ok()?).copied()).into_iter().collect(),
        first => named.get(first).cloned().unwrap_or_default(),
    }
}

/// Whether any of the changes registers an admin, and which.
pub(crate) fn registered(changes: &[Change]) -> impl Iterator<Item = &directory::Admin> {
    changes.iter().filter_map(|change| match change {
        Change::AdminCreate(admin) => Some(admin),
        _ => None,
    })
}
