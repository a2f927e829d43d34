//! The publisher's key: what the operator publishes apart from the API (manuals, the state of the service) is signed with
//! it, and a console believes nothing of that without.
//!
//! Every signature is made for a *domain*, whose hash stands in front of the bytes: the manifest of a manual never passes
//! for a document of another kind that the same key signs.

use std::fmt::Write as _;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use rand::Rng as _;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Length of a key, secret or public, in bytes.
pub const KEY_BYTES: usize = 32;
/// Length of a signature in bytes.
pub const SIGNATURE_BYTES: usize = 64;

/// The secret half. Its `Debug` tells only the public one.
pub struct PublisherKey(SigningKey);

/// The public half: what a console is built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublisherPublic(VerifyingKey);

impl PublisherKey {
    /// A new key, from the randomness of the operating system.
    #[must_use]
    pub fn generate() -> Self {
        let mut seed = Zeroizing::new([0; KEY_BYTES]);
        rand::rng().fill_bytes(seed.as_mut());
        Self(SigningKey::from_bytes(&seed))
    }

    /// The key that [`Self::to_hex`] wrote; spaces around it are no part of it.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let seed = Zeroizing::new(bytes_of::<KEY_BYTES>(text.trim())?);
        Some(Self(SigningKey::from_bytes(&seed)))
    }

    /// The secret in hexadecimal digits: for the key's file, and nowhere else.
    #[must_use]
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.0.as_bytes()))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublisherPublic {
        PublisherPublic(self.0.verifying_key())
    }

    /// Signs these bytes as a document of this domain.
    #[must_use]
    pub fn sign(&self, domain: &str, bytes: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(&message(domain, bytes)).to_bytes()
    }
}

impl std::fmt::Debug for PublisherKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("PublisherKey").field(&self.public().to_hex()).finish()
    }
}

impl PublisherPublic {
    /// The key in hexadecimal digits; `None` for what is no point of the curve, or a weak one.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let key = VerifyingKey::from_bytes(&bytes_of(text.trim())?).ok()?;
        (!key.is_weak()).then_some(Self(key))
    }

    /// The key in hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// Whether the owner of the key signed exactly these bytes as a document of this domain.
    #[must_use]
    pub fn verify(&self, domain: &str, bytes: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        self.0.verify_strict(&message(domain, bytes), &Signature::from_bytes(signature)).is_ok()
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Exactly `N` bytes from hexadecimal digits.
#[must_use]
pub fn bytes_of<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn message(domain: &str, bytes: &[u8]) -> Vec<u8> {
    let mut message = Sha256::digest(domain.as_bytes()).to_vec();
    message.extend_from_slice(bytes);
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_is_believed_and_nothing_else() {
        let key = PublisherKey::generate();
        let public = key.public();
        let signature = key.sign("manual", b"words");
        assert!(public.verify("manual", b"words", &signature));
        assert!(!public.verify("manual", b"word5", &signature), "another text");
        assert!(!public.verify("status", b"words", &signature), "another kind of document");
        assert!(!PublisherKey::generate().public().verify("manual", b"words", &signature), "another key");
        for place in [0, 31, 32, 63] {
            let mut other = signature;
            other[place] ^= 1;
            assert!(!public.verify("manual", b"words", &other), "byte {place}");
        }
    }

    #[test]
    fn keys_are_written_and_read() {
        let key = PublisherKey::generate();
        let again = PublisherKey::from_hex(&format!("{}\n", *key.to_hex())).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(PublisherPublic::from_hex(&key.public().to_hex()), Some(key.public()));
        let whole = key.public().to_hex();
        for bad in ["", "zz", &whole[1..], &whole.replacen(|_| true, "+", 1), &"00".repeat(KEY_BYTES)] {
            assert_eq!(PublisherPublic::from_hex(bad), None, "{bad}");
        }
        assert!(!format!("{key:?}").contains(key.to_hex().as_str()));
    }
}
