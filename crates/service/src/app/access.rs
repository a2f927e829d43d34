//! How others sign in: seen and dealt with by those who may manage them.

use std::collections::HashMap;

use contract::{AccountNote, AccountNoteKind, AdminAccess, ErrorCode, SessionInfo};
use directory::{Admin, AdminId, View};
use serde_json::json;

use super::{Actor, App, entry, factor, throttle};
use crate::{
    error::{Outcome, refuse},
    store::{Connection, audit, credentials, factors, failures, notes, sessions},
};

/// Which of the engine's rules decides what may be done to another admin.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// `View::may_manage`.
    Manage,
    /// `View::may_act_as`.
    ActAs,
}

impl Rule {
    fn holds(self, view: &View<'_>, id: AdminId) -> bool {
        match self {
            Self::Manage => view.may_manage(id),
            Self::ActAs => view.may_act_as(id),
        }
    }
}

impl App {
    /// How those sign in whom the actor may manage, and the actor.
    pub(crate) async fn admins_access(&self, actor: &Actor) -> Outcome<Vec<AdminAccess>> {
        let company = self.company(actor).await?;
        let reader = actor.admin;
        let admins: Vec<(AdminId, String, bool)> = company
            .read(move |directory| {
                let view = directory.view(reader);
                let shown = view.admins().filter(|admin| admin.id == reader || view.may_manage(admin.id));
                let bound = |admin: &Admin| directory.settings().mfa.binds(admin);
                shown.map(|admin| (admin.id, admin.account.clone(), bound(admin))).collect()
            })
            .await?;
        let mut connection = self.store.reader().await?;
        let mut open: HashMap<AdminId, u32> = HashMap::new();
        for session in sessions::of(&mut connection, &actor.tenant, None).await? {
            if self.is_open(actor, &session) {
                *open.entry(session.admin).or_default() += 1;
            }
        }
        let mut access = Vec::with_capacity(admins.len());
        for (admin, account, needs_factor) in admins {
            let kept = credentials::find(&mut connection, &actor.tenant, admin).await?;
            let factor = factors::find(&mut connection, &actor.tenant, admin).await?;
            access.push(AdminAccess {
                admin,
                has_factor: factor.is_some_and(|factor| factor.confirmed),
                needs_factor,
                must_change_password: kept.as_ref().is_some_and(|kept| kept.must_change),
                password_changed_at: kept.as_ref().map(|kept| kept.changed_at),
                last_sign_in_at: kept.and_then(|kept| kept.last_sign_in_at),
                sessions: open.get(&admin).copied().unwrap_or(0),
                locked_until: self
                    .locked_until(&mut connection, &actor.tenant.company_code, &account)
                    .await?,
            });
        }
        Ok(access)
    }

    /// Open sessions of another admin.
    pub(crate) async fn admin_sessions_list(&self, actor: &Actor, id: AdminId) -> Outcome<Vec<SessionInfo>> {
        if id != actor.admin {
            self.dealt_with(actor, id, Rule::Manage).await?;
        }
        self.sessions_of(actor, id).await
    }

    /// Ends every session of another admin, who is told at the next sign-in.
    pub(crate) async fn admin_sessions_end(&self, actor: &Actor, id: AdminId) -> Outcome {
        self.dealt_with(actor, id, Rule::Manage).await?;
        let mut transaction = self.store.writer().await?;
        sessions::remove_of(&mut transaction, &actor.tenant, id, None).await?;
        self.tell(&mut transaction, actor, id, AccountNoteKind::SessionsEnded).await?;
        let entry = entry(actor, self.now(), "admin.sessions_end", json!({ "admin": id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        self.companies.ring(&actor.tenant);
        Ok(())
    }

    /// Forgets the wrong passwords that have locked an account.
    pub(crate) async fn admin_unlock(&self, actor: &Actor, id: AdminId) -> Outcome {
        let account = self.dealt_with(actor, id, Rule::Manage).await?.account;
        let mut transaction = self.store.writer().await?;
        let account_hash = throttle::account_hash(&actor.tenant.company_code, &account);
        failures::remove(&mut transaction, &account_hash).await?;
        let entry = entry(actor, self.now(), "admin.unlock", json!({ "admin": id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes away another admin's second factor, who has lost it. The sessions end and the owner is told.
    pub(crate) async fn admin_factor_delete(&self, actor: &Actor, id: AdminId) -> Outcome {
        self.verified(actor)?;
        self.dealt_with(actor, id, Rule::ActAs).await?;
        let mut transaction = self.store.writer().await?;
        factor::take_away(&mut transaction, &actor.tenant, id).await?;
        sessions::remove_of(&mut transaction, &actor.tenant, id, None).await?;
        self.tell(&mut transaction, actor, id, AccountNoteKind::FactorRemoved).await?;
        let entry = entry(actor, self.now(), "factor.remove", json!({ "admin": id }));
        audit::append(&mut transaction, &actor.tenant, &entry).await?;
        transaction.commit().await?;
        self.companies.ring(&actor.tenant);
        Ok(())
    }

    /// An admin in sight to whom a rule of the engine lets the actor do this.
    pub(super) async fn dealt_with(&self, actor: &Actor, id: AdminId, rule: Rule) -> Outcome<Admin> {
        let company = self.company(actor).await?;
        let found = company.peek(|directory| {
            let view = directory.view(actor.admin);
            let admin = view.admin(id).ok_or_else(|| refuse(ErrorCode::NotFound, "no such admin"))?;
            if !rule.holds(&view, id) {
                let message = "this takes more rights over the admin's authority, and is never for oneself";
                return Err(refuse(ErrorCode::Forbidden, message));
            }
            Ok(admin.clone())
        });
        found.await
    }

    /// Leaves a note for an admin's next sign-in.
    pub(super) async fn tell(
        &self,
        connection: &mut Connection,
        actor: &Actor,
        id: AdminId,
        kind: AccountNoteKind,
    ) -> Outcome {
        let by = self.own_admin(actor).await?.name;
        notes::insert(connection, &actor.tenant, id, &AccountNote { at: self.now(), kind, by }).await
    }
}
