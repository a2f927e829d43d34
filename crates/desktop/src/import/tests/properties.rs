//! What holds for every company and every file.

use std::sync::Arc;

use contract::ipc::{
    Delimiter, Encoding, Field, ImportCounts, ImportFilter, ImportMode, ImportOutcome, TableKind,
};
use directory::{
    Admin, AdminId, Change, ChangeSet, Device, DeviceId, Directory, Grant, Group, GroupId, Language,
    Permission, Place, Platform, Scope, User, UserId,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::{
    super::{AnyRow, Groups, Writing, fields, in_sight},
    ME, SCOPED, apply, try_as, try_out, uuid,
};
use crate::tables::TextWriter;

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
        Just("（未所属）".to_owned()),
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
    }
}
