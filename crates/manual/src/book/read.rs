//! Markdown into a page. What the manual does not need is no page: raw HTML, footnotes, anchors that are missing.

use std::{fs, path::Path};

use comrak::{
    Arena, Options,
    nodes::{AstNode, ListType, NodeValue},
    parse_document,
};

use super::{Block, Inline, LinkTo, SourcePage, text};
use crate::path::{Language, is_name};

/// Reads one page.
pub(super) fn page(folder: &Path, language: Language, id: &str) -> Result<SourcePage, Vec<String>> {
    let path = format!("{}/{id}.md", language.code());
    let source = fs::read_to_string(folder.join(&path)).map_err(|error| vec![format!("{path}: {error}")])?;
    parse(&source, language, id).map_err(|findings| {
        findings.into_iter().map(|(line, finding)| format!("{path}:{line}: {finding}")).collect()
    })
}

type Findings = Vec<(usize, String)>;

pub(super) fn parse(source: &str, language: Language, id: &str) -> Result<SourcePage, Findings> {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    // `**「権限」**を` is meant to be bold.
    options.extension.cjk_friendly_emphasis = true;
    let root = parse_document(&arena, source, &options);
    let mut reader = Reader { language, findings: Vec::new() };
    if !is_name(id) {
        reader.findings.push((1, format!("{id} can be no page's name: lower-case letters, digits, hyphens")));
    }
    let mut children = root.children();
    let title = children.next().and_then(|first| match first.data.borrow().value {
        NodeValue::Heading(heading) if heading.level == 1 => reader.heading(first),
        _ => None,
    });
    let blocks = children.filter_map(|node| reader.block(node)).collect();
    let Some((anchor, words)) = title else {
        reader.findings.push((1, "the page begins with its title: # TITLE {#anchor}".into()));
        return Err(reader.findings);
    };
    if !reader.findings.is_empty() {
        return Err(reader.findings);
    }
    Ok(SourcePage { id: id.to_owned(), title: text::inlines(&words), anchor, blocks })
}

struct Reader {
    language: Language,
    findings: Findings,
}

impl Reader {
    fn find(&mut self, node: &AstNode<'_>, finding: impl Into<String>) {
        self.findings.push((node.data.borrow().sourcepos.start.line, finding.into()));
    }

    /// Text and anchor of a heading.
    fn heading<'a>(&mut self, node: &'a AstNode<'a>) -> Option<(String, Vec<Inline>)> {
        let mut words = self.inlines(node);
        let anchor = match words.last_mut() {
            Some(Inline::Text { text }) => text.rfind("{#").and_then(|at| {
                let anchor = text.get(at + 2..)?.strip_suffix('}')?.to_owned();
                text.truncate(at);
                text.truncate(text.trim_end().len());
                Some(anchor)
            }),
            _ => None,
        };
        match anchor.filter(|anchor| is_name(anchor)) {
            Some(anchor) => Some((anchor, words)),
            None => {
                self.find(node, "a heading ends with its anchor: {#lower-case-letters-digits-hyphens}");
                None
            }
        }
    }

    fn blocks<'a>(&mut self, node: &'a AstNode<'a>) -> Vec<Block> {
        node.children().filter_map(|child| self.block(child)).collect()
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>) -> Option<Block> {
        let value = node.data.borrow().value.clone();
        Some(match value {
            NodeValue::Heading(heading) => {
                if !(2..=4).contains(&heading.level) {
                    self.find(node, "headings below the title are of level 2 to 4");
                }
                let (anchor, words) = self.heading(node)?;
                Block::Heading { level: heading.level, anchor, words }
            }
            NodeValue::Paragraph => Block::Paragraph { words: self.inlines(node) },
            NodeValue::List(list) => Block::List {
                start: (list.list_type == ListType::Ordered).then_some(list.start),
                items: node.children().map(|item| self.blocks(item)).collect(),
            },
            NodeValue::Table(_) => {
                let mut rows =
                    node.children().map(|row| row.children().map(|cell| self.inlines(cell)).collect());
                let head = rows.next().unwrap_or_default();
                Block::Table { head, rows: rows.collect() }
            }
            NodeValue::CodeBlock(code) => Block::Code { text: code.literal.trim_end().to_owned() },
            NodeValue::BlockQuote => Block::Quote { blocks: self.blocks(node) },
            NodeValue::HtmlBlock(_) => {
                self.find(node, "raw HTML");
                return None;
            }
            _ => {
                self.find(node, "a kind of block that the manual does not have");
                return None;
            }
        })
    }

    fn inlines<'a>(&mut self, node: &'a AstNode<'a>) -> Vec<Inline> {
        let mut words: Vec<Inline> = Vec::new();
        for child in node.children() {
            let value = child.data.borrow().value.clone();
            let inline = match value {
                NodeValue::Text(text) => Inline::Text { text: text.into_owned() },
                NodeValue::SoftBreak => Inline::Text { text: self.join().to_owned() },
                NodeValue::LineBreak => Inline::Break,
                NodeValue::Code(code) => Inline::Code { text: code.literal },
                NodeValue::Strong => Inline::Strong { words: self.inlines(child) },
                NodeValue::Emph => Inline::Emphasis { words: self.inlines(child) },
                NodeValue::Link(link) => match link_to(&link.url) {
                    Some(to) => Inline::Link { to, words: self.inlines(child) },
                    None => {
                        self.find(child, format!("{} leads nowhere", link.url));
                        continue;
                    }
                },
                NodeValue::Image(image) => {
                    let folder = format!("../images/{}/", self.language.code());
                    let name = image.url.strip_prefix(&folder).and_then(|file| file.strip_suffix(".png"));
                    let Some(name) = name.filter(|name| is_name(name)) else {
                        self.find(child, format!("{} is no picture of this language", image.url));
                        continue;
                    };
                    let words = text::inlines(&self.inlines(child));
                    if words.is_empty() {
                        self.find(child, "a picture is described in words, for who does not see it");
                    }
                    Inline::Picture { name: name.to_owned(), words }
                }
                NodeValue::HtmlInline(_) => {
                    self.find(child, "raw HTML");
                    continue;
                }
                _ => {
                    self.find(child, "a kind of text that the manual does not have");
                    continue;
                }
            };
            match (words.last_mut(), inline) {
                // Pieces that belong together, or an anchor in two of them would not be found.
                (Some(Inline::Text { text: before }), Inline::Text { text }) => *before += &text,
                (_, inline) => words.push(inline),
            }
        }
        words
    }

    /// What stands for the end of a line inside a paragraph: Japanese has no spaces.
    fn join(&self) -> &'static str {
        match self.language {
            Language::Ja => "",
            Language::En => " ",
        }
    }
}

fn link_to(address: &str) -> Option<LinkTo> {
    let name = |text: &str| is_name(text).then(|| text.to_owned());
    if let Some(anchor) = address.strip_prefix('#') {
        return Some(LinkTo::Anchor { anchor: name(anchor)? });
    }
    if let Some(screen) = address.strip_prefix("screen:") {
        return Some(LinkTo::Screen { screen: name(screen)? });
    }
    if address.starts_with("https://") {
        return Some(LinkTo::Outside { address: address.to_owned() });
    }
    let (page, rest) = address.split_once(".md")?;
    let anchor = match rest {
        "" => None,
        rest => Some(name(rest.strip_prefix('#')?)?),
    };
    Some(LinkTo::Page { page: name(page)?, anchor })
}
