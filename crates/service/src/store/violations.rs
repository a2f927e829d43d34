//! Active violation policies of all companies: for the job that ends them on time.

use directory::Violation;
use sqlx::Row as _;

use super::{Connection, tenants::Tenant};
use crate::error::Outcome;

/// Every one, with its company. There are few: somebody activated each by hand.
pub(crate) async fn all(connection: &mut Connection) -> Outcome<Vec<(Tenant, Violation)>> {
    let rows = sqlx::query(
        "select tenants.id, company_code, name, body from tenants
         join directory_rows on tenant_id = tenants.id and kind = 'violation'",
    )
    .fetch_all(connection)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let tenant = Tenant::new(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        Ok((tenant, serde_json::from_str(row.try_get(3)?)?))
    };
    rows.iter().map(read).collect()
}
