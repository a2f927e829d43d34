//! The words in which the tables of the catalogue are written.

use super::{PolicyChoice, PolicyDefault, PolicyItem, PolicyKind, PolicyOs, PolicyUnit};
use crate::Text;

pub(super) const WINDOWS: &[PolicyOs] = &[PolicyOs::Windows];
pub(super) const MACOS: &[PolicyOs] = &[PolicyOs::Macos];
pub(super) const PC: &[PolicyOs] = &[PolicyOs::Windows, PolicyOs::Macos];
pub(super) const IOS: &[PolicyOs] = &[PolicyOs::Ios];
pub(super) const ANDROID: &[PolicyOs] = &[PolicyOs::Android];
pub(super) const SMART: &[PolicyOs] = &[PolicyOs::Ios, PolicyOs::Android];
pub(super) const EVERY: &[PolicyOs] = &PolicyOs::ALL;

/// How many texts a list may have, and how long each may be, where nothing else is said.
const MOST_TEXTS: u32 = 500;
const LONGEST_TEXT: u32 = 254;

type Values = (PolicyKind, PolicyDefault);

pub(super) const fn text(ja: &'static str, en: &'static str) -> Text {
    Text { ja, en }
}

pub(super) const fn item(
    since: u32,
    key: &'static str,
    platforms: &'static [PolicyOs],
    (kind, default): Values,
    label: Text,
    help: Text,
) -> PolicyItem {
    PolicyItem { since, key, platforms, kind, default, label, help }
}

pub(super) const fn yes_no(default: bool) -> Values {
    (PolicyKind::Bool, PolicyDefault::Bool(default))
}

pub(super) const fn int(min: i64, max: i64, unit: PolicyUnit, default: i64) -> Values {
    (PolicyKind::Int { min, max, unit }, PolicyDefault::Int(default))
}

pub(super) const fn minutes(min: i64, max: i64, default: i64) -> Values {
    (PolicyKind::Duration { min, max }, PolicyDefault::Int(default))
}

pub(super) const fn choice(choices: &'static [PolicyChoice], default: &'static str) -> Values {
    (PolicyKind::Choice { choices }, PolicyDefault::Text(default))
}

pub(super) const fn texts(default: &'static [&'static str]) -> Values {
    let kind = PolicyKind::Texts { most: MOST_TEXTS, longest: LONGEST_TEXT };
    (kind, PolicyDefault::Texts(default))
}

pub(super) const fn time(default: &'static str) -> Values {
    (PolicyKind::Time, PolicyDefault::Text(default))
}

pub(super) const fn pattern(default: &'static str) -> Values {
    (PolicyKind::Pattern { longest: LONGEST_TEXT }, PolicyDefault::Text(default))
}

pub(super) const fn can(key: &'static str, ja: &'static str, en: &'static str) -> PolicyChoice {
    PolicyChoice { key, label: text(ja, en) }
}

/// What may be done with a kind of storage.
pub(super) const MEDIA: &[PolicyChoice] = &[
    can("allow", "許可", "Allow"),
    can("read_only", "読み取りのみ許可", "Read only"),
    can("deny", "禁止", "Deny"),
];

/// Whether a kind of log is collected, and how loud it is.
pub(super) const LOG: &[PolicyChoice] = &[
    can("off", "収集しない", "Do not collect"),
    can("collect", "収集する（アラートなし）", "Collect without alert"),
    can("caution", "収集し「注意」として通知", "Collect, alert as caution"),
    can("warning", "収集し「警告」として通知", "Collect, alert as warning"),
    can("urgent", "収集し「緊急」として通知", "Collect, alert as urgent"),
];
