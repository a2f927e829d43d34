//! Whether there is anything new to be told of notices: a counter that grows with everything that is, and its value when
//! something last concerned everybody, a company, or one of its admins.

use contract::SessionId;
use directory::AdminId;
use sqlx::Row as _;

use crate::{
    error::Outcome,
    store::{Connection, tenants::Tenant},
};

/// What somebody has been told up to: another value says that there is something new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    of_all: i64,
    of_company: i64,
    /// What the admin has read in other sessions.
    of_admin: i64,
}

/// The counter as it stands.
pub(crate) async fn number(connection: &mut Connection) -> Outcome<i64> {
    Ok(sqlx::query_scalar("select number from notice_counter").fetch_one(connection).await?)
}

/// The counter's next value.
pub(crate) async fn next(connection: &mut Connection) -> Outcome<i64> {
    let next = "update notice_counter set number = number + 1 returning number";
    Ok(sqlx::query_scalar(next).fetch_one(connection).await?)
}

/// Something concerned every company.
pub(crate) async fn set_of_all(connection: &mut Connection, number: i64) -> Outcome {
    sqlx::query("update notice_counter set of_all = ?").bind(number).execute(connection).await?;
    Ok(())
}

/// Something concerned a company and not all.
pub(crate) async fn set_of(connection: &mut Connection, tenant: &Tenant, number: i64) -> Outcome {
    sqlx::query(
        "insert into notice_marks (tenant_id, number) values (?, ?)
         on conflict (tenant_id) do update set number = excluded.number",
    )
    .bind(tenant.key())
    .bind(number)
    .execute(connection)
    .await?;
    Ok(())
}

/// Up to what an admin would be told in a session if it asked now.
pub(crate) async fn of(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    session: SessionId,
) -> Outcome<Mark> {
    let row = sqlx::query(
        "select of_all,
                coalesce((select number from notice_marks where tenant_id = ?1), 0),
                coalesce((select max(number) from notice_reads
                          where tenant_id = ?1 and admin_id = ?2 and session_id <> ?3), 0)
         from notice_counter",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(session.0.to_string())
    .fetch_one(connection)
    .await?;
    Ok(Mark { of_all: row.try_get(0)?, of_company: row.try_get(1)?, of_admin: row.try_get(2)? })
}
