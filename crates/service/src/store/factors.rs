//! Second factors and recovery codes of admins.

use directory::AdminId;
use sqlx::Row as _;

use super::{Connection, tenants::Tenant};
use crate::error::Outcome;

/// A second factor as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct StoredFactor {
    /// Sealed under the service's key.
    pub(crate) secret: Vec<u8>,
    /// Whether it is asked for; else it is an offer.
    pub(crate) confirmed: bool,
    /// The time step of the last code that was taken: none at or before it is taken again.
    pub(crate) last_step: u64,
}

/// Whether anything is kept that was sealed.
pub(crate) async fn any(connection: &mut Connection) -> Outcome<bool> {
    Ok(sqlx::query("select 1 from factors limit 1").fetch_optional(connection).await?.is_some())
}

pub(crate) async fn find(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<Option<StoredFactor>> {
    let row =
        sqlx::query("select secret, confirmed, last_step from factors where tenant_id = ? and admin_id = ?")
            .bind(tenant.key())
            .bind(admin.to_string())
            .fetch_optional(connection)
            .await?;
    let stored = |row: sqlx::sqlite::SqliteRow| {
        let last_step: i64 = row.try_get(2)?;
        Ok(StoredFactor { secret: row.try_get(0)?, confirmed: row.try_get(1)?, last_step: last_step as u64 })
    };
    row.map(stored).transpose()
}

pub(crate) async fn put(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    factor: &StoredFactor,
) -> Outcome {
    sqlx::query(
        "insert into factors (tenant_id, admin_id, secret, confirmed, last_step) values (?, ?, ?, ?, ?)
         on conflict (tenant_id, admin_id) do update set
             secret = excluded.secret, confirmed = excluded.confirmed, last_step = excluded.last_step",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(&factor.secret)
    .bind(factor.confirmed)
    .bind(factor.last_step as i64)
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether there was one that was confirmed.
pub(crate) async fn remove(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome<bool> {
    let confirmed: Option<bool> =
        sqlx::query_scalar("delete from factors where tenant_id = ? and admin_id = ? returning confirmed")
            .bind(tenant.key())
            .bind(admin.to_string())
            .fetch_optional(connection)
            .await?;
    Ok(confirmed == Some(true))
}

pub(crate) async fn put_code(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    code_hash: &str,
) -> Outcome {
    sqlx::query("insert into recovery_codes (tenant_id, admin_id, code_hash) values (?, ?, ?)")
        .bind(tenant.key())
        .bind(admin.to_string())
        .bind(code_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a code; whether there was this one.
pub(crate) async fn take_code(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    code_hash: &str,
) -> Outcome<bool> {
    let taken =
        sqlx::query("delete from recovery_codes where tenant_id = ? and admin_id = ? and code_hash = ?")
            .bind(tenant.key())
            .bind(admin.to_string())
            .bind(code_hash)
            .execute(connection)
            .await?;
    Ok(taken.rows_affected() > 0)
}

pub(crate) async fn remove_codes(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    sqlx::query("delete from recovery_codes where tenant_id = ? and admin_id = ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
