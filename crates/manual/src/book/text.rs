//! The texts of a book as they are searched: a section for every heading.

use super::{Block, Inline, SourceBook};
use crate::search::Section;

/// The sections of a book.
pub(super) fn sections(book: &SourceBook) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for page in &book.pages {
        let section = |anchor: &str, title: String| Section {
            book: book.id.clone(),
            page: page.id.clone(),
            page_title: page.title.clone(),
            anchor: anchor.to_owned(),
            title,
            text: String::new(),
        };
        sections.push(section(&page.anchor, page.title.clone()));
        for block in &page.blocks {
            if let Block::Heading { anchor, words, .. } = block {
                sections.push(section(anchor, inlines(words)));
            } else if let Some(section) = sections.last_mut() {
                of_block(block, &mut section.text);
            }
        }
    }
    for section in &mut sections {
        section.text.truncate(section.text.trim_end().len());
    }
    sections
}

fn of_block(block: &Block, text: &mut String) {
    match block {
        Block::Heading { words, .. } | Block::Paragraph { words } => {
            *text += &inlines(words);
            text.push('\n');
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| of_block(block, text)),
        Block::Quote { blocks } => blocks.iter().for_each(|block| of_block(block, text)),
        Block::Table { head, rows } => {
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
                *text += &cells.join(" ");
                text.push('\n');
            }
        }
        Block::Code { text: code } => {
            *text += code;
            text.push('\n');
        }
    }
}

/// A text without its form.
pub(super) fn inlines(words: &[Inline]) -> String {
    let mut text = String::new();
    for inline in words {
        match inline {
            Inline::Text { text: part } | Inline::Code { text: part } => text += part,
            Inline::Strong { words } | Inline::Emphasis { words } | Inline::Link { words, .. } => {
                text += &inlines(words);
            }
            Inline::Picture { words, .. } => text += words,
            Inline::Break => text.push(' '),
        }
    }
    text
}
