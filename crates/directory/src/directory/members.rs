//! What lies at one place, by id. Most places hold a handful: a sorted list of them takes a tenth of what a tree does,
//! and a tree takes over where a list would be long to move.

use std::collections::BTreeSet;

/// How many are kept as a list.
const FEW: usize = 64;

#[derive(Clone, Debug)]
pub(crate) enum Members<T> {
    Few(Vec<T>),
    Many(BTreeSet<T>),
}

impl<T> Default for Members<T> {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl<T: Copy + Ord> Members<T> {
    pub(crate) fn insert(&mut self, member: T) {
        match self {
            Self::Few(list) => {
                let Err(at) = list.binary_search(&member) else { return };
                if list.len() < FEW {
                    list.reserve_exact(if list.len() < 4 { 1 } else { list.len() / 2 });
                    list.insert(at, member);
                } else {
                    *self = Self::Many(list.iter().copied().chain([member]).collect());
                }
            }
            Self::Many(tree) => drop(tree.insert(member)),
        }
    }

    pub(crate) fn remove(&mut self, member: T) {
        match self {
            Self::Few(list) => drop(list.binary_search(&member).map(|at| list.remove(at))),
            Self::Many(tree) => drop(tree.remove(&member)),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Few(list) => list.len(),
            Self::Many(tree) => tree.len(),
        }
    }

    /// In ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        let (few, many) = match self {
            Self::Few(list) => (list.as_slice(), None),
            Self::Many(tree) => (&[][..], Some(tree)),
        };
        few.iter().chain(many.into_iter().flatten()).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{FEW, Members};

    proptest! {
        #[test]
        fn they_are_a_set(steps in prop::collection::vec((any::<bool>(), 0..3 * FEW), 0..400)) {
            let (mut members, mut set) = (Members::default(), BTreeSet::new());
            for (inserted, member) in steps {
                if inserted {
                    members.insert(member);
                    set.insert(member);
                } else {
                    members.remove(member);
                    set.remove(&member);
                }
                prop_assert_eq!(members.len(), set.len());
                prop_assert!(members.iter().eq(set.iter().copied()));
            }
        }
    }
}
