//! Devices as a list.

use std::sync::Arc;

use contract::ipc::{DeviceFacets, DeviceRow, DeviceWindow, ListQuery, PlatformCount, SortKey};
use directory::{DeviceId, Place};

use super::{
    Inside, ListKey, by_position, cut,
    filter::{DeviceFilter, Traits},
    group_name, sorted,
};
use crate::{
    index::{ADDRESS, ASSET_NUMBER, FREE, OS, SERIAL, Slot},
    places::{Spot, UNASSIGNED},
    replica::Replica,
};

/// A made list, and how many devices each choice of its filters would show.
#[derive(Debug)]
pub(crate) struct DeviceList {
    pub(super) slots: Vec<Slot>,
    platforms: Vec<PlatformCount>,
    facets: DeviceFacets,
}

impl Replica {
    /// A window of devices: those of a node, its users' devices among them, whose texts contain the query.
    #[must_use]
    pub fn devices_rows(&self, query: &ListQuery) -> DeviceWindow {
        let list = self.device_list(query);
        let rows = cut(&list.slots, query.from, query.count).iter();
        let rows = rows.filter_map(|slot| self.device_row(self.devices.id(*slot))).collect();
        DeviceWindow {
            total: list.slots.len() as u32,
            from: query.from,
            rows,
            platforms: list.platforms.clone(),
            facets: list.facets.clone(),
        }
    }

    /// A device as lists show it; `None` if it is not in sight.
    pub(crate) fn device_row(&self, id: DeviceId) -> Option<DeviceRow> {
        let view = self.view();
        let device = view.device(id)?;
        Some(DeviceRow {
            device: device.clone(),
            user_name: match device.place {
                Place::User(id) => view.user(id).map_or_else(String::new, |user| user.name.clone()),
                Place::Unassigned | Place::Group(_) => String::new(),
            },
            group_name: group_name(&view, device.place),
        })
    }

    /// The whole list.
    pub(crate) fn devices_all(&self, query: &ListQuery) -> Vec<DeviceId> {
        self.device_list(query).slots.iter().map(|slot| self.devices.id(*slot)).collect()
    }

    pub(super) fn device_list(&self, query: &ListQuery) -> Arc<DeviceList> {
        self.device_lists.get(query.into(), |key| self.devices_list(key))
    }

    fn devices_list(&self, key: &ListKey) -> DeviceList {
        let (reach, inside) = (self.reach(), Inside::new(self, key));
        let mut filter = DeviceFilter::new(key);
        let found = self.devices.containing(&key.needle);
        let order = match (key.sort, key.sort.free()) {
            (_, Some(free)) => self.devices.by_text(FREE + free),
            (SortKey::Serial, _) => self.devices.by_text(SERIAL),
            (SortKey::AssetNumber, _) => self.devices.by_text(ASSET_NUMBER),
            (SortKey::Os, _) => self.devices.by_text(OS),
            (SortKey::Address, _) => self.devices.by_text(ADDRESS),
            _ => self.devices.by_name(),
        };
        let (mut slots, mut positions) = (Vec::new(), Vec::new());
        for slot in order.iter().copied() {
            if found.as_ref().is_some_and(|found| !found.contains(slot)) {
                continue;
            }
            let Some((spot, platform)) = self.places.spot(slot).zip(self.places.platform(slot)) else {
                continue;
            };
            let Some(position) = reach.position(spot) else { continue };
            let user = if let Spot::User(user) = spot { Some(user) } else { None };
            if !inside.covers(position, user) {
                continue;
            }
            let (state, contact) = (self.places.state(slot), self.places.last_contact(slot));
            if filter.takes(&Traits { platform, state, spot, contact }) {
                slots.push(slot);
                positions.push(position);
            }
        }
        let mut slots = match key.sort {
            SortKey::Place => by_position(&slots, &positions),
            SortKey::User => self.by_user(&slots),
            SortKey::Platform => sorted(&slots, |slot| self.places.platform(slot)),
            SortKey::State => sorted(&slots, |slot| self.places.state(slot)),
            SortKey::LastContact => sorted(&slots, |slot| self.places.last_contact(slot)),
            _ => slots,
        };
        if key.descending {
            slots.reverse();
        }
        let (platforms, facets) = filter.counted();
        DeviceList { slots, platforms, facets }
    }

    /// Devices in the order of their users, those of nobody last.
    fn by_user(&self, devices: &[Slot]) -> Vec<Slot> {
        let mut ranks = vec![UNASSIGNED; self.users.len()];
        for (user, rank) in self.users.by_name().iter().zip(0..) {
            ranks[*user as usize] = rank;
        }
        let rank = |slot: &Slot| match self.places.spot(*slot) {
            Some(Spot::User(user)) => ranks[user as usize],
            _ => UNASSIGNED,
        };
        let positions: Vec<u32> = devices.iter().map(rank).collect();
        by_position(devices, &positions)
    }
}
