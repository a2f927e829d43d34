//! Random secrets and what is kept of them.

use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use contract::Secret;
use rand::{Rng as _, RngExt as _};
use sha2::{Digest as _, Sha256};

/// A new bearer token: 256 bits from the operating system's generator.
pub(crate) fn token() -> Secret {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    Secret::new(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// What is kept of a token. It is random, so that a plain hash cannot be searched.
pub(crate) fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// A password that can be read out over the telephone: no letter that looks like a digit. 20 of 31 signs are 99 bits.
pub(crate) fn password() -> Secret {
    Secret::new(signs(20, 5))
}

/// A recovery code: 16 of 31 signs are 79 bits, too many to search its plain hash.
pub(crate) fn recovery_code() -> Secret {
    Secret::new(signs(16, 4))
}

/// What is kept of a recovery code, however it is typed.
pub(crate) fn recovery_hash(code: &str) -> String {
    let typed = directory::fold(code);
    token_hash(&typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}

/// Random signs in groups, none of which looks like another.
fn signs(count: usize, group: usize) -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut generator = rand::rng();
    let mut text = String::new();
    for place in 0..count {
        if place > 0 && place % group == 0 {
            text.push('-');
        }
        text.push(char::from(SIGNS[generator.random_range(0..SIGNS.len())]));
    }
    text
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
