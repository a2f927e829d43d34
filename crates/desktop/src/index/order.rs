//! The rows of one kind in one order, which follows them.

use std::{cmp::Ordering, net::IpAddr};

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

    /// Takes out the touched slots and puts those that hold a row where they belong now. `prefix` decides most
    /// comparisons without a look at the texts, which lie scattered in memory; `compare` decides all, agrees with it, and
    /// never says that two are equal.
    pub(super) fn patch(
        &mut self,
        texts: &Texts,
        touched: &[Slot],
        prefix: impl Fn(Slot) -> u128,
        compare: impl Fn(Slot, Slot) -> Ordering,
    ) {
        if !self.0.is_empty() {
            let mut gone = Slots::new(texts.len());
            touched.iter().for_each(|slot| gone.insert(*slot));
            self.0.retain(|slot| !gone.contains(*slot));
        }
        let key = |slot: &Slot| (prefix(*slot), *slot);
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
pub(super) fn prefix(text: &[u8]) -> u128 {
    if text.is_empty() {
        return u128::MAX;
    }
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text[..length]);
    u128::from_be_bytes(bytes)
}

/// An address as it is sorted: IP addresses as the numbers they are, so that 10.0.0.9 comes before 10.0.0.10; then names;
/// nothing comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Address<'a> {
    Ip(IpAddr),
    Name(&'a [u8]),
    Nothing,
}

pub(super) fn address(text: &[u8]) -> Address<'_> {
    match std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()) {
        Some(ip) => Address::Ip(ip),
        None if text.is_empty() => Address::Nothing,
        None => Address::Name(text),
    }
}

impl Address<'_> {
    /// A number of the same order, as far as it goes.
    pub(super) fn prefix(self) -> u128 {
        match self {
            Self::Ip(IpAddr::V4(ip)) => u128::from(ip.to_bits()),
            Self::Ip(IpAddr::V6(ip)) => (1 << 126) | (ip.to_bits() >> 2),
            Self::Name(text) => (1 << 127) | (prefix(text) >> 1),
            Self::Nothing => u128::MAX,
        }
    }
}
