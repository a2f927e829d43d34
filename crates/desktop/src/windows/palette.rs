//! Searching everything in sight.

use contract::ipc::{PaletteHit, PaletteSearch};
use directory::{Place, RowRef, View};

use super::labels;
use crate::{
    index::{Index, Match, Searched, needle},
    replica::Replica,
};

/// The most hits that one search gives.
const MOST: usize = 50;
/// How a hit can match, best first. What is only found by something else than its names is none.
const RANKS: [Match; 3] = [Match::Begins, Match::OtherBegins, Match::Called];

impl Replica {
    /// The rows whose names, readings, numbers or codes match best.
    #[must_use]
    pub fn palette_search(&self, search: &PaletteSearch) -> Vec<PaletteHit> {
        let needle = needle(&search.query);
        if needle.is_empty() {
            return Vec::new();
        }
        let count = (search.count as usize).min(MOST);
        let view = self.view();
        // One's own replica holds nothing out of sight; with another admin's eyes it does.
        let own = self.reader() == self.me();
        let sees = |row: RowRef| own || view.sees(row);
        // Groups first: there are few of them, and they are places to go to.
        let kinds = [
            best(&self.groups, &needle, count, RowRef::Group, &sees),
            best(&self.users, &needle, count, RowRef::User, &sees),
            best(&self.devices, &needle, count, RowRef::Device, &sees),
            best(&self.admins, &needle, count, RowRef::Admin, &sees),
        ];
        let hits = (0..RANKS.len()).flat_map(|rank| kinds.iter().flat_map(move |kind| kind[rank].iter()));
        hits.take(count).filter_map(|row| hit(&view, *row)).collect()
    }
}

/// The first rows of one kind for each way of matching, by what they are sorted by.
fn best<R: Searched>(
    index: &Index<R>,
    needle: &str,
    count: usize,
    row: impl Fn(R::Id) -> RowRef,
    sees: &impl Fn(RowRef) -> bool,
) -> [Vec<RowRef>; RANKS.len()] {
    let mut best: [Vec<RowRef>; RANKS.len()] = Default::default();
    let mut ranks = vec![RANKS.len() as u8; index.len()];
    let mut left = 0_usize;
    index.search(needle, |slot, rank| {
        if rank != Match::Found {
            ranks[slot as usize] = rank as u8;
            left += 1;
        }
    });
    // One letter may find every row: they are in order already, so the first are the best.
    for slot in index.by_name() {
        if left == 0 || best.iter().all(|rows| rows.len() == count) {
            break;
        }
        if let Some(rows) = best.get_mut(ranks[*slot as usize] as usize) {
            left -= 1;
            let row = row(index.id(*slot));
            if rows.len() < count && sees(row) {
                rows.push(row);
            }
        }
    }
    best
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
