//! Files that a person chooses: asked for by the shell, because only it has a window. The page never names a path.

use std::path::{Path, PathBuf};

/// What a file is that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// What the dialog calls it; the same in every language.
    pub name: &'static str,
    /// Endings, without their dots.
    pub endings: &'static [&'static str],
}

/// Asks a person for files. Calls block until there is an answer.
pub trait Files: std::fmt::Debug + Send + Sync {
    /// A file to read; `None` if none is chosen.
    fn pick_open(&self, kind: FileKind) -> Option<PathBuf>;

    /// A file to write, with this name suggested; `None` if none is chosen.
    fn pick_save(&self, name: &str, kind: FileKind) -> Option<PathBuf>;
}

/// Where nobody can be asked no file is chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoDialogs;

impl Files for NoDialogs {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn pick_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        None
    }
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
