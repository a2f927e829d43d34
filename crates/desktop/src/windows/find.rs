//! The next row that begins with what was typed at a list or a tree.

use contract::ipc::{FindIn, OrgNode, RowFound, RowsFind};

use crate::{index::needle, replica::Replica};

impl Replica {
    /// Looks from a row on, round the end, for one that is called so.
    pub(crate) fn rows_find(&self, find: &RowsFind) -> RowFound {
        let wanted = needle(&find.text);
        if wanted.is_empty() {
            return RowFound { index: None };
        }
        let begins = |texts: &[&str]| texts.iter().any(|text| begins(text, &wanted));
        let view = self.view();
        let index = match &find.list {
            FindIn::Users { query } => around(&self.user_list(query).slots, find.from, |slot| {
                view.user(self.users.id(*slot))
                    .is_some_and(|user| begins(&[&user.name, &user.yomigana, &user.employee_number]))
            }),
            FindIn::Devices { query } => around(&self.device_list(query).slots, find.from, |slot| {
                view.device(self.devices.id(*slot))
                    .is_some_and(|device| begins(&[&device.name, &device.serial, &device.asset_number]))
            }),
            FindIn::Admins { query } => around(&self.admin_list(query), find.from, |slot| {
                view.admin(self.admins.id(*slot))
                    .is_some_and(|admin| begins(&[&admin.name, &admin.yomigana, &admin.account]))
            }),
            FindIn::Tree { query, organization, unassigned } => {
                around(&self.tree_nodes(query), find.from, |node| match node {
                    OrgNode::Organization => begins(&[organization]),
                    OrgNode::Unassigned => begins(&[unassigned]),
                    OrgNode::Group(id) => {
                        view.group(*id).is_some_and(|group| begins(&[&group.name, &group.code]))
                    }
                    OrgNode::User(id) => {
                        view.user(*id).is_some_and(|user| begins(&[&user.name, &user.yomigana]))
                    }
                })
            }
        };
        RowFound { index }
    }
}

/// Whether a text begins with a needle. Most do not already at the first letter, and then nothing is folded.
fn begins(text: &str, wanted: &str) -> bool {
    let ascii = |text: &str| text.bytes().next().filter(u8::is_ascii_alphanumeric);
    match (ascii(text), ascii(wanted)) {
        (Some(a), Some(b)) if !a.eq_ignore_ascii_case(&b) => false,
        _ => needle(text).starts_with(wanted),
    }
}

fn around<T>(rows: &[T], from: u32, is: impl Fn(&T) -> bool) -> Option<u32> {
    let from = (from as usize).min(rows.len());
    let (before, after) = rows.split_at(from);
    let found = after.iter().position(&is).map(|at| from + at).or_else(|| before.iter().position(&is));
    found.map(|index| index as u32)
}
