//! Windows onto the replica: a part of a tree or list, made from the rows once and cut as often as somebody scrolls.

mod admins;
mod details;
mod devices;
mod filter;
mod find;
mod org;
mod palette;
mod users;

use std::net::IpAddr;

use contract::ipc::{ListFilters, ListQuery, OrgNode, RowLabel, SortKey};
use directory::{FreeFields, GroupId, Place, Platform, PolicyTarget, RowRef, View};
use jiff::Timestamp;

pub(crate) use self::{
    admins::AdminKey,
    devices::DeviceList,
    org::{Tree, TreeKey},
    users::UserList,
};
use crate::index::needle;

/// The most rows that one window holds.
const MOST: u32 = 500;

/// What makes a list of users or devices another list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListKey {
    node: OrgNode,
    below: bool,
    needle: String,
    platforms: Vec<Platform>,
    filters: ListFilters,
    sort: SortKey,
    descending: bool,
}

impl From<&ListQuery> for ListKey {
    fn from(query: &ListQuery) -> Self {
        let mut platforms = query.platforms.clone();
        platforms.sort_unstable();
        Self {
            node: query.node,
            below: query.below,
            needle: needle(&query.query),
            platforms,
            filters: query.filters.clone(),
            sort: query.sort,
            descending: query.descending,
        }
    }
}

/// A row's rank in a list: by a number or a text, then by what rows of its kind are sorted by, then by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'a, T> {
    number: u32,
    /// Decides most comparisons without a look at the texts, which lie scattered in memory.
    prefix: u128,
    text: String,
    sort: &'a str,
    id: T,
}

impl<'a, T> Rank<'a, T> {
    fn by_name(sort: &'a str, id: T) -> Self {
        Self::by_number(0, sort, id)
    }

    fn by_number(number: u32, sort: &'a str, id: T) -> Self {
        Self { number, prefix: prefix(sort), text: String::new(), sort, id }
    }

    /// What never was comes last.
    fn by_time(at: Option<Timestamp>, sort: &'a str, id: T) -> Self {
        let prefix = at.map_or(0, |at| at.as_nanosecond().cast_unsigned() ^ (1 << 127));
        Self { number: u32::from(at.is_none()), prefix, text: String::new(), sort, id }
    }

    /// IP addresses as the numbers they are, so that 10.0.0.9 comes before 10.0.0.10; then names.
    fn by_address(address: &str, sort: &'a str, id: T) -> Self {
        let (number, prefix) = match address.parse() {
            Ok(IpAddr::V4(ip)) => (0, u128::from(ip.to_bits())),
            Ok(IpAddr::V6(ip)) => (1, ip.to_bits()),
            Err(_) => {
                let named = Self::by_text(address, sort, id);
                return Self { number: named.number + 2, ..named };
            }
        };
        Self { number, prefix, text: String::new(), sort, id }
    }

    /// What is not filled in comes last.
    fn by_text(text: &str, sort: &'a str, id: T) -> Self {
        let number = u32::from(text.is_empty());
        let text = needle(text);
        Self { number, prefix: prefix(&text), text, sort, id }
    }
}

/// The first bytes of a text as a number of the same order.
fn prefix(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

fn ranked<T: Ord>(mut ranks: Vec<Rank<'_, T>>, descending: bool) -> Vec<T> {
    // Ids are unique, so an unstable sort has only one outcome.
    ranks.sort_unstable();
    if descending {
        ranks.reverse();
    }
    ranks.into_iter().map(|rank| rank.id).collect()
}

/// The part of a list that a window shows.
fn cut<T>(list: &[T], from: u32, count: u32) -> &[T] {
    let from = (from as usize).min(list.len());
    let to = from.saturating_add(count.min(MOST) as usize).min(list.len());
    &list[from..to]
}

/// The groups whose content a node stands for: itself, or with all below it.
fn groups_of(view: &View<'_>, group: GroupId, below: bool) -> Vec<GroupId> {
    let mut groups = view.subtree(group);
    if !below {
        groups.truncate(1);
    }
    groups
}

/// Names of the groups from the top to one.
fn labels(view: &View<'_>, group: Option<GroupId>) -> Vec<RowLabel> {
    let path = group.map_or_else(Vec::new, |group| view.path(group));
    path.into_iter().filter_map(|id| label(view, RowRef::Group(id))).collect()
}

/// A row's name, if the row is in sight.
fn label(view: &View<'_>, row: RowRef) -> Option<RowLabel> {
    let name = match row {
        RowRef::Group(id) => view.group(id)?.name,
        RowRef::User(id) => view.user(id)?.name.clone(),
        RowRef::Device(id) => view.device(id)?.name.clone(),
        RowRef::Admin(id) => view.admin(id)?.name.clone(),
        RowRef::Policy(id) => view.policy(id)?.name.clone(),
        RowRef::Assignment(PolicyTarget::Group(id)) => view.group(id)?.name,
        RowRef::Assignment(PolicyTarget::User(id)) => view.user(id)?.name.clone(),
        RowRef::Assignment(PolicyTarget::Device(id)) | RowRef::Violation(id) => view.device(id)?.name.clone(),
        // Called by the interface, in its language.
        RowRef::BasePolicy | RowRef::ViolationPolicy => return None,
    };
    Some(RowLabel { row, name })
}

/// The free field that a list is sorted by.
fn free(texts: &FreeFields, sort: SortKey) -> &str {
    sort.free().and_then(|index| texts.texts().get(index)).map_or("", String::as_str)
}

/// The name of the group that a place lies in, or empty.
fn group_name(view: &View<'_>, place: Place) -> String {
    view.group_of(place).and_then(|id| view.group(id)).map_or_else(String::new, |group| group.name)
}

#[cfg(test)]
pub(crate) mod tests;
