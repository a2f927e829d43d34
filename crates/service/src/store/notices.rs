//! Notices. They are the operator's and of no company; whom they concern and who has read them is kept by company.

pub(crate) mod marks;
pub(crate) mod reads;

use contract::{Component, LocalText, NoticeId, NoticeKind, StatusEvent};
use directory::AdminId;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use sqlx::{Row as _, sqlite::SqliteRow};

use super::{Connection, id, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// How many a list gives.
pub(crate) const LISTED: u32 = 200;

/// A notice as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct StoredNotice {
    pub(crate) id: NoticeId,
    pub(crate) kind: NoticeKind,
    pub(crate) title: LocalText,
    pub(crate) body: LocalText,
    pub(crate) starts_at: Option<Timestamp>,
    pub(crate) ends_at: Option<Timestamp>,
    /// With their names of that time: a part may be renamed or given up later.
    pub(crate) affects: Vec<Component>,
    pub(crate) emergency: Option<LocalText>,
    /// Whether it concerns every company, those to come too.
    pub(crate) of_all: bool,
    pub(crate) published_at: Timestamp,
    pub(crate) corrected_at: Option<Timestamp>,
    pub(crate) correction: Option<LocalText>,
    pub(crate) ended_at: Option<Timestamp>,
    /// 1 when it is published; grows with every correction.
    pub(crate) version: u32,
}

/// The columns of a notice, for every statement that reads one.
const COLUMNS: &str =
    "n.id, n.kind, n.title, n.body, n.starts_at, n.ends_at, n.affects, n.emergency, n.of_all,
    n.published_at, n.corrected_at, n.correction, n.ended_at, n.version";

pub(crate) async fn insert(connection: &mut Connection, notice: &StoredNotice) -> Outcome {
    sqlx::query(
        "insert into notices (kind, title, body, starts_at, ends_at, affects, emergency, of_all, published_at,
                              corrected_at, correction, ended_at, version, id)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(kind_text(notice.kind))
    .bind(serde_json::to_string(&notice.title)?)
    .bind(serde_json::to_string(&notice.body)?)
    .bind(notice.starts_at.map(millis))
    .bind(notice.ends_at.map(millis))
    .bind(serde_json::to_string(&notice.affects)?)
    .bind(notice.emergency.as_ref().map(serde_json::to_string).transpose()?)
    .bind(notice.of_all)
    .bind(millis(notice.published_at))
    .bind(notice.corrected_at.map(millis))
    .bind(notice.correction.as_ref().map(serde_json::to_string).transpose()?)
    .bind(notice.ended_at.map(millis))
    .bind(notice.version)
    .bind(notice.id.0.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes a notice anew that was corrected or ended: all but its kind and when it was published.
pub(crate) async fn update(connection: &mut Connection, notice: &StoredNotice) -> Outcome {
    sqlx::query(
        "update notices set title = ?, body = ?, starts_at = ?, ends_at = ?, affects = ?, emergency = ?,
                            of_all = ?, corrected_at = ?, correction = ?, ended_at = ?, version = ?
         where id = ?",
    )
    .bind(serde_json::to_string(&notice.title)?)
    .bind(serde_json::to_string(&notice.body)?)
    .bind(notice.starts_at.map(millis))
    .bind(notice.ends_at.map(millis))
    .bind(serde_json::to_string(&notice.affects)?)
    .bind(notice.emergency.as_ref().map(serde_json::to_string).transpose()?)
    .bind(notice.of_all)
    .bind(notice.corrected_at.map(millis))
    .bind(notice.correction.as_ref().map(serde_json::to_string).transpose()?)
    .bind(notice.ended_at.map(millis))
    .bind(notice.version)
    .bind(notice.id.0.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn find(connection: &mut Connection, notice: NoticeId) -> Outcome<Option<StoredNotice>> {
    let statement = format!("select {COLUMNS} from notices n where n.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(notice.0.to_string())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(stored).transpose()
}

/// The last ones, whomever they concern, the newest first: for the operator.
pub(crate) async fn newest(connection: &mut Connection) -> Outcome<Vec<StoredNotice>> {
    let statement =
        format!("select {COLUMNS} from notices n order by n.published_at desc, n.id desc limit {LISTED}");
    let rows = sqlx::query(sqlx::AssertSqlSafe(statement)).fetch_all(connection).await?;
    rows.iter().map(stored).collect()
}

/// The last ones that concern a company, the newest first, and when one of its admins read each as it is now.
pub(crate) async fn newest_of(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<Vec<(StoredNotice, Option<Timestamp>)>> {
    let statement = format!(
        "select {COLUMNS}, r.at from notices n
         left join notice_reads r
              on r.tenant_id = ? and r.admin_id = ? and r.notice_id = n.id and r.version = n.version
         where n.of_all = 1
            or exists (select 1 from notice_companies c where c.tenant_id = ? and c.notice_id = n.id)
         order by n.published_at desc, n.id desc limit {LISTED}"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(tenant.key())
        .bind(admin.to_string())
        .bind(tenant.key())
        .fetch_all(connection)
        .await?;
    let read = |row: &SqliteRow| {
        let at: Option<i64> = row.try_get(14)?;
        Ok((stored(row)?, at.map(time).transpose()?))
    };
    rows.iter().map(read).collect()
}

/// The version of a notice, if it concerns a company, and when it was last corrected.
pub(crate) async fn version_of(
    connection: &mut Connection,
    tenant: &Tenant,
    notice: NoticeId,
) -> Outcome<Option<(u32, Option<Timestamp>)>> {
    let row = sqlx::query(
        "select n.version, n.corrected_at from notices n
         where n.id = ?
           and (n.of_all = 1
                or exists (select 1 from notice_companies c where c.tenant_id = ? and c.notice_id = n.id))",
    )
    .bind(notice.0.to_string())
    .bind(tenant.key())
    .fetch_optional(connection)
    .await?;
    row.map(|row: SqliteRow| Ok((row.try_get(0)?, optional_time(&row, 1)?))).transpose()
}

/// Maintenance and incidents that concern every company: those that are not over, and those that were over at `since` or
/// later; the newest beginning first. Maintenance is over at its announced end, an incident when the operator says so.
pub(crate) async fn public_since(connection: &mut Connection, since: Timestamp) -> Outcome<Vec<StatusEvent>> {
    let statement = format!(
        "select {COLUMNS} from notices n
         where n.of_all = 1 and n.kind in ('maintenance', 'incident')
           and coalesce(n.ended_at, case n.kind when 'maintenance' then n.ends_at end, ?1) >= ?1
         order by coalesce(n.starts_at, n.published_at) desc, n.id desc limit {LISTED}"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(millis(since)).fetch_all(connection).await?;
    let event = |row: &SqliteRow| {
        let StoredNotice { id, kind, title, starts_at, ends_at, ended_at, affects, .. } = stored(row)?;
        Ok(StatusEvent { id, kind, title, starts_at, ends_at, ended_at, affects })
    };
    rows.iter().map(event).collect()
}

/// The companies that a notice concerns which does not concern all, by code.
pub(crate) async fn companies(connection: &mut Connection, notice: NoticeId) -> Outcome<Vec<Tenant>> {
    let rows = sqlx::query(
        "select t.id, t.company_code, t.name from notice_companies c join tenants t on t.id = c.tenant_id
         where c.notice_id = ? order by t.company_code",
    )
    .bind(notice.0.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok(Tenant::new(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect()
}

pub(crate) async fn companies_clear(connection: &mut Connection, notice: NoticeId) -> Outcome {
    sqlx::query("delete from notice_companies where notice_id = ?")
        .bind(notice.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn company_add(connection: &mut Connection, notice: NoticeId, tenant: &Tenant) -> Outcome {
    sqlx::query("insert into notice_companies (tenant_id, notice_id) values (?, ?)")
        .bind(tenant.key())
        .bind(notice.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

fn stored(row: &SqliteRow) -> Outcome<StoredNotice> {
    Ok(StoredNotice {
        id: NoticeId(id(row.try_get(0)?)?),
        kind: kind(row.try_get(1)?),
        title: serde_json::from_str(row.try_get(2)?)?,
        body: serde_json::from_str(row.try_get(3)?)?,
        starts_at: optional_time(row, 4)?,
        ends_at: optional_time(row, 5)?,
        affects: serde_json::from_str(row.try_get(6)?)?,
        emergency: optional(row, 7)?,
        of_all: row.try_get(8)?,
        published_at: time(row.try_get(9)?)?,
        corrected_at: optional_time(row, 10)?,
        correction: optional(row, 11)?,
        ended_at: optional_time(row, 12)?,
        version: row.try_get(13)?,
    })
}

fn optional_time(row: &SqliteRow, column: usize) -> Outcome<Option<Timestamp>> {
    let at: Option<i64> = row.try_get(column)?;
    at.map(time).transpose()
}

fn optional<T: DeserializeOwned>(row: &SqliteRow, column: usize) -> Outcome<Option<T>> {
    let text: Option<&str> = row.try_get(column)?;
    Ok(text.map(serde_json::from_str).transpose()?)
}

fn kind_text(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Information => "information",
        NoticeKind::Maintenance => "maintenance",
        NoticeKind::Incident => "incident",
        NoticeKind::Unknown => "unknown",
    }
}

fn kind(text: &str) -> NoticeKind {
    match text {
        "information" => NoticeKind::Information,
        "maintenance" => NoticeKind::Maintenance,
        "incident" => NoticeKind::Incident,
        _ => NoticeKind::Unknown,
    }
}

#[cfg(test)]
mod tests;
