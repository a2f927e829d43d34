//! The lock, what must be done first, and another admin's eyes.

use std::sync::atomic::{AtomicI64, Ordering};

use desktop::{Clock, Screen};
use directory::{AdminId, Grant, Permission, Scope};
use futures_util::{StreamExt as _, stream::BoxStream};
use jiff::{SignedDuration, Timestamp};
use tokio_stream::wrappers::BroadcastStream;

use super::*;

/// A clock that a test turns.
#[derive(Debug, Default)]
pub(crate) struct Turned(pub(crate) AtomicI64);

impl Clock for Turned {
    fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-11-24T00:00:00Z".parse().unwrap();
        start + SignedDuration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

async fn turned(
    service: &Service,
    folder: &Path,
    keyring: Arc<dyn KeyStore>,
    clock: &Arc<Turned>,
) -> Arc<Console> {
    let clock: Arc<dyn Clock> = clock.clone();
    let console = Console::start(Config { keyring, clock, ..Config::new(service.url(), folder, "1.2.3") });
    let console = console.await.unwrap();
    until(&console, |state| state.phase != Phase::Starting).await;
    console
}

async fn unlock(console: &Arc<Console>, password: &str) -> Result<Phase, ErrorCode> {
    let proof = PasswordProof { password: Secret::new(password) };
    console.session_unlock(proof).await.map(|state| state.phase).map_err(|error| error.code)
}

#[tokio::test]
async fn a_locked_console_shows_and_does_nothing() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    let state = console.session_lock(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.session.unwrap().account.as_str()), (Phase::Locked, "root"));

    // Every command but those that a lock screen needs, whatever it is asked with.
    let open = [
        "app_state",
        "connection_retry",
        "session_unlock",
        "session_lock",
        "session_sign_in",
        "session_sign_out",
        "permissions_list",
        "ids_new",
        // A manual is no secret: it is there for whoever sits at the computer.
        "manuals_state",
        "manuals_refresh",
        "manuals_contents",
        "manuals_page",
        "manuals_search",
        "manuals_pdf",
        "manuals_pdf_save",
        // Neither is the state of the service, nor the way to it.
        "status_get",
        "status_refresh",
        "connection_check",
    ];
    let group = "00000000-0000-0000-0000-000000000001";
    let place = serde_json::json!({"kind": "organization"});
    let mut any = serde_json::json!({
        "id": group, "admin": null, "query": "", "count": 1, "from": 0, "node": place, "below": true, "platforms": [],
        "sort": "name", "descending": false, "expanded": null, "show_users": true, "rows": [], "questions": [], "over": {"kind": "group", "id": group},
        "changes": [], "initial_passwords": {}, "password": "x", "current": "x", "new": "x", "otp": "1", "names": [],
        "permission": "device.view", "target": place, "type": "groups_merge", "into": group, "same_names": false,
        "handle": 1, "reason": null, "text": "x", "duty": "all",
    });
    let of_files = serde_json::json!({
        "import": 1, "kind": "users", "encoding": "utf8", "delimiter": null, "sheet": 0, "header_row": null,
        "mapping": null, "mode": "mirror", "empty_cells_empty": false, "filter": "all", "language": "ja",
        "skip_bad": false, "confirmed_deletions": null, "reason": null, "row_heading": "x", "reason_heading": "x",
        "reasons": {}, "file_name": "x", "columns": [], "format": "csv",
    });
    let of_policies = serde_json::json!({
        "left": group, "right": group, "section": "x", "item": "x", "value": true, "ids": [], "base": true,
        "violation": true, "of": {"of": "changes", "changes": []},
    });
    for more in [of_files, of_policies] {
        any.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    }
    for name in COMMANDS.iter().filter(|name| !open.contains(name)) {
        let mut request = any.clone();
        if *name == "org_locate" {
            request["query"] = any.clone();
        }
        if *name == "exports_write" {
            request["rows"] = serde_json::json!({"what": "everything", "kind": "users"});
        }
        if *name == "rows_find" {
            request["list"] = serde_json::json!({"kind": "users", "query": any});
        }
        if ["bulk_plan", "groups_merge_look"].contains(name) {
            request["from"] = group.into();
        }
        if *name == "authority_explain_of" {
            request["admin"] = group.into();
        }
        if *name == "notices_preferences_set" {
            request["desktop"] = true.into();
        }
        if ["policies_assigned", "policies_effective"].contains(name) {
            request["target"] = serde_json::json!({"kind": "group", "id": group});
        }
        let refused = dispatch(Arc::clone(&console), name, request).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::Locked, "{name}");
    }

    service.change(&groups(&["営業部"]));
    until(&console, |state| state.sync.revision == Revision(2)).await;
    assert_eq!(unlock(&console, "wrong").await, Err(ErrorCode::PasswordWrong));
    assert_eq!(names(&console).await, Err(ErrorCode::Locked));
    assert_eq!(unlock(&console, "right").await, Ok(Phase::SignedIn));
    assert_eq!(names(&console).await.unwrap(), ["営業部", "総務部"], "it was kept up to date meanwhile");
}

#[tokio::test]
async fn without_use_it_locks_by_itself() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let clock = Arc::new(Turned::default());
    let console = turned(&service, folder.path(), memory(), &clock).await;
    sign_in(&console, false).await;
    live(&console).await;
    let asked = || service.requests("GET /v1/session");
    let before = asked();
    for _ in 0..30 {
        clock.0.fetch_add(61, Ordering::SeqCst);
        console.session_active(Nothing {}).await.unwrap();
        console.session_active(Nothing {}).await.unwrap();
    }
    assert_eq!(asked() - before, 30, "the service hears of use once a minute");
    // As long as the computer slept, no timer of it ran.
    clock.0.fetch_add(900, Ordering::SeqCst);
    assert_eq!(names(&console).await, Err(ErrorCode::Locked));
    assert_eq!(
        console.session_active(Nothing {}).await.unwrap_err().code,
        ErrorCode::Locked,
        "moving the mouse unlocks nothing"
    );
    assert_eq!(unlock(&console, "right").await, Ok(Phase::SignedIn));
    names(&console).await.unwrap();
}

/// A screen that the test locks.
#[derive(Debug)]
struct Locking(tokio::sync::broadcast::Sender<()>);

impl Screen for Locking {
    fn locks(&self) -> BoxStream<'static, ()> {
        BroadcastStream::new(self.0.subscribe()).filter_map(async |heard| heard.ok()).boxed()
    }
}

#[tokio::test]
async fn it_locks_with_the_screen_of_the_computer() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let (screen, keyring) = (Arc::new(Locking(tokio::sync::broadcast::channel(4).0)), memory());
    let config = |keyring: Arc<dyn KeyStore>| {
        let screen: Arc<dyn Screen> = screen.clone();
        Config { keyring, screen, ..Config::new(service.url(), folder.path(), "1.2.3") }
    };
    let console = Console::start(config(keyring.clone())).await.unwrap();
    until(&console, |state| state.phase == Phase::SignedOut).await;
    screen.0.send(()).unwrap();
    sign_in(&console, true).await;
    live(&console).await;
    assert_eq!(console.app_state(Nothing {}).await.unwrap().phase, Phase::SignedIn, "that was before");
    screen.0.send(()).unwrap();
    until(&console, |state| state.phase == Phase::Locked).await;
    assert_eq!(names(&console).await, Err(ErrorCode::Locked));
    console.stop().await;
    let second = Console::start(config(keyring)).await.unwrap();
    until(&second, |state| state.phase != Phase::Starting).await;
    assert_eq!(second.app_state(Nothing {}).await.unwrap().phase, Phase::Locked, "a restart unlocks nothing");
    assert_eq!(unlock(&second, "right").await, Ok(Phase::SignedIn));
}

#[tokio::test]
async fn offline_this_computer_compares_the_password() {
    let (mut service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let (clock, keyring) = (Arc::new(Turned::default()), memory());
    let first = turned(&service, folder.path(), keyring.clone(), &clock).await;
    sign_in(&first, true).await;
    live(&first).await;
    first.stop().await;
    service.go().await;

    clock.0.fetch_add(901, Ordering::SeqCst);
    let second = turned(&service, folder.path(), keyring.clone(), &clock).await;
    assert_eq!(second.app_state(Nothing {}).await.unwrap().phase, Phase::Locked, "left for too long");
    assert_eq!(names(&second).await, Err(ErrorCode::Locked));
    for _ in 0..5 {
        assert_eq!(unlock(&second, "wrong").await, Err(ErrorCode::PasswordWrong));
    }
    assert_eq!(unlock(&second, "right").await, Err(ErrorCode::TooManyAttempts));
    second.stop().await;
    let third = turned(&service, folder.path(), keyring.clone(), &clock).await;
    assert_eq!(third.app_state(Nothing {}).await.unwrap().phase, Phase::Locked, "a restart is no way around");
    assert_eq!(unlock(&third, "right").await, Err(ErrorCode::TooManyAttempts), "nor around the count");
    clock.0.fetch_add(31, Ordering::SeqCst);
    assert_eq!(unlock(&third, "right").await, Ok(Phase::SignedIn));
    assert_eq!(names(&third).await.unwrap(), ["総務部"]);
    assert!(!format!("{third:?}").contains("argon2"), "no hash in what is logged");
    third.stop().await;
    let fourth = turned(&service, folder.path(), keyring, &clock).await;
    assert_eq!(fourth.app_state(Nothing {}).await.unwrap().phase, Phase::SignedIn, "left a moment ago");
}

#[tokio::test]
async fn nothing_is_shown_before_the_second_factor_is_set_up() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.truth.lock().unwrap().must_add_factor = true;
    let console = console(&service, folder.path(), memory()).await;
    assert_eq!(sign_in(&console, false).await.phase, Phase::MustAddFactor);
    assert_eq!(names(&console).await, Err(ErrorCode::NotReady));
    let codes = console.session_factor_confirm(FactorConfirm { otp: Secret::new("123456") }).await.unwrap();
    assert_eq!(codes.codes[0].expose(), "abcd-efgh");
    let state = live(&console).await;
    assert_eq!(state.phase, Phase::SignedIn);
    // The company's duty comes in the middle of a session.
    service.truth.lock().unwrap().must_add_factor = true;
    service.change(&groups(&["総務部"]));
    until(&console, |state| state.phase == Phase::MustAddFactor).await;
}

#[tokio::test]
async fn with_another_admins_eyes_less_is_seen_and_nothing_is_written() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部", "営業部"]));
    let sales = groups(&["営業部"]).changes;
    let Change::GroupCreate(sales) = &sales[0] else { panic!() };
    let other = AdminId(Uuid::from_u128(50));
    let grant = Grant {
        permissions: [Permission::DeviceView].into_iter().collect(),
        scope: Scope::Groups([sales.id].into()),
    };
    let register = directory::Admin::new(other, "other", "田中 一郎", vec![grant]);
    service.change(&ChangeSet { changes: vec![Change::AdminCreate(register)], ..ChangeSet::default() });
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    assert_eq!(names(&console).await.unwrap(), ["営業部", "総務部"]);

    let view_as = async |admin| console.admins_view_as(AdminsViewAs { admin }).await;
    assert_eq!(view_as(Some(AdminId(Uuid::from_u128(77)))).await.unwrap_err().code, ErrorCode::Forbidden);
    let state = view_as(Some(other)).await.unwrap();
    assert_eq!(state.viewing_as.unwrap().name, "田中 一郎");
    assert_eq!((state.sync.whole, state.sync.counts.groups), (false, 1));
    assert_eq!(names(&console).await.unwrap(), ["営業部"]);
    let draft = ChangesDraft {
        changes: groups(&["開発部"]).changes,
        reason: None,
        base_revision: None,
        initial_passwords: Default::default(),
    };
    assert_eq!(console.changes_apply(draft.clone()).await.unwrap_err().code, ErrorCode::ViewingAs);
    assert_eq!(console.changes_plan(draft).await.unwrap_err().code, ErrorCode::ViewingAs);
    let undo = ChangesUndo { id: contract::ChangeId(Uuid::from_u128(1)), base_revision: None };
    assert_eq!(console.changes_undo(undo).await.unwrap_err().code, ErrorCode::ViewingAs);
    assert_eq!(service.requests("POST /v1/changes"), 0);

    service.change(&groups(&["開発部"]));
    until(&console, |state| state.sync.revision == Revision(3)).await;
    assert_eq!(names(&console).await.unwrap(), ["営業部"], "what comes in is seen with the same eyes");
    service.change(&ChangeSet { changes: vec![Change::AdminDelete { id: other }], ..ChangeSet::default() });
    let state = until(&console, |state| state.sync.revision == Revision(4)).await;
    assert_eq!(state.viewing_as, None, "who is gone sees nothing");
    assert_eq!(names(&console).await.unwrap().len(), 3);
}
