//! Devices as a list.

use std::sync::Arc;

use contract::ipc::{DeviceFacets, DeviceRow, DeviceWindow, ListQuery, OrgNode, PlatformCount, SortKey};
use directory::{Device, DeviceId, Place, RowRef, User, View};

use super::{ListKey, Rank, cut, filter::DeviceFilter, free, group_name, groups_of, ranked};
use crate::replica::Replica;

/// A made list, and how many devices each choice of its filters would show.
#[derive(Debug)]
pub(crate) struct DeviceList {
    pub(crate) ids: Vec<DeviceId>,
    platforms: Vec<PlatformCount>,
    facets: DeviceFacets,
}

impl Replica {
    /// A window of devices: those of a node, its users' devices among them, whose texts contain the query.
    pub(crate) fn devices_rows(&self, query: &ListQuery) -> DeviceWindow {
        let list = self.device_list(query);
        let view = self.view();
        let rows = cut(&list.ids, query.from, query.count)
            .iter()
            .filter_map(|id| view.device(*id))
            .map(|device| DeviceRow {
                device: device.clone(),
                user_name: self.user_of(device).map_or_else(String::new, |user| user.name.clone()),
                group_name: group_name(&view, device.place),
            })
            .collect();
        DeviceWindow {
            total: list.ids.len() as u32,
            from: query.from,
            rows,
            platforms: list.platforms.clone(),
            facets: list.facets.clone(),
        }
    }

    /// The whole list.
    pub(crate) fn device_list(&self, query: &ListQuery) -> Arc<DeviceList> {
        self.devices.get(query.into(), |key| self.devices_list(key))
    }

    fn devices_list(&self, key: &ListKey) -> DeviceList {
        let view = self.view();
        let mut filter = DeviceFilter::new(key);
        let mut ranks = Vec::new();
        self.each_device(&view, key, |device| {
            if filter.takes(device) {
                ranks.push(self.device_rank(&view, device, key.sort));
            }
        });
        let (platforms, facets) = filter.counted();
        DeviceList { ids: ranked(ranks, key.descending), platforms, facets }
    }

    fn device_rank(&self, view: &View<'_>, device: &Device, sort: SortKey) -> Rank<'_, DeviceId> {
        let name = self.sort(RowRef::Device(device.id));
        match sort {
            SortKey::Place => {
                let place = view.group_of(device.place).and_then(|group| self.order().get(&group));
                Rank::by_number(place.copied().unwrap_or(u32::MAX), name, device.id)
            }
            SortKey::Platform => Rank::by_number(device.platform as u32, name, device.id),
            SortKey::Serial => Rank::by_text(&device.serial, name, device.id),
            SortKey::AssetNumber => Rank::by_text(&device.asset_number, name, device.id),
            SortKey::Os => Rank::by_text(&device.os, name, device.id),
            SortKey::Address => Rank::by_address(&device.address, name, device.id),
            SortKey::LastContact => Rank::by_time(device.last_contact, name, device.id),
            SortKey::State => Rank::by_number(device.state as u32, name, device.id),
            SortKey::User => {
                let user = self.user_of(device).map_or("", |user| self.sort(RowRef::User(user.id)));
                Rank::by_text(user, name, device.id)
            }
            SortKey::Free1 | SortKey::Free2 | SortKey::Free3 | SortKey::Free4 | SortKey::Free5 => {
                Rank::by_text(free(&device.free, sort), name, device.id)
            }
            SortKey::Name
            | SortKey::EmployeeNumber
            | SortKey::Account
            | SortKey::Mail
            | SortKey::Title
            | SortKey::Devices => Rank::by_name(name, device.id),
        }
    }

    /// The user whom a device belongs to.
    fn user_of(&self, device: &Device) -> Option<&User> {
        match device.place {
            Place::User(id) => self.view().user(id),
            Place::Unassigned | Place::Group(_) => None,
        }
    }

    /// The devices of a node that match.
    fn each_device<'a>(&self, view: &View<'a>, key: &ListKey, mut take: impl FnMut(&'a Device)) {
        let needle = key.needle.as_str();
        // The index lies in one piece: what is searched everywhere is searched there first.
        if key.node == OrgNode::Organization && key.below && !needle.is_empty() {
            let found = self.index().iter().filter_map(|entry| match entry.row {
                RowRef::Device(id) if entry.contains(needle) => view.device(id),
                _ => None,
            });
            return found.for_each(take);
        }
        let mut take = |device: &'a Device| {
            let entry = || self.index().get(RowRef::Device(device.id));
            if needle.is_empty() || entry().is_some_and(|entry| entry.contains(needle)) {
                take(device);
            }
        };
        match key.node {
            OrgNode::Organization if key.below => view.devices().for_each(take),
            OrgNode::Organization => {}
            OrgNode::Unassigned => view.devices_at(Place::Unassigned).for_each(take),
            OrgNode::User(id) => view.devices_at(Place::User(id)).for_each(take),
            OrgNode::Group(id) => {
                for group in groups_of(view, id, key.below) {
                    view.devices_at(Place::Group(group)).for_each(&mut take);
                    for user in view.users_in(group) {
                        view.devices_at(Place::User(user.id)).for_each(&mut take);
                    }
                }
            }
        }
    }
}
