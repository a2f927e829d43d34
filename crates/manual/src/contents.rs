//! `contents.json`: books, their pages and the headings on these.

use serde::{Deserialize, Serialize};

use crate::{path::is_name, refusal::Refusal};

/// A book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Names it, in every language.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its pages, in their order.
    pub pages: Vec<ContentsPage>,
}

/// A page of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsPage {
    /// Names it, in every language.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The anchor of its title.
    pub anchor: String,
    /// Its headings, in their order.
    pub sections: Vec<ContentsSection>,
}

/// A heading below the title of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsSection {
    /// Names it, in every language.
    pub anchor: String,
    /// Its text.
    pub title: String,
    /// 2 to 4.
    pub level: u8,
}

/// Reads the contents of a bundle.
///
/// # Errors
/// `Unsafe` for what is written in another form.
pub fn contents(bytes: &[u8]) -> Result<Vec<Book>, Refusal> {
    let books: Vec<Book> =
        serde_json::from_slice(bytes).map_err(|error| Refusal::Unsafe(format!("the contents: {error}")))?;
    let names = books.iter().all(|book| {
        is_name(&book.id)
            && book.pages.iter().all(|page| {
                is_name(&page.id)
                    && is_name(&page.anchor)
                    && page
                        .sections
                        .iter()
                        .all(|section| is_name(&section.anchor) && (2..=4).contains(&section.level))
            })
    });
    if names { Ok(books) } else { Err(Refusal::Unsafe("a name or a level in the contents".into())) }
}
