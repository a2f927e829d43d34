//! Planning: the one place where authority, validity and effect of changes are decided.
//!
//! Changes are made one after the other on a [`Draft`], an overlay over the directory that records what it touches; a
//! change that breaks a rule is noted and left out, and the next one is looked at all the same, so that all rejections
//! come at once. Authority is that of the actor before the set: nobody's own grants change by their own act (rule 4).

mod admins;
mod base_policy;
mod devices;
mod draft;
mod effect;
mod groups;
mod impact;
mod policies;
mod settings;
mod text;
mod undo;
mod users;
mod violations;

use sha2::{Digest as _, Sha256};

pub(crate) use undo::plan_undo;

use crate::{
    AdminId, Change, ChangeSet, Directory, Effect, GroupId, ImportNote, Permission, Plan, Rejection,
    RejectionCode, RowRef, Scope,
};
pub(crate) use draft::Draft;

/// How many changes a set may have.
const MAX_CHANGES: usize = 200_000;
/// How many characters a reason may have.
const MAX_REASON: usize = 1_000;
/// How many characters the name of a file may have.
const MAX_FILE_NAME: usize = 254;
/// How many rejections are told: who reads more?
pub(crate) const MAX_REJECTIONS: usize = 1_000;

/// Plans a change set; of what is wrong with it, at least `most` are told if there are so many.
pub(crate) fn plan(
    directory: &Directory,
    actor: AdminId,
    set: &ChangeSet,
    most: usize,
) -> Result<Plan, Vec<Rejection>> {
    run(Planner::new(directory, Some(actor), set), set, most)
}

/// Plans what the service makes by itself.
pub(crate) fn plan_as_service(directory: &Directory, set: &ChangeSet) -> Result<Plan, Vec<Rejection>> {
    run(Planner::new(directory, None, set), set, MAX_REJECTIONS)
}

/// Plans a set and asks the draft, which is then thrown away: "as if".
pub(crate) fn what_if<T>(
    directory: &Directory,
    actor: AdminId,
    set: &ChangeSet,
    ask: impl FnOnce(&Draft<'_>) -> T,
) -> Result<T, Vec<Rejection>> {
    let mut planner = Planner::new(directory, Some(actor), set);
    planner.make_all(set, MAX_REJECTIONS)?;
    Ok(ask(&planner.draft))
}

fn run(mut planner: Planner<'_>, set: &ChangeSet, most: usize) -> Result<Plan, Vec<Rejection>> {
    let base = planner.draft.base().revision();
    let actor = planner.actor;
    planner.make_all(set, most)?;
    let (effect, impact) = effect::effect(&planner.draft, actor);
    planner.inverse.reverse();
    // Admins last: a scope may name a group that only comes back by the same set.
    planner.inverse.sort_by_key(is_of_admin);
    let inverse = ChangeSet { changes: planner.inverse, ..ChangeSet::default() };
    Ok(Plan { base, effect_hash: hash(&effect), effect, inverse, impact })
}

impl<'a> Planner<'a> {
    fn new(directory: &'a Directory, actor: Option<AdminId>, set: &ChangeSet) -> Self {
        Self {
            draft: Draft::new(directory),
            actor,
            change: 0,
            bulk: set.is_bulk(),
            undoing: false,
            rejections: Vec::new(),
            inverse: Vec::new(),
        }
    }

    /// Makes every change on the draft, or tells what is wrong.
    fn make_all(&mut self, set: &ChangeSet, most: usize) -> Result<(), Vec<Rejection>> {
        if set.changes.is_empty() || set.changes.len() > MAX_CHANGES {
            self.reject(Fault::new(RejectionCode::BadChangeCount));
            return Err(std::mem::take(&mut self.rejections));
        }
        if set
            .reason
            .as_ref()
            .is_some_and(|reason| reason.chars().count() > MAX_REASON || reason.contains('\0'))
        {
            self.reject(Fault::new(RejectionCode::BadReason));
        }
        if set.import.as_ref().is_some_and(|note| !names_a_file(note)) {
            self.reject(Fault::at("/import", RejectionCode::BadReason));
        }
        for (index, change) in set.changes.iter().enumerate() {
            self.change = index as u32;
            match self.make(change) {
                Ok(inverse) => self.inverse.push(inverse),
                Err(faults) => faults.into_iter().for_each(|fault| self.reject(fault)),
            }
            if self.rejections.len() >= most {
                return Err(std::mem::take(&mut self.rejections));
            }
        }
        let faults: Vec<(u32, Fault)> = groups::faults(&self.draft)
            .into_iter()
            .chain(admins::faults(&self.draft))
            .chain(policies::faults(&self.draft))
            .collect();
        for (index, fault) in faults {
            self.change = index;
            self.reject(fault);
        }
        if !self.rejections.is_empty() {
            return Err(std::mem::take(&mut self.rejections));
        }
        Ok(())
    }
}

/// Whether the note says which file: it is written down for ever, so it is no place for anything else.
fn names_a_file(note: &ImportNote) -> bool {
    let name = note.file_name.trim();
    let (length, hash) = (name.chars().count(), note.sha256.as_bytes());
    (1..=MAX_FILE_NAME).contains(&length)
        && !name.contains(char::is_control)
        && hash.len() == 64
        && hash.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_of_admin(change: &Change) -> bool {
    use Change::{AdminCreate, AdminDelete, AdminEdit, AdminGrantsSet, AdminResume, AdminSuspend};
    matches!(
        change,
        AdminCreate(_)
            | AdminEdit { .. }
            | AdminGrantsSet { .. }
            | AdminSuspend { .. }
            | AdminResume { .. }
            | AdminDelete { .. }
    )
}

/// SHA-256 of the canonical JSON: fields in the order of their declaration, rows in the order of their ids.
fn hash(effect: &Effect) -> String {
    // Cannot fail: every key is a string and nothing is a float.
    let json = serde_json::to_vec(effect).unwrap_or_default();
    Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Planner<'a> {
    draft: Draft<'a>,
    /// `None` is the service itself.
    actor: Option<AdminId>,
    change: u32,
    /// The set takes `import` besides what each of its changes takes.
    bulk: bool,
    /// The changes are a recorded inverse: what they hold was a row's once, and is put back as it was.
    undoing: bool,
    rejections: Vec<Rejection>,
    inverse: Vec<Change>,
}

/// A rule broken, before it is known by which change.
#[derive(Debug)]
pub(crate) struct Fault {
    path: String,
    code: RejectionCode,
    permission: Option<Permission>,
    group: Option<GroupId>,
    admin: Option<AdminId>,
}

type Made = Result<Change, Vec<Fault>>;

impl Fault {
    fn new(code: RejectionCode) -> Self {
        Self { path: String::new(), code, permission: None, group: None, admin: None }
    }

    fn at(path: impl Into<String>, code: RejectionCode) -> Self {
        Self { path: path.into(), ..Self::new(code) }
    }
}

impl Planner<'_> {
    fn make(&mut self, change: &Change) -> Made {
        let by_service = matches!(change, Change::ViolationLift { .. } | Change::CentralLockSet(_));
        if self.actor.is_none() && !by_service {
            return Err(vec![Fault::new(RejectionCode::PermissionMissing)]);
        }
        match change {
            Change::GroupCreate(group) => self.group_create(group),
            Change::GroupEdit { id, name, code } => self.group_edit(*id, name.as_deref(), code.as_deref()),
            Change::GroupMove { id, parent } => self.group_move(*id, *parent),
            Change::GroupDelete { id } => self.group_delete(*id),
            Change::UserCreate(user) => self.user_create(user),
            Change::UserEdit { id, fields } => self.user_edit(*id, fields),
            Change::UserMove { id, group } => self.user_move(*id, *group),
            Change::UserDelete { id } => self.user_delete(*id),
            Change::DeviceCreate(device) => self.device_create(device),
            Change::DeviceEdit { id, fields } => self.device_edit(*id, fields),
            Change::DevicePlace { id, place } => self.device_place(*id, *place),
            Change::DeviceDelete { id } => self.device_delete(*id),
            Change::AdminCreate(admin) => self.admin_create(admin),
            Change::AdminEdit { id, fields } => self.admin_edit(*id, fields),
            Change::AdminGrantsSet { id, grants } => self.admin_grants_set(*id, grants),
            Change::AdminSuspend { id } => self.admin_suspend(*id, true),
            Change::AdminResume { id } => self.admin_suspend(*id, false),
            Change::AdminDelete { id } => self.admin_delete(*id),
            Change::SettingsEdit { fields } => self.settings_edit(fields),
            Change::PolicyCreate(policy) => self.policy_create(policy),
            Change::PolicyEdit { id, name, note } => self.policy_edit(*id, name.as_deref(), note.as_deref()),
            Change::PolicySectionSet { id, section, values } => {
                self.policy_section_set(*id, section, values.as_ref())
            }
            Change::PolicyDelete { id } => self.policy_delete(*id),
            Change::PolicyAssign { id, target } => self.policy_assign(*id, *target),
            Change::PolicyUnassign { target } => self.policy_unassign(*target),
            Change::BasePolicySectionSet { section, values } => self.base_policy_section_set(section, values),
            Change::BasePolicyPermit { fields } => self.base_policy_permit(fields),
            Change::ViolationPolicySectionSet { section, values } => {
                self.violation_policy_section_set(section, values)
            }
            Change::ViolationActivate(violation) => self.violation_activate(violation),
            Change::ViolationLift { device } => self.violation_lift(*device),
            Change::CentralLockSet(lock) => self.central_lock_set(lock),
        }
    }

    /// Notes a broken rule. What the actor may not see is left out of it.
    fn reject(&mut self, fault: Fault) {
        let group = fault.group.filter(|group| self.sees(*group));
        let admin = fault.admin.filter(|admin| {
            self.actor.is_some_and(|actor| self.draft.base().view(actor).admin(*admin).is_some())
        });
        self.rejections.push(Rejection {
            change: self.change,
            path: fault.path,
            code: fault.code,
            permission: fault.permission,
            group,
            admin,
        });
    }

    /// Whether one single grant of the actor holds the permission at the group; `None` is the whole organization.
    fn may(&self, permission: Permission, group: Option<GroupId>) -> bool {
        self.actor.is_none_or(|actor| self.draft.may(actor, permission, group))
    }

    /// Whether the actor holds the permission anywhere at all.
    fn may_anywhere(&self, permission: Permission) -> bool {
        self.actor.is_none_or(|actor| self.draft.may_anywhere(actor, permission))
    }

    /// `PermissionMissing`, unless the actor holds the permission somewhere.
    fn need_anywhere(&self, permission: Permission) -> Result<(), Vec<Fault>> {
        match [permission].into_iter().chain(self.besides()).find(|one| !self.may_anywhere(*one)) {
            None => Ok(()),
            Some(permission) => {
                let fault = Fault::new(RejectionCode::PermissionMissing);
                Err(vec![Fault { permission: Some(permission), ..fault }])
            }
        }
    }

    fn sees(&self, group: GroupId) -> bool {
        self.actor.is_none_or(|actor| self.draft.sees(actor, group))
    }

    /// Takes along what hangs on a row that is deleted: its assignment, and of a device its violation. They are in the
    /// effect, and come back with the row.
    fn let_go(&mut self, row: RowRef) -> Result<(), Vec<Fault>> {
        for row in Directory::hanging_on(row) {
            match row {
                RowRef::Assignment(target) => {
                    if let Some(before) = self.draft.assignments.get(target).cloned() {
                        self.put_assignment(target, None)?;
                        self.inverse.push(Change::PolicyAssign { id: before.policy, target });
                    }
                }
                RowRef::Violation(device) => {
                    if let Some(before) = self.draft.violations.get(device).cloned() {
                        self.put_violation(device, None)?;
                        self.inverse.push(Change::ViolationActivate(before));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// `PermissionMissing`, unless the actor may.
    fn need(&self, path: &str, permission: Permission, group: Option<GroupId>) -> Result<(), Vec<Fault>> {
        let missing = |permission: &Permission| !self.may(*permission, group);
        match [permission].into_iter().chain(self.besides()).find(missing) {
            None => Ok(()),
            Some(permission) => {
                let fault = Fault::at(path, RejectionCode::PermissionMissing);
                Err(vec![Fault { permission: Some(permission), group, ..fault }])
            }
        }
    }

    /// What changes of this set take wherever they take anything.
    fn besides(&self) -> Option<Permission> {
        self.bulk.then_some(Permission::Import)
    }

    /// `NotFound`, unless the group exists and is in the actor's sight.
    fn need_group(&self, path: &str, group: GroupId) -> Result<(), Vec<Fault>> {
        if self.draft.groups.get(group).is_some() && self.sees(group) {
            return Ok(());
        }
        Err(vec![Fault::at(path, RejectionCode::NotFound)])
    }
}

/// Whether the scope names the whole organization.
fn whole(scope: &Scope) -> bool {
    matches!(scope, Scope::Organization)
}
