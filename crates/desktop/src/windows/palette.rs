//! Searching everything in sight.

use contract::ipc::{PaletteHit, PaletteSearch};
use directory::{Place, RowRef, View};

use super::labels;
use crate::{index::needle, replica::Replica};

/// The most hits that one search gives.
const MOST: usize = 50;

impl Replica {
    /// The rows whose names, readings, numbers or codes match best.
    pub(crate) fn palette_search(&self, search: &PaletteSearch) -> Vec<PaletteHit> {
        let needle = needle(&search.query);
        if needle.is_empty() {
            return Vec::new();
        }
        let count = (search.count as usize).min(MOST);
        let view = self.view();
        // One's own replica holds nothing out of sight; with another admin's eyes it does.
        let own = self.reader() == self.me();
        let mut hits: Vec<_> = self
            .index()
            .iter()
            .filter(|entry| own || view.sees(entry.row))
            .filter_map(|entry| Some((entry.rank(&needle)?, kind(entry.row), &*entry.sort, entry.row)))
            .collect();
        // One letter may find every row: only the best are put in order.
        if count < hits.len() {
            hits.select_nth_unstable(count);
            hits.truncate(count);
        }
        hits.sort_unstable();
        hits.into_iter().filter_map(|(.., row)| hit(&view, row)).collect()
    }
}

/// Groups first: there are few of them, and they are places to go to.
fn kind(row: RowRef) -> u8 {
    match row {
        RowRef::Group(_) => 0,
        RowRef::User(_) => 1,
        RowRef::Device(_) => 2,
        RowRef::Admin(_) => 3,
        _ => 4,
    }
}

fn hit(view: &View<'_>, row: RowRef) -> Option<PaletteHit> {
    let first =
        |texts: [&String; 2]| texts.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    let path = |place| labels(view, view.group_of(place)).into_iter().map(|label| label.name).collect();
    let (name, detail, path): (_, _, Vec<String>) = match row {
        RowRef::Group(id) => {
            let group = view.group(id)?;
            let above = group.parent.map_or_else(Vec::new, |parent| path(Place::Group(parent)));
            (group.name, group.code, above)
        }
        RowRef::User(id) => {
            let user = view.user(id)?;
            (user.name.clone(), first([&user.yomigana, &user.employee_number]), path(Place::User(id)))
        }
        RowRef::Device(id) => {
            let device = view.device(id)?;
            let mut path = path(device.place);
            if let Place::User(id) = device.place {
                path.extend(view.user(id).map(|user| user.name.clone()));
            }
            (device.name.clone(), first([&device.asset_number, &device.serial]), path)
        }
        RowRef::Admin(id) => {
            let admin = view.admin(id)?;
            (admin.name.clone(), admin.account.clone(), Vec::new())
        }
        // Not in the index: policies have a screen of their own.
        _ => return None,
    };
    Some(PaletteHit { row, name, detail, path: path.join(" / ") })
}
