//! What the console keeps on disk about a session that stays: small files (the session, its notices), each encrypted as a
//! whole under the keyring's key and bound to its purpose and to the service it came from. The rows are in a file of their own: see `store`.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead as _, KeyInit as _, Payload},
};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::{disk, keyring::Key};

const MAGIC: &[u8] = b"CLOUDONE1\n";
const NONCE: usize = 24;

/// One file of a folder, for one service.
#[derive(Debug)]
pub(crate) struct Vault {
    path: PathBuf,
    /// The name of the file says what it is for.
    name: &'static str,
    server: String,
    writing: Mutex<()>,
}

impl Vault {
    pub(crate) fn new(folder: &Path, name: &'static str, server: String) -> Self {
        Self { path: folder.join(name), name, server, writing: Mutex::new(()) }
    }

    /// Whether there is such a file.
    pub(crate) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Writes the file, if `wanted` still says so once it is its turn: what has been signed out of must not come back.
    pub(crate) fn save(
        &self,
        key: &Key,
        content: &impl Serialize,
        wanted: impl Fn() -> bool,
    ) -> io::Result<()> {
        let plain = Zeroizing::new(serde_json::to_vec(content)?);
        let mut nonce = [0; NONCE];
        rand::fill(&mut nonce);
        let sealed = XChaCha20Poly1305::new(key.expose().into())
            .encrypt((&nonce).into(), Payload { msg: &plain, aad: &self.purpose() })
            .map_err(|_| io::Error::other("too large to encrypt"))?;
        let file = [MAGIC, &nonce, &sealed].concat();
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if wanted() { disk::replace(&self.path, &file) } else { Ok(()) }
    }

    /// Reads the file, if there is one. `InvalidData` if it was written for something else or has been tampered with.
    pub(crate) fn load<T: DeserializeOwned>(&self, key: &Key) -> io::Result<Option<T>> {
        let Some(file) = disk::read(&self.path)? else { return Ok(None) };
        let bad = || io::Error::from(io::ErrorKind::InvalidData);
        let (nonce, sealed) =
            file.strip_prefix(MAGIC).and_then(<[u8]>::split_first_chunk::<NONCE>).ok_or_else(bad)?;
        let plain = XChaCha20Poly1305::new(key.expose().into())
            .decrypt(nonce.into(), Payload { msg: sealed, aad: &self.purpose() })
            .map_err(|_| bad())?;
        let plain = Zeroizing::new(plain);
        serde_json::from_slice(&plain).map(Some).map_err(|_| bad())
    }

    /// Removes the file.
    pub(crate) fn wipe(&self) -> io::Result<()> {
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        disk::remove(&self.path)
    }

    fn purpose(&self) -> Vec<u8> {
        [MAGIC, self.name.as_bytes(), b"\n", self.server.as_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::from([byte; 32])
    }

    fn kept() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::new(folder.path(), "session.vault", "https://one".into());
        vault.save(&key(1), &"token-in-clear", || true).unwrap();
        (folder, vault)
    }

    fn load(vault: &Vault, byte: u8) -> Result<Option<String>, io::ErrorKind> {
        vault.load(&key(byte)).map_err(|error| error.kind())
    }

    #[test]
    fn what_is_kept_comes_back_and_is_not_readable_on_disk() {
        let (folder, vault) = kept();
        assert_eq!(load(&vault, 1), Ok(Some("token-in-clear".into())));
        let file = std::fs::read(folder.path().join("session.vault")).unwrap();
        assert!(!file.windows(5).any(|window| window == b"token"));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (folder, vault) = kept();
        let path = folder.path().join("session.vault");
        let file = std::fs::read(&path).unwrap();
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            std::fs::write(&path, &changed).unwrap();
            assert_eq!(load(&vault, 1), Err(io::ErrorKind::InvalidData), "byte {at}");
        }
        for length in [0, 5, MAGIC.len() + NONCE, file.len() - 1] {
            std::fs::write(&path, &file[..length]).unwrap();
            assert_eq!(load(&vault, 1), Err(io::ErrorKind::InvalidData), "length {length}");
        }
    }

    #[test]
    fn another_key_service_or_purpose_does_not_open_it() {
        let (folder, vault) = kept();
        assert_eq!(load(&vault, 2), Err(io::ErrorKind::InvalidData));
        let other = Vault::new(folder.path(), "session.vault", "https://two".into());
        assert_eq!(load(&other, 1), Err(io::ErrorKind::InvalidData));
        std::fs::rename(folder.path().join("session.vault"), folder.path().join("notices.vault")).unwrap();
        let purpose = Vault::new(folder.path(), "notices.vault", "https://one".into());
        assert_eq!(load(&purpose, 1), Err(io::ErrorKind::InvalidData));
    }

    #[test]
    fn nothing_stays_after_a_wipe_and_nothing_late_comes_back() {
        let (folder, vault) = kept();
        assert!(vault.is_there());
        vault.wipe().unwrap();
        vault.save(&key(1), &"late", || false).unwrap();
        assert!(!vault.is_there());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
