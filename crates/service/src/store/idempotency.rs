//! Keys under which a write was asked for, so that asking twice does it once.

use directory::{AdminId, Revision};
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, tenants::Tenant};
use crate::error::Outcome;

/// The revision a key has made, and the fingerprint of what was asked.
pub(crate) async fn find(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    key: &str,
) -> Outcome<Option<(String, Revision)>> {
    let row = sqlx::query(
        "select fingerprint, revision from idempotency where tenant_id = ? and admin_id = ? and key = ?",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(key)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok((row.try_get(0)?, Revision(row.try_get::<i64, _>(1)? as u64)))).transpose()
}

pub(crate) async fn insert(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    key: &str,
    fingerprint: &str,
    revision: Revision,
    at: Timestamp,
) -> Outcome {
    sqlx::query(
        "insert into idempotency (tenant_id, admin_id, key, fingerprint, revision, at) values (?, ?, ?, ?, ?, ?)",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(key)
    .bind(fingerprint)
    .bind(revision.0 as i64)
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets old keys, of every company.
pub(crate) async fn remove_before(connection: &mut Connection, at: Timestamp) -> Outcome {
    sqlx::query("delete from idempotency where at < ?").bind(millis(at)).execute(connection).await?;
    Ok(())
}
