//! Fetching the state of the service: where the operator puts it first, then from the service itself.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{ConsoleEvent, StatusProblem},
};
use tokio::time::Instant;

use crate::Console;

/// How often it is asked for.
const EVERY: Duration = Duration::from_secs(10 * 60);
/// How long after a look the next one may be that nobody asked for.
const REST: Duration = Duration::from_secs(30);

impl Console {
    /// Looks at the state of the service now, every few minutes, and when the connection is lost.
    pub(crate) fn follow_status(self: &Arc<Self>) {
        let console = Arc::downgrade(self);
        let stop = self.status.stop.clone();
        tokio::spawn(async move {
            stop.run_until_cancelled(follow(console)).await;
        });
    }

    /// The connection is lost, and the state of the service may say why; or something was announced.
    pub(crate) fn look_at_status_soon(&self) {
        self.status.wake.notify_one();
    }

    pub(super) async fn look_at_status(&self) {
        let _looking = self.status.looking.lock().await;
        let outcome = self.fetch_status().await;
        self.status.board().looked(self.clock.now(), outcome);
        self.tell(ConsoleEvent::Status {});
    }

    async fn fetch_status(&self) -> Result<(), StatusProblem> {
        if self.status.keys.is_empty() {
            return Err(StatusProblem::NoKey);
        }
        let Some(url) = self.status.url.as_deref() else { return self.status_from(None).await };
        let Err(first) = self.status_from(Some(url)).await else { return Ok(()) };
        self.status_from(None).await.map_err(|second| match second {
            // That the service says nothing is no news where the other place was reached.
            StatusProblem::NotReached | StatusProblem::NonePublished
                if first != StatusProblem::NotReached =>
            {
                first
            }
            second => second,
        })
    }

    async fn status_from(&self, url: Option<&str>) -> Result<(), StatusProblem> {
        let bytes = self.client.status_get(url).await.map_err(|error| problem(&error))?;
        let (status, now) = (Arc::clone(&self.status), self.clock.now());
        let taken = tokio::task::spawn_blocking(move || status.take(&bytes, now));
        taken.await.unwrap_or(Err(StatusProblem::Unreadable))
    }
}

fn problem(error: &ErrorBody) -> StatusProblem {
    tracing::info!(code = error.code.text(), cause = error.message, "no state of the service");
    match error.code {
        ErrorCode::NotFound => StatusProblem::NonePublished,
        ErrorCode::TooLarge => StatusProblem::Unreadable,
        _ => StatusProblem::NotReached,
    }
}

async fn follow(console: Weak<Console>) {
    loop {
        let Some(console) = console.upgrade() else { return };
        console.look_at_status().await;
        let status = Arc::clone(&console.status);
        drop(console);
        let looked = Instant::now();
        // Whether the connection was lost or the time has come: the next look follows, after a rest.
        drop(tokio::time::timeout(EVERY, status.wake.notified()).await);
        tokio::time::sleep_until(looked + REST).await;
    }
}
