//! Which devices have a value: the same layers as an impact is told from, so that a million are answered without resolving
//! each of them.

use std::collections::HashMap;

use super::View;
use crate::{
    DeviceId, GroupId, PolicyId, PolicyOs, PolicySection, PolicyTarget, PolicyValue,
    policy::layers::{Layers, Numbers},
};

impl View<'_> {
    /// The devices in sight whose effective policy has this value, by id; none where there is no such item.
    #[must_use]
    pub fn devices_with_policy_value(&self, section: &str, item: &str, value: &PolicyValue) -> Vec<DeviceId> {
        let Some((at, section)) = PolicySection::find(section) else { return Vec::new() };
        let Some((index, item)) = section.items.iter().enumerate().find(|(_, one)| one.key == item) else {
            return Vec::new();
        };
        let directory = self.directory;
        let numbers = Numbers::new(directory.policies.iter().map(|policy| policy.id));
        let of_groups = directory.assignments.iter().filter_map(|assignment| match assignment.target {
            PolicyTarget::Group(group) => Some((group, assignment.policy)),
            PolicyTarget::User(_) | PolicyTarget::Device(_) => None,
        });
        let of_groups: Vec<(GroupId, PolicyId)> = of_groups.collect();
        let layers = Layers::new(directory, &numbers, &directory.tree, of_groups.into_iter());
        let mut known: HashMap<u16, bool> = HashMap::new();
        self.devices()
            .filter(|device| item.platforms.contains(&PolicyOs::of(device.platform)))
            .filter(|device| self.sees_policies_of(PolicyTarget::Device(device.id)))
            .filter(|device| {
                layers.device(device.id).is_some_and(|(layer, ..)| {
                    *known.entry(layer[at]).or_insert_with(|| layers.value(at, index, layer[at]) == value)
                })
            })
            .map(|device| device.id)
            .collect()
    }
}
