//! The one path of a write.

use contract::{ChangesQuery, ChangesRequest, ErrorCode, RowKey};
use directory::{
    Change, DeviceFields, DeviceId, ImportNote, Permission, Place, RejectionCode, Revision, RowRef,
};
use futures_util::future::join_all;
use it::{Site, apply, device, grant_all, group, id};
use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, Row as _, SqliteConnection};

pub(crate) async fn database(site: &Site) -> SqliteConnection {
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
    let undone = site.root.changes_undo(moved.id, None, key).await.unwrap();
    assert_eq!(undone.undoes, Some(moved.id));
    assert_eq!(site.root.directory_get(None).await.unwrap().rows, before);
    assert_eq!(
        site.root.changes_undo(moved.id, None, key).await.unwrap().id,
        undone.id,
        "the same key, the same answer"
    );
    assert_eq!(
        site.root.changes_undo(moved.id, None, id()).await.unwrap_err().code,
        ErrorCode::AlreadyUndone
    );
    assert_eq!(site.root.changes_get(moved.id).await.unwrap().undone_by, Some(undone.id));
    let named =
        site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("本社".into()), code: None }]).await;
    site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("東京".into()), code: None }]).await;
    let error = site.root.changes_undo(named.id, None, id()).await.unwrap_err();
    assert_eq!(error.rejections[0].code, RejectionCode::Superseded);
}

#[tokio::test]
async fn undoing_an_undoing_redoes_and_either_can_be_undone_again() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    let name = async || site.root.groups_get(tokyo).await.unwrap().name;
    let named =
        site.apply(vec![Change::GroupEdit { id: tokyo, name: Some("本社".into()), code: None }]).await;
    let undo = async |id| site.root.changes_undo(id, None, it::id()).await;
    let state = async |id| {
        let change = site.root.changes_get(id).await.unwrap();
        (change.undoes, change.redoes, change.undone_by)
    };
    let undone = undo(named.id).await.unwrap();
    let redone = undo(undone.id).await.unwrap();
    assert_eq!(name().await, "本社");
    assert_eq!(state(named.id).await, (None, None, None), "in effect again");
    assert_eq!(state(undone.id).await, (Some(named.id), None, Some(redone.id)));
    assert_eq!(state(redone.id).await, (Some(undone.id), Some(named.id), None));
    assert_eq!(undo(undone.id).await.unwrap_err().code, ErrorCode::AlreadyUndone);

    // Whichever of the two is undone: both are.
    let again = undo(redone.id).await.unwrap();
    assert_eq!((again.undoes, name().await.as_str()), (Some(named.id), "東京本社"));
    assert_eq!(state(named.id).await.2, Some(again.id));
    assert_eq!(state(redone.id).await.2, Some(again.id));
    assert_eq!(undo(named.id).await.unwrap_err().code, ErrorCode::AlreadyUndone);
    let forth = undo(again.id).await.unwrap();
    assert_eq!((forth.redoes, name().await.as_str()), (Some(named.id), "本社"));
    undo(named.id).await.unwrap();
    assert_eq!(name().await, "東京本社");
}

#[tokio::test]
async fn undoing_shows_its_effect_first_and_does_exactly_that() {
    let site = Site::start().await;
    let (tokyo, osaka) = (site.group("東京支社", None).await, site.group("大阪支社", None).await);
    let (reader, _) = site.admin("reader", vec![it::grant(&[Permission::DeviceView], &[osaka])]).await;
    let moved = site.apply(vec![Change::GroupMove { id: tokyo, parent: Some(osaka) }]).await;
    let plan = site.root.changes_undo_plan(moved.id).await.unwrap();
    assert_eq!(plan.effect.rows.groups[0].after.as_ref().unwrap().parent, None);
    assert_eq!(plan.effect.authority[0].admin, reader);
    assert_eq!(site.root.groups_get(tokyo).await.unwrap().parent, Some(osaka), "nothing is done");
    site.group("福岡支社", None).await;
    let late = site.root.changes_undo(moved.id, Some(plan.base_revision), id()).await.unwrap_err();
    assert_eq!(late.code, ErrorCode::RevisionConflict);
    let plan = site.root.changes_undo_plan(moved.id).await.unwrap();
    site.root.changes_undo(moved.id, Some(plan.base_revision), id()).await.unwrap();
    assert_eq!(site.root.changes_undo_plan(moved.id).await.unwrap_err().code, ErrorCode::AlreadyUndone);
}

#[tokio::test]
async fn a_row_has_a_history_of_its_own() {
    let site = Site::start().await;
    let (tokyo, osaka) = (site.group("東京支社", None).await, site.group("大阪支社", None).await);
    let rights = [Permission::AuditView, Permission::DeviceView];
    let (_, reader) = site.admin("reader", vec![it::grant(&rights, &[osaka])]).await;
    let (_, blind) = site.admin("blind", vec![it::grant(&[Permission::DeviceView], &[osaka])]).await;
    let (here, there) = (device("PC-001", Place::Group(osaka)), device("PC-002", Place::Group(tokyo)));
    let (pc, other) = (here.id, there.id);
    let made = ChangesRequest {
        changes: vec![Change::DeviceCreate(here), Change::DeviceCreate(there)],
        reason: Some("東京の整理".into()),
        import: Some(ImportNote { file_name: "全社.csv".into(), rows: 5_000, sha256: "0".repeat(64) }),
        ..ChangesRequest::default()
    };
    let made = site.root.changes_apply(&made, id()).await.unwrap();
    let placed = |place| vec![Change::DevicePlace { id: pc, place }];
    let left = site.apply(placed(Place::Group(tokyo))).await;
    let named = DeviceFields { name: Some("秘密".into()), ..DeviceFields::default() };
    let away = site.apply(vec![Change::DeviceEdit { id: pc, fields: named }]).await;
    let back = site.apply(placed(Place::Group(osaka))).await;
    site.apply(vec![Change::DevicePlace { id: other, place: Place::Unassigned }]).await;

    let of = |row| ChangesQuery { row: Some(RowKey(row)), ..ChangesQuery::default() };
    let all = site.root.changes_list(&of(RowRef::Device(pc))).await.unwrap();
    let ids: Vec<_> = all.items.iter().map(|change| change.id).collect();
    assert_eq!(ids, [back.id, away.id, left.id, made.id]);
    assert!(all.items.iter().all(|change| change.effect.rows.devices.len() == 1 && !change.is_part));
    assert_eq!(all.items[3].size, 2);

    // Who may read of the row in Osaka only reads what happened to it there.
    let seen = reader.changes_list(&of(RowRef::Device(pc))).await.unwrap();
    let ids: Vec<_> = seen.items.iter().map(|change| change.id).collect();
    assert_eq!(ids, [made.id]);
    let part = &seen.items[0];
    assert_eq!((part.is_part, part.size, &part.reason, &part.import), (true, 1, &None, &None));
    assert_eq!(part.effect.rows.devices[0].after.as_ref().unwrap().name, "PC-001");
    assert!(!serde_json::to_string(&seen.items).unwrap().contains("PC-002"));
    assert_eq!(reader.changes_get(made.id).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(reader.changes_undo(made.id, None, id()).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(reader.changes_undo_plan(made.id).await.unwrap_err().code, ErrorCode::NotFound);
    // A right to look at devices is none to read their history; out of sight is as good as nothing.
    for row in
        [RowRef::Device(pc), RowRef::Device(other), RowRef::Device(DeviceId(id())), RowRef::Group(tokyo)]
    {
        assert!(blind.changes_list(&of(row)).await.unwrap().items.is_empty());
    }
    assert!(reader.changes_list(&of(RowRef::Device(other))).await.unwrap().items.is_empty());
    let stranger = site.company("OTHER").await;
    assert!(stranger.changes_list(&of(RowRef::Device(pc))).await.unwrap().items.is_empty());
    let id = "0199c0de-0000-7000-8000-000000000000";
    for row in ["device:1", &format!("notice:{id}"), &format!("assignment:{id}"), "device", "base_policy:"] {
        let (status, body) = site
            .ask("GET", &format!("/v1/changes?row={row}"), Some(&site.root), serde_json::Value::Null)
            .await;
        assert_eq!((status, body["code"].as_str()), (400, Some("bad_request")), "{row}");
    }
}

#[tokio::test]
async fn the_history_of_a_row_reaches_back_before_it_was_kept() {
    let site = Site::start().await;
    let tokyo = site.group("東京支社", None).await;
    let pc = site.device("PC-001", Place::Group(tokyo)).await;
    site.apply(vec![Change::DeviceDelete { id: pc }]).await;
    // As a database of before looks, brought up to date by the migration's own words.
    let mut connection = database(&site).await;
    let kept = "select kind, row_id, revision, gone from change_rows order by 1, 2, 3";
    let rows = |rows: Vec<sqlx::sqlite::SqliteRow>| -> Vec<(String, String, i64, Option<serde_json::Value>)> {
        let body = |row: &sqlx::sqlite::SqliteRow| row.get::<Option<String>, _>(3);
        let parsed = |row| body(row).map(|body| serde_json::from_str(&body).unwrap());
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), parsed(row))).collect()
    };
    let now = rows(sqlx::query(kept).fetch_all(&mut connection).await.unwrap());
    assert_eq!(now.len(), 3);
    sqlx::query("delete from change_rows").execute(&mut connection).await.unwrap();
    let migration = include_str!("../../crates/service/migrations/0003_change_rows.sql");
    let fill = &migration[migration.find("insert into").unwrap()..migration.find("-- A change set").unwrap()];
    sqlx::query(fill).execute(&mut connection).await.unwrap();
    assert_eq!(rows(sqlx::query(kept).fetch_all(&mut connection).await.unwrap()), now);
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

    let page = reader.changes_list(&ChangesQuery::default()).await.unwrap();
    let ids: Vec<_> = page.items.iter().map(|change| change.id).collect();
    assert!(ids.contains(&seen.id) && ids.contains(&own.id) && !ids.contains(&unseen.id));
    assert_eq!(reader.changes_get(unseen.id).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(reader.changes_undo(unseen.id, None, id()).await.unwrap_err().code, ErrorCode::NotFound);
    let page = blind.changes_list(&ChangesQuery::default()).await.unwrap();
    assert_eq!(page.items.iter().map(|change| change.id).collect::<Vec<_>>(), [own.id]);

    let query = ChangesQuery { q: Some("ｵｵｻｶ".into()), ..Default::default() };
    assert!(site.root.changes_list(&query).await.unwrap().items.is_empty(), "readings are not names");
    let query = ChangesQuery { q: Some("大阪本社".into()), limit: Some(1), ..Default::default() };
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
