//! First passwords beside the changes that register their admins.

use std::{collections::HashMap, sync::Arc};

use contract::{ChangesRequest, ErrorBody, ErrorCode};
use directory::{Admin, AdminId, Change, ChangeSet, PasswordRule};

use crate::{
    app::{Actor, App, companies::Company, passwords},
    error::{Outcome, blame},
    store::idempotency,
};

/// How many admins may be registered with a first password at once: each is hashed.
const MOST_PASSWORDS: usize = 500;
impl App {
    /// First passwords are for admins that the same request registers, and fit the rule.
    pub(super) fn check_passwords(actor: &Actor, rule: &PasswordRule, request: &ChangesRequest) -> Outcome {
        if request.initial_passwords.is_empty() {
            return Ok(());
        }
        if request.initial_passwords.len() > MOST_PASSWORDS {
            let message = "at most 500 first passwords at once";
            return Err(blame(ErrorCode::BadRequest, message, "/initial_passwords"));
        }
        let registered: HashMap<AdminId, &Admin> = request
            .changes
            .iter()
            .filter_map(|change| match change {
                Change::AdminCreate(admin) => Some((admin.id, admin)),
                _ => None,
            })
            .collect();
        for (id, password) in &request.initial_passwords {
            let path = format!("/initial_passwords/{id}");
            let Some(admin) = registered.get(id) else {
                let message = "a first password is for an admin that these changes register";
                return Err(blame(ErrorCode::BadRequest, message, path));
            };
            passwords::check(rule, password, &passwords::names(&actor.tenant, admin), &path)?;
        }
        Ok(())
    }

    /// Refuses what the engine would refuse before anything is spent on it: each first password costs a hash, and the
    /// places for hashing are shared with everybody who signs in. A request that was answered before is let through.
    pub(super) async fn granted(
        &self,
        actor: &Actor,
        company: &Arc<Company>,
        set: ChangeSet,
        key: Option<&str>,
    ) -> Outcome<ChangeSet> {
        let reader = actor.admin;
        let (set, refused) = company
            .read(move |directory| {
                let refused = directory.plan(reader, &set).err();
                (set, refused)
            })
            .await?;
        let Some(rejections) = refused else { return Ok(set) };
        if let Some(key) = key {
            let mut connection = self.store.reader().await?;
            if idempotency::find(&mut connection, &actor.tenant, actor.admin, key).await?.is_some() {
                return Ok(set);
            }
        }
        Err(ErrorBody::rejected(rejections).into())
    }
}
