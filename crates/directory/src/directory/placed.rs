//! Where the devices are: those of each group, its users' among them, and those of each user.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use uuid::Uuid;

use crate::{Device, DeviceId, GroupId, Place, UserId};

#[derive(Clone, Debug, Default)]
pub(crate) struct Placed {
    /// `None` are those that are unassigned or whose user is unknown.
    in_group: HashMap<Option<GroupId>, BTreeMap<DeviceId, Arc<Device>>>,
    of_user: BTreeSet<(UserId, DeviceId)>,
}

impl Placed {
    /// The devices that lie in a group, with their ids and in their order.
    pub(super) fn in_group(&self, group: Option<GroupId>) -> impl Iterator<Item = (DeviceId, &Device)> {
        let devices = self.in_group.get(&group).into_iter().flatten();
        devices.map(|(id, device)| (*id, device.as_ref()))
    }

    /// The ids of a user's devices, in order.
    pub(super) fn of_user(&self, user: UserId) -> impl Iterator<Item = DeviceId> {
        let all = (user, DeviceId(Uuid::nil()))..=(user, DeviceId(Uuid::max()));
        self.of_user.range(all).map(|(_, id)| *id)
    }

    /// How many devices lie in a group, its users' among them.
    pub(super) fn count(&self, group: GroupId) -> u32 {
        self.in_group.get(&Some(group)).map_or(0, |devices| devices.len() as u32)
    }

    /// All devices at once, in order of their ids, where there was none: quicker than one by one.
    pub(super) fn fill(&mut self, devices: impl Iterator<Item = (Option<GroupId>, Arc<Device>)>) {
        let mut in_group: HashMap<_, Vec<_>> = HashMap::new();
        let mut of_user = Vec::new();
        for (group, device) in devices {
            if let Place::User(user) = device.place {
                of_user.push((user, device.id));
            }
            in_group.entry(group).or_default().push((device.id, device));
        }
        self.of_user = of_user.into_iter().collect();
        self.in_group =
            in_group.into_iter().map(|(group, devices)| (group, devices.into_iter().collect())).collect();
    }

    pub(super) fn put(&mut self, group: Option<GroupId>, device: Arc<Device>) {
        if let Place::User(user) = device.place {
            self.of_user.insert((user, device.id));
        }
        self.in_group.entry(group).or_default().insert(device.id, device);
    }

    pub(super) fn take(&mut self, group: Option<GroupId>, device: &Device) {
        if let Place::User(user) = device.place {
            self.of_user.remove(&(user, device.id));
        }
        self.leave(group, device.id);
    }

    /// A user's devices follow the user from group to group; answers how many they are.
    pub(super) fn follow(&mut self, user: UserId, from: Option<GroupId>, to: Option<GroupId>) -> u32 {
        let ids: Vec<DeviceId> = self.of_user(user).collect();
        for id in &ids {
            if let Some(device) = self.leave(from, *id) {
                self.in_group.entry(to).or_default().insert(*id, device);
            }
        }
        ids.len() as u32
    }

    fn leave(&mut self, group: Option<GroupId>, id: DeviceId) -> Option<Arc<Device>> {
        let devices = self.in_group.get_mut(&group)?;
        let device = devices.remove(&id);
        if devices.is_empty() {
            self.in_group.remove(&group);
        }
        device
    }
}
