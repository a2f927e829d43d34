//! The life of a console: signing in, keeping up, going offline, staying signed in, and leaving nothing behind.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "console/connection.rs"]
mod connection;
#[path = "console/dialogs.rs"]
mod dialogs;
#[path = "console/impact.rs"]
mod impact;
#[path = "console/lock.rs"]
mod lock;
#[path = "console/notices.rs"]
mod notices;
#[path = "console/raw.rs"]
mod raw;
#[path = "console/rows.rs"]
mod rows;
#[path = "console/service.rs"]
mod service;
#[path = "console/settings.rs"]
mod settings;
#[path = "console/status.rs"]
mod status;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use contract::{
    AdminAccess, ChangeView, ChangesQuery, ErrorBody, ErrorCode, NoticeReadersView, PageQuery, PlanView,
    PolicyCatalogueView, Secret, SessionInfo, ipc::*,
};
use desktop::{Config, Console, KeyStore};
use directory::{
    AuthorityPlace, BasePolicy, Change, ChangeSet, Explanation, Group, GroupId, PermissionEntry, Revision,
    Settings, WhoMay,
};
use serde_json::Value;
use service::{Service, TOKEN};
use uuid::Uuid;

async fn console(service: &Service, folder: &Path, keyring: Arc<dyn KeyStore>) -> Arc<Console> {
    let config = Config { keyring, ..Config::new(service.url(), folder, "1.2.3") };
    let console = Console::start(config).await.unwrap();
    until(&console, |state| state.phase != Phase::Starting).await;
    console
}

/// A keyring that ends with the test.
#[derive(Debug, Default)]
struct Memory(Mutex<BTreeMap<String, Secret>>);

impl KeyStore for Memory {
    fn read(&self, account: &str) -> Result<Option<Secret>, ErrorCode> {
        Ok(self.0.lock().unwrap().get(account).cloned())
    }
    fn write(&self, account: &str, text: &Secret) -> Result<(), ErrorCode> {
        self.0.lock().unwrap().insert(account.to_owned(), text.clone());
        Ok(())
    }
    fn delete(&self, account: &str) -> Result<(), ErrorCode> {
        self.0.lock().unwrap().remove(account);
        Ok(())
    }
}

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

fn memory() -> Arc<dyn KeyStore> {
    Arc::new(Memory::default())
}

async fn sign_in(console: &Arc<Console>, stay_signed_in: bool) -> AppState {
    console.session_sign_in(credentials("right", stay_signed_in)).await.unwrap()
}

fn credentials(password: &str, stay_signed_in: bool) -> SessionSignIn {
    SessionSignIn {
        company_code: "AOBA".into(),
        account: "root".into(),
        password: Secret::new(password),
        otp: None,
        stay_signed_in,
    }
}

async fn until(console: &Arc<Console>, wanted: impl Fn(&AppState) -> bool) -> AppState {
    let mut last = None;
    for _ in 0..600 {
        let state = console.app_state(Nothing {}).await.unwrap();
        if wanted(&state) {
            return state;
        }
        last = Some(state);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("never came to be: {last:#?}");
}

async fn live(console: &Arc<Console>) -> AppState {
    until(console, |state| state.sync.status == SyncStatus::Live).await
}

fn groups(names: &[&str]) -> ChangeSet {
    let group = |name: &&str| {
        let id = GroupId(Uuid::from_u128(u128::from(name.bytes().map(u64::from).sum::<u64>()) + 1_000));
        Change::GroupCreate(Group { id, parent: None, name: (*name).to_owned(), code: String::new() })
    };
    ChangeSet { changes: names.iter().map(group).collect(), ..ChangeSet::default() }
}

async fn names(console: &Arc<Console>) -> Result<Vec<String>, ErrorCode> {
    let query = OrgQuery { expanded: None, query: String::new(), show_users: false, from: 0, count: 500 };
    let window = console.org_rows(query).await.map_err(|error| error.code)?;
    Ok(window.rows.into_iter().map(|row| row.name).filter(|name| !name.is_empty()).collect())
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_others_change_is_seen_without_asking() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let console = console(&service, folder.path(), memory()).await;
    assert_eq!(names(&console).await, Err(ErrorCode::NotSignedIn));
    let wrong = console.session_sign_in(credentials("wrong", false)).await.unwrap_err();
    assert_eq!(wrong.code, ErrorCode::SignInFailed);

    let mut events = console.subscribe();
    sign_in(&console, false).await;
    let state = live(&console).await;
    assert_eq!((state.phase, state.sync.revision), (Phase::SignedIn, Revision(1)));
    assert_eq!((state.sync.counts.groups, state.sync.admins, state.sync.whole), (1, 1, true));
    assert_eq!(names(&console).await.unwrap(), ["総務部"]);

    service.change(&groups(&["営業部"]));
    until(&console, |state| state.sync.revision == Revision(2)).await;
    assert_eq!(names(&console).await.unwrap(), ["営業部", "総務部"]);
    let mut seen = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let ConsoleEvent::Rows { revision } = event {
            seen.push(revision);
        }
    }
    assert_eq!(seen, [Revision(1), Revision(2)]);
}

#[tokio::test]
async fn a_change_is_shown_when_it_is_answered() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    let draft = ChangesDraft {
        changes: groups(&["開発部"]).changes,
        reason: None,
        base_revision: None,
        initial_passwords: Default::default(),
    };
    let change = console.changes_apply(draft).await.unwrap();
    assert_eq!(change.revision, Revision(1));
    assert_eq!(names(&console).await.unwrap(), ["開発部"]);
}

#[tokio::test]
async fn a_session_that_stays_works_offline_after_a_restart() {
    let (mut service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.change(&groups(&["総務部"]));
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    assert!(sign_in(&first, true).await.stays_signed_in);
    live(&first).await;
    notices::fetched(&first).await;
    first.stop().await;
    let kept = ["last-sign-in.json", "notices.vault", "replica.vault", "session.vault"];
    assert_eq!(files(folder.path()), kept);
    for file in files(folder.path()) {
        let content = std::fs::read(folder.path().join(file)).unwrap();
        let holds = |text: &str| content.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!holds(TOKEN) && !holds("総務部"));
    }

    service.go().await;
    let second = console(&service, folder.path(), keyring.clone()).await;
    let state = until(&second, |state| state.sync.status == SyncStatus::Offline).await;
    assert_eq!((state.phase, state.stays_signed_in), (Phase::SignedIn, true));
    assert!(state.sync.synced_at.is_some());
    assert_eq!(names(&second).await.unwrap(), ["総務部"]);
    let plan = ChangesDraft {
        changes: groups(&["営業部"]).changes,
        reason: None,
        base_revision: None,
        initial_passwords: Default::default(),
    };
    assert_eq!(second.changes_plan(plan).await.unwrap_err().code, ErrorCode::Offline);

    service.change(&groups(&["営業部"]));
    service.come().await;
    second.connection_retry(Nothing {}).await.unwrap();
    live(&second).await;
    assert_eq!(names(&second).await.unwrap(), ["営業部", "総務部"]);
    second.stop().await;

    // Without the key the same files are worth nothing, and are gone.
    let third = console(&service, folder.path(), memory()).await;
    let state = third.app_state(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.ended), (Phase::SignedOut, Some(ErrorCode::KeptUnreadable)));
    assert_eq!(files(folder.path()), ["last-sign-in.json"]);
}

#[tokio::test]
async fn a_lost_connection_comes_back() {
    let (mut service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    live(&console).await;
    service.go().await;
    until(&console, |state| state.sync.status == SyncStatus::Offline).await;
    service.change(&groups(&["総務部"]));
    service.come().await;
    live(&console).await;
    assert_eq!(names(&console).await.unwrap(), ["総務部"]);
    assert_eq!(service.requests("POST /v1/session"), 1);
}

#[tokio::test]
async fn of_a_session_that_is_left_nothing_stays() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let keyring = memory();
    let console = console(&service, folder.path(), keyring.clone()).await;
    sign_in(&console, true).await;
    live(&console).await;
    let state = console.session_sign_out(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.ended, state.stays_signed_in), (Phase::SignedOut, None, false));
    assert_eq!(service.requests("DELETE /v1/session"), 1);
    assert_eq!(names(&console).await, Err(ErrorCode::NotSignedIn));
    assert_eq!(files(folder.path()), ["last-sign-in.json"]);
    assert!(format!("{keyring:?}").contains("data: {}"), "{keyring:?}");
    assert_eq!(state.last_sign_in.unwrap().account, "root");
}

#[tokio::test]
async fn a_session_that_ends_by_itself_says_so() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, true).await;
    live(&console).await;
    service.end_session();
    let state = until(&console, |state| state.phase == Phase::SignedOut).await;
    assert_eq!(state.ended, Some(ErrorCode::SessionEnded));
    until(&console, |_| files(folder.path()) == ["last-sign-in.json"]).await;
    assert_eq!(sign_in(&console, false).await.ended, None);
}

#[tokio::test]
async fn nothing_is_shown_before_the_first_password_is_changed() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.truth.lock().unwrap().must_change_password = true;
    let console = console(&service, folder.path(), memory()).await;
    assert_eq!(sign_in(&console, false).await.phase, Phase::MustChangePassword);
    assert_eq!(names(&console).await, Err(ErrorCode::NotReady));
    assert_eq!(service.requests("GET /v1/directory"), 0);
    let change = SessionPasswordChange { current: Secret::new("right"), new: Secret::new("better") };
    assert_eq!(console.session_password_change(change).await.unwrap().phase, Phase::SignedIn);
    live(&console).await;
}

#[tokio::test]
async fn without_a_keyring_signing_in_works_and_nothing_secret_is_written() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), Arc::new(Nowhere)).await;
    let state = sign_in(&console, true).await;
    assert_eq!((state.phase, state.stays_signed_in), (Phase::SignedIn, false));
    assert_eq!(state.keyring, KeyringStatus::Unavailable);
    live(&console).await;
    console.stop().await;
    assert_eq!(files(folder.path()), ["last-sign-in.json"]);
}

#[tokio::test]
async fn a_kept_session_that_was_tampered_with_is_not_taken_up() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    sign_in(&first, true).await;
    first.stop().await;
    let path = folder.path().join("session.vault");
    let mut file = std::fs::read(&path).unwrap();
    *file.last_mut().unwrap() ^= 1;
    std::fs::write(&path, file).unwrap();
    let state = console(&service, folder.path(), keyring).await.app_state(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.ended), (Phase::SignedOut, Some(ErrorCode::KeptUnreadable)));
    assert_eq!(files(folder.path()), ["last-sign-in.json"]);
}

#[tokio::test]
async fn a_disk_that_fails_for_a_moment_costs_no_session() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    sign_in(&first, true).await;
    first.stop().await;
    let (path, aside) = (folder.path().join("session.vault"), folder.path().join("aside"));
    std::fs::rename(&path, &aside).unwrap();
    std::fs::create_dir(&path).unwrap();
    let second = console(&service, folder.path(), keyring).await;
    let state = second.app_state(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.ended), (Phase::SignedOut, Some(ErrorCode::DiskFailed)));
    std::fs::remove_dir(&path).unwrap();
    std::fs::rename(&aside, &path).unwrap();
    let state = second.connection_retry(Nothing {}).await.unwrap();
    assert_eq!((state.phase, state.ended), (Phase::SignedIn, None));
}

macro_rules! dispatcher {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        /// Calls a command as the shell and the bridge do.
        async fn dispatch(console: Arc<Console>, name: &str, request: Value) -> Result<Value, ErrorBody> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request).unwrap();
                    let result: $result = console.$name(request).await?;
                    Ok(serde_json::to_value(result).unwrap())
                })*
                _ => panic!("no command {name}"),
            }
        }
    };
}
contract::for_each_command!(dispatcher);

#[tokio::test]
async fn every_command_is_there_under_its_name() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), memory()).await;
    let ask =
        |name: &'static str, request: Value| tokio::spawn(dispatch(Arc::clone(&console), name, request));
    let state = ask("app_state", serde_json::json!({})).await.unwrap().unwrap();
    assert_eq!(state["phase"], "signed_out");
    assert_eq!(state["version"], "1.2.3");
    assert_eq!(state["server"], service.url());
    let ids = ask("ids_new", serde_json::json!({ "count": 3 })).await.unwrap().unwrap();
    assert_eq!(ids.as_array().unwrap().len(), 3);
    let many = ask("ids_new", serde_json::json!({ "count": 1_001 })).await.unwrap().unwrap_err();
    assert_eq!(many.code, ErrorCode::BadRequest);
    let permissions = ask("permissions_list", serde_json::json!({})).await.unwrap().unwrap();
    assert_eq!(permissions[0]["permission"], "device.view");
    let page = ask("changes_list", serde_json::json!({})).await.unwrap().unwrap_err();
    assert_eq!(page.code, ErrorCode::NotSignedIn);
}
