//! What is done to admins and is no directory state.

use contract::{AccountNoteKind, ErrorCode, PasswordSetRequest};
use directory::{
    AdminId, AuthorityPlace, Explanation, GroupId, Permission, RowRef, Settings, Target, WhoMay,
};
use serde_json::json;

use super::{Actor, App, access::Rule, entry, passwords};
use crate::{
    error::{Outcome, refuse},
    store::{audit, credentials, sessions, tenants},
};

impl App {
    /// Sets another admin's password. The owner's sessions end, and the owner must change it at the next sign-in.
    pub(crate) async fn admin_password_set(
        &self,
        actor: &Actor,
        id: AdminId,
        request: PasswordSetRequest,
    ) -> Outcome {
        self.verified(actor)?;
        let tenant = &actor.tenant;
        let admin = self.dealt_with(actor, id, Rule::ActAs).await?;
        let company = self.company(actor).await?;
        let rule = company.peek(|directory| directory.settings().password.clone()).await;
        passwords::check(&rule, &request.new, &passwords::names(tenant, &admin), "/new")?;
        let password_hash = self.passwords.hash(&request.new).await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        // Hashing took a while: asked again at the revision that is written on.
        let revision = tenants::revision(&mut transaction, tenant).await?;
        self.dealt_with(&Actor { revision, ..actor.clone() }, id, Rule::ActAs).await?;
        credentials::put(&mut transaction, tenant, id, &password_hash, true, now).await?;
        sessions::remove_of(&mut transaction, tenant, id, None).await?;
        self.tell(&mut transaction, actor, id, AccountNoteKind::PasswordSet).await?;
        audit::append(&mut transaction, tenant, &entry(actor, now, "password.set", json!({ "admin": id })))
            .await?;
        transaction.commit().await?;
        self.companies.ring(tenant);
        Ok(())
    }

    /// Whether an admin may do something at a group or in the whole organization, and why.
    pub(crate) async fn admin_authority(
        &self,
        actor: &Actor,
        id: AdminId,
        permission: Permission,
        group: Option<GroupId>,
    ) -> Outcome<Explanation> {
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let explained = company.read(move |directory| {
            let target = group.map_or(Target::Organization, |group| Target::Row(RowRef::Group(group)));
            directory.view(reader).explain_of(id, permission, target)
        });
        explained.await?.ok_or_else(|| refuse(ErrorCode::NotFound, "no such admin or group"))
    }

    /// What an admin may do at each group that the grants name.
    pub(crate) async fn admin_authority_map(
        &self,
        actor: &Actor,
        id: AdminId,
    ) -> Outcome<Vec<AuthorityPlace>> {
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let map = company.read(move |directory| directory.view(reader).authority_map(id)).await?;
        map.ok_or_else(|| refuse(ErrorCode::NotFound, "no such admin"))
    }

    /// Who of the admins in sight may do something at a group or in the whole organization.
    pub(crate) async fn authority_who(
        &self,
        actor: &Actor,
        permission: Permission,
        group: Option<GroupId>,
    ) -> Outcome<Vec<WhoMay>> {
        let reader = actor.admin;
        let target = group.map_or(Target::Organization, |group| Target::Row(RowRef::Group(group)));
        let company = self.company(actor).await?;
        let who = company.read(move |directory| directory.view(reader).who_may(permission, target)).await?;
        who.ok_or_else(|| refuse(ErrorCode::NotFound, "no such group"))
    }

    /// The company's settings.
    pub(crate) async fn settings_get(&self, actor: &Actor) -> Outcome<Settings> {
        Ok(self.company(actor).await?.peek(|directory| directory.settings().clone()).await)
    }
}
