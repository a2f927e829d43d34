//! Mail to the companies: whom of them the operator writes to, and the mails that go with a notice.
//!
//! A mail is queued in the transaction of the notice: a notice without its mails, or mails without their notice, cannot be.
//! Absent on purpose: mail to admins. Addresses are given by the operator, from the contract.

mod message;
mod sending;
mod settings;
mod text;

use std::collections::{BTreeSet, HashSet};

use jiff::{SignedDuration, Timestamp};
use lettre::Address;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{App, notices::News, session::company_code};
use crate::{
    config::Config,
    error::Outcome,
    store::{
        Connection, audit, mail,
        notices::StoredNotice,
        tenants::{self, Tenant},
    },
};
pub(crate) use sending::run;
pub(crate) use settings::Settings;

/// How long it is kept to whom what was sent.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(400 * 24);
/// More contacts than that no company has.
const MOST_CONTACTS: usize = 500;
const STATES: [&str; 3] = ["queued", "sent", "given_up"];

/// A mail as the operator has it.
#[derive(Clone, Debug, Serialize)]
pub struct MailRecord {
    /// Its id.
    pub id: Uuid,
    /// Code of the company that it is for.
    pub company_code: String,
    /// The notice that it tells of.
    pub notice: Option<Uuid>,
    /// Where it goes.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// `queued`, `sent` or `given_up`.
    pub state: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, if it waits.
    pub next_at: Option<Timestamp>,
    /// What went wrong the last time.
    pub last_error: Option<String>,
    /// When it was queued.
    pub created_at: Timestamp,
    /// When the mail server took it.
    pub sent_at: Option<Timestamp>,
}

/// The contacts of a company; with addresses, they become its contacts in place of those that are there.
///
/// # Errors
/// A sentence: there is no such company, an address is none, or the data folder cannot be used.
pub async fn tenant_contacts(
    config: &Config,
    company: &str,
    set: Option<&[String]>,
) -> Result<Vec<String>, String> {
    let set = set.map(addresses).transpose()?;
    let code = company_code(company);
    let missing = format!("there is no company {code}");
    let contacts = done(config, async |app| app.contacts(&code, set).await).await?;
    contacts.ok_or(missing)
}

/// The last 500 mails, the newest first; of one state, or all.
///
/// # Errors
/// A sentence: there is no such state, or the data folder cannot be used.
pub async fn mail_list(config: &Config, state: Option<&str>) -> Result<Vec<MailRecord>, String> {
    if let Some(state) = state.filter(|state| !STATES.contains(state)) {
        return Err(format!("{state} is no state; there are {}", STATES.join(", ")));
    }
    let newest = async |app: &App| {
        let mut connection = app.store.reader().await?;
        mail::newest(&mut connection, state).await
    };
    let record = |mail: mail::StoredMail| MailRecord {
        next_at: (mail.state == "queued").then_some(mail.next_at),
        id: mail.id,
        company_code: mail.company_code,
        notice: mail.notice,
        address: mail.address,
        subject: mail.subject,
        state: mail.state,
        attempts: mail.attempts,
        last_error: mail.last_error,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
    };
    Ok(done(config, newest).await?.into_iter().map(record).collect())
}

/// Sends a mail that says nothing, at once, to see whether the settings are right.
///
/// # Errors
/// A sentence: there are no settings or they are not fit, or what the mail server says.
pub async fn mail_test(config: &Config, to: &str) -> Result<(), String> {
    let settings = Settings::load(&config.data)?;
    let settings =
        settings.ok_or_else(|| format!("{}/mail.json: there is no such file", config.data.display()))?;
    let to = address(to)?;
    let subject = "[ISM CloudOne] メール送信の確認 / Test of sending mail";
    let body = "このメールは、メール送信の設定を確認するためのものです。\n\nThis mail tests the settings of sending mail.\n";
    let message = message::message(&settings, (config.ids)(), (config.clock)(), &to, subject, body)?;
    sending::send(&settings, None, &message).await.map(drop).map_err(|trouble| trouble.text().to_owned())
}

impl App {
    /// `None` if there is no such company.
    async fn contacts(&self, code: &str, set: Option<BTreeSet<String>>) -> Outcome<Option<Vec<String>>> {
        let mut transaction = self.store.writer().await?;
        let Some(tenant) = tenants::by_code(&mut transaction, code).await? else { return Ok(None) };
        if let Some(set) = set {
            mail::contacts_clear(&mut transaction, &tenant).await?;
            for address in &set {
                mail::contact_add(&mut transaction, &tenant, address).await?;
            }
            let entry = audit::Entry {
                at: self.now(),
                actor: None,
                action: "tenant.contacts",
                detail: json!({ "contacts": set }),
                request_id: "",
            };
            audit::append(&mut transaction, &tenant, &entry).await?;
        }
        let contacts = mail::contacts(&mut transaction, &tenant).await?;
        transaction.commit().await?;
        Ok(Some(contacts))
    }

    /// Queues the mails of a notice: one for each contact of each company that it concerns, and of each that it concerned
    /// before. `None` stands for all companies.
    pub(super) async fn mail_queue(
        &self,
        connection: &mut Connection,
        news: News,
        old: Option<(&StoredNotice, Option<&[Tenant]>)>,
        new: (&StoredNotice, Option<&[Tenant]>),
        at: Timestamp,
    ) -> Outcome {
        let (notice, companies) = new;
        // By key: a notice may concern ten thousand of ten thousand.
        let keys = |companies: Option<&[Tenant]>| -> Option<HashSet<String>> {
            companies.map(|companies| companies.iter().map(|tenant| tenant.key().to_owned()).collect())
        };
        let (now, before) = (keys(companies), old.map(|(old, companies)| (old, keys(companies))));
        let concerned = |keys: &Option<HashSet<String>>, tenant: &Tenant| {
            keys.as_ref().is_none_or(|keys| keys.contains(tenant.key()))
        };
        for tenant in &mail::companies(connection).await? {
            let (subject, body) = match &before {
                _ if concerned(&now, tenant) => text::compose(news, notice, &tenant.name),
                Some((old, before)) if concerned(before, tenant) => {
                    text::compose_withdrawn(old, &tenant.name)
                }
                _ => continue,
            };
            let contacts = mail::contacts(connection, tenant).await?;
            for address in &contacts {
                let (id, notice) = (self.id(), Some(notice.id));
                let mail = mail::NewMail { id, notice, address, subject: &subject, body: &body, at };
                mail::insert(connection, tenant, &mail).await?;
            }
        }
        Ok(())
    }
}

/// The addresses, each once.
fn addresses(given: &[String]) -> Result<BTreeSet<String>, String> {
    let given: BTreeSet<String> = given.iter().map(|one| address(one)).collect::<Result<_, _>>()?;
    if given.len() > MOST_CONTACTS {
        return Err(format!("a company has at most {MOST_CONTACTS} contacts"));
    }
    Ok(given)
}

/// An address to which mail can be sent. Without a name: a list of addresses is no place for one.
fn address(text: &str) -> Result<String, String> {
    let text = text.trim();
    let address = text.parse::<Address>().ok().filter(|_| text.is_ascii() && text.len() <= 254);
    address.map(|address| address.to_string()).ok_or_else(|| format!("{text:?} is no mail address"))
}

async fn done<T>(config: &Config, act: impl AsyncFnOnce(&App) -> Outcome<T>) -> Result<T, String> {
    let app = App::offline(config).await?;
    let outcome = act(&app).await;
    app.store.close().await;
    outcome.map_err(|failure| format!("{failure:?}"))
}
