//! Rows of every kind, to be written and read back.

use std::collections::BTreeMap;

use directory::{
    Admin, Assignment, BasePolicy, CentralLock, Device, DeviceId, Grant, Group, GroupId, PermissionSet,
    Place, Platform, Policy, PolicyId, PolicyTarget, PolicyValue, PolicyValues, Scope, User, UserId,
    Violation, ViolationPolicy,
};

use super::*;

pub(super) fn device(number: u64, name: String) -> Device {
    let place = match number % 3 {
        0 => Place::Unassigned,
        1 => Place::Group(GroupId(Uuid::from_u128(7))),
        _ => Place::User(UserId(Uuid::from_u128(8))),
    };
    Device {
        os: "macOS 27".into(),
        asset_number: format!("A{number}"),
        last_contact: Timestamp::from_second(1_800_000_000).ok().filter(|_| number % 2 == 1),
        free: ["", "", "", "", "予備"].map(str::to_owned).into(),
        ..Device::new(DeviceId(Uuid::from_u128(number.into())), place, name, Platform::Macos)
    }
}

/// Values of every kind, also of one that only a newer version knows.
fn policy_values(text: &str) -> BTreeMap<String, PolicyValues> {
    let newer = serde_json::json!({ "from": 1.5, "to": [null, "x"] });
    let values = [
        PolicyValue::Bool(true),
        PolicyValue::Int(-7),
        PolicyValue::Text(text.into()),
        PolicyValue::Texts(vec!["a".into(), String::new()]),
        PolicyValue::Other(newer),
    ];
    let values = (0..).zip(values).map(|(number, value)| (format!("item{number}"), value)).collect();
    [("pc_control".to_owned(), values), ("newer".to_owned(), PolicyValues::new())].into()
}

/// Rows of every kind, with every form that a field can have.
pub(super) fn rows(devices: u64, text: &str) -> Rows {
    let group = GroupId(Uuid::from_u128(7));
    let everything = Grant { permissions: PermissionSet::all(), scope: Scope::Organization };
    let some = Grant { permissions: PermissionSet::EMPTY, scope: Scope::Groups([group].into()) };
    let me = Admin::new(ME, "root", text, vec![everything, some]);
    let day = "2026-04-01".parse().ok();
    let dated = Admin { id: AdminId(Uuid::from_u128(2)), valid_from: day, suspended: true, ..me.clone() };
    Rows {
        groups: vec![
            Group { id: group, parent: None, name: text.into(), code: String::new() },
            Group {
                id: GroupId(Uuid::from_u128(9)),
                parent: Some(group),
                name: "二課".into(),
                code: "2".into(),
            },
        ],
        users: vec![User {
            yomigana: "ヤマダ".into(),
            title: "課長".into(),
            ..User::new(UserId(Uuid::from_u128(8)), group, text)
        }],
        devices: (0..devices).map(|number| device(number, format!("PC-{number}"))).collect(),
        admins: vec![me, dated],
        settings: Some(directory::Settings::default()),
        base_policy: Some(BasePolicy {
            sections: policy_values(text),
            individual_allowed: true,
            permitted: ["pc_control".to_owned()].into(),
            lock: CentralLock { fixed: policy_values(text), forbidden: ["newer".to_owned()].into() },
        }),
        violation_policy: Some(ViolationPolicy { sections: policy_values(text) }),
        policies: vec![Policy {
            id: PolicyId(Uuid::from_u128(3)),
            name: text.into(),
            note: "工場の PC".into(),
            own: policy_values(text),
        }],
        assignments: [PolicyTarget::Group(group), PolicyTarget::User(UserId(Uuid::from_u128(8)))]
            .map(|target| Assignment { target, policy: PolicyId(Uuid::from_u128(3)) })
            .into(),
        violations: vec![Violation {
            device: DeviceId(Uuid::from_u128(1)),
            until: Timestamp::from_second(1_900_000_000).unwrap(),
            reason: "紛失".into(),
            by: Some(ME),
        }],
    }
}
