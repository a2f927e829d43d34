//! Frames: pieces of a file, each encrypted and bound to the file, to its place in it, and to the frame before.
//!
//! A frame is its length, a random nonce and the sealed bytes. What is sealed with it are the file's header (which
//! holds a random number of the file's own), whose it is, its number, and the tag of the frame before: none can be
//! taken out, put elsewhere or repeated, in this file or another one, without all that follow ceasing to open. Nonces
//! are random and long, so that writing on after a torn end uses none twice.

use std::io::{self, Read};

use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead as _, KeyInit as _, Payload},
};
use contract::ipc::Unreadable;
use zeroize::Zeroizing;

use crate::keyring::Key;

const MAGIC: &[u8] = b"CLOUDONE";
/// Of this file's form. One more with every change to it.
const FORM: u8 = 2;
const FILE_ID: usize = 16;
const LENGTH: usize = 4;
const NONCE: usize = 24;
const TAG: usize = 16;
/// The longest frame that is written or read: 16 MiB.
const LONGEST: usize = 1 << 24;

/// What a file begins with: its form, the program's version, and a number of its own.
pub(super) fn header(version: &str) -> Vec<u8> {
    let mut file = [0; FILE_ID];
    rand::fill(&mut file);
    let version = version.as_bytes();
    [MAGIC, &[FORM, version.len() as u8], version, &file].concat()
}

/// Reads a header.
pub(super) fn read_header(from: &mut impl Read, version: &str) -> io::Result<Result<Vec<u8>, Unreadable>> {
    let mut header = vec![0; MAGIC.len() + 2];
    if !fill(from, &mut header)? || !header.starts_with(MAGIC) {
        return Ok(Err(Unreadable::Damaged));
    }
    if header[MAGIC.len()..] != [FORM, version.len() as u8] {
        return Ok(Err(Unreadable::Outdated));
    }
    let mut rest = vec![0; version.len() + FILE_ID];
    if !fill(from, &mut rest)? {
        return Ok(Err(Unreadable::Damaged));
    }
    if !rest.starts_with(version.as_bytes()) {
        return Ok(Err(Unreadable::Outdated));
    }
    header.extend(rest);
    Ok(Ok(header))
}

/// Seals and opens the frames of one file.
pub(super) struct Seal {
    cipher: XChaCha20Poly1305,
    purpose: Vec<u8>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

/// The place of the next frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chain {
    number: u64,
    before: [u8; TAG],
}

impl Chain {
    fn next(self, sealed: &[u8]) -> Self {
        let before = sealed.last_chunk().copied().unwrap_or_default();
        Self { number: self.number + 1, before }
    }
}

/// What comes next in a file.
pub(super) enum Next {
    Frame {
        plain: Zeroizing<Vec<u8>>,
        length: u64,
    },
    /// Nothing, or a frame that was not written to its end.
    End,
    Damaged,
}

impl Seal {
    pub(super) fn new(key: &Key, purpose: &[u8]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.expose().into()), purpose: purpose.to_vec() }
    }

    /// The frame of some bytes.
    pub(super) fn seal(&self, chain: &mut Chain, plain: &[u8]) -> io::Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::fill(&mut nonce);
        let too_long = || io::Error::other("too large to keep");
        let sealed = self
            .cipher
            .encrypt((&nonce).into(), Payload { msg: plain, aad: &self.bound_to(*chain) })
            .map_err(|_| too_long())?;
        if sealed.len() > LONGEST {
            return Err(too_long());
        }
        *chain = chain.next(&sealed);
        Ok([&(sealed.len() as u32).to_le_bytes()[..], &nonce, &sealed].concat())
    }

    /// The next frame of a file.
    pub(super) fn next(&self, chain: &mut Chain, from: &mut impl Read) -> io::Result<Next> {
        let (mut length, mut nonce) = ([0; LENGTH], [0; NONCE]);
        if !fill(from, &mut length)? {
            return Ok(Next::End);
        }
        let length = u32::from_le_bytes(length) as usize;
        if !(TAG..=LONGEST).contains(&length) {
            return Ok(Next::Damaged);
        }
        let mut sealed = vec![0; length];
        if !fill(from, &mut nonce)? || !fill(from, &mut sealed)? {
            return Ok(Next::End);
        }
        let payload = Payload { msg: &sealed, aad: &self.bound_to(*chain) };
        let Ok(plain) = self.cipher.decrypt((&nonce).into(), payload) else { return Ok(Next::Damaged) };
        *chain = chain.next(&sealed);
        Ok(Next::Frame { plain: Zeroizing::new(plain), length: (LENGTH + NONCE + length) as u64 })
    }

    fn bound_to(&self, chain: Chain) -> Vec<u8> {
        [&self.purpose[..], &chain.number.to_le_bytes(), &chain.before].concat()
    }
}

/// Fills a buffer; whether there was enough.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(buffer) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| true),
    }
}
