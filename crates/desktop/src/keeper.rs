//! Keeping the replica on disk in step with the one in memory, without ever holding up whoever reads or syncs.
//!
//! Changes wait here until they are written. Mostly they are appended; where something is not to be readable any more,
//! or where there is nothing to append to, everything is written anew, a part at a time. Rows may change between two
//! parts: what changes meanwhile is written after them, and says again how those rows are now.

use std::{
    io,
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
};

use contract::DirectoryView;
use directory::{AdminId, RowRef, Rows};

use crate::{
    keyring::Key,
    replica::Replica,
    store::{Opened, Point, Store},
};

/// Rows that are read from the replica at once, and are then written while nobody waits for them.
const PART: usize = 2_000;
/// Changed rows that wait before it is better to write everything anew.
const MOST_WAITING: usize = 50_000;

/// The file, and what is not in it yet.
#[derive(Debug)]
pub(crate) struct Keeper {
    store: Store,
    waiting: Mutex<Waiting>,
    /// Held while writing, taken before everything else: what is made beside the file has one name, and whoever stopped
    /// waiting for a writing has not stopped the writing.
    writing: Mutex<()>,
}

/// What is not written yet.
#[derive(Debug, Default)]
struct Waiting {
    /// The changes do not lead from what is in the file to what is in memory.
    everything: bool,
    changes: Vec<Rows>,
    rows: usize,
    point: Option<Point>,
}

impl Waiting {
    fn everything(&mut self) {
        *self = Self { everything: true, point: self.point, ..Self::default() };
    }
}

impl Keeper {
    pub(crate) fn new(store: Store) -> Self {
        Self { store, waiting: Mutex::default(), writing: Mutex::default() }
    }

    /// What is kept for this admin.
    pub(crate) fn open(&self, key: &Key, admin: AdminId) -> io::Result<Opened> {
        *self.waiting() = Waiting::default();
        self.store.open(key, admin)
    }

    /// Takes note of what the replica is about to take, or of other rows altogether. Under the lock that the replica is
    /// changed under, so that no part is read in between.
    pub(crate) fn note(&self, delta: Option<&DirectoryView>, point: Point) {
        let mut waiting = self.waiting();
        waiting.point = Some(point);
        match delta {
            // Rows that are gone, or out of sight, must not stay in the file.
            Some(delta) if delta.removed.is_empty() && waiting.rows + count(&delta.rows) <= MOST_WAITING => {
                waiting.rows += count(&delta.rows);
                waiting.changes.push(delta.rows.clone());
            }
            _ => waiting.everything(),
        }
    }

    /// Takes note that the replica is still what the service has.
    pub(crate) fn note_time(&self, point: Point) {
        self.waiting().point = Some(point);
    }

    /// Writes what waits; whether that was all. `wanted` says whether it may still be written once it is its turn.
    pub(crate) fn write(
        &self,
        key: &Key,
        replica: &RwLock<Option<Replica>>,
        wanted: impl Fn() -> bool,
    ) -> io::Result<bool> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(admin) = read(replica, |replica| Some(replica.me())) else { return Ok(true) };
        let Waiting { everything, changes, point, .. } = std::mem::take(&mut *self.waiting());
        let Some(point) = point else { return Ok(true) };
        let appended =
            if everything { Ok(false) } else { self.store.append(admin, &changes, point, &wanted) };
        let written = match appended {
            Ok(false) => self.rewrite(key, admin, point, replica, &wanted),
            done => done,
        };
        if written.is_err() {
            let mut waiting = self.waiting();
            waiting.point = waiting.point.or(Some(point));
            waiting.everything();
        }
        written
    }

    /// Writes everything anew; whether that came to its end.
    fn rewrite(
        &self,
        key: &Key,
        admin: AdminId,
        point: Point,
        replica: &RwLock<Option<Replica>>,
        wanted: &impl Fn() -> bool,
    ) -> io::Result<bool> {
        let mut file = self.store.rewrite(key, admin)?;
        let mut after = None;
        let mut start = point;
        loop {
            let part = read(replica, |replica| {
                if after.is_none() {
                    // Whatever has been noted until now is in the rows.
                    let waiting = std::mem::take(&mut *self.waiting());
                    start = waiting.point.unwrap_or(point);
                }
                (replica.me() == admin).then(|| replica.rows_after(after, PART))
            });
            let Some(part) = part.filter(|_| wanted()) else { return Ok(true) };
            file.rows(&part)?;
            match last(&part) {
                None => break,
                last => after = last,
            }
        }
        let mut waiting = self.waiting();
        if waiting.everything {
            // Other rows than those that were begun with, or rows that must not be in the file.
            return Ok(false);
        }
        let Waiting { changes, point, .. } = std::mem::take(&mut *waiting);
        drop(waiting);
        file.finish(&changes, point.unwrap_or(start), wanted)?;
        Ok(true)
    }

    /// Removes everything.
    pub(crate) fn wipe(&self) -> io::Result<()> {
        *self.waiting() = Waiting::default();
        self.store.wipe()
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read<T>(replica: &RwLock<Option<Replica>>, what: impl FnOnce(&Replica) -> Option<T>) -> Option<T> {
    replica.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(what)
}

fn count(rows: &Rows) -> usize {
    let one = |is_some: bool| usize::from(is_some);
    let single =
        one(rows.settings.is_some()) + one(rows.base_policy.is_some()) + one(rows.violation_policy.is_some());
    let policies = rows.policies.len() + rows.assignments.len() + rows.violations.len();
    rows.groups.len() + rows.users.len() + rows.devices.len() + rows.admins.len() + policies + single
}

/// The last row of a part, in the order in which parts are read.
fn last(rows: &Rows) -> Option<RowRef> {
    let violation = rows.violations.last().map(|row| RowRef::Violation(row.device));
    let assignment = rows.assignments.last().map(|row| RowRef::Assignment(row.target));
    let policy = rows.policies.last().map(|row| RowRef::Policy(row.id));
    let policy = violation.or(assignment).or(policy);
    let admin = rows.admins.last().map(|row| RowRef::Admin(row.id));
    let device = rows.devices.last().map(|row| RowRef::Device(row.id));
    let user = rows.users.last().map(|row| RowRef::User(row.id));
    policy.or(admin).or(device).or(user).or(rows.groups.last().map(|row| RowRef::Group(row.id)))
}

#[cfg(test)]
mod tests;
