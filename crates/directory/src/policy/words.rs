//! Values in words, for differences and for the manual's table.

use super::{PolicyItem, PolicyKind, PolicyOs, PolicyUnit, PolicyValue};
use crate::Language;

impl PolicyItem {
    /// A value as people read it. One that the item cannot have is shown as it is written.
    #[must_use]
    pub fn value_text(&self, value: &PolicyValue, language: Language) -> String {
        let say = |ja: &str, en: &str| match language {
            Language::Ja => ja.to_owned(),
            Language::En => en.to_owned(),
        };
        match (self.kind, value) {
            (PolicyKind::Bool, PolicyValue::Bool(true)) => say("する", "Yes"),
            (PolicyKind::Bool, PolicyValue::Bool(false)) => say("しない", "No"),
            (PolicyKind::Int { unit, .. }, PolicyValue::Int(number)) => number_text(*number, unit, language),
            (PolicyKind::Duration { .. }, PolicyValue::Int(minutes)) => duration_text(*minutes, language),
            (PolicyKind::Choice { choices }, PolicyValue::Text(key)) => choices
                .iter()
                .find(|choice| choice.key == key)
                .map_or_else(|| key.clone(), |choice| say(choice.label.ja, choice.label.en)),
            (_, PolicyValue::Text(text)) if text.is_empty() => say("（なし）", "(none)"),
            (_, PolicyValue::Texts(texts)) if texts.is_empty() => say("（なし）", "(none)"),
            (_, PolicyValue::Text(text)) => text.clone(),
            (_, PolicyValue::Texts(texts)) => texts.join(&say("、", ", ")),
            (_, other) => serde_json::to_string(other).unwrap_or_default(),
        }
    }

    /// What values the item takes, as people read it.
    #[must_use]
    pub fn kind_text(&self, language: Language) -> String {
        let say = |ja: String, en: String| match language {
            Language::Ja => ja,
            Language::En => en,
        };
        match self.kind {
            PolicyKind::Bool => say("する / しない".into(), "Yes / No".into()),
            PolicyKind::Int { min, max, unit } => {
                let (from, to) = (number_text(min, unit, language), number_text(max, unit, language));
                say(format!("{from}～{to}"), format!("{from} to {to}"))
            }
            PolicyKind::Duration { min, max } => {
                let (from, to) = (duration_text(min, language), duration_text(max, language));
                say(format!("{from}～{to}"), format!("{from} to {to}"))
            }
            PolicyKind::Choice { choices } => {
                let labels = choices.iter().map(|choice| match language {
                    Language::Ja => choice.label.ja,
                    Language::En => choice.label.en,
                });
                labels.collect::<Vec<_>>().join(" / ")
            }
            PolicyKind::Texts { most, longest } => say(
                format!("一覧（{most}件まで、各{longest}文字まで）"),
                format!("A list of up to {most} texts of {longest} characters"),
            ),
            PolicyKind::Time => say("時刻".into(), "A time of day".into()),
            PolicyKind::Pattern { longest } => say(
                format!("文字列（{longest}文字まで。「*」と「?」が使えます）"),
                format!("A text of up to {longest} characters; * and ? may be used"),
            ),
        }
    }

    /// The operating systems it works on, as people read them.
    #[must_use]
    pub fn platforms_text(&self) -> String {
        self.platforms.iter().map(|os| PolicyOs::name(*os)).collect::<Vec<_>>().join(", ")
    }
}

fn number_text(number: i64, unit: PolicyUnit, language: Language) -> String {
    match language {
        Language::Ja => format!("{number}{}", unit.label().ja),
        Language::En => format!("{number} {}", unit.label().en),
    }
}

fn duration_text(minutes: i64, language: Language) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (hour, minute) = match language {
        Language::Ja => ("時間", "分"),
        Language::En => (" h", " min"),
    };
    match (hours, rest) {
        (0, rest) => format!("{rest}{minute}"),
        (hours, 0) => format!("{hours}{hour}"),
        (hours, rest) => {
            format!("{hours}{hour}{}{rest}{minute}", if language == Language::En { " " } else { "" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::PolicySection;
    use super::*;

    #[test]
    fn values_are_said_in_words() {
        let say = |section: &str, item: &str, value: PolicyValue| {
            let (_, section) = PolicySection::find(section).unwrap();
            let (_, item) = section.item(item).unwrap();
            [Language::Ja, Language::En].map(|language| item.value_text(&value, language)).join(" | ")
        };
        assert_eq!(say("pc_control", "usb_storage", PolicyValue::Text("deny".into())), "禁止 | Deny");
        assert_eq!(say("pc_control", "screen_lock", PolicyValue::Int(90)), "1時間30分 | 1 h 30 min");
        assert_eq!(say("pc_diagnosis", "os_update_grace", PolicyValue::Int(14)), "14日 | 14 days");
        assert_eq!(say("pc_control", "wifi_networks", PolicyValue::Texts(Vec::new())), "（なし） | (none)");
        assert_eq!(say("pc_control", "start_block", PolicyValue::Bool(false)), "しない | No");
        assert_eq!(say("pc_control", "usb_storage", PolicyValue::Text("newer".into())), "newer | newer");
        let newer = PolicyValue::Other(serde_json::json!({ "a": 1 }));
        assert_eq!(say("pc_control", "usb_storage", newer), "{\"a\":1} | {\"a\":1}");
    }
}
