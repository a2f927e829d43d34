//! Signing in and out, and one's own password.

use std::net::IpAddr;

use contract::{
    ErrorCode, PasswordChangeRequest, SessionCreateRequest, SessionCreatedView, SessionId, SessionView,
};
use directory::{Admin, AdminId};
use jiff::Timestamp;
use serde_json::json;

use super::{Actor, App, entry, passwords, secrets};
use crate::{
    error::{Outcome, blame, refuse},
    store::{
        audit, credentials, credentials::Credential, sessions, sessions::StoredSession, tenants,
        tenants::Tenant,
    },
};

/// How exactly the last use of a session is known: not every request writes.
const TOUCH_AFTER_SECONDS: i64 = 60;

impl App {
    /// Signs in. Unknown company, unknown account, suspended admin and wrong password are one answer after one time.
    pub(crate) async fn session_create(
        self: &std::sync::Arc<Self>,
        request: SessionCreateRequest,
        address: IpAddr,
        request_id: &str,
    ) -> Outcome<SessionCreatedView> {
        let company_code = company_code(&request.company_code);
        let account = request.account.trim();
        self.throttles.attempt(&company_code, account, address)?;
        let found = self.find_account(&company_code, account).await?;
        let hash =
            found.as_ref().and_then(|(_, known)| known.as_ref()).map(|(_, kept)| kept.password_hash.clone());
        let right = self.passwords.verify(&request.password, hash).await?;
        match found {
            Some((tenant, Some((admin, credential)))) if right => {
                self.begin_session(tenant, admin, &credential, request_id).await
            }
            found => {
                if let Some((tenant, known)) = found {
                    self.note_refusal(
                        tenant,
                        known.map(|(admin, _)| admin.id),
                        address,
                        request_id.to_owned(),
                    );
                }
                Err(sign_in_failed())
            }
        }
    }

    /// Who a token belongs to.
    pub(crate) async fn authenticate(&self, token: &str, request_id: &str) -> Outcome<Actor> {
        let ended = || refuse(ErrorCode::SessionEnded, "sign in again");
        let token_hash = secrets::token_hash(token);
        let mut connection = self.store.reader().await?;
        let found = sessions::by_token(&mut connection, &token_hash).await?.ok_or_else(ended)?;
        let now = self.now();
        let session = found.session;
        if !self.is_alive(&session, now) {
            return Err(ended());
        }
        if (now - session.last_used_at).get_seconds() >= TOUCH_AFTER_SECONDS {
            sessions::touch(&mut connection, &found.tenant, session.id, now).await?;
        }
        Ok(Actor {
            tenant: found.tenant,
            admin: session.admin,
            session: session.id,
            token_hash,
            revision: found.revision,
            must_change: found.must_change,
            created_at: session.created_at,
            expires_at: session.expires_at,
            request_id: request_id.to_owned(),
        })
    }

    pub(crate) async fn session_get(&self, actor: &Actor) -> Outcome<SessionView> {
        let admin = self.own_admin(actor).await?;
        Ok(self.session_view(actor, &admin))
    }

    pub(crate) async fn session_delete(&self, actor: &Actor) -> Outcome {
        let mut transaction = self.store.writer().await?;
        sessions::remove(&mut transaction, &actor.tenant, actor.session).await?;
        let entry = entry(actor, self.now(), "session.delete", json!({ "session": actor.session }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        self.companies.ring(&actor.tenant);
        Ok(())
    }

    /// Changes one's own password. Every other session of the admin ends.
    pub(crate) async fn password_change(
        &self,
        actor: &Actor,
        request: PasswordChangeRequest,
        address: IpAddr,
    ) -> Outcome<SessionView> {
        let tenant = &actor.tenant;
        let admin = self.own_admin(actor).await?;
        self.throttles.attempt(&tenant.company_code, &admin.account, address)?;
        let mut connection = self.store.reader().await?;
        let kept = credentials::find(&mut connection, tenant, actor.admin).await?;
        drop(connection);
        if !self.passwords.verify(&request.current, kept.map(|kept| kept.password_hash)).await? {
            return Err(blame(ErrorCode::PasswordWrong, "this is not the current password", "/current"));
        }
        passwords::check(&request.new, &admin.account, &tenant.company_code, "/new")?;
        if request.new.expose() == request.current.expose() {
            return Err(blame(ErrorCode::PasswordUnfit, "the new password is the old one", "/new"));
        }
        let password_hash = self.passwords.hash(&request.new).await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        let credential = Credential { password_hash, must_change: false };
        credentials::put(&mut transaction, tenant, actor.admin, &credential, now).await?;
        sessions::remove_of(&mut transaction, tenant, actor.admin, Some(actor.session)).await?;
        audit::append(&mut transaction, tenant, &entry(actor, now, "password.change", json!({}))).await?;
        transaction.commit().await?;
        self.companies.ring(tenant);
        Ok(self.session_view(&Actor { must_change: false, ..actor.clone() }, &admin))
    }

    /// The company and, where there is one that may sign in, the admin with what is kept of the password.
    async fn find_account(
        &self,
        company_code: &str,
        account: &str,
    ) -> Outcome<Option<(Tenant, Option<(Admin, Credential)>)>> {
        let mut connection = self.store.reader().await?;
        let Some(tenant) = tenants::by_code(&mut connection, company_code).await? else { return Ok(None) };
        let admin = self.admin_who_may_enter(&mut connection, &tenant, account).await?;
        let Some(admin) = admin else { return Ok(Some((tenant, None))) };
        let kept = credentials::find(&mut connection, &tenant, admin.id).await?;
        Ok(Some((tenant, kept.map(|kept| (admin, kept)))))
    }

    async fn admin_who_may_enter(
        &self,
        connection: &mut crate::store::Connection,
        tenant: &Tenant,
        account: &str,
    ) -> Outcome<Option<Admin>> {
        let revision = tenants::revision(connection, tenant).await?;
        let company = self.companies.at_least(connection, tenant, revision).await?;
        let account = account.to_owned();
        company
            .read(move |directory| {
                directory.admin_by_account(&account).filter(|admin| !admin.suspended).cloned()
            })
            .await
    }

    async fn begin_session(
        &self,
        tenant: Tenant,
        admin: Admin,
        credential: &Credential,
        request_id: &str,
    ) -> Outcome<SessionCreatedView> {
        let now = self.now();
        let token = secrets::token();
        let session = StoredSession {
            id: SessionId(self.id()),
            admin: admin.id,
            created_at: now,
            last_used_at: now,
            expires_at: now + self.config.sessions.absolute,
        };
        let token_hash = secrets::token_hash(token.expose());
        let mut transaction = self.store.writer().await?;
        // Hashing took a while: whoever was suspended or got another password meanwhile stays outside.
        let still = self.admin_who_may_enter(&mut transaction, &tenant, &admin.account).await?;
        let kept = credentials::find(&mut transaction, &tenant, admin.id).await?;
        let same = kept.is_some_and(|kept| kept.password_hash == credential.password_hash);
        if still.map(|admin| admin.id) != Some(admin.id) || !same {
            return Err(sign_in_failed());
        }
        sessions::insert(&mut transaction, &tenant, &session, &token_hash).await?;
        let revision = tenants::revision(&mut transaction, &tenant).await?;
        let actor = Actor {
            tenant,
            admin: admin.id,
            session: session.id,
            token_hash,
            revision,
            must_change: credential.must_change,
            created_at: session.created_at,
            expires_at: session.expires_at,
            request_id: request_id.to_owned(),
        };
        let entry = entry(&actor, now, "session.create", json!({ "session": session.id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        Ok(SessionCreatedView { token, session: self.session_view(&actor, &admin) })
    }

    /// Writes a failed attempt into the trail, beside the answer: how long that takes must not tell which companies exist.
    fn note_refusal(
        self: &std::sync::Arc<Self>,
        tenant: Tenant,
        admin: Option<AdminId>,
        address: IpAddr,
        request_id: String,
    ) {
        let app = self.clone();
        tokio::spawn(async move {
            let write = async {
                let mut transaction = app.store.writer().await?;
                let entry = audit::Entry {
                    at: app.now(),
                    actor: None,
                    action: "session.refuse",
                    detail: json!({ "admin": admin, "address": address }),
                    request_id: &request_id,
                };
                audit::append(&mut transaction, &tenant, &entry).await?;
                transaction.commit().await?;
                Outcome::Ok(())
            };
            if let Err(failure) = write.await {
                tracing::error!(request_id, ?failure, "a refused sign-in is missing in the audit trail");
            }
        });
    }

    /// The acting admin's own row.
    pub(super) async fn own_admin(&self, actor: &Actor) -> Outcome<Admin> {
        let id = actor.admin;
        let company = self.company(actor).await?;
        let me = company.read(move |directory| directory.view(id).me().cloned()).await?;
        me.ok_or_else(|| refuse(ErrorCode::SessionEnded, "sign in again"))
    }

    fn session_view(&self, actor: &Actor, admin: &Admin) -> SessionView {
        SessionView {
            id: actor.session,
            admin: admin.id,
            account: admin.account.clone(),
            name: admin.name.clone(),
            company_code: actor.tenant.company_code.clone(),
            company_name: actor.tenant.name.clone(),
            must_change_password: actor.must_change,
            created_at: actor.created_at,
            expires_at: actor.expires_at,
            idle_seconds: self.config.sessions.idle.as_secs().try_into().unwrap_or(u32::MAX),
            server_time: self.now(),
        }
    }

    /// Whether a session's hash still opens anything.
    pub(super) async fn session_alive(
        &self,
        token_hash: &str,
        now: Timestamp,
    ) -> Outcome<Option<directory::Revision>> {
        let mut connection = self.store.reader().await?;
        let found = sessions::by_token(&mut connection, token_hash).await?;
        let alive = found.filter(|found| self.is_alive(&found.session, now));
        Ok(alive.map(|found| found.revision))
    }

    fn is_alive(&self, session: &StoredSession, now: Timestamp) -> bool {
        now < session.expires_at && now < session.last_used_at + self.config.sessions.idle
    }
}

/// Company codes are kept in capitals; people type them as they like, Japanese keyboards in full width.
pub(crate) fn company_code(text: &str) -> String {
    directory::fold(text.trim()).to_uppercase()
}

fn sign_in_failed() -> crate::error::Failure {
    refuse(ErrorCode::SignInFailed, "company code, account or password is wrong")
}
