//! Founding companies.

use contract::Secret;
use directory::{Admin, AdminId, Directory, RowDiff, RowDiffs};
use serde_json::json;

use super::{App, secrets, session};
use crate::{
    config::Config,
    error::Outcome,
    seal::Seal,
    store::{Store, audit, credentials, directory as rows, tenants},
};

/// Account of the admin that a company begins with.
const FIRST_ACCOUNT: &str = "admin";

/// A new company and how its first admin signs in.
#[derive(Debug)]
pub struct Founded {
    /// Names the company.
    pub company_code: String,
    /// Account of its first admin.
    pub account: String,
    /// The first password, which must be changed.
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
    let store = Store::open(&config.data).await?;
    let app = App::new(config.clone(), store, Seal::open(&config.data)?);
    let founded = app.found(&company_code, name).await;
    app.store.close().await;
    match founded {
        Ok(Some(password)) => Ok(Founded { company_code, account: FIRST_ACCOUNT.to_owned(), password }),
        Ok(None) => Err(format!("the company code {company_code} is taken")),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

impl App {
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
