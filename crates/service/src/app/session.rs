//! Sessions: whom a token belongs to, what its owner still has to do, and how it ends.

mod create;
mod password;

use std::time::Duration;

use contract::{ErrorCode, PasswordProofRequest, SessionId, SessionInfo, SessionView};
use directory::{Admin, AdminId, Revision, day_in_japan};
use jiff::Timestamp;
use serde_json::json;

use super::{Actor, App, Origin, entry};
use crate::{
    error::{Failure, Outcome, refuse},
    store::{
        Connection, audit, notes, sessions,
        sessions::{Found, StoredSession},
    },
};
pub(crate) use create::company_code;

/// How exactly the last use of a session is known: not every request writes.
const TOUCH_AFTER_SECONDS: i64 = 60;
/// The longest time without use that a company may allow.
pub(crate) const LONGEST_IDLE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// For how long one proof of who somebody is lasts.
const VERIFIED_FOR: Duration = Duration::from_secs(10 * 60);
const MINUTE: Duration = Duration::from_secs(60);

/// Whether a request is use, or something a console does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Yes,
    No,
}

impl App {
    /// Who a token belongs to.
    pub(crate) async fn authenticate(&self, token: &str, request_id: &str, used: Use) -> Outcome<Actor> {
        let ended = || refuse(ErrorCode::SessionEnded, "sign in again");
        let token_hash = super::secrets::token_hash(token);
        let mut connection = self.store.reader().await?;
        let found = sessions::by_token(&mut connection, &token_hash).await?.ok_or_else(ended)?;
        let actor = self.actor(&mut connection, found, token_hash, request_id).await?.ok_or_else(ended)?;
        drop(connection);
        if used == Use::Yes {
            self.session_used(&actor).await?;
        }
        Ok(actor)
    }

    /// Somebody uses the session. While others write for long, the next request says it.
    pub(crate) async fn session_used(&self, actor: &Actor) -> Outcome {
        let now = self.now();
        if (now - actor.session.last_used_at).get_seconds() >= TOUCH_AFTER_SECONDS
            && let Some(mut transaction) = self.store.writer_soon().await?
        {
            sessions::touch(&mut transaction, &actor.tenant, actor.session.id, now).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// The actor of a session that was found; `None` if it has expired or its admin may not be signed in any more.
    async fn actor(
        &self,
        connection: &mut Connection,
        found: Found,
        token_hash: String,
        request_id: &str,
    ) -> Outcome<Option<Actor>> {
        let company = self.companies.at_least(connection, &found.tenant, found.revision).await?;
        let now = self.now();
        let actor = company.peek(|directory| {
            let admin = directory.view(found.session.admin).me()?;
            let (rule, settings) = (directory.settings().session.clone(), directory.settings());
            let age = found.password_changed_at.map(|at| now - at);
            let oldest = settings.password.expire_days.map(|days| i64::from(days) * 24 * 60 * 60);
            let too_old = age.zip(oldest).is_some_and(|(age, oldest)| age.get_seconds() >= oldest);
            let alive = now < expires_at(&found.session, rule.absolute_minutes)
                && now < found.session.last_used_at + MINUTE * rule.idle_minutes;
            (alive && admin.may_enter(day_in_japan(now))).then(|| Actor {
                admin: admin.id,
                must_change: found.must_change || too_old,
                must_add_factor: settings.mfa.binds(admin) && !found.has_factor,
                has_factor: found.has_factor,
                tenant: found.tenant,
                session: found.session,
                token_hash,
                revision: found.revision,
                rule,
                request_id: request_id.to_owned(),
            })
        });
        Ok(actor.await)
    }

    /// Whether a session's hash still opens anything, and the company's revision.
    pub(super) async fn session_alive(&self, token_hash: &str) -> Outcome<Option<Revision>> {
        let mut connection = self.store.reader().await?;
        let Some(found) = sessions::by_token(&mut connection, token_hash).await? else { return Ok(None) };
        let revision = found.revision;
        let actor = self.actor(&mut connection, found, String::new(), "").await?;
        Ok(actor.map(|_| revision))
    }

    pub(crate) async fn session_get(&self, actor: &Actor) -> Outcome<SessionView> {
        let admin = self.own_admin(actor).await?;
        let mut connection = self.store.reader().await?;
        self.session_view(&mut connection, actor, &admin).await
    }

    pub(crate) async fn session_delete(&self, actor: &Actor) -> Outcome {
        self.end(actor, actor.session.id, "session.delete").await
    }

    /// One's own open sessions.
    pub(crate) async fn sessions_list(&self, actor: &Actor) -> Outcome<Vec<SessionInfo>> {
        self.sessions_of(actor, actor.admin).await
    }

    /// Open sessions of an admin, for whom it is decided that the actor may see them.
    pub(super) async fn sessions_of(&self, actor: &Actor, admin: AdminId) -> Outcome<Vec<SessionInfo>> {
        let mut connection = self.store.reader().await?;
        let stored = sessions::of(&mut connection, &actor.tenant, Some(admin)).await?;
        let open = stored.into_iter().filter(|session| self.is_open(actor, session));
        Ok(open
            .map(|session| SessionInfo {
                current: session.id == actor.session.id,
                expires_at: expires_at(&session, actor.rule.absolute_minutes),
                id: session.id,
                admin: session.admin,
                created_at: session.created_at,
                last_used_at: session.last_used_at,
                address: session.address,
                client: session.client,
            })
            .collect())
    }

    /// Ends one's own session, or one of an admin whom one may manage.
    pub(crate) async fn sessions_end(&self, actor: &Actor, id: SessionId) -> Outcome {
        let mut connection = self.store.reader().await?;
        let owner = sessions::owner(&mut connection, &actor.tenant, id).await?;
        drop(connection);
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let manages = company.peek(|directory| {
            owner.is_some_and(|owner| owner == reader || directory.view(reader).may_manage(owner))
        });
        if !manages.await {
            return Err(refuse(ErrorCode::NotFound, "no such session"));
        }
        self.end(actor, id, "session.end").await
    }

    /// Proves anew who one is.
    pub(crate) async fn step_up(
        self: &std::sync::Arc<Self>,
        actor: Actor,
        request: PasswordProofRequest,
        origin: &Origin,
    ) -> Outcome<SessionView> {
        let admin = self.own_admin(&actor).await?;
        let attempt = self.prove(&actor, &admin, &request.password, origin, "/password").await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        attempt.forgive(&mut transaction).await?;
        sessions::verify(&mut transaction, &actor.tenant, actor.session.id, now).await?;
        let entry = entry(&actor, now, "session.step_up", json!({ "session": actor.session.id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        let actor = Actor { session: StoredSession { verified_at: now, ..actor.session.clone() }, ..actor };
        let view = self.session_view(&mut transaction, &actor, &admin).await?;
        transaction.commit().await?;
        Ok(view)
    }

    /// The owner has read what happened to the account.
    pub(crate) async fn notes_delete(&self, actor: &Actor) -> Outcome<SessionView> {
        let mut transaction = self.store.writer().await?;
        notes::remove(&mut transaction, &actor.tenant, actor.admin).await?;
        transaction.commit().await?;
        self.session_get(actor).await
    }

    async fn end(&self, actor: &Actor, id: SessionId, action: &'static str) -> Outcome {
        let mut transaction = self.store.writer().await?;
        sessions::remove(&mut transaction, &actor.tenant, id).await?;
        let entry = entry(actor, self.now(), action, json!({ "session": id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        self.companies.ring(&actor.tenant);
        Ok(())
    }

    /// The acting admin's own row.
    pub(super) async fn own_admin(&self, actor: &Actor) -> Outcome<Admin> {
        let company = self.company(actor).await?;
        let me = company.peek(|directory| directory.view(actor.admin).me().cloned()).await;
        me.ok_or_else(|| refuse(ErrorCode::SessionEnded, "sign in again"))
    }

    /// Whether a session of the actor's company has not expired.
    pub(super) fn is_open(&self, actor: &Actor, session: &StoredSession) -> bool {
        let now = self.now();
        now < expires_at(session, actor.rule.absolute_minutes)
            && now < session.last_used_at + MINUTE * actor.rule.idle_minutes
    }

    async fn session_view(
        &self,
        connection: &mut Connection,
        actor: &Actor,
        admin: &Admin,
    ) -> Outcome<SessionView> {
        let seconds = |minutes: u32| minutes.saturating_mul(60);
        Ok(SessionView {
            id: actor.session.id,
            admin: admin.id,
            account: admin.account.clone(),
            name: admin.name.clone(),
            company_code: actor.tenant.company_code.clone(),
            company_name: actor.tenant.name.clone(),
            language: admin.language,
            must_change_password: actor.must_change,
            must_add_factor: actor.must_add_factor,
            has_factor: actor.has_factor,
            verified_until: verified_until(&actor.session),
            previous_sign_in_at: actor.session.previous_sign_in_at,
            notes: notes::of(connection, &actor.tenant, admin.id).await?,
            created_at: actor.session.created_at,
            expires_at: expires_at(&actor.session, actor.rule.absolute_minutes),
            idle_seconds: seconds(actor.rule.idle_minutes),
            lock_seconds: seconds(actor.rule.lock_minutes),
            server_time: self.now(),
        })
    }
}

/// Until when an owner counts as proven.
pub(super) fn verified_until(session: &StoredSession) -> Timestamp {
    session.verified_at + VERIFIED_FOR
}

/// When a session ends at the latest: a rule that has become stricter since holds for it, too.
fn expires_at(session: &StoredSession, absolute_minutes: u32) -> Timestamp {
    session.expires_at.min(session.created_at + MINUTE * absolute_minutes)
}

fn sign_in_failed() -> Failure {
    refuse(ErrorCode::SignInFailed, "company code, account or password is wrong")
}
