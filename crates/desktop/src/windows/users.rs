//! Users as a list.

use std::sync::Arc;

use contract::ipc::{ListQuery, SortKey, UserFacets, UserRow, UserWindow};
use directory::{Place, UserId};

use super::{Inside, ListKey, by_position, cut, filter::UserFilter, group_name, sorted};
use crate::{
    index::{EMPLOYEE_NUMBER, FREE, MAIL, Slot, TITLE},
    replica::Replica,
};

/// A made list, and how many users each choice of its filter would show.
#[derive(Debug)]
pub(crate) struct UserList {
    pub(super) slots: Vec<Slot>,
    facets: UserFacets,
}

impl Replica {
    /// A window of users: those of a node whose texts contain the query.
    #[must_use]
    pub fn users_rows(&self, query: &ListQuery) -> UserWindow {
        let list = self.user_list(query);
        let view = self.view();
        let rows = cut(&list.slots, query.from, query.count)
            .iter()
            .filter_map(|slot| view.user(self.users.id(*slot)))
            .map(|user| UserRow {
                user: user.clone(),
                group_name: group_name(&view, Place::User(user.id)),
                devices: view.device_count_at(Place::User(user.id)),
            })
            .collect();
        UserWindow { total: list.slots.len() as u32, from: query.from, rows, facets: list.facets }
    }

    /// The whole list.
    pub(crate) fn users_all(&self, query: &ListQuery) -> Vec<UserId> {
        self.user_list(query).slots.iter().map(|slot| self.users.id(*slot)).collect()
    }

    pub(super) fn user_list(&self, query: &ListQuery) -> Arc<UserList> {
        self.user_lists.get(query.into(), |key| self.users_list(key))
    }

    fn users_list(&self, key: &ListKey) -> UserList {
        let (sight, inside, held) = (self.sight(), Inside::new(self, key), self.held());
        let mut filter = UserFilter::new(key);
        let found = self.users.containing(&key.needle);
        let order = match (key.sort, key.sort.free()) {
            (_, Some(free)) => self.users.by_text(FREE + free),
            (SortKey::EmployeeNumber, _) => self.users.by_text(EMPLOYEE_NUMBER),
            (SortKey::Mail, _) => self.users.by_text(MAIL),
            (SortKey::Title, _) => self.users.by_text(TITLE),
            _ => self.users.by_name(),
        };
        let (mut slots, mut positions) = (Vec::new(), Vec::new());
        for slot in order.iter().copied() {
            if found.as_ref().is_some_and(|found| !found.contains(slot)) {
                continue;
            }
            let position = self.places.group_of(slot).and_then(|group| sight.group(group));
            if let Some(position) = position.filter(|position| inside.covers(*position, Some(slot)))
                && filter.takes(held[slot as usize] > 0)
            {
                slots.push(slot);
                positions.push(position);
            }
        }
        let mut slots = match key.sort {
            SortKey::Place => by_position(&slots, &positions),
            SortKey::Devices => sorted(&slots, |slot| held[slot as usize]),
            _ => slots,
        };
        if key.descending {
            slots.reverse();
        }
        UserList { slots, facets: filter.counted() }
    }
}
