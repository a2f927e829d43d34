//! What the window is told of policies, for whoever sees everything and for whoever does not.

use std::sync::Arc;

use contract::{
    DirectoryView,
    ipc::{OrgQuery, PoliciesDevices, PoliciesGet, PolicyAssignmentWindow, PolicyAssignments},
};
use directory::{
    Admin, AdminId, Assignment, BasePolicy, Change, ChangeSet, Device, DeviceId, Grant, Group, GroupId,
    Permission, PermissionSet, Place, Platform, Policy, PolicyId, PolicySource, PolicyTarget, PolicyValue,
    Revision, RowRef, Rows, Scope, User, UserId,
};
use uuid::Uuid;

use crate::replica::Replica;

const ME: AdminId = AdminId(Uuid::from_u128(1));
const OSAKA: AdminId = AdminId(Uuid::from_u128(2));

fn group(number: u128) -> GroupId {
    GroupId(Uuid::from_u128(number))
}

fn device(number: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(number))
}

fn policy(number: u128) -> PolicyId {
    PolicyId(Uuid::from_u128(number))
}

fn usb(value: &str) -> PolicyValue {
    PolicyValue::Text(value.into())
}

/// 本社 denies USB; 大阪 below it has nothing of its own, but 花子 there may read.
fn rows() -> Rows {
    let of = |number, parent, name: &str| Group {
        id: group(number),
        parent,
        name: name.into(),
        code: String::new(),
    };
    let named = |number, name: &str, value: &str| Policy {
        id: policy(number),
        name: name.into(),
        note: String::new(),
        own: [("pc_control".to_owned(), [("usb_storage".to_owned(), usb(value))].into())].into(),
    };
    let at = |number, place, name: &str| Device::new(device(number), place, name, Platform::WindowsStandard);
    let hanako = UserId(Uuid::from_u128(21));
    let everything = |scope| Grant { permissions: PermissionSet::all(), scope };
    Rows {
        groups: vec![of(11, None, "本社"), of(12, Some(group(11)), "大阪"), of(13, None, "支社")],
        users: vec![User::new(hanako, group(12), "花子")],
        devices: vec![
            at(31, Place::Group(group(12)), "PC-1"),
            at(32, Place::User(hanako), "PC-2"),
            at(33, Place::Group(group(13)), "PC-3"),
        ],
        admins: vec![
            Admin::new(ME, "root", "山田", vec![everything(Scope::Organization)]),
            Admin::new(OSAKA, "osaka", "大西", vec![everything(Scope::Groups([group(12)].into()))]),
        ],
        policies: vec![named(41, "禁止", "deny"), named(42, "あ読取", "read_only")],
        assignments: vec![
            Assignment { target: PolicyTarget::Group(group(11)), policy: policy(41) },
            Assignment { target: PolicyTarget::User(hanako), policy: policy(42) },
        ],
        base_policy: Some(BasePolicy {
            individual_allowed: true,
            permitted: ["pc_control".to_owned()].into(),
            ..BasePolicy::default()
        }),
        ..Rows::default()
    }
}

fn replica() -> Replica {
    Replica::load(ME, Revision(1), rows())
}

#[test]
fn policies_are_listed_by_name_with_what_they_are_assigned_to() {
    let replica = replica();
    let list = replica.policies();
    let told: Vec<_> = list
        .policies
        .iter()
        .map(|one| (one.name.as_str(), one.assigned.groups, one.assigned.users))
        .collect();
    assert_eq!(told, [("あ読取", 0, 1), ("禁止", 1, 0)]);
    let detail = replica.policy(&PoliciesGet { id: policy(42) }).unwrap();
    assert_eq!((detail.assigned.users, detail.targets.len()), (1, 1));
    let window = assignments(&replica, 42, "", 0);
    let [assignment] = &window.rows[..] else { panic!("{window:?}") };
    let path: Vec<&str> = assignment.path.iter().map(|label| label.name.as_str()).collect();
    assert_eq!((assignment.name.as_str(), path, assignment.devices), ("花子", vec!["本社", "大阪"], 1));
    let window = assignments(&replica, 41, "", 0);
    assert_eq!((window.rows[0].devices, window.rows[0].path.len()), (2, 0));
    assert_eq!(replica.policies_assignments(&asked(99, "", 0)), None);
}

fn asked(id: u128, query: &str, from: u32) -> PolicyAssignments {
    PolicyAssignments { id: policy(id), query: query.into(), from, count: 2 }
}

fn assignments(replica: &Replica, id: u128, query: &str, from: u32) -> PolicyAssignmentWindow {
    replica.policies_assignments(&asked(id, query, from)).unwrap()
}

#[test]
fn what_a_policy_is_assigned_to_is_a_window_that_is_searched() {
    let mut rows = rows();
    let on = |target| Assignment { target, policy: policy(41) };
    rows.assignments.push(on(PolicyTarget::Device(device(33))));
    rows.assignments.push(on(PolicyTarget::Device(device(31))));
    let replica = Replica::load(ME, Revision(1), rows);
    let names = |window: &PolicyAssignmentWindow| -> Vec<String> {
        window.rows.iter().map(|row| row.name.clone()).collect()
    };
    let first = assignments(&replica, 41, "", 0);
    assert_eq!((first.total, names(&first)), (3, vec!["本社".to_owned(), "PC-1".to_owned()]));
    let second = assignments(&replica, 41, "", 2);
    assert_eq!((second.total, second.from, names(&second)), (3, 2, vec!["PC-3".to_owned()]));
    // By its name in another width, and by a group above it.
    assert_eq!(names(&assignments(&replica, 41, "ｐｃ-３", 0)), ["PC-3"]);
    assert_eq!(names(&assignments(&replica, 41, "大阪", 0)), ["PC-1"]);
    assert_eq!(assignments(&replica, 41, "神戸", 0).total, 0);
}

#[test]
fn what_a_policy_is_assigned_to_is_found_by_readings_numbers_and_codes() {
    let mut rows = rows();
    rows.groups[2].code = "S-9".into();
    rows.users[0].yomigana = "はなこ".into();
    rows.devices[0].asset_number = "A77".into();
    rows.devices[0].os = "Windows 11".into();
    let targets = [PolicyTarget::User(rows.users[0].id), PolicyTarget::Device(device(31))];
    rows.assignments = targets
        .into_iter()
        .chain([PolicyTarget::Device(device(33))])
        .map(|target| Assignment { target, policy: policy(41) })
        .collect();
    let replica = Replica::load(ME, Revision(1), rows);
    let found = |query| {
        let rows = assignments(&replica, 41, query, 0).rows;
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(found("ハナ"), ["花子"]);
    assert_eq!(found("a77"), ["PC-1"]);
    assert_eq!(found("本社"), ["花子", "PC-1"]);
    // By the code of the group that it lies in, but not by what it is not called by.
    assert_eq!(found("s-9"), ["PC-3"]);
    assert_eq!(found("windows"), Vec::<String>::new());
}

#[test]
fn what_holds_and_what_would_is_told_offline_with_names() {
    let replica = replica();
    let ask = |target, changes| {
        let set = ChangeSet { changes, ..ChangeSet::default() };
        replica.effective(target, &set).unwrap()
    };
    let control = |view: &contract::ipc::EffectiveView| {
        view.effective.sections.iter().find(|section| section.section == "pc_control").unwrap().source.clone()
    };
    let view = ask(PolicyTarget::Device(device(31)), Vec::new()).unwrap();
    assert_eq!(control(&view), PolicySource::Group { group: Some(group(11)), policy: policy(41) });
    let names: Vec<&str> = view.labels.iter().map(|label| label.name.as_str()).collect();
    assert_eq!(names, ["本社", "禁止"]);
    let moved = Change::DevicePlace { id: device(31), place: Place::Group(group(13)) };
    let view = ask(PolicyTarget::Device(device(31)), vec![moved]).unwrap();
    assert_eq!(control(&view), PolicySource::Base);
    let nowhere = Change::DevicePlace { id: device(31), place: Place::Group(group(99)) };
    let refused = ask(PolicyTarget::Device(device(31)), vec![nowhere]).unwrap_err();
    assert_eq!((refused.code, refused.rejections.len()), (contract::ErrorCode::ChangeRejected, 1));
    assert_eq!(
        ask(PolicyTarget::Device(device(99)), Vec::new()).unwrap_err().code,
        contract::ErrorCode::NotFound
    );
}

#[test]
fn impact_and_holders_of_a_value_are_windows_by_name() {
    let replica = replica();
    let changes = vec![Change::PolicyUnassign { target: PolicyTarget::Group(group(11)) }];
    let impact = |changes: &[Change]| replica.impact().unwrap().devices(&Arc::new(changes.to_vec())).unwrap();
    assert_eq!(*impact(&changes), [(device(31), vec!["pc_control".to_owned()])]);
    let with = |value: &str, from| {
        let request = PoliciesDevices {
            section: "pc_control".into(),
            item: "usb_storage".into(),
            value: usb(value),
            from,
            count: 1,
        };
        let window = replica.devices_with(&request).unwrap();
        (window.total, window.rows.first().map(|row| row.device.name.clone()).unwrap_or_default())
    };
    assert_eq!(with("deny", 0), (1, "PC-1".into()));
    assert_eq!(with("read_only", 0), (1, "PC-2".into()));
    assert_eq!(with("allow", 0), (1, "PC-3".into()));
    assert_eq!(with("allow", 1), (1, String::new()));
}

#[test]
fn windows_of_one_impact_make_its_list_once_until_rows_change() {
    let mut replica = replica();
    let changes =
        |number| Arc::new(vec![Change::PolicyUnassign { target: PolicyTarget::Group(group(number)) }]);
    let of_headquarters = |replica: &Replica| replica.impact().unwrap().devices(&changes(11)).unwrap();
    let first = of_headquarters(&replica);
    let late = replica.impact().unwrap();
    assert!(Arc::ptr_eq(&first, &of_headquarters(&replica)));
    assert!(replica.impact().unwrap().devices(&changes(13)).is_err(), "nothing is assigned there");
    let at = Device::new(device(34), Place::Group(group(11)), "あ-PC", Platform::WindowsStandard);
    let more = Rows { devices: vec![at], ..Rows::default() };
    replica.merge(DirectoryView { revision: Revision(2), full: false, rows: more, removed: Vec::new() });
    let ids = |list: &[(DeviceId, Vec<String>)]| list.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    assert_eq!(ids(&of_headquarters(&replica)), [device(31), device(34)]);
    assert_eq!(ids(&late.devices(&changes(11)).unwrap()), [device(31)], "as it was when it was asked");
    assert_eq!(ids(&of_headquarters(&replica)), [device(31), device(34)]);
}

#[test]
fn whoever_does_not_see_everything_is_told_nothing_from_the_rows_in_sight_alone() {
    // The rows of 大阪 say nothing of what is assigned to 本社, which decides there.
    let rows = directory::Directory::load(Revision(1), rows()).view(OSAKA).rows();
    let replica = Replica::load(OSAKA, Revision(1), rows);
    let set = ChangeSet::default();
    assert!(replica.effective(PolicyTarget::Device(device(31)), &set).is_none());
    assert!(replica.impact().is_none());
    let request = PoliciesDevices {
        section: "pc_control".into(),
        item: "usb_storage".into(),
        value: usb("allow"),
        from: 0,
        count: 10,
    };
    assert!(replica.devices_with(&request).is_none());
    // Whoever holds everything and looks with those eyes is told as the service would tell them.
    let mut own = self::replica();
    assert!(own.read_as(OSAKA));
    let told = own.effective(PolicyTarget::Device(device(31)), &set).unwrap().unwrap().effective;
    let control = told.sections.iter().find(|section| section.section == "pc_control").unwrap();
    assert_eq!(control.source, PolicySource::Group { group: None, policy: policy(41) });
    assert_eq!(
        own.effective(PolicyTarget::Device(device(33)), &set).unwrap().unwrap_err().code,
        contract::ErrorCode::NotFound
    );
    assert!(own.policies().policies.iter().all(|one| one.assigned.groups == 0), "out of sight, not counted");
}

#[test]
fn coverage_names_the_groups_with_something_to_tell() {
    let told: Vec<_> = replica()
        .coverage()
        .into_iter()
        .map(|one| {
            let inherited = one.inherited.map(|inherited| inherited.policy);
            (one.group.name, one.depth, one.assigned, inherited, one.devices, one.excepted_users)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("本社".to_owned(), 0, Some(policy(41)), None, 2, 1),
            ("大阪".to_owned(), 1, None, Some(policy(41)), 2, 1),
        ]
    );
}

#[test]
fn the_tree_counts_what_has_a_policy_of_its_own() {
    let mut rows = rows();
    let on = |target| Assignment { target, policy: policy(42) };
    rows.assignments.push(on(PolicyTarget::Device(device(31))));
    let told = |replica: &Replica| -> Vec<_> {
        let query = OrgQuery {
            expanded: Some(vec![group(11), group(12)]),
            query: String::new(),
            show_users: true,
            from: 0,
            count: 100,
        };
        replica.org_rows(&query).rows.into_iter().map(|row| (row.name, row.exceptions)).collect()
    };
    let mut replica = Replica::load(ME, Revision(1), rows.clone());
    let named = |name: &str, exceptions| (name.to_owned(), exceptions);
    assert_eq!(
        told(&replica),
        [named("", 3), named("", 0), named("支社", 0), named("本社", 3), named("大阪", 2), named("花子", 1)]
    );
    // With a delta that takes one away, and for whoever may not read policies.
    let removed = vec![RowRef::Assignment(PolicyTarget::Device(device(31)))];
    let delta = DirectoryView { revision: Revision(2), full: false, rows: Rows::default(), removed };
    replica.merge(delta);
    assert_eq!(told(&replica)[4], named("大阪", 1));
    rows.admins[0].grants =
        vec![Grant { permissions: vec![Permission::DeviceView].into(), scope: Scope::Organization }];
    assert!(told(&Replica::load(ME, Revision(1), rows)).iter().all(|(_, exceptions)| *exceptions == 0));
}

#[test]
fn without_the_right_there_are_no_policies() {
    let mut rows = rows();
    let permissions = [Permission::DeviceView].into_iter().collect();
    rows.admins[0].grants = vec![Grant { permissions, scope: Scope::Organization }];
    let replica = Replica::load(ME, Revision(1), rows);
    assert!(replica.policies().policies.is_empty());
    assert!(replica.policy(&PoliciesGet { id: policy(41) }).is_none());
    assert!(replica.violations().is_none());
    assert!(replica.assigned(PolicyTarget::Group(group(11))).is_none());
    assert!(replica.coverage().is_empty());
}
