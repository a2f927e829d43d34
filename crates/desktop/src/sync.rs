//! Keeping the replica up to date: everything at first, then what has changed, as soon as the service says so.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use api_client::Session;
use contract::{
    DirectoryEvent, DirectoryView, ErrorBody, ErrorCode,
    ipc::{Phase, SyncStatus},
};
use directory::Revision;
use futures_util::StreamExt as _;
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::{
    Console,
    console::State,
    replica::Replica,
    session::{blocking, not_signed_in, phase},
};

const SHORTEST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long changed rows wait for more before they are written down.
const BEFORE_WRITING: Duration = Duration::from_millis(500);
/// How many times as long as the last writing took the next one waits at least: a large company whose rows go one by
/// one keeps no disk busy.
const REST: u32 = 4;
/// After how many mebibytes the window is told again that more has come.
const RECEIVED_STEP: u32 = 4;

impl Console {
    /// Starts keeping the replica up to date, if somebody is signed in and nobody does it yet.
    pub(crate) fn start_sync(self: &Arc<Self>) {
        let (epoch, remote, stop) = {
            let mut state = self.state();
            let Some(remote) = state.remote.clone().filter(|_| settled(&state)) else {
                return;
            };
            if std::mem::replace(&mut state.syncing, true) {
                return;
            }
            if state.sync == SyncStatus::Empty {
                state.sync = SyncStatus::Loading;
            }
            (state.epoch, remote, state.stop.clone())
        };
        tokio::spawn({
            let (console, stop) = (Arc::clone(self), stop.clone());
            async move { stop.run_until_cancelled(console.keep_up(epoch, &remote)).await }
        });
        tokio::spawn({
            let (console, stop) = (Arc::clone(self), stop.clone());
            async move { console.keep_notices(epoch, &stop).await }
        });
        tokio::spawn({
            let console = Arc::clone(self);
            async move { console.keep_saved(epoch, &stop).await }
        });
    }

    async fn keep_up(self: &Arc<Self>, epoch: u64, remote: &Session) {
        let mut failures = 0;
        loop {
            let alive = Arc::new(Mutex::new(None));
            let Err(error) = self.listen(epoch, remote, &alive).await;
            let alive = alive.lock().unwrap_or_else(PoisonError::into_inner).take();
            failures = if alive.is_some() { 0 } else { failures + 1 };
            tracing::info!(code = error.code.text(), cause = error.message, "not connected");
            match error.code {
                // A task of its own: this one is stopped with the session.
                ErrorCode::SessionEnded => {
                    let console = Arc::clone(self);
                    tokio::spawn(async move { console.leave_if(epoch, ErrorCode::SessionEnded).await });
                    return;
                }
                ErrorCode::PasswordChangeRequired | ErrorCode::FactorRequired => {
                    let console = Arc::clone(self);
                    tokio::spawn(async move { console.noted::<()>(epoch, Err(error)).await });
                    return;
                }
                _ => {
                    self.set_sync(epoch, SyncStatus::Offline, alive);
                    self.look_at_status_soon();
                }
            }
            self.attempts.send_modify(|count| *count += 1);
            tokio::select! {
                () = tokio::time::sleep(pause(failures)) => {}
                () = self.wake.notified() => {}
            }
        }
    }

    /// Connects, catches up and stays so until the connection breaks. `alive` is when it was last heard of while the
    /// replica was up to date.
    async fn listen(
        self: &Arc<Self>,
        epoch: u64,
        remote: &Session,
        alive: &Arc<Mutex<Option<Timestamp>>>,
    ) -> Result<std::convert::Infallible, ErrorBody> {
        let session = remote.session_follow().await?;
        if session.must_change_password {
            return Err(ErrorBody::new(ErrorCode::PasswordChangeRequired, "the session says so"));
        }
        if session.must_add_factor {
            return Err(ErrorBody::new(ErrorCode::FactorRequired, "the session says so"));
        }
        self.renew(epoch, session).await;
        let heard = {
            let (alive, clock) = (Arc::clone(alive), Arc::clone(&self.clock));
            move || {
                if let Some(at) = alive.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
                    *at = clock.now();
                }
            }
        };
        // First listen, then catch up: what changes in between is announced.
        let mut events = remote.events(heard).await?;
        self.catch_up(epoch, None).await?;
        *alive.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.clock.now());
        self.set_sync(epoch, SyncStatus::Live, Some(self.clock.now()));
        self.attempts.send_modify(|count| *count += 1);
        self.wake_notices();
        while let Some(event) = events.next().await {
            match event? {
                DirectoryEvent::Revision { revision } => self.catch_up(epoch, Some(revision)).await?,
                DirectoryEvent::SessionEnded => {
                    return Err(ErrorBody::new(ErrorCode::SessionEnded, "the service says so"));
                }
                DirectoryEvent::Notices => self.wake_notices(),
                DirectoryEvent::Unknown => {}
            }
        }
        Err(ErrorBody::new(ErrorCode::Offline, "the service closed the event stream"))
    }

    /// Fetches what has changed, unless the replica is at `wanted` already.
    pub(crate) async fn catch_up(
        self: &Arc<Self>,
        epoch: u64,
        wanted: Option<Revision>,
    ) -> Result<(), ErrorBody> {
        let _fetching = self.fetching.lock().await;
        let since = self.replica().as_ref().map(|replica| replica.summary().revision);
        if wanted.is_some() && since >= wanted {
            return Ok(());
        }
        let (_, remote) = self.service()?;
        let view = remote.directory_fetch(since, |bytes| self.note_received(epoch, bytes)).await;
        self.note_received(epoch, 0);
        let view = view?;
        let console = Arc::clone(self);
        tokio::task::spawn_blocking(move || console.take(epoch, since, view))
            .await
            .map_err(|error| ErrorBody::new(ErrorCode::UnexpectedAnswer, error.to_string()))?
    }

    /// So much of the service's answer has come.
    fn note_received(&self, epoch: u64, bytes: u64) {
        let received = (bytes >> 20) as u32 / RECEIVED_STEP * RECEIVED_STEP;
        let mut state = self.state();
        if state.epoch == epoch && state.received != received {
            state.received = received;
            drop(state);
            self.announce();
        }
    }

    /// Takes what the service sent into the replica.
    fn take(&self, epoch: u64, since: Option<Revision>, view: DirectoryView) -> Result<(), ErrorBody> {
        let Some(me) = self.state().session.as_ref().map(|session| session.admin) else {
            return Err(not_signed_in());
        };
        let (revision, unchanged) = (view.revision, !view.full && since == Some(view.revision));
        // Everything anew is made before anybody who reads has to wait.
        let (whole, delta) = if view.full || since.is_none() {
            let mut whole = Replica::load(me, view.revision, view.rows);
            if let Some(reader) = self.replica().as_ref().map(Replica::reader) {
                whole.read_as(reader);
            }
            (Some(whole), None)
        } else {
            (None, Some(view))
        };
        let mut slot = self.replica_mut();
        let mut state = self.state();
        if state.epoch != epoch {
            return Err(not_signed_in());
        }
        let now = self.clock.now();
        state.synced_at = Some(now);
        if state.key.is_some() {
            self.keeper.note(delta.as_ref().filter(|_| whole.is_none()), (revision, Some(now)));
        }
        match (slot.as_mut(), whole, delta) {
            (_, Some(whole), _) => *slot = Some(whole),
            (Some(replica), None, Some(delta)) if !unchanged => replica.merge(delta),
            _ => {}
        }
        drop((state, slot));
        self.unsaved.notify_one();
        if unchanged {
            self.announce();
        } else {
            self.announce_rows();
        }
        Ok(())
    }

    fn set_sync(&self, epoch: u64, status: SyncStatus, synced_at: Option<Timestamp>) {
        let mut state = self.state();
        if state.epoch != epoch {
            return;
        }
        state.sync = status;
        state.synced_at = synced_at.or(state.synced_at);
        drop(state);
        if synced_at.is_some() {
            // Its age outlives the program, however that ends.
            self.note_time();
        }
        self.announce();
    }

    /// Takes note of how old the replica is, to be kept with it.
    pub(crate) fn note_time(&self) {
        let replica = self.replica();
        let state = self.state();
        if let (Some(replica), Some(_)) = (replica.as_ref(), &state.key) {
            self.keeper.note_time((replica.summary().revision, state.synced_at));
            self.unsaved.notify_one();
        }
    }

    async fn keep_saved(self: &Arc<Self>, epoch: u64, stop: &CancellationToken) {
        let mut rest = BEFORE_WRITING;
        while stop.run_until_cancelled(self.rows_changed(rest)).await.is_some() {
            let start = tokio::time::Instant::now();
            self.write_replica(epoch).await;
            rest = BEFORE_WRITING.max(start.elapsed() * REST);
        }
    }

    /// Comes back a moment after rows have changed.
    async fn rows_changed(&self, rest: Duration) {
        self.unsaved.notified().await;
        tokio::time::sleep(rest).await;
    }

    /// Writes down what has changed of the replica, if this session is kept.
    pub(crate) async fn write_replica(self: &Arc<Self>, epoch: u64) {
        let Some(key) = self.state().key.clone() else { return };
        let console = Arc::clone(self);
        let written =
            blocking(move || console.keeper.write(&key, &console.replica, || console.state().epoch == epoch));
        match written.await {
            Ok(true) => {}
            Ok(false) => self.unsaved.notify_one(),
            Err(error) => tracing::warn!(%error, "the rows cannot be kept"),
        }
    }
}

/// Whether the session has nothing to do before it may read; a lock keeps nothing from being kept up to date.
fn settled(state: &State) -> bool {
    matches!(state.phase, Phase::SignedIn | Phase::Locked)
        && state.session.as_ref().is_some_and(|session| phase(session) == Phase::SignedIn)
}

/// Doubles with every failure, and differs between consoles, so that they do not all come back at the same moment.
fn pause(failures: u32) -> Duration {
    let pause = SHORTEST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST_PAUSE);
    pause.mul_f64(rand::random_range(0.5..=1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_a_limit() {
        for (failures, longest) in [(0, 500), (1, 500), (2, 1_000), (3, 2_000), (7, 30_000), (1_000, 30_000)]
        {
            let longest = Duration::from_millis(longest);
            for _ in 0..50 {
                let pause = pause(failures);
                assert!(pause <= longest && pause >= longest / 2, "{failures}: {pause:?}");
            }
        }
    }
}
