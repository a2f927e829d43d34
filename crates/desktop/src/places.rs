//! Where users and devices lie, by slot, and what of it is in sight: what a list needs to know of each row, without
//! asking the directory for every one of them.
//!
//! Deliberately absent: any decision. What is in sight is asked of [`directory::View`], once for each group.

use directory::{
    Device, DeviceState, Group, GroupId, Permission, Place, Platform, RowRef, Rows, Target, User, View,
};

use crate::index::{Index, Slot};

/// Stands for the unassigned devices, which come after every group.
pub(crate) const UNASSIGNED: u32 = u32::MAX - 1;
const OUT_OF_SIGHT: u32 = u32::MAX;
/// Stands for a contact that never was, which comes after all that were.
pub(crate) const NEVER: i64 = i64::MAX;

/// Where a device is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Unassigned,
    Group(Slot),
    User(Slot),
}

/// Where users and devices lie, whoever reads, and what lists of devices are filtered and sorted by besides texts. What a
/// slot without a row says is what it said last. In columns: a list of all devices reads only those it needs.
#[derive(Debug, Default)]
pub(crate) struct Places {
    groups: Vec<Slot>,
    spots: Vec<Spot>,
    platforms: Vec<Option<Platform>>,
    states: Vec<DeviceState>,
    /// In microseconds since 1970, or [`NEVER`].
    contacts: Vec<i64>,
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
            set(&mut self.groups, slot, group, 0);
        }
        for device in &rows.devices {
            let spot = match device.place {
                Place::Unassigned => Spot::Unassigned,
                Place::Group(id) => Spot::Group(groups.slot(id)),
                Place::User(id) => Spot::User(users.slot(id)),
            };
            if let Some(slot) = devices.find(device.id) {
                set(&mut self.spots, slot, spot, Spot::Unassigned);
                set(&mut self.platforms, slot, Some(device.platform), None);
                set(&mut self.states, slot, device.state, DeviceState::default());
                let contact = device.last_contact.map_or(NEVER, |at| at.as_microsecond());
                set(&mut self.contacts, slot, contact, NEVER);
            }
        }
    }

    /// The group that a user's row names.
    pub(crate) fn group_of(&self, user: Slot) -> Option<Slot> {
        self.groups.get(user as usize).copied()
    }

    pub(crate) fn spot(&self, device: Slot) -> Option<Spot> {
        self.spots.get(device as usize).copied()
    }

    pub(crate) fn platform(&self, device: Slot) -> Option<Platform> {
        self.platforms.get(device as usize).copied().flatten()
    }

    pub(crate) fn state(&self, device: Slot) -> DeviceState {
        self.states.get(device as usize).copied().unwrap_or_default()
    }

    pub(crate) fn last_contact(&self, device: Slot) -> i64 {
        self.contacts.get(device as usize).copied().unwrap_or(NEVER)
    }
}

fn set<T: Copy>(column: &mut Vec<T>, slot: Slot, value: T, between: T) {
    let slot = slot as usize;
    if slot >= column.len() {
        column.resize(slot + 1, between);
    }
    column[slot] = value;
}

/// What one reader sees, as long as neither groups nor admins change.
#[derive(Debug)]
pub(crate) struct Sight {
    /// By group: its place in the tree as it is read from top to bottom.
    positions: Vec<u32>,
    /// By group: whether devices there are in sight.
    devices: Vec<bool>,
    unassigned: bool,
    /// By place in the tree: the group, and one past the last place below it.
    nodes: Vec<(Slot, u32)>,
}

impl Sight {
    pub(crate) fn new(view: &View<'_>, groups: &Index<Group>) -> Self {
        let unassigned = view.may(Permission::DeviceView, Target::Organization);
        let len = groups.len();
        let (positions, devices) = (vec![OUT_OF_SIGHT; len], vec![false; len]);
        let mut sight = Self { positions, devices, unassigned, nodes: Vec::new() };
        // What is still to be entered, and where a sub-tree has ended.
        let mut stack: Vec<Result<GroupId, usize>> = view.children(None).into_iter().rev().map(Ok).collect();
        while let Some(next) = stack.pop() {
            let position = sight.nodes.len();
            match next {
                Err(begun) => sight.nodes[begun].1 = position as u32,
                Ok(id) => {
                    let Some(slot) = groups.find(id) else { continue };
                    sight.positions[slot as usize] = position as u32;
                    sight.devices[slot as usize] =
                        view.may(Permission::DeviceView, Target::Row(RowRef::Group(id)));
                    sight.nodes.push((slot, 0));
                    stack.push(Err(position));
                    stack.extend(view.children(Some(id)).into_iter().rev().map(Ok));
                }
            }
        }
        sight
    }

    /// The place of a group in the tree; `None` if it is not in sight.
    pub(crate) fn group(&self, group: Slot) -> Option<u32> {
        self.positions.get(group as usize).copied().filter(|position| *position != OUT_OF_SIGHT)
    }

    /// The places of a group and all below it.
    pub(crate) fn span(&self, group: Slot) -> Option<(u32, u32)> {
        let position = self.group(group)?;
        self.nodes.get(position as usize).map(|(_, end)| (position, *end))
    }

    /// The groups directly below one, or at the top, in order.
    pub(crate) fn children(&self, parent: Option<Slot>) -> impl Iterator<Item = Slot> {
        let whole = Some((0, self.nodes.len() as u32));
        let (from, to) = match parent {
            None => whole,
            Some(parent) => self.span(parent).map(|(at, end)| (at + 1, end)),
        }
        .unwrap_or_default();
        let next = move |at: u32| self.nodes.get(at as usize).filter(|_| at < to).copied();
        std::iter::successors(next(from), move |(_, end)| next(*end)).map(|(slot, _)| slot)
    }

    fn devices_in(&self, group: Slot) -> u32 {
        if self.devices.get(group as usize).copied().unwrap_or_default() {
            self.positions[group as usize]
        } else {
            OUT_OF_SIGHT
        }
    }
}

/// Where in the tree devices lie that are in sight, as long as neither users, groups nor admins change.
#[derive(Debug)]
pub(crate) struct Reach {
    unassigned: u32,
    groups: Vec<u32>,
    users: Vec<u32>,
}

impl Reach {
    pub(crate) fn new(sight: &Sight, places: &Places, users: &Index<User>) -> Self {
        let user = |slot: Slot| match places.group_of(slot).filter(|_| users.holds(slot)) {
            Some(group) => sight.devices_in(group),
            None => OUT_OF_SIGHT,
        };
        Self {
            unassigned: if sight.unassigned { UNASSIGNED } else { OUT_OF_SIGHT },
            groups: (0..sight.positions.len() as Slot).map(|slot| sight.devices_in(slot)).collect(),
            users: (0..users.len() as Slot).map(user).collect(),
        }
    }

    /// The place in the tree, [`UNASSIGNED`] for what belongs to nobody; `None` if it is not in sight.
    pub(crate) fn position(&self, spot: Spot) -> Option<u32> {
        let position = match spot {
            Spot::Unassigned => Some(&self.unassigned),
            Spot::Group(group) => self.groups.get(group as usize),
            Spot::User(user) => self.users.get(user as usize),
        };
        position.copied().filter(|position| *position != OUT_OF_SIGHT)
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
