//! Stands for a person who chooses files: a list says which one comes next, for opening and saving alike.

use std::{fs, path::PathBuf};

use desktop::{FileKind, Files};

/// The list: a path to a line, taken off as it is given. An empty line, and the end of the list, choose nothing.
#[derive(Debug)]
pub(crate) struct Picks(pub(crate) PathBuf);

impl Picks {
    fn next(&self) -> Option<PathBuf> {
        let list = fs::read_to_string(&self.0).ok()?;
        let (first, rest) = list.split_once('\n').unwrap_or((&list, ""));
        fs::write(&self.0, rest).ok()?;
        Some(first.trim()).filter(|path| !path.is_empty()).map(PathBuf::from)
    }
}

impl Files for Picks {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        self.next()
    }

    fn pick_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        self.next()
    }
}
