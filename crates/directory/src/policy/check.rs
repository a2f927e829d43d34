//! Whether a value may be had by an item.

use std::collections::BTreeSet;

use super::{PolicyItem, PolicyKind, PolicyValue};
use crate::RejectionCode;

/// The least form of a time of day.
fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits =
        bytes.len() == 5 && bytes[2] == b':' && [0, 1, 3, 4].iter().all(|at| bytes[*at].is_ascii_digit());
    digits && &text[..2] < "24" && &text[3..] < "60"
}

/// A text of a list or a pattern: one line, nothing that hides.
fn text_fault(text: &str, longest: u32) -> Option<RejectionCode> {
    if text.chars().count() > longest as usize {
        return Some(RejectionCode::TooLong);
    }
    let hides = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    (text.chars().any(hides) || text.trim() != text).then_some(RejectionCode::BadCharacter)
}

impl PolicyItem {
    /// What is wrong with a value, if anything.
    #[must_use]
    pub fn fault(&self, value: &PolicyValue) -> Option<RejectionCode> {
        match (self.kind, value) {
            (PolicyKind::Bool, PolicyValue::Bool(_)) => None,
            (
                PolicyKind::Int { min, max, .. } | PolicyKind::Duration { min, max },
                PolicyValue::Int(value),
            ) => (!(min..=max).contains(value)).then_some(RejectionCode::OutOfBounds),
            (PolicyKind::Choice { choices }, PolicyValue::Text(key)) => {
                (!choices.iter().any(|choice| choice.key == key)).then_some(RejectionCode::BadValue)
            }
            (PolicyKind::Texts { most, longest }, PolicyValue::Texts(texts)) => {
                if texts.len() > most as usize {
                    return Some(RejectionCode::TooManyValues);
                }
                let different: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
                if different.len() < texts.len() || different.contains("") {
                    return Some(RejectionCode::BadValue);
                }
                texts.iter().find_map(|text| text_fault(text, longest))
            }
            (PolicyKind::Time, PolicyValue::Text(text)) => {
                (!is_time(text)).then_some(RejectionCode::BadValue)
            }
            (PolicyKind::Pattern { longest }, PolicyValue::Text(text)) => text_fault(text, longest),
            _ => Some(RejectionCode::BadValue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{POLICY_SECTIONS, PolicySection};
    use super::*;
    use serde_json::json;

    fn fault(section: &str, item: &str, value: serde_json::Value) -> Option<RejectionCode> {
        let (_, section) = PolicySection::find(section).unwrap();
        section.item(item).unwrap().1.fault(&serde_json::from_value(value).unwrap())
    }

    #[test]
    fn values_are_held_to_their_kind() {
        use RejectionCode::{BadCharacter, BadValue, OutOfBounds, TooLong, TooManyValues};
        let grace = |value| fault("pc_diagnosis", "os_update_grace", value);
        assert_eq!([grace(json!(0)), grace(json!(180))], [None, None]);
        assert_eq!([grace(json!(-1)), grace(json!(181))], [Some(OutOfBounds), Some(OutOfBounds)]);
        assert_eq!([grace(json!(1.5)), grace(json!("1"))], [Some(BadValue), Some(BadValue)]);
        let usb = |value| fault("pc_control", "usb_storage", value);
        assert_eq!([usb(json!("deny")), usb(json!("Deny"))], [None, Some(BadValue)]);
        let time = |value| fault("pc_control", "update_time", value);
        assert_eq!([time(json!("00:00")), time(json!("23:59"))], [None, None]);
        for bad in ["24:00", "12:60", "1:00", "12.00", "１２:00", "", "12:00 "] {
            assert_eq!(time(json!(bad)), Some(BadValue), "{bad}");
        }
        let sites = |value| fault("pc_control", "web_filter_sites", value);
        assert_eq!([sites(json!([])), sites(json!(["*.example.com"]))], [None, None]);
        assert_eq!([sites(json!(["a", "a"])), sites(json!([""]))], [Some(BadValue), Some(BadValue)]);
        assert_eq!(sites(json!(["a\u{202e}b"])), Some(BadCharacter));
        assert_eq!(sites(json!([" a"])), Some(BadCharacter));
        assert_eq!(sites(json!(["a".repeat(255)])), Some(TooLong));
        let many: Vec<String> = (0..501).map(|n| n.to_string()).collect();
        assert_eq!(sites(json!(many)), Some(TooManyValues));
        assert_eq!(sites(json!({ "newer": 1 })), Some(BadValue));
        assert_eq!(POLICY_SECTIONS.len(), 7);
    }
}
