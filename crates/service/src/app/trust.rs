//! What the operator says of trust: DATA/trust.json, or without it the text that is compiled in, made from the provider's
//! security policy.

use std::{collections::BTreeSet, path::Path};

use contract::{LocalText, TrustLink, TrustSection};

use super::{components::hides, files};

/// The file in the data folder.
const FILE: &str = "trust.json";
const BUILT_IN: [&str; 2] = [include_str!("trust/ja.md"), include_str!("trust/en.md")];

const MOST_SECTIONS: usize = 40;
const MOST_LINKS: usize = 20;
const LONGEST_TITLE: usize = 120;
const LONGEST_BODY: usize = 8_000;
const LONGEST_URL: usize = 2_000;
/// The longest text as JSON, in bytes: the document that it is a part of has room for twice as much.
const MOST_BYTES: usize = 384 * 1024;

/// The sections that hold.
///
/// # Errors
/// A sentence with the file, where in it something is wrong (as a JSON pointer), and what.
pub(crate) fn load(data: &Path) -> Result<Vec<TrustSection>, String> {
    let path = data.join(FILE);
    match files::read::<Vec<TrustSection>>(&path)? {
        None => Ok(built_in()),
        Some(sections) => {
            check(&sections).map_err(|(place, what)| format!("{}: {place}: {what}", path.display()))?;
            Ok(sections)
        }
    }
}

/// Where something is wrong, and what.
type Fault = (String, &'static str);

fn check(sections: &[TrustSection]) -> Result<(), Fault> {
    if sections.is_empty() || sections.len() > MOST_SECTIONS {
        return Err((String::new(), "there must be 1 to 40 sections"));
    }
    if serde_json::to_vec(sections).map_or(usize::MAX, |text| text.len()) > MOST_BYTES {
        return Err((String::new(), "all sections together must not be longer than 384 KiB"));
    }
    let mut ids = BTreeSet::new();
    for (index, section) in sections.iter().enumerate() {
        let at = |place: &str| format!("/{index}/{place}");
        if !is_id(&section.id) {
            return Err((at("id"), "an id is 1 to 40 of a-z, 0-9 and -"));
        }
        if !ids.insert(&section.id) {
            return Err((at("id"), "another section has this id"));
        }
        text(&section.title, LONGEST_TITLE, false).map_err(|(part, what)| (at("title") + &part, what))?;
        text(&section.body, LONGEST_BODY, true).map_err(|(part, what)| (at("body") + &part, what))?;
        if section.links.len() > MOST_LINKS {
            return Err((at("links"), "a section has at most 20 links"));
        }
        for (number, link) in section.links.iter().enumerate() {
            let at = |place: &str| at(&format!("links/{number}/{place}"));
            text(&link.title, LONGEST_TITLE, false).map_err(|(part, what)| (at("title") + &part, what))?;
            if !is_public(&link.url) {
                return Err((at("url"), "an address begins with https:// and names a host"));
            }
        }
    }
    Ok(())
}

fn text(text: &LocalText, longest: usize, lines: bool) -> Result<(), Fault> {
    for (language, text) in [("/ja", &text.ja), ("/en", &text.en)] {
        let fault = |what| Err((language.to_owned(), what));
        if text.trim().is_empty() {
            return fault("a text is needed in both languages");
        }
        if text.chars().count() > longest {
            return fault(if lines {
                "at most 8,000 characters are allowed"
            } else {
                "at most 120 characters are allowed"
            });
        }
        if text.chars().any(|sign| hides(sign) && !(lines && sign == '\n')) {
            return fault("characters that cannot be seen are not allowed");
        }
    }
    Ok(())
}

fn is_id(text: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(fits)
}

/// Whether a browser may be led there: only over TLS, and without a name that looks like another host.
fn is_public(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let of_host = |sign: u8| sign.is_ascii_alphanumeric() || b".-:[]".contains(&sign);
    let of_address = |sign: u8| sign.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&sign);
    (1..=253).contains(&host.len())
        && host.bytes().all(of_host)
        && host.as_bytes()[0] != b':'
        && url.len() <= LONGEST_URL
        && url.bytes().all(of_address)
}

/// The sections of the text that is compiled in. Both languages have the same ones, which a test sees to.
fn built_in() -> Vec<TrustSection> {
    let [ja, en] = BUILT_IN.map(parse);
    ja.into_iter()
        .zip(en)
        .map(|(ja, en)| {
            let links = ja.links.into_iter().zip(en.links);
            TrustSection {
                id: ja.id.to_owned(),
                title: local(ja.title, en.title),
                body: local(&ja.body, &en.body),
                links: links
                    .map(|((ja, url), (en, _))| TrustLink { title: local(ja, en), url: url.to_owned() })
                    .collect(),
            }
        })
        .collect()
}

fn local(ja: &str, en: &str) -> LocalText {
    LocalText { ja: ja.to_owned(), en: en.to_owned() }
}

/// A section in one language.
struct Part<'a> {
    id: &'a str,
    title: &'a str,
    body: String,
    links: Vec<(&'a str, &'a str)>,
}

/// Sections begin with `## TITLE {#ID}`; a line `[TITLE](ADDRESS)` is a link.
fn parse(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for section in text.split("## ").skip(1) {
        let (head, rest) = section.split_once('\n').unwrap_or((section, ""));
        let (title, id) = head.trim_end_matches('}').split_once(" {#").unwrap_or((head, ""));
        let (mut body, mut links) = (Vec::new(), Vec::new());
        for line in rest.lines() {
            let link = line.strip_prefix('[').and_then(|line| line.strip_suffix(')'));
            match link.and_then(|link| link.split_once("](")) {
                Some(link) => links.push(link),
                None => body.push(line),
            }
        }
        parts.push(Part { id, title, body: body.join("\n").trim().to_owned(), links });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 14] = [
        "responsibility",
        "location",
        "deletion",
        "encryption",
        "backups",
        "availability",
        "vulnerabilities",
        "incidents",
        "data-protection",
        "law",
        "certifications",
        "review",
        "disclaimer",
        "contact",
    ];

    #[test]
    fn what_is_compiled_in_is_whole_in_both_languages() {
        let [ja, en] = BUILT_IN.map(parse);
        for language in [&ja, &en] {
            let ids: Vec<&str> = language.iter().map(|part| part.id).collect();
            assert_eq!(ids, IDS);
        }
        for (ja, en) in ja.iter().zip(&en) {
            let addresses = |part: &Part<'_>| part.links.iter().map(|link| link.1.to_owned()).collect();
            let (one, other): (Vec<String>, Vec<String>) = (addresses(ja), addresses(en));
            assert_eq!(one, other, "{}", ja.id);
            let items = |part: &Part<'_>| part.body.lines().filter(|line| line.starts_with("- ")).count();
            assert_eq!(items(ja), items(en), "{}: lists of the same length", ja.id);
            let paragraphs = |part: &Part<'_>| part.body.split("\n\n").count();
            assert_eq!(paragraphs(ja), paragraphs(en), "{}: as many paragraphs", ja.id);
        }
        assert_eq!(check(&built_in()), Ok(()));
    }

    #[test]
    fn what_the_policy_promises_is_said() {
        let sections = built_in();
        let of = |id: &str| &sections.iter().find(|section| section.id == id).unwrap().body;
        for (id, ja, en) in [
            ("deletion", "60 日", "60 days"),
            ("location", "東京リージョン", "Tokyo region"),
            (
                "encryption",
                "復元できる形では保存していません",
                "never stored in a form that can be read back",
            ),
            ("backups", "2 時間おきに取得し、36 世代", "every 2 hours, 36 generations"),
            ("backups", "毎日 6 時に取得し、15 世代", "daily at 06:00 (Japan time), 15 generations"),
            ("backups", "個別に復旧することはできません", "single customer cannot be restored"),
            ("availability", "2 週間前", "two weeks ahead"),
            ("certifications", "JQA-IM1459", "JQA-IC0048"),
            ("law", "日本法", "law of Japan"),
        ] {
            assert!(of(id).ja.contains(ja) && of(id).en.contains(en), "{id}: {ja}, {en}");
        }
    }

    fn fault(spoil: impl FnOnce(&mut Vec<TrustSection>)) -> String {
        let mut sections = built_in();
        spoil(&mut sections);
        check(&sections).unwrap_err().0
    }

    #[test]
    fn what_does_not_fit_is_told_by_its_place() {
        assert_eq!(fault(Vec::clear), "");
        assert_eq!(fault(|all| *all = vec![all[0].clone(); 41]), "");
        assert_eq!(fault(|all| all[1].id = "Ort".into()), "/1/id");
        assert_eq!(fault(|all| all[1].id = all[0].id.clone()), "/1/id");
        assert_eq!(fault(|all| all[2].title.en = " ".into()), "/2/title/en");
        assert_eq!(fault(|all| all[2].title.ja = "題".repeat(121)), "/2/title/ja");
        assert_eq!(fault(|all| all[2].title.ja = "一\n二".into()), "/2/title/ja");
        assert_eq!(fault(|all| all[3].body.en = "x".repeat(8_001)), "/3/body/en");
        assert_eq!(fault(|all| all[3].body.ja = "\u{7}".into()), "/3/body/ja");
        assert_eq!(fault(|all| all[4].links = vec![all[2].links[0].clone(); 21]), "/4/links");
        assert_eq!(fault(|all| all[2].links[0].title.ja = String::new()), "/2/links/0/title/ja");
        assert_eq!(
            fault(|all| all.iter_mut().for_each(|one| {
                let text = "文".repeat(8_000);
                one.body = local(&text, &text);
            })),
            ""
        );
        for url in [
            "http://example.com",
            "javascript:alert(1)",
            "https://",
            "https://bank.example@evil.example",
            "https://a b",
            "https://x/\n",
            "https://x\\@y",
            "https://:443/",
            "//example.com",
            "",
        ] {
            assert_eq!(fault(|all| all[2].links[0].url = url.into()), "/2/links/0/url", "{url}");
        }
    }
}
