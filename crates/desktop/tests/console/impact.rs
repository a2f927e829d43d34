//! What changes would change, where the service has to be asked for it part by part.

use directory::{Admin, Directory, Grant, Language, PermissionSet, Rows, Scope};

use super::*;

#[tokio::test]
async fn a_list_that_comes_part_by_part_is_stopped_between_two() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let group =
        Group { id: GroupId(Uuid::from_u128(11)), parent: None, name: "大阪".into(), code: String::new() };
    let grant = Grant { permissions: PermissionSet::all(), scope: Scope::Groups([group.id].into()) };
    // Who sees a part of the organization only has to ask the service.
    let me = Admin::new(service::ME, "root", "山田 太郎", vec![grant]);
    let rows = Rows { groups: vec![group], admins: vec![me], ..Rows::default() };
    service.truth.lock().unwrap().directory = Directory::load(Revision(0), rows);
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    let request = PoliciesImpactSave {
        of: ImpactOf::Changes { changes: groups(&["営業部"]).changes },
        language: Language::Ja,
        file_name: "x".into(),
    };
    let saving = tokio::spawn({
        let console = Arc::clone(&console);
        async move { console.policies_impact_save(request).await }
    });
    until(&console, |_| service.requests("POST /v1/changes/plan/devices") > 1).await;
    console.jobs_cancel(Nothing {}).await.unwrap();
    let saved = tokio::time::timeout(Duration::from_secs(10), saving).await.unwrap().unwrap();
    assert_eq!(saved.unwrap_err().code, ErrorCode::Cancelled);
}
