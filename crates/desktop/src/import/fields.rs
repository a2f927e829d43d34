//! The columns of each kind of table: one declarative list, from which headings are recognised, files are written and the
//! manual's tables are made.

use contract::ipc::{Field, TableField, TableKind};
use directory::{FreeFields, Settings, width_and_case};

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

/// What a column is, in letters: k a key, r required for new rows, s standard, o only written.
const fn spec(
    field: Field,
    what: &str,
    (ja, en): (&'static str, &'static str),
    also: &'static [&'static str],
    (example_ja, example_en): (&'static str, &'static str),
) -> Spec {
    let (mut key, mut required, mut standard, mut told) = (false, false, false, false);
    let what = what.as_bytes();
    let mut at = 0;
    while at < what.len() {
        match what[at] {
            b'k' => key = true,
            b'r' => required = true,
            b's' => standard = true,
            b'o' => told = true,
            _ => {}
        }
        at += 1;
    }
    Spec { field, ja, en, also, key, required, standard, told, example_ja, example_en }
}

const ID: Spec = spec(Field::Id, "ks", ("ID", "ID"), &["識別子", "uuid"], ("", ""));

const GROUPS: &[Spec] = &[
    spec(
        Field::Code,
        "ks",
        ("グループコード", "Group code"),
        &["コード", "部署コード", "組織コード", "部門コード", "code"],
        ("S010", "S010"),
    ),
    spec(
        Field::Path,
        "ks",
        ("グループパス", "Group path"),
        &["パス", "組織パス", "組織階層", "グループ", "部署", "path"],
        ("本社/営業部/第一課", "Head office/Sales/Section 1"),
    ),
    spec(
        Field::Name,
        "",
        ("グループ名", "Group name"),
        &["名称", "部署名", "組織名", "部門名", "name"],
        ("第一課", "Section 1"),
    ),
    spec(
        Field::Parent,
        "",
        ("上位グループ", "Parent group"),
        &["親グループ", "上位組織", "上位部署", "上位グループコード", "親コード", "parent"],
        ("本社/営業部", "Head office/Sales"),
    ),
    ID,
];

const USERS: &[Spec] = &[
    spec(
        Field::EmployeeNumber,
        "ks",
        ("社員番号", "Employee number"),
        &["従業員番号", "職員番号", "社員コード", "社員no", "社員no.", "employeeid", "employeeno"],
        ("00123", "00123"),
    ),
    spec(
        Field::Name,
        "rs",
        ("氏名", "Name"),
        &["名前", "ユーザー名", "社員名", "利用者名", "fullname", "username"],
        ("髙橋 花子", "Hanako Takahashi"),
    ),
    spec(
        Field::Yomigana,
        "s",
        ("よみがな", "Reading"),
        &[
            "氏名(よみがな)",
            "氏名よみがな",
            "氏名かな",
            "フリガナ",
            "ふりがな",
            "カナ",
            "氏名カナ",
            "yomigana",
        ],
        ("たかはし はなこ", "たかはし はなこ"),
    ),
    spec(
        Field::Group,
        "rs",
        ("所属グループ", "Group"),
        &[
            "グループ",
            "所属",
            "所属部署",
            "部署",
            "部署コード",
            "所属コード",
            "組織",
            "グループコード",
            "グループパス",
            "department",
        ],
        ("本社/営業部/第一課", "Head office/Sales/Section 1"),
    ),
    spec(
        Field::Mail,
        "ks",
        ("メールアドレス", "Mail address"),
        &["メール", "eメール", "mail", "email", "emailaddress", "e-mail"],
        ("hanako@example.jp", "hanako@example.jp"),
    ),
    spec(Field::Title, "s", ("役職", "Job title"), &["職位", "肩書", "title"], ("係長", "Chief")),
    ID,
];

const ASSET: Spec = spec(
    Field::AssetNumber,
    "ks",
    ("資産番号", "Asset number"),
    &["資産管理番号", "管理番号", "備品番号", "assetno", "assetid", "assettag"],
    ("A-00123", "A-00123"),
);
const DEVICE_NAME: Spec = spec(
    Field::Name,
    "krs",
    ("クライアント名", "Device name"),
    &[
        "コンピューター名",
        "コンピュータ名",
        "端末名",
        "機器名",
        "pc名",
        "ホスト名",
        "名前",
        "hostname",
        "computername",
        "name",
    ],
    ("PC-0123", "PC-0123"),
);
const SERIAL: Spec = spec(
    Field::Serial,
    "ks",
    ("シリアル番号", "Serial number"),
    &["シリアル", "製造番号", "シリアルno", "serial", "serialno"],
    ("5CD1234ABC", "5CD1234ABC"),
);
const PLACE_GROUP: Spec = spec(
    Field::Group,
    "s",
    ("所属グループ", "Group"),
    &[
        "グループ",
        "所属",
        "部署",
        "部署コード",
        "グループコード",
        "グループパス",
        "配置先グループ",
        "department",
    ],
    ("本社/営業部/第一課", "Head office/Sales/Section 1"),
);
const PLACE_USER: Spec = spec(
    Field::User,
    "s",
    ("所属ユーザー", "User"),
    &["ユーザー", "利用者", "使用者", "社員番号", "利用者社員番号", "owner"],
    ("00123", "00123"),
);

const DEVICES: &[Spec] = &[
    ASSET,
    DEVICE_NAME,
    spec(
        Field::Platform,
        "rs",
        ("種別", "Platform"),
        &["プラットフォーム", "クライアント種別", "機種種別", "type"],
        ("Windows", "Windows"),
    ),
    spec(
        Field::Os,
        "s",
        ("OS", "Operating system"),
        &["osバージョン", "os名", "osversion"],
        ("Windows 11 Pro 24H2", "Windows 11 Pro 24H2"),
    ),
    SERIAL,
    PLACE_GROUP,
    PLACE_USER,
    spec(Field::State, "s", ("状態", "State"), &["状況", "ステータス", "status"], ("使用中", "In use")),
    spec(
        Field::Address,
        "s",
        ("アドレス", "Address"),
        &["ipアドレス", "ip", "ipaddress"],
        ("192.0.2.10", "192.0.2.10"),
    ),
    spec(
        Field::LastContact,
        "so",
        ("最終通信", "Last contact"),
        &["最終通信日時"],
        ("2026-04-01 09:30", "2026-04-01 09:30"),
    ),
    ID,
];

const PLACEMENTS: &[Spec] = &[ASSET, DEVICE_NAME, SERIAL, PLACE_GROUP, PLACE_USER, ID];

const ADMINS: &[Spec] = &[
    spec(
        Field::Account,
        "krs",
        ("アカウント", "Account"),
        &["アカウント名", "ログイン名", "ログインid", "login"],
        ("hanako", "hanako"),
    ),
    spec(
        Field::Name,
        "rs",
        ("氏名", "Name"),
        &["名前", "管理者名", "fullname"],
        ("髙橋 花子", "Hanako Takahashi"),
    ),
    spec(
        Field::Yomigana,
        "s",
        ("よみがな", "Reading"),
        &[
            "氏名(よみがな)",
            "氏名よみがな",
            "氏名かな",
            "フリガナ",
            "ふりがな",
            "カナ",
            "氏名カナ",
            "yomigana",
        ],
        ("たかはし はなこ", "たかはし はなこ"),
    ),
    spec(
        Field::Mail,
        "s",
        ("メールアドレス", "Mail address"),
        &["メール", "eメール", "mail", "email", "emailaddress", "e-mail"],
        ("hanako@example.jp", "hanako@example.jp"),
    ),
    spec(
        Field::Grants,
        "rs",
        ("管理権限", "Permissions"),
        &["権限", "付与する権限", "grants", "role"],
        (
            "クライアントの閲覧、クライアントの編集 @ 本社/営業部",
            "View devices, Edit devices @ Head office/Sales",
        ),
    ),
    spec(Field::Language, "s", ("言語", "Language"), &["表示言語"], ("日本語", "Japanese")),
    spec(
        Field::ValidFrom,
        "s",
        ("有効期間の開始日", "Valid from"),
        &["開始日", "有効開始日", "利用開始日"],
        ("2026-04-01", "2026-04-01"),
    ),
    spec(
        Field::ValidUntil,
        "s",
        ("有効期間の終了日", "Valid until"),
        &["終了日", "有効終了日", "有効期限", "利用終了日"],
        ("2027-03-31", "2027-03-31"),
    ),
    spec(Field::Suspended, "s", ("停止", "Suspended"), &["停止中", "利用停止"], ("いいえ", "No")),
    ID,
];

/// The five free fields.
pub(crate) const FREE: [Field; 5] = [Field::Free1, Field::Free2, Field::Free3, Field::Free4, Field::Free5];

/// Which free field it is.
pub(crate) fn free_index(field: Field) -> Option<usize> {
    FREE.iter().position(|free| *free == field)
}

/// The columns of a kind, free fields left aside.
pub(crate) fn specs(kind: TableKind) -> &'static [Spec] {
    match kind {
        TableKind::Groups => GROUPS,
        TableKind::Users => USERS,
        TableKind::Devices => DEVICES,
        TableKind::Placements => PLACEMENTS,
        TableKind::Admins => ADMINS,
    }
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
            ja: name(format!("任意項目{number}")),
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
        [field.ja.clone(), field.en.clone()].into_iter().chain(also).collect::<Vec<String>>()
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
        let mut settings = Settings::default();
        settings.admin_labels = ["内線", "", "", "", ""].map(str::to_owned).into();
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
