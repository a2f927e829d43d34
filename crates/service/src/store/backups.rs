//! When the whole service was last backed up. The same for every company.

use contract::{BackupKind, LastBackup};
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, time};
use crate::error::Outcome;

/// The last one of each kind.
pub(crate) async fn last(connection: &mut Connection) -> Outcome<Vec<LastBackup>> {
    let rows = sqlx::query("select kind, at from backup_times order by kind").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let kind = serde_json::from_value(row.try_get::<String, _>(0)?.into())?;
            Ok(LastBackup { kind, at: time(row.try_get(1)?)? })
        })
        .collect()
}

/// Notes one, unless a later one of its kind is noted.
pub(crate) async fn put(connection: &mut Connection, kind: BackupKind, at: Timestamp) -> Outcome {
    let kind = serde_json::to_value(kind)?;
    sqlx::query(
        "insert into backup_times (kind, at) values (?, ?)
         on conflict (kind) do update set at = max(at, excluded.at)",
    )
    .bind(kind.as_str())
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(())
}
