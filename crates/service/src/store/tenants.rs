//! Companies.

use directory::Revision;
use jiff::Timestamp;
use sqlx::Row as _;
use uuid::Uuid;

use super::{Connection, millis};
use crate::error::Outcome;

/// A company whose data may be touched: made only by looking one up, for somebody who proved to belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Tenant {
    id: String,
    pub(crate) company_code: String,
    pub(crate) name: String,
}

impl Tenant {
    /// The value of `tenant_id`.
    pub(crate) fn key(&self) -> &str {
        &self.id
    }

    pub(super) fn new(id: String, company_code: String, name: String) -> Self {
        Self { id, company_code, name }
    }
}

pub(crate) async fn insert(
    connection: &mut Connection,
    id: Uuid,
    company_code: &str,
    name: &str,
    at: Timestamp,
) -> Outcome<Tenant> {
    sqlx::query("insert into tenants (id, company_code, name, revision, created_at) values (?, ?, ?, 0, ?)")
        .bind(id.to_string())
        .bind(company_code)
        .bind(name)
        .bind(millis(at))
        .execute(connection)
        .await?;
    Ok(Tenant::new(id.to_string(), company_code.to_owned(), name.to_owned()))
}

/// The company with this code, which is kept in capitals.
pub(crate) async fn by_code(connection: &mut Connection, company_code: &str) -> Outcome<Option<Tenant>> {
    let row = sqlx::query("select id, company_code, name from tenants where company_code = ?")
        .bind(company_code)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok(Tenant::new(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).transpose()
}

pub(crate) async fn revision(connection: &mut Connection, tenant: &Tenant) -> Outcome<Revision> {
    let revision: i64 = sqlx::query_scalar("select revision from tenants where id = ?")
        .bind(tenant.key())
        .fetch_one(connection)
        .await?;
    Ok(Revision(revision as u64))
}

pub(crate) async fn set_revision(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
) -> Outcome {
    sqlx::query("update tenants set revision = ? where id = ?")
        .bind(revision.0 as i64)
        .bind(tenant.key())
        .execute(connection)
        .await?;
    Ok(())
}
