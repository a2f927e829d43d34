//! What narrows a list beyond its query, and how many rows every choice would show.

use std::collections::BTreeMap;

use contract::ipc::{DeviceFacets, PlaceCount, PlaceKind, PlatformCount, StateCount, UserFacets};
use directory::{Device, DeviceState, Place, Platform};
use jiff::Timestamp;

use super::ListKey;

/// The most moments that a window counts by.
const MOST_MARKS: usize = 8;

/// Lets devices through and counts them as they come.
pub(super) struct DeviceFilter<'a> {
    key: &'a ListKey,
    marks: &'a [Timestamp],
    platforms: BTreeMap<Platform, u32>,
    states: BTreeMap<DeviceState, u32>,
    places: BTreeMap<PlaceKind, u32>,
    never: u32,
    before: Vec<u32>,
}

impl<'a> DeviceFilter<'a> {
    pub(super) fn new(key: &'a ListKey) -> Self {
        let marks = &key.filters.contact_marks;
        let marks = &marks[..marks.len().min(MOST_MARKS)];
        Self {
            key,
            marks,
            platforms: BTreeMap::new(),
            states: BTreeMap::new(),
            places: BTreeMap::new(),
            never: 0,
            before: vec![0; marks.len()],
        }
    }

    /// Whether a device is in the list. It is counted for a choice if it fits all filters of another kind.
    pub(super) fn takes(&mut self, device: &Device) -> bool {
        let filters = &self.key.filters;
        let place = kind(device.place);
        let heard = device.last_contact;
        let contact = match (filters.contact_before, filters.contact_never) {
            (None, false) => true,
            (before, never) => heard.map_or(never, |heard| before.is_some_and(|before| heard < before)),
        };
        let platform = self.key.platforms.is_empty() || self.key.platforms.contains(&device.platform);
        let state = filters.states.is_empty() || filters.states.contains(&device.state);
        let belongs = filters.places.is_empty() || filters.places.contains(&place);
        if state && belongs && contact {
            *self.platforms.entry(device.platform).or_default() += 1;
        }
        if platform && belongs && contact {
            *self.states.entry(device.state).or_default() += 1;
        }
        if platform && state && contact {
            *self.places.entry(place).or_default() += 1;
        }
        if platform && state && belongs {
            match heard {
                None => self.never += 1,
                Some(heard) => {
                    for (mark, count) in self.marks.iter().zip(&mut self.before) {
                        *count += u32::from(heard < *mark);
                    }
                }
            }
        }
        platform && state && belongs && contact
    }

    pub(super) fn counted(self) -> (Vec<PlatformCount>, DeviceFacets) {
        let Self { platforms, states, places, never, before: marks, .. } = self;
        let platforms =
            platforms.into_iter().map(|(platform, count)| PlatformCount { platform, count }).collect();
        let states = states.into_iter().map(|(state, count)| StateCount { state, count }).collect();
        let places = places.into_iter().map(|(place, count)| PlaceCount { place, count }).collect();
        (platforms, DeviceFacets { states, places, never, marks })
    }
}

fn kind(place: Place) -> PlaceKind {
    match place {
        Place::Unassigned => PlaceKind::Unassigned,
        Place::Group(_) => PlaceKind::Group,
        Place::User(_) => PlaceKind::User,
    }
}

/// Lets users through and counts them as they come.
pub(super) struct UserFilter {
    wanted: Option<bool>,
    facets: UserFacets,
}

impl UserFilter {
    pub(super) fn new(key: &ListKey) -> Self {
        Self { wanted: key.filters.has_devices, facets: UserFacets::default() }
    }

    /// Whether a user is in the list.
    pub(super) fn takes(&mut self, has_devices: impl FnOnce() -> bool) -> bool {
        let has_devices = has_devices();
        let count =
            if has_devices { &mut self.facets.with_devices } else { &mut self.facets.without_devices };
        *count += 1;
        self.wanted.is_none_or(|wanted| wanted == has_devices)
    }

    pub(super) fn counted(self) -> UserFacets {
        self.facets
    }
}

#[cfg(test)]
mod tests;
