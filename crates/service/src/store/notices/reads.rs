//! Which admins have read which notices, and in which version.

use std::collections::HashMap;

use contract::{NoticeId, SessionId};
use directory::AdminId;
use jiff::Timestamp;
use sqlx::Row as _;

use crate::{
    error::Outcome,
    store::{Connection, id, millis, tenants::Tenant, time},
};

/// Who reads, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) tenant: &'a Tenant,
    pub(crate) admin: AdminId,
    pub(crate) session: SessionId,
}

/// Whether a reader has read a version of a notice.
pub(crate) async fn has_read(
    connection: &mut Connection,
    reader: Reader<'_>,
    notice: NoticeId,
    version: u32,
) -> Outcome<bool> {
    let found: Option<i64> = sqlx::query_scalar(
        "select 1 from notice_reads where tenant_id = ? and admin_id = ? and notice_id = ? and version = ?",
    )
    .bind(reader.tenant.key())
    .bind(reader.admin.to_string())
    .bind(notice.0.to_string())
    .bind(version)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}

/// A reader has read a version of a notice; `number` is the counter's value for it.
pub(crate) async fn put(
    connection: &mut Connection,
    reader: Reader<'_>,
    (notice, version): (NoticeId, u32),
    at: Timestamp,
    number: i64,
) -> Outcome {
    sqlx::query(
        "insert into notice_reads (tenant_id, admin_id, notice_id, version, at, session_id, number)
         values (?, ?, ?, ?, ?, ?, ?)
         on conflict (tenant_id, admin_id, notice_id) do update set
             version = excluded.version, at = excluded.at, session_id = excluded.session_id,
             number = excluded.number",
    )
    .bind(reader.tenant.key())
    .bind(reader.admin.to_string())
    .bind(notice.0.to_string())
    .bind(version)
    .bind(millis(at))
    .bind(reader.session.0.to_string())
    .bind(number)
    .execute(connection)
    .await?;
    Ok(())
}

/// When which admins of a company read a version of a notice.
pub(crate) async fn of(
    connection: &mut Connection,
    tenant: &Tenant,
    notice: NoticeId,
    version: u32,
) -> Outcome<HashMap<AdminId, Timestamp>> {
    let rows = sqlx::query(
        "select admin_id, at from notice_reads where tenant_id = ? and notice_id = ? and version = ?",
    )
    .bind(tenant.key())
    .bind(notice.0.to_string())
    .bind(version)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok((AdminId(id(row.try_get(0)?)?), time(row.try_get(1)?)?))).collect()
}
