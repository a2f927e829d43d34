//! Sessions. A row is a session that has not ended; whether it has expired is for the caller to see.

use contract::SessionId;
use directory::{AdminId, Revision};
use jiff::Timestamp;
use sqlx::{Row as _, sqlite::SqliteRow};

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
    /// When its owner last proved who they are.
    pub(crate) verified_at: Timestamp,
    /// The sign-in before the one that began it.
    pub(crate) previous_sign_in_at: Option<Timestamp>,
    pub(crate) address: String,
    pub(crate) client: String,
}

/// A session with all that a request needs to know of whom it comes from, in one look-up.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) session: StoredSession,
    pub(crate) tenant: Tenant,
    pub(crate) revision: Revision,
    pub(crate) must_change: bool,
    /// When the password was set; `None` if there is none.
    pub(crate) password_changed_at: Option<Timestamp>,
    pub(crate) has_factor: bool,
}

/// The columns of a session, for every statement that reads one.
const COLUMNS: &str = "s.id, s.admin_id, s.created_at, s.last_used_at, s.expires_at, s.verified_at,
    s.previous_sign_in_at, s.address, s.client";

pub(crate) async fn insert(
    connection: &mut Connection,
    tenant: &Tenant,
    session: &StoredSession,
    token_hash: &str,
) -> Outcome {
    sqlx::query(
        "insert into sessions (tenant_id, id, admin_id, token_hash, created_at, last_used_at, expires_at,
                               verified_at, previous_sign_in_at, address, client)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tenant.key())
    .bind(session.id.0.to_string())
    .bind(session.admin.to_string())
    .bind(token_hash)
    .bind(millis(session.created_at))
    .bind(millis(session.last_used_at))
    .bind(millis(session.expires_at))
    .bind(millis(session.verified_at))
    .bind(session.previous_sign_in_at.map(millis))
    .bind(&session.address)
    .bind(&session.client)
    .execute(connection)
    .await?;
    Ok(())
}

/// The one look-up without a tenant: the token is what proves which it is.
pub(crate) async fn by_token(connection: &mut Connection, token_hash: &str) -> Outcome<Option<Found>> {
    let statement = format!(
        "select {COLUMNS}, t.id, t.company_code, t.name, t.revision, coalesce(c.must_change, 1), c.changed_at,
                coalesce(f.confirmed, 0)
         from sessions s
         join tenants t on t.id = s.tenant_id
         left join credentials c on c.tenant_id = s.tenant_id and c.admin_id = s.admin_id
         left join factors f on f.tenant_id = s.tenant_id and f.admin_id = s.admin_id
         where s.token_hash = ?"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(token_hash).fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let changed_at: Option<i64> = row.try_get(14)?;
    Ok(Some(Found {
        session: stored(&row)?,
        tenant: Tenant::new(row.try_get(9)?, row.try_get(10)?, row.try_get(11)?),
        revision: Revision(row.try_get::<i64, _>(12)? as u64),
        must_change: row.try_get(13)?,
        password_changed_at: changed_at.map(time).transpose()?,
        has_factor: row.try_get(15)?,
    }))
}

/// Every session of the company, or of one of its admins, oldest first.
pub(crate) async fn of(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: Option<AdminId>,
) -> Outcome<Vec<StoredSession>> {
    let statement = format!(
        "select {COLUMNS} from sessions s where s.tenant_id = ? and (? is null or s.admin_id = ?) order by s.created_at"
    );
    let admin = admin.map(|admin| admin.to_string());
    let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(tenant.key())
        .bind(&admin)
        .bind(&admin)
        .fetch_all(connection)
        .await?;
    rows.iter().map(stored).collect()
}

/// Whose session it is.
pub(crate) async fn owner(
    connection: &mut Connection,
    tenant: &Tenant,
    session: SessionId,
) -> Outcome<Option<AdminId>> {
    let owner: Option<String> =
        sqlx::query_scalar("select admin_id from sessions where tenant_id = ? and id = ?")
            .bind(tenant.key())
            .bind(session.0.to_string())
            .fetch_optional(connection)
            .await?;
    owner.map(|owner| Ok(AdminId(id(&owner)?))).transpose()
}

/// Its owner has proved anew who they are.
pub(crate) async fn verify(
    connection: &mut Connection,
    tenant: &Tenant,
    session: SessionId,
    at: Timestamp,
) -> Outcome {
    sqlx::query("update sessions set verified_at = ?, last_used_at = ? where tenant_id = ? and id = ?")
        .bind(millis(at))
        .bind(millis(at))
        .bind(tenant.key())
        .bind(session.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

fn stored(row: &SqliteRow) -> Outcome<StoredSession> {
    let previous: Option<i64> = row.try_get(6)?;
    Ok(StoredSession {
        id: SessionId(id(row.try_get(0)?)?),
        admin: AdminId(id(row.try_get(1)?)?),
        created_at: time(row.try_get(2)?)?,
        last_used_at: time(row.try_get(3)?)?,
        expires_at: time(row.try_get(4)?)?,
        verified_at: time(row.try_get(5)?)?,
        previous_sign_in_at: previous.map(time).transpose()?,
        address: row.try_get(7)?,
        client: row.try_get(8)?,
    })
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
