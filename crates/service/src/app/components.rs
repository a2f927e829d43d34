//! Parts of the service that a notice or the status can speak of: those that the operator lists in the data folder, or
//! three that every installation has.
//!
//! Read anew whenever it is needed: publishing is rare, and a list that is kept would be an old one in some process.

use std::{collections::BTreeSet, io, path::Path};

use contract::{Component, LocalText};

use super::App;
use crate::error::{Failure, Outcome};

/// The operator's list in the data folder: `[{"id", "name": {"ja", "en"}}]`.
const FILE: &str = "components.json";
/// More than that nobody reads.
const MOST: usize = 50;
const LONGEST_ID: usize = 40;
const LONGEST_NAME: usize = 60;

impl App {
    /// The parts of the service, in the operator's order.
    pub(crate) async fn components(&self) -> Outcome<Vec<Component>> {
        let data = self.config.data.clone();
        tokio::task::spawn_blocking(move || load(&data)).await?.map_err(Failure::Broken)
    }
}

/// The parts of the service that a data folder lists, in the operator's order; the built-in ones if it lists none.
///
/// # Errors
/// A sentence: the file cannot be read, or what in it is not fit.
pub(crate) fn load(data: &Path) -> Result<Vec<Component>, String> {
    let path = data.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(built_in()),
        text => text.map_err(|error| format!("{}: {error}", path.display()))?,
    };
    parse(&text).map_err(|sentence| format!("{}: {sentence}", path.display()))
}

fn parse(text: &str) -> Result<Vec<Component>, String> {
    let components: Vec<Component> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if components.is_empty() || components.len() > MOST {
        return Err(format!("it lists 1 to {MOST} components"));
    }
    let mut ids = BTreeSet::new();
    for component in &components {
        let id = &component.id;
        if !is_id(id) {
            return Err(format!("{id:?} is no id: 1 to {LONGEST_ID} of a-z, 0-9 and -"));
        }
        if !ids.insert(id) {
            return Err(format!("{id} is listed twice"));
        }
        if [&component.name.ja, &component.name.en].into_iter().any(|name| !is_name(name)) {
            return Err(format!("{id} needs a name of 1 to {LONGEST_NAME} characters in both languages"));
        }
    }
    Ok(components)
}

fn is_id(id: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(fits)
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(hides)
}

/// Whether a character cannot be seen and changes how others are shown.
pub(super) fn hides(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn built_in() -> Vec<Component> {
    let component = |id: &str, ja: &str, en: &str| Component {
        id: id.to_owned(),
        name: LocalText { ja: ja.to_owned(), en: en.to_owned() },
    };
    vec![
        component("console", "管理コンソールと API", "Console and API"),
        component("clients", "クライアントとの通信", "Communication with clients"),
        component("manuals", "マニュアルとおしらせ", "Manuals and notices"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_are_built_in() {
        let folder = std::env::temp_dir().join("cloudone-no-such-folder");
        let ids: Vec<_> = load(&folder).unwrap().into_iter().map(|component| component.id).collect();
        assert_eq!(ids, ["console", "clients", "manuals"]);
        assert_eq!(parse(&serde_json::to_string(&built_in()).unwrap()).unwrap(), built_in());
    }

    #[test]
    fn a_list_that_is_not_fit_says_why() {
        let one =
            |id: &str, ja: &str, en: &str| format!(r#"{{"id":"{id}","name":{{"ja":"{ja}","en":"{en}"}}}}"#);
        let list = |items: &[String]| parse(&format!("[{}]", items.join(",")));
        let fit = |number: usize| one(&format!("part-{number}"), "部分", "Part");
        let many: Vec<_> = (0..51).map(fit).collect();
        assert_eq!(list(&many[..50]).unwrap().len(), 50);
        for (items, why) in [
            (Vec::new(), "it lists 1 to 50"),
            (many, "it lists 1 to 50"),
            (vec![one("", "部分", "Part")], "no id"),
            (vec![one("Part", "部分", "Part")], "no id"),
            (vec![one(&"x".repeat(41), "部分", "Part")], "no id"),
            (vec![fit(1), fit(1)], "listed twice"),
            (vec![one("part", "", "Part")], "needs a name"),
            (vec![one("part", "部分", " ")], "needs a name"),
            (vec![one("part", "部分", &"x".repeat(61))], "needs a name"),
            (vec![one("part", "部\u{202e}分", "Part")], "needs a name"),
            (vec!["7".to_owned()], "invalid type"),
        ] {
            let sentence = list(&items).unwrap_err();
            assert!(sentence.contains(why), "{sentence} instead of {why}");
        }
    }
}
