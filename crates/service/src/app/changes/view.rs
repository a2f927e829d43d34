//! Change sets as a reader may see them.

use std::sync::Arc;

use contract::{ChangeView, PlanView};
use directory::{AdminId, Plan, View};

use crate::{
    app::companies::Company,
    error::Outcome,
    store::{changes, changes::StoredChange},
};

pub(super) async fn shown(
    company: &Arc<Company>,
    reader: AdminId,
    change: StoredChange,
) -> Outcome<ChangeView> {
    company.read(move |directory| brief(change_view(&directory.view(reader), &change))).await
}

/// A change set without most of its rows: an import of 100,000 is read as a whole by whoever asks for it alone.
pub(super) fn brief(mut change: ChangeView) -> ChangeView {
    if change.effect.rows.len() > changes::ROWS_TOLD {
        change.effect = changes::brief(&change.effect);
    }
    change
}

pub(super) fn plan_view(view: &View<'_>, plan: Plan) -> PlanView {
    let (mut effect, unseen_admins) = view.effect(&plan.effect);
    effect.policy_impact = view.impact(&plan).summary();
    PlanView { base_revision: plan.base, effect, effect_hash: plan.effect_hash, unseen_admins }
}

pub(in crate::app) fn may_read(view: &View<'_>, reader: AdminId, change: &StoredChange) -> bool {
    change.actor == reader || view.may_read_change(&change.effect)
}

pub(super) fn change_view(view: &View<'_>, change: &StoredChange) -> ChangeView {
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
        size: change.size,
        undoes: change.undoes,
        undone_by: change.undone_by,
        redoes: change.redoes,
        is_part: false,
    }
}
