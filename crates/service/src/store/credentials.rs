//! Password hashes of admins.

use directory::AdminId;
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, tenants::Tenant};
use crate::error::Outcome;

/// What is kept of a password.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    /// Argon2id in PHC form.
    pub(crate) password_hash: String,
    /// Whether it was set by somebody else.
    pub(crate) must_change: bool,
}

pub(crate) async fn find(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<Option<Credential>> {
    let row = sqlx::query(
        "select password_hash, must_change from credentials where tenant_id = ? and admin_id = ?",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(Credential { password_hash: row.try_get(0)?, must_change: row.try_get(1)? })).transpose()
}

pub(crate) async fn put(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    credential: &Credential,
    at: Timestamp,
) -> Outcome {
    sqlx::query(
        "insert into credentials (tenant_id, admin_id, password_hash, must_change, changed_at) values (?, ?, ?, ?, ?)
         on conflict (tenant_id, admin_id) do update set
             password_hash = excluded.password_hash, must_change = excluded.must_change, changed_at = excluded.changed_at",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(&credential.password_hash)
    .bind(credential.must_change)
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn remove(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    sqlx::query("delete from credentials where tenant_id = ? and admin_id = ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
