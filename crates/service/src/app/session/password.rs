//! Changing one's own password.

use contract::{ErrorCode, PasswordChangeRequest, PasswordFault, Secret, SessionView};
use directory::{Admin, PasswordRule};
use serde_json::json;

use crate::{
    app::{Actor, App, Origin, entry, passwords},
    error::{Outcome, refuse},
    store::{audit, credentials, sessions},
};

impl App {
    /// Changes one's own password. Every other session of the admin ends.
    pub(crate) async fn password_change(
        self: &std::sync::Arc<Self>,
        actor: Actor,
        request: PasswordChangeRequest,
        origin: &Origin,
    ) -> Outcome<SessionView> {
        let tenant = &actor.tenant;
        let admin = self.own_admin(&actor).await?;
        let attempt = self.prove(&actor, &admin, &request.current, origin, "/current").await?;
        let company = self.company(&actor).await?;
        let rule = company.peek(|directory| directory.settings().password.clone()).await;
        if let Err(unfit) = self.check_new(&actor, &admin, &rule, &request).await {
            // The password was right: what is wrong with the new one is no guess.
            attempt.take_back(self).await?;
            return Err(unfit);
        }
        let password_hash = self.passwords.hash(&request.new).await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        // Hashing took a while: a password that another admin set meanwhile ended this session, and holds.
        let found = sessions::by_token(&mut transaction, &actor.token_hash).await?;
        found.ok_or_else(|| refuse(ErrorCode::SessionEnded, "sign in again"))?;
        attempt.forgive(&mut transaction).await?;
        credentials::put(&mut transaction, tenant, actor.admin, &password_hash, false, now).await?;
        sessions::remove_of(&mut transaction, tenant, actor.admin, Some(actor.session.id)).await?;
        audit::append(&mut transaction, tenant, &entry(&actor, now, "password.change", json!({}))).await?;
        let view = self
            .session_view(&mut transaction, &Actor { must_change: false, ..actor.clone() }, &admin)
            .await?;
        transaction.commit().await?;
        self.companies.ring(tenant);
        Ok(view)
    }

    async fn check_new(
        &self,
        actor: &Actor,
        admin: &Admin,
        rule: &PasswordRule,
        request: &PasswordChangeRequest,
    ) -> Outcome {
        passwords::check(rule, &request.new, &passwords::names(&actor.tenant, admin), "/new")?;
        if request.new.expose() == request.current.expose()
            || self.was_used(actor, rule, &request.new).await?
        {
            return passwords::unfit(&[PasswordFault::UsedBefore], "/new");
        }
        Ok(())
    }

    async fn was_used(&self, actor: &Actor, rule: &PasswordRule, password: &Secret) -> Outcome<bool> {
        let mut connection = self.store.reader().await?;
        let before = credentials::history(&mut connection, &actor.tenant, actor.admin, rule.history).await?;
        drop(connection);
        for hash in before {
            if self.passwords.verify(password, Some(hash)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
