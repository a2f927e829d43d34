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
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut generator = rand::rng();
    let mut password = String::new();
    for place in 0..20 {
        if place > 0 && place % 5 == 0 {
            password.push('-');
        }
        password.push(char::from(SIGNS[generator.random_range(0..SIGNS.len())]));
    }
    Secret::new(password)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
