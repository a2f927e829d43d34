//! Whom at the companies the operator writes to, and the mails on their way. Sending is for all companies at once, so what
//! is due is looked up without a tenant; nothing of it leaves but to its address.

use contract::NoticeId;
use jiff::Timestamp;
use sqlx::Row as _;
use uuid::Uuid;

use super::{Connection, id, millis, tenants::Tenant, time};
use crate::error::Outcome;

/// How many a list gives.
const LISTED: u32 = 500;

/// What is to be sent.
#[derive(Clone, Debug)]
pub(crate) struct NewMail<'a> {
    pub(crate) id: Uuid,
    pub(crate) notice: Option<NoticeId>,
    pub(crate) address: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    pub(crate) at: Timestamp,
}

/// A mail that this process sends now, and no other.
#[derive(Clone, Debug)]
pub(crate) struct ClaimedMail {
    pub(crate) id: Uuid,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) body: String,
    /// This one counted.
    pub(crate) attempts: u32,
    pub(crate) created_at: Timestamp,
}

/// What became of a mail.
#[derive(Clone, Debug)]
pub(crate) struct StoredMail {
    pub(crate) company_code: String,
    pub(crate) id: Uuid,
    pub(crate) notice: Option<Uuid>,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) state: String,
    pub(crate) attempts: u32,
    pub(crate) next_at: Timestamp,
    pub(crate) last_error: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) sent_at: Option<Timestamp>,
}

/// The contacts of a company, in order.
pub(crate) async fn contacts(connection: &mut Connection, tenant: &Tenant) -> Outcome<Vec<String>> {
    let found =
        sqlx::query_scalar("select address from company_contacts where tenant_id = ? order by address")
            .bind(tenant.key())
            .fetch_all(connection)
            .await?;
    Ok(found)
}

/// Every company that has contacts.
pub(crate) async fn companies(connection: &mut Connection) -> Outcome<Vec<Tenant>> {
    let rows = sqlx::query(
        "select id, company_code, name from tenants
         where exists (select 1 from company_contacts c where c.tenant_id = tenants.id) order by company_code",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok(Tenant::new(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect()
}

pub(crate) async fn contacts_clear(connection: &mut Connection, tenant: &Tenant) -> Outcome {
    sqlx::query("delete from company_contacts where tenant_id = ?")
        .bind(tenant.key())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn contact_add(connection: &mut Connection, tenant: &Tenant, address: &str) -> Outcome {
    sqlx::query(
        "insert into company_contacts (tenant_id, address) values (?, ?) on conflict (tenant_id, address) do nothing",
    )
    .bind(tenant.key())
    .bind(address)
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts a mail among those that are due at once.
pub(crate) async fn insert(connection: &mut Connection, tenant: &Tenant, mail: &NewMail<'_>) -> Outcome {
    sqlx::query(
        "insert into mails (tenant_id, id, notice_id, address, subject, body, state, attempts, next_at, created_at)
         values (?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?)",
    )
    .bind(tenant.key())
    .bind(mail.id.to_string())
    .bind(mail.notice.map(|notice| notice.0.to_string()))
    .bind(mail.address)
    .bind(mail.subject)
    .bind(mail.body)
    .bind(millis(mail.at))
    .bind(millis(mail.at))
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes one mail that is due, so that nobody else takes it before `until`: by then it is sent, or whoever took it is gone.
pub(crate) async fn claim(
    connection: &mut Connection,
    now: Timestamp,
    until: Timestamp,
) -> Outcome<Option<ClaimedMail>> {
    let row = sqlx::query(
        "update mails set attempts = attempts + 1, next_at = ?
         where id = (select id from mails where state = 'queued' and next_at <= ? order by next_at, id limit 1)
         returning id, address, subject, body, attempts, created_at",
    )
    .bind(millis(until))
    .bind(millis(now))
    .fetch_optional(connection)
    .await?;
    let claimed = row.map(|row| {
        Outcome::Ok(ClaimedMail {
            id: id(row.try_get(0)?)?,
            address: row.try_get(1)?,
            subject: row.try_get(2)?,
            body: row.try_get(3)?,
            attempts: row.try_get(4)?,
            created_at: time(row.try_get(5)?)?,
        })
    });
    claimed.transpose()
}

/// The mail server took it.
pub(crate) async fn sent(connection: &mut Connection, mail: &ClaimedMail, at: Timestamp) -> Outcome {
    sqlx::query(
        "update mails set state = 'sent', sent_at = ?, last_error = null where id = ? and attempts = ?",
    )
    .bind(millis(at))
    .bind(mail.id.to_string())
    .bind(mail.attempts)
    .execute(connection)
    .await?;
    Ok(())
}

/// It is tried again then.
pub(crate) async fn later(
    connection: &mut Connection,
    mail: &ClaimedMail,
    next_at: Timestamp,
    error: &str,
) -> Outcome {
    sqlx::query(
        "update mails set next_at = ?, last_error = ? where id = ? and attempts = ? and state = 'queued'",
    )
    .bind(millis(next_at))
    .bind(error)
    .bind(mail.id.to_string())
    .bind(mail.attempts)
    .execute(connection)
    .await?;
    Ok(())
}

/// It is not tried again.
pub(crate) async fn give_up(connection: &mut Connection, mail: &ClaimedMail, error: &str) -> Outcome {
    sqlx::query(
        "update mails set state = 'given_up', last_error = ? where id = ? and attempts = ? and state = 'queued'",
    )
    .bind(error)
    .bind(mail.id.to_string())
    .bind(mail.attempts)
    .execute(connection)
    .await?;
    Ok(())
}

/// The newest mails, of one state or all: for the operator.
pub(crate) async fn newest(connection: &mut Connection, state: Option<&str>) -> Outcome<Vec<StoredMail>> {
    let rows = sqlx::query(
        "select t.company_code, m.id, m.notice_id, m.address, m.subject, m.state, m.attempts, m.next_at,
                m.last_error, m.created_at, m.sent_at
         from mails m join tenants t on t.id = m.tenant_id
         where ?1 is null or m.state = ?1
         order by m.created_at desc, m.id desc limit ?2",
    )
    .bind(state)
    .bind(LISTED)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let notice: Option<&str> = row.try_get(2)?;
            let sent_at: Option<i64> = row.try_get(10)?;
            Ok(StoredMail {
                company_code: row.try_get(0)?,
                id: id(row.try_get(1)?)?,
                notice: notice.map(id).transpose()?,
                address: row.try_get(3)?,
                subject: row.try_get(4)?,
                state: row.try_get(5)?,
                attempts: row.try_get(6)?,
                next_at: time(row.try_get(7)?)?,
                last_error: row.try_get(8)?,
                created_at: time(row.try_get(9)?)?,
                sent_at: sent_at.map(time).transpose()?,
            })
        })
        .collect()
}

/// Forgets what was sent or given up before.
pub(crate) async fn remove_before(connection: &mut Connection, at: Timestamp) -> Outcome {
    sqlx::query("delete from mails where state <> 'queued' and created_at < ?")
        .bind(millis(at))
        .execute(connection)
        .await?;
    Ok(())
}
