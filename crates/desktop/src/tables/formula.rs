//! Cells that a spreadsheet would take for formulas when it opens a text file.
//!
//! A text that begins with one of these signs is written with an apostrophe before it, and so is one that would
//! otherwise be mistaken for such a text when it is read again. Reading takes one apostrophe away: nothing is lost.
//! Workbooks need none of it: their cells say that they are texts.

use std::borrow::Cow;

const APOSTROPHE: char = '\'';

/// Whether a sign makes a formula of a cell that it begins. The wide forms are what an input method types for them.
fn begins_formula(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text is a formula behind any number of apostrophes.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(APOSTROPHE).starts_with(begins_formula)
}

/// The text as it is written into a text file.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("{APOSTROPHE}{text}")) } else { Cow::Borrowed(text) }
}

/// The text that stands in a text file, without what guards it.
#[must_use]
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix(APOSTROPHE) {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_be_a_formula_is_guarded_and_nothing_else() {
        for text in ["=1+1", "+81-3-0000", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝１＋１", "'=x", "''@x"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        for text in ["", "'", "O'Neil", "'quoted'", "1-1", "a=b", "山田"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "['=+@\t\r＝－-]{0,4}[a-z'=]{0,3}") {
            prop_assert!(!guard(&text).starts_with(begins_formula));
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
        }
    }
}
