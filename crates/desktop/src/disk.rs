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
    let beside = beside(path);
    gone(fs::remove_file(&beside))?;
    replace_by(path, &beside, |file| file.write_all(content))
}

/// Replaces a file that a person chose, with content that is made while it is written. What lies beside it is theirs: the
/// new file has a name that nobody has until it is whole.
pub(crate) fn replace_chosen<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{:016x}.part", rand::random::<u64>()));
    replace_by(path, &beside, write)
}

fn replace_by<E: From<io::Error>>(
    path: &Path,
    beside: &Path,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let written = create(beside).map_err(E::from).and_then(|mut file| {
        write(&mut file)?;
        Ok(file.sync_all()?)
    });
    if let Err(error) = written.and_then(|()| Ok(fs::rename(beside, path)?)) {
        gone(fs::remove_file(beside))?;
        return Err(error);
    }
    Ok(())
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
        fs::write(beside(&path), b"left by a crash").unwrap();
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
    }
}
