//! The OS keyring: holds one random key, under which everything secret on disk is encrypted.
//!
//! The keyring's calls block and may wait for a person, so each runs on a thread of its own with a limit. The store is
//! made anew for every call: a keyring that was not there at first may be there later. Deliberately absent: a
//! substitute. Without a keyring nothing secret is written at all.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use contract::{ErrorCode, Secret, ipc::KeyringStatus};
use keyring::Error;
use keyring_core::api::CredentialStore;
use zeroize::Zeroizing;

/// How long the keyring may take before it counts as refusing.
const LIMIT: Duration = Duration::from_secs(5);
/// What the entry is filed under.
const SERVICE: &str = "ISM CloudOne";

/// The key to what lies on disk: never printed, wiped when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// The key itself: the one place where it can be read.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

#[cfg(test)]
impl From<[u8; 32]> for Key {
    fn from(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// Where the key is kept.
#[derive(Clone, Debug, Default)]
pub enum KeyringBackend {
    /// In the keyring of the operating system.
    #[default]
    System,
    /// In memory: gone with the last clone. For machines that are thrown away after use, such as those of tests.
    Memory(MemoryKeyring),
    /// Nowhere, as on a machine without a keyring: "stay signed in" cannot be offered.
    Nowhere,
}

/// A keyring in memory; clones share what they hold.
#[derive(Clone, Debug, Default)]
pub struct MemoryKeyring(Arc<Mutex<Option<Secret>>>);

#[derive(Debug)]
enum Act {
    Read,
    Write(Secret),
    Delete,
}

/// One entry in a keyring.
#[derive(Debug)]
pub(crate) struct Keyring {
    backend: KeyringBackend,
    account: String,
}

impl Keyring {
    /// The entry for one `account`: consoles with another server or folder have a key of their own.
    pub(crate) fn new(backend: KeyringBackend, account: String) -> Self {
        Self { backend, account }
    }

    /// The key, if one is kept. An entry that is not a key counts as none.
    pub(crate) async fn read(&self) -> Result<Option<Key>, ErrorCode> {
        let text = self.act(Act::Read).await?;
        Ok(text.and_then(|text| decode(text.expose())))
    }

    /// The key, made and kept now if there is none.
    pub(crate) async fn obtain(&self) -> Result<Key, ErrorCode> {
        if let Some(key) = self.read().await? {
            return Ok(key);
        }
        let mut key = Key::default();
        rand::fill(&mut key.0[..]);
        self.act(Act::Write(Secret::new(BASE64_STANDARD.encode(key.expose())))).await?;
        Ok(key)
    }

    /// Forgets the key: what was encrypted under it cannot be read any more.
    pub(crate) async fn forget(&self) -> Result<(), ErrorCode> {
        self.act(Act::Delete).await.map(drop)
    }

    async fn act(&self, act: Act) -> Result<Option<Secret>, ErrorCode> {
        match &self.backend {
            KeyringBackend::Nowhere => Err(ErrorCode::KeyringUnavailable),
            KeyringBackend::Memory(memory) => Ok(memory.act(act)),
            KeyringBackend::System => {
                let account = self.account.clone();
                let work = tokio::task::spawn_blocking(move || system(&account, act));
                match tokio::time::timeout(LIMIT, work).await {
                    Ok(Ok(result)) => result,
                    Ok(Err(_)) => Err(ErrorCode::KeyringUnavailable),
                    Err(_) => Err(ErrorCode::KeyringRefused),
                }
            }
        }
    }
}

impl MemoryKeyring {
    fn act(&self, act: Act) -> Option<Secret> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match act {
            Act::Read => held.clone(),
            Act::Write(text) => held.replace(text),
            Act::Delete => held.take(),
        }
    }
}

/// How a failure to use the keyring is shown.
pub(crate) fn status(code: ErrorCode) -> KeyringStatus {
    match code {
        ErrorCode::KeyringRefused => KeyringStatus::Refused,
        _ => KeyringStatus::Unavailable,
    }
}

/// Base64, because some keyrings take nothing but text.
fn decode(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(BASE64_STANDARD.decode(text).ok()?);
    let mut key = Key::default();
    (bytes.len() == key.0.len()).then(|| {
        key.0.copy_from_slice(&bytes);
        key
    })
}

fn system(account: &str, act: Act) -> Result<Option<Secret>, ErrorCode> {
    let store = store().map_err(|error| {
        tracing::info!(%error, "no keyring");
        ErrorCode::KeyringUnavailable
    })?;
    let done = store.build(SERVICE, account, None).and_then(|entry| match act {
        Act::Read => entry.get_password().map(|text| Some(Secret::new(text))),
        Act::Write(text) => entry.set_password(text.expose()).map(|()| None),
        Act::Delete => entry.delete_credential().map(|()| None),
    });
    match done {
        Ok(text) => Ok(text),
        Err(Error::NoEntry | Error::BadEncoding(_)) => Ok(None),
        Err(error @ (Error::NoDefaultStore | Error::NotSupportedByStore(_))) => {
            tracing::warn!(%error, "the keyring cannot be used");
            Err(ErrorCode::KeyringUnavailable)
        }
        Err(error) => {
            tracing::warn!(%error, "the keyring refused");
            Err(ErrorCode::KeyringRefused)
        }
    }
}

#[cfg(target_os = "linux")]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_key_until_it_is_forgotten() {
        let memory = MemoryKeyring::default();
        let keyring = Keyring::new(KeyringBackend::Memory(memory.clone()), "me".into());
        assert_eq!(keyring.read().await, Ok(None));
        let key = keyring.obtain().await.unwrap();
        assert_ne!(*key.expose(), [0; 32]);
        assert_eq!(format!("{key:?}"), "Key");
        let again = Keyring::new(KeyringBackend::Memory(memory), "me".into());
        assert_eq!(again.obtain().await.unwrap(), key);
        keyring.forget().await.unwrap();
        assert_ne!(again.obtain().await.unwrap(), key);
    }

    #[tokio::test]
    async fn without_a_keyring_there_is_no_key() {
        let keyring = Keyring::new(KeyringBackend::Nowhere, "me".into());
        assert_eq!(keyring.read().await, Err(ErrorCode::KeyringUnavailable));
        assert_eq!(keyring.obtain().await, Err(ErrorCode::KeyringUnavailable));
        assert_eq!(status(ErrorCode::KeyringUnavailable), KeyringStatus::Unavailable);
    }

    #[test]
    fn an_entry_that_is_not_a_key_is_none() {
        assert_eq!(decode("not a key"), None);
        assert_eq!(decode(&BASE64_STANDARD.encode([1; 31])), None);
        assert!(decode(&BASE64_STANDARD.encode([1; 32])).is_some());
    }
}
