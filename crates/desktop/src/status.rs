//! The state of the service, as the operator signs it: fetched while nobody is signed in and while the service is away,
//! kept, and believed only where the signature is the operator's. Deliberately absent: what a page says about it.

mod board;
mod fetch;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use contract::{
    ErrorBody,
    ipc::{Nothing, StatusState},
};
use jiff::Timestamp;
use manual::PublisherPublic;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use self::board::Board;
use crate::Console;

/// How long somebody who asks waits for the outcome.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is known of the state of the service, and where more is to be had.
#[derive(Debug)]
pub(crate) struct Status {
    keys: Vec<PublisherPublic>,
    /// Where the operator puts it besides the service itself: a place that does not fail with the service.
    url: Option<String>,
    path: PathBuf,
    board: Mutex<Board>,
    /// Held while looking.
    looking: tokio::sync::Mutex<()>,
    /// Ends the pause before the next look.
    wake: Notify,
    pub(crate) stop: CancellationToken,
}

impl Status {
    /// Begins with what is kept, if it is still to be believed.
    pub(crate) fn open(
        folder: &Path,
        keys: Vec<PublisherPublic>,
        url: Option<String>,
        now: Timestamp,
    ) -> Self {
        let path = folder.join("status.json");
        let board = Mutex::new(Board::kept(&path, &keys, now));
        Self {
            keys,
            url,
            path,
            board,
            looking: tokio::sync::Mutex::default(),
            wake: Notify::new(),
            stop: CancellationToken::new(),
        }
    }
}

impl Console {
    /// What is known of the state of the service. Answers signed out and locked, too.
    ///
    /// # Errors
    /// None.
    pub async fn status_get(&self, _: Nothing) -> Result<StatusState, ErrorBody> {
        Ok(self.status.board().shown(self.clock.now()))
    }

    /// Asks for the state of the service now, and waits a moment for the outcome.
    ///
    /// # Errors
    /// None; the state says what came of it.
    pub async fn status_refresh(self: &Arc<Self>, _: Nothing) -> Result<StatusState, ErrorBody> {
        let console = Arc::clone(self);
        let look = tokio::spawn(async move {
            let stop = console.status.stop.clone();
            stop.run_until_cancelled(console.look_at_status()).await
        });
        // Whether it came to something or the time is up: the state tells.
        drop(tokio::time::timeout(PATIENCE, look).await);
        self.status_get(Nothing {}).await
    }
}
