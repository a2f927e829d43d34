//! How long work is watched from outside: how far it is, and whether to stop.

use contract::ipc::FileProblem;

/// Why reading or writing stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Somebody cancelled it.
    Cancelled,
    /// The file cannot be read any further.
    Problem(Box<FileProblem>),
    /// The file cannot be written.
    Failed(std::io::Error),
}

impl From<FileProblem> for Stop {
    fn from(problem: FileProblem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error)
    }
}

/// Is told how far the work is, and asked whether to go on.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    heard: &'a (dyn Fn(u64) -> bool + Sync),
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl<'a> Watch<'a> {
    /// `heard` is told how much is done and answers whether to go on.
    #[must_use]
    pub fn new(heard: &'a (dyn Fn(u64) -> bool + Sync)) -> Self {
        Self { heard }
    }

    /// Nobody watches.
    #[must_use]
    pub fn nobody() -> Watch<'static> {
        Watch { heard: &|_| true }
    }

    /// So much is done.
    ///
    /// # Errors
    /// `Cancelled` if it is not to go on.
    pub fn at(&self, done: u64) -> Result<(), Stop> {
        if (self.heard)(done) { Ok(()) } else { Err(Stop::Cancelled) }
    }
}
