//! Devices as a list.

use contract::ipc::{DeviceRow, DeviceWindow, ListQuery, PlatformCount, SortKey};
use directory::Place;

use super::{Inside, ListKey, by_position, cut, group_name, sorted};
use crate::{
    index::{ADDRESS, ASSET_NUMBER, OS, SERIAL, Slot},
    places::Spot,
    replica::Replica,
};

/// A made list, and how many devices of each platform there are before the platforms are filtered.
#[derive(Debug)]
pub(crate) struct DeviceList {
    slots: Vec<Slot>,
    platforms: Vec<PlatformCount>,
}

impl Replica {
    /// A window of devices: those of a node, its users' devices among them, whose texts contain the query.
    #[must_use]
    pub fn devices_rows(&self, query: &ListQuery) -> DeviceWindow {
        let list = self.device_lists.get(query.into(), |key| self.devices_list(key));
        let view = self.view();
        let rows = cut(&list.slots, query.from, query.count)
            .iter()
            .filter_map(|slot| view.device(self.devices.id(*slot)))
            .map(|device| DeviceRow {
                device: device.clone(),
                user_name: match device.place {
                    Place::User(id) => view.user(id).map_or_else(String::new, |user| user.name.clone()),
                    Place::Unassigned | Place::Group(_) => String::new(),
                },
                group_name: group_name(&view, device.place),
            })
            .collect();
        DeviceWindow {
            total: list.slots.len() as u32,
            from: query.from,
            rows,
            platforms: list.platforms.clone(),
        }
    }

    fn devices_list(&self, key: &ListKey) -> DeviceList {
        let (reach, inside) = (self.reach(), Inside::new(self, key));
        let found = self.devices.containing(&key.needle);
        let order = match key.sort {
            SortKey::Serial => self.devices.by_text(SERIAL),
            SortKey::AssetNumber => self.devices.by_text(ASSET_NUMBER),
            SortKey::Os => self.devices.by_text(OS),
            SortKey::Address => self.devices.by_text(ADDRESS),
            _ => self.devices.by_name(),
        };
        let mut platforms: Vec<PlatformCount> = Vec::new();
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
            match platforms.iter_mut().find(|known| known.platform == platform) {
                Some(known) => known.count += 1,
                None => platforms.push(PlatformCount { platform, count: 1 }),
            }
            if key.platforms.is_empty() || key.platforms.contains(&platform) {
                slots.push(slot);
                if key.sort == SortKey::Place {
                    positions.push(position);
                }
            }
        }
        platforms.sort_unstable_by_key(|known| known.platform);
        let mut slots = match key.sort {
            SortKey::Place => by_position(&slots, &positions),
            SortKey::Platform => sorted(&slots, |slot| self.places.platform(slot)),
            SortKey::State => sorted(&slots, |slot| self.places.state(slot)),
            SortKey::LastContact => sorted(&slots, |slot| self.places.last_contact(slot)),
            _ => slots,
        };
        if key.descending {
            slots.reverse();
        }
        DeviceList { slots, platforms }
    }
}
