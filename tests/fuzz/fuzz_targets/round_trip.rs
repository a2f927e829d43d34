//! Any texts, written as a text file and read again: the same texts, and none that a spreadsheet takes for a formula.
#![no_main]

use contract::ipc::{Delimiter, Encoding};
use desktop::tables::{Limits, Options, TextWriter, Watch, read, unwritable};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: Vec<Vec<String>>| {
    for encoding in [Encoding::Utf8Bom, Encoding::Cp932, Encoding::Utf16le] {
        let rows: Vec<Vec<String>> = texts
            .iter()
            .map(|row| row.iter().map(|cell| cell.replace('\0', "")).collect::<Vec<String>>())
            .filter(|row| row.iter().all(|cell| unwritable(cell, encoding).is_empty()))
            .collect();
        let mut writer = TextWriter::new(Vec::new(), encoding, Delimiter::Comma).expect("in memory");
        for row in &rows {
            writer.row(row.iter().map(String::as_str)).expect("in memory");
        }
        let bytes = writer.finish().expect("in memory");
        let options = Options { encoding: Some(encoding), delimiter: Some(Delimiter::Comma), sheet: 0 };
        let limits = Limits { columns: u32::MAX, rows: u32::MAX, cell: u32::MAX, ..Limits::default() };
        let again = read(&bytes, options, &limits, &Watch::nobody()).expect("nobody cancels it");
        let kept = rows.iter().map(|row| {
            let end = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
            row[..end].to_vec()
        });
        let kept: Vec<Vec<String>> = kept.filter(|row| !row.is_empty()).collect();
        let found: Vec<Vec<String>> =
            again.table.rows().map(|row| row.texts().map(str::to_owned).collect()).collect();
        assert_eq!(found, kept);
    }
});
