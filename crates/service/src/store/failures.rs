//! Wrong attempts to sign in, by a hash of company code and account. Without a tenant: accounts and companies that do not
//! exist are counted, too.

use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, time};
use crate::error::Outcome;

/// Attempts at one account that came to nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Failures {
    pub(crate) count: u32,
    pub(crate) locked_until: Option<Timestamp>,
}

pub(crate) async fn of(connection: &mut Connection, account_hash: &str) -> Outcome<Failures> {
    let row = sqlx::query("select failures, locked_until from sign_in_failures where account_hash = ?")
        .bind(account_hash)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(Failures::default()) };
    let locked_until: Option<i64> = row.try_get(1)?;
    Ok(Failures { count: row.try_get(0)?, locked_until: locked_until.map(time).transpose()? })
}

pub(crate) async fn put(
    connection: &mut Connection,
    account_hash: &str,
    failures: Failures,
    at: Timestamp,
) -> Outcome {
    sqlx::query(
        "insert into sign_in_failures (account_hash, failures, last_at, locked_until) values (?, ?, ?, ?)
         on conflict (account_hash) do update set
             failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until",
    )
    .bind(account_hash)
    .bind(failures.count)
    .bind(millis(at))
    .bind(failures.locked_until.map(millis))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn remove(connection: &mut Connection, account_hash: &str) -> Outcome {
    sqlx::query("delete from sign_in_failures where account_hash = ?")
        .bind(account_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets those whose last attempt is long ago.
pub(crate) async fn remove_before(connection: &mut Connection, before: Timestamp) -> Outcome {
    sqlx::query("delete from sign_in_failures where last_at < ?")
        .bind(millis(before))
        .execute(connection)
        .await?;
    Ok(())
}
