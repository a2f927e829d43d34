//! The policy catalogue: every section and item, declared once. Validation, the JSON Schema, the text of a difference, the
//! editing form and the manual's table are made from it.
//!
//! Adding an item is one entry in the file of its section. A default that was shipped is never changed: what a company
//! left at its default is not stored, so its devices would change by an update of the service.

mod entries;
mod pc_collection;
mod pc_control;
mod pc_diagnosis;
mod smart_collection;
mod smart_control;
mod smart_diagnosis;
mod stocktake;

use std::{collections::HashSet, sync::LazyLock};

use serde::Serialize;
use ts_rs::TS;

use super::PolicyValue;
use crate::{Platform, Text};
use entries::text;

/// How many catalogues there have been: the highest `since` of this one.
pub const POLICY_CATALOGUE_VERSION: u32 = 1;

/// Every section, in the order in which people read them.
pub const POLICY_SECTIONS: &[PolicySection] = &[
    pc_diagnosis::SECTION,
    pc_collection::SECTION,
    pc_control::SECTION,
    smart_diagnosis::SECTION,
    smart_collection::SECTION,
    smart_control::SECTION,
    stocktake::SECTION,
];

/// A section of the catalogue.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
pub struct PolicySection {
    /// How it is written on the wire.
    pub key: &'static str,
    /// The catalogue in which it first appeared.
    pub since: u32,
    /// What it is about: this decides which devices it reaches and which policies may hold it.
    pub family: PolicyFamily,
    /// Its name for people.
    pub label: Text,
    /// What it holds, in a sentence.
    pub help: Text,
    /// Its items.
    pub items: &'static [PolicyItem],
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyFamily {
    /// PCs. Individual policies may hold it.
    Pc,
    /// Smart devices. Individual policies and the violation policy may hold it.
    Smart,
    /// The company itself: in the base policy only, and no setting of any device.
    Company,
}

/// An operating system, as far as policies tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyOs {
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// iOS and iPadOS.
    Ios,
    /// Android.
    Android,
}

impl PolicyOs {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Windows, Self::Macos, Self::Ios, Self::Android];

    /// What a device runs.
    #[must_use]
    pub fn of(platform: Platform) -> Self {
        match platform {
            Platform::WindowsStandard
            | Platform::WindowsLinkedClone
            | Platform::WindowsOnDemand
            | Platform::WindowsStandAlone => Self::Windows,
            Platform::Macos => Self::Macos,
            Platform::Ios => Self::Ios,
            Platform::Android => Self::Android,
        }
    }

    /// Which sections reach it.
    #[must_use]
    pub fn family(self) -> PolicyFamily {
        match self {
            Self::Windows | Self::Macos => PolicyFamily::Pc,
            Self::Ios | Self::Android => PolicyFamily::Smart,
        }
    }

    /// Its name, the same in both languages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Macos => "macOS",
            Self::Ios => "iOS",
            Self::Android => "Android",
        }
    }
}

/// An item of the catalogue.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
pub struct PolicyItem {
    /// The catalogue in which it first appeared.
    pub since: u32,
    /// How it is written on the wire; unique in its section.
    pub key: &'static str,
    /// The operating systems it works on.
    pub platforms: &'static [PolicyOs],
    /// What values it takes.
    pub kind: PolicyKind,
    /// What it is where nobody set it.
    #[ts(type = "PolicyValue")]
    #[schema(value_type = PolicyValue)]
    pub default: PolicyDefault,
    /// Its name for people.
    pub label: Text,
    /// What it does, in a sentence or two.
    pub help: Text,
}

/// What values an item takes.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PolicyKind {
    /// Yes or no.
    Bool,
    /// A whole number.
    Int {
        /// The least.
        #[ts(type = "number")]
        min: i64,
        /// The most.
        #[ts(type = "number")]
        max: i64,
        /// What is counted.
        unit: PolicyUnit,
    },
    /// A span of time in whole minutes.
    Duration {
        /// The least.
        #[ts(type = "number")]
        min: i64,
        /// The most.
        #[ts(type = "number")]
        max: i64,
    },
    /// One of these, by its key.
    Choice {
        /// What can be chosen.
        choices: &'static [PolicyChoice],
    },
    /// A list of texts, none twice.
    Texts {
        /// How many there may be.
        most: u32,
        /// How many characters each may have.
        longest: u32,
    },
    /// A time of day, `HH:MM`.
    Time,
    /// A text in which `*` stands for any signs and `?` for any one; empty for none.
    Pattern {
        /// How many characters it may have.
        longest: u32,
    },
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyUnit {
    /// Days.
    Days,
    /// Characters.
    Characters,
    /// Times.
    Times,
    /// Gigabytes.
    Gigabytes,
    /// Metres.
    Meters,
    /// A month of the year.
    Month,
    /// A day of the month.
    DayOfMonth,
}

impl PolicyUnit {
    /// What stands behind the number.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Days => text("日", "days"),
            Self::Characters => text("文字", "characters"),
            Self::Times => text("回", "times"),
            Self::Gigabytes => text("GB", "GB"),
            Self::Meters => text("m", "m"),
            Self::Month => text("月", "(month)"),
            Self::DayOfMonth => text("日", "(day of the month)"),
        }
    }
}

/// One of the values of a choice.
#[derive(Clone, Copy, Debug, Serialize, TS, utoipa::ToSchema)]
pub struct PolicyChoice {
    /// How it is written on the wire.
    pub key: &'static str,
    /// Its name for people.
    pub label: Text,
}

/// A default, as it can stand in a table.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum PolicyDefault {
    /// Yes or no.
    Bool(bool),
    /// A number, or minutes.
    Int(i64),
    /// A choice, a time or a pattern.
    Text(&'static str),
    /// Texts.
    Texts(&'static [&'static str]),
}

impl From<PolicyDefault> for PolicyValue {
    fn from(default: PolicyDefault) -> Self {
        match default {
            PolicyDefault::Bool(value) => Self::Bool(value),
            PolicyDefault::Int(value) => Self::Int(value),
            PolicyDefault::Text(value) => Self::Text(value.to_owned()),
            PolicyDefault::Texts(values) => {
                Self::Texts(values.iter().map(|text| (*text).to_owned()).collect())
            }
        }
    }
}

/// The defaults of every item of every section, as values that can be pointed at.
static DEFAULTS: LazyLock<Vec<Vec<PolicyValue>>> = LazyLock::new(|| {
    let of = |section: &PolicySection| section.items.iter().map(|item| item.default.into()).collect();
    POLICY_SECTIONS.iter().map(of).collect()
});

/// The keys of every section's items.
static KEYS: LazyLock<Vec<HashSet<&'static str>>> = LazyLock::new(|| {
    let of = |section: &PolicySection| section.items.iter().map(|item| item.key).collect();
    POLICY_SECTIONS.iter().map(of).collect()
});

impl PolicySection {
    /// The section with this key, and where it stands in [`POLICY_SECTIONS`].
    #[must_use]
    pub fn find(key: &str) -> Option<(usize, &'static Self)> {
        POLICY_SECTIONS.iter().enumerate().find(|(_, section)| section.key == key)
    }

    /// The item with this key, and where it stands in the section.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<(usize, &'static PolicyItem)> {
        self.items.iter().enumerate().find(|(_, item)| item.key == key)
    }

    /// Anchor of its part of the manual.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("policy-{}", self.key.replace('_', "-"))
    }

    /// Whether individual policies may hold it, where the base policy permits it.
    #[must_use]
    pub fn is_individual(&self) -> bool {
        self.family != PolicyFamily::Company
    }

    /// Whether the violation policy holds it.
    #[must_use]
    pub fn is_of_violations(&self) -> bool {
        self.family == PolicyFamily::Smart
    }

    /// Whether the section at a position has an item with this key.
    pub(crate) fn knows(section: usize, item: &str) -> bool {
        KEYS[section].contains(item)
    }

    /// The default of the item at a position of the section at a position.
    pub(crate) fn default_at(section: usize, item: usize) -> &'static PolicyValue {
        &DEFAULTS[section][item]
    }
}

impl PolicyItem {
    /// Anchor of its row in the manual.
    #[must_use]
    pub fn anchor(&self, section: &PolicySection) -> String {
        format!("{}-{}", section.anchor(), self.key.replace('_', "-"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_catalogue_is_whole() {
        let mut anchors = BTreeSet::new();
        let mut count = 0;
        for (at, section) in POLICY_SECTIONS.iter().enumerate() {
            assert!(section.items.len() >= 8 || !section.is_individual(), "{}", section.key);
            assert!(anchors.insert(section.anchor()));
            for (index, item) in section.items.iter().enumerate() {
                count += 1;
                let name = item.anchor(section);
                assert!(anchors.insert(name.clone()), "{name} twice");
                assert!((1..=POLICY_CATALOGUE_VERSION).contains(&item.since), "{name}");
                assert!(!item.platforms.is_empty(), "{name}");
                let reached = item.platforms.iter().all(|os| os.family() == section.family);
                assert!(reached || !section.is_individual(), "{name}");
                assert_eq!(item.fault(PolicySection::default_at(at, index)), None, "default of {name}");
                for text in [item.label, item.help] {
                    assert!(!text.ja.is_empty() && !text.en.is_empty(), "{name}");
                }
                assert!(item.help.ja.ends_with('。') && item.help.en.ends_with('.'), "{name}");
            }
        }
        assert!(count >= 66, "{count}");
    }
}
