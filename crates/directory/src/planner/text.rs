//! Texts as they are kept: trimmed, within bounds, without control characters.

use super::Fault;
use crate::{FreeFields, RejectionCode};

/// How many characters a name may have.
const MAX_NAME: usize = 100;
/// How many characters any other text may have.
const MAX_TEXT: usize = 254;

/// Collects the faults of several texts, so that all are told at once.
#[derive(Default)]
pub(super) struct Texts {
    faults: Vec<Fault>,
}

impl Texts {
    /// A name: filled in, at most 100 characters.
    pub(super) fn name(&mut self, path: &str, text: &str) -> String {
        let text = self.bounded(path, text, MAX_NAME);
        if text.is_empty() {
            self.fault(path, RejectionCode::Required);
        }
        text
    }

    /// Any other text that has to be there: at most 254 characters.
    pub(super) fn filled(&mut self, path: &str, text: &str) -> String {
        let text = self.bounded(path, text, MAX_TEXT);
        if text.is_empty() {
            self.fault(path, RejectionCode::Required);
        }
        text
    }

    /// Any other text: may be empty, at most 254 characters.
    pub(super) fn text(&mut self, path: &str, text: &str) -> String {
        self.bounded(path, text, MAX_TEXT)
    }

    /// The five free fields, each any text.
    pub(super) fn free(&mut self, path: &str, texts: &FreeFields) -> FreeFields {
        let mut index = 0;
        let texts = texts.texts().each_ref().map(|text| {
            let text = self.text(&format!("{path}/{index}"), text);
            index += 1;
            text
        });
        texts.into()
    }

    /// A mail address, or nothing. Only its shape is looked at: whether it works, only mail can tell.
    pub(super) fn mail(&mut self, path: &str, text: &str) -> String {
        let text = self.bounded(path, text, MAX_TEXT);
        let shaped = text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !text.contains(char::is_whitespace)
        });
        if !text.is_empty() && !shaped {
            self.fault(path, RejectionCode::BadMail);
        }
        text
    }

    /// An account name: 1 to 32 half-width letters, digits and signs.
    pub(super) fn account(&mut self, path: &str, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.fault(path, RejectionCode::Required);
        } else if text.len() > 32 || !text.chars().all(|c| c.is_ascii_graphic()) {
            self.fault(path, RejectionCode::BadAccount);
        }
        text.to_owned()
    }

    /// The faults found so far, if any.
    pub(super) fn finish(self) -> Result<(), Vec<Fault>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }

    fn bounded(&mut self, path: &str, text: &str, max: usize) -> String {
        // Trims the ideographic space too.
        let text = text.trim();
        if text.chars().count() > max {
            self.fault(path, RejectionCode::TooLong);
        }
        if text.chars().any(|c| {
            c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        }) {
            self.fault(path, RejectionCode::BadCharacter);
        }
        text.to_owned()
    }

    fn fault(&mut self, path: &str, code: RejectionCode) {
        self.faults.push(Fault::at(path, code));
    }
}
