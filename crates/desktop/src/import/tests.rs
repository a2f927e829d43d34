//! Files against a real directory: what would be done, and what is wrong with which cell. What is promised is then done.

use std::sync::Arc;

use contract::ipc::{
    Delimiter, Encoding, ImportFilter, ImportMode, ImportOutcome, ImportWindow, ImportsRows, TableKind,
};
use directory::{
    Admin, AdminId, Change, ChangeSet, Device, DeviceId, Directory, Grant, Group, GroupId, ImportNote,
    Language, Permission, PermissionSet, Place, Platform, Scope, User, UserId,
};
use uuid::Uuid;

use super::{Columns, Tables, Trial, map};
use crate::tables::{self, Limits, Options, Stop, Table, Watch, letters};

mod groups;
mod hostile;
mod properties;

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
    let file = File { me, kind, mode, emptying, text };
    file.try_watched(directory, &Watch::nobody()).unwrap()
}

/// A file, and how it is tried.
struct File<'a> {
    me: AdminId,
    kind: TableKind,
    mode: ImportMode,
    emptying: bool,
    text: &'a str,
}

impl File<'_> {
    fn try_watched(&self, directory: &Arc<Directory>, watch: &Watch<'_>) -> Result<Tried, Stop> {
        let &Self { me, kind, mode, emptying, text } = self;
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
        let trial = Trial::run(file, directory, me, &fresh, watch)?;
        Ok(Tried { trial, table })
    }
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
            "3 Move Group （未所属）→本社/営業部 User →00123",
            "4 Move AssetNumber →A-2 Group 本社/営業部/第一課→支社",
            "5 Create",
            "6 Bad !C PlatformUnknown Linux",
            "7 Bad !D PlaceDisagrees 支社",
            "8 Bad !E UserUnknown 99999",
        ]
    );
    let placements = "資産番号,所属グループ\nA-1,支社\nA-3,（未所属）\nA-9,支社\n";
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
    // Which is no reason that keeps a row from being imported.
    let bad = "社員番号,氏名,メール,所属グループ\n00123,髙橋 花子,,X\n";
    let codes = |text| try_out(&directory, TableKind::Users, text).trial.faults();
    assert_eq!(codes(text), []);
    assert_eq!(
        codes(bad).into_iter().map(|one| one.code).collect::<Vec<_>>(),
        [contract::ipc::FaultCode::GroupUnknown]
    );
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
