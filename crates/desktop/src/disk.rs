//! Files of the console: private to their owner, and always whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Makes the folder of the console if it is not there.
pub(crate) fn prepare(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Replaces a file of the console at once: whoever reads it finds the old content or the new one, never a part.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut new = Replacement::new(path)?;
    new.file().write_all(content)?;
    new.put()
}

/// Replaces a file that a person chose, with content that is made while it is written. What lies beside it is theirs: the
/// new file has a name that nobody has until it is whole.
pub(crate) fn replace_chosen<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{:016x}.part", rand::random::<u64>()));
    let mut new = Replacement::at(path, beside)?;
    write(new.file())?;
    Ok(new.rename()?)
}

/// The next content of a file, beside it until it is whole. Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Replacement {
    path: PathBuf,
    beside: PathBuf,
    file: File,
    put: bool,
}

impl Replacement {
    pub(crate) fn new(path: &Path) -> io::Result<Self> {
        let beside = beside(path);
        gone(fs::remove_file(&beside))?;
        Self::at(path, beside)
    }

    fn at(path: &Path, beside: PathBuf) -> io::Result<Self> {
        Ok(Self { path: path.into(), file: create(&beside)?, beside, put: false })
    }

    pub(crate) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Takes the place of the file.
    pub(crate) fn put(mut self) -> io::Result<()> {
        self.rename()?;
        settle(&self.path)
    }

    fn rename(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.put = true;
        Ok(())
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if !self.put
            && let Err(error) = gone(fs::remove_file(&self.beside))
        {
            tracing::warn!(%error, "an unfinished file stays");
        }
    }
}

/// The folder knows its files' names after a power cut, too.
#[cfg(unix)]
fn settle(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(not(unix))]
fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file for reading, if there is one.
pub(crate) fn open(path: &Path) -> io::Result<Option<File>> {
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        file => file.map(Some),
    }
}

/// The content of a file, if there is one.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes a file, if there is one, and what a crash may have left of its replacement.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    gone(fs::remove_file(beside(path))).and(gone(fs::remove_file(path)))
}

fn beside(path: &Path) -> PathBuf {
    path.with_extension("new")
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_a_chosen_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("社員.csv");
        for name in ["社員.new", "社員.csv.part"] {
            fs::write(folder.path().join(name), "theirs").unwrap();
        }
        fs::write(&path, "old").unwrap();
        let failed = replace_chosen(&path, |file| {
            file.write_all(b"half")?;
            Err::<(), _>(io::Error::other("full"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        replace_chosen(&path, |file| file.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_to_string(folder.path().join("社員.new")).unwrap(), "theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left over");
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_read_by_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/file.bin");
        prepare(path.parent().unwrap()).unwrap();
        assert_eq!(read(&path).unwrap(), None);
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap().unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        drop(Replacement::new(&path).unwrap());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::write(beside(&path), b"left by a crash").unwrap();
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
    }
}
