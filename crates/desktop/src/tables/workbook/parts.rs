//! The files within a workbook: found by their relations, and unpacked no further than the limits say.

use std::io::Cursor;

use contract::ipc::{FileProblem, FileProblemCode};
use quick_xml::events::Event;
use zip::{ZipArchive, result::ZipError};

use super::{
    super::{Limits, Stop, problem},
    damaged,
    xml::{self, Xml},
};

/// How a zip file's list of contents ends, and how long that end is at least.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// How far from the end of the file it may lie: its comment is that long at most.
const END_WITHIN: usize = END_LENGTH + 0xFFFF;

/// An opened workbook.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    limits: Limits,
}

/// What a workbook says about itself.
#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<SheetPart>,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    pub(super) since_1904: bool,
}

/// A sheet of cells.
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) path: String,
}

struct Relation {
    id: String,
    kind: String,
    path: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Stop> {
        // Before the list of contents is read: a file can name millions.
        let entries = declared_entries(bytes).ok_or_else(|| damaged(None))?;
        if entries > limits.entries {
            let (limit, found) = (Some(limits.entries.into()), Some(entries.into()));
            return Err(FileProblem { limit, found, ..problem(FileProblemCode::InflatesTooMuch) }.into());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(None))?;
        Ok(Self { archive, left: limits.inflated, limits: *limits })
    }

    /// A file within, as XML; `None` if there is none of this name.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Xml<'_, impl std::io::Read + '_>>, Stop> {
        let limit = self.limits.inflated;
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_)) => {
                return Err(problem(FileProblemCode::OldOrProtectedWorkbook).into());
            }
            Err(_) => return Err(damaged(None)),
        };
        // What it says of itself is looked at first, what it really unpacks to is counted while reading.
        if file.size() > self.left {
            let found = Some(file.size());
            let all = problem(FileProblemCode::InflatesTooMuch);
            return Err(FileProblem { limit: Some(limit), found, ..all }.into());
        }
        Ok(Some(Xml::new(file, &mut self.left, limit)))
    }
}

/// How many files the list of contents names, without reading it.
fn declared_entries(bytes: &[u8]) -> Option<u32> {
    let from = bytes.len().saturating_sub(END_WITHIN);
    let at = bytes[from..].windows(END.len()).rposition(|window| window == END)? + from;
    let end = bytes.get(at..at + END_LENGTH)?;
    let count = u32::from(u16::from_le_bytes([end[10], end[11]]));
    // All bits set stands for a list of the large kind, which no workbook has.
    Some(if count == 0xFFFF { u32::MAX } else { count })
}

/// Finds sheets, texts and styles of a workbook.
pub(super) fn book(package: &mut Package<'_>) -> Result<Book, Stop> {
    let main = relations(package, "_rels/.rels", "")?
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let mut related = relations(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let mut take = |kind: &str| {
        let at = related.iter().position(|relation| relation.kind.ends_with(kind))?;
        Some(related.swap_remove(at).path)
    };
    let mut book = Book { strings: take("/sharedStrings"), styles: take("/styles"), ..Book::default() };
    let mut sheets: Vec<(String, String)> = Vec::new();
    let mut xml = package.part(&main)?.ok_or_else(|| damaged(None))?;
    while let Some(event) = xml.next(None)? {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        match xml::name(&tag) {
            "workbookPr" => {
                let since_1904 = xml::attribute(&tag, "date1904");
                book.since_1904 = since_1904.is_some_and(|text| text == "1" || text == "true");
            }
            "sheet" => {
                let text = |wanted: &str| xml::attribute(&tag, wanted).unwrap_or_default();
                sheets.push((text("name"), text("id")));
            }
            _ => {}
        }
    }
    drop(xml);
    for (name, id) in sheets {
        let sheet =
            related.iter().find(|relation| relation.id == id && relation.kind.ends_with("/worksheet"));
        if let Some(relation) = sheet {
            book.sheets.push(SheetPart { name, path: relation.path.clone() });
        }
    }
    Ok(book)
}

fn relations(package: &mut Package<'_>, path: &str, folder: &str) -> Result<Vec<Relation>, Stop> {
    let mut relations = Vec::new();
    let Some(mut xml) = package.part(path)? else { return Ok(relations) };
    while let Some(event) = xml.next(None)? {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        if xml::name(&tag) == "Relationship" {
            let text = |wanted: &str| xml::attribute(&tag, wanted).unwrap_or_default();
            relations.push(Relation {
                id: text("Id"),
                kind: text("Type"),
                path: join(folder, &text("Target")),
            });
        }
    }
    Ok(relations)
}

/// The path of a target that is named from within a folder.
fn join(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path.join("/")
}
