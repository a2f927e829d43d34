//! What a change of the settings would mean.

use directory::{Admin, AdminId, Grant, MfaDuty, Permission, RowRef, Scope, Target};

use super::*;

fn admin(n: u128, reading: &str, permission: Permission) -> Admin {
    let grants = vec![Grant { permissions: [permission].into_iter().collect(), scope: Scope::Organization }];
    let yomigana = reading.to_owned();
    Admin { yomigana, ..Admin::new(AdminId(Uuid::from_u128(n)), format!("a{n}"), format!("人{n}"), grants) }
}

fn access(admin: AdminId, has_factor: bool) -> AdminAccess {
    AdminAccess {
        admin,
        has_factor,
        needs_factor: false,
        must_change_password: false,
        password_changed_at: None,
        last_sign_in_at: None,
        sessions: 0,
        locked_until: None,
    }
}

#[tokio::test]
async fn a_duty_is_shown_with_everybody_whom_it_reaches() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let suspended = Admin { suspended: true, ..admin(15, "か", Permission::AdminManage) };
    let ended = Admin {
        valid_until: Some("2020-03-31".parse().unwrap()),
        ..admin(16, "か", Permission::AdminManage)
    };
    let mut people = vec![
        admin(11, "わ", Permission::AdminManage),
        admin(12, "あ", Permission::SettingsSecurity),
        admin(13, "か", Permission::AdminManage),
        admin(14, "か", Permission::DeviceView),
        suspended,
        ended,
        admin(17, "か", Permission::AdminManage),
    ];
    let id = |n| AdminId(Uuid::from_u128(n));
    {
        let mut truth = service.truth.lock().unwrap();
        // Of 17 nothing is told; 13 has a factor.
        truth.access = [11, 12, 14, 15, 16].map(|n| access(id(n), false)).to_vec();
        truth.access.extend([access(id(13), true), access(service::ME, false)]);
    }
    let set = |people: &[Admin]| ChangeSet {
        changes: people.iter().cloned().map(Change::AdminCreate).collect(),
        ..ChangeSet::default()
    };
    service.change(&set(&people));
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    let preview = async |duty| console.settings_mfa_preview(SettingsMfaPreview { duty }).await.unwrap();
    let counts = |reach: &MfaReach| (reach.missing, reach.ready, reach.unknown, reach.own);
    let first = |reach: &MfaReach| reach.first.iter().map(|one| one.row).collect::<Vec<_>>();

    for duty in [MfaDuty::Off, MfaDuty::Recommended] {
        assert_eq!(counts(&preview(duty).await), (0, 0, 0, false));
    }
    let managers = preview(MfaDuty::Managers).await;
    assert_eq!(counts(&managers), (3, 1, 1, true));
    assert_eq!(first(&managers), [id(12), id(11), service::ME].map(RowRef::Admin), "by how they are read");
    assert_eq!(counts(&preview(MfaDuty::All).await), (4, 1, 1, true));

    // Who may do it is told in the same order.
    let question = AuthorityQuestion { permission: Permission::AdminManage, target: Target::Organization };
    let who = console.authority_who(question).await.unwrap();
    let who: Vec<_> = who.iter().map(|one| one.admin).collect();
    assert_eq!(who, [id(13), id(16), id(17), id(11), service::ME], "never the one who is suspended");

    // More than are named are counted.
    people = (100..110).map(|n| admin(n, "さ", Permission::DeviceView)).collect();
    service.truth.lock().unwrap().access.extend((100..110).map(|n| access(id(n), false)));
    let revision = service.change(&set(&people));
    until(&console, |state| state.sync.revision == revision).await;
    let all = preview(MfaDuty::All).await;
    assert_eq!((all.missing, all.first.len()), (14, 8));
}
