//! The keys that lie beside the database and not in it. One seals secrets that the service must be able to read again:
//! whoever gets a copy of the database alone cannot read them. The other signs.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use chacha20poly1305::{
    Key, KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use manual::PublisherKey;
use rand::Rng as _;
use zeroize::Zeroizing;

use crate::error::{Failure, Outcome};

const FILE: &str = "seal.key";
const SIGNING_FILE: &str = "signing.key";
const NONCE: usize = 24;

/// Seals and opens.
#[derive(Clone)]
pub(crate) struct Seal(XChaCha20Poly1305);

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// The key of this data folder, made at the first start; `in_use` says that something is sealed already.
    ///
    /// # Errors
    /// A sentence, where the file cannot be read or made, or is no key, or is missing though it is in use: a new one
    /// would open nothing of that.
    pub(crate) fn open(folder: &Path, in_use: bool) -> Result<Self, String> {
        let path = folder.join(FILE);
        if in_use && !path.exists() {
            return Err(format!(
                "{} is missing: second factors were sealed under it. Put the kept file back",
                path.display()
            ));
        }
        let (path, key) = kept(folder, FILE, || {
            let mut key = [0; 32];
            rand::rng().fill_bytes(&mut key);
            key.to_vec()
        })?;
        let key =
            Key::try_from(key.as_slice()).map_err(|_| format!("{} is no key of 32 bytes", path.display()))?;
        Ok(Self(XChaCha20Poly1305::new(&key)))
    }

    /// Seals a secret for one owner; it opens for nobody else.
    pub(crate) fn seal(&self, owner: &str, secret: &[u8]) -> Outcome<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload { msg: secret, aad: owner.as_bytes() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| broken())?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this owner.
    pub(crate) fn unseal(&self, owner: &str, sealed: &[u8]) -> Outcome<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let payload = Payload { msg: sealed, aad: owner.as_bytes() };
        self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| broken())
    }
}

fn broken() -> Failure {
    Failure::Broken("a sealed secret does not open with this data folder's key".to_owned())
}

/// The key with which this service signs what companies hand on: files of policies. Made at the first start.
///
/// # Errors
/// A sentence, where the file cannot be read or made, or is no key.
pub(crate) fn signing_key(folder: &Path) -> Result<PublisherKey, String> {
    let (path, key) = kept(folder, SIGNING_FILE, || PublisherKey::generate().to_hex().as_bytes().to_vec())?;
    let key = std::str::from_utf8(&key).ok().and_then(PublisherKey::from_hex);
    key.ok_or_else(|| format!("{} is no key of 64 hexadecimal digits", path.display()))
}

/// The secret in a file of the data folder, made if it is not there.
fn kept(
    folder: &Path,
    name: &str,
    make: impl FnOnce() -> Vec<u8>,
) -> Result<(PathBuf, Zeroizing<Vec<u8>>), String> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let secret = match std::fs::read(&path) {
        Ok(secret) => secret,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // Two processes that start at once agree on the file that came first.
            match write_private(&path, &Zeroizing::new(make())) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(failed(error)),
                _ => std::fs::read(&path).map_err(failed)?,
            }
        }
        Err(error) => return Err(failed(error)),
    };
    Ok((path, Zeroizing::new(secret)))
}

/// Puts a secret in its place whole, unless there is one: half a key after a power cut would keep every start from succeeding.
fn write_private(path: &Path, key: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Readable by its owner alone from the beginning.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(key)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
}
