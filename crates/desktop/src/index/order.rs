//! The rows of one kind in one order, which follows them.

use std::cmp::Ordering;

use super::{
    Slot,
    texts::{Slots, Texts},
};

/// Slots of all rows in one order.
#[derive(Debug, Default)]
pub(crate) struct Order(Vec<Slot>);

impl Order {
    pub(crate) fn slots(&self) -> &[Slot] {
        &self.0
    }

    /// Takes out the touched slots and puts those that hold a row where they belong now. `text` is what decides most
    /// comparisons, empty last where it is empty at all; `compare` decides all, and never says that two are equal.
    pub(crate) fn patch<'a>(
        &mut self,
        texts: &Texts,
        touched: &[Slot],
        text: impl Fn(Slot) -> &'a [u8],
        compare: impl Fn(Slot, Slot) -> Ordering,
    ) {
        if !self.0.is_empty() {
            let mut gone = Slots::new(texts.len());
            touched.iter().for_each(|slot| gone.insert(*slot));
            self.0.retain(|slot| !gone.contains(*slot));
        }
        // The first bytes decide most comparisons without a look at the texts, which lie scattered in memory.
        let key = |slot: &Slot| (prefix(text(*slot)), *slot);
        let mut new: Vec<(u128, Slot)> = touched.iter().filter(|slot| texts.holds(**slot)).map(key).collect();
        new.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)));
        let mut merged = Vec::with_capacity(self.0.len() + new.len());
        let mut rest = self.0.as_slice();
        for (_, slot) in new {
            let (before, after) = rest.split_at(rest.partition_point(|other| compare(*other, slot).is_lt()));
            merged.extend_from_slice(before);
            merged.push(slot);
            rest = after;
        }
        merged.extend_from_slice(rest);
        self.0 = merged;
    }
}

/// The first bytes of a text as a number of the same order; nothing comes last.
fn prefix(text: &[u8]) -> u128 {
    if text.is_empty() {
        return u128::MAX;
    }
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text[..length]);
    u128::from_be_bytes(bytes)
}
