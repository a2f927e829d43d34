//! Changes of many rows: the change set is built here, from the replica, and goes to the service like any other.
//!
//! What was planned is kept until it is applied, so that exactly what a person was shown is what happens, even if other
//! rows match by then.

use std::{collections::HashSet, hash::Hash, sync::Arc};

use contract::{
    ChangeView, ChangesRequest, ErrorBody, ErrorCode,
    ipc::{
        BulkApply, BulkDraft, BulkPlan, DeviceAct, DevicePick, GroupsMerge, MergeLook, SplitRows, UserAct,
        UserPick,
    },
};
use directory::{
    Change, DeviceFields, DeviceId, Effect, FreeFields, Group, GroupId, Place, Rejection, RejectionCode,
    Revision, RowDiff, RowRef, Scope, UserFields, UserId, View, width_and_case,
};

use crate::{Console, replica::Replica};

/// The most changes of a set; the engine says the same.
const MOST_CHANGES: usize = 200_000;
/// How many rows of a kind the window is told of an effect.
const SHOWN: usize = 50;
/// How many reasons against it the window is told.
const REASONS: usize = 100;
/// How many names are told where more would be no help.
const NAMED: usize = 20;

/// Changes that were planned and may be applied as they are.
#[derive(Debug)]
pub(crate) struct Planned {
    handle: u32,
    /// The session that planned them.
    epoch: u64,
    base: Revision,
    changes: Arc<Vec<Change>>,
}

/// The changes that a draft stands for.
#[derive(Debug, Default)]
struct Built {
    changes: Vec<Change>,
    left_out: u32,
}

impl Console {
    /// What a change of many rows would do, as the service sees it. The changes are kept until the next plan.
    ///
    /// # Errors
    /// `change_rejected` with at most 100 reasons; what else the service answers, or a local code.
    pub async fn bulk_plan(self: &Arc<Self>, draft: BulkDraft) -> Result<BulkPlan, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let Built { changes, left_out } = self.read(|replica| replica.built(draft))?;
        if changes.len() > MOST_CHANGES {
            let code = RejectionCode::BadChangeCount;
            let reason = Rejection {
                change: 0,
                path: String::new(),
                code,
                permission: None,
                group: None,
                admin: None,
            };
            return Err(ErrorBody::rejected(vec![reason]));
        }
        let request = ChangesRequest { changes, ..ChangesRequest::default() };
        let answer = self.noted(epoch, remote.changes_plan(&request).await).await;
        let mut plan = answer.map_err(shortened)?;
        let touched = shorten(&mut plan.effect);
        let mut planned = self.planned();
        let handle = planned.as_ref().map_or(1, |last| last.handle.wrapping_add(1));
        let changes = Arc::new(request.changes);
        *planned = Some(Planned { handle, epoch, base: plan.base_revision, changes });
        Ok(BulkPlan { handle, plan, touched, left_out })
    }

    /// Makes the changes that were planned last, all or none. When it answers, the replica shows them.
    ///
    /// # Errors
    /// `revision_conflict` if the directory has moved on since or something else was planned; what else the service
    /// answers, or a local code.
    pub async fn bulk_apply(self: &Arc<Self>, request: BulkApply) -> Result<ChangeView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let planned =
            self.planned().take_if(|planned| planned.handle == request.handle && planned.epoch == epoch);
        let Some(Planned { base, changes, .. }) = planned else {
            return Err(planned_else());
        };
        let set = ChangesRequest {
            changes: Arc::unwrap_or_clone(changes),
            reason: request.reason,
            base_revision: Some(base),
            ..ChangesRequest::default()
        };
        let answer = remote.changes_apply(&set, self.ids.fresh()).await;
        self.changed(epoch, answer).await.map_err(shortened)
    }

    /// The changes that were planned last, as they were called then.
    ///
    /// # Errors
    /// `revision_conflict` if something else was planned since.
    pub(crate) fn planned_changes(&self, handle: u32) -> Result<Arc<Vec<Change>>, ErrorBody> {
        let epoch = self.state().epoch;
        let planned = self.planned();
        let planned = planned.as_ref().filter(|planned| planned.handle == handle && planned.epoch == epoch);
        planned.map(|planned| Arc::clone(&planned.changes)).ok_or_else(planned_else)
    }

    fn planned(&self) -> std::sync::MutexGuard<'_, Option<Planned>> {
        self.planned.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn planned_else() -> ErrorBody {
    ErrorBody::new(ErrorCode::RevisionConflict, "this is not what was planned last")
}

/// Leaves of an effect what a window shows; how many rows there were.
pub(crate) fn shorten(effect: &mut Effect) -> u32 {
    fn cut<T>(rows: &mut Vec<RowDiff<T>>) -> usize {
        let all = rows.len();
        rows.truncate(SHOWN);
        all
    }
    let rows = &mut effect.rows;
    let all = cut(&mut rows.groups)
        + cut(&mut rows.users)
        + cut(&mut rows.devices)
        + cut(&mut rows.admins)
        + cut(&mut rows.policies)
        + cut(&mut rows.assignments)
        + cut(&mut rows.violations);
    let single = [rows.settings.is_some(), rows.base_policy.is_some(), rows.violation_policy.is_some()];
    (all + single.into_iter().filter(|there| *there).count()) as u32
}

/// One reason may stand against each of many rows; the first of each kind come first, so that none is left unsaid.
fn shortened(mut error: ErrorBody) -> ErrorBody {
    let mut told = HashSet::new();
    let (mut first, more): (Vec<_>, Vec<_>) = error
        .rejections
        .drain(..)
        .partition(|one| told.insert((one.code, one.permission, one.group, one.admin)));
    first.extend(more);
    first.truncate(REASONS);
    error.rejections = first;
    error.fields.truncate(REASONS);
    error
}

impl Replica {
    /// The changes that a draft stands for; `None` if it names a group that is not in sight.
    fn built(&self, draft: BulkDraft) -> Option<Built> {
        let view = self.view();
        let mut built = Built::default();
        match draft {
            BulkDraft::Devices { pick, act } => {
                built.changes =
                    self.picked_devices(pick).into_iter().filter_map(|id| device(&view, id, &act)).collect();
            }
            BulkDraft::Users { pick, act } => {
                built.changes =
                    self.picked_users(pick).into_iter().filter_map(|id| user(&view, id, &act)).collect();
            }
            BulkDraft::GroupsMerge(merge) => {
                view.group(merge.from)?;
                view.group(merge.into)?;
                merge_groups(&view, merge, &mut built.changes);
            }
            BulkDraft::PolicyDelete { id } => {
                let targets = view.targets_of(id);
                built.changes = targets.map(|target| Change::PolicyUnassign { target }).collect();
                built.changes.push(Change::PolicyDelete { id });
            }
            BulkDraft::GroupsSplit { id, parent, name, code, rows } => {
                built.changes.push(Change::GroupCreate(Group { id, parent, name, code }));
                match rows {
                    SplitRows::Users { pick } => {
                        let moved = |user| Change::UserMove { id: user, group: id };
                        built.changes.extend(self.picked_users(pick).into_iter().map(moved));
                    }
                    SplitRows::Devices { pick } => {
                        for device in self.picked_devices(pick) {
                            if matches!(view.device(device).map(|device| device.place), Some(Place::User(_)))
                            {
                                built.left_out += 1;
                            } else {
                                built
                                    .changes
                                    .push(Change::DevicePlace { id: device, place: Place::Group(id) });
                            }
                        }
                    }
                }
            }
        }
        Some(built)
    }

    fn picked_devices(&self, pick: DevicePick) -> Vec<DeviceId> {
        match pick {
            DevicePick::These { ids } => ids,
            DevicePick::AllBut { query, except } => all_but(self.devices_all(&query), except),
        }
    }

    fn picked_users(&self, pick: UserPick) -> Vec<UserId> {
        match pick {
            UserPick::These { ids } => ids,
            UserPick::AllBut { query, except } => all_but(self.users_all(&query), except),
        }
    }

    /// What is to be known before two groups are merged; `None` if one is not in sight.
    pub(crate) fn merge_look(&self, merge: &GroupsMerge) -> Option<MergeLook> {
        let view = self.view();
        view.group(merge.into)?;
        let code = view.group(merge.from)?.code;
        let same: Vec<String> = clashes(&view, merge.from, merge.into)
            .into_iter()
            .filter_map(|(group, there)| there.and_then(|_| view.group(group)).map(|group| group.name))
            .collect();
        let names_it = |scope: &Scope| matches!(scope, Scope::Groups(groups) if groups.contains(&merge.from));
        let scoped: Vec<RowRef> = view
            .admins()
            .filter(|admin| admin.grants.iter().any(|grant| names_it(&grant.scope)))
            .map(|admin| RowRef::Admin(admin.id))
            .collect();
        Some(MergeLook {
            code,
            same_total: same.len() as u32,
            same_names: same.into_iter().take(NAMED).collect(),
            scoped: self.labels(&scoped),
        })
    }
}

fn all_but<T: Eq + Hash>(all: Vec<T>, except: Vec<T>) -> Vec<T> {
    let except: HashSet<T> = except.into_iter().collect();
    all.into_iter().filter(|id| !except.contains(id)).collect()
}

/// What is done to one device; `None` where nothing is left to do. One that is not in sight is for the engine to refuse.
fn device(view: &View<'_>, id: DeviceId, act: &DeviceAct) -> Option<Change> {
    let known = view.device(id);
    let fields = match act {
        DeviceAct::Delete => return Some(Change::DeviceDelete { id }),
        DeviceAct::Place { place } if known.is_some_and(|device| device.place == *place) => return None,
        DeviceAct::Place { place } => return Some(Change::DevicePlace { id, place: *place }),
        DeviceAct::Platform { platform } => {
            DeviceFields { platform: Some(*platform), ..DeviceFields::default() }
        }
        DeviceAct::State { state } => DeviceFields { state: Some(*state), ..DeviceFields::default() },
        DeviceAct::Os { text } => DeviceFields { os: Some(text.clone()), ..DeviceFields::default() },
        DeviceAct::Free { index, text } => {
            let free = with_free(known.map(|device| &device.free), *index, text);
            DeviceFields { free: Some(free), ..DeviceFields::default() }
        }
    };
    Some(Change::DeviceEdit { id, fields })
}

fn user(view: &View<'_>, id: UserId, act: &UserAct) -> Option<Change> {
    let known = view.user(id);
    let fields = match act {
        UserAct::Delete => return Some(Change::UserDelete { id }),
        UserAct::Move { group } if known.is_some_and(|user| user.group == *group) => return None,
        UserAct::Move { group } => return Some(Change::UserMove { id, group: *group }),
        UserAct::Title { text } => UserFields { title: Some(text.clone()), ..UserFields::default() },
        UserAct::Free { index, text } => {
            let free = with_free(known.map(|user| &user.free), *index, text);
            UserFields { free: Some(free), ..UserFields::default() }
        }
    };
    Some(Change::UserEdit { id, fields })
}

fn with_free(before: Option<&FreeFields>, index: u8, text: &str) -> FreeFields {
    let mut texts = before.map(|free| free.texts().clone()).unwrap_or_default();
    if let Some(field) = texts.get_mut(usize::from(index)) {
        text.clone_into(field);
    }
    texts.into()
}

/// The sub-groups of one group, each with the sub-group of the other whose name it has.
fn clashes(view: &View<'_>, from: GroupId, into: GroupId) -> Vec<(GroupId, Option<GroupId>)> {
    let name = |id: GroupId| view.group(id).map(|group| width_and_case(&group.name));
    let there: Vec<(String, GroupId)> =
        view.children(Some(into)).into_iter().filter_map(|id| Some((name(id)?, id))).collect();
    let below = view.children(Some(from)).into_iter().filter(|id| *id != into);
    below
        .map(|id| {
            let same = name(id).and_then(|name| there.iter().find(|(other, _)| *other == name));
            (id, same.map(|(_, id)| *id).filter(|same| *same != from))
        })
        .collect()
}

/// Everything of one group goes into the other, and then it is empty and goes itself.
fn merge_groups(view: &View<'_>, merge: GroupsMerge, changes: &mut Vec<Change>) {
    let GroupsMerge { from, into, same_names } = merge;
    // A group that is to take in one above it must first come out of it.
    if from != into && view.path(into).contains(&from) {
        let parent = view.group(from).and_then(|group| group.parent);
        changes.push(Change::GroupMove { id: into, parent });
    }
    for (id, same) in clashes(view, from, into) {
        match same.filter(|_| same_names) {
            Some(same) => merge_groups(view, GroupsMerge { from: id, into: same, same_names }, changes),
            None => changes.push(Change::GroupMove { id, parent: Some(into) }),
        }
    }
    changes.extend(view.users_in(from).map(|user| Change::UserMove { id: user.id, group: into }));
    let place = Place::Group(into);
    changes.extend(
        view.devices_at(Place::Group(from)).map(|device| Change::DevicePlace { id: device.id, place }),
    );
    changes.push(Change::GroupDelete { id: from });
}

#[cfg(test)]
mod tests;
