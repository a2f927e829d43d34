//! Any bytes as the parts of a workbook, in a whole zip file around them: the fuzzer cannot make checksums by itself.
#![no_main]

use std::io::{Cursor, Write as _};

use desktop::tables::{Limits, Options, Watch, read};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, write::SimpleFileOptions};

const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut parts: Vec<&[u8]> = bytes.splitn(4, |byte| *byte == 0).collect();
    // Without a workbook of its own it gets one, so that its sheet is found.
    if parts.len() == 4 && parts[3].is_empty() {
        parts[3] = BOOK;
    }
    while parts.len() < 3 {
        parts.push(b"");
    }
    if parts.len() == 3 {
        parts.push(BOOK);
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(parts).chain([(&"xl/_rels/workbook.xml.rels", RELATIONS)]) {
        archive.start_file(*name, options).expect("in memory");
        archive.write_all(part).expect("in memory");
    }
    let file = archive.finish().expect("in memory").into_inner();
    let limits = Limits { columns: 50, rows: 1_000, cell: 500, text: 1 << 20, inflated: 1 << 20, ..Limits::default() };
    let read = read(&file, Options::default(), &limits, &Watch::nobody()).expect("nobody cancels it");
    assert!(read.table.width() <= limits.columns);
});
