//! The console as a whole: its state, and who is told when it changes.
//!
//! Locks are taken in one order, the replica before the state, and never held while waiting for anything.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use api_client::{Client, Session};
use contract::{
    ErrorBody, ErrorCode, SessionView,
    ipc::{
        AppState, ConsoleEvent, KeyringStatus, LastSignIn, Phase, RowLabel, SyncState, SyncStatus, Unreadable,
    },
};
use directory::{Language, Revision, Settings};
use jiff::Timestamp;
use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

use crate::{
    Clock, Files, Ids, KeyStore, Machine, NoDialogs, NoNotifications, Notifier, PublisherPublic, Screen,
    SystemKeyring, SystemScreen,
    bulk::Planned,
    disk,
    imports::Imports,
    keeper::Keeper,
    keyring::{Key, Keyring},
    lock::Verifier,
    manuals::Library,
    notices::Notices,
    replica::{Replica, Summary},
    status::Status,
    store::Store,
    vault::Vault,
};

/// How many events may wait for a listener before the oldest are dropped; the listener then asks for the state.
const EVENTS: usize = 256;

/// What a console is made from.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address of the service.
    pub server: String,
    /// Certificates to trust besides those of the system, as PEM.
    pub ca_pem: Option<Vec<u8>>,
    /// Folder of the console's own files; made if it is not there.
    pub data_dir: PathBuf,
    /// Version of the console, as it is shown.
    pub version: String,
    /// Where the key to what is kept lies.
    pub keyring: Arc<dyn KeyStore>,
    /// Tells when the computer's screen is locked.
    pub screen: Arc<dyn Screen>,
    /// Whose manuals and whose state of the service are believed.
    pub publisher_keys: Vec<PublisherPublic>,
    /// Whose word on the state of the service is believed. Other keys than those of manuals: the one that signs the state
    /// lies on the server, and whoever breaks in there must not be able to write manuals.
    pub status_keys: Vec<PublisherPublic>,
    /// Folder of the manual that the console was shipped with.
    pub shipped_manual: Option<PathBuf>,
    /// Where the operator puts the state of the service, besides the service itself.
    pub status_url: Option<String>,
    /// Asks for files.
    pub files: Arc<dyn Files>,
    /// Shows notifications of the desktop.
    pub notifier: Arc<dyn Notifier>,
    /// The language of this computer: that of the notifications until another one is chosen.
    pub language: Language,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Makes ids.
    pub ids: Arc<dyn Ids>,
}

impl Config {
    /// A console for this machine: system keyring, clock and certificates.
    #[must_use]
    pub fn new(server: impl Into<String>, data_dir: impl Into<PathBuf>, version: impl Into<String>) -> Self {
        Self {
            server: server.into(),
            ca_pem: None,
            data_dir: data_dir.into(),
            version: version.into(),
            keyring: Arc::new(SystemKeyring),
            screen: Arc::new(SystemScreen),
            publisher_keys: Vec::new(),
            status_keys: Vec::new(),
            shipped_manual: None,
            status_url: None,
            files: Arc::new(NoDialogs),
            notifier: Arc::new(NoNotifications),
            language: language_here(),
            clock: Arc::new(Machine),
            ids: Arc::new(Machine),
        }
    }
}

/// Japanese where the system speaks it, else English.
fn language_here() -> Language {
    let japanese =
        sys_locale::get_locale().is_some_and(|locale| locale.to_ascii_lowercase().starts_with("ja"));
    if japanese { Language::Ja } else { Language::En }
}

/// The console without its window.
#[derive(Debug)]
pub struct Console {
    pub(crate) version: String,
    pub(crate) data_dir: PathBuf,
    pub(crate) client: Client,
    /// What the client was made with, for the check of the connection.
    pub(crate) ca_pem: Option<Vec<u8>>,
    pub(crate) keyring: Keyring,
    pub(crate) vault: Vault,
    pub(crate) files: Arc<dyn Files>,
    pub(crate) notifier: Arc<dyn Notifier>,
    pub(crate) keeper: Keeper,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    state: Mutex<State>,
    pub(crate) replica: RwLock<Option<Replica>>,
    events: broadcast::Sender<ConsoleEvent>,
    /// The change of many rows that was planned last.
    pub(crate) planned: Mutex<Option<Planned>>,
    /// Held while signing in or out: the two never overlap.
    pub(crate) signing: tokio::sync::Mutex<()>,
    /// Held while writing the session down.
    pub(crate) saving: tokio::sync::Mutex<()>,
    /// Held while fetching rows, so that none are fetched twice or merged out of order.
    pub(crate) fetching: tokio::sync::Mutex<()>,
    /// Ends the pause before the next attempt to reach the service.
    pub(crate) wake: Notify,
    /// Counts attempts to reach the service that have come to something, good or bad.
    pub(crate) attempts: watch::Sender<u64>,
    /// Rows have changed that are to be kept.
    pub(crate) unsaved: Notify,
    /// The import that is open.
    pub(crate) imports: Mutex<Imports>,
    /// Stops the import or export that is running.
    pub(crate) job: Mutex<Option<CancellationToken>>,
    /// The library of manuals.
    pub(crate) manuals: Arc<Library>,
    /// The notices of the session.
    pub(crate) notices: Notices,
    /// The state of the service.
    pub(crate) status: Arc<Status>,
}

/// What changes in the life of a console.
#[derive(Debug)]
pub(crate) struct State {
    /// Grows with every session that begins or ends, so that what belongs to an old one is recognised.
    pub(crate) epoch: u64,
    pub(crate) phase: Phase,
    pub(crate) session: Option<SessionView>,
    pub(crate) remote: Option<Session>,
    /// The key under which this session is kept, if it is.
    pub(crate) key: Option<Key>,
    pub(crate) sync: SyncStatus,
    pub(crate) synced_at: Option<Timestamp>,
    /// As the window is told of it.
    pub(crate) received: u32,
    /// Why the rows that were kept for this session could not be used.
    pub(crate) unreadable: Option<Unreadable>,
    pub(crate) keyring: KeyringStatus,
    pub(crate) last_sign_in: Option<LastSignIn>,
    pub(crate) ended: Option<ErrorCode>,
    /// Stops what runs for the session.
    pub(crate) stop: CancellationToken,
    /// Whether the replica is being kept up to date.
    pub(crate) syncing: bool,
    /// When somebody last did something; locks when that is too long ago.
    pub(crate) used_at: Timestamp,
    /// When the service last heard of that.
    pub(crate) reported_at: Timestamp,
    /// The company's settings, where they were asked for before there was a replica.
    pub(crate) settings: Option<Settings>,
    /// Compares the password while the service cannot.
    pub(crate) verifier: Option<Verifier>,
    announced: Option<AppState>,
}

impl Console {
    /// Starts a console on the running Tokio runtime. It looks for a kept session in the background: until it has, its
    /// phase is `starting`.
    ///
    /// # Errors
    /// `bad_request` or `certificate_untrusted` if the service cannot be spoken to with these settings, `disk_failed`
    /// if its folder cannot be made.
    pub async fn start(config: Config) -> Result<Arc<Self>, ErrorBody> {
        let client = Client::new(&config.server, config.ca_pem.as_deref())?;
        disk::prepare(&config.data_dir)
            .map_err(|error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string()))?;
        let server = client.base_url().to_owned();
        let state = State {
            epoch: 0,
            phase: Phase::Starting,
            session: None,
            remote: None,
            key: None,
            sync: SyncStatus::Empty,
            synced_at: None,
            received: 0,
            unreadable: None,
            keyring: KeyringStatus::Unknown,
            last_sign_in: crate::session::last_sign_in(&config.data_dir),
            ended: None,
            stop: CancellationToken::new(),
            syncing: false,
            used_at: config.clock.now(),
            reported_at: Timestamp::UNIX_EPOCH,
            settings: None,
            verifier: None,
            announced: None,
        };
        let store = Store::new(&config.data_dir, server.clone(), config.version.clone());
        let library = config.data_dir.join("manuals");
        let now = config.clock.now();
        let status = Status::open(&config.data_dir, config.status_keys, config.status_url, now);
        let manuals = Library::open(library, config.publisher_keys, config.shipped_manual.as_deref());
        let console = Arc::new(Self {
            manuals: Arc::new(manuals),
            status: Arc::new(status),
            notices: Notices::new(&config.data_dir, server.clone(), config.language),
            version: config.version,
            keyring: Keyring::new(config.keyring, format!("{server} {}", config.data_dir.display())),
            vault: Vault::new(&config.data_dir, "session.vault", server),
            keeper: Keeper::new(store),
            data_dir: config.data_dir,
            client,
            ca_pem: config.ca_pem,
            files: config.files,
            notifier: Arc::clone(&config.notifier),
            clock: config.clock,
            ids: config.ids,
            state: Mutex::new(state),
            replica: RwLock::new(None),
            events: broadcast::channel(EVENTS).0,
            planned: Mutex::default(),
            signing: tokio::sync::Mutex::default(),
            saving: tokio::sync::Mutex::default(),
            fetching: tokio::sync::Mutex::default(),
            wake: Notify::new(),
            attempts: watch::Sender::new(0),
            unsaved: Notify::new(),
            imports: Mutex::default(),
            job: Mutex::default(),
        });
        tokio::spawn({
            let console = Arc::clone(&console);
            async move { console.resume().await }
        });
        console.follow_screen(config.screen.locks());
        console.follow_notifications(config.notifier.chosen());
        console.follow_manuals();
        console.follow_status();
        Ok(console)
    }

    /// Everything the window should hear of from now on. A listener that lags asks for the state anew.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<ConsoleEvent> {
        self.events.subscribe()
    }

    /// Stops what runs in the background and writes down what is kept, for the end of the program. The session goes on:
    /// the next console takes it up.
    pub async fn stop(self: &Arc<Self>) {
        self.manuals.stop.cancel();
        self.status.stop.cancel();
        let epoch = {
            let state = self.state();
            state.stop.cancel();
            state.epoch
        };
        self.save_session(epoch).await;
        self.save_notices(epoch).await;
        self.note_time();
        self.write_replica(epoch).await;
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn replica(&self) -> RwLockReadGuard<'_, Option<Replica>> {
        self.replica.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn replica_mut(&self) -> RwLockWriteGuard<'_, Option<Replica>> {
        self.replica.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything the frame shows.
    pub(crate) fn shown(&self) -> AppState {
        let seen = self.seen();
        self.shown_with(&self.state(), seen)
    }

    /// What the frame shows of the replica. Before the state is locked.
    fn seen(&self) -> (Summary, Option<RowLabel>) {
        let replica = self.replica();
        replica.as_ref().map(|replica| (replica.summary(), replica.viewing_as())).unwrap_or_default()
    }

    fn shown_with(&self, state: &State, (summary, viewing_as): (Summary, Option<RowLabel>)) -> AppState {
        AppState {
            phase: state.phase,
            server: self.client.base_url().to_owned(),
            version: self.version.clone(),
            session: state.session.clone(),
            sync: SyncState {
                status: state.sync,
                unreadable: state.unreadable,
                revision: summary.revision,
                synced_at: state.synced_at,
                received: state.received,
                counts: summary.counts,
                admins: summary.admins,
                unassigned: summary.unassigned,
                whole: summary.whole,
            },
            keyring: state.keyring,
            viewing_as,
            stays_signed_in: state.key.is_some(),
            last_sign_in: state.last_sign_in.clone(),
            ended: state.ended,
        }
    }

    /// Tells the window about the state, if it is another one than it was told of last.
    pub(crate) fn announce(&self) {
        let seen = self.seen();
        let mut state = self.state();
        let shown = self.shown_with(&state, seen);
        if state.announced.as_ref() != Some(&shown) {
            state.announced = Some(shown.clone());
            // Sent under the lock, so that states arrive in their order. Nobody listening is no fault.
            drop(self.events.send(ConsoleEvent::State { state: Box::new(shown) }));
        }
    }

    /// Tells the window something that is not kept.
    pub(crate) fn tell(&self, event: ConsoleEvent) {
        // Nobody listening is no fault.
        drop(self.events.send(event));
    }

    /// The revision that is shown.
    pub(crate) fn summary_revision(&self) -> Option<Revision> {
        self.replica().as_ref().map(|replica| replica.summary().revision)
    }

    /// Tells the window that rows have changed.
    pub(crate) fn announce_rows(&self) {
        let revision = self.replica().as_ref().map(|replica| replica.summary().revision);
        if let Some(revision) = revision {
            drop(self.events.send(ConsoleEvent::Rows { revision }));
        }
        self.announce();
    }
}
