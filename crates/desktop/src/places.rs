//! Where users and devices lie, by slot, and what of it is in sight: what a list needs to know of each row, without
//! asking the directory for every one of them.
//!
//! Deliberately absent: any decision. What is in sight is asked of [`directory::View`], once for each group.

use directory::{Device, DeviceState, Group, Permission, Place, Platform, RowRef, Rows, Target, User, View};
use jiff::Timestamp;

use crate::index::{Index, Slot};

/// Stands for the unassigned devices, which come after every group.
pub(crate) const UNASSIGNED: u32 = u32::MAX - 1;
const OUT_OF_SIGHT: u32 = u32::MAX;

/// Where a device is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Unassigned,
    Group(Slot),
    User(Slot),
}

/// Where a device is placed, and what lists of devices are filtered and sorted by besides texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits {
    pub(crate) spot: Spot,
    pub(crate) platform: Platform,
    pub(crate) state: DeviceState,
    pub(crate) last_contact: Option<Timestamp>,
}

/// Where users and devices lie, whoever reads. What a slot without a row says is what it said last.
#[derive(Debug, Default)]
pub(crate) struct Places {
    users: Vec<Option<Slot>>,
    devices: Vec<Option<Traits>>,
}

impl Places {
    /// Follows rows that the indexes have taken already.
    pub(crate) fn merge(
        &mut self,
        rows: &Rows,
        groups: &mut Index<Group>,
        users: &mut Index<User>,
        devices: &Index<Device>,
    ) {
        for user in &rows.users {
            let (slot, group) = (users.slot(user.id), groups.slot(user.group));
            set(&mut self.users, slot, group);
        }
        for device in &rows.devices {
            let spot = match device.place {
                Place::Unassigned => Spot::Unassigned,
                Place::Group(id) => Spot::Group(groups.slot(id)),
                Place::User(id) => Spot::User(users.slot(id)),
            };
            if let Some(slot) = devices.find(device.id) {
                let Device { platform, state, last_contact, .. } = *device;
                set(&mut self.devices, slot, Traits { spot, platform, state, last_contact });
            }
        }
    }

    /// The group that a user's row names.
    pub(crate) fn group_of(&self, user: Slot) -> Option<Slot> {
        self.users.get(user as usize).copied().flatten()
    }

    pub(crate) fn device(&self, device: Slot) -> Option<Traits> {
        self.devices.get(device as usize).copied().flatten()
    }
}

fn set<T: Clone>(column: &mut Vec<Option<T>>, slot: Slot, value: T) {
    let slot = slot as usize;
    if slot >= column.len() {
        column.resize(slot + 1, None);
    }
    column[slot] = Some(value);
}

/// What one reader sees, as long as neither groups nor admins change.
#[derive(Debug)]
pub(crate) struct Sight {
    /// By group: its place in the tree as it is read from top to bottom.
    positions: Vec<u32>,
    /// By group: whether devices there are in sight.
    devices: Vec<bool>,
    unassigned: bool,
}

impl Sight {
    pub(crate) fn new(view: &View<'_>, groups: &Index<Group>) -> Self {
        let unassigned = view.may(Permission::DeviceView, Target::Organization);
        let len = groups.len();
        let mut sight = Self { positions: vec![OUT_OF_SIGHT; len], devices: vec![false; len], unassigned };
        let ids = view.children(None).into_iter().flat_map(|top| view.subtree(top));
        for (id, position) in ids.zip(0..) {
            if let Some(slot) = groups.find(id) {
                sight.positions[slot as usize] = position;
                sight.devices[slot as usize] =
                    view.may(Permission::DeviceView, Target::Row(RowRef::Group(id)));
            }
        }
        sight
    }

    /// The place of a group in the tree; `None` if it is not in sight.
    pub(crate) fn group(&self, group: Slot) -> Option<u32> {
        self.positions.get(group as usize).copied().filter(|position| *position != OUT_OF_SIGHT)
    }

    /// The place in the tree of the group in which devices lie, if they are in sight there.
    pub(crate) fn devices_in(&self, group: Slot) -> Option<u32> {
        self.group(group).filter(|_| self.devices[group as usize])
    }

    /// [`UNASSIGNED`], if devices that belong to nobody are in sight.
    pub(crate) fn unassigned(&self) -> Option<u32> {
        self.unassigned.then_some(UNASSIGNED)
    }
}

/// Users by group, in each by what they are sorted by.
#[derive(Debug)]
pub(crate) struct People {
    starts: Vec<u32>,
    slots: Vec<Slot>,
}

impl People {
    pub(crate) fn new(places: &Places, groups: usize, by_name: &[Slot]) -> Self {
        let group = |user: &Slot| places.group_of(*user).map_or(groups, |group| group as usize);
        let mut starts = vec![0; groups + 2];
        by_name.iter().for_each(|user| starts[group(user) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut slots = vec![0; by_name.len()];
        for user in by_name {
            let at = &mut next[group(user)];
            slots[*at as usize] = *user;
            *at += 1;
        }
        Self { starts, slots }
    }

    pub(crate) fn of(&self, group: Slot) -> &[Slot] {
        let at = group as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => &self.slots[*from as usize..*to as usize],
            _ => &[],
        }
    }
}
