//! Windows onto the replica: a part of a tree or list, made from the rows once and cut as often as somebody scrolls.

mod admins;
mod details;
mod devices;
mod filter;
mod find;
mod org;
mod palette;
mod users;

use contract::ipc::{ListFilters, ListQuery, OrgNode, RowLabel, SortKey};
use directory::{GroupId, Place, Platform, PolicyTarget, RowRef, View};

pub(crate) use self::{
    admins::AdminKey,
    devices::DeviceList,
    org::{Tree, TreeKey},
    users::UserList,
};
use crate::{
    index::{Slot, needle},
    places::UNASSIGNED,
    replica::Replica,
};

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

/// What of all rows of a kind lies in the node that a list is about.
#[derive(Clone, Copy, Debug)]
enum Inside {
    Everything,
    Nothing,
    Unassigned,
    User(Slot),
    /// Groups from one place in the tree to another.
    Groups(u32, u32),
}

impl Inside {
    fn new(replica: &Replica, key: &ListKey) -> Self {
        match key.node {
            OrgNode::Organization if key.below => Self::Everything,
            OrgNode::Organization => Self::Nothing,
            OrgNode::Unassigned => Self::Unassigned,
            OrgNode::User(id) => replica.users.find(id).map_or(Self::Nothing, Self::User),
            OrgNode::Group(id) => {
                let span = replica.groups.find(id).and_then(|slot| replica.sight().span(slot));
                let below =
                    |(from, to): (u32, u32)| Self::Groups(from, if key.below { to } else { from + 1 });
                span.map_or(Self::Nothing, below)
            }
        }
    }

    /// Whether it covers what lies at a place of the tree, and with a user if there is one.
    fn covers(self, position: u32, user: Option<Slot>) -> bool {
        match self {
            Self::Everything => true,
            Self::Nothing => false,
            Self::Unassigned => position == UNASSIGNED,
            Self::User(slot) => user == Some(slot),
            Self::Groups(from, to) => (from..to).contains(&position),
        }
    }
}

/// Slots by a key; those alike keep the order they come in.
fn sorted<K: Ord>(slots: &[Slot], key: impl Fn(Slot) -> K) -> Vec<Slot> {
    let mut list: Vec<(K, Slot)> = slots.iter().map(|slot| (key(*slot), *slot)).collect();
    list.sort_by(|a, b| a.0.cmp(&b.0));
    list.into_iter().map(|(_, slot)| slot).collect()
}

/// Slots by their places in the tree, the unassigned last; those alike keep the order they come in. Places are small and
/// close together: counting them is quicker than comparing.
fn by_position(slots: &[Slot], positions: &[u32]) -> Vec<Slot> {
    let last =
        positions.iter().copied().filter(|position| *position != UNASSIGNED).max().map_or(0, |last| last + 1);
    let mut starts = vec![0_u32; last as usize + 2];
    positions.iter().for_each(|position| starts[last.min(*position) as usize + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut arranged = vec![0; slots.len()];
    for (slot, position) in slots.iter().zip(positions) {
        let at = &mut starts[last.min(*position) as usize];
        arranged[*at as usize] = *slot;
        *at += 1;
    }
    arranged
}

/// The part of a list that a window shows.
pub(crate) fn cut<T>(list: &[T], from: u32, count: u32) -> &[T] {
    let from = (from as usize).min(list.len());
    let to = from.saturating_add(count.min(MOST) as usize).min(list.len());
    &list[from..to]
}

/// Names of the groups from the top to one.
pub(crate) fn labels(view: &View<'_>, group: Option<GroupId>) -> Vec<RowLabel> {
    let path = group.map_or_else(Vec::new, |group| view.path(group));
    path.into_iter().filter_map(|id| label(view, RowRef::Group(id))).collect()
}

/// A row's name, if the row is in sight.
pub(crate) fn label(view: &View<'_>, row: RowRef) -> Option<RowLabel> {
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

/// The name of the group that a place lies in, or empty.
fn group_name(view: &View<'_>, place: Place) -> String {
    view.group_of(place).and_then(|id| view.group(id)).map_or_else(String::new, |group| group.name)
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
pub(crate) mod tests;
