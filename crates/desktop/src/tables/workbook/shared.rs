//! The texts that the cells of a workbook share.

use contract::ipc::{FileProblem, FileProblemCode};
use quick_xml::events::Event;

use super::{
    super::{Limits, Stop, Watch, problem},
    parts::Package,
    xml,
};

/// Texts by number, kept close together.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let from = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        Some(&self.text[from..end])
    }
}

pub(super) fn read(
    package: &mut Package<'_>,
    path: &str,
    limits: &Limits,
    watch: &Watch<'_>,
) -> Result<Strings, Stop> {
    let mut strings = Strings::default();
    // Readings in kana stand beside the text (rPh), and are no part of it.
    let (mut text, mut reading) = (false, false);
    let Some(mut xml) = package.part(path)? else { return Ok(strings) };
    let mut from = 0;
    while let Some(event) = xml.next(None)? {
        match event {
            Event::Start(tag) => match xml::name(&tag) {
                "t" => text = !reading,
                "rPh" => reading = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => text = false,
                "rPh" => reading = false,
                "si" => {
                    unescape(&mut strings.text, from);
                    if strings.text.len() as u64 > limits.text.min(u32::MAX.into()) {
                        let all = problem(FileProblemCode::TooMuchText);
                        return Err(FileProblem { limit: Some(limits.text), ..all }.into());
                    }
                    from = strings.text.len();
                    strings.ends.push(from as u32);
                    if strings.ends.len().is_multiple_of(4_096) {
                        watch.at(0)?;
                    }
                }
                _ => {}
            },
            // An empty entry: si/ without t.
            Event::Empty(tag) if xml::name(&tag) == "si" => strings.ends.push(from as u32),
            Event::Text(piece) if text => strings.text.push_str(&piece),
            Event::CData(piece) if text => strings.text.push_str(&piece),
            Event::GeneralRef(reference) if text => strings.text.push(xml::referred(&reference)),
            _ => {}
        }
    }
    Ok(strings)
}

/// Excel writes characters that XML does not have as `_x000D_`, and such a text itself with `_x005F_` for its first sign.
pub(super) fn unescape(text: &mut String, from: usize) {
    if !text[from..].contains("_x") {
        return;
    }
    let escaped = text.split_off(from);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let hexadecimal = code.filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match hexadecimal.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                text.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                text.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_does_not_have_is_written_with_its_code() {
        for (escaped, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x", "_x"),
            ("_x12_", "_x12_"),
            ("_xD800_", "_xD800_"),
            ("部_xあいうえ_", "部_xあいうえ_"),
        ] {
            let mut text = String::from("·") + escaped;
            super::unescape(&mut text, "·".len());
            assert_eq!(text, format!("·{expected}"));
        }
    }
}
