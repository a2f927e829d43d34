//! Applied change sets.

use contract::ChangeId;
use directory::{AdminId, ChangeSet, Effect, ImportNote, Revision, RowDiffs, RowRef};
use jiff::Timestamp;
use sqlx::{Row as _, sqlite::SqliteRow};

use super::{Connection, deleted, id, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// An applied change set as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct StoredChange {
    pub(crate) id: ChangeId,
    pub(crate) revision: Revision,
    pub(crate) at: Timestamp,
    pub(crate) actor: AdminId,
    pub(crate) actor_name: String,
    pub(crate) actor_account: String,
    pub(crate) reason: Option<String>,
    pub(crate) import: Option<ImportNote>,
    /// How many rows it touched.
    pub(crate) size: u32,
    pub(crate) effect: Effect,
    pub(crate) undoes: Option<ChangeId>,
    pub(crate) undone_by: Option<ChangeId>,
    pub(crate) redoes: Option<ChangeId>,
}

/// What is read of change sets, their effect as it is said.
macro_rules! select {
    ($effect:literal, $of:literal) => {
        concat!(
            "select id, revision, at, actor, actor_name, actor_account, reason, import, undoes, undone_by, redoes, size, ",
            $effect,
            " from changes ",
            $of
        )
    };
}

/// How many rows of a change set are told in lists and in the answers to writes.
pub(crate) const ROWS_TOLD: usize = 1_000;

/// An effect with its first rows alone.
pub(crate) fn brief(effect: &Effect) -> Effect {
    Effect {
        rows: effect.rows.first(ROWS_TOLD),
        authority: effect.authority.clone(),
        policy_impact: effect.policy_impact.clone(),
    }
}

impl StoredChange {
    /// Whether it has more rows than lists tell.
    pub(crate) fn is_large(&self) -> bool {
        self.size as usize > ROWS_TOLD
    }
}

/// Keeps a change set, and the changes that take it back.
pub(crate) async fn insert(
    connection: &mut Connection,
    tenant: &Tenant,
    change: &StoredChange,
    inverse: &ChangeSet,
) -> Outcome {
    let first = change.is_large().then(|| brief(&change.effect));
    sqlx::query(
        "insert into changes (tenant_id, revision, id, at, actor, actor_name, actor_account, reason, import, size, brief, effect, inverse, undoes, redoes)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tenant.key())
    .bind(change.revision.0 as i64)
    .bind(change.id.0.to_string())
    .bind(millis(change.at))
    .bind(change.actor.to_string())
    .bind(&change.actor_name)
    .bind(&change.actor_account)
    .bind(&change.reason)
    .bind(change.import.as_ref().map(serde_json::to_string).transpose()?)
    .bind(change.size)
    .bind(first.as_ref().map(serde_json::to_string).transpose()?)
    .bind(serde_json::to_string(&change.effect)?)
    .bind(serde_json::to_string(inverse)?)
    .bind(change.undoes.map(|id| id.0.to_string()))
    .bind(change.redoes.map(|id| id.0.to_string()))
    .execute(connection)
    .await?;
    Ok(())
}

/// Says of a change set, and of those that redid it, that it is undone.
pub(crate) async fn set_undone(
    connection: &mut Connection,
    tenant: &Tenant,
    id: ChangeId,
    undone_by: ChangeId,
) -> Outcome {
    sqlx::query(
        "update changes set undone_by = ?1 where tenant_id = ?2 and (id = ?3 or redoes = ?3) and undone_by is null",
    )
    .bind(undone_by.0.to_string())
    .bind(tenant.key())
    .bind(id.0.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

/// Says of a change set that it is in effect again.
pub(crate) async fn set_redone(connection: &mut Connection, tenant: &Tenant, id: ChangeId) -> Outcome {
    sqlx::query("update changes set undone_by = null where tenant_id = ? and id = ?")
        .bind(tenant.key())
        .bind(id.0.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn by_id(
    connection: &mut Connection,
    tenant: &Tenant,
    id: ChangeId,
) -> Outcome<Option<StoredChange>> {
    let row = sqlx::query(select!("effect", "where tenant_id = ? and id = ?"))
        .bind(tenant.key())
        .bind(id.0.to_string())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The changes that take one back.
pub(crate) async fn inverse(
    connection: &mut Connection,
    tenant: &Tenant,
    id: ChangeId,
) -> Outcome<ChangeSet> {
    let inverse: String = sqlx::query_scalar("select inverse from changes where tenant_id = ? and id = ?")
        .bind(tenant.key())
        .bind(id.0.to_string())
        .fetch_one(connection)
        .await?;
    Ok(serde_json::from_str(&inverse)?)
}

pub(crate) async fn by_revision(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
) -> Outcome<Option<StoredChange>> {
    let row = sqlx::query(select!("effect", "where tenant_id = ? and revision = ?"))
        .bind(tenant.key())
        .bind(revision.0 as i64)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// How much of an effect is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Read {
    /// Its first rows, or those that are asked for.
    Brief,
    /// All of it.
    Whole,
}

/// Those before a revision, newest first.
pub(crate) async fn before(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
    count: u32,
    how: Read,
) -> Outcome<Vec<StoredChange>> {
    let query = match how {
        Read::Brief => {
            select!(
                "coalesce(brief, effect) as effect",
                "where tenant_id = ? and revision < ? order by revision desc limit ?"
            )
        }
        Read::Whole => {
            select!("effect", "where tenant_id = ? and revision < ? order by revision desc limit ?")
        }
    };
    let rows = sqlx::query(query)
        .bind(tenant.key())
        .bind(i64::try_from(revision.0).unwrap_or(i64::MAX))
        .bind(count)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

/// Those that touched a row, before a revision, newest first.
pub(crate) async fn of_row(
    connection: &mut Connection,
    tenant: &Tenant,
    row: RowRef,
    revision: Revision,
    count: u32,
    how: Read,
) -> Outcome<Vec<StoredChange>> {
    let (kind, id) = deleted::key(row);
    let rows = sqlx::query(match how {
        Read::Brief => select!(
            "coalesce(part, effect) as effect",
            "join change_rows using (tenant_id, revision)
             where changes.tenant_id = ? and kind = ? and row_id = ? and revision < ?
             order by revision desc limit ?"
        ),
        Read::Whole => select!(
            "effect",
            "join change_rows using (tenant_id, revision)
             where changes.tenant_id = ? and kind = ? and row_id = ? and revision < ?
             order by revision desc limit ?"
        ),
    })
    .bind(tenant.key())
    .bind(kind)
    .bind(id)
    .bind(i64::try_from(revision.0).unwrap_or(i64::MAX))
    .bind(count)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

/// How large what the change sets after a revision did is, as it is kept.
pub(crate) async fn bytes_since(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
) -> Outcome<u64> {
    // Of the texts only their lengths are read.
    let bytes: i64 = sqlx::query_scalar(
        "select coalesce(sum(octet_length(effect)), 0) from changes where tenant_id = ? and revision > ?",
    )
    .bind(tenant.key())
    .bind(i64::try_from(revision.0).unwrap_or(i64::MAX))
    .fetch_one(connection)
    .await?;
    Ok(bytes.unsigned_abs())
}

/// What the change sets after a revision did to the rows, oldest first.
pub(crate) async fn diffs_since(
    connection: &mut Connection,
    tenant: &Tenant,
    revision: Revision,
) -> Outcome<Vec<(Revision, RowDiffs)>> {
    let rows = sqlx::query(
        "select revision, effect from changes where tenant_id = ? and revision > ? order by revision",
    )
    .bind(tenant.key())
    .bind(i64::try_from(revision.0).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let diffs = rows.iter().map(|row| {
        let effect: Effect = serde_json::from_str(row.try_get(1)?)?;
        Ok((Revision(row.try_get::<i64, _>(0)? as u64), effect.rows))
    });
    diffs.collect()
}

fn read(row: &SqliteRow) -> Outcome<StoredChange> {
    let change = |name: &str| -> Outcome<Option<ChangeId>> {
        let text: Option<&str> = row.try_get(name)?;
        text.map(|text| id(text).map(ChangeId)).transpose()
    };
    let effect: Effect = serde_json::from_str(row.try_get("effect")?)?;
    Ok(StoredChange {
        id: ChangeId(id(row.try_get("id")?)?),
        revision: Revision(row.try_get::<i64, _>("revision")? as u64),
        at: time(row.try_get("at")?)?,
        actor: AdminId(id(row.try_get("actor")?)?),
        actor_name: row.try_get("actor_name")?,
        actor_account: row.try_get("actor_account")?,
        reason: row.try_get("reason")?,
        import: row.try_get::<Option<&str>, _>("import")?.map(serde_json::from_str).transpose()?,
        size: row.try_get::<Option<u32>, _>("size")?.unwrap_or(effect.rows.len() as u32),
        effect,
        undoes: change("undoes")?,
        undone_by: change("undone_by")?,
        redoes: change("redoes")?,
    })
}
