//! The state of the service: believed only with the operator's signature, wherever it comes from.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{STATUS_DOMAIN, SignedStatusView, StatusDocument};
use jiff::Timestamp;
use manual::{PublisherKey, signature::hex};

use super::{
    raw::{Raw, answer},
    *,
};

struct Desk {
    key: PublisherKey,
    /// Where the operator puts the document.
    place: Raw,
    server: Raw,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        Self {
            key: PublisherKey::generate(),
            place: Raw::start(None).await,
            server: Raw::start(None).await,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn config(&self) -> Config {
        let server = format!("http://{}", self.server.address);
        Config {
            keyring: Arc::new(Nowhere),
            status_keys: vec![self.key.public()],
            status_url: Some(format!("http://{}/status.json?v=1", self.place.address)),
            ..Config::new(server, self.folder.path(), "1.2.3")
        }
    }

    /// A console that has looked once.
    async fn console(&self, config: Config) -> (Arc<Console>, StatusState) {
        let console = Console::start(config).await.unwrap();
        for _ in 0..600 {
            let state = state(&console).await;
            if state.problem.is_some() || state.checked_at.is_some() {
                return (console, state);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it never looked: {:#?}", state(&console).await);
    }

    fn at_place(&self, bytes: &[u8]) {
        self.place.on("/status.json?v=1", answer(200, "", bytes));
    }

    fn at_server(&self, bytes: &[u8]) {
        self.server.on("/v1/status", answer(200, "", bytes));
    }
}

fn signed(key: &PublisherKey, domain: &str, second: i64) -> Vec<u8> {
    let issued_at = Timestamp::from_second(second).unwrap();
    let document = StatusDocument {
        issued_at,
        components: Vec::new(),
        events: Vec::new(),
        trust: Vec::new(),
        backups: Vec::new(),
    };
    let document = serde_json::to_vec(&document).unwrap();
    let signature = hex(&key.sign(domain, &document));
    serde_json::to_vec(&SignedStatusView { document: STANDARD.encode(&document), signature }).unwrap()
}

fn good(key: &PublisherKey, second: i64) -> Vec<u8> {
    signed(key, STATUS_DOMAIN, second)
}

async fn state(console: &Arc<Console>) -> StatusState {
    console.status_get(Nothing {}).await.unwrap()
}

async fn refreshed(console: &Arc<Console>) -> (Option<i64>, Option<StatusProblem>) {
    seen(&console.status_refresh(Nothing {}).await.unwrap())
}

fn seen(state: &StatusState) -> (Option<i64>, Option<StatusProblem>) {
    (state.document.as_ref().map(|document| document.issued_at.as_second()), state.problem)
}

#[tokio::test]
async fn it_is_fetched_without_a_session_from_the_operators_place_and_else_from_the_service() {
    let desk = Desk::new().await;
    desk.at_place(&good(&desk.key, 10));
    let (console, first) = desk.console(desk.config()).await;
    assert_eq!(seen(&first), (Some(10), None));
    assert_eq!(console.app_state(Nothing {}).await.unwrap().phase, Phase::SignedOut);
    assert!(!desk.server.asked().contains(&"/v1/status".to_owned()), "the service is left alone");
    let kept = std::fs::read(desk.folder.path().join("status.json")).unwrap();
    assert_eq!(kept, good(&desk.key, 10), "as it came");

    desk.place.nothing();
    desk.at_server(&good(&desk.key, 11));
    assert_eq!(refreshed(&console).await, (Some(11), None));
    desk.server.nothing();
    assert_eq!(refreshed(&console).await, (Some(11), Some(StatusProblem::NonePublished)));
    console.stop().await;

    // Without a network it is still there; spoilt on the disk it is not.
    let away = || Config { server: "http://127.0.0.1:9".into(), status_url: None, ..desk.config() };
    let (second, state) = desk.console(away()).await;
    assert_eq!(seen(&state), (Some(11), Some(StatusProblem::NotReached)));
    assert_eq!(state.checked_at, None);
    second.stop().await;
    let other = good(&PublisherKey::generate(), 12);
    std::fs::write(desk.folder.path().join("status.json"), other).unwrap();
    let (_, state) = desk.console(away()).await;
    assert_eq!(seen(&state), (None, Some(StatusProblem::NotReached)));
    // The key of manuals is not believed here, nor is this one there.
    let keys = Config { status_keys: Vec::new(), publisher_keys: vec![desk.key.public()], ..desk.config() };
    let (_, state) = desk.console(keys).await;
    assert_eq!(seen(&state), (None, Some(StatusProblem::NoKey)));
}

#[tokio::test]
async fn what_is_hostile_is_refused_and_what_is_known_stays() {
    let desk = Desk::new().await;
    desk.at_place(&good(&desk.key, 10));
    let (console, _) = desk.console(desk.config()).await;
    let kept = || std::fs::read(desk.folder.path().join("status.json")).unwrap();
    let stays = async |problem: StatusProblem, what: &str| {
        assert_eq!(refreshed(&console).await, (Some(10), Some(problem)), "{what}");
        assert_eq!(kept(), good(&desk.key, 10), "{what}");
    };
    desk.at_place(&good(&PublisherKey::generate(), 11));
    stays(StatusProblem::WrongSignature, "another key").await;
    desk.at_place(&signed(&desk.key, "cloudone-manual-v1", 11));
    stays(StatusProblem::WrongSignature, "another domain").await;
    let mut changed = good(&desk.key, 11);
    changed[20] ^= 1;
    desk.at_place(&changed);
    let now = refreshed(&console).await;
    assert_eq!((now.0, kept()), (Some(10), good(&desk.key, 10)), "a changed byte");
    assert!(now.1.is_some());
    desk.at_place(&good(&desk.key, 9));
    stays(StatusProblem::Older, "an older one").await;
    desk.at_place(&good(&desk.key, 32_503_680_000));
    stays(StatusProblem::Unreadable, "one from the year 3000").await;
    desk.at_place(b"<html>sign in to the network</html>");
    stays(StatusProblem::Unreadable, "no JSON").await;
    desk.at_place(&vec![b' '; 2 << 20]);
    stays(StatusProblem::Unreadable, "a huge one").await;
    desk.place.endless("/status.json?v=1", b"HTTP/1.1 200 X\r\nConnection: close\r\n\r\n{".to_vec());
    stays(StatusProblem::Unreadable, "one without end").await;

    // A redirection is not followed, wherever it leads.
    desk.server.asked();
    desk.server.on("/elsewhere", answer(200, "", &good(&desk.key, 11)));
    let location = format!("Location: http://{}/elsewhere\r\n", desk.server.address);
    desk.place.on("/status.json?v=1", answer(302, &location, b""));
    stays(StatusProblem::NonePublished, "sent elsewhere; the service itself has none").await;
    assert!(!desk.server.asked().contains(&"/elsewhere".to_owned()));

    desk.at_place(&good(&desk.key, 9));
    desk.at_server(&good(&desk.key, 11));
    assert_eq!(refreshed(&console).await, (Some(11), None), "a good one is still believed");
}

#[tokio::test]
async fn it_is_told_to_the_window_and_shown_while_locked() {
    let (service, folder) = (Service::start().await, tempfile::tempdir().unwrap());
    let (key, place) = (PublisherKey::generate(), Raw::start(None).await);
    let config = Config {
        keyring: memory(),
        status_keys: vec![key.public()],
        status_url: Some(format!("http://{}/s", place.address)),
        ..Config::new(service.url(), folder.path(), "1.2.3")
    };
    let console = Console::start(config).await.unwrap();
    until(&console, |state| state.phase == Phase::SignedOut).await;
    sign_in(&console, true).await;
    live(&console).await;
    console.session_lock(Nothing {}).await.unwrap();
    let mut events = console.subscribe();
    place.on("/s", answer(200, "", &good(&key, 10)));
    assert_eq!(refreshed(&console).await, (Some(10), None));
    while events.recv().await.unwrap() != (ConsoleEvent::Status {}) {}
    console.session_sign_out(Nothing {}).await.unwrap();
    assert_eq!(files(folder.path()), ["last-sign-in.json", "status.json"], "it is of the computer");
}
