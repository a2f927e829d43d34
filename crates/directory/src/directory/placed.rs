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

    /// How many devices lie in each group.
    pub(super) fn counts(&self) -> impl Iterator<Item = (GroupId, u32)> {
        self.in_group.iter().filter_map(|(group, devices)| Some(((*group)?, devices.len() as u32)))
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
