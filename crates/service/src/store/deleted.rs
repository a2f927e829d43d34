//! Which rows each change set touched, and how those were last that it deleted.

use directory::{Effect, PolicyTarget, Revision, RowDiff, RowDiffs, RowRef};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{QueryBuilder, Row as _};

use super::{Connection, ROWS_A_STATEMENT, id, millis, tenants::Tenant, time};
use crate::error::{Failure, Outcome};

/// A row that does not exist any more.
#[derive(Clone, Debug)]
pub(crate) struct StoredDeleted {
    pub(crate) row: RowRef,
    /// The change set that deleted it.
    pub(crate) revision: Revision,
    pub(crate) at: Timestamp,
    /// The row as it was last, as JSON.
    pub(crate) body: String,
}

/// Where a part of the list of deleted rows begins: after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct After {
    pub(crate) revision: Revision,
    pub(crate) kind: String,
    pub(crate) id: String,
}

/// A row's kind and id, as they are kept.
pub(crate) fn key(row: RowRef) -> (&'static str, String) {
    match row {
        RowRef::Group(id) => ("group", id.to_string()),
        RowRef::User(id) => ("user", id.to_string()),
        RowRef::Device(id) => ("device", id.to_string()),
        RowRef::Admin(id) => ("admin", id.to_string()),
        RowRef::Policy(id) => ("policy", id.to_string()),
        RowRef::Assignment(target) => ("assignment", target_key(target)),
        RowRef::Violation(device) => ("violation", device.to_string()),
        RowRef::BasePolicy => ("base_policy", String::new()),
        RowRef::ViolationPolicy => ("violation_policy", String::new()),
    }
}

/// What names an assignment.
pub(crate) fn target_key(target: PolicyTarget) -> String {
    match target {
        PolicyTarget::Group(id) => format!("group:{id}"),
        PolicyTarget::User(id) => format!("user:{id}"),
        PolicyTarget::Device(id) => format!("device:{id}"),
    }
}

/// Notes which rows a change set touched; `parts` keeps beside each what was done to it.
pub(crate) async fn note(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
    diffs: &RowDiffs,
    parts: bool,
) -> Outcome {
    // Every field is named, so that none is forgotten.
    let RowDiffs {
        groups,
        users,
        devices,
        admins,
        settings: _,
        policies,
        assignments,
        violations,
        base_policy,
        violation_policy,
    } = diffs;
    let mut notes = Notes { connection, tenant, revision, parts };
    let none = RowDiffs::default;
    notes.each(policies, |row| RowRef::Policy(row.id), |policies| RowDiffs { policies, ..none() }).await?;
    notes
        .each(
            assignments,
            |row| RowRef::Assignment(row.target),
            |assignments| RowDiffs { assignments, ..none() },
        )
        .await?;
    notes
        .each(violations, |row| RowRef::Violation(row.device), |violations| RowDiffs { violations, ..none() })
        .await?;
    let base = |mut rows: Vec<_>| RowDiffs { base_policy: rows.pop(), ..none() };
    notes.each(base_policy.as_slice(), |_| RowRef::BasePolicy, base).await?;
    let violation = |mut rows: Vec<_>| RowDiffs { violation_policy: rows.pop(), ..none() };
    notes.each(violation_policy.as_slice(), |_| RowRef::ViolationPolicy, violation).await?;
    notes.each(groups, |row| RowRef::Group(row.id), |groups| RowDiffs { groups, ..none() }).await?;
    notes.each(users, |row| RowRef::User(row.id), |users| RowDiffs { users, ..none() }).await?;
    notes.each(devices, |row| RowRef::Device(row.id), |devices| RowDiffs { devices, ..none() }).await?;
    notes.each(admins, |row| RowRef::Admin(row.id), |admins| RowDiffs { admins, ..none() }).await
}

struct Notes<'a> {
    connection: &'a mut Connection,
    tenant: &'a Tenant,
    revision: Revision,
    parts: bool,
}

impl Notes<'_> {
    async fn each<T: Clone + Serialize + Sync>(
        &mut self,
        diffs: &[RowDiff<T>],
        reference: impl Fn(&T) -> RowRef + Send,
        only: impl Fn(Vec<RowDiff<T>>) -> RowDiffs + Send,
    ) -> Outcome {
        for diffs in diffs.chunks(ROWS_A_STATEMENT) {
            let mut rows = Vec::with_capacity(diffs.len());
            for diff in diffs {
                let Some(row) = diff.after.as_ref().or(diff.before.as_ref()) else { continue };
                let gone = match diff {
                    RowDiff { before: Some(before), after: None } => Some(serde_json::to_string(before)?),
                    _ => None,
                };
                let part = || Effect { rows: only(vec![diff.clone()]), ..Effect::default() };
                let part = self.parts.then(|| serde_json::to_string(&part())).transpose()?;
                rows.push((key(reference(row)), gone, part));
            }
            if rows.is_empty() {
                continue;
            }
            QueryBuilder::new("insert into change_rows (tenant_id, kind, row_id, revision, gone, part) ")
                .push_values(rows, |mut values, ((kind, id), gone, part)| {
                    values.push_bind(self.tenant.key()).push_bind(kind).push_bind(id);
                    values.push_bind(self.revision.0 as i64).push_bind(gone).push_bind(part);
                })
                .build()
                .execute(&mut *self.connection)
                .await?;
        }
        Ok(())
    }
}

/// Rows of these kinds whose last change since a time was their deletion, last deleted first.
pub(crate) async fn since(
    connection: &mut Connection,
    tenant: &Tenant,
    from: Timestamp,
    kinds: &[&str],
    after: Option<&After>,
    count: u32,
) -> Outcome<Vec<StoredDeleted>> {
    let rows = sqlx::query(
        "select kind, row_id, revision, at, gone from change_rows as it join changes using (tenant_id, revision)
         where tenant_id = ?1 and gone is not null and at > ?2
           and kind in (select value from json_each(?3))
           and (revision, kind, row_id) < (?4, ?5, ?6)
           and not exists (select 1 from change_rows as later where later.tenant_id = it.tenant_id
               and later.kind = it.kind and later.row_id = it.row_id and later.revision > it.revision)
         order by revision desc, kind desc, row_id desc limit ?7",
    )
    .bind(tenant.key())
    .bind(millis(from))
    .bind(serde_json::to_string(kinds)?)
    .bind(after.map_or(i64::MAX, |after| after.revision.0 as i64))
    .bind(after.map_or("", |after| &after.kind))
    .bind(after.map_or("", |after| &after.id))
    .bind(count)
    .fetch_all(connection)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let id = id(row.try_get("row_id")?)?;
        Ok(StoredDeleted {
            row: match row.try_get("kind")? {
                "group" => RowRef::Group(directory::GroupId(id)),
                "user" => RowRef::User(directory::UserId(id)),
                "device" => RowRef::Device(directory::DeviceId(id)),
                "admin" => RowRef::Admin(directory::AdminId(id)),
                kind => return Err(Failure::Broken(format!("stored row of kind {kind}"))),
            },
            revision: Revision(row.try_get::<i64, _>("revision")? as u64),
            at: time(row.try_get("at")?)?,
            body: row.try_get("gone")?,
        })
    };
    rows.iter().map(read).collect()
}
