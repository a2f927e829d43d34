//! The audit trail: written in the transaction of what it records, chained by hash.

use directory::AdminId;
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use sqlx::Row as _;

use super::{Connection, millis, tenants::Tenant};
use crate::error::Outcome;

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) at: Timestamp,
    /// Nobody, where it happened before anybody was known.
    pub(crate) actor: Option<AdminId>,
    /// What, in the field's words: `session.create`, `changes.apply`.
    pub(crate) action: &'static str,
    /// The particulars; never a secret.
    pub(crate) detail: Value,
    pub(crate) request_id: &'a str,
}

/// Appends to the chain. In a transaction that holds the write lock, so that the chain cannot fork.
pub(crate) async fn append(connection: &mut Connection, tenant: &Tenant, entry: &Entry<'_>) -> Outcome {
    let last = sqlx::query("select number, hash from audit where tenant_id = ? order by number desc limit 1")
        .bind(tenant.key())
        .fetch_optional(&mut *connection)
        .await?;
    let (number, previous): (i64, String) = match last {
        Some(row) => (row.try_get::<i64, _>(0)? + 1, row.try_get(1)?),
        None => (1, String::new()),
    };
    let actor = entry.actor.map(|actor| actor.to_string());
    let detail = entry.detail.to_string();
    let hash = chained(
        &previous,
        number,
        millis(entry.at),
        actor.as_deref(),
        entry.action,
        &detail,
        entry.request_id,
    );
    sqlx::query(
        "insert into audit (tenant_id, number, at, actor, action, detail, request_id, previous_hash, hash)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tenant.key())
    .bind(number)
    .bind(millis(entry.at))
    .bind(actor)
    .bind(entry.action)
    .bind(detail)
    .bind(entry.request_id)
    .bind(previous)
    .bind(hash)
    .execute(connection)
    .await?;
    Ok(())
}

/// SHA-256 over the hash before and every field as a JSON array, so that no two rows run into each other.
pub(super) fn chained(
    previous: &str,
    number: i64,
    at: i64,
    actor: Option<&str>,
    action: &str,
    detail: &str,
    request_id: &str,
) -> String {
    let text = serde_json::json!([previous, number, at, actor, action, detail, request_id]).to_string();
    crate::app::secrets::hex(&Sha256::digest(text))
}
