//! The rows of a company's directory.

use directory::{RowDiff, RowDiffs, Rows};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{QueryBuilder, Row as _};

use super::{Connection, ROWS_A_STATEMENT, deleted::target_key, tenants::Tenant};
use crate::error::Outcome;

/// Every row of a company.
pub(crate) async fn load(connection: &mut Connection, tenant: &Tenant) -> Outcome<Rows> {
    let stored = sqlx::query("select kind, body from directory_rows where tenant_id = ?")
        .bind(tenant.key())
        .fetch_all(connection)
        .await?;
    let mut rows = Rows::default();
    for row in &stored {
        let body: &str = row.try_get(1)?;
        match row.try_get::<&str, _>(0)? {
            "group" => rows.groups.push(parse(body)?),
            "user" => rows.users.push(parse(body)?),
            "device" => rows.devices.push(parse(body)?),
            "admin" => rows.admins.push(parse(body)?),
            "settings" => rows.settings = Some(parse(body)?),
            "policy" => rows.policies.push(parse(body)?),
            "assignment" => rows.assignments.push(parse(body)?),
            "violation" => rows.violations.push(parse(body)?),
            "base_policy" => rows.base_policy = Some(parse(body)?),
            "violation_policy" => rows.violation_policy = Some(parse(body)?),
            kind => return Err(crate::error::Failure::Broken(format!("stored row of kind {kind}"))),
        }
    }
    Ok(rows)
}

/// Brings the rows to what they are after a change set.
pub(crate) async fn write(connection: &mut Connection, tenant: &Tenant, diffs: &RowDiffs) -> Outcome {
    each(connection, tenant, "group", &diffs.groups, |row| row.id.to_string()).await?;
    each(connection, tenant, "user", &diffs.users, |row| row.id.to_string()).await?;
    each(connection, tenant, "device", &diffs.devices, |row| row.id.to_string()).await?;
    each(connection, tenant, "admin", &diffs.admins, |row| row.id.to_string()).await?;
    each(connection, tenant, "settings", diffs.settings.as_slice(), |_| "settings".to_owned()).await?;
    each(connection, tenant, "policy", &diffs.policies, |row| row.id.to_string()).await?;
    each(connection, tenant, "assignment", &diffs.assignments, |row| target_key(row.target)).await?;
    each(connection, tenant, "violation", &diffs.violations, |row| row.device.to_string()).await?;
    let base_policy = diffs.base_policy.as_slice();
    each(connection, tenant, "base_policy", base_policy, |_| "base_policy".to_owned()).await?;
    let violation_policy = diffs.violation_policy.as_slice();
    each(connection, tenant, "violation_policy", violation_policy, |_| "violation_policy".to_owned()).await
}

async fn each<T: Serialize + Sync>(
    connection: &mut Connection,
    tenant: &Tenant,
    kind: &'static str,
    diffs: &[RowDiff<T>],
    id: impl Fn(&T) -> String + Send,
) -> Outcome {
    for diffs in diffs.chunks(ROWS_A_STATEMENT) {
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for diff in diffs {
            match (&diff.before, &diff.after) {
                (_, Some(after)) => kept.push((id(after), serde_json::to_string(after)?)),
                (Some(before), None) => gone.push(id(before)),
                (None, None) => {}
            }
        }
        put(connection, tenant, kind, kept).await?;
        remove(connection, tenant, kind, gone).await?;
    }
    Ok(())
}

async fn put(
    connection: &mut Connection,
    tenant: &Tenant,
    kind: &str,
    rows: Vec<(String, String)>,
) -> Outcome {
    if rows.is_empty() {
        return Ok(());
    }
    QueryBuilder::new("insert into directory_rows (tenant_id, kind, id, body) ")
        .push_values(rows, |mut values, (id, body)| {
            values.push_bind(tenant.key()).push_bind(kind).push_bind(id).push_bind(body);
        })
        .push(" on conflict (tenant_id, kind, id) do update set body = excluded.body")
        .build()
        .execute(connection)
        .await?;
    Ok(())
}

async fn remove(connection: &mut Connection, tenant: &Tenant, kind: &str, ids: Vec<String>) -> Outcome {
    if ids.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "delete from directory_rows
         where tenant_id = ? and kind = ? and id in (select value from json_each(?))",
    )
    .bind(tenant.key())
    .bind(kind)
    .bind(serde_json::to_string(&ids)?)
    .execute(connection)
    .await?;
    Ok(())
}

fn parse<T: DeserializeOwned>(body: &str) -> Outcome<T> {
    Ok(serde_json::from_str(body)?)
}
