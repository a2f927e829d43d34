//! Changes from rows as they are and as they are to be, in an order in which each can be made.
//!
//! The engine makes changes one by one and lets no two rows have the same number in between. So whoever holds a number,
//! code, name or account that another row takes over gives it up first; groups come before what lies in them, and
//! deletions last. What is given up for a moment shows in no effect: the engine compares before and after.

use std::collections::{HashMap, HashSet};

use directory::{
    Admin, AdminFields, Change, Device, DeviceFields, Group, GroupId, RowRef, User, UserFields, View,
    width_and_case,
};
use uuid::Uuid;

use super::rows::AnyRow;

/// A row before and after.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    /// Index of the row it is for.
    pub(crate) row: u32,
    pub(crate) before: Option<AnyRow>,
    pub(crate) after: Option<&'a AnyRow>,
}

/// Changes, and for each the row it is for.
#[derive(Debug, Default)]
pub(crate) struct Emitted {
    pub(crate) changes: Vec<Change>,
    pub(crate) owners: Vec<u32>,
}

/// What at most one row may have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Unique {
    Name(Option<GroupId>, String),
    Code(String),
    EmployeeNumber(String),
    AssetNumber(String),
    Account(String),
}

impl Emitted {
    fn push(&mut self, row: u32, change: Change) {
        self.changes.push(change);
        self.owners.push(row);
    }
}

/// The changes of all steps.
pub(crate) fn emit(view: &View<'_>, mut steps: Vec<Step<'_>>) -> Emitted {
    let mut out = Emitted::default();
    let depths = depths(view, &steps);
    // Groups from the top, everything else as it comes; what is deleted, last and from the bottom.
    steps.sort_by_key(|step| match (&step.before, step.after) {
        (_, Some(AnyRow::Group(group))) => (0, depths.get(&group.id).copied().unwrap_or(0), step.row),
        (Some(AnyRow::Group(group)), None) => (2, u32::MAX - depth_now(view, group.id), step.row),
        (_, Some(_)) => (1, 0, step.row),
        (_, None) => (3, 0, step.row),
    });
    let released = release(&steps, &mut out);
    for step in &steps {
        match (&step.before, step.after) {
            (None, Some(after)) => out.push(step.row, create(after)),
            (Some(before), Some(after)) => {
                edit(step.row, before, after, released.contains(&after.reference()), &mut out);
            }
            (Some(before), None) => out.push(step.row, delete(before)),
            (None, None) => {}
        }
    }
    out
}

/// How deep each group of the file will lie.
fn depths(view: &View<'_>, steps: &[Step<'_>]) -> HashMap<GroupId, u32> {
    let mut parents: HashMap<GroupId, Option<GroupId>> = HashMap::new();
    for step in steps {
        if let Some(AnyRow::Group(group)) = step.after {
            parents.insert(group.id, group.parent);
        }
    }
    let mut depths: HashMap<GroupId, u32> = HashMap::new();
    for id in parents.keys() {
        let mut way = Vec::new();
        let mut at = Some(*id);
        let mut depth = 0;
        while let Some(id) = at {
            if let Some(known) = depths.get(&id) {
                depth = known + 1;
                break;
            }
            // Circles are bad rows and do not come here; what never ends would be worse than a wrong order.
            if way.len() > parents.len() {
                break;
            }
            match parents.get(&id) {
                Some(parent) => {
                    way.push(id);
                    at = *parent;
                }
                None => {
                    depth = depth_now(view, id) + 1;
                    break;
                }
            }
        }
        for id in way.into_iter().rev() {
            depths.insert(id, depth);
            depth += 1;
        }
    }
    depths
}

fn depth_now(view: &View<'_>, group: GroupId) -> u32 {
    view.path(group).len() as u32
}

fn uniques(row: &AnyRow) -> Vec<Unique> {
    let filled =
        |text: &str, make: fn(String) -> Unique| (!text.is_empty()).then(|| make(width_and_case(text)));
    match row {
        AnyRow::Group(row) => std::iter::once(Unique::Name(row.parent, width_and_case(&row.name)))
            .chain(filled(&row.code, Unique::Code))
            .collect(),
        AnyRow::User(row) => filled(&row.employee_number, Unique::EmployeeNumber).into_iter().collect(),
        AnyRow::Device(row) => filled(&row.asset_number, Unique::AssetNumber).into_iter().collect(),
        AnyRow::Admin(row) => filled(&row.account, Unique::Account).into_iter().collect(),
    }
}

/// Has rows give up what another row takes over; which rows did.
fn release(steps: &[Step<'_>], out: &mut Emitted) -> HashSet<RowRef> {
    let mut given_up: HashMap<Unique, (u32, &AnyRow)> = HashMap::new();
    for step in steps {
        let Some(before) = &step.before else { continue };
        let kept = step.after.map(uniques).unwrap_or_default();
        for unique in uniques(before).into_iter().filter(|unique| !kept.contains(unique)) {
            given_up.insert(unique, (step.row, before));
        }
    }
    let mut released = HashSet::new();
    if given_up.is_empty() {
        return released;
    }
    for step in steps {
        let Some(after) = step.after else { continue };
        for unique in uniques(after) {
            let Some((row, holder)) = given_up.remove(&unique) else { continue };
            if holder.reference() == after.reference() {
                continue;
            }
            released.insert(holder.reference());
            out.push(row, give_up(holder, &unique));
        }
    }
    released
}

/// A name that nobody has: the row's own id.
fn stopgap(id: Uuid) -> String {
    id.simple().to_string()
}

fn give_up(holder: &AnyRow, unique: &Unique) -> Change {
    match holder {
        AnyRow::Group(row) => match unique {
            Unique::Code(_) => Change::GroupEdit { id: row.id, name: None, code: Some(String::new()) },
            _ => Change::GroupEdit { id: row.id, name: Some(stopgap(row.id.0)), code: None },
        },
        AnyRow::User(row) => {
            let fields = UserFields { employee_number: Some(String::new()), ..UserFields::default() };
            Change::UserEdit { id: row.id, fields }
        }
        AnyRow::Device(row) => {
            let fields = DeviceFields { asset_number: Some(String::new()), ..DeviceFields::default() };
            Change::DeviceEdit { id: row.id, fields }
        }
        AnyRow::Admin(row) => {
            let fields = AdminFields { account: Some(stopgap(row.id.0)), ..AdminFields::default() };
            Change::AdminEdit { id: row.id, fields }
        }
    }
}

fn create(after: &AnyRow) -> Change {
    match after {
        AnyRow::Group(row) => Change::GroupCreate(row.clone()),
        AnyRow::User(row) => Change::UserCreate(row.clone()),
        AnyRow::Device(row) => Change::DeviceCreate(row.clone()),
        AnyRow::Admin(row) => Change::AdminCreate((**row).clone()),
    }
}

fn delete(row: &AnyRow) -> Change {
    match row {
        AnyRow::Group(row) => Change::GroupDelete { id: row.id },
        AnyRow::User(row) => Change::UserDelete { id: row.id },
        AnyRow::Device(row) => Change::DeviceDelete { id: row.id },
        AnyRow::Admin(row) => Change::AdminDelete { id: row.id },
    }
}

fn changed<T: Clone + PartialEq>(before: &T, after: &T) -> Option<T> {
    (before != after).then(|| after.clone())
}

/// `released` rows gave something up for a moment, which they get in its new form now.
fn edit(row: u32, before: &AnyRow, after: &AnyRow, released: bool, out: &mut Emitted) {
    match (before, after) {
        (AnyRow::Group(before), AnyRow::Group(after)) => edit_group(row, before, after, released, out),
        (AnyRow::User(before), AnyRow::User(after)) => edit_user(row, before, after, released, out),
        (AnyRow::Device(before), AnyRow::Device(after)) => edit_device(row, before, after, released, out),
        (AnyRow::Admin(before), AnyRow::Admin(after)) => edit_admin(row, before, after, released, out),
        _ => {}
    }
}

fn edit_group(row: u32, before: &Group, after: &Group, released: bool, out: &mut Emitted) {
    let id = after.id;
    let renamed = released || before.name != after.name;
    let moved = before.parent != after.parent;
    if moved {
        // Its old name may be taken where it goes, and its new one where it is.
        if before.name != after.name {
            let name = Some(stopgap(id.0));
            out.push(row, Change::GroupEdit { id, name, code: None });
        }
        out.push(row, Change::GroupMove { id, parent: after.parent });
    }
    let name = renamed.then(|| after.name.clone());
    let code = changed(&before.code, &after.code).or_else(|| released.then(|| after.code.clone()));
    if name.is_some() || code.is_some() {
        out.push(row, Change::GroupEdit { id, name, code });
    }
}

fn edit_user(row: u32, before: &User, after: &User, released: bool, out: &mut Emitted) {
    let fields = UserFields {
        name: changed(&before.name, &after.name),
        yomigana: changed(&before.yomigana, &after.yomigana),
        employee_number: changed(&before.employee_number, &after.employee_number)
            .or_else(|| released.then(|| after.employee_number.clone())),
        mail: changed(&before.mail, &after.mail),
        title: changed(&before.title, &after.title),
        free: changed(&before.free, &after.free),
    };
    if fields != UserFields::default() {
        out.push(row, Change::UserEdit { id: after.id, fields });
    }
    if before.group != after.group {
        out.push(row, Change::UserMove { id: after.id, group: after.group });
    }
}

fn edit_device(row: u32, before: &Device, after: &Device, released: bool, out: &mut Emitted) {
    let fields = DeviceFields {
        name: changed(&before.name, &after.name),
        platform: changed(&before.platform, &after.platform),
        os: changed(&before.os, &after.os),
        serial: changed(&before.serial, &after.serial),
        asset_number: changed(&before.asset_number, &after.asset_number)
            .or_else(|| released.then(|| after.asset_number.clone())),
        address: changed(&before.address, &after.address),
        state: changed(&before.state, &after.state),
        free: changed(&before.free, &after.free),
        last_contact: None,
    };
    if fields != DeviceFields::default() {
        out.push(row, Change::DeviceEdit { id: after.id, fields });
    }
    if before.place != after.place {
        out.push(row, Change::DevicePlace { id: after.id, place: after.place });
    }
}

fn edit_admin(row: u32, before: &Admin, after: &Admin, released: bool, out: &mut Emitted) {
    let id = after.id;
    let fields = AdminFields {
        account: changed(&before.account, &after.account).or_else(|| released.then(|| after.account.clone())),
        name: changed(&before.name, &after.name),
        yomigana: changed(&before.yomigana, &after.yomigana),
        mail: changed(&before.mail, &after.mail),
        free: changed(&before.free, &after.free),
        language: changed(&before.language, &after.language),
        valid_from: changed(&before.valid_from, &after.valid_from),
        valid_until: changed(&before.valid_until, &after.valid_until),
    };
    if fields != AdminFields::default() {
        out.push(row, Change::AdminEdit { id, fields });
    }
    if before.grants != after.grants {
        out.push(row, Change::AdminGrantsSet { id, grants: after.grants.clone() });
    }
    if before.suspended != after.suspended {
        out.push(row, if after.suspended { Change::AdminSuspend { id } } else { Change::AdminResume { id } });
    }
}
