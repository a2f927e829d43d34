//! Policies rule by rule, over the fixed company.

use directory::{Change::*, *};
use serde_json::json;

use crate::{policy_world::*, world::*};

/// The fixed company with policies permitted: 1 denies USB in Tokyo, 2 allows reading in Sales 1, 3 does nothing.
fn with_policies() -> Directory {
    let mut rows = company().rows();
    rows.policies = vec![
        policy(1, &[("pc_control", &[("usb_storage", json!("deny"))])]),
        policy(2, &[("pc_control", &[("usb_storage", json!("read_only"))])]),
        policy(3, &[]),
    ];
    rows.assignments = vec![
        assigned(PolicyTarget::Group(g(1)), 1),
        assigned(PolicyTarget::Group(g(3)), 2),
        assigned(PolicyTarget::Device(d(1)), 3),
    ];
    let permitted = ["pc_control", "smart_control"].map(str::to_owned).into();
    rows.base_policy = Some(BasePolicy { individual_allowed: true, permitted, ..BasePolicy::default() });
    Directory::load(Revision(7), rows)
}

fn edits(values: &[(&str, serde_json::Value)]) -> PolicyValueEdits {
    values.iter().map(|(item, one)| ((*item).to_owned(), Some(value(one.clone())))).collect()
}

#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
fn usb(directory: &Directory, target: PolicyTarget) -> String {
    let policy = directory.view(a(0)).effective_policy(target).unwrap();
    match policy.value("pc_control", "usb_storage").unwrap() {
        PolicyValue::Text(text) => text.clone(),
        other => format!("{other:?}"),
    }
}

#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
fn apply(directory: &mut Directory, changes: Vec<Change>) -> Plan {
    let plan = directory.plan(a(0), &set(changes)).unwrap();
    directory.apply(&plan);
    plan
}

#[test]
fn the_nearest_own_section_decides_and_the_rest_is_explained() {
    let company = with_policies();
    let device = company.view(a(0)).effective_policy(PolicyTarget::Device(d(1))).unwrap();
    let control = device.sections.iter().find(|section| section.section == "pc_control").unwrap();
    assert_eq!(control.source, PolicySource::Group { group: Some(g(3)), policy: p(2) });
    let losers: Vec<(PolicySource, WhyLost)> =
        control.losers.iter().map(|loser| (loser.source.clone(), loser.why)).collect();
    assert_eq!(
        losers,
        [
            (PolicySource::Device { policy: p(3) }, WhyLost::Linked),
            (PolicySource::Group { group: Some(g(1)), policy: p(1) }, WhyLost::Outranked),
            (PolicySource::Base, WhyLost::Outranked),
        ]
    );
    assert_eq!(usb(&company, PolicyTarget::Device(d(1))), "read_only");
    assert_eq!(usb(&company, PolicyTarget::Group(g(2))), "deny");
    assert_eq!(usb(&company, PolicyTarget::User(u(3))), "allow");
    // A PC has no sections of phones, and Windows no AirDrop.
    let sections: Vec<&str> = device.sections.iter().map(|section| section.section.as_ref()).collect();
    assert_eq!(sections, ["pc_diagnosis", "pc_collection", "pc_control"]);
    assert_eq!(device.value("pc_control", "airdrop"), None);
}

#[test]
fn a_section_that_is_not_permitted_any_more_does_not_stop_the_search() {
    let mut company = with_policies();
    let permitted = Some(["smart_control".to_owned()].into());
    let fields = PermitFields { permitted, ..PermitFields::default() };
    let plan = apply(&mut company, vec![BasePolicyPermit { fields }]);
    assert_eq!(usb(&company, PolicyTarget::Device(d(1))), "allow");
    // Devices 1, 2 and 5 lie in Tokyo; one of them in Sales 1.
    let impact = plan.effect.policy_impact.unwrap();
    assert_eq!((impact.devices, impact.sections[0].section.as_str()), (3, "pc_control"));
    assert_eq!(impact.groups.len(), 3);
}

#[test]
fn a_linked_section_follows_the_base_at_once_and_an_own_one_does_not() {
    let mut company = with_policies();
    let values = edits(&[("usb_storage", json!("deny")), ("screen_lock", json!(3))]);
    let plan = apply(&mut company, vec![BasePolicySectionSet { section: "pc_control".into(), values }]);
    assert_eq!(usb(&company, PolicyTarget::Device(d(3))), "deny");
    assert_eq!(usb(&company, PolicyTarget::Device(d(1))), "read_only");
    let changed: Vec<DeviceId> = plan.impact.0.iter().map(|one| one.device).collect();
    assert_eq!(changed, [d(3), d(4)], "those outside Tokyo");
    // Own from now on: what is not named is as the base has it at this moment.
    let values = Some(edits(&[("usb_storage", json!("allow"))]));
    apply(&mut company, vec![PolicySectionSet { id: p(3), section: "pc_control".into(), values }]);
    let own = company.view(a(0)).policy(p(3)).unwrap().own["pc_control"].clone();
    assert_eq!((&own["usb_storage"], &own["screen_lock"]), (&value(json!("allow")), &value(json!(3))));
    assert_eq!(own.len(), PolicySection::find("pc_control").unwrap().1.items.len());
}

#[test]
fn bad_input_is_told_all_at_once_and_nothing_is_saved() {
    let company = with_policies();
    let values = edits(&[("usb_storage", json!("maybe")), ("screen_lock", json!(61)), ("newer", json!(1))]);
    let rejections = company
        .plan(
            a(0),
            &set(vec![
                PolicySectionSet { id: p(1), section: "pc_control".into(), values: Some(values.clone()) },
                PolicySectionSet { id: p(1), section: "newer".into(), values: Some(values.clone()) },
                PolicySectionSet { id: p(1), section: "pc_diagnosis".into(), values: Some(edits(&[])) },
                PolicySectionSet { id: p(1), section: "stocktake".into(), values: Some(edits(&[])) },
                BasePolicySectionSet { section: "pc_control".into(), values },
                PolicyAssign { id: p(1), target: PolicyTarget::Group(g(1)) },
                PolicyDelete { id: p(1) },
            ]),
        )
        .unwrap_err();
    let told: Vec<String> =
        rejections.iter().map(|one| format!("{} {} {:?}", one.change, one.path, one.code)).collect();
    assert_eq!(
        told,
        [
            "0 /values/newer UnknownItem",
            "0 /values/screen_lock OutOfBounds",
            "0 /values/usb_storage BadValue",
            "1 /section UnknownSection",
            "2 /section SectionNotPermitted",
            "3 /section SectionNotPermitted",
            "4 /values/newer UnknownItem",
            "4 /values/screen_lock OutOfBounds",
            "4 /values/usb_storage BadValue",
            "5 /target AlreadyAssigned",
            "6  PolicyAssigned",
        ]
    );
}

#[test]
fn a_policy_is_deleted_with_its_assignments_in_one_set_and_comes_back_with_them() {
    let mut company = with_policies();
    let before = company.rows();
    let gone = vec![PolicyUnassign { target: PolicyTarget::Group(g(1)) }, PolicyDelete { id: p(1) }];
    let plan = apply(&mut company, gone);
    assert_eq!(company.view(a(0)).policy(p(1)), None);
    let back = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap();
    company.apply(&back);
    assert_eq!(company.rows(), before);
}

#[test]
fn what_hangs_on_a_row_goes_and_comes_with_it() {
    let mut rows = with_policies().rows();
    rows.devices[0].platform = Platform::Ios;
    rows.violations = vec![violation(1)];
    let mut company = Directory::load(Revision(7), rows.clone());
    let plan = apply(&mut company, vec![DeviceDelete { id: d(1) }]);
    assert_eq!((plan.effect.rows.assignments.len(), plan.effect.rows.violations.len()), (1, 1));
    assert_eq!((company.rows().assignments.len(), company.rows().violations.len()), (2, 0));
    let back = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap();
    company.apply(&back);
    assert_eq!(company.rows(), rows);
}

#[test]
fn policies_are_edited_only_by_who_covers_all_they_are_assigned_to() {
    let mut company = with_policies();
    // Admin 1 has everything that can be scoped, in Tokyo.
    let rename = |n| PolicyEdit { id: p(n), name: Some("別名".into()), note: None };
    assert_eq!(refused(&company, 1, vec![rename(1)]), []);
    apply(&mut company, vec![PolicyAssign { id: p(1), target: PolicyTarget::Group(g(6)) }]);
    let rejections = company.plan(a(1), &set(vec![rename(1)])).unwrap_err();
    assert_eq!((rejections[0].code, rejections[0].group), (RejectionCode::PolicyAssignedElsewhere, None));
    // Neither where it is assigned nor to how many is told.
    assert_eq!(company.view(a(1)).targets_of(p(1)).collect::<Vec<_>>(), [PolicyTarget::Group(g(1))]);
    let osaka = PolicyTarget::Group(g(6));
    assert_eq!(refused(&company, 1, vec![PolicyUnassign { target: osaka }]), [RejectionCode::NotFound]);
    assert_eq!(
        refused(&company, 1, vec![PolicyAssign { id: p(2), target: osaka }]),
        [RejectionCode::NotFound]
    );
    assert_eq!(refused(&company, 3, vec![rename(1)]), [RejectionCode::NotFound], "no policy.view");
    let section = "pc_control".to_owned();
    let values = edits(&[("usb_storage", json!("deny"))]);
    let base = BasePolicySectionSet { section, values };
    assert_eq!(refused(&company, 1, vec![base]), [RejectionCode::PermissionMissing]);
    let create = PolicyCreate(Policy { name: "新規".into(), ..policy(9, &[]) });
    assert_eq!(refused(&company, 1, vec![create.clone()]), []);
    assert_eq!(refused(&company, 3, vec![create]), [RejectionCode::PermissionMissing]);
}

#[test]
fn the_central_lock_is_the_operators() {
    let mut company = with_policies();
    let fixed = [("pc_control".to_owned(), [("screen_lock".to_owned(), value(json!(5)))].into())].into();
    let lock = CentralLock { fixed, forbidden: ["smart_control".to_owned()].into() };
    let change = CentralLockSet(lock);
    assert_eq!(refused(&company, 0, vec![change.clone()]), [RejectionCode::OperatorOnly]);
    let plan = company.plan_as_service(&set(vec![change])).unwrap();
    company.apply(&plan);
    let screen_lock = |company: &Directory, n| {
        let policy = company.view(a(0)).effective_policy(PolicyTarget::Device(d(n))).unwrap();
        policy.value("pc_control", "screen_lock").cloned().unwrap()
    };
    // On the base layer, and nowhere else.
    assert_eq!(screen_lock(&company, 3), value(json!(5)));
    assert_eq!(screen_lock(&company, 1), value(json!(10)));
    let set_it = |n: i64| {
        let values = edits(&[("screen_lock", json!(n))]);
        BasePolicySectionSet { section: "pc_control".into(), values }
    };
    assert_eq!(refused(&company, 0, vec![set_it(7)]), [RejectionCode::ItemLocked]);
    let own = PolicySectionSet { id: p(3), section: "smart_control".into(), values: Some(edits(&[])) };
    assert_eq!(refused(&company, 0, vec![own]), [RejectionCode::SectionForbidden]);
    // The service does nothing else by itself.
    let codes = company.plan_as_service(&set(vec![PolicyDelete { id: p(3) }])).unwrap_err();
    assert_eq!(codes[0].code, RejectionCode::PermissionMissing);
    let undo = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap_err();
    assert_eq!(undo[0].code, RejectionCode::OperatorOnly);
}

#[test]
fn the_violation_policy_is_for_phones_and_outranks_everything_while_it_is_active() {
    let mut rows = with_policies().rows();
    rows.devices[0].platform = Platform::Android;
    rows.policies.push(policy(4, &[("smart_control", &[("camera", json!(true))])]));
    rows.assignments[2].policy = p(4);
    let mut company = Directory::load(Revision(7), rows);
    let values = edits(&[("camera", json!(false))]);
    apply(&mut company, vec![ViolationPolicySectionSet { section: "smart_control".into(), values }]);
    let activate = |n| ViolationActivate(Violation { by: Some(a(3)), ..violation(n) });
    assert_eq!(refused(&company, 0, vec![activate(2)]), [RejectionCode::NotASmartDevice]);
    let plan = apply(&mut company, vec![activate(1)]);
    assert_eq!(plan.impact.0.len(), 1);
    assert_eq!(company.view(a(0)).violation(d(1)).unwrap().by, Some(a(0)), "nobody acts in another's name");
    let policy = company.view(a(0)).effective_policy(PolicyTarget::Device(d(1))).unwrap();
    assert_eq!(policy.value("smart_control", "camera"), Some(&value(json!(false))));
    assert!(matches!(policy.sections[2].source, PolicySource::Violation { .. }));
    assert_eq!(refused(&company, 0, vec![activate(1)]), [RejectionCode::ViolationActive]);
    let lift = company.plan_as_service(&set(vec![ViolationLift { device: d(1) }])).unwrap();
    company.apply(&lift);
    assert_eq!(company.view(a(0)).violation(d(1)), None);
}

#[test]
fn a_group_out_of_sight_decides_without_being_named() {
    let mut rows = with_policies().rows();
    rows.admins.push(admin(9, vec![grant(&[Permission::PolicyView, Permission::DeviceView], &[2])]));
    let company = Directory::load(Revision(7), rows);
    let seen = company.view(a(9)).effective_policy(PolicyTarget::Device(d(2))).unwrap();
    assert_eq!(seen.sections[2].source, PolicySource::Group { group: None, policy: p(1) });
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_reported() {
    let mut rows = with_policies().rows();
    let newer = value(json!({ "level": 3 }));
    rows.policies[0].own.get_mut("pc_control").unwrap().insert("newer".into(), newer.clone());
    rows.policies[1].own.insert("pc_newer".into(), [("item".to_owned(), newer.clone())].into());
    let base = rows.base_policy.as_mut().unwrap();
    base.permitted.insert("pc_newer".into());
    base.sections.insert("pc_other".into(), [("item".to_owned(), newer.clone())].into());
    let mut company = Directory::load(Revision(7), rows);
    let policy = company.view(a(0)).effective_policy(PolicyTarget::Device(d(1))).unwrap();
    assert_eq!(policy.unknown.keys().collect::<Vec<_>>(), ["pc_newer", "pc_other"]);
    let policy = company.view(a(0)).effective_policy(PolicyTarget::Device(d(2))).unwrap();
    assert_eq!(policy.unknown["pc_control"]["newer"], newer);
    // Editing what is known leaves it alone; linking and undoing brings it back.
    let values = Some(edits(&[("usb_storage", json!("allow"))]));
    apply(&mut company, vec![PolicySectionSet { id: p(1), section: "pc_control".into(), values }]);
    let fields =
        PermitFields { permitted: Some(["pc_control".to_owned()].into()), ..PermitFields::default() };
    apply(&mut company, vec![BasePolicyPermit { fields }]);
    let before = company.rows();
    assert_eq!(before.policies[0].own["pc_control"]["newer"], newer);
    assert!(before.base_policy.as_ref().unwrap().permitted.contains("pc_newer"));
    let link = PolicySectionSet { id: p(1), section: "pc_control".into(), values: None };
    let plan = apply(&mut company, vec![link]);
    let back = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap();
    company.apply(&back);
    assert_eq!(company.rows(), before);
}

#[test]
fn there_are_limits() {
    let mut rows = with_policies().rows();
    rows.policies.extend((10..1_007).map(|n| policy(n, &[])));
    let company = Directory::load(Revision(7), rows);
    let create = PolicyCreate(Policy { name: "新規".into(), ..policy(9_000, &[]) });
    assert_eq!(refused(&company, 0, vec![create.clone()]), [RejectionCode::TooManyPolicies]);
    assert_eq!(refused(&company, 0, vec![PolicyDelete { id: p(10) }, create]), []);
}
