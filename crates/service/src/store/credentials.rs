//! Passwords of admins, as hashes: the present one and those before it.

use directory::AdminId;
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// What is kept of a password.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    /// Argon2id in PHC form.
    pub(crate) password_hash: String,
    /// Whether it was set by somebody else.
    pub(crate) must_change: bool,
    /// When it was set.
    pub(crate) changed_at: Timestamp,
    /// When its owner last signed in.
    pub(crate) last_sign_in_at: Option<Timestamp>,
}

pub(crate) async fn find(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<Option<Credential>> {
    let row = sqlx::query(
        "select password_hash, must_change, changed_at, last_sign_in_at from credentials
         where tenant_id = ? and admin_id = ?",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .fetch_optional(connection)
    .await?;
    let stored = |row: sqlx::sqlite::SqliteRow| {
        let last: Option<i64> = row.try_get(3)?;
        Ok(Credential {
            password_hash: row.try_get(0)?,
            must_change: row.try_get(1)?,
            changed_at: time(row.try_get(2)?)?,
            last_sign_in_at: last.map(time).transpose()?,
        })
    };
    row.map(stored).transpose()
}

/// Sets a password. The one until now goes into the history.
pub(crate) async fn put(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    password_hash: &str,
    must_change: bool,
    at: Timestamp,
) -> Outcome {
    sqlx::query(
        "insert or ignore into password_history (tenant_id, admin_id, changed_at, password_hash)
         select tenant_id, admin_id, changed_at, password_hash from credentials where tenant_id = ? and admin_id = ?",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "insert into credentials (tenant_id, admin_id, password_hash, must_change, changed_at) values (?, ?, ?, ?, ?)
         on conflict (tenant_id, admin_id) do update set
             password_hash = excluded.password_hash, must_change = excluded.must_change, changed_at = excluded.changed_at",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(password_hash)
    .bind(must_change)
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps the same password under another hash.
pub(crate) async fn rehash(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    password_hash: &str,
) -> Outcome {
    sqlx::query("update credentials set password_hash = ? where tenant_id = ? and admin_id = ?")
        .bind(password_hash)
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn signed_in(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    at: Timestamp,
) -> Outcome {
    sqlx::query("update credentials set last_sign_in_at = ? where tenant_id = ? and admin_id = ?")
        .bind(millis(at))
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Hashes of the passwords before the present one, newest first.
pub(crate) async fn history(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    count: u32,
) -> Outcome<Vec<String>> {
    Ok(sqlx::query_scalar(
        "select password_hash from password_history where tenant_id = ? and admin_id = ?
         order by changed_at desc limit ?",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(count)
    .fetch_all(connection)
    .await?)
}

pub(crate) async fn remove(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    sqlx::query("delete from credentials where tenant_id = ? and admin_id = ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn remove_history(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    sqlx::query("delete from password_history where tenant_id = ? and admin_id = ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
