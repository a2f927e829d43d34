//! The console without its window, on a real service. The real keyring is tested in the real window (`tests/e2e`).

use std::{sync::Arc, time::Duration};

use contract::{
    ChangesQuery, ErrorCode, PageQuery, RowKey, Secret,
    ipc::{
        AppState, AuthorityAt, BulkApply, BulkDraft, ChangesDraft, ChangesUndo, DeviceAct, DevicePick,
        ListQuery, Nothing, OrgNode, OrgQuery, OrgRow, PaletteSearch, Phase, SessionPasswordChange,
        SessionSignIn, SortKey, SyncStatus,
    },
};
use desktop::{Config, Console, Files, KeyStore, NoDialogs};
use directory::{Change, GroupId, Permission, Place};
use it::{PASSWORD, Site, grant};
use tempfile::TempDir;

/// A machine without a keyring.
#[derive(Debug)]
struct Nowhere;

impl KeyStore for Nowhere {
    fn read(&self, _: &str) -> Result<Option<Secret>, ErrorCode> {
        Err(ErrorCode::KeyringUnavailable)
    }
    fn write(&self, _: &str, _: &Secret) -> Result<(), ErrorCode> {
        Err(ErrorCode::KeyringUnavailable)
    }
    fn delete(&self, _: &str) -> Result<(), ErrorCode> {
        Err(ErrorCode::KeyringUnavailable)
    }
}

/// A console on a site, with a folder of its own.
async fn console(site: &Site) -> (Arc<Console>, TempDir) {
    console_with(site, Arc::new(NoDialogs)).await
}

/// The same with somebody who chooses files.
pub(crate) async fn console_with(site: &Site, files: Arc<dyn Files>) -> (Arc<Console>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        ca_pem: Some(it::ca(&site.config)),
        keyring: Arc::new(Nowhere),
        files,
        ..Config::new(&site.service.url, folder.path(), "0.1.0")
    };
    let console = Console::start(config).await.unwrap();
    until(&console, |state| state.phase == Phase::SignedOut).await;
    (console, folder)
}

pub(crate) async fn sign_in(
    console: &Arc<Console>,
    account: &str,
    password: &str,
) -> Result<AppState, contract::ErrorBody> {
    let request = SessionSignIn {
        company_code: "aoba".into(),
        account: account.into(),
        password: Secret::new(password),
        otp: None,
        stay_signed_in: false,
    };
    console.session_sign_in(request).await
}

/// Waits until the state is as wanted.
pub(crate) async fn until(console: &Arc<Console>, wanted: impl Fn(&AppState) -> bool) -> AppState {
    for _ in 0..400 {
        let state = console.app_state(Nothing {}).await.unwrap();
        if wanted(&state) {
            return state;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the console never got there: {:?}", console.app_state(Nothing {}).await)
}

pub(crate) async fn live(console: &Arc<Console>) -> AppState {
    until(console, |state| state.sync.status == SyncStatus::Live).await
}

async fn tree(console: &Arc<Console>, query: &str) -> Vec<OrgRow> {
    let query = OrgQuery { expanded: None, query: query.into(), show_users: true, from: 0, count: 100 };
    console.org_rows(query).await.unwrap().rows
}

fn names(rows: &[OrgRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).filter(|name| !name.is_empty()).collect()
}

fn draft(changes: Vec<Change>) -> ChangesDraft {
    ChangesDraft { changes, reason: None, base_revision: None, initial_passwords: Default::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_in_one_sees_and_writes_and_undoes() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    site.group("営業部", Some(tokyo)).await;
    let (console, _folder) = console(&site).await;
    assert_eq!(sign_in(&console, "admin", "wrong").await.unwrap_err().code, ErrorCode::SignInFailed);
    assert_eq!(tree_error(&console).await, ErrorCode::NotSignedIn);
    sign_in(&console, "admin", PASSWORD).await.unwrap();
    let state = live(&console).await;
    assert!(state.sync.whole && state.sync.counts.groups == 2);
    assert_eq!(names(&tree(&console, "").await), ["東京本社", "営業部"]);

    // What a command answers is in the next window.
    let made =
        console.changes_apply(draft(vec![Change::GroupCreate(it::group("大阪支社", None))])).await.unwrap();
    assert!(names(&tree(&console, "").await).contains(&"大阪支社"));
    let undo = ChangesUndo { id: made.id, base_revision: None };
    let plan = console.changes_undo_plan(undo.clone()).await.unwrap();
    assert_eq!(plan.effect.rows.groups[0].after, None);
    console.changes_undo(ChangesUndo { base_revision: Some(plan.base_revision), ..undo }).await.unwrap();
    assert!(!names(&tree(&console, "").await).contains(&"大阪支社"));

    // What was deleted is offered, and comes back by the changes that it is offered with.
    let bin = console.deleted_list(PageQuery::default()).await.unwrap();
    assert_eq!(bin.items[0].name, "大阪支社");
    console.changes_apply(draft(bin.items[0].restore.clone())).await.unwrap();
    assert!(names(&tree(&console, "").await).contains(&"大阪支社"));
    let over = bin.items[0].row;
    let holders = console.authority_here(AuthorityAt { over }).await.unwrap();
    assert_eq!((holders.len(), holders[0].grants.len()), (1, 1));
    let query = ChangesQuery { row: Some(RowKey(over)), ..ChangesQuery::default() };
    let history = console.changes_list(query).await.unwrap();
    assert_eq!(history.items.len(), 3, "created, undone, brought back");

    // What somebody else does comes by itself.
    site.group("名古屋支社", None).await;
    let revision = site.root.directory_get(None).await.unwrap().revision;
    until(&console, |state| state.sync.revision == revision).await;
    assert!(names(&tree(&console, "").await).contains(&"名古屋支社"));

    console.session_sign_out(Nothing {}).await.unwrap();
    assert_eq!(tree_error(&console).await, ErrorCode::NotSignedIn);
}

async fn tree_error(console: &Arc<Console>) -> ErrorCode {
    let query = OrgQuery { expanded: None, query: String::new(), show_users: false, from: 0, count: 10 };
    console.org_rows(query).await.unwrap_err().code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_admin_sees_and_does_exactly_what_was_granted() {
    let site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    let sales = site.group("営業部", Some(tokyo)).await;
    let osaka = site.group("大阪支社", None).await;
    let inside = site.device("PC-TOKYO", Place::Group(sales)).await;
    site.device("PC-OSAKA", Place::Group(osaka)).await;
    site.admin("tanaka", vec![grant(&[Permission::DeviceView, Permission::DeviceEdit], &[sales])]).await;
    let (console, _folder) = console(&site).await;
    sign_in(&console, "tanaka", PASSWORD).await.unwrap();
    let state = live(&console).await;
    assert!(!state.sync.whole);
    assert_eq!(names(&tree(&console, "").await), ["営業部"]);
    let devices = console.devices_rows(devices_of(sales)).await.unwrap();
    assert_eq!((devices.total, devices.rows[0].device.id), (1, inside));
    let hits = console.palette_search(PaletteSearch { query: "osaka".into(), count: 10 }).await.unwrap();
    assert!(hits.is_empty());
    let refused = console
        .changes_apply(draft(vec![Change::DevicePlace { id: inside, place: Place::Group(osaka) }]))
        .await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::ChangeRejected);
    let refused = console
        .changes_apply(draft(vec![Change::GroupEdit { id: sales, name: Some("新".into()), code: None }]))
        .await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::ChangeRejected);
    let fields = directory::DeviceFields { name: Some("PC-NEW".into()), ..Default::default() };
    console.changes_apply(draft(vec![Change::DeviceEdit { id: inside, fields }])).await.unwrap();

    // A wider grant comes into sight without signing in again.
    let id = state.session.unwrap().admin;
    site.apply(vec![Change::AdminGrantsSet { id, grants: vec![grant(&[Permission::DeviceView], &[tokyo])] }])
        .await;
    until(&console, |state| state.sync.counts.groups == 2).await;
    assert_eq!(names(&tree(&console, "").await), ["東京本社", "営業部"]);
}

fn devices_of(group: GroupId) -> ListQuery {
    ListQuery {
        node: OrgNode::Group(group),
        below: true,
        query: String::new(),
        platforms: Vec::new(),
        filters: Default::default(),
        sort: SortKey::Name,
        descending: false,
        from: 0,
        count: 50,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_match_are_changed_as_they_were_planned_and_undone_as_one() {
    let site = Site::start().await;
    let (from, to) = (site.group("営業部", None).await, site.group("開発部", None).await);
    let stays = site.device("PC-00", Place::Group(from)).await;
    let others =
        (1..=70).map(|n| Change::DeviceCreate(it::device(&format!("PC-{n:02}"), Place::Group(from))));
    site.apply(others.collect()).await;
    let (console, _folder) = console(&site).await;
    sign_in(&console, "admin", PASSWORD).await.unwrap();
    live(&console).await;
    let draft = |place| BulkDraft::Devices {
        pick: DevicePick::AllBut { query: devices_of(from), except: vec![stays] },
        act: DeviceAct::Place { place: Place::Group(place) },
    };
    let apply = |handle| console.bulk_apply(BulkApply { handle, reason: None });
    let count = async |group| console.devices_rows(devices_of(group)).await.unwrap().total;

    let planned = console.bulk_plan(draft(to)).await.unwrap();
    assert_eq!((planned.touched, planned.plan.effect.rows.devices.len()), (70, 50));
    assert_eq!((count(from).await, count(to).await), (71, 0), "planned is not done");
    // Somebody else is faster: nothing is done that was not shown.
    site.device("PC-99", Place::Group(from)).await;
    assert_eq!(apply(planned.handle).await.unwrap_err().code, ErrorCode::RevisionConflict);
    let planned = console.bulk_plan(draft(to)).await.unwrap();
    assert_eq!(planned.touched, 71);
    assert_eq!(apply(planned.handle + 1).await.unwrap_err().code, ErrorCode::RevisionConflict);
    let done = apply(planned.handle).await.unwrap();
    assert_eq!((done.size, done.effect.rows.devices.len()), (71, 50));
    assert_eq!((count(from).await, count(to).await), (1, 71));
    assert_eq!(apply(planned.handle).await.unwrap_err().code, ErrorCode::RevisionConflict, "only once");
    console.changes_undo(ChangesUndo { id: done.id, base_revision: None }).await.unwrap();
    assert_eq!((count(from).await, count(to).await), (72, 0));

    // A right that is missing somewhere is told once, not for each of the rows.
    site.admin("tanaka", vec![grant(&[Permission::DeviceView, Permission::DeviceEdit], &[from])]).await;
    console.session_sign_out(Nothing {}).await.unwrap();
    sign_in(&console, "tanaka", PASSWORD).await.unwrap();
    live(&console).await;
    let refused = console.bulk_plan(draft(to)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::ChangeRejected);
    assert!(refused.rejections.len() <= 100 && refused.fields.len() <= 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_password_is_changed_before_anything_else() {
    let site = Site::start().await;
    let (id, _) = site.admin("tanaka", vec![it::grant_all(&[Permission::DeviceView])]).await;
    let new = Secret::new("set by somebody 1");
    site.root.admins_password_set(id, &contract::PasswordSetRequest { new: new.clone() }).await.unwrap();
    let (console, _folder) = console(&site).await;
    let state = sign_in(&console, "tanaka", new.expose()).await.unwrap();
    assert_eq!(state.phase, Phase::MustChangePassword);
    assert!(console.changes_apply(draft(vec![])).await.is_err());
    let change = SessionPasswordChange { current: new, new: Secret::new("my own password 1") };
    assert_eq!(console.session_password_change(change).await.unwrap().phase, Phase::SignedIn);
    live(&console).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_suspended_is_out_and_told_why() {
    let site = Site::start().await;
    let (id, _) = site.admin("tanaka", vec![it::grant_all(&[Permission::DeviceView])]).await;
    let (console, _folder) = console(&site).await;
    sign_in(&console, "tanaka", PASSWORD).await.unwrap();
    live(&console).await;
    site.apply(vec![Change::AdminSuspend { id }]).await;
    let state = until(&console, |state| state.phase == Phase::SignedOut).await;
    assert_eq!(state.ended, Some(ErrorCode::SessionEnded));
    assert_eq!(tree_error(&console).await, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_everything_stays_readable_and_comes_back() {
    let mut site = Site::start().await;
    let tokyo = site.group("東京本社", None).await;
    let (console, _folder) = console(&site).await;
    sign_in(&console, "admin", PASSWORD).await.unwrap();
    live(&console).await;
    // The same address and data, as after an outage.
    site.config.listen = site.service.address;
    let down = std::mem::replace(
        &mut site.service,
        service::start(it::config(&TempDir::new().unwrap())).await.unwrap(),
    );
    down.stop().await.unwrap();
    until(&console, |state| state.sync.status == SyncStatus::Offline).await;
    assert_eq!(names(&tree(&console, "").await), ["東京本社"]);
    let rename = || draft(vec![Change::GroupEdit { id: tokyo, name: Some("本社".into()), code: None }]);
    assert_eq!(console.changes_apply(rename()).await.unwrap_err().code, ErrorCode::Offline);
    site.service = service::start(site.config.clone()).await.unwrap();
    console.connection_retry(Nothing {}).await.unwrap();
    live(&console).await;
    console.changes_apply(rename()).await.unwrap();
    assert_eq!(names(&tree(&console, "").await), ["本社"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_secret_lies_on_the_disk_of_a_machine_without_a_keyring() {
    let site = Site::start().await;
    site.group("極秘プロジェクト室", None).await;
    let (console, folder) = console(&site).await;
    let request = SessionSignIn {
        company_code: "AOBA".into(),
        account: "admin".into(),
        password: Secret::new(PASSWORD),
        otp: None,
        stay_signed_in: true,
    };
    let state = console.session_sign_in(request).await;
    // Whether it signs in without keeping or refuses to: it never writes.
    if let Ok(state) = &state {
        assert!(!state.stays_signed_in);
        live(&console).await;
    }
    console.stop().await;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let has = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!has(PASSWORD) && !has("極秘プロジェクト室"));
    }
}
