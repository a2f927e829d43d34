//! Text files: in which encoding they are, and what their characters are.
//!
//! CP932 is `encoding_rs`'s Shift_JIS, which is Windows-31J: 髙 﨑 ① ～ and half-width kana are in it.

use contract::ipc::{Delimiter, Encoding, FileProblem, FileProblemCode};
use encoding_rs::{DecoderResult, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    Limits, Options, Read, Stop, Table, Watch,
    delimited::{self, Place},
    problem, problem_at,
};

/// How much is looked at to tell UTF-16 without a byte order mark.
const LOOKED_AT: usize = 64 * 1024;
/// How much of a file that is broken is shown all the same.
const SHOWN: usize = 16 * 1024;
/// How many bytes of what cannot be read are shown.
const MOST_BYTES: usize = 4;

/// Reads a text file.
pub(super) fn read(
    bytes: &[u8],
    options: Options,
    limits: &Limits,
    watch: &Watch<'_>,
    read: &mut Read,
) -> Result<(), Stop> {
    let encoding = options.encoding.unwrap_or_else(|| recognise(bytes));
    read.encoding = Some(encoding);
    let bytes = without_mark(bytes, encoding);
    let mixed = || match encoding {
        // Whoever chose the encoding has seen what it looks like.
        Encoding::Cp932 if options.encoding.is_none() => utf8_within(bytes),
        _ => None,
    };
    let text = match mixed().map_or_else(|| decode(bytes, encoding), Err) {
        Ok(text) => text,
        Err(broken) => {
            let delimiter = options.delimiter.unwrap_or_else(|| delimited::recognise(&broken.before));
            read.delimiter = Some(delimiter);
            let place = end(&broken.before, delimiter, limits)?;
            let (shown, _) = codec(encoding).decode_without_bom_handling(&bytes[..bytes.len().min(SHOWN)]);
            // What can be seen of it tells people which encoding they would rather choose.
            let _ = delimited::parse(&shown, delimiter, limits, watch, &mut read.table);
            let at = problem_at(FileProblemCode::BrokenEncoding, place.row, place.column);
            return Err(FileProblem { text: broken.bytes, ..at }.into());
        }
    };
    let delimiter = options.delimiter.unwrap_or_else(|| delimited::recognise(&text));
    read.delimiter = Some(delimiter);
    if let Some(nul) = text.find('\0') {
        let place = end(&text[..nul], delimiter, limits)?;
        return Err(problem_at(FileProblemCode::NulCharacter, place.row, place.column).into());
    }
    delimited::parse(&text, delimiter, limits, watch, &mut read.table).map(drop)
}

/// Where a text ends that something else follows.
fn end(text: &str, delimiter: Delimiter, limits: &Limits) -> Result<Place, Stop> {
    // A sign behind it, so that a line end at the end counts as the beginning of a row.
    let text = format!("{text}x");
    let free = Limits { columns: u32::MAX, rows: u32::MAX, cell: u32::MAX, ..*limits };
    match delimited::parse(&text, delimiter, &free, &Watch::nobody(), &mut Table::default()) {
        Err(Stop::Problem(problem)) => match *problem {
            // Within quotation marks that would have been closed later.
            FileProblem { row: Some(row), column: Some(letters), .. } => {
                Ok(Place { row, column: number(&letters) })
            }
            problem => Err(problem.into()),
        },
        outcome => outcome,
    }
}

/// A column's number from its letters.
fn number(letters: &str) -> u32 {
    letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1).saturating_sub(1)
}

/// The most likely encoding: by its mark, by the zeros of UTF-16, as UTF-8 if it is, else CP932.
pub(super) fn recognise(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8Bom,
        [0xFF, 0xFE, ..] => return Encoding::Utf16le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16be,
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Tabs, line ends and digits are half zeros in UTF-16. A text file in another encoding has none.
    let many = sample.len() / 40 + 1;
    match (even > many, odd > many) {
        (false, true) if even == 0 => return Encoding::Utf16le,
        (true, false) if odd == 0 => return Encoding::Utf16be,
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(error) => {
            // One that is wrong in both is what it is for longer.
            let japanese = decode(bytes, Encoding::Cp932).err().map_or(usize::MAX, |broken| broken.read);
            let utf8 = error.valid_up_to();
            let says_something = bytes[..utf8].iter().any(|byte| !byte.is_ascii());
            if japanese <= utf8 && says_something { Encoding::Utf8 } else { Encoding::Cp932 }
        }
    }
}

/// The first line of a CP932 file that is nothing but UTF-8: two files that somebody joined. Every byte of UTF-8 is some
/// character of CP932 or other, so nothing else would tell.
fn utf8_within(bytes: &[u8]) -> Option<Broken> {
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        // Kana and kanji are three bytes each. CP932 has such bytes too, but hardly a line of nothing else.
        let japanese = |text: &str| {
            text.chars()
                .all(|c| c.is_ascii() || matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'))
        };
        if !line.is_ascii() && std::str::from_utf8(line).is_ok_and(japanese) {
            let first = start + line.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            let before = decode(&bytes[..first], Encoding::Cp932).unwrap_or_else(|broken| broken.before);
            return Some(Broken { before, read: first, bytes: shown(&bytes[first..]) });
        }
        start += line.len();
    }
    None
}

/// Bytes as people read them.
fn shown(bytes: &[u8]) -> String {
    let shown: Vec<String> = bytes.iter().take(MOST_BYTES).map(|byte| format!("{byte:02X}")).collect();
    shown.join(" ")
}

fn codec(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => UTF_8,
        Encoding::Cp932 => SHIFT_JIS,
        Encoding::Utf16le => UTF_16LE,
        Encoding::Utf16be => UTF_16BE,
    }
}

/// The bytes without the mark of their order.
fn without_mark(bytes: &[u8], encoding: Encoding) -> &[u8] {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => b"\xEF\xBB\xBF",
        Encoding::Utf16le => b"\xFF\xFE",
        Encoding::Utf16be => b"\xFE\xFF",
        Encoding::Cp932 => b"",
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

/// Bytes that are not in the encoding.
struct Broken {
    /// The text before them.
    before: String,
    /// How many bytes that is.
    read: usize,
    /// The bytes as people read them.
    bytes: String,
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, Broken> {
    let mut decoder = codec(encoding).new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(length, after) => {
            let end = read.saturating_sub(after as usize);
            let start = end.saturating_sub(length as usize);
            let wrong = &bytes[start..bytes.len().min(end.max(start + 1))];
            Err(Broken { before: text, read: start, bytes: shown(wrong) })
        }
        // There is always room; if there were not, nothing would be lost silently.
        DecoderResult::OutputFull => Err(Broken { before: text, read, bytes: String::new() }),
    }
}

/// Characters of a text that the encoding does not have, or has only as another character that looks like it.
#[must_use]
pub fn unwritable(text: &str, encoding: Encoding) -> String {
    if encoding != Encoding::Cp932 || text.is_ascii() {
        return String::new();
    }
    let mut buffer = [0; 4];
    let lost = |character: &char| {
        let one = &*character.encode_utf8(&mut buffer);
        let (bytes, _, replaced) = SHIFT_JIS.encode(one);
        replaced || SHIFT_JIS.decode_without_bom_handling(&bytes).0 != one
    };
    let mut lost = text.chars().filter(lost).collect::<Vec<char>>();
    lost.dedup();
    lost.into_iter().collect()
}

/// The text in an encoding; what it does not have has been found before.
pub(super) fn encode(text: &str, encoding: Encoding, out: &mut Vec<u8>) {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => out.extend_from_slice(text.as_bytes()),
        Encoding::Cp932 => out.extend_from_slice(&SHIFT_JIS.encode(text).0),
        Encoding::Utf16le => text.encode_utf16().for_each(|unit| out.extend_from_slice(&unit.to_le_bytes())),
        Encoding::Utf16be => text.encode_utf16().for_each(|unit| out.extend_from_slice(&unit.to_be_bytes())),
    }
}

/// The mark that begins a file.
pub(super) fn mark(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf8Bom => b"\xEF\xBB\xBF",
        Encoding::Utf16le => b"\xFF\xFE",
        Encoding::Utf16be => b"\xFE\xFF",
        Encoding::Utf8 | Encoding::Cp932 => b"",
    }
}

/// How much of a file may be read at all.
pub(crate) fn too_large(found: u64, limits: &Limits) -> Option<FileProblem> {
    (found > limits.bytes).then(|| FileProblem {
        limit: Some(limits.bytes),
        found: Some(found),
        ..problem(FileProblemCode::TooLarge)
    })
}
