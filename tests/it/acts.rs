//! The acts whose rights the matrix writes down and the absence test tries: every kind of change has some.

use directory::{
    Admin, AdminFields, AdminId, CentralLock, Change, DeviceFields, FreeFields, Grant, Permission,
    PermitFields, Place, PolicyTarget, SettingsFields, UserFields,
};
use it::grant;
use serde_json::json;

use crate::world::Target;

/// The acts that change the organization, at one target. `here` is the own group.
pub(crate) fn acts(there: &Target, here: &Target) -> Vec<(&'static str, Change)> {
    let text = || Some("x".to_owned());
    let admin =
        |grants: Vec<Grant>| Admin::new(AdminId(it::id()), it::id().simple().to_string(), "新人", grants);
    let hands_out = |permission| Change::AdminCreate(admin(vec![grant(&[permission], &[there.group])]));
    let view = || vec![grant(&[Permission::DeviceView], &[there.group])];
    let id = there.admin;
    vec![
        ("group_create there", Change::GroupCreate(it::group("新設", Some(there.group)))),
        ("group_edit", Change::GroupEdit { id: there.group, name: text(), code: None }),
        (
            "group_move from there to the own group",
            Change::GroupMove { id: there.leaf, parent: Some(here.leaf) },
        ),
        (
            "group_move to there from the own group",
            Change::GroupMove { id: here.leaf, parent: Some(there.leaf) },
        ),
        ("group_delete", Change::GroupDelete { id: there.leaf }),
        ("user_create there", Change::UserCreate(it::user("新人", "しんじん", there.group))),
        (
            "user_edit",
            Change::UserEdit {
                id: there.user,
                fields: UserFields { title: text(), ..UserFields::default() },
            },
        ),
        ("user_move from there to the own group", Change::UserMove { id: there.user, group: here.group }),
        ("user_move to there from the own group", Change::UserMove { id: here.user, group: there.group }),
        ("user_delete", Change::UserDelete { id: there.user }),
        ("device_create there", Change::DeviceCreate(it::device("PC", Place::Group(there.group)))),
        (
            "device_edit",
            Change::DeviceEdit {
                id: there.device,
                fields: DeviceFields { os: text(), ..DeviceFields::default() },
            },
        ),
        (
            "device_edit that retires it",
            Change::DeviceEdit {
                id: there.device,
                fields: DeviceFields {
                    state: Some(directory::DeviceState::Retired),
                    ..DeviceFields::default()
                },
            },
        ),
        (
            "device_place from there to the own group",
            Change::DevicePlace { id: there.device, place: Place::Group(here.group) },
        ),
        (
            "device_place to there from the own group",
            Change::DevicePlace { id: here.device, place: Place::Group(there.group) },
        ),
        (
            "device_place from there to nobody",
            Change::DevicePlace { id: there.device, place: Place::Unassigned },
        ),
        ("device_delete", Change::DeviceDelete { id: there.device }),
        ("admin_create who views devices there", hands_out(Permission::DeviceView)),
        ("admin_create who reads operation logs there", hands_out(Permission::OperationLogView)),
        ("admin_create who manages admins there", hands_out(Permission::AdminManage)),
        (
            "admin_edit",
            Change::AdminEdit { id, fields: AdminFields { name: text(), ..AdminFields::default() } },
        ),
        (
            "admin_edit of the days of validity",
            Change::AdminEdit {
                id,
                fields: AdminFields { valid_until: Some(None), ..AdminFields::default() },
            },
        ),
        ("admin_grants_set", Change::AdminGrantsSet { id, grants: view() }),
        ("admin_suspend", Change::AdminSuspend { id }),
        ("admin_resume", Change::AdminResume { id }),
        ("admin_delete", Change::AdminDelete { id }),
        (
            "policy_edit of one assigned there",
            Change::PolicyEdit { id: there.policy, name: None, note: text() },
        ),
        (
            "policy_section_set of one assigned there",
            Change::PolicySectionSet {
                id: there.policy,
                section: "pc_control".to_owned(),
                values: Some(it::values(&[("usb_storage", json!("deny"))])),
            },
        ),
        ("policy_delete of one of that company", Change::PolicyDelete { id: there.spare }),
        (
            "policy_assign to a user there",
            Change::PolicyAssign { id: here.spare, target: PolicyTarget::User(there.user) },
        ),
        ("policy_unassign from there", Change::PolicyUnassign { target: PolicyTarget::Group(there.group) }),
        ("violation_activate there", Change::ViolationActivate(it::violation(there.phone))),
        ("violation_lift there", Change::ViolationLift { device: there.lost }),
    ]
}

/// The acts that are done to the company as a whole.
pub(crate) fn acts_without_target() -> Vec<(&'static str, Change)> {
    let labels = FreeFields::from(["社員番号", "", "", "", ""].map(str::to_owned));
    let settings = |fields| Change::SettingsEdit { fields };
    let mfa = SettingsFields { mfa: Some(directory::MfaDuty::Recommended), ..SettingsFields::default() };
    let of_admins = SettingsFields { admin_labels: Some(labels.clone()), ..SettingsFields::default() };
    let of_users = SettingsFields { user_labels: Some(labels.clone()), ..SettingsFields::default() };
    let of_devices = SettingsFields { device_labels: Some(labels), ..SettingsFields::default() };
    let all = vec![it::grant_all(&[Permission::DeviceView])];
    vec![
        ("settings_edit of how one signs in", settings(mfa)),
        ("settings_edit of the names of free fields", settings(of_admins)),
        ("settings_edit of the names of users' fields", settings(of_users)),
        ("settings_edit of the names of devices' fields", settings(of_devices)),
        ("policy_create", Change::PolicyCreate(it::policy("新規"))),
        (
            "base_policy_section_set",
            Change::BasePolicySectionSet {
                section: "pc_control".to_owned(),
                values: it::values(&[("usb_storage", json!("deny"))]),
            },
        ),
        (
            "base_policy_permit",
            Change::BasePolicyPermit {
                fields: PermitFields { individual_allowed: Some(false), permitted: None },
            },
        ),
        (
            "violation_policy_section_set",
            Change::ViolationPolicySectionSet {
                section: "smart_control".to_owned(),
                values: it::values(&[("camera", json!(false))]),
            },
        ),
        ("central_lock_set", Change::CentralLockSet(CentralLock::default())),
        ("group_create at the top", Change::GroupCreate(it::group("新設", None))),
        ("device_create of nobody", Change::DeviceCreate(it::device("PC", Place::Unassigned))),
        (
            "admin_create over the whole organization",
            Change::AdminCreate(Admin::new(AdminId(it::id()), "whole", "新人", all)),
        ),
        (
            "admin_create without any grant",
            Change::AdminCreate(Admin::new(AdminId(it::id()), "none", "新人", Vec::new())),
        ),
    ]
}
