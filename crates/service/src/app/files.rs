//! Files that the operator puts into the data folder, and those that the service puts there for others to read.

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read as _, Write as _},
    path::Path,
};

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use uuid::Uuid;

/// The longest file of the operator's that is read, in bytes.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// The value in a JSON file; `None` where there is no file.
///
/// # Errors
/// A sentence with the file, where in it something is wrong (as a JSON pointer), and what.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, String> {
    let Some(text) = bytes(path, MOST_BYTES)? else { return Ok(None) };
    let mut reader = serde_json::Deserializer::from_slice(&text);
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| format!("{}: {}: {}", path.display(), pointer(error.path()), error.inner()))?;
    reader.end().map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some(value))
}

/// The content of a file; `None` where there is none.
///
/// # Errors
/// A sentence: it cannot be read, or is longer than that.
pub(super) fn bytes(path: &Path, most: usize) -> Result<Option<Vec<u8>>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file.map_err(failed)?,
    };
    let mut content = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut content).map_err(failed)?;
    if content.len() > most {
        return Err(format!("{}: longer than {most} bytes", path.display()));
    }
    Ok(Some(content))
}

/// Puts a file in the place of the one that is there: a reader has the one or the other, whole. `id` keeps apart two
/// processes that do so at once.
///
/// # Errors
/// A sentence: it cannot be written.
pub(super) fn replace(path: &Path, content: &[u8], id: Uuid) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let beside = path.with_extension(format!("{id}.new"));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&beside, path)).map_err(|error| {
        // What went wrong is told; that a part of it stays as well helps nobody.
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}

/// Makes a file that only its owner reads; never over one that is there.
///
/// # Errors
/// A sentence: it is there, or cannot be written.
pub(super) fn create_private(path: &Path, content: &[u8]) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.map_err(|error| format!("{}: {error}", path.display()))
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{key}"),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}
