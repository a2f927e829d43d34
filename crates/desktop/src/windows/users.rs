//! Users as a list.

use contract::ipc::{ListQuery, SortKey, UserRow, UserWindow};
use directory::Place;

use super::{Inside, ListKey, by_position, cut, group_name};
use crate::{
    index::{EMPLOYEE_NUMBER, MAIL, Slot, TITLE},
    replica::Replica,
};

impl Replica {
    /// A window of users: those of a node whose texts contain the query.
    #[must_use]
    pub fn users_rows(&self, query: &ListQuery) -> UserWindow {
        let list = self.user_lists.get(query.into(), |key| self.users_list(key));
        let view = self.view();
        let rows = cut(&list, query.from, query.count)
            .iter()
            .filter_map(|slot| view.user(self.users.id(*slot)))
            .map(|user| UserRow {
                user: user.clone(),
                group_name: group_name(&view, Place::User(user.id)),
                devices: view.device_count_at(Place::User(user.id)),
            })
            .collect();
        UserWindow { total: list.len() as u32, from: query.from, rows }
    }

    fn users_list(&self, key: &ListKey) -> Vec<Slot> {
        let (sight, inside) = (self.sight(), Inside::new(self, key));
        let found = self.users.containing(&key.needle);
        let order = match key.sort {
            SortKey::EmployeeNumber => self.users.by_text(EMPLOYEE_NUMBER),
            SortKey::Mail => self.users.by_text(MAIL),
            SortKey::Title => self.users.by_text(TITLE),
            _ => self.users.by_name(),
        };
        let (mut slots, mut positions) = (Vec::new(), Vec::new());
        for slot in order.iter().copied() {
            if found.as_ref().is_some_and(|found| !found.contains(slot)) {
                continue;
            }
            let position = self.places.group_of(slot).and_then(|group| sight.group(group));
            if let Some(position) = position.filter(|position| inside.covers(*position, Some(slot))) {
                slots.push(slot);
                positions.push(position);
            }
        }
        if key.sort == SortKey::Place {
            slots = by_position(&slots, &positions);
        }
        if key.descending {
            slots.reverse();
        }
        slots
    }
}
