//! Files that a person chooses: asked for by the shell, because only it has a window. The page never names a path.

use std::path::{Path, PathBuf};

use contract::ErrorBody;

use crate::{Console, session::not_signed_in};

/// The longest name that is suggested, in characters.
const MOST_NAME: usize = 80;

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

impl Console {
    /// Asks somebody who works in the session of this epoch for a file to read; `None` if none is chosen. Blocks.
    pub(crate) fn ask_to_open(&self, epoch: u64, kind: FileKind) -> Result<Option<PathBuf>, ErrorBody> {
        self.still(epoch, self.files.pick_open(kind))
    }

    /// Asks somebody who works in the session of this epoch for a file to write; `None` if none is chosen. Blocks.
    pub(crate) fn ask_to_save(
        &self,
        epoch: u64,
        name: &str,
        kind: FileKind,
    ) -> Result<Option<PathBuf>, ErrorBody> {
        self.still(epoch, self.files.pick_save(name, kind))
    }

    /// What was chosen, if whoever was asked may still work: the lock may have come down over the open dialog, or the
    /// session may have ended, and the answer is then anybody's.
    fn still(&self, epoch: u64, chosen: Option<PathBuf>) -> Result<Option<PathBuf>, ErrorBody> {
        if self.working()? == epoch { Ok(chosen) } else { Err(not_signed_in()) }
    }
}

/// A text as far as every system takes it for a file's name, without an ending.
pub(crate) fn safe_name(text: &str) -> String {
    let fits = |sign: &char| !sign.is_control() && !r#"/\:*?"<>|"#.contains(*sign);
    let name: String = text.chars().filter(fits).take(MOST_NAME).collect();
    // Windows drops dots and spaces at the end; a dot at the beginning hides the file elsewhere.
    let name = name.trim().trim_matches('.').trim();
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_device = matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (device.len() == 4
            && (device.starts_with("COM") || device.starts_with("LPT"))
            && device.ends_with(|sign: char| sign.is_ascii_digit()));
    match name {
        "" => "CloudOne".to_owned(),
        name if is_device => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        let long = "長".repeat(200);
        for (title, name) in [
            ("12月のメンテナンス", "12月のメンテナンス"),
            ("Work: A/B \\ \"C\"?", "Work AB  C"),
            ("../../etc/passwd", "etcpasswd"),
            ("a\nb\u{0}c", "abc"),
            ("done...  ", "done"),
            (" . ", "CloudOne"),
            ("", "CloudOne"),
            ("con", "_con"),
            ("LPT1.txt", "_LPT1.txt"),
            ("COMET", "COMET"),
            (long.as_str(), &long[..80 * 3]),
        ] {
            assert_eq!(safe_name(title), name, "{title:?}");
        }
    }
}
