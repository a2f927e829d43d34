//! Rows of one kind by id. They are shared: an index can hold a row itself instead of the way to it.

use std::{
    collections::BTreeMap,
    ops::Bound::{self, Unbounded},
    sync::Arc,
};

use crate::row::Row;

#[derive(Clone, Debug)]
pub(crate) struct Table<R: Row>(BTreeMap<R::Id, Arc<R>>);

impl<R: Row> Default for Table<R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<R: Row> Table<R> {
    pub(crate) fn get(&self, id: R::Id) -> Option<&R> {
        self.0.get(&id).map(Arc::as_ref)
    }

    pub(crate) fn contains(&self, id: R::Id) -> bool {
        self.0.contains_key(&id)
    }

    /// The rows in order of their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &R> {
        self.0.values().map(Arc::as_ref)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows themselves, to be shared.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Arc<R>> {
        self.0.values()
    }

    /// At most so many rows from somewhere on; none of a table that is done with.
    pub(super) fn part(&self, from: Option<Bound<R::Id>>, left: &mut usize) -> Vec<R> {
        let rows = from.map(|from| self.0.range((from, Unbounded)));
        let rows: Vec<R> = rows.into_iter().flatten().take(*left).map(|(_, row)| R::clone(row)).collect();
        *left -= rows.len();
        rows
    }

    /// All rows at once, where there was none.
    pub(super) fn fill(&mut self, rows: Vec<R>, id: impl Fn(&R) -> R::Id) {
        self.0 = rows.into_iter().map(|row| (id(&row), Arc::new(row))).collect();
    }

    /// Puts a row in the place of the one with its id, or takes that away; answers what was there and what is now.
    pub(super) fn set(&mut self, id: R::Id, after: Option<R>) -> (Option<Arc<R>>, Option<Arc<R>>) {
        let after = after.map(Arc::new);
        let before = match &after {
            Some(row) => self.0.insert(id, Arc::clone(row)),
            None => self.0.remove(&id),
        };
        (before, after)
    }
}
