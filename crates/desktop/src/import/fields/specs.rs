//! The columns of each kind, one by one.

use contract::ipc::{Field, TableKind};

use super::Spec;

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
const YOMIGANA: Spec = spec(
    Field::Yomigana,
    "s",
    ("よみがな", "Reading"),
    &["氏名(よみがな)", "氏名よみがな", "氏名かな", "フリガナ", "ふりがな", "カナ", "氏名カナ", "yomigana"],
    ("たかはし はなこ", "たかはし はなこ"),
);

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
    YOMIGANA,
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
    YOMIGANA,
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
