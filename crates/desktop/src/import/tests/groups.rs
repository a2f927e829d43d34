//! Groups that a file names by codes and paths, and makes, renames and moves itself.

use contract::ipc::{Field, TableKind};
use directory::{Change, ChangeSet, Grant, Group, GroupId, Language, Permission, Scope};

use super::{
    super::{AnyRow, Groups, Writing, paths, words},
    ME, apply, company, try_out, uuid,
};

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
    let names = [r"a/b", r"c\d", "、x@y;z", "S", "（未所属）", "組織全体", "=1+1", "'@x"];
    let changes = names.iter().zip(100..).map(|(name, number)| group(number, name, "")).collect();
    apply(&mut directory, ME, ChangeSet { changes, ..ChangeSet::default() });
    let view = directory.view(ME);
    let groups = Groups::of(&view);
    for (name, number) in names.iter().zip(100..) {
        let id = GroupId(uuid(number));
        for list in [false, true] {
            let written = paths::written(&view, &groups, id, list);
            assert_eq!(groups.find(&view, &written), Ok(id), "{name} as {written}");
        }
        let grants = vec![Grant {
            permissions: [Permission::DeviceView, Permission::DeviceEdit].into_iter().collect(),
            scope: Scope::Groups([id, GroupId(uuid(13))].into()),
        }];
        for language in [Language::Ja, Language::En] {
            let written = words::grants_text(&grants, &view, &groups, language);
            assert_eq!(words::grants(&written, &view, &groups), Ok(grants.clone()), "{written}");
        }
    }
}
