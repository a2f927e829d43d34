//! What holds for every organization and every history.

use directory::*;
use proptest::prelude::*;

use crate::{naive::Naive, world::*};

/// Rows in a fixed order, to compare them.
pub(crate) fn sorted(mut rows: Rows) -> Rows {
    rows.groups.sort_by_key(|row| row.id);
    rows.users.sort_by_key(|row| row.id);
    rows.devices.sort_by_key(|row| row.id);
    rows.admins.sort_by_key(|row| row.id);
    rows.policies.sort_by_key(|row| row.id);
    rows.assignments.sort_by_key(|row| row.target);
    rows.violations.sort_by_key(|row| row.device);
    rows
}

pub(crate) fn histories() -> impl Strategy<Value = (Directory, Vec<(u128, Vec<Change>)>)> {
    let sets = proptest::collection::vec(
        (
            prop_oneof![1 => Just(0u128), 3 => Just(1), 3 => 0u128..7, 1 => 10u128..12],
            proptest::collection::vec(any_change(), 1..4),
        ),
        1..12,
    );
    (any_company(), sets)
}

/// Everything that `admins` may do somewhere, suspended or not.
fn union(
    rows: &Rows,
    directory: &Directory,
    admins: &[AdminId],
) -> std::collections::BTreeSet<(Permission, Option<GroupId>)> {
    let mut union = std::collections::BTreeSet::new();
    let mut unsuspended = rows.clone();
    unsuspended.admins.iter_mut().for_each(|admin| admin.suspended = false);
    let unsuspended = Directory::load(directory.revision(), unsuspended);
    for admin in admins {
        let view = unsuspended.view(*admin);
        for entry in CATALOGUE {
            if view.may(entry.permission, Target::Organization) {
                union.insert((entry.permission, None));
            }
            for group in &rows.groups {
                if view.may(entry.permission, Target::Row(RowRef::Group(group.id))) {
                    union.insert((entry.permission, Some(group.id)));
                }
            }
        }
    }
    union
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    /// The engine and the naive model agree on every set: refused or not, and which rows result.
    #[test]
    fn naive_model_agrees((mut directory, history) in histories()) {
        for (actor, changes) in history {
            let set = set(changes);
            let expected = Naive::new(directory.rows(), a(actor)).plan(&set);
            match (directory.plan(a(actor), &set), expected) {
                (Ok(plan), Some(rows)) => {
                    directory.apply(&plan);
                    prop_assert_eq!(sorted(directory.rows()), sorted(rows));
                }
                (Err(rejections), None) => prop_assert!(!rejections.is_empty()),
                (Ok(_), None) => prop_assert!(false, "the engine accepts what the model refuses: {set:?}"),
                (Err(rejections), Some(_)) => prop_assert!(false, "the engine refuses what the model accepts: {set:?} {rejections:?}"),
            }
        }
    }

    /// Plan, apply, plan the inverse, apply: everything is as it was. By an admin who may do everything: a lesser one
    /// may well be unable to undo, for example a deletion without the right to register.
    #[test]
    fn inverse_is_the_way_back((directory, history) in histories()) {
        let mut directory = directory;
        for (actor, changes) in history {
            let Ok(plan) = directory.plan(a(actor), &set(changes)) else { continue };
            let before = directory.rows();
            let mut there = directory.clone();
            there.apply(&plan);
            // Admin 0 may be gone or less by now; a stranger who may do everything undoes.
            let mut judge = there.rows();
            judge.admins.push(admin(99, vec![everything()]));
            let mut back = Directory::load(there.revision(), judge);
            let undo = back.plan_undo(a(99), &plan.effect, &plan.inverse);
            prop_assert!(undo.is_ok(), "{undo:?} of {:?}", plan.inverse);
            let Ok(undo) = undo else { continue };
            back.apply(&undo);
            let mut rows = back.rows();
            rows.admins.retain(|row| row.id != a(99));
            prop_assert_eq!(sorted(rows), sorted(before));
            directory = there;
        }
    }

    /// The indexes kept while changes are applied are those made anew from the rows.
    #[test]
    fn indexes_are_kept((mut directory, history) in histories()) {
        for (actor, changes) in history {
            let Ok(plan) = directory.plan(a(actor), &set(changes)) else { continue };
            directory.apply(&plan);
            let anew = Directory::load(directory.revision(), directory.rows());
            let (kept, anew) = (directory.view(a(0)), anew.view(a(0)));
            for group in directory.rows().groups {
                prop_assert_eq!(kept.counts(group.id), anew.counts(group.id));
                prop_assert_eq!(kept.direct_counts(group.id), anew.direct_counts(group.id));
                prop_assert_eq!(kept.subtree(group.id), anew.subtree(group.id));
                prop_assert_eq!(kept.path(group.id), anew.path(group.id));
            }
            prop_assert_eq!(kept.rows(), anew.rows());
        }
    }

    /// A replica that takes deltas holds exactly what its reader may see, and nothing else, after every change set.
    #[test]
    fn deltas_keep_replicas_exact((mut directory, history) in histories(), lag in 1usize..4) {
        let readers: Vec<AdminId> = (0..7).map(a).collect();
        let mut replicas: Vec<Directory> =
            readers.iter().map(|reader| Directory::load(directory.revision(), directory.view(*reader).rows())).collect();
        let mut pending: Vec<RowDiffs> = Vec::new();
        for (actor, changes) in history {
            let Ok(plan) = directory.plan(a(actor), &set(changes)) else { continue };
            directory.apply(&plan);
            pending.push(plan.effect.rows);
            if pending.len() < lag {
                continue;
            }
            for (reader, replica) in readers.iter().zip(&mut replicas) {
                let view = directory.view(*reader);
                match view.delta(&pending) {
                    Some((rows, removed)) => replica.merge(directory.revision(), rows, &removed),
                    None => *replica = Directory::load(directory.revision(), view.rows()),
                }
                // Who does not exist any more sees nothing, and is told nothing more.
                let settings = view.me().and_then(|_| replica.rows().settings);
                let replicated = Rows { settings, ..replica.rows() };
                prop_assert_eq!(sorted(replicated), sorted(view.rows()), "reader {}", reader);
            }
            pending.clear();
        }
    }

    /// To whoever reads all changes nothing of any change set is out of sight, now and later.
    #[test]
    fn who_reads_all_changes_misses_nothing((mut directory, history) in histories()) {
        let mut effects = Vec::new();
        for (actor, changes) in history {
            let Ok(plan) = directory.plan(a(actor), &set(changes)) else { continue };
            directory.apply(&plan);
            effects.push(plan.effect);
        }
        for reader in (0..7).map(a) {
            let view = directory.view(reader);
            for effect in effects.iter().filter(|_| view.reads_all_changes()) {
                prop_assert!(view.may_read_change(effect), "reader {reader}");
                let (shown, unseen) = view.effect(effect);
                prop_assert_eq!((shown.rows.len(), unseen), (effect.rows.len(), 0), "reader {}", reader);
                // What lists tell of it is the same, whichever is done first.
                prop_assert_eq!(shown.rows.first(2), view.effect(&Effect { rows: effect.rows.first(2), ..effect.clone() }).0.rows);
            }
        }
    }

    /// No sequence of acts by any set of admins makes the union of what they may do grow, even if they register further
    /// admins and act through those.
    #[test]
    fn collusion_gains_nothing((mut directory, history) in histories(), colluders in proptest::collection::btree_set(1u128..6, 1..4)) {
        let start_set: Vec<AdminId> = colluders.iter().copied().chain([1]).map(a).collect();
        let mut admins = start_set.clone();
        let start = union(&directory.rows(), &directory, &admins);
        for (actor, changes) in history {
            let actor = admins[actor as usize % admins.len()];
            let Ok(plan) = directory.plan(actor, &set(changes)) else { continue };
            directory.apply(&plan);
            let registered = plan.effect.rows.admins.iter().filter(|diff| diff.before.is_none());
            admins.extend(registered.filter_map(|diff| diff.after.as_ref()).map(|admin| admin.id));
            let now = union(&directory.rows(), &directory, &admins);
            let created: Vec<GroupId> = directory.rows().groups.iter().map(|group| group.id).filter(|id| id.0.as_u128() >= 10).collect();
            for right in now.difference(&start) {
                // Groups that they created themselves are theirs as their parents are.
                prop_assert!(right.1.is_some_and(|group| created.contains(&group)), "gained {right:?}");
            }
        }
    }
}
