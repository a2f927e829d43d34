//! The OS keyring: holds one random key, under which everything secret on disk is encrypted.
//!
//! The keyring's calls block and may wait for a person, so each runs on a thread of its own with a limit. The store is
//! made anew for every call: a keyring that was not there at first may be there later. Deliberately absent: a
//! substitute. Without a keyring nothing secret is written at all.

use std::{sync::Arc, time::Duration};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use contract::{ErrorCode, Secret, ipc::KeyringStatus};
use keyring::Error;
use keyring_core::{Entry, api::CredentialStore};
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

/// Where the key is kept. Calls block and may wait for a person.
pub trait KeyStore: std::fmt::Debug + Send + Sync {
    /// The text under this account, if there is one.
    ///
    /// # Errors
    /// `keyring_unavailable` or `keyring_refused`.
    fn read(&self, account: &str) -> Result<Option<Secret>, ErrorCode>;

    /// Keeps a text under this account.
    ///
    /// # Errors
    /// `keyring_unavailable` or `keyring_refused`.
    fn write(&self, account: &str, text: &Secret) -> Result<(), ErrorCode>;

    /// Forgets what lies under this account; nothing there is as good.
    ///
    /// # Errors
    /// `keyring_unavailable` or `keyring_refused`.
    fn delete(&self, account: &str) -> Result<(), ErrorCode>;
}

/// The keyring of the operating system.
#[derive(Clone, Copy, Debug)]
pub struct SystemKeyring;

impl KeyStore for SystemKeyring {
    fn read(&self, account: &str) -> Result<Option<Secret>, ErrorCode> {
        let text = system(account, |entry| entry.get_password())?;
        Ok(text.map(Secret::new))
    }

    fn write(&self, account: &str, text: &Secret) -> Result<(), ErrorCode> {
        system(account, |entry| entry.set_password(text.expose())).map(drop)
    }

    fn delete(&self, account: &str) -> Result<(), ErrorCode> {
        system(account, |entry| entry.delete_credential()).map(drop)
    }
}

/// One entry in a keyring.
#[derive(Debug)]
pub(crate) struct Keyring {
    store: Arc<dyn KeyStore>,
    account: Arc<str>,
}

impl Keyring {
    /// The entry for one `account`: consoles with another server or folder have a key of their own.
    pub(crate) fn new(store: Arc<dyn KeyStore>, account: String) -> Self {
        Self { store, account: account.into() }
    }

    /// The key, if one is kept. An entry that is not a key counts as none.
    pub(crate) async fn read(&self) -> Result<Option<Key>, ErrorCode> {
        let text = self.act(|store, account| store.read(account)).await?;
        Ok(text.and_then(|text| decode(text.expose())))
    }

    /// The key, made and kept now if there is none.
    pub(crate) async fn obtain(&self) -> Result<Key, ErrorCode> {
        if let Some(key) = self.read().await? {
            return Ok(key);
        }
        let mut key = Key::default();
        rand::fill(&mut key.0[..]);
        let text = Secret::new(BASE64_STANDARD.encode(key.expose()));
        self.act(move |store, account| store.write(account, &text)).await?;
        Ok(key)
    }

    /// Forgets the key: what was encrypted under it cannot be read any more.
    pub(crate) async fn forget(&self) -> Result<(), ErrorCode> {
        self.act(|store, account| store.delete(account)).await
    }

    async fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&dyn KeyStore, &str) -> Result<T, ErrorCode> + Send + 'static,
    ) -> Result<T, ErrorCode> {
        let (store, account) = (self.store.clone(), self.account.clone());
        let work = tokio::task::spawn_blocking(move || act(&*store, &account));
        match tokio::time::timeout(LIMIT, work).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(ErrorCode::KeyringUnavailable),
            Err(_) => Err(ErrorCode::KeyringRefused),
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

/// Does something with an entry; `None` where there is none.
fn system<T>(account: &str, act: impl FnOnce(&Entry) -> keyring::Result<T>) -> Result<Option<T>, ErrorCode> {
    let store = store().map_err(|error| {
        tracing::info!(%error, "no keyring");
        ErrorCode::KeyringUnavailable
    })?;
    match store.build(SERVICE, account, None).and_then(|entry| act(&entry)) {
        Ok(done) => Ok(Some(done)),
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

    #[test]
    fn an_entry_that_is_not_a_key_is_none() {
        assert_eq!(decode("not a key"), None);
        assert_eq!(decode(&BASE64_STANDARD.encode([1; 31])), None);
        assert!(decode(&BASE64_STANDARD.encode([1; 32])).is_some());
    }
}
