//! Signing in.

use std::sync::Arc;

use contract::{
    AccountNote, AccountNoteKind, ErrorCode, Secret, SessionCreateRequest, SessionCreatedView, SessionId,
};
use directory::{Admin, AdminId, day_in_japan};
use serde_json::json;

use super::{MINUTE, StoredSession, sign_in_failed};
use crate::{
    app::{Actor, App, Origin, entry, factor::Proof, secrets, throttle::Attempt},
    error::{Outcome, refuse},
    store::{
        Connection, audit, credentials, credentials::Credential, notes, sessions, tenants, tenants::Tenant,
    },
};

/// How much of what a program says of itself is kept.
const LONGEST_CLIENT: usize = 200;

impl App {
    /// Signs in. Unknown company, unknown account, an admin who may not enter and a wrong password are one answer after
    /// one time.
    pub(crate) async fn session_create(
        self: &Arc<Self>,
        request: SessionCreateRequest,
        origin: &Origin,
    ) -> Outcome<SessionCreatedView> {
        let company_code = company_code(&request.company_code);
        let account = request.account.trim();
        let attempt = self.attempt(&company_code, account, origin.address).await?;
        let found = self.find_account(&company_code, account).await?;
        let hash =
            found.as_ref().and_then(|(_, known)| known.as_ref()).map(|(_, kept)| kept.password_hash.clone());
        let right = self.passwords.verify(&request.password, hash).await?;
        match found {
            Some((tenant, Some((admin, credential)))) if right => {
                let begun = self.begin(tenant.clone(), &admin, &credential, &request, &attempt, origin).await;
                if begun.as_ref().is_err_and(|failure| failure.code() == Some(ErrorCode::OtpWrong)) {
                    self.note_refusal(tenant, Some(admin.id), attempt.locks, origin);
                }
                begun
            }
            found => {
                if let Some((tenant, known)) = found {
                    self.note_refusal(tenant, known.map(|(admin, _)| admin.id), attempt.locks, origin);
                }
                Err(sign_in_failed())
            }
        }
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
        connection: &mut Connection,
        tenant: &Tenant,
        account: &str,
    ) -> Outcome<Option<Admin>> {
        let revision = tenants::revision(connection, tenant).await?;
        let company = self.companies.at_least(connection, tenant, revision).await?;
        let today = day_in_japan(self.now());
        let entering = company.peek(|directory| {
            directory.admin_by_account(account).filter(|admin| admin.may_enter(today)).cloned()
        });
        Ok(entering.await)
    }

    async fn begin(
        &self,
        tenant: Tenant,
        admin: &Admin,
        credential: &Credential,
        request: &SessionCreateRequest,
        attempt: &Attempt,
        origin: &Origin,
    ) -> Outcome<SessionCreatedView> {
        let rehashed = match self.passwords.is_outdated(&credential.password_hash) {
            true => Some(self.passwords.hash(&request.password).await?),
            false => None,
        };
        let now = self.now();
        let token = secrets::token();
        let token_hash = secrets::token_hash(token.expose());
        let mut transaction = self.store.writer().await?;
        // Hashing took a while: whoever was suspended or got another password meanwhile stays outside.
        let still = self.admin_who_may_enter(&mut transaction, &tenant, &admin.account).await?;
        let kept = credentials::find(&mut transaction, &tenant, admin.id).await?;
        let same = kept.is_some_and(|kept| kept.password_hash == credential.password_hash);
        if still.map(|admin| admin.id) != Some(admin.id) || !same {
            return Err(sign_in_failed());
        }
        let proof = self.prove_factor(&mut transaction, &tenant, admin.id, request.otp.as_ref(), now).await?;
        match proof {
            Proof::Missing => {
                drop(transaction);
                attempt.take_back(self).await?;
                return Err(refuse(ErrorCode::OtpRequired, "give the second factor as otp"));
            }
            Proof::Wrong => {
                return Err(refuse(ErrorCode::OtpWrong, "the second factor is wrong or was used before"));
            }
            Proof::RecoveryCode => {
                let kind = AccountNoteKind::RecoveryCodeUsed;
                let note = AccountNote { at: now, kind, by: String::new() };
                notes::insert(&mut transaction, &tenant, admin.id, &note).await?;
            }
            Proof::NoneAsked | Proof::Totp => {}
        }
        if let Some(hash) = rehashed {
            credentials::rehash(&mut transaction, &tenant, admin.id, &hash).await?;
        }
        let revision = tenants::revision(&mut transaction, &tenant).await?;
        let company = self.companies.at_least(&mut transaction, &tenant, revision).await?;
        let rule = company.peek(|directory| directory.settings().session.clone()).await;
        let session = StoredSession {
            id: SessionId(self.id()),
            admin: admin.id,
            created_at: now,
            last_used_at: now,
            expires_at: now + MINUTE * rule.absolute_minutes,
            verified_at: now,
            previous_sign_in_at: credential.last_sign_in_at,
            address: origin.address.to_string(),
            client: origin.client.chars().filter(|sign| !sign.is_control()).take(LONGEST_CLIENT).collect(),
        };
        sessions::insert(&mut transaction, &tenant, &session, &token_hash).await?;
        credentials::signed_in(&mut transaction, &tenant, admin.id, now).await?;
        attempt.forgive(&mut transaction).await?;
        let view = self.begun(&mut transaction, &token_hash, origin, admin).await?;
        transaction.commit().await?;
        Ok(SessionCreatedView { token, session: view })
    }

    /// The new session as every later request will find it, noted in the trail.
    async fn begun(
        &self,
        connection: &mut Connection,
        token_hash: &str,
        origin: &Origin,
        admin: &Admin,
    ) -> Outcome<contract::SessionView> {
        let found = sessions::by_token(connection, token_hash).await?.ok_or_else(sign_in_failed)?;
        let actor: Actor = self
            .actor(connection, found, token_hash.to_owned(), &origin.request_id)
            .await?
            .ok_or_else(sign_in_failed)?;
        let detail = json!({ "session": actor.session.id, "address": origin.address });
        audit::append(connection, &actor.tenant, &entry(&actor, self.now(), "session.create", detail))
            .await?;
        self.session_view(connection, &actor, admin).await
    }

    /// Compares the password of somebody who is signed in. Counted like an attempt to sign in, but for this session: a
    /// stranger who locks the account by guessing must not lock its owner out of a session that is open.
    pub(super) async fn prove(
        self: &Arc<Self>,
        actor: &Actor,
        admin: &Admin,
        password: &Secret,
        origin: &Origin,
        path: &str,
    ) -> Outcome<Attempt> {
        let counted = format!("{}\n{}", admin.account, actor.session.id.0);
        let attempt = self.attempt(&actor.tenant.company_code, &counted, origin.address).await?;
        let mut connection = self.store.reader().await?;
        let kept = credentials::find(&mut connection, &actor.tenant, actor.admin).await?;
        drop(connection);
        if self.passwords.verify(password, kept.map(|kept| kept.password_hash)).await? {
            return Ok(attempt);
        }
        self.note_refusal(actor.tenant.clone(), Some(admin.id), attempt.locks, origin);
        Err(crate::error::blame(ErrorCode::PasswordWrong, "this is not the current password", path))
    }

    /// Writes a failed attempt into the trail, beside the answer: how long that takes must not tell which companies exist.
    fn note_refusal(self: &Arc<Self>, tenant: Tenant, admin: Option<AdminId>, locked: bool, origin: &Origin) {
        let (app, origin) = (self.clone(), origin.clone());
        tokio::spawn(async move {
            let write = async {
                let at = app.now();
                let mut transaction = app.store.writer().await?;
                let entry = audit::Entry {
                    at,
                    actor: None,
                    action: "session.refuse",
                    detail: json!({ "admin": admin, "address": origin.address, "locked": locked }),
                    request_id: &origin.request_id,
                };
                audit::append(&mut transaction, &tenant, &entry).await?;
                if let Some(admin) = admin.filter(|_| locked) {
                    let note = AccountNote { at, kind: AccountNoteKind::Locked, by: String::new() };
                    notes::insert(&mut transaction, &tenant, admin, &note).await?;
                }
                transaction.commit().await?;
                Outcome::Ok(())
            };
            if let Err(failure) = write.await {
                let request_id = origin.request_id;
                tracing::error!(request_id, ?failure, "a refused sign-in is missing in the audit trail");
            }
        });
    }
}

/// Company codes are kept in capitals; people type them as they like, Japanese keyboards in full width.
pub(crate) fn company_code(text: &str) -> String {
    directory::fold(text.trim()).to_uppercase()
}
