//! What a policy is assigned to, searched.

use directory::PolicyTarget;

use crate::{
    index::{Index, Match, Searched, Slot, Slots},
    places::Spot,
    replica::Replica,
};

/// Groups, users and devices that are called by a needle or lie in a group that is.
pub(super) struct Called<'a> {
    replica: &'a Replica,
    /// Places in the tree.
    inside: Slots,
    users: Slots,
    devices: Slots,
}

impl<'a> Called<'a> {
    /// By a needle that is not empty.
    pub(super) fn by(replica: &'a Replica, needle: &str) -> Self {
        let mut inside = Slots::new(replica.groups.len());
        let groups = called(&replica.groups, needle);
        for (from, end) in groups.iter().filter_map(|group| replica.sight().span(group)) {
            (from..end).for_each(|place| inside.insert(place));
        }
        let (users, devices) = (called(&replica.users, needle), called(&replica.devices, needle));
        Self { replica, inside, users, devices }
    }

    pub(super) fn takes(&self, target: PolicyTarget) -> bool {
        let Replica { groups, users, devices, .. } = self.replica;
        match target {
            PolicyTarget::Group(id) => groups.find(id).is_some_and(|group| self.lies(group)),
            PolicyTarget::User(id) => {
                users.find(id).is_some_and(|user| self.users.contains(user) || self.lies_of(user))
            }
            PolicyTarget::Device(id) => devices.find(id).is_some_and(|device| {
                self.devices.contains(device)
                    || match self.replica.places.spot(device) {
                        Some(Spot::Group(group)) => self.lies(group),
                        Some(Spot::User(user)) => self.lies_of(user),
                        Some(Spot::Unassigned) | None => false,
                    }
            }),
        }
    }

    fn lies_of(&self, user: Slot) -> bool {
        self.replica.places.group_of(user).is_some_and(|group| self.lies(group))
    }

    fn lies(&self, group: Slot) -> bool {
        self.replica.sight().group(group).is_some_and(|place| self.inside.contains(place))
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
