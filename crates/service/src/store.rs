//! The database. One statement per function; every function takes the tenant from the authenticated context. Decides
//! nothing.

pub(crate) mod audit;
pub(crate) mod backups;
pub(crate) mod changes;
pub(crate) mod credentials;
pub(crate) mod deleted;
pub(crate) mod directory;
pub(crate) mod factors;
pub(crate) mod failures;
pub(crate) mod idempotency;
pub(crate) mod mail;
pub(crate) mod manuals;
pub(crate) mod notes;
pub(crate) mod notices;
pub(crate) mod operators;
pub(crate) mod sessions;
pub(crate) mod status;
pub(crate) mod tenants;
pub(crate) mod violations;

use std::{path::Path, time::Duration};

use jiff::Timestamp;
use sqlx::{
    Sqlite, SqliteConnection, SqlitePool, Transaction,
    pool::PoolConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::error::{Failure, Outcome};

/// How long something waits to be written down that a later request would write down as well.
const SOON: Duration = Duration::from_millis(250);
/// How many rows one statement writes: each way to SQLite and back costs more than a row, and SQLite takes
/// 32,766 values at most.
const ROWS_A_STATEMENT: usize = 1_000;

/// A connection on which statements run.
pub(crate) type Connection = SqliteConnection;

/// The service's database.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    readers: SqlitePool,
    /// One connection, so that whoever writes waits for it and never for a lock that somebody holds who needs a reader.
    writer: SqlitePool,
}

impl Store {
    /// Opens the database in a folder and brings it to this version's form.
    ///
    /// # Errors
    /// A sentence, where the folder cannot be used or the database is newer than this version.
    pub(crate) async fn open(folder: &Path) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
        create_private(folder).map_err(|error| failed(&error))?;
        let writing = SqliteConnectOptions::new()
            .filename(folder.join("cloudone.sqlite"))
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was answered with success survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10));
        let reading = writing.clone().pragma("query_only", "on");
        let pool = |connections| {
            SqlitePoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(10))
        };
        let writer = pool(1).connect_with(writing).await.map_err(|error| failed(&error))?;
        sqlx::migrate!().run(&writer).await.map_err(|error| failed(&error))?;
        let readers = pool(8).connect_with(reading).await.map_err(|error| failed(&error))?;
        Ok(Self { readers, writer })
    }

    /// A connection for reading.
    pub(crate) async fn reader(&self) -> Outcome<PoolConnection<Sqlite>> {
        Ok(self.readers.acquire().await?)
    }

    /// A transaction that holds the write lock from its beginning, so that it never has to be tried again.
    pub(crate) async fn writer(&self) -> Outcome<Transaction<'static, Sqlite>> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// A transaction as above; `None` where others write for longer than a request should wait for something small.
    pub(crate) async fn writer_soon(&self) -> Outcome<Option<Transaction<'static, Sqlite>>> {
        tokio::time::timeout(SOON, self.writer()).await.ok().transpose()
    }

    /// Whether the database answers.
    pub(crate) async fn check(&self) -> Outcome {
        sqlx::query("select 1").execute(&self.readers).await?;
        Ok(())
    }

    /// Waits for running statements and closes the database.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Makes a folder that only its owner may enter.
fn create_private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// A time as exactly as it is kept: what is answered to a write is what is read later.
pub(crate) fn as_kept(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

fn time(millis: i64) -> Outcome<Timestamp> {
    Timestamp::from_millisecond(millis).map_err(|error| Failure::Broken(format!("stored time: {error}")))
}

fn id(text: &str) -> Outcome<uuid::Uuid> {
    text.parse().map_err(|error| Failure::Broken(format!("stored id: {error}")))
}
