//! The operator's tokens, and the trail of what was done with them and at the command line. Of no company.

use jiff::Timestamp;
use serde_json::Value;
use sqlx::Row as _;

use super::{Connection, audit::chained, millis};
use crate::error::Outcome;

/// Something that the operator did.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) at: Timestamp,
    /// `command line`, or `token` and its label.
    pub(crate) actor: &'a str,
    /// What, in the field's words: `notice.publish`.
    pub(crate) action: &'static str,
    /// The particulars; never a secret.
    pub(crate) detail: Value,
    pub(crate) request_id: &'a str,
}

pub(crate) async fn insert(
    connection: &mut Connection,
    label: &str,
    token_hash: &str,
    at: Timestamp,
) -> Outcome {
    sqlx::query("insert into operator_tokens (hash, label, created_at) values (?, ?, ?)")
        .bind(token_hash)
        .bind(label)
        .bind(millis(at))
        .execute(connection)
        .await?;
    Ok(())
}

/// Hash and label of every token in use.
pub(crate) async fn in_use(connection: &mut Connection) -> Outcome<Vec<(String, String)>> {
    let rows = sqlx::query("select hash, label from operator_tokens where revoked_at is null")
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Says whether there was one in use.
pub(crate) async fn revoke(connection: &mut Connection, label: &str, at: Timestamp) -> Outcome<bool> {
    let done =
        sqlx::query("update operator_tokens set revoked_at = ? where label = ? and revoked_at is null")
            .bind(millis(at))
            .bind(label)
            .execute(connection)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Appends to the operator's chain. In a transaction that holds the write lock, so that the chain cannot fork.
pub(crate) async fn append(connection: &mut Connection, entry: &Entry<'_>) -> Outcome {
    let last = sqlx::query("select number, hash from operator_audit order by number desc limit 1")
        .fetch_optional(&mut *connection)
        .await?;
    let (number, previous): (i64, String) = match last {
        Some(row) => (row.try_get::<i64, _>(0)? + 1, row.try_get(1)?),
        None => (1, String::new()),
    };
    let (at, detail) = (millis(entry.at), entry.detail.to_string());
    let hash = chained(&previous, number, at, Some(entry.actor), entry.action, &detail, entry.request_id);
    sqlx::query(
        "insert into operator_audit (number, at, actor, action, detail, request_id, previous_hash, hash)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(number)
    .bind(at)
    .bind(entry.actor)
    .bind(entry.action)
    .bind(detail)
    .bind(entry.request_id)
    .bind(previous)
    .bind(hash)
    .execute(connection)
    .await?;
    Ok(())
}
