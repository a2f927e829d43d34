//! Reading the history: of everything, or of one row.

use std::sync::Arc;

use contract::{ChangeView, ChangesQuery, Page};
use directory::{AdminId, Revision, RowDiff, RowDiffs, RowRef, View, fold};

use super::view::{brief, change_view, may_read};
use crate::{
    app::{
        Actor, App,
        directory::{bad_cursor, limit},
    },
    error::Outcome,
    store::{changes, changes::StoredChange},
};

/// The most change sets that are read at once while looking for those that the reader may see. An import is one, of
/// 100,000 rows.
const HISTORY_CHUNK: u32 = 20;

impl App {
    /// The history, newest first: what the reader did, and what `audit.view` lets them read. Of one row, where that is
    /// asked for.
    pub(crate) async fn changes_list(&self, actor: &Actor, query: ChangesQuery) -> Outcome<Page<ChangeView>> {
        let limit = limit(query.limit)?;
        let mut before = match &query.cursor {
            None => Revision(u64::MAX),
            Some(cursor) => Revision(cursor.parse().map_err(|_| bad_cursor())?),
        };
        let needle: Arc<str> = query.q.as_deref().map(fold).unwrap_or_default().into();
        let row = query.row.map(|row| row.0);
        let company = self.company(actor).await?;
        let reader = actor.admin;
        // What some may read, only all rows together say; and a text may stand in any of them.
        let reads_all = company.read(move |directory| directory.view(reader).reads_all_changes()).await?;
        let is_brief = reads_all && (row.is_some() || needle.is_empty());
        let how = if is_brief { changes::Read::Brief } else { changes::Read::Whole };
        let count = HISTORY_CHUNK.min(limit as u32 + 1);
        let mut items = Vec::new();
        while items.len() <= limit {
            let mut connection = self.store.reader().await?;
            let chunk = match row {
                None => changes::before(&mut connection, &actor.tenant, before, count, how).await?,
                Some(row) => changes::of_row(&mut connection, &actor.tenant, row, before, count, how).await?,
            };
            drop(connection);
            let Some(last) = chunk.last() else { break };
            before = last.revision;
            let needle = needle.clone();
            let seen = company.read(move |directory| {
                let view = directory.view(reader);
                let views = chunk.iter().filter_map(|change| match row {
                    None => may_read(&view, reader, change).then(|| change_view(&view, change)),
                    Some(row) => part_view(&view, reader, change, row),
                });
                views.filter(|change| mentions(change, &needle)).map(brief).collect::<Vec<_>>()
            });
            items.extend(seen.await?);
        }
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor =
            items.last().filter(|_| more).map(|change: &ChangeView| change.revision.0.to_string());
        Ok(Page { items, next_cursor })
    }
}

/// What a change set did to one row, if the reader may read that: also where it did other things that they may not.
fn part_view(view: &View<'_>, reader: AdminId, change: &StoredChange, row: RowRef) -> Option<ChangeView> {
    let part = change.effect.of_row(row);
    let whole = may_read(view, reader, change);
    if !whole && !view.may_read_change(&part) {
        return None;
    }
    let mut shown = change_view(view, change);
    shown.effect = view.effect(&part).0;
    // The row itself may have been out of the reader's sight then.
    if shown.effect.rows == RowDiffs::default() {
        return None;
    }
    if !whole {
        shown.is_part = true;
        shown.size = shown.effect.rows.len() as u32;
        shown.reason = None;
        // How much the whole file held is told to those who may read the whole.
        shown.import = None;
    }
    Some(shown)
}

/// Whether what the reader sees of a change set contains a text.
fn mentions(change: &ChangeView, needle: &str) -> bool {
    let has = |text: &str| fold(text).contains(needle);
    let RowDiffs { groups, users, devices, admins, policies, .. } = &change.effect.rows;
    needle.is_empty()
        || has(&change.actor_name)
        || has(&change.actor_account)
        || change.reason.as_deref().is_some_and(has)
        || sides(groups).any(|row| has(&row.name))
        || sides(users).any(|row| has(&row.name))
        || sides(devices).any(|row| has(&row.name))
        || sides(policies).any(|row| has(&row.name))
        || sides(admins).any(|row| has(&row.name) || has(&row.account))
}

fn sides<T>(diffs: &[RowDiff<T>]) -> impl Iterator<Item = &T> {
    diffs.iter().flat_map(|diff| diff.before.iter().chain(&diff.after))
}
