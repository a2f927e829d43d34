//! Manuals: read from the library on this computer, by whoever sits at it, signed in or not.

use directory::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why the library holds nothing, or nothing newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ManualProblem {
    /// The service cannot be reached, or broke off.
    NotReached,
    /// What is offered is not signed by the publisher.
    WrongSignature,
    /// A file is not what the manifest says.
    Changed,
    /// What is offered is older than what is here.
    Older,
    /// What is offered holds something that a manual may not: a script, an address elsewhere, a path outside.
    UnsafeContent,
    /// What is offered is larger than a manual may be.
    TooLarge,
    /// The library on this computer cannot be written.
    DiskFailed,
    /// The service has no manual of this version.
    NonePublished,
    /// This console was built without a publisher's key, so it believes no manual but the one it was shipped with.
    NoKey,
}

ipc_types! {
    /// How far a manual has been fetched.
    #[derive(Copy, PartialEq, Eq)]
    struct ManualFetch {
        /// Bytes that are here.
        #[ts(type = "number")]
        done: u64,
        /// Bytes of all that was missing.
        #[ts(type = "number")]
        of: u64,
    }

    /// The library of manuals.
    #[derive(PartialEq, Eq)]
    struct ManualsState {
        /// Version of the manual that is shown; `None` if there is none.
        version: Option<String>,
        /// When it was built.
        #[ts(type = "string | null")]
        built: Option<Timestamp>,
        /// Whether it is the one that the console was shipped with.
        shipped: bool,
        /// How far the next one has been fetched, while it is.
        fetching: Option<ManualFetch>,
        /// When the service was last asked and answered.
        #[ts(type = "string | null")]
        checked_at: Option<Timestamp>,
        /// Why there is nothing newer, if the last attempt failed.
        problem: Option<ManualProblem>,
    }

    /// Asks for the contents.
    struct ManualsContents {
        /// Of the manual in this language.
        language: Language,
    }

    /// A heading below the title of a page.
    #[derive(PartialEq, Eq)]
    struct ManualSection {
        /// Names it, in every language.
        anchor: String,
        /// Its text.
        title: String,
        /// 2 to 4.
        level: u8,
    }

    /// A page of a book.
    #[derive(PartialEq, Eq)]
    struct ManualContentsPage {
        /// Names it, in every language.
        id: String,
        /// Its title.
        title: String,
        /// The anchor of its title.
        anchor: String,
        /// Its headings, in their order.
        sections: Vec<ManualSection>,
    }

    /// A book.
    #[derive(PartialEq, Eq)]
    struct ManualBook {
        /// Names it, in every language.
        id: String,
        /// Its title.
        title: String,
        /// Whether there is a PDF of it.
        has_pdf: bool,
        /// Its pages, in their order.
        pages: Vec<ManualContentsPage>,
    }

    /// What the manual holds.
    #[derive(PartialEq, Eq)]
    struct ManualContents {
        /// Its version.
        version: String,
        /// Its books, in their order.
        books: Vec<ManualBook>,
    }

    /// Asks for a page.
    struct ManualsPage {
        /// In this language.
        language: Language,
        /// Which one.
        page: String,
    }

    /// A page.
    #[derive(PartialEq, Eq)]
    struct ManualPage {
        /// Names it.
        id: String,
        /// Its title.
        title: String,
        /// What stands on it: checked HTML without script, with its pictures as `data:` addresses. Links are `#anchor`,
        /// `PAGE.html`, `PAGE.html#anchor` and `screen:NAME`.
        html: String,
    }

    /// Searches the manual.
    struct ManualsSearch {
        /// In this language.
        language: Language,
        /// Words, each of which must occur; width, case and kind of kana do not matter.
        query: String,
        /// The most hits to give.
        limit: u32,
    }

    /// A piece of a text, found or not.
    #[derive(PartialEq, Eq)]
    struct ManualPiece {
        /// The text as the manual has it.
        text: String,
        /// Whether it is what was looked for.
        hit: bool,
    }

    /// A section that was found.
    #[derive(PartialEq, Eq)]
    struct ManualHit {
        /// Its book.
        book: String,
        /// Its page.
        page: String,
        /// The title of the page.
        page_title: String,
        /// Names the section.
        anchor: String,
        /// Its heading.
        title: String,
        /// What stands around the words.
        excerpt: Vec<ManualPiece>,
    }

    /// What was found, the best first.
    #[derive(PartialEq, Eq)]
    struct ManualHits {
        /// How many sections match.
        total: u32,
        /// The best of them.
        hits: Vec<ManualHit>,
    }

    /// Names the PDF of a book.
    struct ManualsPdf {
        /// In this language.
        language: Language,
        /// The book.
        book: String,
    }

    /// A PDF.
    struct ManualPdf {
        /// Its bytes in Base64.
        data: String,
    }
}
