//! A bundle as a folder: `manifest.json`, `manifest.sig` and `files/<sha256>`. Files are named by their content, so
//! that two versions share what they have in common, and what a manifest says can never name a path.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::{
    contents::contents,
    limits,
    manifest::{Entry, Manifest},
    page::{Link, Page},
    path::Place,
    refusal::Refusal,
    search::SearchIndex,
    signature::PublisherPublic,
};

/// Name of the manifest in a folder.
pub const MANIFEST: &str = "manifest.json";
/// Name of its signature.
pub const SIGNATURE: &str = "manifest.sig";
/// Name of the folder of files.
pub const FILES: &str = "files";

/// Why a bundle can be believed.
#[derive(Clone, Copy, Debug)]
pub enum Trust<'a> {
    /// Because one of these keys signed it.
    Keys(&'a [PublisherPublic]),
    /// Because it came with the program, which the system has checked.
    Shipped,
}

/// A bundle in a folder, its manifest checked. Files are checked when they are read.
#[derive(Clone, Debug)]
pub struct Bundle {
    folder: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
    /// The signature in hexadecimal digits; empty where none was needed.
    pub signature: String,
}

impl Bundle {
    /// Opens a folder.
    ///
    /// # Errors
    /// Why the manifest is not to be used.
    pub fn open(folder: &Path, trust: Trust<'_>) -> Result<Self, Refusal> {
        let bytes = read_up_to(&folder.join(MANIFEST), limits::MANIFEST_BYTES)?;
        let (manifest, signature) = match trust {
            Trust::Keys(keys) => {
                let signature = read_up_to(&folder.join(SIGNATURE), 1_024)?;
                let signature = String::from_utf8(signature).map_err(|_| Refusal::Signature)?;
                (Manifest::open(&bytes, &signature, keys)?, signature.trim().to_owned())
            }
            Trust::Shipped => (Manifest::read(&bytes)?, String::new()),
        };
        Ok(Self { folder: folder.to_owned(), manifest, signature })
    }

    /// The content at a place, exactly as it was signed; `None` if the bundle has none there.
    ///
    /// # Errors
    /// `Changed` if it is another content, `Disk` if it cannot be read.
    pub fn read(&self, place: &Place) -> Result<Option<Vec<u8>>, Refusal> {
        self.manifest.file(place).map(|entry| read(&self.folder.join(FILES), entry)).transpose()
    }

    /// Checks everything: every file is there, is what was signed, and holds nothing that a manual may not hold.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), Refusal> {
        for (place, entry) in self.manifest.files() {
            check(&self.manifest, place, &read(&self.folder.join(FILES), entry)?)?;
        }
        Ok(())
    }
}

/// The file of an entry in a folder of files, checked against it.
///
/// # Errors
/// `Changed` if it is another content or not there, `Disk` if it cannot be read.
pub fn read(files: &Path, entry: &Entry) -> Result<Vec<u8>, Refusal> {
    let path = files.join(&entry.sha256);
    let length = match fs::metadata(&path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => return Err(Refusal::Changed(format!("{} is no file", entry.sha256))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Refusal::Changed(format!("{} is missing", entry.sha256)));
        }
        Err(error) => return Err(error.into()),
    };
    if length != entry.size {
        return Err(Refusal::Changed(format!("{} is {length} bytes long", entry.sha256)));
    }
    let content = read_up_to(&path, entry.size)?;
    entry.check(&content)?;
    Ok(content)
}

/// Looks into a file's content: whether it is what its place promises and refers to nothing but the bundle.
///
/// # Errors
/// `Unsafe`, with what and where.
pub fn check(manifest: &Manifest, place: &Place, content: &[u8]) -> Result<(), Refusal> {
    look(manifest, place, content).map_err(|refusal| match refusal {
        Refusal::Unsafe(what) => Refusal::Unsafe(format!("{place}: {what}")),
        refusal => refusal,
    })
}

fn look(manifest: &Manifest, place: &Place, content: &[u8]) -> Result<(), Refusal> {
    let holds = |place: Place| match manifest.file(&place) {
        Some(_) => Ok(()),
        None => Err(Refusal::Unsafe(format!("it refers to {place}, which is not there"))),
    };
    let begins = |with: &[u8]| match content.starts_with(with) {
        true => Ok(()),
        false => Err(Refusal::Unsafe("it is not of the kind that its name says".into())),
    };
    match place {
        Place::Page(language, _) => {
            let page = Page::check(content, *language)?;
            page.pictures().try_for_each(|name| holds(Place::Picture(*language, name.to_owned())))?;
            page.links.iter().try_for_each(|link| match link {
                Link::Page(page, _) => holds(Place::Page(*language, page.clone())),
                Link::Anchor(_) | Link::Screen(_) => Ok(()),
            })
        }
        Place::Contents(language) => {
            let books = contents(content)?;
            let mut pages = books.iter().flat_map(|book| &book.pages);
            pages.try_for_each(|page| holds(Place::Page(*language, page.id.clone())))
        }
        Place::Search(language) => {
            let index = SearchIndex::open(content)?;
            let mut sections = index.sections().iter();
            sections.try_for_each(|section| holds(Place::Page(*language, section.page.clone())))
        }
        Place::Picture(..) => begins(b"\x89PNG\r\n\x1a\n"),
        Place::Pdf(..) => begins(b"%PDF-"),
        Place::Style => style(content),
    }
}

/// A style sheet that fetches nothing: without functions that name an address, and without the escapes that could hide one.
fn style(content: &[u8]) -> Result<(), Refusal> {
    let text = std::str::from_utf8(content).unwrap_or("\\").to_ascii_lowercase();
    let found = ["\\", "url", "image(", "image-set", "@import", "@font-face", "@namespace", "<", "src("];
    match found.iter().find(|word| text.contains(**word)) {
        Some(word) => Err(Refusal::Unsafe(format!("{word:?} in the style sheet"))),
        None => Ok(()),
    }
}

/// Reads a file that may be no longer than this.
pub(crate) fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Refusal> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Refusal::Changed(format!("{} is missing", path.display())),
        _ => Refusal::Disk(error),
    })?;
    let mut content = Vec::new();
    file.take(most + 1).read_to_end(&mut content)?;
    if content.len() as u64 > most {
        return Err(Refusal::TooLarge(path.display().to_string()));
    }
    Ok(content)
}

/// Writes a bundle into a folder. A file that is there already stays, and what belongs to no manifest is removed.
///
/// # Errors
/// `Disk`.
pub fn write<'a>(
    folder: &Path,
    manifest: &Manifest,
    signature: &str,
    contents: impl Iterator<Item = &'a [u8]>,
) -> Result<(), Refusal> {
    let files = folder.join(FILES);
    fs::create_dir_all(&files)?;
    for content in contents {
        let path = files.join(Entry::of(content).sha256);
        if !path.exists() {
            fs::write(path, content)?;
        }
    }
    fs::write(folder.join(MANIFEST), manifest.bytes())?;
    fs::write(folder.join(SIGNATURE), format!("{signature}\n"))?;
    for entry in fs::read_dir(&files)? {
        let entry = entry?;
        let known = manifest.files().any(|(_, file)| *file.sha256 == *entry.file_name());
        if !known {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "bundle/tests.rs"]
mod tests;
