//! Change sets as they are shown.

use contract::ChangeView;
use directory::{RowDiff, RowDiffs, View, fold};

use crate::store::changes::StoredChange;

/// How many rows of a change set are told in lists and in the answers to writes.
const ROWS_TOLD: usize = 1_000;

/// A change set without most of its rows: an import of 100,000 is read as a whole by whoever asks for it alone.
pub(super) fn brief(mut change: ChangeView) -> ChangeView {
    let RowDiffs { groups, users, devices, admins, settings: _ } = &mut change.effect.rows;
    let mut left = ROWS_TOLD;
    let mut take = |length: usize| {
        let taken = length.min(left);
        left -= taken;
        taken
    };
    groups.truncate(take(groups.len()));
    users.truncate(take(users.len()));
    devices.truncate(take(devices.len()));
    admins.truncate(take(admins.len()));
    change
}

pub(super) fn change_view(view: &View<'_>, change: &StoredChange) -> ChangeView {
    let rows = &change.effect.rows;
    let size = rows.groups.len() + rows.users.len() + rows.devices.len() + rows.admins.len();
    ChangeView {
        id: change.id,
        revision: change.revision,
        at: change.at,
        actor: change.actor,
        actor_name: change.actor_name.clone(),
        actor_account: change.actor_account.clone(),
        reason: change.reason.clone(),
        import: change.import.clone(),
        effect: view.effect(&change.effect).0,
        size: size as u32,
        undoes: change.undoes,
        undone_by: change.undone_by,
    }
}

/// Whether what the reader sees of a change set contains a text.
pub(super) fn mentions(change: &ChangeView, needle: &str) -> bool {
    let has = |text: &str| fold(text).contains(needle);
    let RowDiffs { groups, users, devices, admins, settings: _ } = &change.effect.rows;
    needle.is_empty()
        || has(&change.actor_name)
        || has(&change.actor_account)
        || change.reason.as_deref().is_some_and(has)
        || sides(groups).any(|row| has(&row.name))
        || sides(users).any(|row| has(&row.name))
        || sides(devices).any(|row| has(&row.name))
        || sides(admins).any(|row| has(&row.name) || has(&row.account))
}

fn sides<T>(diffs: &[RowDiff<T>]) -> impl Iterator<Item = &T> {
    diffs.iter().flat_map(|diff| diff.before.iter().chain(&diff.after))
}
