//! The library of manuals: fetched whole or not at all, taken up after a cut, and never anything but what was signed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "manuals/script.rs"]
mod script;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use contract::{ErrorCode, Secret, ipc::*};
use desktop::{Config, Console, FileKind, Files as Dialogs, KeyStore};
use directory::Language;
use manual::{Entry, Place, PublisherKey};
use script::{Files, Server, files, manifest, page, ship};

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

/// Somebody who always saves into the same folder, and remembers the name that was suggested.
#[derive(Debug)]
struct Saves(PathBuf, Mutex<String>);

impl Dialogs for Saves {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }
    fn pick_save(&self, name: &str, _: FileKind) -> Option<PathBuf> {
        name.clone_into(&mut self.1.lock().unwrap());
        Some(self.0.join("saved.pdf"))
    }
}

const JA: manual::Language = manual::Language::Ja;

struct Desk {
    server: Server,
    key: PublisherKey,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        let key = PublisherKey::generate();
        Self { server: Server::start().await, key, folder: tempfile::tempdir().unwrap() }
    }

    fn config(&self) -> Config {
        let config =
            Config::new(format!("http://{}", self.server.address), self.folder.path().join("data"), "1.2.3");
        Config { keyring: Arc::new(Nowhere), publisher_keys: vec![self.key.public()], ..config }
    }

    /// A console that has looked for a manual once.
    async fn console(&self) -> Arc<Console> {
        self.console_with(self.config()).await
    }

    async fn console_with(&self, config: Config) -> Arc<Console> {
        let console = Console::start(config).await.unwrap();
        for _ in 0..500 {
            let state = state(&console).await;
            if state.problem.is_some() || (state.fetching.is_none() && state.checked_at.is_some()) {
                return console;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it never looked: {:#?}", state(&console).await);
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("data/manuals")
    }

    /// Names of what lies in the library's folder of files.
    fn kept(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.library().join("files")).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

async fn state(console: &Arc<Console>) -> ManualsState {
    console.manuals_state(Nothing {}).await.unwrap()
}

async fn refreshed(console: &Arc<Console>) -> ManualsState {
    console.manuals_refresh(Nothing {}).await.unwrap()
}

async fn text(console: &Arc<Console>) -> Result<String, ErrorCode> {
    let request = ManualsPage { language: Language::Ja, page: "page".into() };
    console.manuals_page(request).await.map(|page| page.html).map_err(|error| error.code)
}

fn built(state: &ManualsState) -> Option<i64> {
    state.built.map(|built| built.as_second())
}

fn names(files: &Files) -> Vec<String> {
    let mut names: Vec<String> = files.values().map(|content| Entry::of(content).sha256).collect();
    names.sort();
    names.dedup();
    names
}

#[tokio::test]
async fn a_manual_is_fetched_and_read_without_signing_in() {
    let desk = Desk::new().await;
    desk.server.publish(&desk.key, &files("一つ目"), 7);
    let saves = Arc::new(Saves(desk.folder.path().to_owned(), Mutex::default()));
    let console = desk.console_with(Config { files: saves.clone(), ..desk.config() }).await;
    let now = state(&console).await;
    assert_eq!(
        (now.version.as_deref(), built(&now), now.shipped, now.problem),
        (Some("1.2.3"), Some(7), false, None)
    );
    let html = text(&console).await.unwrap();
    assert!(
        html.contains("一つ目 ja") && html.contains("src=\"data:image/png;base64,iVBORw0KGgox\""),
        "{html}"
    );
    let contents = console.manuals_contents(ManualsContents { language: Language::En }).await.unwrap();
    assert_eq!((contents.books[0].pages[0].id.as_str(), contents.books[0].has_pdf), ("page", true));
    let search = |query: &str| ManualsSearch { language: Language::Ja, query: query.into(), limit: 10 };
    let hits = console.manuals_search(search("一つ")).await.unwrap();
    assert_eq!((hits.total, hits.hits[0].anchor.as_str(), hits.hits[0].excerpt[0].hit), (1, "top", true));
    assert_eq!(console.manuals_search(search("二つ")).await.unwrap().total, 0);
    let pdf = || ManualsPdf { language: Language::Ja, book: "book".into() };
    assert!(console.manuals_pdf(pdf()).await.unwrap().data.starts_with("JVBERi0"));
    let saved = console.manuals_pdf_save(pdf()).await.unwrap().unwrap();
    assert_eq!(
        (saved.file_name.as_str(), saves.1.lock().unwrap().as_str()),
        ("saved.pdf", "Book one 1.2.3.pdf")
    );
    assert_eq!(std::fs::metadata(desk.folder.path().join("saved.pdf")).unwrap().len(), 300_009);
    for page in ["other", "../page", ""] {
        let request = ManualsPage { language: Language::Ja, page: page.into() };
        assert_eq!(console.manuals_page(request).await.unwrap_err().code, ErrorCode::ManualMissing, "{page}");
    }
    console.stop().await;
    // Without a network it is all still there.
    desk.server.script.lock().unwrap().manifest = None;
    let second =
        Console::start(Config { server: "http://127.0.0.1:9".into(), ..desk.config() }).await.unwrap();
    assert_eq!(text(&second).await.unwrap(), html);
}

#[tokio::test]
async fn only_what_has_changed_is_fetched() {
    let desk = Desk::new().await;
    desk.server.publish(&desk.key, &files("一つ目"), 7);
    let console = desk.console().await;
    let first = desk.server.asked();
    assert_eq!(first.len(), names(&files("一つ目")).len(), "each content once");
    assert_eq!(refreshed(&console).await.problem, None);
    assert_eq!(desk.server.asked(), [""; 0], "nothing is new");
    let mut changed = files("一つ目");
    changed.insert(Place::Page(JA, "page".into()), page("ja", "<h1 id=\"top\">題</h1><p>二つ目</p>"));
    desk.server.publish(&desk.key, &changed, 8);
    assert_eq!(built(&refreshed(&console).await), Some(8));
    assert_eq!(desk.server.asked().len(), 1);
    assert!(text(&console).await.unwrap().contains("二つ目"));
    assert_eq!(desk.kept(), names(&changed), "what is not needed any more is gone");
}

#[tokio::test]
async fn a_cut_is_taken_up_where_it_was() {
    let desk = Desk::new().await;
    desk.server.publish(&desk.key, &files("一つ目"), 7);
    let console = desk.console().await;
    let mut next = files("二つ目");
    let large = [b"%PDF-1.7 ".as_slice(), &[b'y'; 400_000]].concat();
    next.insert(Place::Pdf(JA, "book".into()), large.clone());
    desk.server.publish(&desk.key, &next, 8);
    desk.server.asked();
    desk.server.script.lock().unwrap().cut = Some(100_000);
    let now = refreshed(&console).await;
    assert_eq!((built(&now), now.problem), (Some(7), Some(ManualProblem::NotReached)));
    assert!(
        text(&console).await.unwrap().contains("一つ目"),
        "the one before is shown until the next is whole"
    );
    // The program ends in between.
    console.stop().await;
    drop(console);
    let second = desk.console().await;
    assert_eq!(built(&state(&second).await), Some(7));
    desk.server.script.lock().unwrap().cut = None;
    desk.server.asked();
    assert_eq!(built(&refreshed(&second).await), Some(8));
    let name = Entry::of(&large).sha256;
    let wanted = format!("/v1/manuals/files/{name} 200000-");
    assert!(desk.server.asked().contains(&wanted), "{wanted}");
    assert_eq!(desk.kept(), names(&next));
    assert!(text(&second).await.unwrap().contains("二つ目"));
}

#[tokio::test]
async fn a_server_without_parts_sends_it_anew() {
    let desk = Desk::new().await;
    desk.server.publish(&desk.key, &files("一つ目"), 7);
    desk.server.script.lock().unwrap().cut = Some(100_000);
    let console = desk.console().await;
    assert_eq!(state(&console).await.version, None);
    assert_eq!(text(&console).await, Err(ErrorCode::ManualMissing));
    {
        let mut script = desk.server.script.lock().unwrap();
        (script.cut, script.ignores_ranges) = (None, true);
    }
    assert_eq!(built(&refreshed(&console).await), Some(7));
}

#[tokio::test]
async fn what_is_hostile_is_refused_and_the_old_manual_stays() {
    let desk = Desk::new().await;
    let good = files("一つ目");
    desk.server.publish(&desk.key, &good, 7);
    let console = desk.console().await;
    let stays = async |problem: ManualProblem, what: &str| {
        let now = refreshed(&console).await;
        assert_eq!((now.problem, built(&now), now.fetching), (Some(problem), Some(7), None), "{what}");
        assert!(text(&console).await.unwrap().contains("一つ目"), "{what}");
        assert_eq!(desk.kept(), names(&good), "{what}: nothing of it stays");
    };
    let next = files("二つ目");

    desk.server.publish(&PublisherKey::generate(), &next, 8);
    stays(ManualProblem::WrongSignature, "another key").await;
    desk.server.publish(&desk.key, &next, 8);
    if let Some(manifest) = &mut desk.server.script.lock().unwrap().manifest {
        manifest.signature = "00".repeat(64);
    }
    stays(ManualProblem::WrongSignature, "no signature").await;

    desk.server.publish(&desk.key, &next, 8);
    let text = Entry::of(&next[&Place::Search(JA)]).sha256;
    desk.server.script.lock().unwrap().files.get_mut(&text).unwrap()[3] ^= 1;
    stays(ManualProblem::Changed, "a changed byte").await;
    desk.server.publish(&desk.key, &next, 8);
    desk.server.script.lock().unwrap().endless = Some(text.clone());
    stays(ManualProblem::Changed, "a file without end").await;
    desk.server.script.lock().unwrap().endless = Some(String::new());
    stays(ManualProblem::TooLarge, "a manifest without end").await;
    desk.server.script.lock().unwrap().endless = None;

    desk.server.publish(&desk.key, &next, 6);
    stays(ManualProblem::Older, "an older one").await;
    desk.server.offer(&manifest(&next, [1, 2, 2], 9), &desk.key, &next);
    stays(ManualProblem::Older, "an older version").await;

    for main in [
        "<script>alert(1)</script>",
        "<p onclick=\"x\">x</p>",
        "<p><a href=\"https://example.com\">x</a></p>",
    ] {
        let mut spoilt = next.clone();
        spoilt.insert(Place::Page(JA, "page".into()), page("ja", main));
        desk.server.publish(&desk.key, &spoilt, 8);
        stays(ManualProblem::UnsafeContent, main).await;
    }

    desk.server.script.lock().unwrap().manifest = None;
    stays(ManualProblem::NonePublished, "nothing").await;

    desk.server.publish(&desk.key, &next, 8);
    assert_eq!(built(&refreshed(&console).await), Some(8), "a good one is still believed");
}

#[tokio::test]
async fn a_console_that_was_never_online_shows_what_it_was_shipped_with() {
    let desk = Desk::new().await;
    let shipped = desk.folder.path().join("shipped");
    ship(&shipped, &PublisherKey::generate(), &files("箱の中"), 5);
    let config =
        |keys| Config { shipped_manual: Some(shipped.clone()), publisher_keys: keys, ..desk.config() };
    let console = desk.console_with(config(Vec::new())).await;
    let now = state(&console).await;
    assert_eq!((now.shipped, built(&now), now.problem), (true, Some(5), Some(ManualProblem::NoKey)));
    assert!(text(&console).await.unwrap().contains("箱の中"));

    // What is fetched is newer, and only what differs is fetched.
    let newer = files("新しい");
    desk.server.publish(&desk.key, &newer, 7);
    let second = desk.console_with(config(vec![desk.key.public()])).await;
    let now = state(&second).await;
    assert_eq!((now.shipped, built(&now)), (false, Some(7)));
    assert_eq!(desk.server.asked().len(), 4, "two pages and their texts; the rest came with the console");
    second.stop().await;

    // A newer console has brought a newer one along.
    ship(&shipped, &PublisherKey::generate(), &files("もっと新しい"), 9);
    let third = desk.console_with(config(vec![desk.key.public()])).await;
    let now = state(&third).await;
    assert_eq!((now.shipped, built(&now), now.problem), (true, Some(9), Some(ManualProblem::Older)));
}

#[tokio::test]
async fn what_was_tampered_with_on_this_computer_is_not_shown_and_fetched_anew() {
    let desk = Desk::new().await;
    let good = files("一つ目");
    desk.server.publish(&desk.key, &good, 7);
    desk.console().await.stop().await;
    let spoil = |content: &[u8]| {
        let name = Entry::of(&good[&Place::Page(JA, "page".into())]).sha256;
        std::fs::write(desk.library().join("files").join(name), content).unwrap();
    };
    let length = good[&Place::Page(JA, "page".into())].len();
    spoil(&vec![b'x'; length]);
    desk.server.script.lock().unwrap().manifest = None;
    let console = desk.console().await;
    assert_eq!(text(&console).await, Err(ErrorCode::ManualMissing), "the same length, another content");
    desk.server.publish(&desk.key, &good, 7);
    desk.server.asked();
    assert_eq!(built(&refreshed(&console).await), Some(7));
    assert_eq!(desk.server.asked().len(), 1);
    assert!(text(&console).await.unwrap().contains("一つ目"));
    console.stop().await;
    // Another manifest in its place.
    let other = PublisherKey::generate();
    let forged = manifest(&good, [1, 2, 3], 99);
    let view = serde_json::json!({"manifest": base64(forged.bytes()), "signature": forged.sign(&other)});
    std::fs::write(desk.library().join("library.json"), view.to_string()).unwrap();
    desk.server.script.lock().unwrap().manifest = None;
    let console = desk.console().await;
    assert_eq!(state(&console).await.version, None);
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_is_told() {
    let desk = Desk::new().await;
    desk.server.publish(&desk.key, &files("一つ目"), 7);
    std::fs::create_dir_all(desk.folder.path().join("data")).unwrap();
    std::fs::write(desk.library(), "a file where the library should be").unwrap();
    let console = desk.console().await;
    assert_eq!(state(&console).await.problem, Some(ManualProblem::DiskFailed));
    assert!(Path::new(&desk.library()).is_file());
}
