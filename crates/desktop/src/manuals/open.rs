//! The manual that is shown: read from its files, each checked against the manifest whenever it is read.

use std::{path::PathBuf, sync::OnceLock};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::ipc::{
    ManualBook, ManualContents, ManualContentsPage, ManualHit, ManualHits, ManualPage, ManualPiece,
    ManualSection,
};
use directory::Language;
use manual::{
    Manifest, Place, Refusal, SearchIndex, bundle,
    contents::{Book, contents},
    page::Page,
};

use crate::files::safe_name;

/// A manual that can be read.
#[derive(Debug)]
pub(crate) struct OpenManual {
    pub(super) manifest: Manifest,
    /// Folder of its files.
    pub(super) files: PathBuf,
    /// Whether it came with the console.
    pub(super) shipped: bool,
    /// The texts of each language, folded when they are first searched.
    search: [OnceLock<SearchIndex>; 2],
}

impl OpenManual {
    pub(super) fn new(manifest: Manifest, files: PathBuf, shipped: bool) -> Self {
        Self { manifest, files, shipped, search: Default::default() }
    }

    fn read(&self, place: &Place) -> Result<Option<Vec<u8>>, Refusal> {
        self.manifest.file(place).map(|entry| bundle::read(&self.files, entry)).transpose()
    }

    fn books(&self, language: Language) -> Result<Vec<Book>, Refusal> {
        match self.read(&Place::Contents(of(language)))? {
            Some(bytes) => contents(&bytes),
            None => Ok(Vec::new()),
        }
    }

    pub(super) fn contents(&self, language: Language) -> Result<Option<ManualContents>, Refusal> {
        let page = |page: manual::contents::ContentsPage| ManualContentsPage {
            id: page.id,
            title: page.title,
            anchor: page.anchor,
            sections: page
                .sections
                .into_iter()
                .map(|one| ManualSection { anchor: one.anchor, title: one.title, level: one.level })
                .collect(),
        };
        let book = |book: Book| ManualBook {
            has_pdf: self.manifest.file(&Place::Pdf(of(language), book.id.clone())).is_some(),
            id: book.id,
            title: book.title,
            pages: book.pages.into_iter().map(page).collect(),
        };
        let books = self.books(language)?.into_iter().map(book).collect();
        Ok(Some(ManualContents { version: self.manifest.version.to_string(), books }))
    }

    pub(super) fn page(&self, language: Language, id: &str) -> Result<Option<ManualPage>, Refusal> {
        let Some(bytes) = self.read(&Place::Page(of(language), id.to_owned()))? else { return Ok(None) };
        let page = Page::check(&bytes, of(language))?;
        let html = page.main_with(|name| {
            let picture = self.read(&Place::Picture(of(language), name.to_owned()))?.unwrap_or_default();
            Ok::<_, Refusal>(format!("data:image/png;base64,{}", STANDARD.encode(picture)))
        })?;
        Ok(Some(ManualPage { id: id.to_owned(), title: page.title, html }))
    }

    pub(super) fn search(
        &self,
        language: Language,
        query: &str,
        limit: usize,
    ) -> Result<ManualHits, Refusal> {
        let index = self.index(language)?;
        let found = index.find(query, limit);
        let hits = found.hits.into_iter().map(|hit| ManualHit {
            book: hit.section.book.clone(),
            page: hit.section.page.clone(),
            page_title: hit.section.page_title.clone(),
            anchor: hit.section.anchor.clone(),
            title: hit.section.title.clone(),
            excerpt: hit
                .excerpt
                .into_iter()
                .map(|one| ManualPiece { text: one.text, hit: one.hit })
                .collect(),
        });
        Ok(ManualHits { total: u32::try_from(found.total).unwrap_or(u32::MAX), hits: hits.collect() })
    }

    fn index(&self, language: Language) -> Result<&SearchIndex, Refusal> {
        let [ja, en] = &self.search;
        let kept = match language {
            Language::Ja => ja,
            Language::En => en,
        };
        if let Some(index) = kept.get() {
            return Ok(index);
        }
        let bytes = self.read(&Place::Search(of(language)))?.unwrap_or_default();
        let index = SearchIndex::open(&bytes)?;
        Ok(kept.get_or_init(|| index))
    }

    pub(super) fn pdf(&self, language: Language, book: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.read(&Place::Pdf(of(language), book.to_owned()))
    }

    /// The name that is suggested for a book's PDF: its title, as far as every system takes it for a file's name.
    pub(super) fn pdf_name(&self, language: Language, book: &str) -> Result<Option<String>, Refusal> {
        let book = self.books(language)?.into_iter().find(|one| one.id == book);
        Ok(book.map(|book| format!("{} {}.pdf", safe_name(&book.title), self.manifest.version)))
    }
}

/// The manual knows its own languages.
fn of(language: Language) -> manual::Language {
    match language {
        Language::Ja => manual::Language::Ja,
        Language::En => manual::Language::En,
    }
}
