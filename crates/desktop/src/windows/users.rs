//! Users as a list.

use std::sync::Arc;

use contract::ipc::{ListQuery, OrgNode, SortKey, UserRow, UserWindow};
use directory::{Place, RowRef, User, UserId};

use super::{ListKey, Rank, cut, group_name, groups_of, ranked};
use crate::replica::Replica;

impl Replica {
    /// Every user of a list.
    pub(crate) fn users_matching(&self, query: &ListQuery) -> Arc<Vec<UserId>> {
        self.users.get(query.into(), |key| self.users_list(key))
    }

    /// A window of users: those of a node whose texts contain the query.
    pub(crate) fn users_rows(&self, query: &ListQuery) -> UserWindow {
        let list = self.users_matching(query);
        let view = self.view();
        let rows = cut(&list, query.from, query.count)
            .iter()
            .filter_map(|id| view.user(*id))
            .map(|user| UserRow {
                user: user.clone(),
                group_name: group_name(&view, Place::User(user.id)),
                devices: view.devices_at(Place::User(user.id)).count() as u32,
            })
            .collect();
        UserWindow { total: list.len() as u32, from: query.from, rows }
    }

    fn users_list(&self, key: &ListKey) -> Vec<UserId> {
        let view = self.view();
        let matches = |user: &&User| {
            key.needle.is_empty()
                || self.index().get(RowRef::User(user.id)).is_some_and(|entry| entry.contains(&key.needle))
        };
        let rank = |user| self.user_rank(user, key.sort);
        let ranks = match key.node {
            // The index lies in one piece: what is searched everywhere is searched there first.
            OrgNode::Organization if key.below && !key.needle.is_empty() => self
                .index()
                .iter()
                .filter_map(|entry| match entry.row {
                    RowRef::User(id) if entry.contains(&key.needle) => view.user(id),
                    _ => None,
                })
                .map(rank)
                .collect(),
            OrgNode::Organization if key.below => view.users().filter(matches).map(rank).collect(),
            OrgNode::Organization | OrgNode::Unassigned => Vec::new(),
            OrgNode::User(id) => view.user(id).into_iter().filter(matches).map(rank).collect(),
            OrgNode::Group(id) => groups_of(&view, id, key.below)
                .into_iter()
                .flat_map(|group| view.users_in(group))
                .filter(matches)
                .map(rank)
                .collect(),
        };
        ranked(ranks, key.descending)
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
            SortKey::Name
            | SortKey::Platform
            | SortKey::Serial
            | SortKey::AssetNumber
            | SortKey::Account
            | SortKey::Os
            | SortKey::Address
            | SortKey::LastContact
            | SortKey::State => Rank::by_name(name, user.id),
        }
    }
}
