//! The one path of a write: lock, plan, store, audit, commit, tell.

mod views;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use contract::{
    ChangeId, ChangeView, ChangesRequest, ErrorBody, ErrorCode, Page, PageQuery, PlanView, Secret,
};
use directory::{
    AdminId, Change, ChangeSet, Directory, ImportNote, PasswordRule, Plan, Rejection, Revision, RowDiff,
    View, fold,
};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{
    Actor, App, companies::Company, directory::bad_cursor, directory::limit, entry, passwords, secrets,
};
use views::{brief, change_view, mentions};

use crate::{
    error::{Outcome, blame, refuse},
    store::{
        Connection, audit, changes, changes::StoredChange, credentials, directory as rows, factors,
        idempotency, notes, sessions, tenants, tenants::Tenant,
    },
};

/// How long a repeated request is recognised.
pub(crate) const KEY_KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// How many change sets are read at once while looking for those that the reader may see.
const HISTORY_CHUNK: u32 = 200;
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
    undoes: Option<ChangeId>,
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
        Self::check_passwords(
            actor,
            &company.peek(|directory| directory.settings().password.clone()),
            &request,
        )?;
        let (reader, base) = (actor.admin, request.base_revision);
        let set = ChangeSet { changes: request.changes, reason: request.reason, import: request.import };
        let planned = company.read(move |directory| {
            check_base(base, directory.revision())?;
            let plan = directory.plan(reader, &set).map_err(ErrorBody::rejected)?;
            let (effect, unseen_admins) = directory.view(reader).effect(&plan.effect);
            Ok(PlanView { base_revision: plan.base, effect, effect_hash: plan.effect_hash, unseen_admins })
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
        Self::check_passwords(
            actor,
            &company.peek(|directory| directory.settings().password.clone()),
            &request,
        )?;
        let fingerprint = fingerprint(&request)?;
        let mut hashes = Vec::new();
        for (admin, password) in &request.initial_passwords {
            hashes.push((*admin, self.passwords.hash(password).await?));
        }
        let wish = Wish::Make(ChangeSet {
            changes: request.changes,
            reason: request.reason,
            import: request.import,
        });
        let base_revision = request.base_revision;
        self.write(actor, Write { wish, base_revision, credentials: hashes, key, fingerprint }).await
    }

    /// Undoes an applied change set, by planning its inverse anew.
    pub(crate) async fn changes_undo(
        &self,
        actor: &Actor,
        id: ChangeId,
        key: Option<String>,
    ) -> Outcome<ChangeView> {
        let write = Write {
            wish: Wish::Undo(id),
            base_revision: None,
            credentials: Vec::new(),
            key: checked(key)?,
            fingerprint: format!("undo {}", id.0),
        };
        self.write(actor, write).await
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

    /// The history, newest first: what the reader did, and what `audit.view` lets them read.
    pub(crate) async fn changes_list(&self, actor: &Actor, query: PageQuery) -> Outcome<Page<ChangeView>> {
        let limit = limit(&query)?;
        let mut before = match &query.cursor {
            None => Revision(u64::MAX),
            Some(cursor) => Revision(cursor.parse().map_err(|_| bad_cursor())?),
        };
        let needle: Arc<str> = query.q.as_deref().map(fold).unwrap_or_default().into();
        let company = self.company(actor).await?;
        let reader = actor.admin;
        let mut items = Vec::new();
        while items.len() <= limit {
            let mut connection = self.store.reader().await?;
            let chunk = changes::before(&mut connection, &actor.tenant, before, HISTORY_CHUNK).await?;
            drop(connection);
            let Some(last) = chunk.last() else { break };
            before = last.revision;
            let needle = needle.clone();
            let seen = company.read(move |directory| {
                let view = directory.view(reader);
                let readable = chunk.iter().filter(|change| may_read(&view, reader, change));
                let views = readable.map(|change| change_view(&view, change));
                views.filter(|change| mentions(change, &needle)).map(brief).collect::<Vec<_>>()
            });
            items.extend(seen.await?);
        }
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor =
            items.last().filter(|_| more).map(|change: &ChangeView| change.revision.0.to_string());
        Ok(Page { items, next_cursor })
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
        let Planned { plan, reason, import, undoes } =
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
            effect: plan.effect.clone(),
            inverse: plan.inverse.clone(),
            undoes,
            undone_by: None,
        };
        store(&mut transaction, tenant, &change).await?;
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
            "reason": change.reason, "import": change.import, "undoes": change.undoes,
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
                Ok(Planned { plan: accepted(planned)?, reason, import, undoes: None })
            }
            Wish::Undo(id) => {
                let change =
                    changes::by_id(connection, &actor.tenant, id).await?.ok_or_else(no_such_change)?;
                if change.inverse.changes.iter().any(Change::is_sensitive) {
                    self.verified(actor)?;
                }
                let planned = company.read(move |directory: &Directory| {
                    if !may_read(&directory.view(reader), reader, &change) {
                        return Err(no_such_change());
                    }
                    if change.undone_by.is_some() {
                        return Err(refuse(ErrorCode::AlreadyUndone, "this has been undone already"));
                    }
                    accepted(directory.plan_undo(reader, &change.effect, &change.inverse))
                });
                Ok(Planned { plan: planned.await??, reason: None, import: None, undoes: Some(id) })
            }
        }
    }

    /// First passwords are for admins that the same request registers, and fit the rule.
    fn check_passwords(actor: &Actor, rule: &PasswordRule, request: &ChangesRequest) -> Outcome {
        for (id, password) in &request.initial_passwords {
            let path = format!("/initial_passwords/{id}");
            let registered = request.changes.iter().find_map(|change| match change {
                Change::AdminCreate(admin) if admin.id == *id => Some(admin),
                _ => None,
            });
            let Some(admin) = registered else {
                let message = "a first password is for an admin that these changes register";
                return Err(blame(ErrorCode::BadRequest, message, path));
            };
            passwords::check(rule, password, &passwords::names(&actor.tenant, admin), &path)?;
        }
        Ok(())
    }
}

/// Everything of a change set that lies in the database but the audit row.
async fn store(connection: &mut Connection, tenant: &Tenant, change: &StoredChange) -> Outcome {
    rows::write(connection, tenant, &change.effect.rows).await?;
    changes::insert(connection, tenant, change).await?;
    if let Some(undone) = change.undoes {
        changes::set_undone(connection, tenant, undone, change.id).await?;
    }
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

async fn shown(company: &Arc<Company>, reader: AdminId, change: StoredChange) -> Outcome<ChangeView> {
    company.read(move |directory| brief(change_view(&directory.view(reader), &change))).await
}

fn accepted(planned: Result<Plan, Vec<Rejection>>) -> Outcome<Plan> {
    Ok(planned.map_err(ErrorBody::rejected)?)
}

fn may_read(view: &View<'_>, reader: AdminId, change: &StoredChange) -> bool {
    change.actor == reader || view.may_read_change(&change.effect)
}

fn check_base(base: Option<Revision>, now: Revision) -> Outcome {
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
