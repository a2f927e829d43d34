//! Notices: kept, read, told, shown outside the window, and gone with the session.

use std::sync::atomic::Ordering;

use contract::{LocalText, NoticeId, NoticeKind, NoticeView};
use desktop::{FileKind, Files, Notifier};
use directory::Language;
use futures_util::{StreamExt as _, stream::BoxStream};
use tokio_stream::wrappers::BroadcastStream;

use super::{lock::Turned, *};

fn id(n: u128) -> NoticeId {
    NoticeId(Uuid::from_u128(n))
}

pub(crate) fn notice(n: u128, kind: NoticeKind) -> NoticeView {
    let text = |text: &str| LocalText { ja: format!("{text}{n}"), en: format!("{text} {n}") };
    NoticeView {
        id: id(n),
        kind,
        title: text("題"),
        body: text("ひみつの本文"),
        starts_at: None,
        ends_at: None,
        affects: Vec::new(),
        emergency: None,
        published_at: "2026-11-01T00:00:00Z".parse().unwrap(),
        corrected_at: None,
        correction: None,
        ended_at: None,
        read_at: None,
    }
}

async fn until_notices(console: &Arc<Console>, wanted: impl Fn(&NoticesState) -> bool) -> NoticesState {
    let mut last = None;
    for _ in 0..600 {
        let state = console.notices_list(Nothing {}).await.unwrap();
        if wanted(&state) {
            return state;
        }
        last = Some(state);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("never came to be: {last:#?}");
}

/// Notices have been fetched once.
pub(crate) async fn fetched(console: &Arc<Console>) -> NoticesState {
    until_notices(console, |state| state.fetched_at.is_some()).await
}

fn ids(state: &NoticesState) -> Vec<(NoticeId, bool)> {
    state.items.iter().map(|item| (item.id, item.read_at.is_some())).collect()
}

async fn refused(console: &Arc<Console>) -> ErrorCode {
    console.notices_list(Nothing {}).await.unwrap_err().code
}

async fn told(service: &Service, wanted: &[NoticeId]) {
    for _ in 0..600 {
        if service.truth.lock().unwrap().read == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("told: {:?}", service.truth.lock().unwrap().read);
}

#[tokio::test]
async fn notices_are_there_offline_after_a_restart_and_what_is_read_then_is_told_later() {
    let (mut service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.notices(|all| *all = vec![notice(2, NoticeKind::Incident), notice(1, NoticeKind::Information)]);
    let keyring = memory();
    let first = console(&service, folder.path(), keyring.clone()).await;
    assert_eq!(refused(&first).await, ErrorCode::NotSignedIn);
    sign_in(&first, true).await;
    let state = fetched(&first).await;
    assert_eq!(ids(&state), [(id(2), false), (id(1), false)]);
    first.stop().await;
    let file = std::fs::read(folder.path().join("notices.vault")).unwrap();
    assert!(!file.windows(6).any(|part| part == "ひみ".as_bytes()), "encrypted");

    service.go().await;
    let second = console(&service, folder.path(), keyring.clone()).await;
    until(&second, |state| state.sync.status == SyncStatus::Offline).await;
    let state = second.notices_list(Nothing {}).await.unwrap();
    assert_eq!(ids(&state), [(id(2), false), (id(1), false)]);
    let state = second.notices_read(NoticesRead { ids: vec![id(1), id(7)] }).await.unwrap();
    assert_eq!(ids(&state), [(id(2), false), (id(1), true)], "at once; what is not there is passed over");
    let refresh = second.notices_refresh(Nothing {}).await.unwrap_err();
    assert_eq!(refresh.code, ErrorCode::Offline);
    let readers = second.notices_readers(NoticesGet { id: id(1) }).await.unwrap_err();
    assert_eq!(readers.code, ErrorCode::Offline);
    second.stop().await;
    drop(second);

    let third = console(&service, folder.path(), keyring.clone()).await;
    assert_eq!(ids(&third.notices_list(Nothing {}).await.unwrap()), [(id(2), false), (id(1), true)]);
    service.come().await;
    third.connection_retry(Nothing {}).await.unwrap();
    told(&service, &[id(1)]).await;
    third.stop().await;
    let fourth = console(&service, folder.path(), keyring).await;
    live(&fourth).await;
    until_notices(&fourth, |state| ids(state) == [(id(2), false), (id(1), true)]).await;
    told(&service, &[id(1)]).await;
}

#[tokio::test]
async fn what_the_service_does_not_take_is_told_again_with_the_next_answer() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.notices(|all| *all = vec![notice(1, NoticeKind::Information)]);
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    fetched(&console).await;
    service.truth.lock().unwrap().refuses_reads = Some(ErrorCode::Unavailable);
    console.notices_read(NoticesRead { ids: vec![id(1)] }).await.unwrap();
    for _ in 0..600 {
        if service.requests("POST /v1/notices/read") > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    service.truth.lock().unwrap().refuses_reads = None;
    let state = console.notices_refresh(Nothing {}).await.unwrap();
    assert_eq!(ids(&state), [(id(1), true)], "the service did not know it when it was asked");
    told(&service, &[id(1)]).await;
    let many = console.notices_read(NoticesRead { ids: vec![id(1); 201] }).await.unwrap_err();
    assert_eq!((many.code, many.fields[0].path.as_str()), (ErrorCode::BadRequest, "/ids"));
    let readers = console.notices_readers(NoticesGet { id: id(1) }).await.unwrap();
    assert_eq!(readers.items[0].name, "山田 太郎");
    let other = console.notices_readers(NoticesGet { id: id(9) }).await.unwrap_err();
    assert_eq!(other.code, ErrorCode::NotFound);
}

#[tokio::test]
async fn what_the_operator_publishes_or_another_session_reads_arrives() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, false).await;
    fetched(&console).await;
    live(&console).await;
    let mut events = console.subscribe();
    service.notices(|all| all.push(notice(1, NoticeKind::Information)));
    until_notices(&console, |state| ids(state) == [(id(1), false)]).await;
    service.notices(|all| all[0].read_at = Some("2026-11-02T00:00:00Z".parse().unwrap()));
    until_notices(&console, |state| ids(state) == [(id(1), true)]).await;
    // A correction makes it unread, also where this console had read it before it heard of that.
    service.notices(|all| {
        all[0].read_at = None;
        all[0].corrected_at = Some("2026-11-03T00:00:00Z".parse().unwrap());
    });
    until_notices(&console, |state| ids(state) == [(id(1), false)]).await;
    let mut heard = 0;
    while let Ok(event) = events.try_recv() {
        heard += usize::from(event == ConsoleEvent::Notices {});
    }
    assert_eq!(heard, 3, "each change is announced, and nothing else");
}

#[tokio::test]
async fn locked_they_are_not_shown_and_signed_out_they_are_gone() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.notices(|all| all.push(notice(1, NoticeKind::Information)));
    let console = console(&service, folder.path(), memory()).await;
    sign_in(&console, true).await;
    fetched(&console).await;
    console.session_lock(Nothing {}).await.unwrap();
    assert_eq!(refused(&console).await, ErrorCode::Locked);
    console.session_unlock(PasswordProof { password: Secret::new("right") }).await.unwrap();
    assert_eq!(fetched(&console).await.items.len(), 1);
    console.session_sign_out(Nothing {}).await.unwrap();
    assert_eq!(refused(&console).await, ErrorCode::NotSignedIn);
    assert_eq!(files(folder.path()), ["last-sign-in.json"]);
    // The next one begins with nothing of it.
    service.notices(Vec::clear);
    sign_in(&console, true).await;
    assert_eq!(console.notices_list(Nothing {}).await.unwrap().items, []);
}

/// A desktop that writes down what it is to show, and that a test clicks on.
#[derive(Debug)]
struct Desk {
    shown: Mutex<Vec<(NoticeId, String, String)>>,
    clicks: tokio::sync::broadcast::Sender<NoticeId>,
}

impl Notifier for Desk {
    fn show(&self, id: NoticeId, title: &str, body: &str) {
        self.shown.lock().unwrap().push((id, title.to_owned(), body.to_owned()));
    }
    fn chosen(&self) -> BoxStream<'static, NoticeId> {
        BroadcastStream::new(self.clicks.subscribe()).filter_map(async |heard| heard.ok()).boxed()
    }
}

impl Desk {
    /// What is shown, once there is something.
    async fn next(&self) -> Vec<(NoticeId, String, String)> {
        for _ in 0..600 {
            if !self.shown.lock().unwrap().is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.take()
    }

    fn take(&self) -> Vec<(NoticeId, String, String)> {
        std::mem::take(&mut *self.shown.lock().unwrap())
    }
}

#[tokio::test]
async fn news_is_shown_outside_the_window_once_and_a_click_leads_to_it() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    service.notices(|all| all.push(notice(1, NoticeKind::Information)));
    let desk = Arc::new(Desk { shown: Mutex::default(), clicks: tokio::sync::broadcast::channel(4).0 });
    let (keyring, clock) = (memory(), Arc::new(Turned::default()));
    let config = || Config {
        keyring: keyring.clone(),
        notifier: desk.clone(),
        clock: clock.clone(),
        language: Language::Ja,
        ..Config::new(service.url(), folder.path(), "1.2.3")
    };
    let first = Console::start(config()).await.unwrap();
    until(&first, |state| state.phase == Phase::SignedOut).await;
    sign_in(&first, true).await;
    fetched(&first).await;
    first.notices_refresh(Nothing {}).await.unwrap();
    assert_eq!(desk.take(), [], "what was there at first is not new");
    live(&first).await;

    let starts = "2026-11-24T03:00:00Z".parse().unwrap();
    let maintenance = NoticeView { starts_at: Some(starts), ..notice(2, NoticeKind::Maintenance) };
    service.truth.lock().unwrap().notices.insert(0, maintenance);
    first.notices_refresh(Nothing {}).await.unwrap();
    first.notices_refresh(Nothing {}).await.unwrap();
    assert_eq!(desk.next().await, [(id(2), "題2".to_owned(), "ひみつの本文2".to_owned())]);

    let mut events = first.subscribe();
    desk.clicks.send(id(2)).unwrap();
    while events.recv().await.unwrap() != (ConsoleEvent::NoticeChosen { id: id(2) }) {}
    first.stop().await;
    drop(first);

    let second = Console::start(config()).await.unwrap();
    live(&second).await;
    second.notices_refresh(Nothing {}).await.unwrap();
    assert_eq!(desk.take(), [], "not again after a restart");
    clock.0.store(2 * 3_600, Ordering::SeqCst);
    second.session_unlock(PasswordProof { password: Secret::new("right") }).await.unwrap();
    second.notices_refresh(Nothing {}).await.unwrap();
    let shown = desk.next().await;
    assert!(shown[0].1.ends_with("にメンテナンスが始まります"), "{shown:?}");
    assert_eq!((shown.len(), shown[0].0, shown[0].2.as_str()), (1, id(2), "題2"));

    // Who passes by a locked console reads nothing of it.
    second.session_lock(Nothing {}).await.unwrap();
    service.notices(|all| all.insert(0, notice(3, NoticeKind::Incident)));
    let shown = desk.next().await;
    assert_eq!((shown[0].0, shown[0].1.as_str()), (id(3), "障害のおしらせ"));
    assert!(!shown[0].2.contains("ひみつ"));
}

#[tokio::test]
async fn preferences_are_for_the_computer_and_checked() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let config = |language| Config {
        keyring: memory(),
        language,
        ..Config::new(service.url(), folder.path(), "1.2.3")
    };
    let first = Console::start(config(Language::Ja)).await.unwrap();
    until(&first, |state| state.phase == Phase::SignedOut).await;
    let wishes = first.notices_preferences(Nothing {}).await.unwrap();
    assert_eq!(wishes, NoticePreferences { desktop: true, quiet: None, language: Language::Ja });
    for (quiet, path) in [
        (QuietHours { from: 1_440, until: 0 }, "/quiet/from"),
        (QuietHours { from: 0, until: 1_440 }, "/quiet/until"),
    ] {
        let wrong = NoticePreferences { quiet: Some(quiet), ..wishes.clone() };
        let error = first.notices_preferences_set(wrong).await.unwrap_err();
        assert_eq!((error.code, error.fields[0].path.as_str()), (ErrorCode::BadRequest, path));
    }
    let quiet = Some(QuietHours { from: 1_320, until: 420 });
    let chosen = NoticePreferences { desktop: false, quiet, language: Language::En };
    assert_eq!(first.notices_preferences_set(chosen.clone()).await.unwrap(), chosen);
    sign_in(&first, false).await;
    first.session_sign_out(Nothing {}).await.unwrap();
    first.stop().await;
    let second = Console::start(config(Language::Ja)).await.unwrap();
    assert_eq!(second.notices_preferences(Nothing {}).await.unwrap(), chosen);
    for spoilt in
        ["", "{\"desktop\": 1}", r#"{"desktop":true,"quiet":{"from":9999,"until":0},"language":"ja"}"#]
    {
        std::fs::write(folder.path().join("notice-preferences.json"), spoilt).unwrap();
        let third = Console::start(config(Language::En)).await.unwrap();
        let wishes = third.notices_preferences(Nothing {}).await.unwrap();
        assert_eq!(wishes, NoticePreferences { desktop: true, quiet: None, language: Language::En });
    }
}

/// Somebody who always saves into the same folder under the name that is suggested.
#[derive(Debug)]
struct Saves(std::path::PathBuf);

impl Files for Saves {
    fn pick_open(&self, _: FileKind) -> Option<std::path::PathBuf> {
        None
    }
    fn pick_save(&self, name: &str, _: FileKind) -> Option<std::path::PathBuf> {
        Some(self.0.join(name))
    }
}

#[tokio::test]
async fn maintenance_is_saved_as_a_calendar() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let mut planned = notice(1, NoticeKind::Maintenance);
    planned.title.ja = "夜間: DB/停止".into();
    planned.starts_at = Some("2026-12-01T15:00:00Z".parse().unwrap());
    planned.ends_at = Some("2026-12-01T16:00:00Z".parse().unwrap());
    service.notices(|all| *all = vec![notice(2, NoticeKind::Information), planned]);
    let saves = tempfile::tempdir().unwrap();
    let files = Arc::new(Saves(saves.path().to_owned()));
    let config = Config { keyring: memory(), files, ..Config::new(service.url(), folder.path(), "1.2.3") };
    let console = Console::start(config).await.unwrap();
    until(&console, |state| state.phase == Phase::SignedOut).await;
    sign_in(&console, false).await;
    fetched(&console).await;
    let save = async |n| {
        let request = NoticesCalendarSave { id: id(n), language: Language::Ja };
        console.notices_calendar_save(request).await.map_err(|error| error.code)
    };
    assert_eq!(save(1).await.unwrap().unwrap().file_name, "夜間 DB停止.ics");
    let file = std::fs::read_to_string(saves.path().join("夜間 DB停止.ics")).unwrap();
    assert!(file.contains("\r\nDTSTART:20261201T150000Z\r\n"), "{file}");
    assert_eq!(save(2).await.unwrap_err(), ErrorCode::NotFound, "it has no beginning");
    assert_eq!(save(3).await.unwrap_err(), ErrorCode::NotFound, "it is not there");
}
