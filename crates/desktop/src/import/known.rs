//! Finding the row of the directory that a row of a file is about, by the fields that name it.

use std::collections::HashMap;

use contract::ipc::{FaultCode, Field, ImportMode, TableKind};
use directory::{Device, RowRef, User, UserId, View, width_and_case};

use super::{
    cells::{Cells, Columns},
    rows::reference,
};

/// As many rows as make a text ambiguous.
const SEVERAL: usize = 2;

/// Rows by the texts that name them.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Of a text that names many rows only those that tell so, and that tell it of rows without a stronger key: a hundred
    /// thousand devices may have the same serial number.
    rows: HashMap<(Field, String), Vec<RowRef>>,
    /// Numbers without the zeros before them.
    bare: HashMap<(Field, String), RowRef>,
}

/// The row that is meant.
#[derive(Debug)]
pub(crate) enum Found {
    /// One that is there.
    Row(RowRef),
    /// A new one.
    New,
    /// None, for a reason that the cells were told.
    Bad,
}

/// The fields that name a row, the strongest first. Groups have rules of their own for their path.
pub(crate) fn keys(kind: TableKind) -> &'static [Field] {
    match kind {
        TableKind::Groups => &[Field::Code],
        TableKind::Users => &[Field::EmployeeNumber, Field::Mail],
        TableKind::Devices | TableKind::Placements => &[Field::AssetNumber, Field::Serial, Field::Name],
        TableKind::Admins => &[Field::Account],
    }
}

fn user_text(user: &User, field: Field) -> &str {
    match field {
        Field::EmployeeNumber => &user.employee_number,
        Field::Mail => &user.mail,
        _ => "",
    }
}

fn device_text(device: &Device, field: Field) -> &str {
    match field {
        Field::AssetNumber => &device.asset_number,
        Field::Serial => &device.serial,
        Field::Name => &device.name,
        _ => "",
    }
}

/// What a row says in one of the fields that name it.
fn key_text<'a>(view: &View<'a>, row: RowRef, field: Field) -> &'a str {
    match row {
        RowRef::User(id) => view.user(id).map_or("", |user| user_text(user, field)),
        RowRef::Device(id) => view.device(id).map_or("", |device| device_text(device, field)),
        _ => "",
    }
}

impl Known {
    /// The rows of a kind in sight, by those fields that a file has columns for.
    pub(crate) fn of(view: &View<'_>, kind: TableKind, columns: &Columns) -> Self {
        let mut known = Self::default();
        let used: Vec<Field> = keys(kind).iter().copied().filter(|field| columns.has(*field)).collect();
        match kind {
            TableKind::Groups => {}
            TableKind::Users => known.add_users(view, &used),
            TableKind::Devices | TableKind::Placements => {
                for device in view.devices() {
                    known.add_keys(view, &used, RowRef::Device(device.id));
                }
                if columns.has(Field::User) {
                    known.add_users(view, keys(TableKind::Users));
                }
            }
            TableKind::Admins => {
                for admin in view.admins() {
                    known.add(view, Field::Account, &[], &admin.account, RowRef::Admin(admin.id));
                }
            }
        }
        known
    }

    fn add_users(&mut self, view: &View<'_>, fields: &[Field]) {
        for user in view.users() {
            self.add_keys(view, fields, RowRef::User(user.id));
        }
    }

    /// Adds a row by some of the fields that name its kind, the strongest first.
    fn add_keys(&mut self, view: &View<'_>, fields: &[Field], row: RowRef) {
        for (at, field) in fields.iter().enumerate() {
            self.add(view, *field, &fields[..at], key_text(view, row, *field), row);
        }
    }

    fn add(&mut self, view: &View<'_>, field: Field, stronger: &[Field], text: &str, row: RowRef) {
        if text.is_empty() {
            return;
        }
        let rows = self.rows.entry((field, width_and_case(text))).or_default();
        let lacks = |row: &RowRef, key: Field| key_text(view, *row, key).is_empty();
        let few_lack = |key| rows.iter().filter(|known| lacks(known, key)).count() < SEVERAL;
        if rows.len() < SEVERAL || stronger.iter().any(|key| lacks(&row, *key) && few_lack(*key)) {
            rows.push(row);
        }
        if text.starts_with('0') && text.bytes().all(|digit| digit.is_ascii_digit()) {
            self.bare.insert((field, text.trim_start_matches('0').to_owned()), row);
        }
    }

    fn get(&self, field: Field, text: &str) -> &[RowRef] {
        self.rows.get(&(field, width_and_case(text))).map_or(&[], Vec::as_slice)
    }

    /// The user that a cell names: by id, employee number or mail address.
    pub(crate) fn user(&self, view: &View<'_>, text: &str) -> Result<UserId, FaultCode> {
        if let Some(id) = text.parse().ok().filter(|id| view.user(*id).is_some()) {
            return Ok(id);
        }
        let of_users = |field| {
            self.get(field, text).iter().filter_map(|row| match row {
                RowRef::User(id) => Some(*id),
                _ => None,
            })
        };
        let found: Vec<UserId> = of_users(Field::EmployeeNumber).chain(of_users(Field::Mail)).collect();
        match found[..] {
            [] => Err(FaultCode::UserUnknown),
            [only] => Ok(only),
            // The number is unique, and stronger.
            [first, ..] if self.get(Field::EmployeeNumber, text).len() == 1 => Ok(first),
            _ => Err(FaultCode::UserAmbiguous),
        }
    }

    /// The row that the cells are about, as far as the mode allows it.
    pub(crate) fn find(
        &self,
        view: &View<'_>,
        kind: TableKind,
        mode: ImportMode,
        cells: &mut Cells<'_>,
    ) -> Found {
        let id = cells.shown(Field::Id);
        if !id.is_empty() {
            let Some(row) = reference(kind, id).filter(|row| view.sees(*row)) else {
                cells.fault(Field::Id, FaultCode::KeyUnknown);
                return Found::Bad;
            };
            return allowed(mode, Some(row), Field::Id, cells);
        }
        let mut first = None;
        for field in keys(kind).iter().copied() {
            let text = cells.shown(field);
            if text.is_empty() {
                continue;
            }
            // A stronger key was given and is new: only a row that has none yet can be meant.
            let meant = |row: &&RowRef| first.is_none_or(|key| key_text(view, **row, key).is_empty());
            let mut hits = self.get(field, text).iter().filter(meant);
            match (hits.next(), hits.next()) {
                (None, _) => first = first.or(Some(field)),
                (Some(only), None) => return allowed(mode, Some(*only), field, cells),
                _ => {
                    cells.fault(field, FaultCode::KeyAmbiguous);
                    return Found::Bad;
                }
            }
        }
        let Some(field) = first else {
            let field = keys(kind).iter().copied().find(|field| cells.has(*field)).unwrap_or(Field::Id);
            cells.fault(field, FaultCode::KeyMissing);
            return Found::Bad;
        };
        if let Some(row) = self.bare.get(&(field, cells.shown(field).to_owned())) {
            cells.fault(field, FaultCode::ZerosLost);
            if let Some(note) = cells.faults.last_mut() {
                note.about = Some(*row);
            }
        }
        allowed(mode, None, field, cells)
    }
}

/// What the mode makes of a row that was found or not.
pub(crate) fn allowed(mode: ImportMode, row: Option<RowRef>, by: Field, cells: &mut Cells<'_>) -> Found {
    match (mode, row) {
        (ImportMode::AddOnly, Some(_)) => {
            cells.fault(by, FaultCode::KeyExists);
            Found::Bad
        }
        (ImportMode::ChangeOnly, None) => {
            cells.fault(by, FaultCode::KeyUnknown);
            Found::Bad
        }
        (_, Some(row)) => Found::Row(row),
        (_, None) => Found::New,
    }
}
