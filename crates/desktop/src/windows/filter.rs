//! What narrows a list beyond its query, and how many rows every choice would show.

use contract::ipc::{DeviceFacets, PlaceCount, PlaceKind, PlatformCount, StateCount, UserFacets};
use directory::{DeviceState, Platform};

use super::ListKey;
use crate::places::{NEVER, Spot};

/// The most moments that a window counts by.
const MOST_MARKS: usize = 8;

/// What a device is filtered by.
pub(super) struct Traits {
    pub(super) platform: Platform,
    pub(super) state: DeviceState,
    pub(super) spot: Spot,
    /// In microseconds since 1970, or [`NEVER`].
    pub(super) contact: i64,
}

/// How often each of a few things came.
struct Tally<T>(Vec<(T, u32)>);

impl<T: Copy + Ord> Tally<T> {
    fn add(&mut self, thing: T) {
        match self.0.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, count)) => *count += 1,
            None => self.0.push((thing, 1)),
        }
    }

    fn counted<C>(mut self, count: impl Fn((T, u32)) -> C) -> Vec<C> {
        self.0.sort_unstable();
        self.0.into_iter().map(count).collect()
    }
}

/// Lets devices through and counts them as they come.
pub(super) struct DeviceFilter<'a> {
    key: &'a ListKey,
    wanted_before: Option<i64>,
    marks: Vec<i64>,
    platforms: Tally<Platform>,
    states: Tally<DeviceState>,
    places: Tally<PlaceKind>,
    never: u32,
    before: Vec<u32>,
}

impl<'a> DeviceFilter<'a> {
    pub(super) fn new(key: &'a ListKey) -> Self {
        let marks = key.filters.contact_marks.iter().take(MOST_MARKS);
        let marks: Vec<i64> = marks.map(|mark| mark.as_microsecond()).collect();
        Self {
            key,
            wanted_before: key.filters.contact_before.map(|before| before.as_microsecond()),
            before: vec![0; marks.len()],
            marks,
            platforms: Tally(Vec::new()),
            states: Tally(Vec::new()),
            places: Tally(Vec::new()),
            never: 0,
        }
    }

    /// Whether a device is in the list. It is counted for a choice if it fits all filters of another kind.
    pub(super) fn takes(&mut self, device: &Traits) -> bool {
        let filters = &self.key.filters;
        let place = kind(device.spot);
        let heard = device.contact;
        let contact = match (self.wanted_before, filters.contact_never) {
            (None, false) => true,
            (_, never) if heard == NEVER => never,
            (before, _) => before.is_some_and(|before| heard < before),
        };
        let platform = self.key.platforms.is_empty() || self.key.platforms.contains(&device.platform);
        let state = filters.states.is_empty() || filters.states.contains(&device.state);
        let belongs = filters.places.is_empty() || filters.places.contains(&place);
        if state && belongs && contact {
            self.platforms.add(device.platform);
        }
        if platform && belongs && contact {
            self.states.add(device.state);
        }
        if platform && state && contact {
            self.places.add(place);
        }
        if platform && state && belongs {
            if heard == NEVER {
                self.never += 1;
            } else {
                for (mark, count) in self.marks.iter().zip(&mut self.before) {
                    *count += u32::from(heard < *mark);
                }
            }
        }
        platform && state && belongs && contact
    }

    pub(super) fn counted(self) -> (Vec<PlatformCount>, DeviceFacets) {
        let Self { platforms, states, places, never, before: marks, .. } = self;
        let platforms = platforms.counted(|(platform, count)| PlatformCount { platform, count });
        let states = states.counted(|(state, count)| StateCount { state, count });
        let places = places.counted(|(place, count)| PlaceCount { place, count });
        (platforms, DeviceFacets { states, places, never, marks })
    }
}

fn kind(spot: Spot) -> PlaceKind {
    match spot {
        Spot::Unassigned => PlaceKind::Unassigned,
        Spot::Group(_) => PlaceKind::Group,
        Spot::User(_) => PlaceKind::User,
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
    pub(super) fn takes(&mut self, has_devices: bool) -> bool {
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
