//! The manual's pages of permissions and of the columns of files, made from their catalogues; `CODEGEN=write` writes them.

use contract::ipc::{TableField, TableKind};
use directory::{
    CATALOGUE, Language, POLICY_SECTIONS, PermissionEntry, PolicySection, PolicyValue, Settings, Text,
};

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
        compare(&format!("{language}/permissions.md"), &text);
    }
}

fn compare(page: &str, text: &str) {
    let path = format!("{}/../../manuals/{page}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("CODEGEN").as_deref() == Ok("write") {
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "{path} is out of date: run `cargo xtask codegen`");
}

/// Kinds of files: anchor, and name in both languages.
const KINDS: [(TableKind, &str, [&str; 2]); 5] = [
    (TableKind::Groups, "columns-groups", ["グループ", "Groups"]),
    (TableKind::Users, "columns-users", ["ユーザー", "Users"]),
    (TableKind::Devices, "columns-devices", ["クライアント", "Devices"]),
    (TableKind::Placements, "columns-placements", ["クライアントの所属", "Where devices belong"]),
    (TableKind::Admins, "columns-admins", ["管理者", "Admins"]),
];

fn columns(title: &str, lead: &str, head: &str, words: [&str; 3], language: Language) -> String {
    let ja = language == Language::Ja;
    let line = |field: &TableField| {
        let names = if ja { [&field.ja, &field.en] } else { [&field.en, &field.ja] };
        let what = [(field.key, words[0]), (field.required, words[1]), (!field.imported, words[2])];
        let what: Vec<&str> = what.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        let example = if ja { &field.example_ja } else { &field.example_en };
        let example = if example.is_empty() { String::new() } else { format!("`{example}`") };
        format!("| {} | {} | {} | {example} |\n", names[0], names[1], what.join(if ja { "、" } else { ", " }))
    };
    let section = |(kind, anchor, names): &(TableKind, &str, [&str; 2])| {
        let lines: String = desktop::table_columns(*kind, &Settings::default()).iter().map(line).collect();
        format!("## {} {{#{anchor}}}\n\n{head}\n|---|---|---|---|\n{lines}", names[usize::from(!ja)])
    };
    let sections: Vec<String> = KINDS.iter().map(section).collect();
    format!("# {title} {{#columns}}\n\n{lead}\n\n{}", sections.join("\n"))
}

#[test]
fn columns_are_up_to_date() {
    let ja = columns(
        "取り込みファイルの列",
        "見出しは日本語と英語のどちらでも、どの順でもかまいません。全角・半角、大文字・小文字、空白の違いは区別しません。自由項目は、設定で付けた名前でも認識します。",
        "| 列 | 英語の見出し | 役割 | 例 |",
        ["行を特定する列", "追加する行に必須", "書き出しのみ"],
        Language::Ja,
    );
    let en = columns(
        "Columns of files",
        "Headings may be in Japanese or English and in any order. Width, letter case and spaces do not matter. Free fields are also known by the names that they have in the settings.",
        "| Column | Japanese heading | Role | Example |",
        ["names the row", "new rows need it", "written only"],
        Language::En,
    );
    for (language, text) in [("ja", ja), ("en", en)] {
        compare(&format!("{language}/columns.md"), &text);
    }
}

fn policies(title: &str, lead: &str, words: [&str; 4], language: Language) -> String {
    let say = |text: Text| match language {
        Language::Ja => text.ja,
        Language::En => text.en,
    };
    let section = |section: &PolicySection| {
        let mut page =
            format!("## {} {{#{}}}\n\n{}\n", say(section.label), section.anchor(), say(section.help));
        for item in section.items {
            let default = item.value_text(&PolicyValue::from(item.default), language);
            page += &format!(
                "\n### {} {{#{}}}\n\n{}\n\n* {}: {}\n* {}: {default}\n* {}: {}\n* {}: `{}.{}`\n",
                say(item.label),
                item.anchor(section),
                say(item.help),
                words[0],
                item.kind_text(language),
                words[1],
                words[2],
                item.platforms_text(),
                words[3],
                section.key,
                item.key
            );
        }
        page
    };
    let sections: Vec<String> = POLICY_SECTIONS.iter().map(section).collect();
    format!("# {title} {{#policy-items}}\n\n{lead}\n\n{}", sections.join("\n"))
}

#[test]
fn policy_items_are_up_to_date() {
    let ja = policies(
        "ポリシーの設定項目",
        "基本ポリシー、個別ポリシー、違反時ポリシーで設定できる項目の一覧です。",
        ["設定できる値", "初期値", "対象", "API での名前"],
        Language::Ja,
    );
    let en = policies(
        "Policy items",
        "Everything that the base policy, individual policies and the violation policy can set.",
        ["Values", "Default", "Works on", "Name in the API"],
        Language::En,
    );
    for (language, text) in [("ja", ja), ("en", en)] {
        compare(&format!("{language}/policy-items.md"), &text);
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
