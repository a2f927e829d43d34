//! Long work: one import or export at a time, told of while it runs and stopped by hand, by a lock or by signing out.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use contract::{
    ErrorBody, ErrorCode,
    ipc::{ConsoleEvent, JobProgress, JobStep, Nothing},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Console,
    tables::{Stop, Watch},
};

/// How often the window is told.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Work that is running. Ends, for everybody to see, when it is dropped.
#[derive(Debug)]
pub(crate) struct Job {
    console: Arc<Console>,
    stop: CancellationToken,
}

impl Console {
    /// Begins long work.
    pub(crate) fn begin_job(self: &Arc<Self>) -> Result<Job, ErrorBody> {
        let mut running = self.job.lock().unwrap_or_else(PoisonError::into_inner);
        if running.is_some() {
            return Err(ErrorBody::new(ErrorCode::JobRunning, "an import or export is running"));
        }
        let stop = CancellationToken::new();
        *running = Some(stop.clone());
        Ok(Job { console: Arc::clone(self), stop })
    }

    /// Stops the import or export that is running, if it can still be stopped.
    ///
    /// # Errors
    /// `locked`. Where nothing runs there is nothing to stop.
    pub async fn jobs_cancel(&self, _: Nothing) -> Result<Nothing, ErrorBody> {
        self.refuse_locked()?;
        self.stop_job();
        Ok(Nothing {})
    }

    pub(crate) fn stop_job(&self) {
        if let Some(stop) = self.job.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            stop.cancel();
        }
    }
}

impl Job {
    /// Tells the window how far it is.
    pub(crate) fn tell(&self, step: JobStep, done: u64, of: Option<u64>) {
        let cancellable = step != JobStep::Applying;
        let job = Some(JobProgress { step, done, of, cancellable });
        self.console.tell(ConsoleEvent::Job { job });
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_cancelled()
    }

    /// Does a step of the work, which is watched.
    pub(crate) fn watched<T>(
        &self,
        step: JobStep,
        of: Option<u64>,
        work: impl FnOnce(&Watch<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.tell(step, 0, of);
        let told = Mutex::new(Instant::now());
        let heard = |done: u64| {
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.elapsed() >= TOLD_EVERY {
                *told = Instant::now();
                self.tell(step, done, of);
            }
            !self.is_stopped()
        };
        work(&Watch::new(&heard))
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        *self.console.job.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.console.tell(ConsoleEvent::Job { job: None });
    }
}

/// What a step that stopped is to the window.
pub(crate) fn stopped(stop: Stop) -> ErrorBody {
    match stop {
        Stop::Cancelled => ErrorBody::new(ErrorCode::Cancelled, "stopped by hand"),
        Stop::Failed(error) => file_failed(&error),
        Stop::Problem(problem) => ErrorBody::new(ErrorCode::FileFailed, format!("{:?}", problem.code)),
    }
}

/// A chosen file cannot be read or written.
pub(crate) fn file_failed(error: &std::io::Error) -> ErrorBody {
    ErrorBody::new(ErrorCode::FileFailed, error.to_string())
}
