//! Manuals that are published: a folder for each, named by version and time, over one folder of files that are named by
//! their content. Files and no table: they are the same for every company, and are published by copying.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use manual::{
    Bundle, Manifest, PublisherPublic, Refusal, Trust, Version,
    bundle::{self, FILES, MANIFEST, SIGNATURE},
};

/// The folder of manuals in a data folder.
#[derive(Clone, Debug)]
pub(crate) struct Shelf(PathBuf);

impl Shelf {
    pub(crate) fn of(data: &Path) -> Self {
        Self(data.join("manuals"))
    }

    /// Every manual that is published, the newest first. What is no manual is passed over.
    pub(crate) fn list(&self) -> io::Result<Vec<(Version, u64)>> {
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            let Some((version, built)) = name.to_str().and_then(|name| name.split_once('-')) else {
                continue;
            };
            if let (Some(version), Ok(built)) = (Version::of(version), built.parse()) {
                found.push((version, built));
            }
        }
        found.sort_unstable_by(|one, other| other.cmp(one));
        Ok(found)
    }

    /// The manifest of a published manual, and its signature. It was checked when it was published.
    pub(crate) fn manifest(&self, version: Version, built: u64) -> Result<(Manifest, String), Refusal> {
        let folder = self.folder(version, built);
        let manifest = Bundle::open(&folder, Trust::Shipped)?.manifest;
        Ok((manifest, fs::read_to_string(folder.join(SIGNATURE))?.trim().to_owned()))
    }

    /// Where the content with this hash lies, or would lie.
    pub(crate) fn file(&self, sha256: &str) -> PathBuf {
        self.0.join(FILES).join(sha256)
    }

    /// Checks a bundle and puts it beside those that are there. It can be read only once it is whole.
    pub(crate) fn publish(&self, folder: &Path, keys: &[PublisherPublic]) -> Result<(Version, u64), Refusal> {
        let _alone = self.alone()?;
        let bundle = Bundle::open(folder, Trust::Keys(keys))?;
        bundle.check()?;
        let (version, built) = bundle.manifest.age();
        let files = self.0.join(FILES);
        fs::create_dir_all(&files)?;
        for (_, entry) in bundle.manifest.files() {
            if bundle::read(&files, entry).is_err() {
                let content = bundle::read(&folder.join(FILES), entry)?;
                let beside = files.join(format!("{}.new", entry.sha256));
                write(&beside, &content)?;
                fs::rename(beside, files.join(&entry.sha256))?;
            }
        }
        let (beside, place) = (self.0.join("publishing"), self.folder(version, built));
        let aside = self.0.join("replaced");
        for left in [&beside, &aside] {
            if left.exists() {
                fs::remove_dir_all(left)?;
            }
        }
        fs::create_dir_all(&beside)?;
        write(&beside.join(MANIFEST), bundle.manifest.bytes())?;
        write(&beside.join(SIGNATURE), bundle.signature.as_bytes())?;
        // The same again: the one that is there goes only when the other is whole.
        if place.exists() {
            fs::rename(&place, &aside)?;
        }
        fs::rename(beside, place)?;
        if aside.exists() {
            fs::remove_dir_all(aside)?;
        }
        self.sweep()?;
        Ok((version, built))
    }

    /// Takes back every manual of a version; says how many there were.
    pub(crate) fn remove(&self, version: Version) -> Result<usize, Refusal> {
        let _alone = self.alone()?;
        let found: Vec<_> = self.list()?.into_iter().filter(|(one, _)| *one == version).collect();
        for (version, built) in &found {
            fs::remove_dir_all(self.folder(*version, *built))?;
        }
        self.sweep()?;
        Ok(found.len())
    }

    /// Removes files that no manual holds any more.
    fn sweep(&self) -> Result<(), Refusal> {
        let mut manifests = Vec::new();
        for (version, built) in self.list()? {
            // What one that cannot be read holds is not known: nothing goes.
            let Ok((manifest, _)) = self.manifest(version, built) else { return Ok(()) };
            manifests.push(manifest);
        }
        let files = self.0.join(FILES);
        if !files.exists() {
            return Ok(());
        }
        for entry in fs::read_dir(files)? {
            let entry = entry?;
            let mut held = manifests.iter().flat_map(Manifest::files);
            if !held.any(|(_, file)| *file.sha256 == *entry.file_name()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Waits until nobody else publishes or removes; until it is dropped nobody else does.
    fn alone(&self) -> io::Result<fs::File> {
        fs::create_dir_all(&self.0)?;
        let file = fs::File::create(self.0.join("lock"))?;
        file.lock()?;
        Ok(file)
    }

    fn folder(&self, version: Version, built: u64) -> PathBuf {
        self.0.join(format!("{version}-{built}"))
    }
}

/// Writes a file that is there after a power cut as well.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(content)?;
    file.sync_all()
}
