//! A page as it was read: the one form from which the HTML, the PDF and the texts for the search are made.

use serde::Serialize;

/// A page in one language.
#[derive(Clone, Debug, Serialize)]
pub struct SourcePage {
    /// Names it, in every language.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The anchor of its title.
    pub anchor: String,
    /// What stands below the title.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 2 to 4.
    Heading {
        /// Its level.
        level: u8,
        /// Names the section.
        anchor: String,
        /// Its text.
        words: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        words: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of a numbered one.
        start: Option<usize>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of its head.
        head: Vec<Vec<Inline>>,
        /// Its rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Lines as a computer reads or writes them.
    Code {
        /// The lines.
        text: String,
    },
    /// A note.
    Quote {
        /// What it says.
        blocks: Vec<Block>,
    },
}

/// A part of a text.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Text as a computer reads or writes it.
    Code {
        /// The text.
        text: String,
    },
    /// Important text.
    Strong {
        /// The text.
        words: Vec<Inline>,
    },
    /// Stressed text.
    Emphasis {
        /// The text.
        words: Vec<Inline>,
    },
    /// A link.
    Link {
        /// Where it leads.
        to: LinkTo,
        /// The text.
        words: Vec<Inline>,
    },
    /// A picture.
    Picture {
        /// Its name.
        name: String,
        /// What it shows, in words.
        words: String,
    },
    /// A new line.
    Break,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum LinkTo {
    /// A section of the same page.
    Anchor {
        /// Names it.
        anchor: String,
    },
    /// Another page.
    Page {
        /// Names it.
        page: String,
        /// A section of it.
        anchor: Option<String>,
    },
    /// A screen of the console.
    Screen {
        /// Names it.
        screen: String,
    },
    /// An address elsewhere: shown, and opened by nobody.
    Outside {
        /// The address.
        address: String,
    },
}

impl SourcePage {
    /// Its headings: level, anchor, text.
    pub(super) fn headings(&self) -> impl Iterator<Item = (u8, &str, &[Inline])> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, anchor, words } => Some((*level, anchor.as_str(), words.as_slice())),
            _ => None,
        })
    }

    /// The anchors of its title and its headings.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.anchor.as_str()).chain(self.headings().map(|(_, anchor, _)| anchor))
    }

    /// Names of the pictures that it shows.
    pub fn pictures(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for_each(&self.blocks, &mut |inline| {
            if let Inline::Picture { name, .. } = inline {
                found.push(name.as_str());
            }
        });
        found
    }

    /// Where its links lead.
    pub fn links(&self) -> Vec<&LinkTo> {
        let mut found = Vec::new();
        for_each(&self.blocks, &mut |inline| {
            if let Inline::Link { to, .. } = inline {
                found.push(to);
            }
        });
        found
    }
}

fn for_each<'a>(blocks: &'a [Block], look: &mut impl FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading { words, .. } | Block::Paragraph { words } => of_words(words, look),
            Block::List { items, .. } => items.iter().for_each(|blocks| for_each(blocks, look)),
            Block::Quote { blocks } => for_each(blocks, look),
            Block::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.for_each(|words| of_words(words, look));
            }
            Block::Code { .. } => {}
        }
    }
}

fn of_words<'a>(words: &'a [Inline], look: &mut impl FnMut(&'a Inline)) {
    for inline in words {
        look(inline);
        match inline {
            Inline::Strong { words } | Inline::Emphasis { words } | Inline::Link { words, .. } => {
                of_words(words, look);
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Picture { .. } | Inline::Break => {}
        }
    }
}
