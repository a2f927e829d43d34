//! Undoing: the recorded inverse, planned anew, unless what it would overwrite has been changed since.

use serde::Serialize;

use crate::{AdminId, ChangeSet, Directory, Effect, Plan, Rejection, RejectionCode, RowDiff, row::Row};

pub(crate) fn plan_undo(
    directory: &Directory,
    actor: AdminId,
    effect: &Effect,
    inverse: &ChangeSet,
) -> Result<Plan, Vec<Rejection>> {
    let rows = &effect.rows;
    let superseded = rows.groups.iter().any(|diff| overwritten(directory, diff))
        || rows.users.iter().any(|diff| overwritten(directory, diff))
        || rows.devices.iter().any(|diff| overwritten(directory, diff))
        || rows.admins.iter().any(|diff| overwritten(directory, diff))
        || rows.policies.iter().any(|diff| overwritten(directory, diff))
        || rows.assignments.iter().any(|diff| overwritten(directory, diff))
        || rows.violations.iter().any(|diff| overwritten(directory, diff))
        || rows.base_policy.as_ref().is_some_and(|diff| overwritten_by(diff, Some(&directory.base_policy)))
        || rows
            .violation_policy
            .as_ref()
            .is_some_and(|diff| overwritten_by(diff, Some(&directory.violation_policy)))
        || rows.settings.as_ref().is_some_and(|diff| overwritten_by(diff, Some(&directory.settings)));
    if superseded {
        let code = RejectionCode::Superseded;
        return Err(vec![Rejection {
            change: 0,
            path: String::new(),
            code,
            permission: None,
            group: None,
            admin: None,
        }]);
    }
    let mut planner = super::Planner::new(directory, Some(actor), inverse);
    planner.undoing = true;
    super::run(planner, inverse, super::MAX_REJECTIONS)
}

/// Whether a field that the diff set is not any more as the diff left it.
fn overwritten<R: Row + Serialize>(directory: &Directory, diff: &RowDiff<R>) -> bool {
    let Some(id) = diff.before.as_ref().or(diff.after.as_ref()).map(Row::id) else { return false };
    overwritten_by(diff, R::table(directory).get(id))
}

fn overwritten_by<R: PartialEq + Serialize>(diff: &RowDiff<R>, now: Option<&R>) -> bool {
    match (&diff.before, &diff.after, now) {
        (Some(before), Some(after), Some(now)) => {
            let (before, after, now) = (fields(before), fields(after), fields(now));
            after
                .iter()
                .any(|(field, value)| before.get(field) != Some(value) && now.get(field) != Some(value))
        }
        (_, after, now) => after.as_ref() != now,
    }
}

fn fields<R: Serialize>(row: &R) -> serde_json::Map<String, serde_json::Value> {
    match serde_json::to_value(row) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    }
}
