//! The directories of companies, kept in memory. A cache: the database is the truth, and every use says which revision it
//! needs at least.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use directory::{Directory, Plan, Revision};
use sqlx::Connection as _;
use tokio::sync::{Mutex, MutexGuard, OnceCell, RwLock, watch};

use crate::{
    error::Outcome,
    store::{Connection, changes, directory as rows, tenants, tenants::Tenant},
};

/// One company in memory.
pub(crate) struct Company {
    /// Not a lock of the standard library: who waits for this one keeps no thread of the runtime from other companies.
    directory: RwLock<Directory>,
    /// How many it had when it was loaded.
    rows: usize,
    writer: Mutex<()>,
    /// Rung whenever something happened that listeners may have to look at.
    bell: watch::Sender<()>,
}

pub(crate) struct Companies {
    cells: std::sync::Mutex<HashMap<Tenant, Cell>>,
    /// Counts uses, to tell which was last.
    uses: AtomicU64,
    /// How many rows may be kept in all.
    most_rows: usize,
}

/// The place of a company: one each, so that loading one keeps nobody else waiting.
#[derive(Clone, Default)]
struct Cell {
    company: Arc<OnceCell<Arc<Company>>>,
    used: u64,
}

impl Cell {
    /// Whether nobody works with it, loads it or listens.
    fn is_idle(&self) -> bool {
        let unused =
            |company: &Arc<Company>| Arc::strong_count(company) == 1 && company.bell.receiver_count() == 0;
        Arc::strong_count(&self.company) == 1 && self.company.get().is_none_or(unused)
    }

    fn rows(&self) -> usize {
        self.company.get().map_or(0, |company| company.rows)
    }
}

impl Companies {
    pub(crate) fn new(most_rows: usize) -> Self {
        Self { cells: std::sync::Mutex::default(), uses: AtomicU64::new(0), most_rows }
    }

    /// The company at this revision or a later one.
    pub(crate) async fn at_least(
        &self,
        connection: &mut Connection,
        tenant: &Tenant,
        revision: Revision,
    ) -> Outcome<Arc<Company>> {
        let cell = self.cell(tenant);
        let company = match cell.get() {
            Some(company) => company.clone(),
            None => {
                let loaded = cell.get_or_try_init(|| Company::load(&mut *connection, tenant)).await?.clone();
                self.make_room();
                loaded
            }
        };
        company.catch_up(connection, tenant, revision).await?;
        Ok(company)
    }

    /// Rings for a company's listeners, if anybody listens.
    pub(crate) fn ring(&self, tenant: &Tenant) {
        let cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(company) = cells.get(tenant).and_then(|cell| cell.company.get()) {
            company.bell.send_replace(());
        }
    }

    /// Rings for the listeners of every company that somebody listens to.
    pub(crate) fn ring_all(&self) {
        let cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        for company in cells.values().filter_map(|cell| cell.company.get()) {
            company.bell.send_replace(());
        }
    }

    fn cell(&self, tenant: &Tenant) -> Arc<OnceCell<Arc<Company>>> {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        let cell = cells.entry(tenant.clone()).or_default();
        cell.used = self.uses.fetch_add(1, Ordering::Relaxed);
        cell.company.clone()
    }

    /// Lets go of companies until what is kept fits, the one first that was used longest ago. Whoever asks for one of them
    /// again loads it again.
    fn make_room(&self) {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows: usize = cells.values().map(Cell::rows).sum();
        let mut by_use: Vec<(u64, Tenant)> =
            cells.iter().map(|(tenant, cell)| (cell.used, tenant.clone())).collect();
        by_use.sort_unstable_by_key(|(used, _)| *used);
        for (_, tenant) in by_use {
            if rows <= self.most_rows {
                break;
            }
            if let Some(cell) = cells.get(&tenant)
                && cell.is_idle()
            {
                rows -= cell.rows();
                cells.remove(&tenant);
            }
        }
    }
}

impl Company {
    async fn load(connection: &mut Connection, tenant: &Tenant) -> Outcome<Arc<Self>> {
        // Both from one snapshot.
        let mut snapshot = connection.begin().await?;
        let revision = tenants::revision(&mut snapshot, tenant).await?;
        let rows = rows::load(&mut snapshot, tenant).await?;
        snapshot.commit().await?;
        let count = rows.groups.len() + rows.users.len() + rows.devices.len() + rows.admins.len();
        let directory = tokio::task::spawn_blocking(move || Directory::load(revision, rows)).await?;
        Ok(Arc::new(Self {
            rows: count,
            directory: RwLock::new(directory),
            writer: Mutex::new(()),
            bell: watch::Sender::new(()),
        }))
    }

    /// Only one write of a company is planned and stored at a time.
    pub(crate) async fn lock(&self) -> MutexGuard<'_, ()> {
        self.writer.lock().await
    }

    /// Hears the bell.
    pub(crate) fn listen(&self) -> watch::Receiver<()> {
        self.bell.subscribe()
    }

    /// Reads, off the runtime's threads: at 100,000 rows some questions take milliseconds.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Directory) -> T + Send + 'static,
    ) -> Outcome<T> {
        let company = self.clone();
        Ok(tokio::task::spawn_blocking(move || question(&company.directory.blocking_read())).await?)
    }

    /// Reads where it stands: for questions that take no longer than looking up a row.
    pub(crate) async fn peek<T>(&self, question: impl FnOnce(&Directory) -> T) -> T {
        question(&*self.directory.read().await)
    }

    /// Takes over a plan that the database holds by now, and rings.
    pub(crate) async fn applied(self: &Arc<Self>, plan: Plan) -> Outcome {
        let company = self.clone();
        tokio::task::spawn_blocking(move || {
            let mut directory = company.directory.blocking_write();
            if directory.revision() == plan.base {
                directory.apply(&plan);
            }
        })
        .await?;
        self.bell.send_replace(());
        Ok(())
    }

    /// Takes over what other processes have written.
    async fn catch_up(
        self: &Arc<Self>,
        connection: &mut Connection,
        tenant: &Tenant,
        revision: Revision,
    ) -> Outcome {
        let at = self.peek(Directory::revision).await;
        if at >= revision {
            return Ok(());
        }
        let missing = changes::diffs_since(connection, tenant, at).await?;
        let company = self.clone();
        tokio::task::spawn_blocking(move || {
            let mut directory = company.directory.blocking_write();
            for (revision, diffs) in missing {
                if directory.revision().next() == revision {
                    directory.replay(revision, &diffs);
                }
            }
        })
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Tls, store::Store};

    #[tokio::test]
    async fn what_does_not_fit_goes_unless_somebody_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let listen = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
        let config = Config::new(folder.path().to_owned(), listen, Tls::SelfSigned);
        for code in ["ONE", "TWO", "THREE"] {
            crate::tenant_create(&config, code, "会社").await.unwrap();
        }
        let store = Store::open(folder.path()).await.unwrap();
        let mut connection = store.reader().await.unwrap();
        let mut tenants = Vec::new();
        for code in ["ONE", "TWO", "THREE"] {
            tenants.push(tenants::by_code(&mut connection, code).await.unwrap().unwrap());
        }
        // Each has a row: its first admin.
        let companies = Companies::new(1);
        let kept = |companies: &Companies| {
            let cells = companies.cells.lock().unwrap();
            tenants.iter().filter(|tenant| cells.contains_key(*tenant)).count()
        };
        let listening = companies.at_least(&mut connection, &tenants[0], Revision::default()).await.unwrap();
        let listener = listening.listen();
        drop(listening);
        for tenant in &tenants[1..] {
            companies.at_least(&mut connection, tenant, Revision::default()).await.unwrap();
        }
        assert_eq!(kept(&companies), 2, "the second went for the third, the first is listened to");
        drop(listener);
        let again = companies.at_least(&mut connection, &tenants[1], Revision::default()).await.unwrap();
        assert_eq!(kept(&companies), 1);
        assert!(again.peek(|directory| directory.admin_by_account("admin").is_some()).await);
    }
}
