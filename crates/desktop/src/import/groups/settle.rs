//! Where every row of a file lies once all of them are read. A row waits for the group that its path lacks, and is looked
//! at again when a row that is that group has found its place: so what it costs grows with the length of the paths, and
//! not with how many others wait.

use std::collections::HashMap;

use contract::ipc::FaultCode;
use directory::{Group, GroupId, View};

use super::{Above, Pending, circles, doubles};
use crate::{
    import::{
        cells::Fault,
        paths::{self, Groups, Spot},
    },
    tables::{Stop, Watch},
};

/// Rows between two looks at the watch.
const WATCHED: usize = 512;

/// Something of several rows, each with the index of its row.
type OfRows<T> = Vec<(usize, T)>;

/// A row on its way down the names of the group in which it is to lie.
#[derive(Debug)]
struct Way {
    row: Pending,
    names: Vec<String>,
    /// How many of the names are passed, and the group that they lead to.
    passed: usize,
    at: Option<GroupId>,
}

/// Where every row lies once all of them are read; faults by row.
///
/// # Errors
/// `Cancelled`.
pub(crate) fn settle(
    view: &View<'_>,
    now: &Groups,
    pending: Vec<Pending>,
    watch: &Watch<'_>,
) -> Result<(OfRows<Group>, OfRows<Fault>), Stop> {
    let all = pending.len() as u64;
    let mut then = Then::new(view, &pending);
    let mut settled: OfRows<Group> = Vec::new();
    let mut found: Vec<(Pending, GroupId)> = Vec::new();
    let mut look: Vec<Way> = Vec::new();
    for row in pending {
        match &row.above {
            Above::Known(parent) => {
                let parent = *parent;
                settled.push(then.settle(row, parent));
            }
            Above::Cell(text) => match then.groups.by_word(view, text) {
                Some(parent) => found.push((row, parent)),
                None => look.push(Way::new(row)),
            },
            Above::Names(_) => look.push(Way::new(row)),
        }
    }
    let mut waiting: HashMap<Spot, Vec<Way>> = HashMap::new();
    // Of two groups of one name none is meant, however many more there will be.
    let mut unclear: Vec<Way> = Vec::new();
    let (mut looks, mut asked_now) = (0_usize, false);
    loop {
        // As the file leaves the groups, as far as that is known: what a row settles may be what another waits for.
        for mut way in look {
            if looks.is_multiple_of(WATCHED) {
                watch.at(all)?;
            }
            looks += 1;
            match way.go_on(&then.groups) {
                Ok(parent) => found.push((way.row, parent)),
                Err(Some(spot)) => waiting.entry(spot).or_default().push(way),
                Err(None) => unclear.push(way),
            }
        }
        look = Vec::new();
        if found.is_empty() {
            if asked_now {
                break;
            }
            // As the groups are now: a path that is left behind by the file itself.
            asked_now = true;
            for way in waiting.drain().flat_map(|(_, ways)| ways).chain(unclear.drain(..)) {
                match way.now(view, now) {
                    Ok(parent) => found.push((way.row, parent)),
                    Err(_) => look.push(way),
                }
            }
        }
        found.sort_unstable_by_key(|(row, _)| row.row);
        for (row, parent) in found.drain(..) {
            let (row, group) = then.settle(row, Some(parent));
            look.extend(waiting.remove(&Groups::spot(Some(parent), &group.name)).unwrap_or_default());
            settled.push((row, group));
        }
    }
    let mut faults = doubles(&settled);
    faults.extend(circles(view, &settled));
    let mut left: Vec<Way> = waiting.into_values().flatten().chain(unclear).collect();
    left.sort_unstable_by_key(|way| way.row.row);
    for Way { row, names, .. } in left {
        let code = then.groups.by_names(&names).err().unwrap_or(FaultCode::GroupUnknown);
        let text = match row.above {
            Above::Cell(text) => text,
            Above::Names(_) | Above::Known(_) => names.join("/"),
        };
        faults.push((row.row, Fault { column: row.column, text, ..Fault::new(code) }));
        // Bad, but known by others that build on it.
        settled.push((row.row, row.after));
    }
    Ok((settled, faults))
}

impl Way {
    fn new(mut row: Pending) -> Self {
        let names = match &mut row.above {
            Above::Cell(text) => paths::names(text),
            Above::Names(names) => std::mem::take(names),
            Above::Known(_) => Vec::new(),
        };
        Self { row, names, passed: 0, at: None }
    }

    /// Goes as far as the groups let it: to the end, or to the group that it has to wait for; `None` if waiting is no use.
    fn go_on(&mut self, groups: &Groups) -> Result<GroupId, Option<Spot>> {
        while let Some(name) = self.names.get(self.passed) {
            let spot = Groups::spot(self.at, name);
            match groups.at(&spot) {
                Ok(group) => (self.at, self.passed) = (Some(group), self.passed + 1),
                Err(FaultCode::GroupUnknown) => return Err(Some(spot)),
                Err(_) => return Err(None),
            }
        }
        // A group that it passed may have become one of two since.
        groups.by_names(&self.names).map_err(|_| None)
    }

    /// The group in which it would lie as the groups are now.
    fn now(&self, view: &View<'_>, now: &Groups) -> Result<GroupId, FaultCode> {
        match &self.row.above {
            Above::Cell(text) => now.find(view, text),
            Above::Names(_) | Above::Known(_) => now.by_names(&self.names),
        }
    }
}

/// The groups as the file leaves them.
struct Then {
    groups: Groups,
}

impl Then {
    /// Those that the file does not place, and every code.
    fn new(view: &View<'_>, pending: &[Pending]) -> Self {
        let placed: HashMap<GroupId, &Group> = pending.iter().map(|row| (row.after.id, &row.after)).collect();
        let mut groups = Groups::default();
        for group in view.groups() {
            match placed.get(&group.id) {
                None => groups.insert(group.id, group.parent, &group.name, &group.code),
                Some(after) => groups.insert_code(group.id, &after.code),
            }
        }
        for row in pending {
            groups.insert_code(row.after.id, &row.after.code);
        }
        Self { groups }
    }

    fn settle(&mut self, row: Pending, parent: Option<GroupId>) -> (usize, Group) {
        let after = Group { parent, ..row.after };
        self.groups.insert(after.id, parent, &after.name, "");
        (row.row, after)
    }
}
