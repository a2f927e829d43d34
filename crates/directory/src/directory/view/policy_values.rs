//! Which devices have a value: the same layers as an impact is told from, so that a million are answered without resolving
//! each of them.

use std::collections::HashMap;

use super::View;
use crate::{
    DeviceId, PolicyOs, PolicySection, PolicyTarget, PolicyValue,
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
        let layers = Layers::new(directory, &numbers, &directory.tree, directory.assignments.iter());
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
