//! Any bytes as a file: an answer within the limits, never a panic. Read once as recognised and once as the first byte says.
#![no_main]

use contract::ipc::{Delimiter, Encoding};
use desktop::tables::{Limits, Options, Watch, read};
use libfuzzer_sys::fuzz_target;

const ENCODINGS: [Encoding; 5] =
    [Encoding::Utf8Bom, Encoding::Utf8, Encoding::Cp932, Encoding::Utf16le, Encoding::Utf16be];
const DELIMITERS: [Delimiter; 3] = [Delimiter::Comma, Delimiter::Tab, Delimiter::Semicolon];

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { columns: 50, rows: 1_000, cell: 500, text: 1 << 20, inflated: 1 << 20, ..Limits::default() };
    let choice = usize::from(bytes.first().copied().unwrap_or(0));
    let chosen = Options {
        encoding: Some(ENCODINGS[choice % 5]),
        delimiter: Some(DELIMITERS[choice / 5 % 3]),
        sheet: 0,
    };
    for options in [Options::default(), chosen] {
        let read = read(bytes, options, &limits, &Watch::nobody()).expect("nobody cancels it");
        assert!(read.table.len() as u32 <= limits.rows + 1 && read.table.width() <= limits.columns);
        let mut last = 0;
        for row in read.table.rows() {
            assert!(row.number() > last && !row.is_empty());
            last = row.number();
            assert!(row.texts().all(|text| text.chars().count() <= limits.cell as usize));
        }
    }
});
