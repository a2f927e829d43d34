//! The manual's page of permissions, made from the catalogue; `CODEGEN=write` writes it.

use directory::{CATALOGUE, PermissionEntry, Text};

fn page(title: &str, lead: &str, scope: [&str; 2], language: impl Fn(Text) -> &'static str) -> String {
    let section = |entry: &PermissionEntry| {
        let scope = scope[usize::from(!entry.group_scoped)];
        format!(
            "## {} {{#{}}}\n\n{}\n\n{scope} (`{}`)\n",
            language(entry.name),
            entry.anchor,
            language(entry.allows),
            entry.key
        )
    };
    let sections: Vec<String> = CATALOGUE.iter().map(section).collect();
    format!("# {title} {{#permissions}}\n\n{lead}\n\n{}", sections.join("\n"))
}

#[test]
fn permissions_are_up_to_date() {
    let ja = page(
        "権限の一覧",
        "管理権限は「何ができるか（権限）」と「どこで（範囲）」の組です。組どうしが混ざることはありません。",
        ["グループを選んで付与できます。", "組織全体に対してのみ付与できます。"],
        |text| text.ja,
    );
    let en = page(
        "Permissions",
        "A grant is a set of permissions together with the place where they hold. Grants are never merged.",
        ["Can be granted for chosen groups.", "Can only be granted for the whole organization."],
        |text| text.en,
    );
    for (language, text) in [("ja", ja), ("en", en)] {
        let path = format!("{}/../../manuals/{language}/permissions.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var("CODEGEN").as_deref() == Ok("write") {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "{path} is out of date: run `cargo xtask codegen`");
    }
}

#[test]
fn both_languages_have_the_same_sections() {
    let sections = |language: &str| {
        let folder = format!("{}/../../manuals/{language}", env!("CARGO_MANIFEST_DIR"));
        let mut anchors: Vec<String> = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let headings = text.lines().filter(|line| line.starts_with('#'));
            anchors.extend(headings.map(|line| {
                let anchor = line.split("{#").nth(1).and_then(|rest| rest.strip_suffix('}'));
                anchor.unwrap_or_else(|| panic!("{line} has no anchor")).to_owned()
            }));
        }
        anchors.sort();
        anchors
    };
    let ja = sections("ja");
    assert_eq!(ja, sections("en"));
    let mut once = ja.clone();
    once.dedup();
    assert_eq!(ja, once, "an anchor names one section");
}
