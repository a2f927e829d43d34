//! Who sees what, what an effect tells of it, and how a decision is explained.

use directory::{Change::*, *};

use crate::world::*;

#[test]
fn a_view_holds_only_what_is_in_scope() {
    let company = company();
    let view = company.view(a(3));
    let names: Vec<String> = view.groups().map(|group| group.name).collect();
    assert_eq!(names, ["Sales", "Sales 1"]);
    assert_eq!(view.group(g(2)).unwrap().parent, None, "the parent is out of sight");
    assert_eq!(view.group(g(1)), None);
    assert_eq!(view.devices().map(|device| device.id).collect::<Vec<_>>(), [d(1), d(2)]);
    assert_eq!(view.users().map(|user| user.id).collect::<Vec<_>>(), [u(1)]);
    assert_eq!(view.admins().map(|admin| admin.id).collect::<Vec<_>>(), [a(3)], "oneself");
    assert_eq!(view.counts(g(2)), Counts { groups: 1, users: 1, devices: 2 });
    assert_eq!(view.counts(g(5)), Counts::default());
    assert_eq!(view.path(g(3)), [g(2), g(3)]);
    assert_eq!(view.children(None), [g(2)]);
    assert!(!view.whole());
    assert!(company.view(a(0)).whole());
    assert_eq!(company.view(a(77)).rows(), Rows::default(), "a stranger sees nothing");
}

#[test]
fn the_effect_tells_who_gains_and_loses_sight() {
    let company = company();
    let plan = company.plan(a(0), &set(vec![GroupMove { id: g(2), parent: Some(g(5)) }])).unwrap();
    let told: Vec<_> =
        plan.effect.authority.iter().map(|diff| (diff.admin, diff.gained, diff.lost)).collect();
    let sales = Counts { groups: 2, users: 1, devices: 2 };
    // Admin 2 keeps the sight (viewed Tokyo, edits Osaka) but gains and loses nothing to see; the permissions change.
    assert_eq!(told, [(a(1), Counts::default(), sales), (a(2), Counts::default(), Counts::default())]);
    let admin2 = &plan.effect.authority[1];
    assert_eq!(
        admin2.permissions_gained.iter().collect::<Vec<_>>(),
        [Permission::DeviceEdit, Permission::OrganizationEdit]
    );
    assert_eq!(admin2.permissions_lost, PermissionSet::EMPTY);
}

#[test]
fn a_user_takes_the_devices_along() {
    let company = company();
    let plan = company.plan(a(0), &set(vec![UserMove { id: u(1), group: g(4) }])).unwrap();
    let one = Counts { users: 1, devices: 1, ..Counts::default() };
    let told: Vec<_> =
        plan.effect.authority.iter().map(|diff| (diff.admin, diff.gained, diff.lost)).collect();
    assert_eq!(told, [(a(3), Counts::default(), one)]);
}

#[test]
fn a_border_for_admins_alone_is_a_border_too() {
    let mut company = company();
    // Every group and device is in sight, admins only in Osaka.
    let whole =
        Grant { permissions: [Permission::DeviceView].into_iter().collect(), scope: Scope::Organization };
    let reader = admin(9, vec![whole, grant(&[Permission::AdminManage], &[5])]);
    let plan = company.plan(a(0), &set(vec![AdminCreate(reader)])).unwrap();
    company.apply(&plan);
    assert_eq!(company.view(a(9)).admin(a(3)), None);
    let plan = company.plan(a(0), &set(vec![GroupMove { id: g(2), parent: Some(g(5)) }])).unwrap();
    company.apply(&plan);
    assert!(company.view(a(9)).admin(a(3)).is_some(), "the admin of Sales comes along");
    assert_eq!(company.view(a(9)).delta(&[plan.effect.rows]), None, "the replica must be taken anew");
}

#[test]
fn a_new_admins_sight_is_told() {
    let company = company();
    let new = admin(9, vec![grant(&[Permission::DeviceView], &[2])]);
    let plan = company.plan(a(0), &set(vec![AdminCreate(new)])).unwrap();
    assert_eq!(plan.effect.authority.len(), 1);
    assert_eq!(plan.effect.authority[0].gained, Counts { groups: 2, users: 1, devices: 2 });
    assert_eq!(
        plan.effect.authority[0].permissions_gained.iter().collect::<Vec<_>>(),
        [Permission::DeviceView]
    );
}

#[test]
fn the_effect_hash_is_that_of_the_effect() {
    let company = company();
    let rename = |name: &str| {
        company.plan(a(0), &set(vec![GroupEdit { id: g(2), name: Some(name.into()), code: None }])).unwrap()
    };
    assert_eq!(rename("A").effect_hash, rename("A").effect_hash);
    assert_ne!(rename("A").effect_hash, rename("B").effect_hash);
    assert_eq!(rename("A").effect_hash.len(), 64);
}

#[test]
fn an_effect_is_shown_as_far_as_it_is_in_sight() {
    let company = company();
    let plan = company.plan(
        a(0),
        &set(vec![
            DevicePlace { id: d(1), place: Place::Group(g(4)) },
            GroupEdit { id: g(5), name: Some("大阪".into()), code: None },
            AdminSuspend { id: a(2) },
        ]),
    );
    let plan = plan.unwrap();
    let mut after = company.clone();
    after.apply(&plan);
    let (effect, unseen) = after.view(a(3)).effect(&plan.effect);
    assert_eq!(effect.rows.groups, []);
    assert_eq!(effect.rows.admins, []);
    assert_eq!(effect.rows.devices.len(), 1, "it left");
    assert_eq!(effect.rows.devices[0].after, None);
    assert_eq!(effect.authority.iter().map(|diff| diff.admin).collect::<Vec<_>>(), [a(3)]);
    assert_eq!(unseen, 1, "admin 2 is concerned too and out of sight");
    assert!(after.view(a(0)).may_read_change(&plan.effect));
    assert!(!after.view(a(1)).may_read_change(&plan.effect), "Osaka is none of admin 1's");
    assert!(after.view(a(0)).reads_all_changes() && !after.view(a(1)).reads_all_changes());
}

#[test]
fn who_sees_all_is_told_of_what_went_with_its_place() {
    let mut company = company();
    let made = set(vec![
        GroupCreate(group(50, None, "Temporary")),
        UserCreate(user(50, 50)),
        DeviceCreate(device(50, Place::User(u(50)))),
    ]);
    company.apply(&company.plan(a(0), &made).unwrap());
    let gone = set(vec![DeviceDelete { id: d(50) }, UserDelete { id: u(50) }, GroupDelete { id: g(50) }]);
    let gone = company.plan(a(0), &gone).unwrap();
    company.apply(&gone);
    let told = |reader| company.view(reader).effect(&gone.effect).0.rows.len();
    assert_eq!((told(a(0)), told(a(1))), (3, 0));
}

#[test]
fn decisions_are_explained() {
    let company = company();
    let view = company.view(a(2));
    let tokyo = Target::Row(RowRef::Device(d(5)));
    let yes = view.explain(Permission::DeviceView, tokyo);
    assert!(yes.allowed);
    assert_eq!(yes.grants.iter().map(|verdict| verdict.index).collect::<Vec<_>>(), [0]);
    let no = view.explain(Permission::DeviceEdit, tokyo);
    assert!(!no.allowed);
    assert_eq!(no.group, Some(g(4)));
    let lacks: Vec<_> =
        no.grants.iter().map(|verdict| (verdict.index, verdict.permission, verdict.scope)).collect();
    assert_eq!(lacks, [(0, false, true), (1, true, false)]);
    let absent = view.explain(Permission::DeviceView, Target::Row(RowRef::Device(d(4))));
    let missing = view.explain(Permission::DeviceView, Target::Row(RowRef::Device(d(77))));
    assert_eq!(
        Explanation { permission: Permission::DeviceView, ..absent },
        missing,
        "out of sight looks like absent"
    );
}
