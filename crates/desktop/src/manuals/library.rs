//! What lies in the library: the manual that was fetched last and is whole, one file that says which that is, and parts
//! of the next one. What belongs to neither is removed.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    ManualManifestView,
    ipc::{ManualFetch, ManualProblem, ManualsState},
};
use jiff::Timestamp;
use manual::{
    Bundle, Manifest, PublisherPublic, Refusal, Trust,
    bundle::{self, FILES},
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::open::OpenManual;
use crate::disk;

/// Says which manual is kept: its manifest and its signature.
const KEPT: &str = "library.json";

/// The library.
#[derive(Debug)]
pub(crate) struct Library {
    folder: PathBuf,
    pub(super) keys: Vec<PublisherPublic>,
    shipped: Option<Arc<OpenManual>>,
    shelf: Mutex<Shelf>,
    /// Ends the pause before the next look.
    pub(super) wake: Notify,
    /// Held while looking: two looks would write the same files.
    pub(super) looking: tokio::sync::Mutex<()>,
    pub(crate) stop: CancellationToken,
}

#[derive(Debug)]
struct Shelf {
    manual: Option<Arc<OpenManual>>,
    fetching: Option<ManualFetch>,
    checked_at: Option<Timestamp>,
    problem: Option<ManualProblem>,
}

impl Library {
    /// Opens the library. What cannot be used of it is passed over: it is fetched anew.
    pub(crate) fn open(folder: PathBuf, keys: Vec<PublisherPublic>, shipped: Option<&Path>) -> Self {
        let shipped = shipped.and_then(|folder| match Bundle::open(folder, Trust::Shipped) {
            Ok(bundle) => Some(Arc::new(OpenManual::new(bundle.manifest, folder.join(FILES), true))),
            Err(refusal) => {
                tracing::warn!(%refusal, "the manual that the console was shipped with cannot be used");
                None
            }
        });
        let manual = newest(kept(&folder, &keys), shipped.clone());
        Self {
            folder,
            keys,
            shipped,
            shelf: Mutex::new(Shelf { manual, fetching: None, checked_at: None, problem: None }),
            wake: Notify::new(),
            looking: tokio::sync::Mutex::default(),
            stop: CancellationToken::new(),
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The manual that is shown.
    pub(super) fn manual(&self) -> Option<Arc<OpenManual>> {
        self.shelf().manual.clone()
    }

    /// Folder of the files that are kept.
    pub(super) fn files(&self) -> PathBuf {
        self.folder.join(FILES)
    }

    /// What the manual that came with the console holds need not be fetched.
    pub(super) fn shipped_files(&self) -> Option<&Path> {
        self.shipped.as_ref().map(|manual| manual.files.as_path())
    }

    pub(super) fn shown(&self) -> ManualsState {
        let shelf = self.shelf();
        let manual = shelf.manual.as_ref();
        ManualsState {
            version: manual.map(|manual| manual.manifest.version.to_string()),
            built: manual
                .and_then(|manual| Timestamp::from_second(i64::try_from(manual.manifest.built).ok()?).ok()),
            shipped: manual.is_some_and(|manual| manual.shipped),
            fetching: shelf.fetching,
            checked_at: shelf.checked_at,
            problem: shelf.problem,
        }
    }

    pub(super) fn fetching(&self, fetching: Option<ManualFetch>) {
        self.shelf().fetching = fetching;
    }

    /// Notes what came of a look.
    pub(super) fn looked(&self, at: Timestamp, outcome: Result<(), ManualProblem>) {
        let mut shelf = self.shelf();
        shelf.fetching = None;
        shelf.problem = outcome.err();
        if !matches!(shelf.problem, Some(ManualProblem::NotReached | ManualProblem::NoKey)) {
            shelf.checked_at = Some(at);
        }
    }

    /// Shows another manual from now on, whose files are all here, and removes what is not needed any more.
    pub(super) fn switch(&self, manifest: Manifest, signature: String) -> Result<(), Refusal> {
        let view = ManualManifestView { manifest: STANDARD.encode(manifest.bytes()), signature };
        let text = serde_json::to_vec(&view).map_err(|error| Refusal::Unsafe(error.to_string()))?;
        disk::replace(&self.folder.join(KEPT), &text)?;
        let manual = OpenManual::new(manifest, self.files(), false);
        self.shelf().manual = Some(Arc::new(manual));
        self.sweep();
        Ok(())
    }

    /// Removes files that the manual that is kept does not hold: of the one before, and parts of what was refused.
    pub(super) fn sweep(&self) {
        let manual = self.manual().filter(|manual| !manual.shipped);
        let held = |name: &std::ffi::OsStr| {
            let mut files = manual.iter().flat_map(|manual| manual.manifest.files());
            files.any(|(_, entry)| *entry.sha256 == *name)
        };
        let removed = fs::read_dir(self.files()).and_then(|mut entries| {
            entries.try_for_each(|entry| {
                let entry = entry?;
                if held(&entry.file_name()) { Ok(()) } else { fs::remove_file(entry.path()) }
            })
        });
        if let Err(error) = removed {
            tracing::warn!(%error, "files of an old manual stay");
        }
    }

    /// Shows a manual no longer whose files are not what was signed; the files that are wrong are fetched anew.
    pub(super) fn distrust(&self, manual: &Arc<OpenManual>) {
        let mut shelf = self.shelf();
        if !shelf.manual.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, manual)) {
            return;
        }
        shelf.problem = Some(ManualProblem::Changed);
        // If the one that came with the console is the one that is wrong, there is no other to show.
        shelf.manual = if manual.shipped { kept(&self.folder, &self.keys) } else { self.shipped.clone() };
        drop(shelf);
        self.wake.notify_one();
    }
}

/// The manual that is kept, if it is whole. Its files are looked into when they are read.
fn kept(folder: &Path, keys: &[PublisherPublic]) -> Option<Arc<OpenManual>> {
    let text = disk::read(&folder.join(KEPT)).ok()??;
    let view: ManualManifestView = serde_json::from_slice(&text).ok()?;
    let bytes = STANDARD.decode(view.manifest).ok()?;
    let manifest = match Manifest::open(&bytes, &view.signature, keys) {
        Ok(manifest) => manifest,
        Err(refusal) => {
            tracing::warn!(%refusal, "the manual on this computer cannot be used");
            return None;
        }
    };
    let files = folder.join(FILES);
    let whole = manifest.files().all(|(_, entry)| {
        fs::metadata(files.join(&entry.sha256))
            .is_ok_and(|there| there.is_file() && there.len() == entry.size)
    });
    whole.then(|| Arc::new(OpenManual::new(manifest, files, false)))
}

/// Of two the newer one: a console that was updated has brought a newer manual along.
fn newest(kept: Option<Arc<OpenManual>>, shipped: Option<Arc<OpenManual>>) -> Option<Arc<OpenManual>> {
    match (kept, shipped) {
        (Some(kept), Some(shipped)) => {
            Some(if shipped.manifest.age() > kept.manifest.age() { shipped } else { kept })
        }
        (kept, shipped) => kept.or(shipped),
    }
}

/// Whether a file is here, whole and as it was signed.
pub(super) fn is_here(files: &Path, entry: &manual::Entry) -> bool {
    bundle::read(files, entry).is_ok()
}
