//! What must hold across pages: anchors name one section each and are the same in both languages, links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{LinkTo, SourceBook, Sources};
use crate::path::{Language, is_name};

/// The screens of the console that a manual may lead to.
const SCREENS: &[&str] = &[
    "account",
    "admins",
    "connection",
    "devices",
    "history",
    "home",
    "import",
    "manuals",
    "notices",
    "organization",
    "policies",
    "recycle-bin",
    "settings",
    "status",
    "trust",
];

pub(super) fn check(sources: &Sources) -> Vec<String> {
    let mut findings = Vec::new();
    for language in Language::ALL {
        findings.extend(of_language(sources, language));
    }
    let anchors = |language| sources.anchors(language).collect::<BTreeSet<_>>();
    let [ja, en] = Language::ALL.map(anchors);
    for (has, lacks, missing) in [("ja", "en", &ja - &en), ("en", "ja", &en - &ja)] {
        findings
            .extend(missing.iter().map(|anchor| format!("{lacks}: {anchor} is missing, which {has} has")));
    }
    findings
}

fn of_language(sources: &Sources, language: Language) -> Vec<String> {
    let mut findings = Vec::new();
    let code = language.code();
    let books: Vec<&SourceBook> = sources.books().iter().filter(|book| book.language == language).collect();
    // Where every anchor stands.
    let mut anchors: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pages: BTreeSet<&str> = BTreeSet::new();
    for book in &books {
        if book.title.is_empty() || !is_name(&book.id) {
            findings.push(format!("books.json: {} has no title in {code}, or no good name", book.id));
        }
        for page in &book.pages {
            if !pages.insert(&page.id) {
                findings.push(format!("books.json: the page {} is there twice", page.id));
            }
            for anchor in page.anchors() {
                if let Some(other) = anchors.insert(anchor, &page.id) {
                    findings.push(format!("{code}/{}.md: {anchor} is an anchor of {other}, too", page.id));
                }
            }
        }
    }
    for page in books.iter().flat_map(|book| &book.pages) {
        for link in page.links() {
            let leads = match link {
                LinkTo::Anchor { anchor } => anchors.get(anchor.as_str()) == Some(&page.id.as_str()),
                LinkTo::Page { page, anchor: None } => pages.contains(page.as_str()),
                LinkTo::Page { page, anchor: Some(anchor) } => {
                    anchors.get(anchor.as_str()) == Some(&page.as_str())
                }
                LinkTo::Screen { screen } => SCREENS.contains(&screen.as_str()),
                LinkTo::Outside { .. } => true,
            };
            if !leads {
                findings.push(format!("{code}/{}.md: a link leads nowhere: {link:?}", page.id));
            }
        }
    }
    findings
}
