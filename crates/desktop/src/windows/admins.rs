//! Admins as a list.

use contract::ipc::{AdminQuery, AdminWindow, SortKey};
use directory::RowRef;

use super::cut;
use crate::{
    index::{ACCOUNT, MAIL, Slot, needle},
    replica::Replica,
};

/// What makes a list of admins another list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AdminKey {
    needle: String,
    sort: SortKey,
    descending: bool,
}

impl Replica {
    /// A window of admins: those whose texts contain the query.
    pub(crate) fn admins_rows(&self, query: &AdminQuery) -> AdminWindow {
        let key = AdminKey { needle: needle(&query.query), sort: query.sort, descending: query.descending };
        let list = self.admin_lists.get(key, |key| self.admins_list(key));
        let view = self.view();
        let rows = cut(&list, query.from, query.count);
        AdminWindow {
            total: list.len() as u32,
            from: query.from,
            rows: rows.iter().filter_map(|slot| view.admin(self.admins.id(*slot))).cloned().collect(),
        }
    }

    fn admins_list(&self, key: &AdminKey) -> Vec<Slot> {
        let view = self.view();
        let found = self.admins.containing(&key.needle);
        let order = match key.sort {
            SortKey::Account => self.admins.by_text(ACCOUNT),
            SortKey::Mail => self.admins.by_text(MAIL),
            _ => self.admins.by_name(),
        };
        let shown = |slot: &Slot| {
            found.as_ref().is_none_or(|found| found.contains(*slot))
                && view.sees(RowRef::Admin(self.admins.id(*slot)))
        };
        let mut list: Vec<Slot> = order.iter().copied().filter(shown).collect();
        if key.descending {
            list.reverse();
        }
        list
    }
}
