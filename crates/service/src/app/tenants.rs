//! Founding companies.

use contract::{AccountNote, AccountNoteKind, Secret};
use directory::{Admin, AdminId, Directory, RowDiff, RowDiffs};
use serde_json::json;

use super::{App, secrets, session, throttle::account_hash};
use crate::{
    config::Config,
    error::Outcome,
    store::{audit, credentials, directory as rows, factors, failures, notes, sessions, tenants},
};

/// Account of the admin that a company begins with.
const FIRST_ACCOUNT: &str = "admin";

/// How an admin signs in who has just been given a password.
#[derive(Debug)]
pub struct Founded {
    /// Names the company.
    pub company_code: String,
    /// Account of the admin.
    pub account: String,
    /// The password, which must be changed.
    pub password: Secret,
}

/// Founds a company with one admin who may do everything.
///
/// # Errors
/// A sentence: the code is not fit or taken, or the data folder cannot be used.
pub async fn tenant_create(config: &Config, company_code: &str, name: &str) -> Result<Founded, String> {
    let company_code = session::company_code(company_code);
    let name = name.trim();
    let fits = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    if !(2..=32).contains(&company_code.len()) || !company_code.chars().all(fits) {
        return Err("a company code is 2 to 32 of A-Z, 0-9 and -".to_owned());
    }
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err("a company name has 1 to 100 characters".to_owned());
    }
    let app = App::offline(config).await?;
    let founded = app.found(&company_code, name).await;
    app.store.close().await;
    match founded {
        Ok(Some(password)) => Ok(Founded { company_code, account: FIRST_ACCOUNT.to_owned(), password }),
        Ok(None) => Err(format!("the company code {company_code} is taken")),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

/// The operator's way back for an admin whom nobody in the company can help: a new password that must be changed, no
/// second factor, no session, no lock. Suspended admins stay suspended.
///
/// # Errors
/// A sentence: there is no such company or account, or the data folder cannot be used.
pub async fn admin_recover(config: &Config, company_code: &str, account: &str) -> Result<Founded, String> {
    let company_code = session::company_code(company_code);
    let app = App::offline(config).await?;
    let recovered = app.recover(&company_code, account.trim()).await;
    app.store.close().await;
    match recovered {
        Ok(Some((account, password))) => Ok(Founded { company_code, account, password }),
        Ok(None) => Err(format!("there is no account {account} in {company_code}")),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

impl App {
    /// The account as it is written and its new password; `None` if there is no such account.
    async fn recover(&self, company_code: &str, account: &str) -> Outcome<Option<(String, Secret)>> {
        let mut transaction = self.store.writer().await?;
        let Some(tenant) = tenants::by_code(&mut transaction, company_code).await? else { return Ok(None) };
        let revision = tenants::revision(&mut transaction, &tenant).await?;
        let company = self.companies.at_least(&mut transaction, &tenant, revision).await?;
        let admin = company.peek(|directory| directory.admin_by_account(account).cloned()).await;
        let Some(admin) = admin else { return Ok(None) };
        let (now, password) = (self.now(), secrets::password());
        let password_hash = self.passwords.hash(&password).await?;
        credentials::put(&mut transaction, &tenant, admin.id, &password_hash, true, now).await?;
        factors::remove(&mut transaction, &tenant, admin.id).await?;
        factors::remove_codes(&mut transaction, &tenant, admin.id).await?;
        sessions::remove_of(&mut transaction, &tenant, admin.id, None).await?;
        failures::remove(&mut transaction, &account_hash(company_code, &admin.account)).await?;
        let note = AccountNote { at: now, kind: AccountNoteKind::PasswordSet, by: String::new() };
        notes::insert(&mut transaction, &tenant, admin.id, &note).await?;
        let entry = audit::Entry {
            at: now,
            actor: None,
            action: "admin.recover",
            detail: json!({ "admin": admin.id }),
            request_id: "",
        };
        audit::append(&mut transaction, &tenant, &entry).await?;
        transaction.commit().await?;
        Ok(Some((admin.account, password)))
    }

    /// The first password; `None` if the code is taken.
    async fn found(&self, company_code: &str, name: &str) -> Outcome<Option<Secret>> {
        let admin = Admin::new(AdminId(self.id()), FIRST_ACCOUNT, "初期管理者", Vec::new());
        let id = admin.id;
        let admins = Directory::found(admin).rows().admins;
        let admins = admins.into_iter().map(|admin| RowDiff { before: None, after: Some(admin) }).collect();
        let password = secrets::password();
        let password_hash = self.passwords.hash(&password).await?;
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        if tenants::by_code(&mut transaction, company_code).await?.is_some() {
            return Ok(None);
        }
        let tenant = tenants::insert(&mut transaction, self.id(), company_code, name, now).await?;
        rows::write(&mut transaction, &tenant, &RowDiffs { admins, ..RowDiffs::default() }).await?;
        credentials::put(&mut transaction, &tenant, id, &password_hash, true, now).await?;
        let entry = audit::Entry {
            at: now,
            actor: None,
            action: "tenant.create",
            detail: json!({ "company_code": company_code, "admin": id }),
            request_id: "",
        };
        audit::append(&mut transaction, &tenant, &entry).await?;
        transaction.commit().await?;
        Ok(Some(password))
    }
}
