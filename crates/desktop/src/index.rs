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
use self::{
    order::{Order, address, prefix},
    texts::Texts,
};

/// Number of a row among those of its kind.
pub(crate) type Slot = u32;

/// How many names a row has.
const NAMES: usize = 3;
/// Number of a text among those of its row, the names first: what something is sorted by.
pub(crate) const SERIAL: usize = 1;
pub(crate) const ASSET_NUMBER: usize = 2;
pub(crate) const OS: usize = NAMES;
pub(crate) const ADDRESS: usize = NAMES + 1;
pub(crate) const EMPLOYEE_NUMBER: usize = 2;
pub(crate) const TITLE: usize = NAMES + 1;
pub(crate) const ACCOUNT: usize = 2;
/// Of users and of admins.
pub(crate) const MAIL: usize = NAMES;
/// The first of the company's own fields: of users and of devices, and of admins.
pub(crate) const FREE: usize = NAMES + 2;
pub(crate) const ADMIN_FREE: usize = NAMES + 1;
/// How many texts of a row can be sorted by.
const SORTED: usize = FREE + 5;
/// Slots of rows that are gone before the replica is better made anew.
const SPARE: usize = 1 << 16;

/// A kind of rows that can be searched.
pub(crate) trait Searched {
    /// Its id.
    type Id: Copy + Eq + Ord + Hash + std::fmt::Debug + Send + Sync;
    /// Which of its names it is called by. What stands before is how it is read.
    const FIRST: usize;
    /// Which of its texts is an address, and sorted as one.
    const ADDRESS: Option<usize> = None;

    fn id(&self) -> Self::Id;
    /// What it is called by: names, readings, numbers, codes.
    fn names(&self) -> [&str; NAMES];
    /// What else it is found by: first what it can be sorted by.
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
    by_text: [OnceLock<Order>; SORTED],
}

impl<R: Searched> Default for Index<R> {
    fn default() -> Self {
        Self {
            texts: Texts::default(),
            ids: Vec::new(),
            slots: HashMap::new(),
            by_name: Order::default(),
            by_text: Default::default(),
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
        if 2 * touched.len() > self.ids.len() {
            // Filled at once: it will hardly grow as much again.
            self.texts.shrink();
            self.ids.shrink_to_fit();
        }
        let Self { texts, ids, by_name, by_text, .. } = self;
        let rows = Compared::<R> { texts, ids };
        by_name.patch(texts, &touched, |slot| prefix(rows.name(slot)), |a, b| rows.by_name(a, b));
        for (number, order) in by_text.iter_mut().enumerate() {
            if let Some(order) = order.get_mut() {
                rows.arrange(order, number, &touched);
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

    /// All rows by one of their texts, those without it last; then as in [`Index::by_name`].
    pub(crate) fn by_text(&self, number: usize) -> &[Slot] {
        let Some(order) = self.by_text.get(number) else { return self.by_name() };
        let make = || {
            let mut order = Order::default();
            Compared::<R> { texts: &self.texts, ids: &self.ids }.arrange(&mut order, number, self.by_name());
            order
        };
        order.get_or_init(make).slots()
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

/// The rows as they are compared.
struct Compared<'a, R: Searched> {
    texts: &'a Texts,
    ids: &'a [R::Id],
}

impl<'a, R: Searched> Compared<'a, R> {
    fn name(&self, slot: Slot) -> &'a [u8] {
        self.texts.sort(slot, R::FIRST)
    }

    /// Never says that two are equal.
    fn by_name(&self, a: Slot, b: Slot) -> Ordering {
        let key = |slot: Slot| (self.name(slot).is_empty(), self.name(slot), self.ids[slot as usize]);
        key(a).cmp(&key(b))
    }

    /// Puts the touched rows where they belong in an order by one of the texts.
    fn arrange(&self, order: &mut Order, number: usize, touched: &[Slot]) {
        let text = |slot: Slot| self.texts.nth(slot, number);
        if R::ADDRESS == Some(number) {
            let compare = |a, b| address(text(a)).cmp(&address(text(b))).then_with(|| self.by_name(a, b));
            return order.patch(self.texts, touched, |slot| address(text(slot)).prefix(), compare);
        }
        let key = |slot: Slot| (text(slot).is_empty(), text(slot));
        let compare = |a, b| key(a).cmp(&key(b)).then_with(|| self.by_name(a, b));
        order.patch(self.texts, touched, |slot| prefix(text(slot)), compare);
    }
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
        [&self.mail, &self.title].into_iter().chain(self.free.texts()).map(String::as_str)
    }
}

impl Searched for Device {
    type Id = DeviceId;
    const FIRST: usize = 0;
    const ADDRESS: Option<usize> = Some(ADDRESS);

    fn id(&self) -> DeviceId {
        self.id
    }
    fn names(&self) -> [&str; NAMES] {
        [&self.name, &self.serial, &self.asset_number]
    }
    fn others(&self) -> impl Iterator<Item = &str> {
        [&self.os, &self.address].into_iter().chain(self.free.texts()).map(String::as_str)
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
        [&self.mail].into_iter().chain(self.free.texts()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
