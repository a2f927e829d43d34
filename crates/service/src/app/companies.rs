//! The directories of companies, kept in memory. A cache: the database is the truth, and every use says which revision it
//! needs at least.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError},
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
    writer: Mutex<()>,
    /// Rung whenever something happened that listeners may have to look at.
    bell: watch::Sender<()>,
}

#[derive(Default)]
pub(crate) struct Companies {
    /// A cell each, so that loading one company keeps nobody else waiting.
    cells: std::sync::Mutex<HashMap<Tenant, Arc<OnceCell<Arc<Company>>>>>,
}

impl Companies {
    /// The company at this revision or a later one.
    pub(crate) async fn at_least(
        &self,
        connection: &mut Connection,
        tenant: &Tenant,
        revision: Revision,
    ) -> Outcome<Arc<Company>> {
        let cell = self.cell(tenant);
        let company = cell.get_or_try_init(|| Company::load(&mut *connection, tenant)).await?.clone();
        company.catch_up(connection, tenant, revision).await?;
        Ok(company)
    }

    /// Rings for a company's listeners, if anybody listens.
    pub(crate) fn ring(&self, tenant: &Tenant) {
        if let Some(company) = self.cell(tenant).get() {
            company.bell.send_replace(());
        }
    }

    /// Rings for the listeners of every company that somebody listens to.
    pub(crate) fn ring_all(&self) {
        let cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        for company in cells.values().filter_map(|cell| cell.get()) {
            company.bell.send_replace(());
        }
    }

    fn cell(&self, tenant: &Tenant) -> Arc<OnceCell<Arc<Company>>> {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        cells.entry(tenant.clone()).or_default().clone()
    }
}

impl Company {
    async fn load(connection: &mut Connection, tenant: &Tenant) -> Outcome<Arc<Self>> {
        // Both from one snapshot.
        let mut snapshot = connection.begin().await?;
        let revision = tenants::revision(&mut snapshot, tenant).await?;
        let rows = rows::load(&mut snapshot, tenant).await?;
        snapshot.commit().await?;
        let directory = tokio::task::spawn_blocking(move || Directory::load(revision, rows)).await?;
        Ok(Arc::new(Self {
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
