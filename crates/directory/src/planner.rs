//! Planning: the one place where authority, validity and effect of changes are decided.
//!
//! Changes are made one after the other on a [`Draft`], an overlay over the directory that records what it touches; a
//! change that breaks a rule is noted and left out, and the next one is looked at all the same, so that all rejections
//! come at once. Authority is that of the actor before the set: nobody's own grants change by their own act (rule 4).

mod admins;
mod devices;
mod draft;
mod effect;
mod groups;
mod settings;
mod text;
mod undo;
mod users;

use sha2::{Digest as _, Sha256};

pub(crate) use undo::plan_undo;

use crate::{
    AdminId, Change, ChangeSet, Directory, Effect, GroupId, ImportNote, Permission, Plan, Rejection,
    RejectionCode, Scope,
};
use draft::Draft;

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
    let mut planner = Planner {
        draft: Draft::new(directory),
        actor,
        change: 0,
        bulk: set.is_bulk(),
        rejections: Vec::new(),
        inverse: Vec::new(),
    };
    if set.changes.is_empty() || set.changes.len() > MAX_CHANGES {
        planner.reject(Fault::new(RejectionCode::BadChangeCount));
        return Err(planner.rejections);
    }
    if set.reason.as_ref().is_some_and(|reason| reason.chars().count() > MAX_REASON || reason.contains('\0'))
    {
        planner.reject(Fault::new(RejectionCode::BadReason));
    }
    if set.import.as_ref().is_some_and(|note| !names_a_file(note)) {
        planner.reject(Fault::at("/import", RejectionCode::BadReason));
    }
    for (index, change) in set.changes.iter().enumerate() {
        planner.change = index as u32;
        match planner.make(change) {
            Ok(inverse) => planner.inverse.push(inverse),
            Err(faults) => faults.into_iter().for_each(|fault| planner.reject(fault)),
        }
        if planner.rejections.len() >= most {
            return Err(planner.rejections);
        }
    }
    let draft = &planner.draft;
    let faults: Vec<(u32, Fault)> = groups::faults(draft).into_iter().chain(admins::faults(draft)).collect();
    for (index, fault) in faults {
        planner.change = index;
        planner.reject(fault);
    }
    if !planner.rejections.is_empty() {
        return Err(planner.rejections);
    }
    let effect = effect::effect(&planner.draft, actor);
    planner.inverse.reverse();
    // Admins last: a scope may name a group that only comes back by the same set.
    planner.inverse.sort_by_key(is_of_admin);
    let inverse = ChangeSet { changes: planner.inverse, ..ChangeSet::default() };
    Ok(Plan { base: directory.revision(), effect_hash: hash(&effect), effect, inverse })
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
    actor: AdminId,
    change: u32,
    /// The set takes `import` besides what each of its changes takes.
    bulk: bool,
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
        }
    }

    /// Notes a broken rule. What the actor may not see is left out of it.
    fn reject(&mut self, fault: Fault) {
        let group = fault.group.filter(|group| self.sees(*group));
        let admin = fault.admin.filter(|admin| self.draft.base().view(self.actor).admin(*admin).is_some());
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
        self.draft.may(self.actor, permission, group)
    }

    fn sees(&self, group: GroupId) -> bool {
        self.draft.sees(self.actor, group)
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
