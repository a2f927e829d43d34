//! The JSON Schema of sections, as programs that write policies use it.

use serde_json::{Map, Value, json};

use super::{POLICY_SECTIONS, PolicyItem, PolicyKind, PolicySection};

impl PolicySection {
    /// The JSON Schema (2020-12) of the values of every section.
    #[must_use]
    pub fn schema() -> Value {
        let sections: Map<String, Value> =
            POLICY_SECTIONS.iter().map(|section| (section.key.to_owned(), section.own_schema())).collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "CloudOne policy sections",
            "type": "object",
            "properties": sections,
            "additionalProperties": false,
        })
    }

    fn own_schema(&self) -> Value {
        let items: Map<String, Value> =
            self.items.iter().map(|item| (item.key.to_owned(), item.schema())).collect();
        json!({
            "type": "object",
            "title": self.label.ja,
            "description": self.help.en,
            "properties": items,
            "additionalProperties": false,
        })
    }
}

impl PolicyItem {
    fn schema(&self) -> Value {
        let mut schema = match self.kind {
            PolicyKind::Bool => json!({ "type": "boolean" }),
            PolicyKind::Int { min, max, .. } | PolicyKind::Duration { min, max } => {
                json!({ "type": "integer", "minimum": min, "maximum": max })
            }
            PolicyKind::Choice { choices } => {
                let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
                json!({ "type": "string", "enum": keys })
            }
            PolicyKind::Texts { most, longest } => json!({
                "type": "array", "maxItems": most, "uniqueItems": true,
                "items": { "type": "string", "minLength": 1, "maxLength": longest },
            }),
            PolicyKind::Time => json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
            PolicyKind::Pattern { longest } => json!({ "type": "string", "maxLength": longest }),
        };
        schema["title"] = json!(self.label.ja);
        schema["description"] = json!(self.help.en);
        schema["default"] = json!(self.default);
        schema
    }
}
