//! Devices as a list.

use std::collections::BTreeMap;

use contract::ipc::{DeviceRow, DeviceWindow, ListQuery, PlatformCount, SortKey};
use directory::{Place, Platform};

use super::{Inside, ListKey, arranged, cut, group_name};
use crate::{
    index::{ADDRESS, ASSET_NUMBER, OS, SERIAL, Slot},
    places::{Spot, Traits},
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
        let (sight, inside) = (self.sight(), Inside::new(self, key));
        let found = self.devices.containing(&key.needle);
        let order = match key.sort {
            SortKey::Serial => self.devices.by_text(SERIAL),
            SortKey::AssetNumber => self.devices.by_text(ASSET_NUMBER),
            SortKey::Os => self.devices.by_text(OS),
            SortKey::Address => self.devices.by_text(ADDRESS),
            _ => self.devices.by_name(),
        };
        let mut platforms: BTreeMap<Platform, u32> = BTreeMap::new();
        let mut list = Vec::new();
        for slot in order.iter().copied() {
            if found.as_ref().is_some_and(|found| !found.contains(slot)) {
                continue;
            }
            let Some(Traits { spot, platform, state, last_contact }) = self.places.device(slot) else {
                continue;
            };
            let (position, user) = match spot {
                Spot::Unassigned => (sight.unassigned(), None),
                Spot::Group(group) => (sight.devices_in(group), None),
                Spot::User(user) => {
                    (self.group_of(user).and_then(|group| sight.devices_in(group)), Some(user))
                }
            };
            let Some(position) = position.filter(|position| inside.covers(*position, user)) else { continue };
            *platforms.entry(platform).or_default() += 1;
            if key.platforms.is_empty() || key.platforms.contains(&platform) {
                let number = match key.sort {
                    SortKey::Place => position,
                    SortKey::Platform => platform as u32,
                    SortKey::State => state as u32,
                    // What never was comes last.
                    SortKey::LastContact => u32::from(last_contact.is_none()),
                    _ => 0,
                };
                let time = last_contact.filter(|_| key.sort == SortKey::LastContact);
                list.push(((number, time), slot));
            }
        }
        let platforms =
            platforms.into_iter().map(|(platform, count)| PlatformCount { platform, count }).collect();
        DeviceList { slots: arranged(list, key.descending), platforms }
    }

    /// The group of a user who is here.
    fn group_of(&self, user: Slot) -> Option<Slot> {
        self.places.group_of(user).filter(|_| self.users.holds(user))
    }
}
