//! The recycle bin: rows deleted in the last 30 days. It holds nothing of its own: what is gone stands in the history,
//! and bringing it back is registering it anew (ADR 8).

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use contract::{DeletedView, Page, PageQuery};
use directory::{Gone, GoneRow, Revision, RowRef, Rows, View, fold};
use jiff::{SignedDuration, Timestamp};

use super::{
    Actor, App, changes,
    directory::{bad_cursor, limit},
};
use crate::{
    error::Outcome,
    store::{
        changes as stored,
        changes::StoredChange,
        deleted::{self, After, StoredDeleted},
    },
};

/// How long a deleted row can be brought back.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How many rows are read at once while looking for those that the reader may see.
const CHUNK: u32 = 500;
/// How many groups and users are looked through for what a row lay in.
const MOST_CONTAINERS: u32 = 200_000;

impl App {
    /// Rows in the reader's sight that were deleted in the last 30 days, last deleted first.
    pub(crate) async fn deleted_list(&self, actor: &Actor, query: PageQuery) -> Outcome<Page<DeletedView>> {
        let limit = limit(query.limit)?;
        let mut after = query.cursor.as_deref().map(read_cursor).transpose()?;
        let needle = query.q.as_deref().map(fold).unwrap_or_default();
        let from = self.now() - KEPT;
        let company = self.company(actor).await?;
        let mut connection = self.store.reader().await?;
        let tenant = &actor.tenant;
        let containers =
            deleted::since(&mut connection, tenant, from, &["group", "user"], None, MOST_CONTAINERS).await?;
        let containers = bodies(&containers)?;
        let among = Arc::new(Gone::new(containers.groups, containers.users));
        let mut items = Vec::new();
        let kinds = ["group", "user", "device", "admin"];
        // Whatever was deleted along with 100,000 others is read once, not with every part of them.
        let mut deletions: HashMap<Revision, Arc<StoredChange>> = HashMap::new();
        while items.len() <= limit {
            let chunk = deleted::since(&mut connection, tenant, from, &kinds, after.as_ref(), CHUNK).await?;
            let Some(last) = chunk.last() else { break };
            after = Some(position(last));
            let needed: BTreeSet<Revision> = chunk.iter().map(|one| one.revision).collect();
            deletions.retain(|revision, _| needed.contains(revision));
            for revision in needed {
                if !deletions.contains_key(&revision)
                    && let Some(change) = stored::by_revision(&mut connection, tenant, revision).await?
                {
                    deletions.insert(revision, Arc::new(change));
                }
            }
            let deletions = deletions.clone();
            let (reader, among, needle) = (actor.admin, among.clone(), needle.clone());
            let rows = bodies(&chunk)?;
            let seen = company.read(move |directory| {
                let view = directory.view(reader);
                let mut gone: HashMap<RowRef, GoneRow> =
                    view.gone(&rows, &among).into_iter().map(|one| (one.row, one)).collect();
                let mut shown = Vec::new();
                for one in &chunk {
                    if let Some(row) = gone.remove(&one.row)
                        && fold(&row.name).contains(&needle)
                    {
                        shown.push((
                            position(one),
                            deleted_view(
                                &view,
                                row,
                                one.at,
                                deletions.get(&one.revision).map(|change| &**change),
                            ),
                        ));
                    }
                }
                shown
            });
            items.extend(seen.await?);
        }
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().filter(|_| more).map(|(at, _)| cursor(at));
        Ok(Page { items: items.into_iter().map(|(_, item)| item).collect(), next_cursor })
    }
}

fn deleted_view(
    view: &View<'_>,
    row: GoneRow,
    deleted_at: Timestamp,
    deletion: Option<&StoredChange>,
) -> DeletedView {
    let me = view.me().map(|me| me.id);
    let readable = deletion.filter(|change| me.is_some_and(|me| changes::may_read(view, me, change)));
    let known = deletion.filter(|change| readable.is_some() || view.admin(change.actor).is_some());
    DeletedView {
        row: row.row,
        name: row.name,
        at: row.at,
        deleted_at,
        kept_until: deleted_at + KEPT,
        deleted_by: known.map(|change| change.actor_name.clone()),
        change: readable.map(|change| change.id),
        restore: row.restore,
    }
}

fn bodies(stored: &[StoredDeleted]) -> Outcome<Rows> {
    let mut rows = Rows::default();
    for one in stored {
        match one.row {
            RowRef::Group(_) => rows.groups.push(serde_json::from_str(&one.body)?),
            RowRef::User(_) => rows.users.push(serde_json::from_str(&one.body)?),
            RowRef::Device(_) => rows.devices.push(serde_json::from_str(&one.body)?),
            RowRef::Admin(_) => rows.admins.push(serde_json::from_str(&one.body)?),
            // Not among the kinds that are asked for: what brings them back is the history.
            RowRef::Policy(_)
            | RowRef::Assignment(_)
            | RowRef::Violation(_)
            | RowRef::BasePolicy
            | RowRef::ViolationPolicy => {}
        }
    }
    Ok(rows)
}

fn position(one: &StoredDeleted) -> After {
    let (kind, id) = deleted::key(one.row);
    After { revision: one.revision, kind: kind.to_owned(), id }
}

fn cursor(at: &After) -> String {
    format!("{}.{}.{}", at.revision.0, at.kind, at.id)
}

fn read_cursor(cursor: &str) -> Outcome<After> {
    let mut parts = cursor.splitn(3, '.');
    let (Some(revision), Some(kind), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(bad_cursor());
    };
    let revision: i64 = revision.parse().map_err(|_| bad_cursor())?;
    Ok(After { revision: Revision(revision.unsigned_abs()), kind: kind.to_owned(), id: id.to_owned() })
}
