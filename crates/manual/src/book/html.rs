//! A page as HTML, in the one form that `page` reads.

use std::fmt::Write as _;

use super::{Block, Inline, LinkTo, SourcePage};
use crate::{page::escape, path::Language};

/// The whole document of a page.
pub(super) fn page(page: &SourcePage, language: Language) -> String {
    let code = language.code();
    let title = escape(&page.title);
    let mut main = format!("\n<h1 id=\"{}\">{title}</h1>\n", page.anchor);
    blocks(&page.blocks, language, &mut main);
    format!(
        "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main>{main}</main></body></html>\n"
    )
}

fn blocks(blocks: &[Block], language: Language, out: &mut String) {
    for one in blocks {
        block(one, language, out);
    }
}

fn block(block: &Block, language: Language, out: &mut String) {
    match block {
        Block::Heading { level, anchor, words } => {
            // Writing into a string cannot fail.
            let _ = write!(out, "<h{level} id=\"{anchor}\">");
            inlines(words, language, out);
            let _ = writeln!(out, "</h{level}>");
        }
        Block::Paragraph { words } => {
            *out += "<p>";
            inlines(words, language, out);
            *out += "</p>\n";
        }
        Block::List { start, items } => {
            match start {
                Some(1) => *out += "<ol>\n",
                Some(start) => drop(writeln!(out, "<ol start=\"{start}\">")),
                None => *out += "<ul>\n",
            }
            for item in items {
                *out += "<li>";
                match item.as_slice() {
                    // A list of short items reads as one: no paragraphs in it.
                    [Block::Paragraph { words }, rest @ ..] => {
                        inlines(words, language, out);
                        blocks(rest, language, out);
                    }
                    item => blocks(item, language, out),
                }
                *out += "</li>\n";
            }
            *out += if start.is_some() { "</ol>\n" } else { "</ul>\n" };
        }
        Block::Table { head, rows } => {
            *out += "<table><thead>";
            row(head, "th", language, out);
            *out += "</thead><tbody>";
            rows.iter().for_each(|cells| row(cells, "td", language, out));
            *out += "</tbody></table>\n";
        }
        Block::Code { text } => drop(writeln!(out, "<pre><code>{}</code></pre>", escape(text))),
        Block::Quote { blocks: quoted } => {
            *out += "<blockquote>\n";
            blocks(quoted, language, out);
            *out += "</blockquote>\n";
        }
    }
}

fn row(cells: &[Vec<Inline>], name: &str, language: Language, out: &mut String) {
    *out += "<tr>";
    for cell in cells {
        let _ = write!(out, "<{name}>");
        inlines(cell, language, out);
        let _ = write!(out, "</{name}>");
    }
    *out += "</tr>\n";
}

fn inlines(words: &[Inline], language: Language, out: &mut String) {
    for inline in words {
        match inline {
            Inline::Text { text } => *out += &escape(text),
            Inline::Code { text } => drop(write!(out, "<code>{}</code>", escape(text))),
            Inline::Strong { words } => within("strong", words, language, out),
            Inline::Emphasis { words } => within("em", words, language, out),
            Inline::Link { to, words } => link(to, words, language, out),
            Inline::Picture { name, words } => {
                let _ = write!(
                    out,
                    "<img src=\"../../images/{}/{name}.png\" alt=\"{}\">",
                    language.code(),
                    escape(words)
                );
            }
            Inline::Break => *out += "<br>",
        }
    }
}

fn within(name: &str, words: &[Inline], language: Language, out: &mut String) {
    let _ = write!(out, "<{name}>");
    inlines(words, language, out);
    let _ = write!(out, "</{name}>");
}

fn link(to: &LinkTo, words: &[Inline], language: Language, out: &mut String) {
    let address = match to {
        LinkTo::Anchor { anchor } => format!("#{anchor}"),
        LinkTo::Page { page, anchor: None } => format!("{page}.html"),
        LinkTo::Page { page, anchor: Some(anchor) } => format!("{page}.html#{anchor}"),
        LinkTo::Screen { screen } => format!("screen:{screen}"),
        // A manual leads nowhere else: the address is there to be read and copied.
        LinkTo::Outside { address } => {
            inlines(words, language, out);
            let _ = write!(out, " <span class=\"address\">{}</span>", escape(address));
            return;
        }
    };
    let _ = write!(out, "<a href=\"{address}\">");
    inlines(words, language, out);
    *out += "</a>";
}
