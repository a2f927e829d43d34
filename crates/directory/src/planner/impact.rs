//! Which devices get another effective policy by a draft: at least one value of an item that works on them changes.
//!
//! Whole groups are answered by their layer. Asked one by one are only devices that something nearer than a group may
//! decide for, and those that the draft moves.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::draft::Draft;
use crate::{
    Device, DeviceId, Directory, Impact, ImpactedDevice, PolicyOs, PolicyTarget, RowDiffs,
    directory::Tree,
    policy::layers::{Difference, Layers, Numbers},
};

/// Devices that are asked one by one. Every device is looked up in it: the hash must be quick.
type Alone = HashSet<DeviceId, RandomState>;

pub(super) fn impact(draft: &Draft<'_>, rows: &RowDiffs, tree: &Tree) -> Impact {
    let base = draft.base();
    let policies = !rows.policies.is_empty()
        || !rows.assignments.is_empty()
        || !rows.violations.is_empty()
        || rows.base_policy.is_some()
        || rows.violation_policy.is_some();
    let reshaped = rows
        .groups
        .iter()
        .any(|diff| diff.before.as_ref().map(|row| row.parent) != diff.after.as_ref().map(|row| row.parent));
    let mut alone = moved(base, rows);
    if !policies && !reshaped && alone.is_empty() {
        return Impact::default();
    }
    let numbers = Numbers::new(base.policies.iter().chain(draft.policies.iter()).map(|policy| policy.id));
    let before = Layers::new(base, &numbers, &base.tree, base.assignments.iter());
    let after = Layers::new(draft, &numbers, tree, draft.assignments.iter());
    let mut difference = Difference::new(before, after);
    let mut found = Vec::new();
    if policies || reshaped {
        nearer(draft, rows, &mut alone);
        for group in base.tree.ids().map(Some).chain([None]) {
            let (then, now) = (difference.before.group(group), difference.after.group(group));
            let sections = difference.between(then, now);
            if sections == [0; 4] {
                continue;
            }
            for device in base.devices_of_group(group) {
                let sections = sections[PolicyOs::of(device.platform) as usize];
                if sections != 0 && (alone.is_empty() || !alone.contains(&device.id)) {
                    found.push(ImpactedDevice { device: device.id, group, sections });
                }
            }
        }
    }
    for device in alone {
        let sides = (difference.before.device(device), difference.after.device(device));
        let (Some((then, ran, _)), Some((now, runs, group))) = sides else { continue };
        let sections = if ran == runs {
            difference.between(then, now)[runs as usize]
        } else {
            difference.across((then, ran), (now, runs))
        };
        if sections != 0 {
            found.push(ImpactedDevice { device, group, sections });
        }
    }
    found.sort_unstable_by_key(|one| one.device);
    Impact(found)
}

/// Devices that exist before and after and lie elsewhere, or run something else, afterwards.
fn moved(base: &Directory, rows: &RowDiffs) -> Alone {
    let kept = |device: &Device| (device.place, PolicyOs::of(device.platform));
    let mut moved: Alone = rows
        .devices
        .iter()
        .filter_map(|diff| Some((diff.before.as_ref()?, diff.after.as_ref()?)))
        .filter(|(before, after)| kept(before) != kept(after))
        .map(|(_, after)| after.id)
        .collect();
    for diff in &rows.users {
        if let (Some(before), Some(after)) = (&diff.before, &diff.after)
            && before.group != after.group
        {
            moved.extend(base.devices_of_user(before.id));
        }
    }
    moved
}

/// Adds the devices that a group's layer says nothing about: something nearer decides for them, before or after, or they
/// are deleted.
fn nearer(draft: &Draft<'_>, rows: &RowDiffs, alone: &mut Alone) {
    let base = draft.base();
    let targets = base.assignments.iter().chain(draft.assignments.iter()).map(|assignment| assignment.target);
    for target in targets {
        match target {
            PolicyTarget::Group(_) => {}
            PolicyTarget::User(user) => alone.extend(base.devices_of_user(user)),
            PolicyTarget::Device(device) => {
                alone.insert(device);
            }
        }
    }
    let gone = rows.devices.iter().filter(|diff| diff.after.is_none());
    alone.extend(gone.filter_map(|diff| diff.before.as_ref()).map(|device| device.id));
    alone.extend(base.violations.iter().chain(draft.violations.iter()).map(|violation| violation.device));
}
