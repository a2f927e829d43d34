//! Notices: what the operator tells the companies. Publishing, correcting and ending; what companies do with them is in
//! `notices/reading.rs`, how the command line comes here in `notices/command.rs`.
//!
//! Every change of a notice goes through `announce`, in the transaction of the change: whoever has to be told is told there.

mod command;
mod reading;
mod rule;

use std::{
    collections::{BTreeSet, HashMap},
    sync::atomic::Ordering,
};

use contract::{
    Component, ErrorBody, ErrorCode, FieldError, LocalText, NoticeId, NoticeView, NoticeWriteRequest,
    OperatorNoticeView, OperatorNoticesView,
};
use jiff::Timestamp;
use serde_json::json;

use super::{App, operators::Operator, session::company_code};
use crate::{
    error::{Failure, Outcome, refuse},
    store::{
        Connection, as_kept, notices,
        notices::{StoredNotice, marks},
        operators, tenants,
        tenants::Tenant,
    },
};
pub use command::{notice_correct, notice_end, notice_list, notice_publish};
pub(super) use reading::Lookout;
use rule::{Before, Fault, Known};

/// What has happened to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Published,
    Corrected,
    Ended,
}

impl News {
    /// In the words of the operator's trail.
    fn action(self) -> &'static str {
        match self {
            Self::Published => "notice.publish",
            Self::Corrected => "notice.correct",
            Self::Ended => "notice.end",
        }
    }
}

/// A notice and the companies that it concerns; `None` for all.
struct Addressed {
    notice: StoredNotice,
    companies: Option<Vec<Tenant>>,
}

impl Addressed {
    fn parts(&self) -> (&StoredNotice, Option<&[Tenant]>) {
        (&self.notice, self.companies.as_deref())
    }
}

/// What the operator wrote, looked up and found fit.
struct Fit {
    title: LocalText,
    body: LocalText,
    affects: Vec<Component>,
    emergency: Option<LocalText>,
    correction: Option<LocalText>,
}

impl App {
    /// Publishes a notice.
    pub(crate) async fn notice_publish(
        &self,
        operator: &Operator,
        request: NoticeWriteRequest,
    ) -> Outcome<OperatorNoticeView> {
        let request = with_times_as_kept(request);
        let (components, companies) = (self.components().await?, self.companies_named(&request).await?);
        let now = as_kept(self.now());
        let fit = checked(&request, None, now, &components, &companies)?;
        let companies = addressees(&request, companies);
        let notice = StoredNotice {
            id: NoticeId(self.id()),
            kind: request.kind,
            title: fit.title,
            body: fit.body,
            starts_at: request.starts_at,
            ends_at: request.ends_at,
            affects: fit.affects,
            emergency: fit.emergency,
            of_all: companies.is_none(),
            published_at: now,
            corrected_at: None,
            correction: None,
            ended_at: None,
            version: 1,
        };
        let new = Addressed { notice, companies };
        let mut transaction = self.store.writer().await?;
        notices::insert(&mut transaction, &new.notice).await?;
        address(&mut transaction, &new).await?;
        let number = self.announce(&mut transaction, operator, News::Published, None, &new, now).await?;
        transaction.commit().await?;
        self.notices_ring(number);
        Ok(operator_view(new))
    }

    /// Corrects a notice that has not ended: everything but its kind, and unread again for everybody.
    pub(crate) async fn notice_correct(
        &self,
        operator: &Operator,
        id: NoticeId,
        request: NoticeWriteRequest,
    ) -> Outcome<OperatorNoticeView> {
        let request = with_times_as_kept(request);
        let (mut components, companies) = (self.components().await?, self.companies_named(&request).await?);
        let now = as_kept(self.now());
        let mut transaction = self.store.writer().await?;
        let old = addressed(&mut transaction, id).await?;
        unended(&old.notice)?;
        // A part that was given up since may stay named.
        components.extend(old.notice.affects.iter().cloned());
        let before = Before {
            kind: old.notice.kind,
            starts_at: old.notice.starts_at,
            ends_at: old.notice.ends_at,
            is_emergency: old.notice.emergency.is_some(),
        };
        let fit = checked(&request, Some(&before), now, &components, &companies)?;
        // Left out, it concerns whom it did.
        let companies = match request.companies {
            None => old.companies.clone(),
            Some(_) => addressees(&request, companies),
        };
        // That it was announced late stays true, unless it is put off so far that it is announced in time now.
        let kept = old.notice.emergency.clone();
        let kept = kept.filter(|_| request.starts_at.is_some_and(|start| rule::is_near(start, now)));
        let notice = StoredNotice {
            title: fit.title,
            body: fit.body,
            starts_at: request.starts_at,
            ends_at: request.ends_at,
            affects: fit.affects,
            emergency: fit.emergency.or(kept),
            of_all: companies.is_none(),
            corrected_at: Some(now),
            correction: fit.correction,
            version: old.notice.version + 1,
            ..old.notice.clone()
        };
        let new = Addressed { notice, companies };
        notices::update(&mut transaction, &new.notice).await?;
        address(&mut transaction, &new).await?;
        let number =
            self.announce(&mut transaction, operator, News::Corrected, Some(&old), &new, now).await?;
        transaction.commit().await?;
        self.notices_ring(number);
        Ok(operator_view(new))
    }

    /// Says that it is over: the work is done or called off, the incident solved, the information withdrawn.
    pub(crate) async fn notice_end(&self, operator: &Operator, id: NoticeId) -> Outcome<OperatorNoticeView> {
        let now = as_kept(self.now());
        let mut transaction = self.store.writer().await?;
        let old = addressed(&mut transaction, id).await?;
        unended(&old.notice)?;
        let notice = StoredNotice { ended_at: Some(now), ..old.notice.clone() };
        let new = Addressed { notice, companies: old.companies.clone() };
        notices::update(&mut transaction, &new.notice).await?;
        let number = self.announce(&mut transaction, operator, News::Ended, Some(&old), &new, now).await?;
        transaction.commit().await?;
        self.notices_ring(number);
        Ok(operator_view(new))
    }

    /// The last notices, whomever they concern, the newest first.
    pub(crate) async fn operator_notices_list(&self) -> Outcome<OperatorNoticesView> {
        let mut connection = self.store.reader().await?;
        let mut items = Vec::new();
        for notice in notices::newest(&mut connection).await? {
            let companies = addressees_of(&mut connection, &notice).await?;
            items.push(operator_view(Addressed { notice, companies }));
        }
        Ok(OperatorNoticesView { items })
    }

    /// What every change of a notice takes with it, in its transaction: the operator's trail, and the marks by which event
    /// streams see that they have something to tell. Who is told in another way, by mail for example, is queued here.
    /// Gives the counter's new value.
    async fn announce(
        &self,
        connection: &mut Connection,
        operator: &Operator,
        news: News,
        old: Option<&Addressed>,
        new: &Addressed,
        at: Timestamp,
    ) -> Outcome<i64> {
        let number = marks::next(connection).await?;
        // Whom it concerned before is told, too: it is gone for them.
        let concerned = |one: &Addressed| one.companies.clone();
        match (old.map_or_else(|| Some(Vec::new()), concerned), concerned(new)) {
            (Some(old), Some(new)) => {
                for tenant in old.iter().chain(&new) {
                    marks::set_of(connection, tenant, number).await?;
                }
            }
            _ => marks::set_of_all(connection, number).await?,
        }
        self.mail_queue(connection, news, old.map(Addressed::parts), new.parts(), at).await?;
        let detail = json!({
            "notice": new.notice.id, "kind": new.notice.kind, "version": new.notice.version,
            "title": new.notice.title, "starts_at": new.notice.starts_at, "ends_at": new.notice.ends_at,
            "emergency": new.notice.emergency, "companies": new.companies.as_deref().map(codes),
        });
        let (actor, request_id) = (operator.name.as_str(), operator.request_id.as_str());
        let entry = operators::Entry { at, actor, action: news.action(), detail, request_id };
        operators::append(connection, &entry).await?;
        Ok(number)
    }

    /// Looks whether another process has changed what somebody is told, and rings if so.
    pub(crate) async fn notices_look(&self) -> Outcome {
        let mut connection = self.store.reader().await?;
        let number = marks::number(&mut connection).await?;
        if number > self.notices_number.load(Ordering::SeqCst) {
            self.notices_ring(number);
        }
        Ok(())
    }

    /// Lets every event stream look for what is new of notices.
    fn notices_ring(&self, number: i64) {
        self.notices_number.fetch_max(number, Ordering::SeqCst);
        self.companies.ring_all();
    }

    /// Those of the companies named that exist, by code. So many that they are refused anyway are not looked up.
    async fn companies_named(&self, request: &NoticeWriteRequest) -> Outcome<HashMap<String, Tenant>> {
        let mut found = HashMap::new();
        let codes = request.companies.as_deref().unwrap_or_default();
        let codes = if codes.len() > rule::MOST_COMPANIES { &[] } else { codes };
        let mut connection = self.store.reader().await?;
        for code in codes {
            let code = company_code(code);
            if let Some(tenant) = tenants::by_code(&mut connection, &code).await? {
                found.insert(code, tenant);
            }
        }
        Ok(found)
    }
}

/// What was written, if the rule finds nothing wrong with it.
fn checked(
    request: &NoticeWriteRequest,
    before: Option<&Before>,
    now: Timestamp,
    components: &[Component],
    companies: &HashMap<String, Tenant>,
) -> Outcome<Fit> {
    let codes: BTreeSet<String> = companies.keys().cloned().collect();
    let faults = rule::faults(request, before, Known { now, components, companies: &codes });
    if !faults.is_empty() {
        return Err(rejected(faults));
    }
    let part = |id: &String| components.iter().find(|component| component.id == *id).cloned();
    Ok(Fit {
        title: trimmed(&request.title),
        body: trimmed(&request.body),
        affects: request.affects.iter().filter_map(part).collect(),
        emergency: request.emergency.as_ref().map(trimmed),
        correction: request.correction.as_ref().map(trimmed),
    })
}

fn with_times_as_kept(request: NoticeWriteRequest) -> NoticeWriteRequest {
    let (starts_at, ends_at) = (request.starts_at.map(as_kept), request.ends_at.map(as_kept));
    NoticeWriteRequest { starts_at, ends_at, ..request }
}

fn rejected(faults: Vec<FieldError>) -> Failure {
    ErrorBody::fields(ErrorCode::NoticeRejected, "the notice breaks a rule", faults).into()
}

fn trimmed(text: &LocalText) -> LocalText {
    LocalText { ja: text.ja.trim().to_owned(), en: text.en.trim().to_owned() }
}

/// The companies that a request names, all of which exist, in order of their codes; `None` for all.
fn addressees(request: &NoticeWriteRequest, companies: HashMap<String, Tenant>) -> Option<Vec<Tenant>> {
    request.companies.as_ref()?;
    let mut companies: Vec<Tenant> = companies.into_values().collect();
    companies.sort_unstable_by(|one, other| one.company_code.cmp(&other.company_code));
    Some(companies)
}

async fn addressees_of(connection: &mut Connection, notice: &StoredNotice) -> Outcome<Option<Vec<Tenant>>> {
    match notice.of_all {
        true => Ok(None),
        false => notices::companies(connection, notice.id).await.map(Some),
    }
}

async fn addressed(connection: &mut Connection, id: NoticeId) -> Outcome<Addressed> {
    let notice = notices::find(connection, id).await?;
    let notice = notice.ok_or_else(|| refuse(ErrorCode::NotFound, "no such notice"))?;
    let companies = addressees_of(connection, &notice).await?;
    Ok(Addressed { notice, companies })
}

/// Writes whom a notice concerns.
async fn address(connection: &mut Connection, addressed: &Addressed) -> Outcome {
    notices::companies_clear(connection, addressed.notice.id).await?;
    for tenant in addressed.companies.iter().flatten() {
        notices::company_add(connection, addressed.notice.id, tenant).await?;
    }
    Ok(())
}

/// What is over stays as it was read.
fn unended(notice: &StoredNotice) -> Outcome {
    match notice.ended_at {
        None => Ok(()),
        Some(_) => Err(rejected(vec![Fault::Ended.at("")])),
    }
}

fn codes(tenants: &[Tenant]) -> Vec<String> {
    tenants.iter().map(|tenant| tenant.company_code.clone()).collect()
}

fn operator_view(addressed: Addressed) -> OperatorNoticeView {
    let companies = addressed.companies.as_deref().map(codes);
    OperatorNoticeView { notice: view(addressed.notice, None), companies }
}

/// A notice as somebody has it who read it then.
fn view(notice: StoredNotice, read_at: Option<Timestamp>) -> NoticeView {
    NoticeView {
        id: notice.id,
        kind: notice.kind,
        title: notice.title,
        body: notice.body,
        starts_at: notice.starts_at,
        ends_at: notice.ends_at,
        affects: notice.affects,
        emergency: notice.emergency,
        published_at: notice.published_at,
        corrected_at: notice.corrected_at,
        correction: notice.correction,
        ended_at: notice.ended_at,
        read_at,
    }
}
