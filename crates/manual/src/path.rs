//! The places that a file of a bundle may have. They name content and are never used as paths on a disk: there a file's
//! name is its hash.

use serde::{Deserialize, Serialize};

use crate::{limits, refusal::Refusal};

/// A language of the manuals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// As it stands in paths and in the `lang` attribute.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// From its code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// Where in a bundle a file stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// `ja/contents.json`: books, pages, sections.
    Contents(Language),
    /// `ja/pages/NAME.html`.
    Page(Language, String),
    /// `ja/search.json`: the texts that are searched.
    Search(Language),
    /// `ja/pdf/BOOK.pdf`.
    Pdf(Language, String),
    /// `images/ja/NAME.png`.
    Picture(Language, String),
    /// `manual.css`, for browsers.
    Style,
}

impl Place {
    /// Reads a path; nothing but the shapes above is one.
    ///
    /// # Errors
    /// `Unsafe` for any other path.
    pub fn of(path: &str) -> Result<Self, Refusal> {
        let parts: Vec<&str> = path.split('/').collect();
        let place = match parts.as_slice() {
            ["manual.css"] => Some(Self::Style),
            ["images", language, file] => Language::of(language)
                .and_then(|language| Some(Self::Picture(language, named(file.strip_suffix(".png")?)?))),
            [language, rest @ ..] => Language::of(language).and_then(|language| match rest {
                ["contents.json"] => Some(Self::Contents(language)),
                ["search.json"] => Some(Self::Search(language)),
                ["pages", file] => Some(Self::Page(language, named(file.strip_suffix(".html")?)?)),
                ["pdf", file] => Some(Self::Pdf(language, named(file.strip_suffix(".pdf")?)?)),
                _ => None,
            }),
            [] => None,
        };
        place.ok_or_else(|| {
            let shown: String = path.chars().take(limits::NAME).collect();
            Refusal::Unsafe(format!("a file at {shown:?}"))
        })
    }

    /// The longest a file there may be.
    #[must_use]
    pub fn limit(&self) -> u64 {
        match self {
            Self::Pdf(..) | Self::Picture(..) | Self::Search(_) => limits::FILE_BYTES,
            Self::Contents(_) | Self::Page(..) | Self::Style => limits::TEXT_BYTES,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Contents(language) => write!(f, "{}/contents.json", language.code()),
            Self::Page(language, name) => write!(f, "{}/pages/{name}.html", language.code()),
            Self::Search(language) => write!(f, "{}/search.json", language.code()),
            Self::Pdf(language, name) => write!(f, "{}/pdf/{name}.pdf", language.code()),
            Self::Picture(language, name) => write!(f, "images/{}/{name}.png", language.code()),
            Self::Style => f.write_str("manual.css"),
        }
    }
}

/// Whether a text can name a page, a book, a picture or an anchor: lower-case letters, digits and hyphens.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= limits::NAME && text.bytes().all(fits) && !text.starts_with('-')
}

fn named(text: &str) -> Option<String> {
    is_name(text).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_places_that_are_known_are_places() {
        let good = [
            "manual.css",
            "ja/contents.json",
            "en/search.json",
            "ja/pages/signing-in.html",
            "en/pdf/console.pdf",
            "images/ja/home-1.png",
        ];
        for path in good {
            assert_eq!(Place::of(path).unwrap().to_string(), path);
        }
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../manual.css",
            "ja/../manual.css",
            "ja/pages/../../x.html",
            "ja/pages/..html",
            "ja/pages/.html",
            "ja/pages/a/b.html",
            "ja//contents.json",
            "ja/pages/A.html",
            "ja/pages/a.html/",
            "ja\\pages\\a.html",
            "C:/manual.css",
            "fr/contents.json",
            "images/ja/a.svg",
            "images/ja/a.png.html",
            "ja/pages/a%2e.html",
            "ja/pages/a\0.html",
            "ja/pages/-a.html",
            "manual.js",
        ];
        for path in bad {
            assert!(matches!(Place::of(path), Err(Refusal::Unsafe(_))), "{path}");
        }
    }
}
