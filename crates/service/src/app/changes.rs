//! The one path of a write: lock, plan, store, audit, commit, tell.

mod first_passwords;
mod history;
pub(crate) mod unasked;
mod view;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use contract::{ChangeId, ChangeView, ChangesRequest, ErrorBody, ErrorCode, PlanView, Secret};
use directory::{AdminId, Change, ChangeSet, Directory, ImportNote, Plan, Rejection, Revision, RowDiff};
use serde_json::json;
use sha2::{Digest as _, Sha256};

pub(super) use view::may_read;
use view::{change_view, plan_view, shown};

use super::{Actor, App, companies::Company, entry, secrets};
use crate::{
    error::{Outcome, blame, refuse},
    store::{
        Connection, audit, changes, changes::StoredChange, credentials, deleted, directory as rows, factors,
        idempotency, notes, sessions, tenants, tenants::Tenant,
    },
};

/// How long a repeated request is recognised.
pub(crate) const KEY_KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// The longest idempotency key.
const LONGEST_KEY: usize = 100;

/// What is to be written.
enum Wish {
    /// These changes.
    Make(ChangeSet),
    /// The undoing of a change set.
    Undo(ChangeId),
}

/// A wish that the engine grants.
struct Planned {
    plan: Plan,
    reason: Option<String>,
    import: Option<ImportNote>,
    turn: Option<Turn>,
}

/// What undoing a change set is: a way back, or forth again.
#[derive(Clone, Copy)]
enum Turn {
    /// Undoes this one.
    Back(ChangeId),
    /// Undoes an undoing, and so redoes what that had undone.
    Forth { undoing: ChangeId, redoes: ChangeId },
}

impl Turn {
    /// What undoing this one is. Whoever redid a change set stands for it: undoing either is the same.
    fn of(change: &StoredChange) -> Self {
        match (change.redoes, change.undoes) {
            (Some(first), _) => Self::Back(first),
            (None, Some(redoes)) => Self::Forth { undoing: change.id, redoes },
            (None, None) => Self::Back(change.id),
        }
    }

    fn undoes(self) -> ChangeId {
        match self {
            Self::Back(id) | Self::Forth { undoing: id, .. } => id,
        }
    }

    fn redoes(self) -> Option<ChangeId> {
        match self {
            Self::Back(_) => None,
            Self::Forth { redoes, .. } => Some(redoes),
        }
    }
}

/// A write on its way.
struct Write {
    wish: Wish,
    base_revision: Option<Revision>,
    /// Hashes of the first passwords.
    credentials: Vec<(AdminId, String)>,
    key: Option<String>,
    fingerprint: String,
}

impl App {
    /// What changes would do, without doing it.
    pub(crate) async fn changes_plan(&self, actor: &Actor, request: ChangesRequest) -> Outcome<PlanView> {
        let company = self.company(actor).await?;
        let rule = company.peek(|directory| directory.settings().password.clone()).await;
        Self::check_passwords(actor, &rule, &request)?;
        let (reader, base) = (actor.admin, request.base_revision);
        let set = ChangeSet { changes: request.changes, reason: request.reason, import: request.import };
        let planned = company.read(move |directory| {
            check_base(base, directory.revision())?;
            let plan = directory.plan(reader, &set).map_err(ErrorBody::rejected)?;
            Ok(plan_view(&directory.view(reader), plan))
        });
        planned.await?
    }

    /// Makes changes, all or none.
    pub(crate) async fn changes_create(
        &self,
        actor: &Actor,
        request: ChangesRequest,
        key: Option<String>,
    ) -> Outcome<ChangeView> {
        let key = checked(key)?;
        if request.changes.iter().any(Change::is_sensitive) {
            self.verified(actor)?;
        }
        let company = self.company(actor).await?;
        let rule = company.peek(|directory| directory.settings().password.clone()).await;
        Self::check_passwords(actor, &rule, &request)?;
        let (request, fingerprint) = tokio::task::spawn_blocking(move || {
            let fingerprint = fingerprint(&request);
            (request, fingerprint)
        })
        .await?;
        let fingerprint = fingerprint?;
        let ChangesRequest { changes, reason, import, initial_passwords, base_revision } = request;
        let mut set = ChangeSet { changes, reason, import };
        if !initial_passwords.is_empty() {
            set = self.granted(actor, &company, set, key.as_deref()).await?;
        }
        let mut hashes = Vec::new();
        for (admin, password) in &initial_passwords {
            hashes.push((*admin, self.passwords.hash(password).await?));
        }
        let wish = Wish::Make(set);
        self.write(actor, Write { wish, base_revision, credentials: hashes, key, fingerprint }).await
    }

    /// Undoes an applied change set, by planning its inverse anew.
    pub(crate) async fn changes_undo(
        &self,
        actor: &Actor,
        id: ChangeId,
        base_revision: Option<Revision>,
        key: Option<String>,
    ) -> Outcome<ChangeView> {
        let write = Write {
            wish: Wish::Undo(id),
            base_revision,
            credentials: Vec::new(),
            key: checked(key)?,
            fingerprint: format!("undo {}", id.0),
        };
        self.write(actor, write).await
    }

    /// What undoing a change set would do, without doing it.
    pub(crate) async fn changes_undo_plan(&self, actor: &Actor, id: ChangeId) -> Outcome<PlanView> {
        let company = self.company(actor).await?;
        let mut connection = self.store.reader().await?;
        let change = changes::by_id(&mut connection, &actor.tenant, id).await?.ok_or_else(no_such_change)?;
        let inverse = changes::inverse(&mut connection, &actor.tenant, id).await?;
        drop(connection);
        let reader = actor.admin;
        let planned = company.read(move |directory| {
            let plan = plan_undo(directory, reader, &change, &inverse)?;
            Ok(plan_view(&directory.view(reader), plan))
        });
        planned.await?
    }

    /// One applied change set, as far as the reader may see it.
    pub(crate) async fn changes_get(&self, actor: &Actor, id: ChangeId) -> Outcome<ChangeView> {
        let company = self.company(actor).await?;
        let mut connection = self.store.reader().await?;
        let change = changes::by_id(&mut connection, &actor.tenant, id).await?;
        let reader = actor.admin;
        let seen = company.read(move |directory| {
            let view = directory.view(reader);
            change.filter(|change| may_read(&view, reader, change)).map(|change| change_view(&view, &change))
        });
        seen.await?.ok_or_else(no_such_change)
    }

    async fn write(&self, actor: &Actor, write: Write) -> Outcome<ChangeView> {
        let tenant = &actor.tenant;
        let company = self.company(actor).await?;
        let _lock = company.lock().await;
        let mut transaction = self.store.writer().await?;
        let revision = tenants::revision(&mut transaction, tenant).await?;
        let company = self.companies.at_least(&mut transaction, tenant, revision).await?;

        if let Some(key) = &write.key
            && let Some((fingerprint, made)) =
                idempotency::find(&mut transaction, tenant, actor.admin, key).await?
        {
            if fingerprint != write.fingerprint {
                let message = "this Idempotency-Key was used with another request";
                return Err(refuse(ErrorCode::IdempotencyMismatch, message));
            }
            let change = changes::by_revision(&mut transaction, tenant, made).await?;
            return shown(&company, actor.admin, change.ok_or_else(no_such_change)?).await;
        }

        check_base(write.base_revision, revision)?;
        let Planned { plan, reason, import, turn } =
            self.plan(actor, &company, &mut transaction, write.wish).await?;
        let admin = self.own_admin(actor).await?;
        let change = StoredChange {
            id: ChangeId(self.id()),
            revision: revision.next(),
            at: self.now(),
            actor: actor.admin,
            actor_name: admin.name,
            actor_account: admin.account,
            reason,
            import,
            size: plan.effect.rows.len() as u32,
            effect: plan.effect.clone(),
            undoes: turn.map(Turn::undoes),
            undone_by: None,
            redoes: turn.and_then(Turn::redoes),
        };
        store(&mut transaction, tenant, &change, &plan.inverse).await?;
        for (admin, password_hash) in write.credentials {
            credentials::put(&mut transaction, tenant, admin, &password_hash, true, change.at).await?;
        }
        if let Some(key) = &write.key {
            let at = change.at;
            idempotency::insert(
                &mut transaction,
                tenant,
                actor.admin,
                key,
                &write.fingerprint,
                change.revision,
                at,
            )
            .await?;
        }
        let detail = json!({
            "change": change.id, "revision": change.revision, "effect_hash": plan.effect_hash,
            "reason": change.reason, "import": change.import, "undoes": change.undoes, "redoes": change.redoes,
        });
        audit::append(&mut transaction, tenant, &entry(actor, change.at, "changes.apply", detail)).await?;
        transaction.commit().await?;
        company.applied(plan).await?;
        shown(&company, actor.admin, change).await
    }

    /// Has the engine decide.
    async fn plan(
        &self,
        actor: &Actor,
        company: &Arc<Company>,
        connection: &mut Connection,
        wish: Wish,
    ) -> Outcome<Planned> {
        let reader = actor.admin;
        match wish {
            Wish::Make(set) => {
                let (reason, import) = (set.reason.clone(), set.import.clone());
                let planned = company.read(move |directory| directory.plan(reader, &set)).await?;
                Ok(Planned { plan: accepted(planned)?, reason, import, turn: None })
            }
            Wish::Undo(id) => {
                let change =
                    changes::by_id(connection, &actor.tenant, id).await?.ok_or_else(no_such_change)?;
                let inverse = changes::inverse(connection, &actor.tenant, id).await?;
                if inverse.changes.iter().any(Change::is_sensitive) {
                    self.verified(actor)?;
                }
                let turn = Turn::of(&change);
                let planned = company
                    .read(move |directory: &Directory| plan_undo(directory, reader, &change, &inverse));
                Ok(Planned { plan: planned.await??, reason: None, import: None, turn: Some(turn) })
            }
        }
    }
}

/// Everything of a change set that lies in the database but the audit row.
async fn store(
    connection: &mut Connection,
    tenant: &Tenant,
    change: &StoredChange,
    inverse: &ChangeSet,
) -> Outcome {
    rows::write(connection, tenant, &change.effect.rows).await?;
    if let Some(undone) = change.undoes {
        changes::set_undone(connection, tenant, undone, change.id).await?;
    }
    if let Some(redone) = change.redoes {
        changes::set_redone(connection, tenant, redone).await?;
    }
    // After them: a change set that redoes another is not undone by itself.
    changes::insert(connection, tenant, change, inverse).await?;
    deleted::note(connection, tenant, change.revision, &change.effect.rows, change.is_large()).await?;
    for diff in &change.effect.rows.admins {
        if let RowDiff { before: Some(before), after } = diff {
            if after.is_none() {
                credentials::remove(connection, tenant, before.id).await?;
                credentials::remove_history(connection, tenant, before.id).await?;
                factors::remove(connection, tenant, before.id).await?;
                factors::remove_codes(connection, tenant, before.id).await?;
                notes::remove(connection, tenant, before.id).await?;
            }
            // Who is gone or suspended is out at once.
            if after.as_ref().is_none_or(|after| after.suspended) {
                sessions::remove_of(connection, tenant, before.id, None).await?;
            }
        }
    }
    tenants::set_revision(connection, tenant, change.revision).await
}

pub(super) fn accepted(planned: Result<Plan, Vec<Rejection>>) -> Outcome<Plan> {
    Ok(planned.map_err(ErrorBody::rejected)?)
}

/// The engine's decision about undoing a change set now.
fn plan_undo(
    directory: &Directory,
    actor: AdminId,
    change: &StoredChange,
    inverse: &ChangeSet,
) -> Outcome<Plan> {
    if !may_read(&directory.view(actor), actor, change) {
        return Err(no_such_change());
    }
    if change.undone_by.is_some() {
        return Err(refuse(ErrorCode::AlreadyUndone, "this has been undone already"));
    }
    accepted(directory.plan_undo(actor, &change.effect, inverse))
}

pub(super) fn check_base(base: Option<Revision>, now: Revision) -> Outcome {
    if base.is_some_and(|base| base != now) {
        return Err(refuse(ErrorCode::RevisionConflict, "the directory has changed since base_revision"));
    }
    Ok(())
}

fn checked(key: Option<String>) -> Outcome<Option<String>> {
    if key.as_ref().is_some_and(|key| key.is_empty() || key.len() > LONGEST_KEY) {
        let message = "Idempotency-Key has 1 to 100 characters";
        return Err(blame(ErrorCode::BadRequest, message, "/headers/idempotency-key"));
    }
    Ok(key)
}

/// Tells one request from another. Passwords are left out: a plain hash of them could be searched.
fn fingerprint(request: &ChangesRequest) -> Outcome<String> {
    let empty: BTreeMap<AdminId, Secret> = BTreeMap::new();
    let named: Vec<AdminId> = request.initial_passwords.keys().copied().collect();
    let request = ChangesRequest { initial_passwords: empty, ..request.clone() };
    Ok(secrets::hex(&Sha256::digest(serde_json::to_vec(&(request, named))?)))
}

fn no_such_change() -> crate::error::Failure {
    refuse(ErrorCode::NotFound, "no such change set")
}
