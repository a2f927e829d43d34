//! A page of a manual, checked. What may stand on a page is a closed list of elements and attributes, written in the one
//! form in which every reader of HTML sees the same: whatever is not on the list, or is written another way, is refused.
//! So there is nothing to clean and nothing that could be cleaned wrongly.

use std::ops::Range;

use crate::{
    limits,
    path::{Language, is_name},
    refusal::Refusal,
};

const DOCTYPE: &str = "<!doctype html>\n";

/// Elements with the attributes that each may have. `true`: it has no end tag.
const ELEMENTS: &[(&str, &[&str], bool)] = &[
    ("a", &["href"], false),
    ("blockquote", &[], false),
    ("body", &[], false),
    ("br", &[], true),
    ("code", &[], false),
    ("em", &[], false),
    ("h1", &["id"], false),
    ("h2", &["id"], false),
    ("h3", &["id"], false),
    ("h4", &["id"], false),
    ("head", &[], false),
    ("hr", &[], true),
    ("html", &["lang"], false),
    ("img", &["src", "alt"], true),
    ("li", &[], false),
    ("link", &["rel", "href"], true),
    ("main", &[], false),
    ("meta", &["charset"], true),
    ("ol", &["start"], false),
    ("p", &[], false),
    ("pre", &[], false),
    ("span", &["class"], false),
    ("strong", &[], false),
    ("table", &[], false),
    ("tbody", &[], false),
    ("td", &[], false),
    ("th", &[], false),
    ("thead", &[], false),
    ("title", &[], false),
    ("tr", &[], false),
    ("ul", &[], false),
];

/// Where a link of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A section of the same page.
    Anchor(String),
    /// Another page, perhaps a section of it.
    Page(String, Option<String>),
    /// A screen of the console.
    Screen(String),
}

impl Link {
    /// Reads an address; nothing but the three forms is one.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let name = |text: &str| is_name(text).then(|| text.to_owned());
        if let Some(anchor) = address.strip_prefix('#') {
            return name(anchor).map(Self::Anchor);
        }
        if let Some(screen) = address.strip_prefix("screen:") {
            return name(screen).map(Self::Screen);
        }
        match address.split_once(".html") {
            Some((page, "")) => Some(Self::Page(name(page)?, None)),
            Some((page, rest)) => Some(Self::Page(name(page)?, Some(name(rest.strip_prefix('#')?)?))),
            None => None,
        }
    }
}

/// A page that was checked.
#[derive(Debug)]
pub struct Page<'a> {
    /// Its HTML.
    html: &'a str,
    /// Its title.
    pub title: String,
    /// What stands in `<main>`.
    main: Range<usize>,
    /// Anchors of its headings, in their order.
    pub anchors: Vec<String>,
    /// Where its links lead.
    pub links: Vec<Link>,
    /// Its pictures: where their address stands, and their names.
    pictures: Vec<(Range<usize>, String)>,
}

impl<'a> Page<'a> {
    /// Checks a page.
    ///
    /// # Errors
    /// `Unsafe` for whatever is not on the list, or is written another way.
    pub fn check(bytes: &'a [u8], language: Language) -> Result<Self, Refusal> {
        let html = std::str::from_utf8(bytes).map_err(|_| bad("a page that is not UTF-8", ""))?;
        let page = Self {
            html,
            title: String::new(),
            main: 0..0,
            anchors: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
        };
        let mut reader = Reader { page, language, at: 0, open: Vec::new(), seen_main: false };
        reader.read()?;
        Ok(reader.page)
    }

    /// What stands in `<main>`.
    #[must_use]
    pub fn main(&self) -> &'a str {
        self.html.get(self.main.clone()).unwrap_or_default()
    }

    /// Names of its pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.iter().map(|(_, name)| name.as_str())
    }

    /// What stands in `<main>`, with another address for every picture.
    ///
    /// # Errors
    /// What `address` answers.
    pub fn main_with<E>(&self, mut address: impl FnMut(&str) -> Result<String, E>) -> Result<String, E> {
        let (mut out, mut at) = (String::new(), self.main.start);
        for (range, name) in &self.pictures {
            out += self.html.get(at..range.start).unwrap_or_default();
            out += &address(name)?;
            at = range.end;
        }
        out += self.html.get(at..self.main.end).unwrap_or_default();
        Ok(out)
    }
}

struct Reader<'a> {
    page: Page<'a>,
    language: Language,
    at: usize,
    open: Vec<&'static str>,
    seen_main: bool,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.page.html.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, text: &str) -> Result<(), Refusal> {
        if !self.rest().starts_with(text) {
            return Err(bad(&format!("{text:?} is expected"), self.rest()));
        }
        self.at += text.len();
        Ok(())
    }

    /// The characters up to one that does not fit.
    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.get(..rest.find(|sign| !fits(sign)).unwrap_or(rest.len())).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    fn read(&mut self) -> Result<(), Refusal> {
        self.take(DOCTYPE)?;
        loop {
            let text = self.take_while(|sign| sign != '<');
            check_text(text)?;
            match self.open.last().copied() {
                Some("title") => self.page.title = plain(text),
                Some("html" | "head") | None if !text.trim_ascii().is_empty() => {
                    return Err(bad("text outside the page", text));
                }
                _ => {}
            }
            if self.rest().is_empty() {
                break;
            }
            if self.rest().starts_with("</") { self.end()? } else { self.start()? }
        }
        if !self.open.is_empty() || !self.seen_main {
            return Err(bad("a page that ends too early", ""));
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Refusal> {
        let before = self.at;
        let Some(name) = self.open.pop() else { return Err(bad("an end without a start", self.rest())) };
        self.take(&format!("</{name}>"))?;
        if name == "main" {
            self.page.main.end = before;
        }
        Ok(())
    }

    fn start(&mut self) -> Result<(), Refusal> {
        let here = self.rest();
        self.take("<")?;
        let name = self.take_while(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit());
        let Some((name, attributes, void)) = ELEMENTS.iter().find(|(known, ..)| *known == name) else {
            return Err(bad("an element that no page has", here));
        };
        let (parent, depth) = (self.open.last().copied(), self.open.len());
        // The frame of a page is always the same, and a title holds only text: there readers of HTML differ most.
        let fits = match *name {
            "html" => depth == 0,
            "head" | "body" => parent == Some("html"),
            "meta" | "link" | "title" => parent == Some("head"),
            "main" => parent == Some("body") && !self.seen_main,
            _ => self.open.contains(&"main"),
        };
        if !fits || depth >= limits::DEPTH {
            return Err(bad("an element where it may not be", here));
        }
        let mut known = attributes.iter();
        loop {
            if self.rest().starts_with('>') {
                self.at += 1;
                break;
            }
            self.take(" ")?;
            let attribute = self.take_while(|sign| sign.is_ascii_lowercase());
            // In the order of the list, so none stands there twice.
            if !known.any(|one| *one == attribute) {
                return Err(bad("an attribute that this element may not have", here));
            }
            self.take("=\"")?;
            let start = self.at;
            let value = self.take_while(|sign| sign != '"');
            check_text(value)?;
            self.attribute(name, attribute, value, start)
                .ok_or_else(|| bad(&format!("{attribute}=\"{value}\""), here))?;
            self.take("\"")?;
        }
        if *name == "main" {
            self.seen_main = true;
            self.page.main.start = self.at;
        }
        if !void {
            self.open.push(name);
        }
        Ok(())
    }

    /// Whether an attribute may have this value. Values that are compared hold no reference: these have their own shapes.
    fn attribute(&mut self, element: &str, name: &str, value: &str, start: usize) -> Option<()> {
        let fits = match (element, name) {
            ("a", "href") => {
                self.page.links.push(Link::of(value)?);
                true
            }
            ("img", "src") => {
                let folder = format!("../../images/{}/", self.language.code());
                let picture =
                    value.strip_prefix(&folder)?.strip_suffix(".png").filter(|name| is_name(name))?;
                self.page.pictures.push((start..start + value.len(), picture.to_owned()));
                true
            }
            ("img", "alt") => true,
            ("link", "href") => value == "../../manual.css",
            ("link", "rel") => value == "stylesheet",
            ("meta", "charset") => value == "utf-8",
            ("html", "lang") => value == self.language.code(),
            ("ol", "start") => value.len() <= 4 && value.bytes().all(|byte| byte.is_ascii_digit()),
            ("span", "class") => value == "address",
            (_, "id") => {
                self.page.anchors.push(value.to_owned());
                is_name(value)
            }
            _ => false,
        };
        fits.then_some(())
    }
}

/// Text holds no control character, and of references only those that are needed to write it.
fn check_text(text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    if let Some(sign) = text.chars().find(|sign| (sign.is_control() && *sign != '\n') || *sign == '>') {
        return Err(bad(&format!("the character {sign:?}"), text));
    }
    while let Some((_, after)) = rest.split_once('&') {
        if !["amp;", "lt;", "gt;", "quot;"].iter().any(|reference| after.starts_with(reference)) {
            return Err(bad("a reference that no page has", after));
        }
        rest = after;
    }
    Ok(())
}

/// A text as a page holds it.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

fn bad(what: &str, at: &str) -> Refusal {
    let shown: String = at.chars().take(60).collect();
    Refusal::Unsafe(if shown.is_empty() { what.to_owned() } else { format!("{what} at {shown:?}") })
}

#[cfg(test)]
#[path = "page/tests.rs"]
mod tests;
