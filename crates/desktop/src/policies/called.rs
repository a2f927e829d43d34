//! What a policy is assigned to, searched.

use std::collections::HashSet;

use directory::{GroupId, Place, PolicyTarget};

use crate::{
    index::{Index, Match, Searched, Slots},
    replica::Replica,
};

/// Groups, users and devices that are called by a needle, and the groups that lie in such ones.
pub(super) struct Called<'a> {
    replica: &'a Replica,
    inside: HashSet<GroupId>,
    users: Slots,
    devices: Slots,
}

impl<'a> Called<'a> {
    /// By a needle that is not empty.
    pub(super) fn by(replica: &'a Replica, needle: &str) -> Self {
        let groups = called(&replica.groups, needle);
        let mut inside: HashSet<GroupId> = groups.iter().map(|slot| replica.groups.id(slot)).collect();
        let view = replica.view();
        let mut below: Vec<GroupId> = inside.iter().copied().collect();
        while let Some(group) = below.pop() {
            below.extend(view.children(Some(group)).into_iter().filter(|id| inside.insert(*id)));
        }
        let (users, devices) = (called(&replica.users, needle), called(&replica.devices, needle));
        Self { replica, inside, users, devices }
    }

    /// Whether something is called so, or lies in a group that is.
    pub(super) fn takes(&self, target: PolicyTarget) -> bool {
        let Self { replica, .. } = self;
        let view = replica.view();
        let lies = |place| view.group_of(place).is_some_and(|group| self.inside.contains(&group));
        match target {
            PolicyTarget::Group(id) => self.inside.contains(&id),
            PolicyTarget::User(id) => {
                replica.users.find(id).is_some_and(|slot| self.users.contains(slot)) || lies(Place::User(id))
            }
            PolicyTarget::Device(id) => {
                replica.devices.find(id).is_some_and(|slot| self.devices.contains(slot))
                    || view.device(id).is_some_and(|device| lies(device.place))
            }
        }
    }
}

fn called<R: Searched>(index: &Index<R>, needle: &str) -> Slots {
    let mut slots = Slots::new(index.len());
    index.search(needle, |slot, how| {
        if how != Match::Found {
            slots.insert(slot);
        }
    });
    slots
}
