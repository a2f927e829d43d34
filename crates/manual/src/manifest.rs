//! The manifest: what a bundle holds, file by file, and the signature that stands for all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    limits,
    path::{Language, Place},
    refusal::Refusal,
    signature::{PublisherKey, PublisherPublic, bytes_of, hex},
};

/// The form of bundles that this version reads and writes.
pub const FORMAT: u32 = 1;
/// The domain of a manifest's signature.
pub const DOMAIN: &str = "cloudone manual manifest 1";

/// A manifest as it was signed. Made only by reading one that was checked, or by building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the console that the manual describes.
    pub version: Version,
    /// When it was built, in seconds since 1970.
    pub built: u64,
    files: BTreeMap<Place, Entry>,
    /// The exact bytes that the signature is made over.
    bytes: Vec<u8>,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// SHA-256 of its content in hexadecimal digits: its name on a disk and in the API.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
}

/// A version of the console, three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub [u32; 3]);

impl Version {
    /// Reads `0.1.0`.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(|number| {
            let digits =
                !number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| number.parse().ok()).flatten()
        });
        let version = [numbers.next()??, numbers.next()??, numbers.next()??];
        let version = Self(version);
        // Written in one way only: it is a folder's name, too.
        (numbers.next().is_none() && version.to_string() == text).then_some(version)
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    version: String,
    built: u64,
    files: Vec<WrittenFile>,
}

#[derive(Serialize, Deserialize)]
struct WrittenFile {
    path: String,
    sha256: String,
    size: u64,
}

impl Manifest {
    /// Reads a manifest that one of these keys signed.
    ///
    /// # Errors
    /// Why it is not to be used.
    pub fn open(bytes: &[u8], signature: &str, keys: &[PublisherPublic]) -> Result<Self, Refusal> {
        if bytes.len() as u64 > limits::MANIFEST_BYTES {
            return Err(Refusal::TooLarge("the manifest".into()));
        }
        let signature = bytes_of(signature.trim()).ok_or(Refusal::Signature)?;
        if !keys.iter().any(|key| key.verify(DOMAIN, bytes, &signature)) {
            return Err(Refusal::Signature);
        }
        Self::read(bytes)
    }

    /// Reads a manifest that came with the program itself, whose signature is that of the program.
    ///
    /// # Errors
    /// Why it is not to be used.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() as u64 > limits::MANIFEST_BYTES {
            return Err(Refusal::TooLarge("the manifest".into()));
        }
        let form = |what: String| Refusal::Unsafe(format!("the manifest: {what}"));
        let written: Written = serde_json::from_slice(bytes).map_err(|error| form(error.to_string()))?;
        if written.format != FORMAT {
            return Err(form(format!("format {} is not known here", written.format)));
        }
        let version = Version::of(&written.version).ok_or_else(|| form("its version".into()))?;
        if written.files.len() > limits::FILES {
            return Err(Refusal::TooLarge(format!("{} files", written.files.len())));
        }
        let mut files = BTreeMap::new();
        let mut total = 0_u64;
        for WrittenFile { path, sha256, size } in written.files {
            let place = Place::of(&path)?;
            if bytes_of::<32>(&sha256).is_none_or(|bytes| hex(&bytes) != sha256) {
                return Err(form(format!("the hash of {path}")));
            }
            total = total.saturating_add(size);
            if size > place.limit() || total > limits::BUNDLE_BYTES {
                return Err(Refusal::TooLarge(path));
            }
            if files.insert(place, Entry { sha256, size }).is_some() {
                return Err(form(format!("{path} is there twice")));
            }
        }
        for language in Language::ALL {
            for place in [Place::Contents(language), Place::Search(language)] {
                if !files.contains_key(&place) {
                    return Err(form(format!("{place} is missing")));
                }
            }
        }
        Ok(Self { version, built: written.built, files, bytes: bytes.to_vec() })
    }

    /// A manifest of these files.
    ///
    /// # Errors
    /// What a reader would refuse.
    pub fn new(version: Version, built: u64, files: BTreeMap<Place, Entry>) -> Result<Self, Refusal> {
        let files = files.into_iter();
        let files = files.map(|(place, Entry { sha256, size })| WrittenFile {
            path: place.to_string(),
            sha256,
            size,
        });
        let written = Written { format: FORMAT, version: version.to_string(), built, files: files.collect() };
        let bytes =
            serde_json::to_vec_pretty(&written).map_err(|error| Refusal::Unsafe(error.to_string()))?;
        Self::read(&bytes)
    }

    /// The signature of the publisher in hexadecimal digits.
    #[must_use]
    pub fn sign(&self, key: &PublisherKey) -> String {
        hex(&key.sign(DOMAIN, &self.bytes))
    }

    /// The exact bytes that the signature is made over.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Refuses a manifest that is older than one that is held.
    ///
    /// # Errors
    /// `Older`.
    pub fn not_older_than(&self, held: &Self) -> Result<(), Refusal> {
        if self.age() < held.age() {
            return Err(Refusal::Older(format!(
                "{} {} after {} {}",
                self.version, self.built, held.version, held.built
            )));
        }
        Ok(())
    }

    /// What says which of two is newer.
    #[must_use]
    pub fn age(&self) -> (Version, u64) {
        (self.version, self.built)
    }

    /// What stands at a place.
    #[must_use]
    pub fn file(&self, place: &Place) -> Option<&Entry> {
        self.files.get(place)
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = (&Place, &Entry)> {
        self.files.iter()
    }
}

impl Entry {
    /// What this content is.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self { sha256: hex(&Sha256::digest(content)), size: content.len() as u64 }
    }

    /// Whether this is the content.
    ///
    /// # Errors
    /// `Changed`.
    pub fn check(&self, content: &[u8]) -> Result<(), Refusal> {
        if *self == Self::of(content) { Ok(()) } else { Err(Refusal::Changed(self.sha256.clone())) }
    }
}
