//! Notices in a company: what there is to read, and who has.

use std::sync::{Arc, atomic::Ordering};

use contract::{
    ErrorCode, NoticeId, NoticeRead, NoticeReader, NoticeReadersView, NoticesReadRequest, NoticesView,
    SessionId,
};
use directory::AdminId;

use super::view;
use crate::{
    app::{Actor, App},
    error::{Outcome, blame, refuse},
    store::{
        notices,
        notices::{
            LISTED,
            marks::{self, Mark},
            reads::{self, Reader},
        },
        tenants::Tenant,
    },
};

impl App {
    /// The last notices that concern the actor's company, the newest first.
    pub(crate) async fn notices_list(&self, actor: &Actor) -> Outcome<NoticesView> {
        let mut connection = self.store.reader().await?;
        let found = notices::newest_of(&mut connection, &actor.tenant, actor.admin).await?;
        Ok(NoticesView { items: found.into_iter().map(|(notice, read_at)| view(notice, read_at)).collect() })
    }

    /// The actor has read notices. What does not concern the company, or was corrected since, is passed over; what was
    /// read before stays read when it was.
    pub(crate) async fn notices_read(&self, actor: &Actor, request: NoticesReadRequest) -> Outcome {
        if request.items.len() > LISTED as usize {
            return Err(blame(ErrorCode::BadRequest, "at most 200 notices at once", "/items"));
        }
        let now = self.now();
        let reader = Reader { tenant: &actor.tenant, admin: actor.admin, session: actor.session.id };
        let mut transaction = self.store.writer().await?;
        let mut number = None;
        for NoticeRead { id, corrected_at } in request.items {
            let current = notices::version_of(&mut transaction, &actor.tenant, id).await?;
            let Some((version, _)) = current.filter(|(_, corrected)| *corrected == corrected_at) else {
                continue;
            };
            if reads::has_read(&mut transaction, reader, id, version).await? {
                continue;
            }
            let at = match number {
                Some(at) => at,
                None => *number.insert(marks::next(&mut transaction).await?),
            };
            reads::put(&mut transaction, reader, (id, version), now, at).await?;
        }
        transaction.commit().await?;
        if let Some(number) = number {
            self.notices_number.fetch_max(number, Ordering::SeqCst);
            self.companies.ring(&actor.tenant);
        }
        Ok(())
    }

    /// Which of the admins that the actor may manage have read a notice as it is now, and whether the actor has.
    pub(crate) async fn notices_readers(&self, actor: &Actor, id: NoticeId) -> Outcome<NoticeReadersView> {
        let mut connection = self.store.reader().await?;
        let version = notices::version_of(&mut connection, &actor.tenant, id).await?;
        let (version, _) = version.ok_or_else(|| refuse(ErrorCode::NotFound, "no such row"))?;
        let mut read = reads::of(&mut connection, &actor.tenant, id, version).await?;
        drop(connection);
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let admins = company.read(move |directory| {
            let view = directory.view(reader);
            view.manages_admins().then(|| {
                let shown = view.admins().filter(|admin| admin.id == reader || view.may_manage(admin.id));
                shown.map(|admin| (admin.id, admin.name.clone())).collect::<Vec<_>>()
            })
        });
        let forbidden = || refuse(ErrorCode::Forbidden, "this takes the right to manage admins");
        let admins = admins.await?.ok_or_else(forbidden)?;
        let mut items: Vec<NoticeReader> = admins
            .into_iter()
            .map(|(admin, name)| NoticeReader { admin, name, read_at: read.remove(&admin) })
            .collect();
        items.sort_unstable_by(|one, other| (&one.name, one.admin).cmp(&(&other.name, other.admin)));
        Ok(NoticeReadersView { items })
    }
}

/// Sees for an event stream whether there is something new of notices.
pub(in crate::app) struct Lookout {
    tenant: Tenant,
    admin: AdminId,
    session: SessionId,
    /// The counter when it last looked.
    number: i64,
    mark: Mark,
}

impl Lookout {
    pub(in crate::app) async fn of(app: &Arc<App>, actor: &Actor) -> Outcome<Self> {
        // The counter first: what happens in between is looked for again.
        let number = app.notices_number.load(Ordering::SeqCst);
        let (tenant, admin, session) = (actor.tenant.clone(), actor.admin, actor.session.id);
        let mut connection = app.store.reader().await?;
        let mark = marks::of(&mut connection, &tenant, admin, session).await?;
        Ok(Self { tenant, admin, session, number, mark })
    }

    /// Whether there is something that was not there at the last look. Without a change of the counter the database is
    /// not asked.
    pub(in crate::app) async fn sees_news(&mut self, app: &App) -> Outcome<bool> {
        let number = app.notices_number.load(Ordering::SeqCst);
        if number == self.number {
            return Ok(false);
        }
        let mut connection = app.store.reader().await?;
        let mark = marks::of(&mut connection, &self.tenant, self.admin, self.session).await?;
        self.number = number;
        Ok(std::mem::replace(&mut self.mark, mark) != mark)
    }
}
