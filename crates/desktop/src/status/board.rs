//! What is believed of the state of the service: signed by a known key for this very purpose, whole, and never older than
//! what was believed before.

use std::{
    path::Path,
    sync::{MutexGuard, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    MOST_STATUS_BYTES, STATUS_DOMAIN, STATUS_MOST_AHEAD, SignedStatusView, StatusDocument,
    ipc::{StatusProblem, StatusState},
};
use jiff::Timestamp;
use manual::{PublisherPublic, signature::bytes_of};

use super::Status;
use crate::disk;

/// What is shown of it.
#[derive(Debug, Default)]
pub(super) struct Board {
    document: Option<StatusDocument>,
    checked_at: Option<Timestamp>,
    problem: Option<StatusProblem>,
}

impl Board {
    /// What is kept, looked at as critically as what is fetched.
    pub(super) fn kept(path: &Path, keys: &[PublisherPublic], now: Timestamp) -> Self {
        let document = disk::read(path).ok().flatten().and_then(|bytes| believed(&bytes, keys, now).ok());
        Self { document, ..Self::default() }
    }

    pub(super) fn shown(&self, now: Timestamp) -> StatusState {
        StatusState {
            document: self.document.clone(),
            checked_at: self.checked_at,
            problem: self.problem,
            now,
        }
    }

    /// Notes what came of a look.
    pub(super) fn looked(&mut self, at: Timestamp, outcome: Result<(), StatusProblem>) {
        self.problem = outcome.err();
        if !matches!(self.problem, Some(StatusProblem::NotReached | StatusProblem::NoKey)) {
            self.checked_at = Some(at);
        }
    }

    /// Takes a document that is believed, if it is no older than the one that is here; whether it is another one.
    fn take(&mut self, document: StatusDocument) -> Result<bool, StatusProblem> {
        match &self.document {
            Some(held) if document.issued_at < held.issued_at => Err(StatusProblem::Older),
            Some(held) if *held == document => Ok(false),
            _ => {
                self.document = Some(document);
                Ok(true)
            }
        }
    }
}

impl Status {
    pub(super) fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what somebody sent, if it is to be believed, and keeps it as it came: it is looked at again when it is read.
    pub(super) fn take(&self, bytes: &[u8], now: Timestamp) -> Result<(), StatusProblem> {
        let document = believed(bytes, &self.keys, now)?;
        if self.board().take(document)?
            && let Err(error) = disk::replace(&self.path, bytes)
        {
            tracing::warn!(%error, "the state of the service cannot be kept");
        }
        Ok(())
    }
}

/// The document in an envelope that one of these keys has signed.
fn believed(bytes: &[u8], keys: &[PublisherPublic], now: Timestamp) -> Result<StatusDocument, StatusProblem> {
    if bytes.len() > MOST_STATUS_BYTES {
        return Err(StatusProblem::Unreadable);
    }
    let envelope: SignedStatusView = serde_json::from_slice(bytes).map_err(|_| StatusProblem::Unreadable)?;
    let document = STANDARD.decode(envelope.document).map_err(|_| StatusProblem::Unreadable)?;
    let signature = bytes_of(&envelope.signature).ok_or(StatusProblem::WrongSignature)?;
    if !keys.iter().any(|key| key.verify(STATUS_DOMAIN, &document, &signature)) {
        return Err(StatusProblem::WrongSignature);
    }
    let document: StatusDocument =
        serde_json::from_slice(&document).map_err(|_| StatusProblem::Unreadable)?;
    let links = || document.trust.iter().flat_map(|section| &section.links);
    if document.issued_at.duration_since(now) > STATUS_MOST_AHEAD
        || !links().all(|link| link.url.starts_with("https://"))
    {
        tracing::warn!(issued_at = %document.issued_at, "a state of the service from the future, or with odd links");
        return Err(StatusProblem::Unreadable);
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use contract::{LocalText, TrustLink, TrustSection};
    use manual::{PublisherKey, signature::hex};

    use super::*;

    fn document(second: i64) -> StatusDocument {
        let issued_at = Timestamp::from_second(second).unwrap();
        StatusDocument {
            issued_at,
            components: Vec::new(),
            events: Vec::new(),
            trust: Vec::new(),
            backups: Vec::new(),
        }
    }

    fn envelope(key: &PublisherKey, domain: &str, document: &[u8]) -> Vec<u8> {
        let view = SignedStatusView {
            document: STANDARD.encode(document),
            signature: hex(&key.sign(domain, document)),
        };
        serde_json::to_vec(&view).unwrap()
    }

    fn signed(key: &PublisherKey, document: &StatusDocument) -> Vec<u8> {
        envelope(key, STATUS_DOMAIN, &serde_json::to_vec(document).unwrap())
    }

    fn linked(url: &str) -> StatusDocument {
        let links = vec![TrustLink { title: LocalText::default(), url: url.to_owned() }];
        let (title, body) = (LocalText::default(), LocalText::default());
        let trust = vec![TrustSection { id: "law".to_owned(), title, body, links }];
        StatusDocument { trust, ..document(1_000) }
    }

    #[test]
    fn only_what_the_operator_signed_for_this_is_believed() {
        let (key, other) = (PublisherKey::generate(), PublisherKey::generate());
        let now = Timestamp::from_second(1_000).unwrap();
        let keys = [other.public(), key.public()];
        let look = |bytes: &[u8]| believed(bytes, &keys, now).err();
        let good = signed(&key, &document(1_000));
        assert_eq!(look(&good), None);
        assert_eq!(look(&signed(&other, &document(1_000))), None, "each of the keys");

        let wrong = Some(StatusProblem::WrongSignature);
        let unreadable = Some(StatusProblem::Unreadable);
        let plain = serde_json::to_vec(&document(1_000)).unwrap();
        assert_eq!(look(&signed(&PublisherKey::generate(), &document(1_000))), wrong, "another key");
        assert_eq!(look(&envelope(&key, "cloudone-manual-v1", &plain)), wrong, "another domain");
        let text = String::from_utf8(good.clone()).unwrap();
        let (from, to) =
            (STANDARD.encode(&plain), STANDARD.encode(serde_json::to_vec(&document(999)).unwrap()));
        assert_eq!(look(text.replace(&from, &to).as_bytes()), wrong, "another document under the signature");
        for at in 0..good.len() {
            let mut changed = good.clone();
            changed[at] ^= 1;
            assert!(look(&changed).is_some(), "byte {at}");
        }
        assert_eq!(look(b"<html>sign in</html>"), unreadable);
        assert_eq!(look(b"{}"), unreadable);
        assert_eq!(look(&envelope(&key, STATUS_DOMAIN, b"[1]")), unreadable, "signed, and no document");
        let large = format!("{}{}", text, " ".repeat(MOST_STATUS_BYTES));
        assert_eq!(look(large.as_bytes()), unreadable, "larger than it may be");
        let deep = "[".repeat(100_000);
        assert_eq!(look(&envelope(&key, STATUS_DOMAIN, deep.as_bytes())), unreadable, "nested");

        let day = 24 * 60 * 60;
        assert_eq!(look(&signed(&key, &document(1_000 + day))), None);
        assert_eq!(look(&signed(&key, &document(1_001 + day))), unreadable, "from the future");
        assert_eq!(look(&signed(&key, &linked("https://example.com"))), None);
        assert_eq!(look(&signed(&key, &linked("javascript:alert(1)"))), unreadable);
    }

    #[test]
    fn nothing_older_takes_the_place_of_what_is_here() {
        let mut board = Board::default();
        assert_eq!(board.take(document(10)), Ok(true));
        assert_eq!(board.take(document(10)), Ok(false));
        assert_eq!(board.take(document(9)), Err(StatusProblem::Older));
        assert_eq!(board.take(document(11)), Ok(true));
    }
}
