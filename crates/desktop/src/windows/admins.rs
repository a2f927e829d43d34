//! Admins as a list.

use std::sync::Arc;

use contract::ipc::{AdminQuery, AdminWindow, AuthorityQuestion, SortKey};
use directory::{AdminId, RowRef, WhoMay};

use super::{cut, sorted};
use crate::{
    index::{ACCOUNT, ADMIN_FREE, MAIL, Slot, needle},
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
        let list = self.admin_list(query);
        let view = self.view();
        let rows = cut(&list, query.from, query.count);
        AdminWindow {
            total: list.len() as u32,
            from: query.from,
            rows: rows.iter().filter_map(|slot| view.admin(self.admins.id(*slot))).cloned().collect(),
        }
    }

    /// The whole list.
    pub(crate) fn admins_all(&self, query: &AdminQuery) -> Vec<AdminId> {
        self.admin_list(query).iter().map(|slot| self.admins.id(*slot)).collect()
    }

    /// Who of the admins in sight may do something.
    pub(crate) fn authority_who(&self, question: &AuthorityQuestion) -> Option<Vec<WhoMay>> {
        let mut who = self.view().who_may(question.permission, question.target)?;
        who.sort_unstable_by_key(|one| (self.sort(RowRef::Admin(one.admin)), one.admin));
        Some(who)
    }

    pub(super) fn admin_list(&self, query: &AdminQuery) -> Arc<Vec<Slot>> {
        let key = AdminKey { needle: needle(&query.query), sort: query.sort, descending: query.descending };
        self.admin_lists.get(key, |key| self.admins_list(key))
    }

    fn admins_list(&self, key: &AdminKey) -> Vec<Slot> {
        let view = self.view();
        let found = self.admins.containing(&key.needle);
        let order = match (key.sort, key.sort.free()) {
            (_, Some(free)) => self.admins.by_text(ADMIN_FREE + free),
            (SortKey::Account, _) => self.admins.by_text(ACCOUNT),
            (SortKey::Mail, _) => self.admins.by_text(MAIL),
            _ => self.admins.by_name(),
        };
        let shown = |slot: &Slot| {
            found.as_ref().is_none_or(|found| found.contains(*slot))
                && view.sees(RowRef::Admin(self.admins.id(*slot)))
        };
        let mut list: Vec<Slot> = order.iter().copied().filter(shown).collect();
        if key.sort == SortKey::State {
            list =
                sorted(&list, |slot| view.admin(self.admins.id(slot)).is_some_and(|admin| admin.suspended));
        }
        if key.descending {
            list.reverse();
        }
        list
    }
}
