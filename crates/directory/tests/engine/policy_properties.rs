//! What holds of policies in every organization and every history.

use std::collections::{BTreeMap, BTreeSet};

use directory::*;
use proptest::prelude::*;

use crate::{
    naive_policies::resolve,
    policy_world::{any_policy_change, any_target},
    properties::histories,
    world::*,
};

/// A company in which admin 0 may do everything and does: policies edited and assigned, and what they are assigned to moved,
/// deleted and turned into something else. Short sets, since one bad change refuses all of it.
fn policy_histories() -> impl Strategy<Value = (Directory, Vec<Vec<Change>>)> {
    let changes = prop_oneof![
        6 => any_policy_change(),
        2 => (0u128..9, any_place()).prop_map(|(n, place)| Change::DevicePlace { id: d(n), place }),
        2 => (0u128..6, 0u128..9).prop_map(|(n, to)| Change::UserMove { id: u(n), group: g(to) }),
        1 => (0u128..9, 0u128..9).prop_map(|(n, to)| Change::GroupMove { id: g(n), parent: Some(g(to)) }),
        1 => (0u128..9).prop_map(|n| Change::DeviceDelete { id: d(n) }),
        1 => (0u128..9, 0usize..3).prop_map(|(n, which)| {
            let platform = [Platform::Ios, Platform::Macos, Platform::WindowsOnDemand][which];
            let fields = DeviceFields { platform: Some(platform), ..DeviceFields::default() };
            Change::DeviceEdit { id: d(n), fields }
        }),
    ];
    let sets = proptest::collection::vec(proptest::collection::vec(changes, 1..4), 1..24);
    (any_company(), sets).prop_map(|(company, sets)| (judged(&company), sets))
}

type Told = BTreeMap<(String, String), PolicyValue>;

/// What the engine tells a device, in the model's form.
fn told(directory: &Directory, device: DeviceId) -> Told {
    let policy = directory.view(a(0)).effective_policy(PolicyTarget::Device(device)).unwrap_or_default();
    let items = policy.sections.into_iter().flat_map(|section| {
        let key = section.section;
        section.items.into_iter().map(move |item| ((key.to_string(), item.item.to_string()), item.value))
    });
    items.collect()
}

/// Admin 0 may do everything.
fn judged(directory: &Directory) -> Directory {
    let mut rows = directory.rows();
    rows.admins.retain(|row| row.id != a(0));
    rows.admins.push(admin(0, vec![everything()]));
    Directory::load(directory.revision(), rows)
}

/// The devices whose values differ between two worlds, with the sections that do.
fn difference(before: &Rows, after: &Rows) -> Vec<(DeviceId, BTreeSet<String>)> {
    let mut changed = Vec::new();
    let mut kept: Vec<DeviceId> = before.devices.iter().map(|row| row.id).collect();
    kept.retain(|id| after.devices.iter().any(|row| row.id == *id));
    kept.sort_unstable();
    for id in kept {
        let (then, now) = (resolve(before, id), resolve(after, id));
        let keys = then.keys().chain(now.keys()).filter(|key| then.get(*key) != now.get(*key));
        let sections: BTreeSet<String> = keys.map(|key| key.0.clone()).collect();
        if !sections.is_empty() {
            changed.push((id, sections));
        }
    }
    changed
}

fn found(impact: &Impact) -> Vec<(DeviceId, BTreeSet<String>)> {
    impact.0.iter().map(|one| (one.device, one.section_keys().map(str::to_owned).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    /// Every device is told what the order of precedence says, read out plainly.
    #[test]
    fn resolution_is_the_naive_model((mut directory, history) in policy_histories()) {
        for changes in history {
            let Ok(plan) = directory.plan(a(0), &set(changes)) else { continue };
            directory.apply(&plan);
        }
        let rows = directory.rows();
        let mut holders: BTreeMap<(String, String), BTreeMap<String, Vec<DeviceId>>> = BTreeMap::new();
        for device in &rows.devices {
            let resolved = resolve(&rows, device.id);
            prop_assert_eq!(told(&directory, device.id), resolved.clone(), "{}", device.id);
            for (item, value) in resolved {
                holders.entry(item).or_default().entry(format!("{value:?}")).or_default().push(device.id);
            }
        }
        // And the list of all that have a value is of those that are told it.
        for ((section, item), by_value) in holders {
            for ids in by_value.values() {
                let value = told(&directory, ids[0])[&(section.clone(), item.clone())].clone();
                let found = directory.view(a(0)).devices_with_policy_value(&section, &item, &value);
                prop_assert_eq!(&found, ids, "{}/{}", section, item);
            }
        }
    }

    /// The impact of any change set is the difference of two full resolutions, and its summary counts it.
    #[test]
    fn impact_is_the_difference((mut directory, history) in policy_histories()) {
        for changes in history {
            let Ok(plan) = directory.plan(a(0), &set(changes)) else { continue };
            let before = directory.rows();
            directory.apply(&plan);
            let after = directory.rows();
            let expected = difference(&before, &after);
            prop_assert_eq!(&found(&plan.impact), &expected);
            let summary = plan.effect.policy_impact;
            prop_assert_eq!(summary.as_ref().map_or(0, |summary| summary.devices) as usize, expected.len());
            let Some(summary) = summary else { continue };
            for section in POLICY_SECTIONS {
                let counted = summary.sections.iter().find(|one| one.section == section.key);
                let there = expected.iter().filter(|(_, sections)| sections.contains(section.key)).count();
                prop_assert_eq!(counted.map_or(0, |one| one.devices) as usize, there);
            }
            for one in &plan.impact.0 {
                let place = after.devices.iter().find(|row| row.id == one.device).unwrap().place;
                prop_assert_eq!(one.group, directory.view(a(0)).group_of(place));
            }
        }
    }

    /// A device's fingerprint changes exactly when a value of it changes.
    #[test]
    fn fingerprints_follow_values((mut directory, history) in policy_histories()) {
        for changes in history {
            let Ok(plan) = directory.plan(a(0), &set(changes)) else { continue };
            let before = directory.clone();
            directory.apply(&plan);
            let after = directory.clone();
            let print = |world: &Directory, id| {
                world.view(a(0)).effective_policy(PolicyTarget::Device(id)).map(|policy| policy.fingerprint())
            };
            let changed: BTreeSet<DeviceId> = plan.impact.0.iter().map(|one| one.device).collect();
            for device in &after.rows().devices {
                let (Some(then), now) = (print(&before, device.id), print(&after, device.id)) else { continue };
                prop_assert_eq!(Some(then) != now, changed.contains(&device.id));
            }
        }
    }

    /// Asking "what if" is planning, applying and asking.
    #[test]
    fn what_if_is_what_would_be((directory, history) in histories(), target in any_target()) {
        let directory = judged(&directory);
        for (actor, changes) in history {
            let set = set(changes);
            let view = directory.view(a(actor));
            let asked = view.effective_policy_if(&set, target);
            if view.effective_policy(target).is_none() {
                prop_assert_eq!(asked, Ok(None));
                continue;
            }
            match directory.plan(a(actor), &set) {
                Err(rejections) => prop_assert_eq!(asked, Err(rejections)),
                Ok(plan) => {
                    let mut after = directory.clone();
                    after.apply(&plan);
                    // Values only: the set may have changed what the reader sees.
                    let values = |policy: Option<EffectivePolicy>| policy.map(|policy| policy.fingerprint());
                    let then = judged(&after).view(a(0)).effective_policy(target);
                    prop_assert_eq!(values(asked.unwrap()), values(then));
                }
            }
        }
    }

    /// Nothing is told of assignments, violations and effective policies but where `policy.view` covers the target.
    #[test]
    fn assignments_are_told_where_they_may((directory, _) in histories(), reader in 0u128..7) {
        let view = directory.view(a(reader));
        let rows = directory.rows();
        let covered = |target: PolicyTarget| {
            let row = match target {
                PolicyTarget::Group(id) => RowRef::Group(id),
                PolicyTarget::User(id) => RowRef::User(id),
                PolicyTarget::Device(id) => RowRef::Device(id),
            };
            view.sees(row) && view.may(Permission::PolicyView, Target::Row(row))
        };
        let expected: Vec<PolicyTarget> = rows.assignments.iter().map(|row| row.target).filter(|target| covered(*target)).collect();
        prop_assert_eq!(view.assignments().map(|row| row.target).collect::<Vec<_>>(), expected);
        for device in &rows.devices {
            let target = PolicyTarget::Device(device.id);
            prop_assert_eq!(view.effective_policy(target).is_some(), covered(target));
            if !covered(target) {
                prop_assert_eq!(view.violation(device.id), None);
            }
        }
        let anywhere = rows.groups.iter().any(|row| view.may(Permission::PolicyView, Target::Row(RowRef::Group(row.id))))
            || view.may(Permission::PolicyView, Target::Organization);
        prop_assert_eq!(view.policies().count() > 0, anywhere && !rows.policies.is_empty());
        prop_assert_eq!(view.base_policy().is_some(), anywhere);
    }
}
