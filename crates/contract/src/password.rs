//! What a company's rule says about a new password. The service refuses with it, the console shows it while one types.

use directory::{PasswordRule, fold};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest password, in characters.
const LONGEST: usize = 128;
/// A name shorter than this is found in any text, so that containing it says nothing.
const SHORTEST_NAME: usize = 3;

/// What is wrong with a new password.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PasswordFault {
    /// Shorter than the company's rule asks.
    TooShort,
    /// Longer than 128 characters.
    TooLong,
    /// Holds a control character.
    BadCharacter,
    /// Contains the account, a name of the admin, or a name of the company.
    ContainsName,
    /// Easier to guess than the company's rule allows: a common password, a pattern, a word with a digit.
    TooWeak,
    /// One of the last passwords. Only the service can tell.
    UsedBefore,
}

/// Every fault of a password that can be seen without knowing earlier ones. `names` are those of the company and of the
/// admin.
#[must_use]
pub fn password_faults(rule: &PasswordRule, password: &str, names: &[&str]) -> Vec<PasswordFault> {
    let length = password.chars().count();
    let folded = fold(password);
    let names: Vec<String> = names
        .iter()
        .map(|name| fold(name.trim()))
        .filter(|name| name.chars().count() >= SHORTEST_NAME)
        .collect();
    let found = [
        (PasswordFault::TooShort, length < rule.min_length as usize),
        (PasswordFault::TooLong, length > LONGEST),
        (PasswordFault::BadCharacter, password.chars().any(char::is_control)),
        (PasswordFault::ContainsName, names.iter().any(|name| folded.contains(name.as_str()))),
        (PasswordFault::TooWeak, password_score(password, &names) < rule.min_score),
    ];
    found.into_iter().filter(|(_, found)| *found).map(|(fault, _)| fault).collect()
}

/// How hard a password is to guess, as zxcvbn estimates it: 0 to 4. Words in `names` count as known to whoever guesses.
#[must_use]
pub fn password_score(password: &str, names: &[impl AsRef<str>]) -> u32 {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    u8::from(zxcvbn::zxcvbn(password, &names).score()).into()
}

#[cfg(test)]
mod tests {
    use super::{PasswordFault::*, *};

    #[test]
    fn what_anybody_tries_first_is_refused() {
        let rule = PasswordRule::default();
        let faults =
            |password: &str| password_faults(&rule, password, &["aoba", "青葉精機", "sato.misaki", "佐藤"]);
        assert_eq!(faults("password1234"), [TooWeak]);
        assert_eq!(faults("aaaaaaaaaaaaaaaa"), [TooWeak]);
        assert_eq!(faults("qwertyuiop12"), [TooWeak]);
        assert_eq!(faults("k3-Vexing"), [TooShort]);
        assert_eq!(faults("ＡＯＢＡ-vexing-harbor-57"), [ContainsName], "whatever the width and case");
        assert_eq!(faults("青葉精機の犬が塀を越える"), [ContainsName]);
        assert_eq!(faults("佐藤 vexing harbor 57"), [], "two characters are found in too many texts");
        assert_eq!(faults("vexing\u{7}harbor tulip"), [BadCharacter]);
        assert_eq!(faults(&"vexing harbor tulip ".repeat(7)), [TooLong]);
        assert_eq!(faults("vexing harbor tulip"), []);
    }

    #[test]
    fn a_company_may_ask_for_less() {
        let rule = PasswordRule { min_length: 8, min_score: 0, ..PasswordRule::default() };
        assert_eq!(password_faults(&rule, "password", &[]), []);
        assert_eq!(password_faults(&rule, "passwor", &[]), [TooShort]);
    }
}
