//! Reading: what an admin sees, and what has changed of it.

use std::{borrow::Cow, sync::Arc};

use contract::{DirectoryEvent, DirectoryView, ErrorCode, Page, PageQuery, PolicyView};
use directory::{Admin, AdminId, Device, Group, PolicyId, Revision, User, View, Violation, fold};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Actor, App, companies::Company, notices::Lookout, streams::Stream};
use crate::{
    error::{Outcome, blame, refuse},
    store::changes,
};

/// Entries of a list if the caller does not say, and at most.
const PAGE: u32 = 100;
const LONGEST_PAGE: u32 = 500;
/// A reader further behind than this many change sets gets everything anew: it is less.
const LONGEST_DELTA: u64 = 1_000;
/// And one whose change sets are as large as this, in bytes: an import of 100,000 devices has about 60 MB.
const LARGEST_DELTA: u64 = 32 * 1024 * 1024;
/// How often a listener looks at the database, for what another process of the service has written.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_millis(800);

impl App {
    /// The actor's company, at the revision of the request or later.
    pub(super) async fn company(&self, actor: &Actor) -> Outcome<Arc<Company>> {
        let mut connection = self.store.reader().await?;
        self.companies.at_least(&mut connection, &actor.tenant, actor.revision).await
    }

    /// What the reader may see, or what has changed of it since a revision.
    pub(crate) async fn directory_get(
        &self,
        actor: &Actor,
        since: Option<Revision>,
    ) -> Outcome<DirectoryView> {
        let company = self.company(actor).await?;
        let reader = actor.admin;
        let near = |since: &Revision| *since <= actor.revision && actor.revision.0 - since.0 <= LONGEST_DELTA;
        let missing = match since.filter(near) {
            Some(since) => {
                let mut connection = self.store.reader().await?;
                match changes::bytes_since(&mut connection, &actor.tenant, since).await? <= LARGEST_DELTA {
                    true => Some((since, changes::diffs_since(&mut connection, &actor.tenant, since).await?)),
                    false => None,
                }
            }
            None => None,
        };
        company
            .read(move |directory| {
                let (view, revision) = (directory.view(reader), directory.revision());
                let delta = missing.and_then(|(since, mut diffs)| {
                    // What was written while this was read comes with the next question.
                    diffs.retain(|(at, _)| *at <= revision);
                    let reached = diffs.last().map_or(since, |(at, _)| *at);
                    let diffs: Vec<_> = diffs.into_iter().map(|(_, diffs)| diffs).collect();
                    let (rows, removed) = view.delta(&diffs)?;
                    Some(DirectoryView { revision: reached, full: false, rows, removed })
                });
                delta.unwrap_or_else(|| DirectoryView {
                    revision,
                    full: true,
                    rows: view.rows(),
                    removed: Vec::new(),
                })
            })
            .await
    }

    /// A part of one kind of rows in sight.
    pub(crate) async fn rows_list<T: Listed>(&self, actor: &Actor, query: PageQuery) -> Outcome<Page<T>> {
        let limit = limit(query.limit)?;
        let after = match &query.cursor {
            None => None,
            Some(cursor) => Some(Uuid::parse_str(cursor).map_err(|_| bad_cursor())?),
        };
        let needle = query.q.as_deref().map(fold).filter(|needle| !needle.is_empty());
        let reader = actor.admin;
        self.company(actor)
            .await?
            .read(move |directory| {
                let view = directory.view(reader);
                let fits = |row: &T| {
                    needle
                        .as_deref()
                        .is_none_or(|needle| row.texts().iter().any(|text| fold(text).contains(needle)))
                };
                let mut items: Vec<T> = T::all(&view)
                    .filter(|row| after.is_none_or(|after| row.uuid() > after))
                    .filter(|row| fits(row))
                    .take(limit + 1)
                    .map(Cow::into_owned)
                    .collect();
                let more = items.len() > limit;
                items.truncate(limit);
                let next_cursor = items.last().filter(|_| more).map(|row| row.uuid().to_string());
                Page { items, next_cursor }
            })
            .await
    }

    /// One row in sight.
    pub(crate) async fn row_get<T: Listed>(&self, actor: &Actor, id: Uuid) -> Outcome<T> {
        let reader = actor.admin;
        let found =
            self.company(actor).await?.read(move |directory| T::one(&directory.view(reader), id)).await?;
        found.ok_or_else(|| refuse(ErrorCode::NotFound, "no such row"))
    }

    /// Follows the directory for a console.
    pub(crate) async fn listen(self: &Arc<Self>, actor: &Actor) -> Outcome<Listener> {
        let bell = self.company(actor).await?.listen();
        Ok(Listener {
            app: self.clone(),
            token_hash: actor.token_hash.clone(),
            notices: Lookout::of(self, actor).await?,
            bell,
            replaced: self.streams.open(&actor.token_hash),
            stopping: self.stopping.subscribe(),
            told: None,
            ended: false,
        })
    }
}

/// Tells of new revisions and of notices until the session ends.
pub(crate) struct Listener {
    app: Arc<App>,
    token_hash: String,
    notices: Lookout,
    bell: watch::Receiver<()>,
    replaced: Stream,
    stopping: watch::Receiver<bool>,
    told: Option<Revision>,
    ended: bool,
}

impl Listener {
    /// The next event; the first one comes at once. `None` after the session has ended.
    pub(crate) async fn next(&mut self) -> Option<DirectoryEvent> {
        while !self.ended {
            match self.look().await {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                // The console comes back by itself, and is told more by then.
                Err(failure) => {
                    tracing::error!(?failure, "an event stream ends");
                    self.ended = true;
                    break;
                }
            }
            tokio::select! {
                // Both lead to the same look.
                _ = self.bell.changed() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.replaced.ended() => self.ended = true,
                _ = self.stopping.wait_for(|stopping| *stopping) => self.ended = true,
            }
        }
        None
    }

    /// What there is to tell right now.
    async fn look(&mut self) -> Outcome<Option<DirectoryEvent>> {
        let Some(revision) = self.app.session_alive(&self.token_hash).await? else {
            self.ended = true;
            return Ok(Some(DirectoryEvent::SessionEnded));
        };
        if self.told != Some(revision) {
            self.told = Some(revision);
            return Ok(Some(DirectoryEvent::Revision { revision }));
        }
        Ok(self.notices.sees_news(&self.app).await?.then_some(DirectoryEvent::Notices))
    }
}

/// A kind of row that can be listed, in order of the ids.
pub(crate) trait Listed: Clone + Send + 'static {
    /// Borrowed where it lies there as it is told: a page of 100,000 rows copies a hundred.
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>>;
    fn one(view: &View<'_>, id: Uuid) -> Option<Self>;
    fn uuid(&self) -> Uuid;
    /// What `q` looks in.
    fn texts(&self) -> Vec<&str>;
}

impl Listed for Group {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        let mut groups: Vec<Self> = view.groups().collect();
        groups.sort_unstable_by_key(|group| group.id);
        groups.into_iter().map(Cow::Owned)
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        view.group(directory::GroupId(id))
    }
    fn uuid(&self) -> Uuid {
        self.id.0
    }
    fn texts(&self) -> Vec<&str> {
        vec![&self.name, &self.code]
    }
}

impl Listed for User {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        view.users().map(Cow::Borrowed)
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        view.user(directory::UserId(id)).cloned()
    }
    fn uuid(&self) -> Uuid {
        self.id.0
    }
    fn texts(&self) -> Vec<&str> {
        let known = [&self.name, &self.yomigana, &self.employee_number, &self.mail, &self.title];
        known.into_iter().chain(self.free.texts()).map(String::as_str).collect()
    }
}

impl Listed for Device {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        view.devices().map(Cow::Borrowed)
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        view.device(directory::DeviceId(id)).cloned()
    }
    fn uuid(&self) -> Uuid {
        self.id.0
    }
    fn texts(&self) -> Vec<&str> {
        let known = [&self.name, &self.os, &self.serial, &self.asset_number, &self.address];
        known.into_iter().chain(self.free.texts()).map(String::as_str).collect()
    }
}

impl Listed for Admin {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        view.admins().map(Cow::Borrowed)
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        view.admin(AdminId(id)).cloned()
    }
    fn uuid(&self) -> Uuid {
        self.id.0
    }
    fn texts(&self) -> Vec<&str> {
        let known = [&self.account, &self.name, &self.yomigana, &self.mail];
        known.into_iter().chain(self.free.texts()).map(String::as_str).collect()
    }
}

impl Listed for PolicyView {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        view.policies().map(|policy| Cow::Owned(Self::new(policy, view.targets_of(policy.id))))
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        let policy = view.policy(PolicyId(id))?;
        Some(Self::new(policy, view.targets_of(policy.id)))
    }
    fn uuid(&self) -> Uuid {
        self.id.0
    }
    fn texts(&self) -> Vec<&str> {
        vec![&self.name, &self.note]
    }
}

impl Listed for Violation {
    fn all<'a>(view: &'a View<'a>) -> impl Iterator<Item = Cow<'a, Self>> {
        view.violations().map(|row| Cow::Owned(seen_violation(view, row)))
    }
    fn one(view: &View<'_>, id: Uuid) -> Option<Self> {
        view.violation(directory::DeviceId(id)).map(|row| seen_violation(view, row))
    }
    fn uuid(&self) -> Uuid {
        self.device.0
    }
    fn texts(&self) -> Vec<&str> {
        vec![&self.reason]
    }
}

/// Who activated it is told where the reader may see them.
fn seen_violation(view: &View<'_>, row: &Violation) -> Violation {
    Violation { by: row.by.filter(|by| view.admin(*by).is_some()), ..row.clone() }
}

/// How many entries a part of a list has.
pub(super) fn limit(asked: Option<u32>) -> Outcome<usize> {
    match asked.unwrap_or(PAGE) {
        limit @ 1..=LONGEST_PAGE => Ok(limit as usize),
        _ => Err(blame(ErrorCode::BadRequest, "limit is 1 to 500", "/limit")),
    }
}

pub(super) fn bad_cursor() -> crate::error::Failure {
    blame(ErrorCode::BadRequest, "cursor is none that this list gave", "/cursor")
}
