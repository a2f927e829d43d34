//! The rules of 3-authority, one by one, on a company small enough to picture (see `world::company`).

use directory::{Change::*, RejectionCode as R, *};

use crate::world::*;

fn moved(id: u128, parent: Option<u128>) -> Change {
    GroupMove { id: g(id), parent: parent.map(g) }
}

#[test]
fn grants_are_never_merged() {
    // Admin 2 views in Tokyo and edits in Osaka: that is not editing in Tokyo.
    let company = company();
    assert_eq!(refused(&company, 2, vec![DevicePlace { id: d(3), place: Place::Group(g(5)) }]), []);
    assert_eq!(
        refused(&company, 2, vec![DevicePlace { id: d(5), place: Place::Group(g(5)) }]),
        [R::PermissionMissing]
    );
    assert_eq!(
        refused(&company, 2, vec![DevicePlace { id: d(3), place: Place::Group(g(4)) }]),
        [R::PermissionMissing]
    );
}

#[test]
fn what_is_out_of_sight_looks_absent() {
    let company = company();
    let strangers = vec![
        GroupEdit { id: g(5), name: Some("x".into()), code: None },
        GroupEdit { id: g(77), name: Some("x".into()), code: None },
        DeviceDelete { id: d(3) },
        DeviceDelete { id: d(4) },
        DeviceDelete { id: d(77) },
        UserDelete { id: u(3) },
        AdminDelete { id: a(0) },
        AdminDelete { id: a(2) },
        AdminDelete { id: a(77) },
    ];
    assert_eq!(refused(&company, 1, strangers), [R::NotFound; 9]);
}

#[test]
fn all_rejections_come_at_once_with_their_paths() {
    let rejections = company()
        .plan(
            a(0),
            &set(vec![
                GroupCreate(group(2, Some(1), "x")),
                GroupCreate(group(20, Some(1), " ")),
                UserCreate(User { mail: "not a mail".into(), name: "a\u{7}".into(), ..user(20, 99) }),
                UserCreate(User { mail: "not a mail".into(), name: "a\u{7}".into(), ..user(20, 3) }),
                GroupCreate(group(21, Some(1), "ＳＡＬＥＳ")),
            ]),
        )
        .unwrap_err();
    let told: Vec<_> = rejections.iter().map(|r| (r.change, r.path.as_str(), r.code)).collect();
    assert_eq!(
        told,
        [
            (0, "/id", R::IdTaken),
            (1, "/name", R::Required),
            (2, "/group", R::NotFound),
            (3, "/name", R::BadCharacter),
            (3, "/mail", R::BadMail),
            (4, "/name", R::GroupNameTaken),
        ]
    );
}

#[test]
fn rule_2_nobody_hands_out_what_they_lack() {
    let company = company();
    let lacking = grant(&[Permission::PolicyBase], &[2]);
    let elsewhere = grant(&[Permission::DeviceView], &[5]);
    let whole =
        Grant { permissions: [Permission::DeviceView].into_iter().collect(), scope: Scope::Organization };
    let fine = grant(&[Permission::DeviceView, Permission::AdminManage], &[2, 4]);
    assert_eq!(refused(&company, 1, vec![AdminCreate(admin(9, vec![fine.clone()]))]), []);
    assert_eq!(
        refused(&company, 1, vec![AdminCreate(admin(9, vec![fine.clone(), lacking]))]),
        [R::NotGroupScoped, R::Escalation]
    );
    assert_eq!(refused(&company, 1, vec![AdminCreate(admin(9, vec![elsewhere]))]), [R::NotFound]);
    assert_eq!(refused(&company, 1, vec![AdminCreate(admin(9, vec![whole]))]), [R::PermissionMissing]);
    assert_eq!(refused(&company, 1, vec![AdminCreate(admin(9, vec![]))]), [R::PermissionMissing]);
    let by_viewer = refused(&company, 3, vec![AdminCreate(admin(9, vec![fine]))]);
    assert_eq!(by_viewer, [R::PermissionMissing, R::NotFound], "2 is in sight, 4 is not");
    // Without operation-log viewing one cannot hand it out.
    let all_but_logs = Grant {
        permissions: PermissionSet::all().without(Permission::OperationLogView),
        scope: Scope::Organization,
    };
    let mut rows = company.rows();
    rows.admins.push(admin(8, vec![all_but_logs.clone()]));
    let company = Directory::load(Revision(8), rows);
    assert_eq!(refused(&company, 8, vec![AdminCreate(admin(9, vec![all_but_logs]))]), []);
    assert_eq!(refused(&company, 8, vec![AdminCreate(admin(9, vec![everything()]))]), [R::Escalation]);
    assert_eq!(
        refused(&company, 8, vec![AdminGrantsSet { id: a(3), grants: vec![everything()] }]),
        [R::Escalation]
    );
}

#[test]
fn rule_3_the_target_is_covered_as_a_whole() {
    let company = company();
    assert_eq!(refused(&company, 1, vec![AdminSuspend { id: a(3) }, AdminDelete { id: a(3) }]), []);
    let half = company.plan(
        a(0),
        &set(vec![AdminGrantsSet { id: a(3), grants: vec![grant(&[Permission::DeviceView], &[2, 6])] }]),
    );
    let mut company = company;
    company.apply(&half.unwrap());
    assert_eq!(
        refused(&company, 1, vec![AdminDelete { id: a(3) }]),
        [R::NotFound],
        "half of it lies in Osaka"
    );
}

#[test]
fn rule_4_nobody_deletes_suspends_or_regrants_themself() {
    let company = company();
    assert_eq!(refused(&company, 0, vec![AdminDelete { id: a(0) }]), [R::OwnAccount, R::LastManager][..1]);
    assert_eq!(refused(&company, 0, vec![AdminSuspend { id: a(0) }]), [R::OwnAccount]);
    assert_eq!(refused(&company, 1, vec![AdminGrantsSet { id: a(1), grants: vec![] }]), [R::OwnAccount]);
    assert_eq!(
        refused(
            &company,
            1,
            vec![AdminEdit {
                id: a(1),
                fields: AdminFields { name: Some("田中".into()), ..AdminFields::default() }
            }]
        ),
        []
    );
}

#[test]
fn rule_5_the_last_manager_stays() {
    let mut company = company();
    let second = admin(9, vec![everything()]);
    let plan = company.plan(a(0), &set(vec![AdminCreate(second)])).unwrap();
    company.apply(&plan);
    // Planned at the same moment, each deletes the other: whichever comes second is nobody any more.
    let plan = company.plan(a(9), &set(vec![AdminDelete { id: a(0) }])).unwrap();
    company.apply(&plan);
    assert_eq!(refused(&company, 0, vec![AdminDelete { id: a(9) }]), [R::NotFound]);
}

#[test]
fn rule_6_a_move_hands_out_nothing_the_mover_lacks() {
    use Permission::*;
    let mut rows = company().rows();
    rows.admins
        .push(admin(5, vec![grant(&[DeviceView, OrganizationEdit], &[1]), grant(&[DeviceDelete], &[4])]));
    rows.admins.push(admin(6, vec![grant(&[OperationLogView], &[4])]));
    let company = Directory::load(Revision(8), rows);
    let rejections = company.plan(a(5), &set(vec![moved(3, Some(4))])).unwrap_err();
    let told: Vec<_> = rejections.iter().map(|r| (r.code, r.permission, r.admin)).collect();
    // Both the mover's own gain and somebody else's; that other admin is out of the mover's sight and not named.
    assert_eq!(
        told,
        [
            (R::MoveRaisesAuthority, Some(DeviceDelete), Some(a(5))),
            (R::MoveRaisesAuthority, Some(OperationLogView), None),
        ]
    );
    assert_eq!(
        refused(&company, 5, vec![moved(4, Some(2))]),
        [],
        "the way down gives admin 3 only what the mover holds"
    );
    assert_eq!(refused(&company, 0, vec![moved(3, Some(4))]), []);
}

#[test]
fn rule_6_both_ends_need_the_permission() {
    let company = company();
    assert_eq!(refused(&company, 1, vec![moved(3, Some(4))]), []);
    assert_eq!(refused(&company, 1, vec![moved(3, None)]), [R::PermissionMissing]);
    assert_eq!(refused(&company, 1, vec![moved(1, Some(2))]), [R::GroupCycle]);
    assert_eq!(refused(&company, 2, vec![moved(6, Some(1))]), [R::PermissionMissing]);
}

#[test]
fn rule_7_a_group_in_somebodys_scope_stays() {
    let company = company();
    let empty = vec![
        GroupMove { id: g(3), parent: Some(g(1)) },
        DevicePlace { id: d(2), place: Place::Group(g(1)) },
        GroupDelete { id: g(2) },
    ];
    assert_eq!(refused(&company, 0, vec![GroupDelete { id: g(2) }]), [R::GroupNotEmpty]);
    assert_eq!(refused(&company, 0, empty.clone()), [R::GroupIsScope]);
    let with_grant =
        [vec![AdminGrantsSet { id: a(3), grants: vec![grant(&[Permission::DeviceView], &[4])] }], empty]
            .concat();
    assert_eq!(refused(&company, 0, with_grant), []);
}

#[test]
fn rule_9_a_suspended_admin_holds_nothing() {
    let mut company = company();
    let plan = company.plan(a(0), &set(vec![AdminSuspend { id: a(1) }])).unwrap();
    company.apply(&plan);
    assert_eq!(refused(&company, 1, vec![moved(3, Some(4))]), [R::NotFound]);
    assert_eq!(company.view(a(1)).rows().groups, []);
    assert_eq!(company.view(a(1)).rows().devices, []);
}

#[test]
fn groups_lie_at_most_24_levels_deep() {
    let company = company();
    let chain = |length: u128| -> Vec<Change> {
        (0..length).map(|n| GroupCreate(group(100 + n, (n > 0).then(|| 99 + n), "x"))).collect()
    };
    assert_eq!(refused(&company, 0, chain(24)), []);
    assert_eq!(refused(&company, 0, chain(25)), [R::GroupTooDeep]);
    let hung_below = [chain(23), vec![moved(1, Some(122))]].concat();
    assert_eq!(refused(&company, 0, hung_below), [R::GroupTooDeep], "what lies below comes along");
    // Nobody walks up a chain as long as somebody likes to send.
    let endless = refused(&company, 0, chain(50_000));
    assert_eq!((endless[0], endless[1]), (R::GroupTooDeep, R::NotFound));
}

#[test]
fn an_undo_that_would_overwrite_is_refused() {
    let mut company = company();
    let rename = |name: &str| set(vec![GroupEdit { id: g(2), name: Some(name.into()), code: None }]);
    let first = company.plan(a(0), &rename("営業部")).unwrap();
    company.apply(&first);
    let code =
        company.plan(a(0), &set(vec![GroupEdit { id: g(2), name: None, code: Some("S".into()) }])).unwrap();
    company.apply(&code);
    assert!(company.plan_undo(a(0), &first.effect, &first.inverse).is_ok(), "another field does not matter");
    let second = company.plan(a(0), &rename("営業本部")).unwrap();
    company.apply(&second);
    let codes: Vec<_> = company
        .plan_undo(a(0), &first.effect, &first.inverse)
        .unwrap_err()
        .into_iter()
        .map(|r| r.code)
        .collect();
    assert_eq!(codes, [R::Superseded]);
}

#[test]
fn counts_of_changes_are_bounded() {
    assert_eq!(refused(&company(), 0, vec![]), [R::BadChangeCount]);
    let many = vec![AdminResume { id: a(3) }; 200_001];
    assert_eq!(refused(&company(), 0, many), [R::BadChangeCount]);
    let grants = vec![grant(&[Permission::DeviceView], &[1]); 10_000];
    assert_eq!(refused(&company(), 0, vec![AdminCreate(admin(9, grants))]), [R::TooManyGrants]);
}

#[test]
fn the_wire_form_of_a_change_is_stable() {
    let json = serde_json::to_string(&set(vec![
        moved(3, Some(4)),
        DevicePlace { id: d(1), place: Place::Unassigned },
        AdminGrantsSet { id: a(3), grants: vec![grant(&[Permission::DeviceView], &[2])] },
        UserEdit { id: u(1), fields: UserFields { title: Some("課長".into()), ..UserFields::default() } },
    ]))
    .unwrap();
    insta::assert_snapshot!(json.replace("00000000-0000-0000-0000-00000000", "…"), @r#"{"changes":[{"type":"group_move","id":"…0003","parent":"…0004"},{"type":"device_place","id":"…2001","place":{"kind":"unassigned"}},{"type":"admin_grants_set","id":"…3003","grants":[{"permissions":["device.view"],"scope":{"kind":"groups","groups":["…0002"]}}]},{"type":"user_edit","id":"…1001","title":"課長"}]}"#);
}

#[test]
fn an_admin_comes_back_after_the_group_of_the_scope() {
    let mut company = company();
    // Rule 7 lets a group go together with the admin whose scope it is, in any order.
    company.apply(&company.clone().plan(a(0), &set(vec![GroupCreate(group(9, None, "Nagoya"))])).unwrap());
    let admin = admin(9, vec![grant(&[Permission::DeviceView], &[9])]);
    company.apply(&company.clone().plan(a(0), &set(vec![AdminCreate(admin)])).unwrap());
    let before = company.rows();
    let gone = company.plan(a(0), &set(vec![GroupDelete { id: g(9) }, AdminDelete { id: a(9) }])).unwrap();
    company.apply(&gone);
    company.apply(&company.clone().plan_undo(a(0), &gone.effect, &gone.inverse).unwrap());
    assert_eq!(company.rows(), before);
}

fn valid(id: u128, from: Option<i8>, until: Option<i8>) -> Change {
    let day = |day| jiff::civil::date(2026, 4, day);
    let fields = AdminFields {
        valid_from: Some(from.map(day)),
        valid_until: Some(until.map(day)),
        ..AdminFields::default()
    };
    AdminEdit { id: a(id), fields }
}

#[test]
fn days_of_validity_are_handed_out_like_the_authority() {
    let mut rows = company().rows();
    // Admin 5 may manage admins in Tokyo and nothing else, admin 1 everything there.
    rows.admins.push(admin(5, vec![grant(&[Permission::AdminManage, Permission::AdminView], &[1])]));
    let company = Directory::load(Revision(7), rows);
    assert_eq!(refused(&company, 1, vec![valid(3, Some(1), Some(30))]), []);
    assert_eq!(refused(&company, 1, vec![valid(3, Some(2), Some(1))]), [R::BadValidity]);
    assert_eq!(refused(&company, 5, vec![valid(3, None, None)]), [R::Escalation]);
    assert_eq!(refused(&company, 1, vec![valid(1, None, None)]), [R::OwnAccount]);
    // Nobody else manages the whole organization, and one day this one would not either.
    let mut two = company.rows();
    two.admins.push(admin(6, vec![everything()]));
    let two = Directory::load(Revision(7), two);
    assert_eq!(refused(&two, 6, vec![valid(0, None, Some(1))]), []);
    assert_eq!(refused(&two, 6, vec![valid(0, None, Some(1)), AdminSuspend { id: a(6) }]), [R::OwnAccount]);
    let mut limited = two.clone();
    limited.apply(&two.plan(a(6), &set(vec![valid(0, None, Some(1))])).unwrap());
    assert_eq!(refused(&limited, 0, vec![AdminSuspend { id: a(6) }]), [R::LastManager]);
}

#[test]
fn settings_take_their_right_and_are_undone() {
    let mut company = company();
    let mfa = |mfa| SettingsEdit { fields: SettingsFields { mfa: Some(mfa), ..SettingsFields::default() } };
    assert_eq!(refused(&company, 1, vec![mfa(MfaDuty::All)]), [R::PermissionMissing]);
    let plan = company.plan(a(0), &set(vec![mfa(MfaDuty::All)])).unwrap();
    company.apply(&plan);
    assert_eq!(company.settings().mfa, MfaDuty::All);
    let rows = &plan.effect.rows;
    assert!(
        company.view(a(0)).may_read_change(&plan.effect) && !company.view(a(1)).may_read_change(&plan.effect)
    );
    assert_eq!(rows.settings.as_ref().unwrap().before.as_ref().unwrap().mfa, MfaDuty::Off);
    let later = company.plan(a(0), &set(vec![mfa(MfaDuty::Managers)])).unwrap();
    let undo = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap();
    company.apply(&later);
    let superseded = company.plan_undo(a(0), &plan.effect, &plan.inverse).unwrap_err();
    assert_eq!(superseded[0].code, R::Superseded);
    assert_eq!(undo.effect.rows.settings.unwrap().after.unwrap().mfa, MfaDuty::Off);
}

#[test]
fn a_duty_binds_those_who_manage_or_all() {
    let viewer = admin(1, vec![grant(&[Permission::DeviceView], &[1])]);
    let manager = admin(2, vec![grant(&[Permission::AdminManage], &[1])]);
    let bound = |duty: MfaDuty| (duty.binds(&viewer), duty.binds(&manager));
    assert_eq!(bound(MfaDuty::Off), (false, false));
    assert_eq!(bound(MfaDuty::Recommended), (false, false));
    assert_eq!(bound(MfaDuty::Managers), (false, true));
    assert_eq!(bound(MfaDuty::All), (true, true));
}
