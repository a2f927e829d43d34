//! Files against a real directory: what would be done, and what is wrong with which cell. What is promised is then done.

use std::sync::Arc;

use contract::ipc::{
    Delimiter, Encoding, Field, ImportCounts, ImportFilter, ImportMode, ImportOutcome, ImportWindow,
    ImportsRows, TableKind,
};
use directory::{
    Admin, AdminId, Change, ChangeSet, Device, DeviceId, Directory, Grant, Group, GroupId, ImportNote,
    Language, Permission, PermissionSet, Place, Platform, Revision, Scope, User, UserId,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::{AnyRow, Columns, Groups, Tables, Trial, Writing, fields, in_sight, map};
use crate::tables::{self, Limits, Options, Table, TextWriter, Watch, letters};

const ME: AdminId = AdminId(Uuid::from_u128(1));
const SCOPED: AdminId = AdminId(Uuid::from_u128(2));

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A company: 本社 (H) with 営業部 (S) with 第一課, and 支社 without a code.
fn company() -> Arc<Directory> {
    let mut directory = Directory::found(Admin::new(ME, "root", "山田 太郎", Vec::new()));
    let group = |number, parent: Option<u128>, name: &str, code: &str| {
        let parent = parent.map(|parent| GroupId(uuid(parent)));
        Change::GroupCreate(Group { id: GroupId(uuid(number)), parent, name: name.into(), code: code.into() })
    };
    let user = |number, group, name: &str, employee: &str, mail: &str| {
        let user = User::new(UserId(uuid(number)), GroupId(uuid(group)), name);
        Change::UserCreate(User { employee_number: employee.into(), mail: mail.into(), ..user })
    };
    let device = |number, place, name: &str, asset: &str| {
        let device = Device::new(DeviceId(uuid(number)), place, name, Platform::WindowsStandard);
        Change::DeviceCreate(Device { asset_number: asset.into(), ..device })
    };
    let scoped = Grant {
        permissions: [Permission::OrganizationEdit, Permission::DeviceView, Permission::Import]
            .into_iter()
            .collect(),
        scope: Scope::Groups([GroupId(uuid(12))].into()),
    };
    let changes = vec![
        group(11, None, "本社", "H"),
        group(12, Some(11), "営業部", "S"),
        group(13, Some(12), "第一課", ""),
        group(14, None, "支社", ""),
        user(21, 12, "髙橋 花子", "00123", "hanako@example.jp"),
        user(22, 13, "山﨑 次郎", "", "jiro@example.jp"),
        device(31, Place::User(UserId(uuid(21))), "PC-1", "A-1"),
        device(32, Place::Group(GroupId(uuid(13))), "PC-2", ""),
        device(33, Place::Unassigned, "PC-3", "A-3"),
        Change::AdminCreate(Admin::new(SCOPED, "tanaka", "田中 一", vec![scoped])),
    ];
    apply(&mut directory, ME, ChangeSet { changes, ..ChangeSet::default() });
    Arc::new(directory)
}

fn apply(directory: &mut Directory, actor: AdminId, set: ChangeSet) -> ChangeSet {
    let plan = directory.plan(actor, &set).unwrap();
    directory.apply(&plan);
    plan.inverse
}

fn table(text: &str) -> Table {
    let options = Options { delimiter: Some(Delimiter::Comma), encoding: Some(Encoding::Utf8), sheet: 0 };
    let read = tables::read(text.as_bytes(), options, &Limits::default(), &Watch::nobody()).unwrap();
    assert_eq!(read.problem, None, "{text}");
    read.table
}

struct Tried {
    trial: Trial,
    table: Table,
}

fn try_as(
    directory: &Arc<Directory>,
    me: AdminId,
    kind: TableKind,
    mode: ImportMode,
    emptying: bool,
    text: &str,
) -> Tried {
    let table = table(text);
    let headings: Vec<String> = table.row(0).unwrap().texts().map(str::to_owned).collect();
    let columns = Columns::new(&map(kind, &headings, directory.settings()));
    let note = ImportNote { file_name: "社員一覧.xlsx".into(), rows: 1, sha256: "0".repeat(64) };
    let ids = std::cell::Cell::new(1_000);
    let fresh = || {
        ids.set(ids.get() + 1);
        uuid(ids.get())
    };
    let file = Tables {
        table: &table,
        header_row: 1,
        kind,
        columns: &columns,
        width: headings.len() as u32,
        mode,
        emptying,
        note: &note,
    };
    let trial = Trial::run(file, directory, me, &fresh, &Watch::nobody()).unwrap();
    Tried { trial, table }
}

fn try_out(directory: &Arc<Directory>, kind: TableKind, text: &str) -> Tried {
    try_as(directory, ME, kind, ImportMode::AddAndChange, false, text)
}

impl Tried {
    fn window(&self, filter: ImportFilter) -> ImportWindow {
        let query = ImportsRows { import: 0, filter, from: 0, count: 500, language: Language::Ja };
        self.trial.window(&self.table, &query)
    }

    /// Each row in one line: its number, what is done, what changes, what is wrong.
    fn told(&self) -> Vec<String> {
        let rows = self.window(ImportFilter::All).rows.into_iter();
        rows.map(|row| {
            let number = row.row.map_or_else(|| "-".to_owned(), |row| row.to_string());
            let changes = row
                .changes
                .iter()
                .map(|change| format!(" {:?} {}→{}", change.field, change.before, change.after));
            let faults = row.faults.iter().map(|fault| {
                let rejection = fault.rejection.map(|code| format!(" {code:?}")).unwrap_or_default();
                let rows: String = fault.rows.iter().map(|row| format!(" row {row}")).collect();
                let column = fault.column.map(letters).unwrap_or_else(|| "-".into());
                let about = fault.about.as_ref().map(|about| format!(" {}", about.name)).unwrap_or_default();
                format!(" !{column} {:?}{rejection}{rows} {}{about}", fault.code, fault.text)
            });
            let changes: String =
                if row.outcome == ImportOutcome::Create { String::new() } else { changes.collect() };
            format!("{number} {:?}{changes}{}", row.outcome, faults.collect::<String>()).trim_end().to_owned()
        })
        .collect()
    }

    /// The directory as it is afterwards, planned by the engine as the service does.
    fn applied(&self, directory: &Directory, me: AdminId) -> Directory {
        let mut directory = directory.clone();
        if !self.trial.set.changes.is_empty() {
            apply(&mut directory, me, self.trial.set.clone());
        }
        directory
    }
}

#[test]
fn rows_are_added_changed_moved_and_left() {
    let tried = try_out(
        &company(),
        TableKind::Users,
        "社員番号,氏名,所属グループ,メール,役職\n\
         00123,髙橋 花子,S,hanako@example.jp,課長\n\
         00124,佐藤 三郎,本社/営業部/第一課,,\n\
         ,山﨑 次郎,支社,jiro@example.jp,\n\
         00125,山﨑 次郎,第一課,jiro@example.jp,\n",
    );
    assert_eq!(
        tried.told(),
        [
            "2 Change Title →課長",
            "3 Create",
            "4 Bad !D KeyDuplicate row 5 jiro@example.jp",
            "5 Bad !C GroupUnknown 第一課 !A KeyDuplicate row 4 00125",
        ]
    );
}

#[test]
fn a_first_number_is_given_and_lost_zeros_are_told() {
    let tried = try_out(
        &company(),
        TableKind::Users,
        "社員番号,氏名,所属グループ,メール\n00200,山﨑 次郎,支社,jiro@example.jp\n123,髙橋 花子,S,hanako@example.jp\n",
    );
    assert_eq!(
        tried.told(),
        ["2 Move EmployeeNumber →00200 Group 本社/営業部/第一課→支社", "3 Create !A ZerosLost 123 髙橋 花子",]
    );
}

#[test]
fn groups_come_in_any_order_and_take_each_others_names_and_codes() {
    let directory = company();
    // Two take over each other's names; a new group lies in one that comes further down.
    let text = "ID,グループコード,グループパス\n,S,支社\n,N,新本部/企画/一係\n,P,新本部/企画\n,H,営業部\n,M,新本部\n\
                00000000-0000-0000-0000-00000000000e,,本社\n";
    let tried = try_out(&directory, TableKind::Groups, text);
    assert_eq!(
        tried.told(),
        [
            "2 Move Path 本社/営業部→支社",
            "3 Create",
            "4 Create",
            "5 Change Path 本社→営業部",
            "6 Create",
            "7 Change Path 支社→本社",
        ],
    );
    // 支社 is not in the file and keeps its name: the engine says so.
    let refused = try_out(&directory, TableKind::Groups, "グループコード,グループパス\nS,支社\n");
    assert_eq!(refused.told(), ["2 Bad !B Rejected GroupNameTaken 支社"]);
}

#[test]
fn two_groups_swap_code_name_and_place() {
    let directory = company();
    let ids = "ID,グループコード,グループ名,上位グループ\n\
               00000000-0000-0000-0000-00000000000c,H,本社,/\n\
               00000000-0000-0000-0000-00000000000b,S,営業部,H\n";
    let tried = try_out(&directory, TableKind::Groups, ids);
    let after = tried.applied(&directory, ME);
    let view = after.view(ME);
    let groups = Groups::of(&view);
    let writing = Writing { view: &view, groups: &groups, language: Language::Ja, later: None };
    let path = |number| writing.text(&AnyRow::Group(view.group(GroupId(uuid(number))).unwrap()), Field::Path);
    assert_eq!((path(12), path(11), path(13)), ("本社".into(), "本社/営業部".into(), "本社/第一課".into()));
}

#[test]
fn circles_unknown_parents_and_what_builds_on_them_are_told() {
    let tried = try_out(
        &company(),
        TableKind::Groups,
        "コード,グループ名,上位グループ\nA,甲,B\nB,乙,A\nC,丙,どこにもない\nD,丁,C\nE,戊,H\nE,己,H\n,庚,\nS,営業部,\n",
    );
    assert_eq!(
        tried.told(),
        [
            "2 Bad !- GroupCycle row 3",
            "3 Bad !- GroupCycle row 2",
            "4 Bad !C GroupUnknown どこにもない",
            "5 Bad !- DependsOnBad row 4",
            "6 Bad !A KeyDuplicate row 7 E",
            "7 Bad !A KeyDuplicate row 6 E",
            "8 Bad !A KeyMissing",
            "9 Unchanged !C EmptyLeaves",
        ]
    );
}

#[test]
fn devices_go_to_groups_users_and_nobody() {
    let directory = company();
    let text = "資産番号,クライアント名,種別,所属グループ,所属ユーザー\n\
                A-1,PC-1,Windows,本社/営業部,00123\n\
                A-3,PC-3,Windows,,00123\n\
                A-2,PC-2,Windows,支社,\n\
                A-4,PC-4,macOS,H,\n\
                A-5,PC-5,Linux,,\n\
                A-6,PC-6,Windows,支社,00123\n\
                A-7,PC-7,Windows,,99999\n";
    assert_eq!(
        try_out(&directory, TableKind::Devices, text).told(),
        [
            "2 Unchanged",
            "3 Move Group （未割り当て）→本社/営業部 User →00123",
            "4 Move AssetNumber →A-2 Group 本社/営業部/第一課→支社",
            "5 Create",
            "6 Bad !C PlatformUnknown Linux",
            "7 Bad !D PlaceDisagrees 支社",
            "8 Bad !E UserUnknown 99999",
        ]
    );
    let placements = "資産番号,所属グループ\nA-1,支社\nA-3,（未割り当て）\nA-9,支社\n";
    assert_eq!(
        try_out(&directory, TableKind::Placements, placements).told(),
        ["2 Move Group 本社/営業部→支社", "3 Unchanged", "4 Bad !A KeyUnknown A-9"]
    );
}

#[test]
fn admins_are_read_with_what_they_may_do_and_where() {
    let directory = company();
    let text = "アカウント,氏名,管理権限,有効期間の開始日,停止\n\
                sato,佐藤 愛,システム管理者,2026/4/1,いいえ\n\
                suzuki,鈴木 実,クライアントの閲覧、device.edit ＠ 本社/営業部、支社; View the history @ 組織全体,,\n\
                kato,加藤 進,なんでも @ H,,\n\
                ito,伊藤 誠,クライアントの閲覧,,たぶん\n\
                mori,森 望,クライアントの閲覧 @ 大阪,46113,\n\
                root,山田 太郎,クライアントの閲覧 @ H,,\n";
    let tried = try_out(&directory, TableKind::Admins, text);
    assert_eq!(
        tried.told(),
        [
            "2 Create",
            "3 Create",
            "4 Bad !C PermissionUnknown なんでも",
            "5 Bad !E NotYesOrNo たぶん !C BadGrants クライアントの閲覧",
            "6 Bad !D BadDate 46113 !C GroupUnknown 大阪",
            "7 Bad !- Rejected OwnAccount",
        ]
    );
}

#[test]
fn nothing_is_emptied_unless_it_is_asked_for_and_never_by_a_missing_column() {
    let directory = company();
    let text = "社員番号,氏名,メール\n00123,髙橋 花子,\n";
    assert_eq!(try_out(&directory, TableKind::Users, text).told(), ["2 Unchanged !C EmptyLeaves"]);
    let emptying = try_as(&directory, ME, TableKind::Users, ImportMode::AddAndChange, true, text);
    assert_eq!(emptying.told(), ["2 Change Mail hanako@example.jp→"]);
    let missing = try_as(
        &directory,
        ME,
        TableKind::Users,
        ImportMode::AddAndChange,
        true,
        "社員番号,氏名\n00123,髙橋 花子\n",
    );
    assert_eq!(missing.told(), ["2 Unchanged"]);
}

#[test]
fn modes_keep_to_what_they_say() {
    let directory = company();
    let text = "社員番号,氏名,所属グループ\n00123,髙橋 華子,S\n00124,佐藤 三郎,S\n";
    let told = |mode| try_as(&directory, ME, TableKind::Users, mode, false, text).told();
    assert_eq!(told(ImportMode::AddOnly), ["2 Bad !A KeyExists 00123", "3 Create"]);
    assert_eq!(
        told(ImportMode::ChangeOnly),
        ["2 Change Name 髙橋 花子→髙橋 華子", "3 Bad !A KeyUnknown 00124"]
    );
    assert_eq!(told(ImportMode::AddAndChange), ["2 Change Name 髙橋 花子→髙橋 華子", "3 Create"]);
    let mirror = try_as(&directory, ME, TableKind::Users, ImportMode::Mirror, false, text);
    assert_eq!(mirror.told(), ["2 Change Name 髙橋 花子→髙橋 華子", "3 Create", "- Delete"]);
    let guard = mirror.trial.guard().unwrap();
    assert_eq!((guard.delete, guard.of), (1, 2));
    // Whoever has devices is not deleted: told at the row.
    let devices = try_as(
        &directory,
        ME,
        TableKind::Users,
        ImportMode::Mirror,
        false,
        "社員番号,氏名,所属グループ\n00124,佐藤,S\n",
    );
    assert_eq!(devices.told(), ["2 Create", "- Bad !- Rejected UserHasDevices", "- Delete"]);
    assert!(devices.trial.counts().bad == 1 && devices.trial.set.changes.len() == 3);
    // A mirror of the admins never asks for one's own account.
    let admins = try_as(
        &directory,
        ME,
        TableKind::Admins,
        ImportMode::Mirror,
        false,
        "アカウント,氏名,管理権限\ntanaka,田中 一,システム管理者\n",
    );
    assert_eq!(admins.trial.counts().delete, 0);
}

#[test]
fn an_admin_imports_no_further_than_both_rights_reach() {
    let directory = company();
    let text = "社員番号,氏名,所属グループ\n00123,髙橋 花,S\n00200,新人,営業部/第一課\n00300,他所,支社\n";
    let tried = try_as(&directory, SCOPED, TableKind::Users, ImportMode::AddAndChange, false, text);
    assert_eq!(tried.told(), ["2 Change Name 髙橋 花子→髙橋 花", "3 Create", "4 Bad !C GroupUnknown 支社"]);
    // Without `import` nothing of it may be done, though every row could be changed by hand.
    let mut without = (*directory).clone();
    let grants = vec![Grant {
        permissions: [Permission::OrganizationEdit, Permission::DeviceView]
            .into_iter()
            .collect::<PermissionSet>(),
        scope: Scope::Groups([GroupId(uuid(12))].into()),
    }];
    let changes = vec![Change::AdminGrantsSet { id: SCOPED, grants }];
    apply(&mut without, ME, ChangeSet { changes, ..ChangeSet::default() });
    let refused = try_as(&Arc::new(without), SCOPED, TableKind::Users, ImportMode::AddAndChange, false, text);
    let fault = &refused.window(ImportFilter::Bad).rows[0].faults[0];
    assert_eq!(fault.permission, Some(Permission::Import));
    assert!(refused.trial.set.changes.is_empty());
}

#[test]
fn cells_that_are_no_texts_are_told() {
    // As a workbook gives them; here by hand, because a text file has only texts.
    let tried = try_out(
        &company(),
        TableKind::Users,
        "社員番号,氏名,所属グループ\n00124,佐藤,S,余り\n00125,\u{7},S\n00126,,S\n",
    );
    assert_eq!(
        tried.told(),
        ["2 Bad !D RowTooWide 余り", "3 Bad !B Rejected BadCharacter \u{7}", "4 Bad !B Required"]
    );
}

#[test]
fn codes_paths_and_hostile_names_are_kept_apart() {
    let mut directory = (*company()).clone();
    let group = |number, name: &str, code: &str| {
        Change::GroupCreate(Group {
            id: GroupId(uuid(number)),
            parent: None,
            name: name.into(),
            code: code.into(),
        })
    };
    let names = [r"a/b", r"c\d", "、x@y;z", "S", "（未割り当て）", "組織全体", "=1+1", "'@x"];
    let changes = names.iter().zip(100..).map(|(name, number)| group(number, name, "")).collect();
    apply(&mut directory, ME, ChangeSet { changes, ..ChangeSet::default() });
    let view = directory.view(ME);
    let groups = Groups::of(&view);
    for (name, number) in names.iter().zip(100..) {
        let id = GroupId(uuid(number));
        for list in [false, true] {
            let written = super::paths::written(&view, &groups, id, list);
            assert_eq!(groups.find(&view, &written), Ok(id), "{name} as {written}");
        }
        let grants = vec![Grant {
            permissions: [Permission::DeviceView, Permission::DeviceEdit].into_iter().collect(),
            scope: Scope::Groups([id, GroupId(uuid(13))].into()),
        }];
        for language in [Language::Ja, Language::En] {
            let written = super::words::grants_text(&grants, &view, &groups, language);
            assert_eq!(super::words::grants(&written, &view, &groups), Ok(grants.clone()), "{written}");
        }
    }
}

/// Writes what one sees of a kind as a text file.
fn written(directory: &Directory, me: AdminId, kind: TableKind, language: Language) -> String {
    let view = directory.view(me);
    let groups = Groups::of(&view);
    let writing = Writing { view: &view, groups: &groups, language, later: None };
    let columns = fields(kind, directory.settings());
    let mut writer = TextWriter::new(Vec::new(), Encoding::Utf8, Delimiter::Comma).unwrap();
    writer
        .row(
            columns
                .iter()
                .map(|field| if language == Language::Ja { field.ja.as_str() } else { field.en.as_str() }),
        )
        .unwrap();
    for row in in_sight(&view, kind) {
        let row = AnyRow::find(&view, row).unwrap();
        let cells: Vec<String> = columns.iter().map(|field| writing.text(&row, field.field)).collect();
        writer.row(cells.iter().map(String::as_str)).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

/// Names that make trouble in files.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ぁ-んァ-ヶ一-龠]{1,4}",
        r#"[a-c/\\,、;@"'=+ -]{0,5}[a-z髙﨑①～ｶﾞ]"#,
        Just("00123".to_owned()),
        Just("（未割り当て）".to_owned()),
        Just("組織全体".to_owned()),
        Just("はい".to_owned()),
    ]
}

/// A company of such names.
fn any_company() -> impl Strategy<Value = Directory> {
    let groups = proptest::collection::vec((any_name(), any::<prop::sample::Index>(), any::<bool>()), 1..8);
    let users = proptest::collection::vec((any_name(), any::<prop::sample::Index>(), any::<bool>()), 0..6);
    let devices = proptest::collection::vec((any_name(), any::<prop::sample::Index>(), 0..3), 0..6);
    (groups, users, devices, any_name()).prop_map(|(groups, users, devices, free)| {
        let mut directory = Directory::found(Admin::new(ME, "root", "山田 太郎", Vec::new()));
        let mut make = |change| {
            let set = ChangeSet { changes: vec![change], ..ChangeSet::default() };
            if let Ok(plan) = directory.plan(ME, &set) {
                directory.apply(&plan);
            }
        };
        let ids = |from: u128, count: usize| {
            (0..count as u128).map(move |at| uuid(from + at)).collect::<Vec<Uuid>>()
        };
        let group_ids = ids(100, groups.len());
        for ((name, parent, coded), id) in groups.iter().zip(&group_ids) {
            let at = parent.index(group_ids.len() + 1);
            let parent = group_ids.get(at).filter(|parent| *parent < id).map(|id| GroupId(*id));
            let code = if *coded { name.clone() } else { String::new() };
            make(Change::GroupCreate(Group { id: GroupId(*id), parent, name: name.clone(), code }));
        }
        let user_ids = ids(200, users.len());
        for ((name, group, numbered), id) in users.iter().zip(&user_ids) {
            let user = User::new(UserId(*id), GroupId(group_ids[group.index(group_ids.len())]), name.clone());
            let employee_number = if *numbered { name.clone() } else { String::new() };
            let free = [free.as_str(), "", name, "", ""].map(str::to_owned).into();
            make(Change::UserCreate(User { employee_number, title: name.clone(), free, ..user }));
        }
        for (((name, at, kind), number), id) in devices.iter().zip(0..).zip(ids(300, devices.len())) {
            let place = match kind {
                0 => Place::Unassigned,
                1 => Place::Group(GroupId(group_ids[at.index(group_ids.len())])),
                _ if user_ids.is_empty() => Place::Unassigned,
                _ => Place::User(UserId(user_ids[at.index(user_ids.len())])),
            };
            let platform = [Platform::WindowsStandard, Platform::WindowsOnDemand, Platform::Ios][number % 3];
            let device = Device::new(DeviceId(id), place, name.clone(), platform);
            let state =
                if number % 2 == 0 { directory::DeviceState::Lost } else { directory::DeviceState::Active };
            make(Change::DeviceCreate(Device {
                asset_number: name.clone(),
                os: name.clone(),
                state,
                ..device
            }));
        }
        let scope = Scope::Groups(group_ids.iter().take(3).map(|id| GroupId(*id)).collect());
        let permissions = [Permission::DeviceView, Permission::OperationLogView].into_iter().collect();
        let grants = vec![Grant { permissions, scope }];
        make(Change::AdminCreate(Admin::new(SCOPED, "tanaka", "田中 一", grants)));
        directory
    })
}

/// Everything but ids: what a company is to people.
fn meaning(directory: &Directory) -> Vec<Vec<String>> {
    let view = directory.view(ME);
    let groups = Groups::of(&view);
    let writing = Writing { view: &view, groups: &groups, language: Language::Ja, later: None };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for kind in TableKind::ALL {
        for row in in_sight(&view, *kind) {
            let row = AnyRow::find(&view, row).unwrap();
            let cells =
                fields(*kind, directory.settings()).into_iter().filter(|field| field.field != Field::Id);
            rows.push(cells.map(|field| writing.text(&row, field.field)).collect());
        }
    }
    rows.sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// What is written is read back as what is there: every row unchanged, in both languages.
    #[test]
    fn what_is_exported_imports_to_nothing(directory in any_company(), english in any::<bool>()) {
        let directory = Arc::new(directory);
        let language = if english { Language::En } else { Language::Ja };
        for kind in TableKind::ALL.iter().copied() {
            for mode in [ImportMode::AddAndChange, ImportMode::ChangeOnly, ImportMode::Mirror] {
                if mode == ImportMode::Mirror && kind == TableKind::Placements || in_sight(&directory.view(ME), kind).is_empty() {
                    continue;
                }
                for emptying in [false, true] {
                    let text = written(&directory, ME, kind, language);
                    let tried = try_as(&directory, ME, kind, mode, emptying, &text);
                    let counts = tried.trial.counts();
                    let expected = ImportCounts { unchanged: counts.unchanged, ..ImportCounts::default() };
                    prop_assert_eq!(counts, expected, "{:?} {:?}\n{}\n{:#?}", kind, mode, text, tried.told());
                }
            }
        }
    }

    /// A company's groups and users are the same after they are read into an empty one, whatever the order of the rows,
    /// and one undo takes all of it back.
    #[test]
    fn the_order_of_rows_does_not_matter(directory in any_company(), seed in any::<u64>()) {
        let mut rebuilt = Directory::found(Admin::new(ME, "root", "山田 太郎", Vec::new()));
        let source = Arc::new(directory);
        let before = rebuilt.rows();
        let text = written(&source, ME, TableKind::Groups, Language::Ja);
        // Without ids: they name rows of the company they come from.
        let mut lines: Vec<&str> = text.lines().collect();
        let header = lines.remove(0);
        let mut state = seed | 1;
        for at in (1..lines.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            lines.swap(at, (state >> 33) as usize % (at + 1));
        }
        let shuffled = format!("{}\n{}", header.replace("ID", "(ID)"), lines.join("\n"));
        let base = Arc::new(rebuilt.clone());
        let tried = try_out(&base, TableKind::Groups, &shuffled);
        prop_assert_eq!(tried.trial.counts().bad, 0, "{}\n{:#?}", shuffled, tried.told());
        let inverse = apply(&mut rebuilt, ME, tried.trial.set.clone());
        let paths = |directory: &Directory| {
            let mut paths: Vec<Vec<String>> = meaning(directory);
            paths.retain(|row| row.len() == 4);
            paths
        };
        prop_assert_eq!(paths(&rebuilt), paths(&source));
        apply(&mut rebuilt, ME, inverse);
        prop_assert_eq!(rebuilt.rows(), before);
    }

    /// Whatever a file makes of the groups that are there: what the trial says is what happens, and it can be undone.
    #[test]
    fn what_is_tried_is_what_happens(
        directory in any_company(),
        rows in proptest::collection::vec((any::<prop::sample::Index>(), any_name(), any::<prop::sample::Index>(), any::<bool>()), 1..8),
        swap in any::<bool>(),
    ) {
        let view = directory.view(ME);
        let ids: Vec<GroupId> = view.groups().map(|group| group.id).collect();
        let codes: Vec<String> = view.groups().map(|group| group.code).collect();
        let mut text = "ID,グループ名,グループコード,上位グループ\n".to_owned();
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        for (index, (at, name, parent, top)) in rows.iter().enumerate() {
            let id = ids[at.index(ids.len())];
            let above = if *top { "/".to_owned() } else { ids[parent.index(ids.len())].to_string() };
            // Codes go round among the rows, so that each takes over what another had.
            let code = if swap { codes[(at.index(ids.len()) + 1) % codes.len()].clone() } else { format!("C{index}") };
            text += &format!("{id},{},{},{above}\n", quoted(name), quoted(&code));
        }
        let directory = Arc::new(directory.clone());
        let tried = try_out(&directory, TableKind::Groups, &text);
        let before = directory.rows();
        let mut after = (*directory).clone();
        if !tried.trial.set.changes.is_empty() {
            let inverse = apply(&mut after, ME, tried.trial.set.clone());
            for row in tried.window(ImportFilter::All).rows {
                if row.outcome == ImportOutcome::Unchanged || row.outcome == ImportOutcome::Bad {
                    continue;
                }
                let again = try_out(&Arc::new(after.clone()), TableKind::Groups, &text);
                let same = again.window(ImportFilter::All).rows.into_iter().find(|other| other.row == row.row).unwrap();
                prop_assert_eq!(same.outcome, ImportOutcome::Unchanged, "{}\n{:?}", text, row);
            }
            apply(&mut after, ME, inverse);
            prop_assert_eq!(after.rows(), before);
        }
        prop_assert_eq!(directory.revision(), Revision(directory.revision().0));
    }
}
