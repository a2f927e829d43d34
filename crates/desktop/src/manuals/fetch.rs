//! Fetching a newer manual in the background: the manifest, then the files that are missing, each checked, and the switch
//! when all are here. What was cut off goes on where it stopped.

use std::{
    fs::{File, OpenOptions},
    io::{Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    ErrorBody, ErrorCode,
    ipc::{ConsoleEvent, ManualFetch, ManualProblem},
};
use manual::{Entry, Manifest, Refusal, bundle};

use super::library::is_here;
use crate::{Console, disk};

/// How often a newer manual is looked for.
const EVERY: Duration = Duration::from_secs(6 * 60 * 60);
/// How soon again after the service could not be reached.
const AGAIN: Duration = Duration::from_secs(10 * 60);
/// How long somebody who asks for a newer manual waits for the outcome.
const PATIENCE: Duration = Duration::from_secs(8);
/// How often the window is told of the progress.
const TOLD_EVERY: Duration = Duration::from_millis(250);

/// Why nothing came of a look.
enum Failed {
    Problem(ManualProblem),
    Refused(Refusal),
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(Refusal::Disk(error))
    }
}

impl From<ErrorBody> for Failed {
    fn from(error: ErrorBody) -> Self {
        tracing::info!(code = error.code.text(), cause = error.message, "no manual is fetched");
        Self::Problem(match error.code {
            ErrorCode::NotFound => ManualProblem::NonePublished,
            ErrorCode::TooLarge => ManualProblem::TooLarge,
            _ => ManualProblem::NotReached,
        })
    }
}

impl Console {
    /// Looks for a newer manual now, and every few hours.
    pub(crate) fn follow_manuals(self: &Arc<Self>) {
        let console = Arc::downgrade(self);
        let stop = self.manuals.stop.clone();
        tokio::spawn(async move {
            // Ends with the console, and at once: what is half fetched goes on the next time.
            stop.run_until_cancelled(follow(console)).await;
        });
    }

    /// Looks for a newer manual now, and waits a moment for what comes of it. It goes on in the background.
    pub(super) async fn look_for_manual_now(self: &Arc<Self>) {
        let console = Arc::clone(self);
        let look = tokio::spawn(async move {
            let stop = console.manuals.stop.clone();
            stop.run_until_cancelled(console.look_for_manual()).await
        });
        // Whether it came to something or the time is up: the state tells.
        drop(tokio::time::timeout(PATIENCE, look).await);
    }

    async fn look_for_manual(&self) -> Result<(), ManualProblem> {
        let _looking = self.manuals.looking.lock().await;
        let outcome = self.fetch_manual().await;
        let outcome = outcome.map_err(|failed| match failed {
            Failed::Problem(problem) => problem,
            Failed::Refused(refusal) => {
                tracing::warn!(%refusal, "a manual is refused");
                let problem = problem(&refusal);
                if problem != ManualProblem::DiskFailed {
                    self.manuals.sweep();
                }
                problem
            }
        });
        self.manuals.looked(self.clock.now(), outcome);
        self.tell(ConsoleEvent::Manuals {});
        outcome
    }

    async fn fetch_manual(&self) -> Result<(), Failed> {
        let library = &self.manuals;
        if library.keys.is_empty() {
            return Err(Failed::Problem(ManualProblem::NoKey));
        }
        let offered = self.client.manuals_manifest(&self.version).await?;
        let bytes = STANDARD
            .decode(offered.manifest)
            .map_err(|_| Refusal::Unsafe("the manifest is not in Base64".into()))?;
        let manifest = Manifest::open(&bytes, &offered.signature, &library.keys)?;
        if let Some(held) = library.manual() {
            manifest.not_older_than(&held.manifest)?;
            if held.manifest == manifest {
                return Ok(());
            }
        }
        let files = library.files();
        disk::prepare(&files)?;
        let manifest = self.fetch_files(manifest, &files).await?;
        // Believed as a whole or not at all.
        let checked = tokio::task::spawn_blocking(move || {
            for (place, entry) in manifest.files() {
                bundle::check(&manifest, place, &bundle::read(&files, entry)?)?;
            }
            Ok::<_, Refusal>(manifest)
        });
        let manifest = checked.await.map_err(|error| Refusal::Changed(error.to_string()))??;
        library.switch(manifest, offered.signature)?;
        Ok(())
    }

    /// Fetches what is missing; what the manual that came with the console holds is copied.
    async fn fetch_files(&self, manifest: Manifest, files: &Path) -> Result<Manifest, Failed> {
        let library = &self.manuals;
        let (folder, shipped) = (files.to_owned(), library.shipped_files().map(Path::to_owned));
        let sorted = tokio::task::spawn_blocking(move || {
            let mut missing: Vec<Entry> = Vec::new();
            for (_, entry) in manifest.files() {
                if is_here(&folder, entry) || missing.contains(entry) {
                    continue;
                }
                match shipped.as_deref().map(|shipped| bundle::read(shipped, entry)) {
                    Some(Ok(content)) => disk::replace(&folder.join(&entry.sha256), &content)?,
                    _ => missing.push(entry.clone()),
                }
            }
            Ok::<_, Refusal>((manifest, missing))
        });
        let (manifest, missing) = sorted.await.map_err(|error| Refusal::Changed(error.to_string()))??;
        let mut progress = Progress {
            console: self,
            fetch: ManualFetch { done: 0, of: missing.iter().map(|entry| entry.size).sum() },
            told: Instant::now(),
        };
        progress.tell();
        for entry in &missing {
            self.fetch_file(entry, files, &mut progress).await?;
        }
        Ok(manifest)
    }

    async fn fetch_file(
        &self,
        entry: &Entry,
        files: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<(), Failed> {
        let path = part(files, entry);
        let before = progress.fetch.done;
        let mut here = std::fs::metadata(&path).map_or(0, |there| there.len());
        if here > entry.size {
            here = 0;
        }
        let mut written = None;
        if here < entry.size || entry.size == 0 {
            let mut answer = self.client.manuals_file(&entry.sha256, here).await?;
            let mut file = opened(&path, answer.from)?;
            here = answer.from;
            while let Some(chunk) = answer.next().await? {
                let chunk = chunk.as_ref();
                here += chunk.len() as u64;
                if here > entry.size {
                    // However much more would come: it is not the file.
                    drop(file);
                    std::fs::remove_file(&path)?;
                    return Err(Refusal::Changed(format!("{} does not end", entry.sha256)).into());
                }
                file.write_all(chunk)?;
                progress.at(before + here);
            }
            written = Some(file);
        }
        let (whole, to, signed) = (here >= entry.size, files.join(&entry.sha256), entry.clone());
        // Many megabytes to be read again: on a thread where that holds nobody up.
        let put = tokio::task::spawn_blocking(move || {
            if let Some(file) = written {
                file.sync_all()?;
            }
            if whole { put(&path, &to, &signed) } else { Err(Failed::Problem(ManualProblem::NotReached)) }
        });
        put.await.map_err(std::io::Error::other)??;
        progress.at(before + entry.size);
        Ok(())
    }
}

async fn follow(console: Weak<Console>) {
    loop {
        let Some(console) = console.upgrade() else { return };
        let outcome = console.look_for_manual().await;
        let pause = if outcome == Err(ManualProblem::NotReached) { AGAIN } else { EVERY };
        // Whether something turned out to be missing or the time has come: the next look follows.
        let library = Arc::clone(&console.manuals);
        drop(console);
        drop(tokio::time::timeout(pause, library.wake.notified()).await);
    }
}

/// Makes a file of its parts, all of which are here, if they are what was signed.
fn put(path: &Path, to: &Path, entry: &Entry) -> Result<(), Failed> {
    if let Err(refusal) = entry.check(&std::fs::read(path)?) {
        // Not one byte of it is kept: the next attempt begins anew.
        std::fs::remove_file(path)?;
        return Err(refusal.into());
    }
    Ok(std::fs::rename(path, to)?)
}

/// The part of a file that is here already, to be written on from this place.
fn opened(path: &Path, from: u64) -> std::io::Result<File> {
    let mut file = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
    file.set_len(from)?;
    file.seek(SeekFrom::Start(from))?;
    Ok(file)
}

fn part(files: &Path, entry: &Entry) -> PathBuf {
    files.join(format!("{}.part", entry.sha256))
}

fn problem(refusal: &Refusal) -> ManualProblem {
    match refusal {
        Refusal::Signature => ManualProblem::WrongSignature,
        Refusal::Changed(_) => ManualProblem::Changed,
        Refusal::Older(_) => ManualProblem::Older,
        Refusal::Unsafe(_) => ManualProblem::UnsafeContent,
        Refusal::TooLarge(_) => ManualProblem::TooLarge,
        Refusal::Disk(_) => ManualProblem::DiskFailed,
    }
}

/// Tells the window how far it is, not too often.
struct Progress<'a> {
    console: &'a Console,
    fetch: ManualFetch,
    told: Instant,
}

impl Progress<'_> {
    fn at(&mut self, done: u64) {
        self.fetch.done = done;
        self.console.manuals.fetching(Some(self.fetch));
        if self.told.elapsed() >= TOLD_EVERY {
            self.tell();
        }
    }

    fn tell(&mut self) {
        self.told = Instant::now();
        self.console.manuals.fetching(Some(self.fetch));
        self.console.tell(ConsoleEvent::Manuals {});
    }
}
