//! Sessions. A row is a session that has not ended; whether it has expired is for the caller to see.

use contract::SessionId;
use directory::{AdminId, Revision};
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, id, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// A session as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct StoredSession {
    pub(crate) id: SessionId,
    pub(crate) admin: AdminId,
    pub(crate) created_at: Timestamp,
    pub(crate) last_used_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// A session with all that a request needs to know of whom it comes from, in one look-up.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) session: StoredSession,
    pub(crate) tenant: Tenant,
    pub(crate) revision: Revision,
    pub(crate) must_change: bool,
}

pub(crate) async fn insert(
    connection: &mut Connection,
    tenant: &Tenant,
    session: &StoredSession,
    token_hash: &str,
) -> Outcome {
    sqlx::query(
        "insert into sessions (tenant_id, id, admin_id, token_hash, created_at, last_used_at, expires_at)
         values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tenant.key())
    .bind(session.id.0.to_string())
    .bind(session.admin.to_string())
    .bind(token_hash)
    .bind(millis(session.created_at))
    .bind(millis(session.last_used_at))
    .bind(millis(session.expires_at))
    .execute(connection)
    .await?;
    Ok(())
}

/// The one look-up without a tenant: the token is what proves which it is.
pub(crate) async fn by_token(connection: &mut Connection, token_hash: &str) -> Outcome<Option<Found>> {
    let row = sqlx::query(
        "select s.id, s.admin_id, s.created_at, s.last_used_at, s.expires_at,
                t.id, t.company_code, t.name, t.revision, coalesce(c.must_change, 1)
         from sessions s
         join tenants t on t.id = s.tenant_id
         left join credentials c on c.tenant_id = s.tenant_id and c.admin_id = s.admin_id
         where s.token_hash = ?",
    )
    .bind(token_hash)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Found {
        session: StoredSession {
            id: SessionId(id(row.try_get(0)?)?),
            admin: AdminId(id(row.try_get(1)?)?),
            created_at: time(row.try_get(2)?)?,
            last_used_at: time(row.try_get(3)?)?,
            expires_at: time(row.try_get(4)?)?,
        },
        tenant: Tenant::new(row.try_get(5)?, row.try_get(6)?, row.try_get(7)?),
        revision: Revision(row.try_get::<i64, _>(8)? as u64),
        must_change: row.try_get(9)?,
    }))
}

pub(crate) async fn touch(
    connection: &mut Connection,
    tenant: &Tenant,
    session: SessionId,
    at: Timestamp,
) -> Outcome {
    sqlx::query("update sessions set last_used_at = ? where tenant_id = ? and id = ?")
        .bind(millis(at))
        .bind(tenant.key())
        .bind(session.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn remove(connection: &mut Connection, tenant: &Tenant, session: SessionId) -> Outcome {
    sqlx::query("delete from sessions where tenant_id = ? and id = ?")
        .bind(tenant.key())
        .bind(session.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Every session of an admin, but perhaps the one that asks.
pub(crate) async fn remove_of(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    except: Option<SessionId>,
) -> Outcome {
    sqlx::query("delete from sessions where tenant_id = ? and admin_id = ? and id is distinct from ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .bind(except.map(|id| id.0.to_string()))
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets those that have expired, of every company: sweeping needs no context.
pub(crate) async fn remove_expired(
    connection: &mut Connection,
    now: Timestamp,
    last_used_before: Timestamp,
) -> Outcome {
    sqlx::query("delete from sessions where expires_at <= ? or last_used_at <= ?")
        .bind(millis(now))
        .bind(millis(last_used_before))
        .execute(connection)
        .await?;
    Ok(())
}
