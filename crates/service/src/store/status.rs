//! How each part of the service is, as the operator said it. The same for every company.

use std::collections::BTreeMap;

use contract::StatusLevel;
use jiff::Timestamp;
use sqlx::Row as _;

use super::{Connection, millis, time};
use crate::error::Outcome;

/// What is kept of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) level: StatusLevel,
    pub(crate) since: Timestamp,
}

/// Every part that was spoken of, by its id.
pub(crate) async fn levels(connection: &mut Connection) -> Outcome<BTreeMap<String, Level>> {
    let rows =
        sqlx::query("select component_id, level, since from component_levels").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let level = serde_json::from_value(row.try_get::<String, _>(1)?.into())?;
            Ok((row.try_get(0)?, Level { level, since: time(row.try_get(2)?)? }))
        })
        .collect()
}

/// Says how a part is, and who said so.
pub(crate) async fn put(connection: &mut Connection, id: &str, level: Level, set_by: &str) -> Outcome {
    let text = serde_json::to_value(level.level)?;
    sqlx::query(
        "insert into component_levels (component_id, level, since, set_by) values (?, ?, ?, ?)
         on conflict (component_id) do update
         set level = excluded.level, since = excluded.since, set_by = excluded.set_by",
    )
    .bind(id)
    .bind(text.as_str())
    .bind(millis(level.since))
    .bind(set_by)
    .execute(connection)
    .await?;
    Ok(())
}

/// A part that nobody has spoken of is as it should be, from now on.
pub(crate) async fn found(connection: &mut Connection, id: &str, at: Timestamp) -> Outcome {
    sqlx::query(
        "insert into component_levels (component_id, level, since, set_by) values (?, 'operational', ?, '')
         on conflict (component_id) do nothing",
    )
    .bind(id)
    .bind(millis(at))
    .execute(connection)
    .await?;
    Ok(())
}
