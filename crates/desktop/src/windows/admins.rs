//! Admins as a list.

use std::sync::Arc;

use contract::ipc::{AdminQuery, AdminWindow, AuthorityQuestion, SortKey};
use directory::{AdminId, RowRef, WhoMay};

use super::{Rank, cut, free, ranked};
use crate::{index::needle, replica::Replica};

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
            rows: rows.iter().filter_map(|id| view.admin(*id)).cloned().collect(),
        }
    }

    /// Who of the admins in sight may do something.
    pub(crate) fn authority_who(&self, question: &AuthorityQuestion) -> Option<Vec<WhoMay>> {
        let mut who = self.view().who_may(question.permission, question.target)?;
        who.sort_unstable_by_key(|one| (self.sort(RowRef::Admin(one.admin)), one.admin));
        Some(who)
    }

    /// The whole list.
    pub(crate) fn admin_list(&self, query: &AdminQuery) -> Arc<Vec<AdminId>> {
        let key = AdminKey { needle: needle(&query.query), sort: query.sort, descending: query.descending };
        self.admins.get(key, |key| self.admins_list(key))
    }

    fn admins_list(&self, key: &AdminKey) -> Vec<AdminId> {
        let view = self.view();
        let ranks = view.admins().filter_map(|admin| {
            let entry = self.index().get(RowRef::Admin(admin.id))?;
            entry.contains(&key.needle).then(|| match key.sort {
                SortKey::Account => Rank::by_text(&admin.account, &entry.sort, admin.id),
                SortKey::Mail => Rank::by_text(&admin.mail, &entry.sort, admin.id),
                SortKey::Free1 | SortKey::Free2 | SortKey::Free3 | SortKey::Free4 | SortKey::Free5 => {
                    Rank::by_text(free(&admin.free, key.sort), &entry.sort, admin.id)
                }
                SortKey::State => Rank::by_number(u32::from(admin.suspended), &entry.sort, admin.id),
                SortKey::Name
                | SortKey::Place
                | SortKey::Platform
                | SortKey::Serial
                | SortKey::AssetNumber
                | SortKey::EmployeeNumber
                | SortKey::Os
                | SortKey::Address
                | SortKey::LastContact
                | SortKey::User
                | SortKey::Devices
                | SortKey::Title => Rank::by_name(&entry.sort, admin.id),
            })
        });
        ranked(ranks.collect(), key.descending)
    }
}
