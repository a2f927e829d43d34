//! What others did to an account and its owner has not read yet.

use contract::{AccountNote, AccountNoteKind};
use directory::AdminId;
use sqlx::Row as _;

use super::{Connection, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// How many are kept: who is attacked for weeks reads the last ones.
const KEPT: i64 = 50;

pub(crate) async fn insert(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
    note: &AccountNote,
) -> Outcome {
    sqlx::query("insert into account_notes (tenant_id, admin_id, at, kind, by_name) values (?, ?, ?, ?, ?)")
        .bind(tenant.key())
        .bind(admin.to_string())
        .bind(millis(note.at))
        .bind(serde_json::to_string(&note.kind)?)
        .bind(&note.by)
        .execute(connection)
        .await?;
    Ok(())
}

/// The newest, oldest first.
pub(crate) async fn of(
    connection: &mut Connection,
    tenant: &Tenant,
    admin: AdminId,
) -> Outcome<Vec<AccountNote>> {
    let rows = sqlx::query(
        "select at, kind, by_name from
             (select at, kind, by_name from account_notes where tenant_id = ? and admin_id = ? order by at desc limit ?)
         order by at",
    )
    .bind(tenant.key())
    .bind(admin.to_string())
    .bind(KEPT)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let kind: AccountNoteKind = serde_json::from_str(row.try_get(1)?)?;
            Ok(AccountNote { at: time(row.try_get(0)?)?, kind, by: row.try_get(2)? })
        })
        .collect()
}

pub(crate) async fn remove(connection: &mut Connection, tenant: &Tenant, admin: AdminId) -> Outcome {
    sqlx::query("delete from account_notes where tenant_id = ? and admin_id = ?")
        .bind(tenant.key())
        .bind(admin.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
