//! How numbers are shown: the formats of a workbook.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::{super::Stop, parts::Package, xml};

/// The formats by style.
#[derive(Default)]
pub(super) struct Styles(Vec<Shown>);

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is, as long as it is short.
    #[default]
    General,
    /// As a whole number with at least so many digits.
    Digits(u8),
    /// As a date or a time.
    Date,
    /// In some other way.
    Other,
}

impl Styles {
    /// The format of a cell with this style.
    pub(super) fn of(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }
}

pub(super) fn read(package: &mut Package<'_>, path: &str) -> Result<Styles, Stop> {
    let mut own: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut within = false;
    let Some(mut xml) = package.part(path)? else { return Ok(Styles::default()) };
    while let Some(event) = xml.next(None)? {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match xml::name(&tag) {
                "numFmt" => {
                    let id = xml::attribute(&tag, "numFmtId").and_then(|text| text.parse().ok());
                    let code = xml::attribute(&tag, "formatCode").unwrap_or_default();
                    if let Some(id) = id {
                        own.insert(id, shown(&code));
                    }
                }
                "cellXfs" => within = true,
                "xf" if within => {
                    let id = xml::attribute(&tag, "numFmtId").and_then(|text| text.parse().ok()).unwrap_or(0);
                    styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => within = false,
            _ => {}
        }
    }
    Ok(Styles(styles))
}

/// The formats that every workbook has, those of Japanese dates among them (ECMA-376, 18.8.30).
fn built_in(id: u32) -> Shown {
    match id {
        0 | 49 => Shown::General,
        1 => Shown::Digits(1),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Other,
    }
}

/// How a format of the workbook's own shows a number.
fn shown(code: &str) -> Shown {
    // What is shown of positive numbers, without texts in it: "…", \x, [colour].
    let mut signs = String::new();
    let mut rest = code.chars();
    while let Some(sign) = rest.next() {
        match sign {
            ';' => break,
            '"' => drop(rest.by_ref().find(|sign| *sign == '"')),
            '\\' | '_' | '*' => drop(rest.next()),
            '[' => {
                let inner: String = rest.by_ref().take_while(|sign| *sign != ']').collect();
                // [h] is a duration.
                if matches!(inner.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    signs.push('h');
                }
            }
            sign => signs.push(sign.to_ascii_lowercase()),
        }
    }
    let literal = code.contains('"') || code.contains('\\');
    match signs.trim() {
        "general" | "@" if !literal => Shown::General,
        zeros if !literal && !zeros.is_empty() && zeros.chars().all(|sign| sign == '0') => {
            Shown::Digits(u8::try_from(zeros.len()).unwrap_or(u8::MAX))
        }
        signs if signs.contains(['y', 'm', 'd', 'h', 's', 'g', 'e']) && !signs.contains(['0', '#']) => {
            Shown::Date
        }
        _ => Shown::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_what_they_show() {
        for (code, expected) in [
            ("General", Shown::General),
            ("@", Shown::General),
            ("00000", Shown::Digits(5)),
            ("0", Shown::Digits(1)),
            ("yyyy/mm/dd", Shown::Date),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Shown::Date),
            ("yyyy\"年\"m\"月\"d\"日\";@", Shown::Date),
            ("[h]:mm", Shown::Date),
            ("#,##0", Shown::Other),
            ("0.00", Shown::Other),
            ("\"A-\"00000", Shown::Other),
            ("0.00E+00", Shown::Other),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }
}
