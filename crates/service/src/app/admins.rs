//! What is done to admins and is no directory state.

use contract::{ErrorCode, PasswordSetRequest};
use directory::{AdminId, Directory, Explanation, GroupId, Permission, RowRef, Target};
use serde_json::json;

use super::{Actor, App, entry, passwords};
use crate::{
    error::{Failure, Outcome, refuse},
    store::{audit, credentials, credentials::Credential, sessions, tenants},
};

impl App {
    /// Sets another admin's password. The owner's sessions end, and the owner must change it at the next sign-in.
    pub(crate) async fn admin_password_set(
        &self,
        actor: &Actor,
        id: AdminId,
        request: PasswordSetRequest,
    ) -> Outcome {
        let tenant = &actor.tenant;
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let account = company.read(move |directory| account_of_settable(directory, reader, id)).await??;
        passwords::check(&request.new, &account, &tenant.company_code, "/new")?;
        let password_hash = self.passwords.hash(&request.new).await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        // Hashing took a while: asked again at the revision that is written on.
        let revision = tenants::revision(&mut transaction, tenant).await?;
        let company = self.companies.at_least(&mut transaction, tenant, revision).await?;
        company.read(move |directory| account_of_settable(directory, reader, id)).await??;
        let credential = Credential { password_hash, must_change: true };
        credentials::put(&mut transaction, tenant, id, &credential, now).await?;
        sessions::remove_of(&mut transaction, tenant, id, None).await?;
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
            let view = directory.view(reader);
            let seen = view.admin(id).is_some() && group.is_none_or(|group| view.group(group).is_some());
            let target = group.map_or(Target::Organization, |group| Target::Row(RowRef::Group(group)));
            seen.then(|| directory.view(id).explain(permission, target))
        });
        explained.await?.ok_or_else(|| refuse(ErrorCode::NotFound, "no such admin or group"))
    }
}

/// The account of an admin whose password the reader may set.
fn account_of_settable(directory: &Directory, reader: AdminId, id: AdminId) -> Result<String, Failure> {
    let view = directory.view(reader);
    let admin = view.admin(id).ok_or_else(|| refuse(ErrorCode::NotFound, "no such admin"))?;
    if !view.may_set_password(id) {
        return Err(refuse(ErrorCode::Forbidden, "this takes admin.manage over the admin's whole authority"));
    }
    Ok(admin.account.clone())
}
