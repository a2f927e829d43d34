//! Users as a list.

use std::sync::Arc;

use contract::ipc::{ListQuery, OrgNode, SortKey, UserFacets, UserRow, UserWindow};
use directory::{Place, RowRef, User, UserId};

use super::{ListKey, Rank, cut, filter::UserFilter, free, group_name, groups_of, ranked};
use crate::replica::Replica;

/// A made list, and how many users each choice of its filter would show.
#[derive(Debug)]
pub(crate) struct UserList {
    pub(crate) ids: Vec<UserId>,
    facets: UserFacets,
}

impl Replica {
    /// A window of users: those of a node whose texts contain the query.
    pub(crate) fn users_rows(&self, query: &ListQuery) -> UserWindow {
        let list = self.user_list(query);
        let view = self.view();
        let rows = cut(&list.ids, query.from, query.count)
            .iter()
            .filter_map(|id| view.user(*id))
            .map(|user| UserRow {
                user: user.clone(),
                group_name: group_name(&view, Place::User(user.id)),
                devices: self.devices_of(user),
            })
            .collect();
        UserWindow { total: list.ids.len() as u32, from: query.from, rows, facets: list.facets }
    }

    /// The whole list.
    pub(crate) fn user_list(&self, query: &ListQuery) -> Arc<UserList> {
        self.users.get(query.into(), |key| self.users_list(key))
    }

    fn devices_of(&self, user: &User) -> u32 {
        self.view().devices_at(Place::User(user.id)).count() as u32
    }

    fn users_list(&self, key: &ListKey) -> UserList {
        let view = self.view();
        let mut filter = UserFilter::new(key);
        let mut fits = |user: &&User| filter.takes(|| self.devices_of(user) > 0);
        let matches = |user: &&User| {
            key.needle.is_empty()
                || self.index().get(RowRef::User(user.id)).is_some_and(|entry| entry.contains(&key.needle))
        };
        let rank = |user| self.user_rank(user, key.sort);
        let ranks: Vec<_> = match key.node {
            // The index lies in one piece: what is searched everywhere is searched there first.
            OrgNode::Organization if key.below && !key.needle.is_empty() => self
                .index()
                .iter()
                .filter_map(|entry| match entry.row {
                    RowRef::User(id) if entry.contains(&key.needle) => view.user(id),
                    _ => None,
                })
                .filter(&mut fits)
                .map(rank)
                .collect(),
            OrgNode::Organization if key.below => {
                view.users().filter(matches).filter(&mut fits).map(rank).collect()
            }
            OrgNode::Organization | OrgNode::Unassigned => Vec::new(),
            OrgNode::User(id) => {
                view.user(id).into_iter().filter(matches).filter(&mut fits).map(rank).collect()
            }
            OrgNode::Group(id) => groups_of(&view, id, key.below)
                .into_iter()
                .flat_map(|group| view.users_in(group))
                .filter(matches)
                .filter(&mut fits)
                .map(rank)
                .collect(),
        };
        UserList { ids: ranked(ranks, key.descending), facets: filter.counted() }
    }

    fn user_rank(&self, user: &User, sort: SortKey) -> Rank<'_, UserId> {
        let name = self.sort(RowRef::User(user.id));
        match sort {
            SortKey::Place => {
                Rank::by_number(self.order().get(&user.group).copied().unwrap_or(u32::MAX), name, user.id)
            }
            SortKey::EmployeeNumber => Rank::by_text(&user.employee_number, name, user.id),
            SortKey::Mail => Rank::by_text(&user.mail, name, user.id),
            SortKey::Title => Rank::by_text(&user.title, name, user.id),
            SortKey::Devices => Rank::by_number(self.devices_of(user), name, user.id),
            SortKey::Free1 | SortKey::Free2 | SortKey::Free3 | SortKey::Free4 | SortKey::Free5 => {
                Rank::by_text(free(&user.free, sort), name, user.id)
            }
            SortKey::Name
            | SortKey::Platform
            | SortKey::Serial
            | SortKey::AssetNumber
            | SortKey::Account
            | SortKey::Os
            | SortKey::Address
            | SortKey::LastContact
            | SortKey::User
            | SortKey::State => Rank::by_name(name, user.id),
        }
    }
}
