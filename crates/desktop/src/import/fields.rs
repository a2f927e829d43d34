//! The columns of each kind of table: one declarative list, from which headings are recognised, files are written and the
//! manual's tables are made.

mod specs;

use contract::ipc::{Field, TableField, TableKind};
use directory::{FreeFields, Settings, width_and_case};

pub(crate) use specs::specs;

/// A column that a kind of table may have.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) field: Field,
    pub(crate) ja: &'static str,
    pub(crate) en: &'static str,
    /// Other headings by which it is recognised.
    also: &'static [&'static str],
    /// Rows are found by it.
    key: bool,
    /// New rows must have it.
    required: bool,
    /// Written when nobody has chosen columns.
    standard: bool,
    /// Written only: import leaves it aside.
    told: bool,
    example_ja: &'static str,
    example_en: &'static str,
}

/// The five free fields.
pub(crate) const FREE: [Field; 5] = [Field::Free1, Field::Free2, Field::Free3, Field::Free4, Field::Free5];

/// Which free field it is.
pub(crate) fn free_index(field: Field) -> Option<usize> {
    FREE.iter().position(|free| *free == field)
}

/// What the company calls its free fields of a kind; `None` where the kind has none.
fn labels(kind: TableKind, settings: &Settings) -> Option<&FreeFields> {
    match kind {
        TableKind::Users => Some(&settings.user_labels),
        TableKind::Devices => Some(&settings.device_labels),
        TableKind::Admins => Some(&settings.admin_labels),
        TableKind::Groups | TableKind::Placements => None,
    }
}

/// The columns of a kind as people are told of them, the company's own among them.
pub(crate) fn fields(kind: TableKind, settings: &Settings) -> Vec<TableField> {
    let fixed = specs(kind).iter().map(|spec| TableField {
        field: spec.field,
        ja: spec.ja.to_owned(),
        en: spec.en.to_owned(),
        key: spec.key,
        required: spec.required,
        imported: !spec.told,
        standard: spec.standard,
        example_ja: spec.example_ja.to_owned(),
        example_en: spec.example_en.to_owned(),
    });
    let mut fields: Vec<TableField> = fixed.collect();
    let named = labels(kind, settings).map_or(&[][..], |labels| labels.texts().as_slice());
    for (field, label) in FREE.into_iter().zip(named) {
        let number = free_index(field).unwrap_or(0) + 1;
        let name = |other: String| if label.is_empty() { other } else { label.clone() };
        let free = TableField {
            field,
            ja: name(format!("自由項目{number}")),
            en: name(format!("Free field {number}")),
            key: false,
            required: false,
            imported: true,
            standard: !label.is_empty(),
            example_ja: String::new(),
            example_en: String::new(),
        };
        // The id stays last.
        fields.insert(fields.len() - 1, free);
    }
    fields
}

/// A heading in the form in which headings are compared.
fn whole(heading: &str) -> String {
    let kept = |sign: &char| !sign.is_whitespace() && !matches!(sign, '*' | '※' | '_' | '"');
    width_and_case(heading).chars().filter(kept).collect()
}

/// The same without what stands in brackets behind it: that mostly says how to fill it in.
fn plain(heading: &str) -> String {
    let whole = whole(heading);
    match whole.find(['(', '[', '【', '〔']) {
        Some(cut) if cut > 0 => whole[..cut].to_owned(),
        _ => whole,
    }
}

/// What each column holds by its heading. Each field is given once, to the first column that is called so.
pub(crate) fn map(kind: TableKind, headings: &[String], settings: &Settings) -> Vec<Option<Field>> {
    let fields = fields(kind, settings);
    let names = |field: &TableField| {
        let spec = specs(kind).iter().find(|spec| spec.field == field.field);
        let also = spec.map_or(&[][..], |spec| spec.also).iter().map(|name| (*name).to_owned());
        // What files of earlier versions called it.
        let before = free_index(field.field).map(|index| format!("任意項目{}", index + 1));
        [field.ja.clone(), field.en.clone()].into_iter().chain(also).chain(before).collect::<Vec<String>>()
    };
    let names: Vec<(Field, Vec<String>)> =
        fields.iter().filter(|field| field.imported).map(|field| (field.field, names(field))).collect();
    let mut taken = Vec::new();
    headings
        .iter()
        .map(|heading| {
            let find = |form: fn(&str) -> String| {
                let wanted = form(heading);
                let called = |name: &String| {
                    form(name) == wanted && !wanted.is_empty() && whole(name) == plain(name)
                        || whole(name) == whole(heading) && !wanted.is_empty()
                };
                let known = names.iter().filter(|(field, _)| !taken.contains(field));
                known.filter(|(_, names)| names.iter().any(called)).map(|(field, _)| *field).next()
            };
            // As a whole first: what stands in brackets may be what tells two of them apart.
            let found = find(whole).or_else(|| find(plain));
            taken.extend(found);
            found
        })
        .collect()
}

/// The kind that headings speak of: the one that knows most of them.
pub(crate) fn guess(headings: &[String], settings: &Settings) -> TableKind {
    let known = |kind: TableKind| {
        let mapped: Vec<Field> = map(kind, headings, settings).into_iter().flatten().collect();
        let keyed = mapped.iter().any(|field| is_key(kind, *field));
        (keyed, mapped.len())
    };
    // Of several that know as many, the last one listed here: placements are devices without anything else.
    let order =
        [TableKind::Devices, TableKind::Placements, TableKind::Admins, TableKind::Groups, TableKind::Users];
    order.into_iter().max_by_key(|kind| known(*kind)).unwrap_or(TableKind::Users)
}

/// Whether rows of a kind are found by a field.
pub(crate) fn is_key(kind: TableKind, field: Field) -> bool {
    specs(kind).iter().any(|spec| spec.field == field && spec.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headings_are_known_in_both_languages_however_they_are_typed() {
        let settings = Settings::default();
        let mapped = map(
            TableKind::Users,
            &headings(&[
                "社員番号（必須）",
                "ｼﾒｲ",
                "氏名",
                "氏名（よみがな）",
                "E-MAIL",
                "所属 グループ",
                "氏名",
                "",
            ]),
            &settings,
        );
        let expected = [
            Some(Field::EmployeeNumber),
            None,
            Some(Field::Name),
            Some(Field::Yomigana),
            Some(Field::Mail),
            Some(Field::Group),
            None,
            None,
        ];
        assert_eq!(mapped, expected);
    }

    #[test]
    fn every_kind_knows_its_own_headings_and_is_guessed_by_them() {
        let admin_labels = ["内線", "", "", "", ""].map(str::to_owned).into();
        let settings = Settings { admin_labels, ..Settings::default() };
        for kind in TableKind::ALL.iter().copied() {
            let fields = fields(kind, &settings);
            for english in [false, true] {
                let names: Vec<String> = fields
                    .iter()
                    .map(|field| if english { field.en.clone() } else { field.ja.clone() })
                    .collect();
                let mapped: Vec<Field> = map(kind, &names, &settings).into_iter().flatten().collect();
                let read: Vec<Field> =
                    fields.iter().filter(|field| field.imported).map(|field| field.field).collect();
                assert_eq!(mapped, read);
                assert_eq!(guess(&names, &settings), kind, "{names:?}");
            }
        }
    }

    #[test]
    fn no_heading_means_two_things() {
        for kind in TableKind::ALL {
            let mut names: Vec<String> = specs(*kind)
                .iter()
                .flat_map(|spec| spec.also.iter().chain([&spec.ja, &spec.en]))
                .map(|name| width_and_case(name).replace(' ', ""))
                .collect();
            let all = names.len();
            names.sort();
            names.dedup();
            // A field may be called the same in both languages.
            let same = specs(*kind).iter().filter(|spec| spec.ja == spec.en).count();
            assert_eq!(names.len() + same, all, "{kind:?}");
        }
    }
}
