//! The one path of a write.

use contract::{ChangesRequest, ErrorCode};
use directory::{Change, Permission, Place, RejectionCode, Revision};
use futures_util::future::join_all;
use it::{Site, apply, device, grant_all, group, id};
use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, Row as _, SqliteConnection};

async fn database(site: &Site) -> SqliteConnection {
    let file = site.config.data.join("cloudone.sqlite");
    SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap()
}

async fn revision(site: &Site) -> Revision {
    site.root.directory_get(None).await.unwrap().revision
}

fn request(changes: Vec<Change>) -> ChangesRequest {
    ChangesRequest { changes, ..ChangesRequest::default() }
}

#[tokio::test]
async fn a_plan_shows_and_does_nothing() {
    let site = Site::start().await;
    let tokyo = group("東京本社", None);
    let plan = site.root.changes_plan(&request(vec![Change::GroupCreate(tokyo.clone())])).await.unwrap();
    assert_eq!(plan.effect.rows.groups[0].after.as_ref(), Some(&tokyo));
    assert_eq!((plan.base_revision, plan.effect_hash.len()), (Revision(0), 64));
    assert!(site.root.directory_get(None).await.unwrap().rows.groups.is_empty());
    let change = site.apply(vec![Change::GroupCreate(tokyo.clone())]).await;
    assert_eq!((change.revision, change.size, change.effect), (Revision(1), 1, plan.effect));
    assert_eq!(site.root.directory_get(None).await.unwrap().rows.groups, [tokyo]);
}

#[tokio::test]
async fn a_rejected_set_changes_nothing_and_says_everything() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    let before = site.root.directory_get(None).await.unwrap();
    let set = vec![
        Change::GroupCreate(group("大阪支社", None)),
        Change::GroupCreate(group("東京本社", None)),
        Change::GroupMove { id: tokyo, parent: Some(tokyo) },
        Change::GroupDelete { id: directory::GroupId(id()) },
    ];
    let error = apply(&site.root, set).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::ChangeRejected);
    let found: Vec<_> = error.rejections.iter().map(|one| (one.change, one.code)).collect();
    let expected =
        [(1, RejectionCode::GroupNameTaken), (2, RejectionCode::GroupCycle), (3, RejectionCode::NotFound)];
    assert_eq!(found, expected);
    assert_eq!(error.fields[0].path, "/changes/1/name");
    assert!(!error.request_id.is_empty());
    assert_eq!(site.root.directory_get(None).await.unwrap(), before);
}

#[tokio::test]
async fn a_stale_base_is_refused() {
    let site = Site::start().await;
    site.group("東京本社", None).await;
    let stale = ChangesRequest {
        base_revision: Some(Revision(0)),
        ..request(vec![Change::GroupCreate(group("大阪支社", None))])
    };
    assert_eq!(site.root.changes_plan(&stale).await.unwrap_err().code, ErrorCode::RevisionConflict);
    assert_eq!(site.root.changes_apply(&stale, id()).await.unwrap_err().code, ErrorCode::RevisionConflict);
    let fresh = ChangesRequest { base_revision: Some(Revision(1)), ..stale };
    assert_eq!(site.root.changes_apply(&fresh, id()).await.unwrap().revision, Revision(2));
}

#[tokio::test]
async fn asked_for_twice_is_done_once() {
    let site = Site::start().await;
    let key = id();
    let wish = request(vec![Change::GroupCreate(group("東京本社", None))]);
    let answers = join_all((0..8).map(|_| site.root.changes_apply(&wish, key))).await;
    let ids: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().id).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(revision(&site).await, Revision(1));
    let other = request(vec![Change::GroupCreate(group("大阪支社", None))]);
    let error = site.root.changes_apply(&other, key).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::IdempotencyMismatch);
}

#[tokio::test]
async fn undoing_brings_back_what_was() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    let pc = site.device("PC-001", Place::Group(tokyo)).await;
    let before = site.root.directory_get(None).await.unwrap().rows;
    let moved = site.apply(vec![Change::DevicePlace { id: pc, place: Place::Unassigned }]).await;
    let key = id();
    let undone = site.root.changes_undo(moved.id, key).await.unwrap();
    assert_eq!(undone.undoes, Some(moved.id));
    assert_eq!(site.root.directory_get(None).await.unwrap().rows, before);
    assert_eq!(
        site.root.changes_undo(moved.id, key).await.unwrap().id,
        undone.id,
        "the same key, the same answer"
    );
    assert_eq!(site.root.changes_undo(moved.id, id()).await.unwrap_err().code, ErrorCode::AlreadyUndone);
    assert_eq!(site.root.changes_get(moved.id).await.unwrap().undone_by, Some(undone.id));
    // Undoing the undoing does it again.
    site.root.changes_undo(undone.id, id()).await.unwrap();

    let named =
        site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("本社".into()), code: None }]).await;
    site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("東京".into()), code: None }]).await;
    let error = site.root.changes_undo(named.id, id()).await.unwrap_err();
    assert_eq!(error.rejections[0].code, RejectionCode::Superseded);
}

#[tokio::test]
async fn writers_at_the_same_moment_come_one_after_the_other() {
    let site = Site::start().await;
    let writes =
        (0..24).map(|n| apply(&site.root, vec![Change::GroupCreate(group(&format!("部門{n}"), None))]));
    let mut revisions: Vec<u64> =
        join_all(writes).await.into_iter().map(|change| change.unwrap().revision.0).collect();
    revisions.sort_unstable();
    assert_eq!(revisions, (1..=24).collect::<Vec<_>>());
    assert_eq!(site.root.directory_get(None).await.unwrap().rows.groups.len(), 24);
}

#[tokio::test]
async fn the_last_managers_cannot_suspend_each_other() {
    let site = Site::start().await;
    let manage = || vec![grant_all(&directory::PermissionSet::all().iter().collect::<Vec<_>>())];
    let (one, first) = site.admin("one", manage()).await;
    let (two, second) = site.admin("two", manage()).await;
    let root = site.root.session_get().await.unwrap().admin;
    apply(&first, vec![Change::AdminSuspend { id: root }]).await.unwrap();
    let (a, b) = tokio::join!(
        apply(&first, vec![Change::AdminSuspend { id: two }]),
        apply(&second, vec![Change::AdminSuspend { id: one }])
    );
    assert!(a.is_ok() != b.is_ok(), "one of them, and only one: {a:?} {b:?}");
}

#[tokio::test]
async fn the_history_shows_what_the_reader_may_see() {
    let site = Site::start().await;
    let (osaka, tokyo) = (site.group("大阪支社", None).await, site.group("東京支社", None).await);
    let rights = [Permission::AuditView, Permission::DeviceView, Permission::OrganizationEdit];
    let (_, reader) = site.admin("reader", vec![it::grant(&rights, &[osaka])]).await;
    let (_, blind) = site.admin("blind", vec![it::grant(&[Permission::OrganizationEdit], &[osaka])]).await;
    let seen =
        site.apply(vec![Change::GroupEdit { id: osaka, name: Some("大阪本社".into()), code: None }]).await;
    let unseen =
        site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("東京本社".into()), code: None }]).await;
    let own = apply(&blind, vec![Change::GroupCreate(group("営業課", Some(osaka)))]).await.unwrap();

    let page = reader.changes_list(&contract::PageQuery::default()).await.unwrap();
    let ids: Vec<_> = page.items.iter().map(|change| change.id).collect();
    assert!(ids.contains(&seen.id) && ids.contains(&own.id) && !ids.contains(&unseen.id));
    assert_eq!(reader.changes_get(unseen.id).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(reader.changes_undo(unseen.id, id()).await.unwrap_err().code, ErrorCode::NotFound);
    let page = blind.changes_list(&contract::PageQuery::default()).await.unwrap();
    assert_eq!(page.items.iter().map(|change| change.id).collect::<Vec<_>>(), [own.id]);

    let query = contract::PageQuery { q: Some("ｵｵｻｶ".into()), ..Default::default() };
    assert!(site.root.changes_list(&query).await.unwrap().items.is_empty(), "readings are not names");
    let query = contract::PageQuery { q: Some("大阪本社".into()), limit: Some(1), ..Default::default() };
    let first = site.root.changes_list(&query).await.unwrap();
    assert_eq!((first.items[0].id, &first.next_cursor), (seen.id, &None));
}

#[tokio::test]
async fn every_write_stands_in_the_audit_chain() {
    let site = Site::start().await;
    site.group("東京本社", None).await;
    apply(&site.root, vec![Change::GroupDelete { id: directory::GroupId(id()) }]).await.unwrap_err();
    let mut connection = database(&site).await;
    let rows = sqlx::query(
        "select number, at, actor, action, detail, request_id, previous_hash, hash from audit order by number",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let actions: Vec<String> = rows.iter().map(|row| row.get("action")).collect();
    assert_eq!(actions, ["tenant.create", "session.create", "password.change", "changes.apply"]);
    let mut previous = String::new();
    for row in &rows {
        let field = |name: &str| row.get::<String, _>(name);
        let text = serde_json::json!([
            previous,
            row.get::<i64, _>("number"),
            row.get::<i64, _>("at"),
            row.get::<Option<String>, _>("actor"),
            field("action"),
            field("detail"),
            field("request_id")
        ]);
        assert_eq!(field("previous_hash"), previous);
        previous = Sha256::digest(text.to_string()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(field("hash"), previous);
    }
}

#[tokio::test]
async fn a_stopped_service_comes_back_as_it_was() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    site.apply(vec![Change::DeviceCreate(device("PC-001", Place::Group(tokyo)))]).await;
    let before = site.root.directory_get(None).await.unwrap();
    let Site { service, config, root, .. } = &site;
    // Another process on the same data: what one writes, the other has.
    let second = service::start(config.clone()).await.unwrap();
    let there = it::client(&second, config).with_token(root.token().clone());
    assert_eq!(there.directory_get(None).await.unwrap(), before);
    let osaka = apply(&there, vec![Change::GroupCreate(group("大阪支社", None))]).await.unwrap();
    let here = root.directory_get(Some(before.revision)).await.unwrap();
    assert_eq!((here.revision, here.rows.groups.len(), here.full), (osaka.revision, 1, false));
    assert_ne!(service.address, second.address);
    second.stop().await.unwrap();
    root.directory_get(None).await.unwrap();
}
