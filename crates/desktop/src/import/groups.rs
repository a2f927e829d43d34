//! Groups as a file leaves them. A file names groups by paths that it makes itself, in any order: a row may lie in a group
//! that is created, renamed or moved by a row further down.

mod settle;

use std::collections::{HashMap, HashSet};

use contract::ipc::{FaultCode, Field, ImportMode};
use directory::{Group, GroupId, RowRef, View, width_and_case};
use uuid::Uuid;

pub(crate) use self::settle::settle;
use super::{
    cells::{Cells, Fault},
    known::{Found, allowed},
    paths::{self, Groups},
    rows::reference,
};

/// The most other rows that a fault names.
const MOST_OTHERS: usize = 10;

/// Where a group is to lie.
#[derive(Clone, Debug)]
enum Above {
    /// Where it is, or at the top.
    Known(Option<GroupId>),
    /// In the group that this cell names by code, id or path.
    Cell(String),
    /// At the end of these names.
    Names(Vec<String>),
}

/// A row of the file, before it is known where it lies.
#[derive(Debug)]
pub(crate) struct Pending {
    /// Index of the row.
    row: usize,
    after: Group,
    above: Above,
    column: Option<u32>,
}

impl Pending {
    /// The group that the row is about; one that is not there yet is out of sight.
    pub(crate) fn target(&self) -> RowRef {
        RowRef::Group(self.after.id)
    }
}

/// Which group a row is about.
fn find(view: &View<'_>, now: &Groups, mode: ImportMode, cells: &mut Cells<'_>) -> Found {
    let id = cells.shown(Field::Id);
    if !id.is_empty() {
        let Some(row) = reference(contract::ipc::TableKind::Groups, id).filter(|row| view.sees(*row)) else {
            cells.fault(Field::Id, FaultCode::KeyUnknown);
            return Found::Bad;
        };
        return allowed(mode, Some(row), Field::Id, cells);
    }
    let code = cells.shown(Field::Code);
    if !code.is_empty()
        && let Some(group) = now.by_code(code)
    {
        return allowed(mode, Some(RowRef::Group(group)), Field::Code, cells);
    }
    let path = cells.shown(Field::Path);
    if !path.is_empty() {
        match now.by_names(&paths::names(path)) {
            // A new code is given to a group that has none; one that has another is another group.
            Ok(group) if code.is_empty() || view.group(group).is_some_and(|group| group.code.is_empty()) => {
                return allowed(mode, Some(RowRef::Group(group)), Field::Path, cells);
            }
            Ok(_) | Err(FaultCode::GroupUnknown) => {}
            Err(code) => {
                cells.fault(Field::Path, code);
                return Found::Bad;
            }
        }
    }
    if code.is_empty() && path.is_empty() {
        let field = if cells.has(Field::Code) { Field::Code } else { Field::Path };
        cells.fault(field, FaultCode::KeyMissing);
        return Found::Bad;
    }
    let by = if code.is_empty() { Field::Path } else { Field::Code };
    allowed(mode, None, by, cells)
}

/// What a row says of a group; `None` where it cannot be told which one it is.
pub(crate) fn read(
    row: usize,
    view: &View<'_>,
    now: &Groups,
    mode: ImportMode,
    cells: &mut Cells<'_>,
    fresh: impl FnOnce() -> Uuid,
) -> Option<Pending> {
    let before = match find(view, now, mode, cells) {
        Found::Bad => return None,
        Found::Row(RowRef::Group(id)) => view.group(id),
        Found::Row(_) | Found::New => None,
    };
    let path = match cells.shown(Field::Path) {
        "" => None,
        path => Some(paths::names(path)),
    };
    let is_new = before.is_none();
    let mut after = before.unwrap_or_else(|| Group {
        id: GroupId(fresh()),
        parent: None,
        name: String::new(),
        code: String::new(),
    });
    // Beside a column for names a path only says which group it is; alone it says what it is to be.
    let renames = cells.has(Field::Name);
    cells.text(Field::Name, &mut after.name);
    if let Some(last) =
        path.as_ref().and_then(|path| path.last()).filter(|_| !renames || after.name.is_empty())
    {
        after.name.clone_from(last);
    }
    let name = if renames { Field::Name } else { Field::Path };
    cells.require(name, !after.name.is_empty());
    cells.text(Field::Code, &mut after.code);
    let prefix = path.as_ref().map(|path| &path[..path.len().saturating_sub(1)]);
    let given = cells.given(Field::Parent, after.parent.is_some());
    let (above, field) = match given {
        Some("" | "/") => (Above::Known(None), Field::Parent),
        Some(text) => (Above::Cell(text.to_owned()), Field::Parent),
        None => match prefix {
            Some([]) if is_new || !renames => (Above::Known(None), Field::Path),
            Some(names) if is_new || !renames => (Above::Names(names.to_vec()), Field::Path),
            _ => (Above::Known(after.parent), Field::Path),
        },
    };
    let column = cells.column(field);
    Some(Pending { row, after, above, column })
}

/// Rows that would have the same name in the same group.
fn doubles(settled: &[(usize, Group)]) -> Vec<(usize, Fault)> {
    let mut places: HashMap<(Option<GroupId>, String), Vec<usize>> = HashMap::new();
    for (row, group) in settled {
        places.entry((group.parent, width_and_case(&group.name))).or_default().push(*row);
    }
    places
        .into_values()
        .filter(|rows| rows.len() > 1)
        .flat_map(|rows| each_of(FaultCode::KeyDuplicate, rows))
        .collect()
}

/// A fault of each of several rows, which names some of the others.
pub(crate) fn each_of(code: FaultCode, rows: Vec<usize>) -> Vec<(usize, Fault)> {
    let others = |row: usize| {
        let others = rows.iter().filter(|other| **other != row).map(|other| *other as u32);
        others.take(MOST_OTHERS).collect()
    };
    rows.iter().map(|row| (*row, Fault { rows: others(*row), ..Fault::new(code) })).collect()
}

/// Rows whose groups would lie within each other in a circle.
fn circles(view: &View<'_>, settled: &[(usize, Group)]) -> Vec<(usize, Fault)> {
    let rows: HashMap<GroupId, (usize, Option<GroupId>)> =
        settled.iter().map(|(row, group)| (group.id, (*row, group.parent))).collect();
    let above = |id: GroupId| match rows.get(&id) {
        Some((_, parent)) => *parent,
        None => view.group(id).and_then(|group| group.parent),
    };
    // Which walk upwards came by a group first: coming by it again on the same walk is a circle.
    let mut walks: HashMap<GroupId, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (walk, (_, group)) in settled.iter().enumerate() {
        let mut at = Some(group.id);
        while let Some(id) = at {
            match walks.insert(id, walk) {
                None => at = above(id),
                Some(earlier) if earlier != walk => {
                    walks.insert(id, earlier);
                    break;
                }
                Some(_) => {
                    let around = std::iter::successors(Some(id), |id| above(*id));
                    let mut circle = HashSet::new();
                    let circle = around.take_while(|id| circle.insert(*id));
                    let of_file = circle.filter_map(|id| rows.get(&id)).map(|(row, _)| *row).collect();
                    faults.extend(each_of(FaultCode::GroupCycle, of_file));
                    break;
                }
            }
        }
    }
    faults
}
