//! Which rows each change set touched, and how those were last that it deleted.

use std::collections::BTreeMap;

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

/// Notes which rows a change set touched; `parts` keeps beside each what was done to it. What is assigned to a row and
/// activated on it is noted there as well: it belongs to that row's history.
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
    let mut on_rows = BTreeMap::<RowRef, RowDiffs>::new();
    for (row, diff) in known(assignments) {
        on_rows.entry(row.target.into()).or_default().assignments.push(diff.clone());
    }
    for (row, diff) in known(violations) {
        on_rows.entry(RowRef::Device(row.device)).or_default().violations.push(diff.clone());
    }
    if let Some(diff) = base_policy.clone() {
        let part = RowDiffs { base_policy: Some(diff), ..RowDiffs::default() };
        on_rows.insert(RowRef::BasePolicy, part);
    }
    if let Some(diff) = violation_policy.clone() {
        let part = RowDiffs { violation_policy: Some(diff), ..RowDiffs::default() };
        on_rows.insert(RowRef::ViolationPolicy, part);
    }
    let mut notes = Notes { connection, tenant, revision, parts, on_rows };
    notes.each(policies, |row| RowRef::Policy(row.id), |rows| &mut rows.policies).await?;
    notes.each(assignments, |row| RowRef::Assignment(row.target), |rows| &mut rows.assignments).await?;
    notes.each(violations, |row| RowRef::Violation(row.device), |rows| &mut rows.violations).await?;
    notes.each(groups, |row| RowRef::Group(row.id), |rows| &mut rows.groups).await?;
    notes.each(users, |row| RowRef::User(row.id), |rows| &mut rows.users).await?;
    notes.each(devices, |row| RowRef::Device(row.id), |rows| &mut rows.devices).await?;
    notes.each(admins, |row| RowRef::Admin(row.id), |rows| &mut rows.admins).await?;
    notes.rest().await
}

/// Each with the row that it is about.
fn known<T>(diffs: &[RowDiff<T>]) -> impl Iterator<Item = (&T, &RowDiff<T>)> {
    diffs.iter().filter_map(|diff| Some((diff.after.as_ref().or(diff.before.as_ref())?, diff)))
}

struct Notes<'a> {
    connection: &'a mut Connection,
    tenant: &'a Tenant,
    revision: Revision,
    parts: bool,
    /// What else was done to rows, not yet noted.
    on_rows: BTreeMap<RowRef, RowDiffs>,
}

struct Note {
    row: RowRef,
    /// The row as it was last, where it is gone.
    gone: Option<String>,
    part: RowDiffs,
}

impl Notes<'_> {
    async fn each<T: Clone + Serialize + Sync>(
        &mut self,
        diffs: &[RowDiff<T>],
        reference: impl Fn(&T) -> RowRef + Send,
        list: impl Fn(&mut RowDiffs) -> &mut Vec<RowDiff<T>> + Send,
    ) -> Outcome {
        for diffs in diffs.chunks(ROWS_A_STATEMENT) {
            let mut notes = Vec::with_capacity(diffs.len());
            for (row, diff) in known(diffs) {
                let gone = match diff {
                    RowDiff { before: Some(before), after: None } => Some(serde_json::to_string(before)?),
                    _ => None,
                };
                let row = reference(row);
                let mut part = self.on_rows.remove(&row).unwrap_or_default();
                if self.parts {
                    list(&mut part).push(diff.clone());
                }
                notes.push(Note { row, gone, part });
            }
            self.put(notes).await?;
        }
        Ok(())
    }

    /// Rows to which something was done that are themselves as they were.
    async fn rest(&mut self) -> Outcome {
        let mut rest = std::mem::take(&mut self.on_rows).into_iter().peekable();
        while rest.peek().is_some() {
            let notes = rest.by_ref().take(ROWS_A_STATEMENT);
            self.put(notes.map(|(row, part)| Note { row, gone: None, part }).collect()).await?;
        }
        Ok(())
    }

    async fn put(&mut self, notes: Vec<Note>) -> Outcome {
        let part = |rows: RowDiffs| serde_json::to_string(&Effect { rows, ..Effect::default() });
        let mut rows = Vec::with_capacity(notes.len());
        for note in notes {
            rows.push((key(note.row), note.gone, self.parts.then(|| part(note.part)).transpose()?));
        }
        if rows.is_empty() {
            return Ok(());
        }
        QueryBuilder::new("insert into change_rows (tenant_id, kind, row_id, revision, gone, part) ")
            .push_values(rows, |mut values, ((kind, id), gone, part)| {
                values.push_bind(self.tenant.key()).push_bind(kind).push_bind(id);
                values.push_bind(self.revision.0 as i64).push_bind(gone).push_bind(part);
            })
            .build()
            .execute(&mut *self.connection)
            .await?;
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
