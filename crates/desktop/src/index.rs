//! The rows of one kind as they are searched and sorted.
//!
//! The texts of all rows lie in one piece of memory, in the form in which they are compared: a search is one walk over
//! it, and a row costs no allocation of its own. Every row has a *slot*, a small number that stays its own as long as
//! the replica lives; lists, orders and places are made of slots. A row that changes gets new texts at the end, and the
//! orders are patched, never made anew.
//!
//! Spaces do not matter when texts are compared, on top of what [`directory::fold`] leaves aside: people write names
//! with and without.

mod order;
mod texts;

use std::{cmp::Ordering, collections::HashMap, hash::Hash, sync::OnceLock};

use directory::{Admin, AdminId, Device, DeviceId, Group, GroupId, User, UserId};

pub(crate) use self::texts::{Slots, needle};
use self::{order::Order, texts::Texts};

/// Number of a row among those of its kind.
pub(crate) type Slot = u32;

/// How many names a row has.
const NAMES: usize = 3;
/// Which of its names something is sorted by.
pub(crate) const SERIAL: usize = 1;
pub(crate) const ASSET_NUMBER: usize = 2;
pub(crate) const EMPLOYEE_NUMBER: usize = 2;
pub(crate) const ACCOUNT: usize = 2;
/// Slots of rows that are gone before the replica is better made anew.
const SPARE: usize = 1 << 16;

/// A kind of rows that can be searched.
pub(crate) trait Searched {
    /// Its id.
    type Id: Copy + Eq + Ord + Hash + std::fmt::Debug + Send + Sync;
    /// Which of its names it is called by. What stands before is how it is read.
    const FIRST: usize;

    fn id(&self) -> Self::Id;
    /// What it is called by: names, readings, numbers, codes.
    fn names(&self) -> [&str; NAMES];
    /// What else it is found by.
    fn others(&self) -> impl Iterator<Item = &str>;
}

/// How well a row matches: see [`Index::search`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// Its first name begins with the query.
    Begins,
    /// Another of its names does.
    OtherBegins,
    /// One of its names contains it.
    Called,
    /// It is only found by something else.
    Found,
}

/// All rows of one kind.
#[derive(Debug)]
pub(crate) struct Index<R: Searched> {
    texts: Texts,
    ids: Vec<R::Id>,
    slots: HashMap<R::Id, Slot>,
    by_name: Order,
    by_part: [OnceLock<Order>; NAMES],
}

impl<R: Searched> Default for Index<R> {
    fn default() -> Self {
        Self {
            texts: Texts::default(),
            ids: Vec::new(),
            slots: HashMap::new(),
            by_name: Order::default(),
            by_part: Default::default(),
        }
    }
}

impl<R: Searched> Index<R> {
    /// Takes rows as they are now and forgets those that are gone.
    pub(crate) fn merge(&mut self, rows: &[R], removed: impl Iterator<Item = R::Id>) {
        let mut touched: Vec<Slot> = removed.filter_map(|id| self.slots.get(&id).copied()).collect();
        touched.iter().for_each(|slot| self.texts.remove(*slot));
        self.slots.reserve(rows.len().saturating_sub(self.slots.len()));
        for row in rows {
            let slot = self.slot(row.id());
            self.texts.set(slot, &row.names(), row.others());
            touched.push(slot);
        }
        if touched.is_empty() {
            return;
        }
        touched.sort_unstable();
        touched.dedup();
        self.texts.tidy();
        let Self { texts, ids, by_name, by_part, .. } = self;
        by_name.patch(texts, &touched, |slot| texts.sort(slot, R::FIRST), |a, b| by_id::<R>(texts, ids, a, b));
        for (part, order) in by_part.iter_mut().enumerate() {
            if let Some(order) = order.get_mut() {
                let part_of = |slot| texts.part(slot, part);
                order.patch(texts, &touched, part_of, |a, b| by_part_of::<R>(texts, ids, part, a, b));
            }
        }
    }

    /// The slot of an id, from now on also if there is no such row: others may lie in it.
    pub(crate) fn slot(&mut self, id: R::Id) -> Slot {
        *self.slots.entry(id).or_insert_with(|| {
            self.ids.push(id);
            self.texts.push()
        })
    }

    /// The slot of a row that is here.
    pub(crate) fn find(&self, id: R::Id) -> Option<Slot> {
        self.slots.get(&id).copied().filter(|slot| self.holds(*slot))
    }

    /// Whether there is a row in a slot.
    pub(crate) fn holds(&self, slot: Slot) -> bool {
        self.texts.holds(slot)
    }

    /// The id that a slot belongs to.
    pub(crate) fn id(&self, slot: Slot) -> R::Id {
        self.ids[slot as usize]
    }

    /// One more than the largest slot.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether so many rows have gone that their slots are a burden.
    pub(crate) fn is_wasteful(&self) -> bool {
        self.ids.len() > 2 * self.by_name.slots().len() + SPARE
    }

    /// What a row is sorted by: its reading if there is one, then its name.
    pub(crate) fn sort(&self, id: R::Id) -> &[u8] {
        self.find(id).map_or(&[], |slot| self.texts.sort(slot, R::FIRST))
    }

    /// All rows by what they are sorted by, then by id.
    pub(crate) fn by_name(&self) -> &[Slot] {
        self.by_name.slots()
    }

    /// All rows by one of their names, those without it last; then as in [`Index::by_name`].
    pub(crate) fn by_part(&self, part: usize) -> &[Slot] {
        let (texts, ids) = (&self.texts, &self.ids);
        let order = self.by_part[part].get_or_init(|| {
            let mut order = Order::default();
            let all = self.by_name.slots();
            order.patch(texts, all, |slot| texts.part(slot, part), |a, b| by_part_of::<R>(texts, ids, part, a, b));
            order
        });
        order.slots()
    }

    /// Calls for every row that contains the needle, which is not empty.
    pub(crate) fn search(&self, needle: &str, found: impl FnMut(Slot, Match)) {
        self.texts.search(needle.as_bytes(), R::FIRST, found);
    }

    /// The rows that contain the needle; `None` if it is empty, which leaves nothing out.
    pub(crate) fn containing(&self, needle: &str) -> Option<Slots> {
        (!needle.is_empty()).then(|| {
            let mut slots = Slots::new(self.len());
            self.search(needle, |slot, _| slots.insert(slot));
            slots
        })
    }
}

fn by_id<R: Searched>(texts: &Texts, ids: &[R::Id], a: Slot, b: Slot) -> Ordering {
    let key = |slot: Slot| {
        let text = texts.sort(slot, R::FIRST);
        (text.is_empty(), text, ids[slot as usize])
    };
    key(a).cmp(&key(b))
}

fn by_part_of<R: Searched>(texts: &Texts, ids: &[R::Id], part: usize, a: Slot, b: Slot) -> Ordering {
    let key = |slot: Slot| {
        let text = texts.part(slot, part);
        (text.is_empty(), text)
    };
    key(a).cmp(&key(b)).then_with(|| by_id::<R>(texts, ids, a, b))
}

impl Searched for Group {
    type Id = GroupId;
    const FIRST: usize = 0;

    fn id(&self) -> GroupId {
        self.id
    }
    fn names(&self) -> [&str; NAMES] {
        [&self.name, &self.code, ""]
    }
    fn others(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }
}

impl Searched for User {
    type Id = UserId;
    const FIRST: usize = 1;

    fn id(&self) -> UserId {
        self.id
    }
    fn names(&self) -> [&str; NAMES] {
        [&self.yomigana, &self.name, &self.employee_number]
    }
    fn others(&self) -> impl Iterator<Item = &str> {
        [&self.mail, &self.title].into_iter().map(String::as_str)
    }
}

impl Searched for Device {
    type Id = DeviceId;
    const FIRST: usize = 0;

    fn id(&self) -> DeviceId {
        self.id
    }
    fn names(&self) -> [&str; NAMES] {
        [&self.name, &self.serial, &self.asset_number]
    }
    fn others(&self) -> impl Iterator<Item = &str> {
        [&self.os].into_iter().map(String::as_str)
    }
}

impl Searched for Admin {
    type Id = AdminId;
    const FIRST: usize = 1;

    fn id(&self) -> AdminId {
        self.id
    }
    fn names(&self) -> [&str; NAMES] {
        [&self.yomigana, &self.name, &self.account]
    }
    fn others(&self) -> impl Iterator<Item = &str> {
        [&self.mail].into_iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
