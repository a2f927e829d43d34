//! The books as they are written: `books.json`, a Markdown file for each page in each language, pictures beside them.
//! What is wrong in the sources is told all at once, with its place, and nothing is built from them.

mod check;
mod html;
mod read;
mod text;
mod tree;

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::{
    contents::{Book, ContentsPage, ContentsSection},
    manifest::{Entry, Manifest, Version},
    path::{Language, Place},
    search::Section,
};
pub use tree::{Block, Inline, LinkTo, SourcePage};

/// The style sheet for browsers.
const STYLE: &str = include_str!("book/manual.css");

/// The list of books, as it is written.
#[derive(Clone, Debug, Deserialize)]
struct Plan {
    books: Vec<PlannedBook>,
}

#[derive(Clone, Debug, Deserialize)]
struct PlannedBook {
    id: String,
    title: BTreeMap<Language, String>,
    pages: Vec<String>,
}

/// A book in one language.
#[derive(Clone, Debug, Serialize)]
pub struct SourceBook {
    /// Names it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// Its pages.
    pub pages: Vec<SourcePage>,
}

/// Everything that is written.
#[derive(Clone, Debug)]
pub struct Sources {
    books: Vec<SourceBook>,
    pictures: BTreeMap<Place, Vec<u8>>,
}

impl Sources {
    /// Reads the folder of the sources, `manuals`.
    ///
    /// # Errors
    /// A sentence for everything that is wrong with them.
    pub fn read(folder: &Path) -> Result<Self, Vec<String>> {
        let plan = folder.join("books.json");
        let plan: Plan = fs::read(&plan)
            .map_err(|error| error.to_string())
            .and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string()))
            .map_err(|error| vec![format!("{}: {error}", plan.display())])?;
        let (mut books, mut findings) = (Vec::new(), Vec::new());
        for planned in &plan.books {
            for language in Language::ALL {
                let mut pages = Vec::new();
                for page in &planned.pages {
                    match read::page(folder, language, page) {
                        Ok(page) => pages.push(page),
                        Err(found) => findings.extend(found),
                    }
                }
                let title = planned.title.get(&language).cloned().unwrap_or_default();
                books.push(SourceBook { id: planned.id.clone(), title, language, pages });
            }
        }
        let mut sources = Self { books, pictures: BTreeMap::new() };
        findings.extend(sources.take_pictures(folder));
        findings.extend(check::check(&sources));
        if findings.is_empty() { Ok(sources) } else { Err(findings) }
    }

    /// The books, each in each language.
    #[must_use]
    pub fn books(&self) -> &[SourceBook] {
        &self.books
    }

    /// Every anchor of a language, in the order of the books.
    pub fn anchors(&self, language: Language) -> impl Iterator<Item = &str> {
        let pages =
            self.books.iter().filter(move |book| book.language == language).flat_map(|book| &book.pages);
        pages.flat_map(SourcePage::anchors)
    }

    /// Reads the pictures that the pages show.
    fn take_pictures(&mut self, folder: &Path) -> Vec<String> {
        let mut findings = Vec::new();
        for book in &self.books {
            for page in &book.pages {
                for name in page.pictures() {
                    let place = Place::Picture(book.language, name.to_owned());
                    match fs::read(folder.join(place.to_string())) {
                        Ok(content) => drop(self.pictures.insert(place, content)),
                        Err(error) => {
                            findings.push(format!("{}/{}: {place}: {error}", book.language.code(), page.id));
                        }
                    }
                }
            }
        }
        findings
    }

    /// Everything that the bundle holds but its PDFs.
    ///
    /// # Errors
    /// Never in practice: plain texts can be written as JSON.
    pub fn files(&self) -> serde_json::Result<BTreeMap<Place, Vec<u8>>> {
        let mut files = self.pictures.clone();
        files.insert(Place::Style, STYLE.as_bytes().to_vec());
        for language in Language::ALL {
            let books: Vec<&SourceBook> =
                self.books.iter().filter(|book| book.language == language).collect();
            let contents: Vec<Book> = books.iter().map(|book| contents(book)).collect();
            files.insert(Place::Contents(language), serde_json::to_vec(&contents)?);
            let sections: Vec<Section> = books.iter().flat_map(|book| text::sections(book)).collect();
            files.insert(Place::Search(language), serde_json::to_vec(&sections)?);
            for page in books.iter().flat_map(|book| &book.pages) {
                files.insert(Place::Page(language, page.id.clone()), html::page(page, language).into_bytes());
            }
        }
        Ok(files)
    }
}

/// The manifest of these files.
///
/// # Errors
/// What a console would refuse, as a sentence.
pub fn manifest(files: &BTreeMap<Place, Vec<u8>>, version: Version, built: u64) -> Result<Manifest, String> {
    let entries = files.iter().map(|(place, content)| (place.clone(), Entry::of(content))).collect();
    let manifest = Manifest::new(version, built, entries).map_err(|refusal| refusal.to_string())?;
    // What the builder makes must pass what every console checks.
    for (place, content) in files {
        crate::bundle::check(&manifest, place, content).map_err(|refusal| refusal.to_string())?;
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests;

fn contents(book: &SourceBook) -> Book {
    let page = |page: &SourcePage| ContentsPage {
        id: page.id.clone(),
        title: page.title.clone(),
        anchor: page.anchor.clone(),
        sections: page
            .headings()
            .map(|(level, anchor, words)| ContentsSection {
                anchor: anchor.to_owned(),
                title: text::inlines(words),
                level,
            })
            .collect(),
    };
    Book { id: book.id.clone(), title: book.title.clone(), pages: book.pages.iter().map(page).collect() }
}
