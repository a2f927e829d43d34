//! What users and devices carry: bounds of their fields, who names the free ones, and undoing.

use directory::{Change::*, RejectionCode as R, *};

use crate::world::*;

#[test]
fn new_fields_have_the_bounds_of_every_text() {
    let long = || "あ".repeat(255);
    let free = |text: String| {
        Some(FreeFields::from([String::new(), text, String::new(), String::new(), String::new()]))
    };
    let edit = |fields| DeviceEdit { id: d(2), fields };
    let refusals = company()
        .plan(
            a(0),
            &set(vec![
                edit(DeviceFields { address: Some(long()), ..DeviceFields::default() }),
                edit(DeviceFields { free: free("a\u{7}".into()), ..DeviceFields::default() }),
                UserEdit { id: u(1), fields: UserFields { free: free(long()), ..UserFields::default() } },
                SettingsEdit {
                    fields: SettingsFields { device_labels: free(long()), ..SettingsFields::default() },
                },
            ]),
        )
        .unwrap_err();
    let told: Vec<_> = refusals.iter().map(|r| (r.change, r.path.as_str(), r.code)).collect();
    assert_eq!(
        told,
        [
            (0, "/address", R::TooLong),
            (1, "/free/1", R::BadCharacter),
            (2, "/free/1", R::TooLong),
            (3, "/device_labels/1", R::TooLong),
        ]
    );
}

#[test]
fn a_last_contact_can_be_set_emptied_and_undone() {
    let mut company = company();
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let edit = |last_contact| DeviceEdit {
        id: d(2),
        fields: DeviceFields { last_contact: Some(last_contact), ..DeviceFields::default() },
    };
    let first = company.plan(a(0), &set(vec![edit(Some(at("2026-11-24T01:02:03Z")))])).unwrap();
    company.apply(&first);
    let emptied = company.plan(a(0), &set(vec![edit(None)])).unwrap();
    company.apply(&emptied);
    let contact = |company: &Directory| company.view(a(0)).device(d(2)).unwrap().last_contact;
    assert_eq!(contact(&company), None);
    let undo = company.plan_undo(a(0), &emptied.effect, &emptied.inverse).unwrap();
    company.apply(&undo);
    assert_eq!(contact(&company), Some(at("2026-11-24T01:02:03Z")));
}

#[test]
fn fields_are_named_by_those_who_may_fill_them_in_everywhere() {
    use Permission::{AdminManage, DeviceEdit as EditsDevices, OrganizationEdit, SettingsSecurity};
    let labels = || Some(FreeFields::from(["x", "", "", "", ""].map(str::to_owned)));
    let names = [
        (AdminManage, SettingsFields { admin_labels: labels(), ..SettingsFields::default() }),
        (OrganizationEdit, SettingsFields { user_labels: labels(), ..SettingsFields::default() }),
        (EditsDevices, SettingsFields { device_labels: labels(), ..SettingsFields::default() }),
    ];
    for held in [AdminManage, OrganizationEdit, EditsDevices, SettingsSecurity] {
        let mut rows = company().rows();
        let scope = Scope::Organization;
        rows.admins.push(admin(9, vec![Grant { permissions: [held].into_iter().collect(), scope }]));
        let company = Directory::load(Revision(1), rows);
        for (needed, fields) in names.clone() {
            let expected = if held == needed { vec![] } else { vec![R::PermissionMissing] };
            assert_eq!(refused(&company, 9, vec![SettingsEdit { fields }]), expected, "{held:?} {needed:?}");
        }
    }
}

#[test]
fn retiring_a_device_is_as_much_as_deleting_it() {
    let edit = |state| {
        let fields = DeviceFields { state: Some(state), ..DeviceFields::default() };
        vec![DeviceEdit { id: d(3), fields }]
    };
    // Admin 2 may edit devices in Osaka, not delete them.
    assert_eq!(refused(&company(), 2, edit(DeviceState::Lost)), []);
    assert_eq!(refused(&company(), 2, edit(DeviceState::Retired)), [R::PermissionMissing]);
    let mut company = company();
    let retired = company.plan(a(0), &set(edit(DeviceState::Retired))).unwrap();
    company.apply(&retired);
    assert_eq!(refused(&company, 2, edit(DeviceState::Retired)), [], "saving a form that says so already");
    assert_eq!(refused(&company, 2, edit(DeviceState::InStock)), []);
}
