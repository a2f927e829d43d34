//! Manuals on the real service: published by the operator, fetched by a console, read by a browser.

use std::{collections::BTreeMap, path::Path};

use contract::ipc::{ManualProblem, ManualsPage, Nothing};
use desktop::{Config, Console};
use directory::Language as Speech;
use it::Site;
use manual::{Entry, Language, Manifest, Place, PublisherKey, Version, bundle};
use reqwest::{StatusCode, header};

type Files = BTreeMap<Place, Vec<u8>>;

fn files(words: &str) -> Files {
    let mut files = Files::new();
    for language in Language::ALL {
        let code = language.code();
        let page = format!(
            "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>P</title><link rel=\"stylesheet\" href=\"../../manual.css\"></head><body><main><h1 id=\"top\">P</h1><p>{words}</p></main></body></html>\n"
        );
        files.insert(Place::Page(language, "page".into()), page.into_bytes());
        files.insert(Place::Picture(language, "home".into()), b"\x89PNG\r\n\x1a\n1".to_vec());
        files.insert(Place::Pdf(language, "book".into()), b"%PDF-1.7 0123456789".to_vec());
        let contents = br#"[{"id":"book","title":"B","pages":[{"id":"page","title":"P","anchor":"top","sections":[]}]}]"#;
        files.insert(Place::Contents(language), contents.to_vec());
        files.insert(Place::Search(language), b"[]".to_vec());
    }
    files.insert(Place::Style, b"main {}".to_vec());
    files
}

fn bundle(folder: &Path, key: &PublisherKey, files: &Files, version: [u32; 3], built: u64) {
    let entries = files.iter().map(|(place, content)| (place.clone(), Entry::of(content))).collect();
    let manifest = Manifest::new(Version(version), built, entries).unwrap();
    bundle::write(folder, &manifest, &manifest.sign(key), files.values().map(Vec::as_slice)).unwrap();
}

/// Publishes a manual for whoever asks what anybody may read.
pub(crate) fn publish_one(site: &Site) {
    let (folder, key) = (tempfile::tempdir().unwrap(), PublisherKey::generate());
    bundle(folder.path(), &key, &files("一"), [0, 1, 0], 5);
    service::manual_publish(&site.config, folder.path(), &[key.public().to_hex()]).unwrap();
}

/// The address of a route at what [`publish_one`] has published.
pub(crate) fn address(path: &str) -> String {
    let style = Entry::of(b"main {}").sha256;
    let parts = [
        ("{version}", "0.1.0"),
        ("{sha256}", &style),
        ("{folder}", "ja"),
        ("{kind}", "pages"),
        ("{file}", "page.html"),
    ];
    parts.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
}

struct Press {
    site: Site,
    key: PublisherKey,
}

impl Press {
    async fn new() -> Self {
        Self { site: Site::start().await, key: PublisherKey::generate() }
    }

    fn publish(&self, files: &Files, version: [u32; 3], built: u64) -> Result<(String, u64), String> {
        let folder = tempfile::tempdir().unwrap();
        bundle(folder.path(), &self.key, files, version, built);
        service::manual_publish(&self.site.config, folder.path(), &[self.key.public().to_hex()])
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        self.site.raw().get(self.site.url(path)).send().await.unwrap()
    }

    async fn version(&self, asked: &str) -> Option<(String, u64)> {
        let view = self.site.client().manuals_manifest(asked).await.ok()?;
        use base64::Engine as _;
        let bytes = base64::engine::general_purpose::STANDARD.decode(view.manifest).unwrap();
        let manifest = Manifest::open(&bytes, &view.signature, &[self.key.public()]).unwrap();
        Some((manifest.version.to_string(), manifest.built))
    }
}

#[tokio::test]
async fn a_console_gets_the_manual_of_its_own_version() {
    let press = Press::new().await;
    assert_eq!(press.version("0.1.0").await, None);
    press.publish(&files("一"), [0, 1, 0], 5).unwrap();
    press.publish(&files("二"), [0, 1, 0], 7).unwrap();
    press.publish(&files("三"), [0, 3, 0], 6).unwrap();
    let first = Some(("0.1.0".to_owned(), 7));
    assert_eq!(press.version("0.1.0").await, first, "the newest of the version");
    assert_eq!(press.version("0.2.0").await, first, "the newest before it");
    assert_eq!(press.version("9.0.0").await, Some(("0.3.0".to_owned(), 6)));
    for nothing in ["0.0.9", "x", "0.1", "..%2f..", "0.1.0%00"] {
        assert_eq!(press.version(nothing).await, None, "{nothing}");
    }
    let list = press.site.client().manuals_list().await.unwrap();
    let list: Vec<(&str, u64)> = list.items.iter().map(|item| (item.version.as_str(), item.built)).collect();
    assert_eq!(list, [("0.3.0", 6), ("0.1.0", 7), ("0.1.0", 5)]);
    assert_eq!(service::manual_list(&press.site.config).unwrap().len(), 3);

    assert_eq!(service::manual_remove(&press.site.config, "0.1.0"), Ok(2));
    assert!(service::manual_remove(&press.site.config, "0.1.0").is_err());
    assert!(service::manual_remove(&press.site.config, "../../x").is_err());
    assert_eq!(press.version("0.1.0").await, None);
    let shelf = press.site.config.data.join("manuals/files");
    let page = &files("三")[&Place::Page(Language::Ja, "page".into())];
    assert!(shelf.join(Entry::of(page).sha256).exists(), "what the other one holds stays");
    let gone = &files("一")[&Place::Page(Language::Ja, "page".into())];
    assert!(!shelf.join(Entry::of(gone).sha256).exists());
}

#[tokio::test]
async fn only_what_the_publisher_signed_is_published() {
    let press = Press::new().await;
    let folder = tempfile::tempdir().unwrap();
    let publish =
        || service::manual_publish(&press.site.config, folder.path(), &[press.key.public().to_hex()]);
    assert!(publish().is_err(), "no bundle at all");
    bundle(folder.path(), &PublisherKey::generate(), &files("一"), [0, 1, 0], 5);
    assert!(publish().unwrap_err().contains("not signed"), "another key");
    bundle(folder.path(), &press.key, &files("一"), [0, 1, 0], 5);
    let style = folder.path().join("files").join(Entry::of(b"main {}").sha256);
    std::fs::write(&style, b"main{} ").unwrap();
    assert!(publish().unwrap_err().contains("not what was signed"), "a changed byte");
    let mut spoilt = files("一");
    spoilt.insert(Place::Style, b"@import 'x';".to_vec());
    assert!(
        press.publish(&spoilt, [0, 1, 0], 5).unwrap_err().contains("may not hold"),
        "what no manual holds"
    );
    assert!(service::manual_publish(&press.site.config, folder.path(), &["zz".into()]).is_err(), "no key");
    assert_eq!(press.site.client().manuals_list().await.unwrap().items, []);
}

#[tokio::test]
async fn one_that_cannot_be_read_keeps_no_other_from_being_published() {
    let press = Press::new().await;
    press.publish(&files("一"), [0, 1, 0], 5).unwrap();
    // The same again takes its place.
    press.publish(&files("一"), [0, 1, 0], 5).unwrap();
    assert_eq!(press.version("0.1.0").await, Some(("0.1.0".into(), 5)));
    let shelf = press.site.config.data.join("manuals");
    let kept = std::fs::read_dir(shelf.join("files")).unwrap().count();
    std::fs::write(shelf.join("0.1.0-5/manifest.json"), "{").unwrap();
    press.publish(&files("二"), [0, 2, 0], 6).unwrap();
    assert_eq!(press.version("0.2.0").await, Some(("0.2.0".into(), 6)));
    let now = std::fs::read_dir(shelf.join("files")).unwrap().count();
    assert!(now > kept, "what it holds is not known, so that nothing goes");
}

#[tokio::test]
async fn files_are_sent_in_parts_and_kept_by_whoever_fetches_them() {
    let press = Press::new().await;
    press.publish(&files("一"), [0, 1, 0], 5).unwrap();
    let pdf = b"%PDF-1.7 0123456789";
    let path = format!("/v1/manuals/files/{}", Entry::of(pdf).sha256);
    let whole = press.get(&path).await;
    assert_eq!(whole.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(whole.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(whole.bytes().await.unwrap().as_ref(), pdf);
    let ranged = |range: &'static str| {
        let request = press.site.raw().get(press.site.url(&path)).header(header::RANGE, range);
        async move { request.send().await.unwrap() }
    };
    let part = ranged("bytes=9-").await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes().await.unwrap().as_ref(), b"0123456789");
    assert_eq!(ranged("bytes=500-").await.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    let strange =
        ["0".repeat(64), "..%2f..%2fservice.db".into(), "x".into(), Entry::of(pdf).sha256.to_uppercase()];
    for name in strange {
        let answer = press.get(&format!("/v1/manuals/files/{name}")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "{name}");
        let body: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(body["code"], "not_found");
    }
}

#[tokio::test]
async fn a_browser_reads_it_too() {
    let press = Press::new().await;
    press.publish(&files("一"), [0, 1, 0], 5).unwrap();
    let kinds = [
        ("/manual/0.1.0/ja/pages/page.html", "text/html; charset=utf-8"),
        ("/manual/0.1.5/ja/pages/page.html", "text/html; charset=utf-8"),
        ("/manual/0.1.0/manual.css", "text/css; charset=utf-8"),
        ("/manual/0.1.0/images/en/home.png", "image/png"),
        ("/manual/0.1.0/en/pdf/book.pdf", "application/pdf"),
    ];
    for (path, kind) in kinds {
        let answer = press.get(path).await;
        assert_eq!(
            (answer.status(), &answer.headers()[header::CONTENT_TYPE]),
            (StatusCode::OK, &kind.parse().unwrap())
        );
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'self'; img-src 'self'"), "{policy}");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    for path in [
        "/manual/0.1.0/ja/pages/other.html",
        "/manual/0.0.1/ja/pages/page.html",
        "/manual/0.1.0/ja/pages/..%2f..%2f..%2fseal.key",
        "/manual/0.1.0/ja/pages/%2e%2e",
        "/manual/x/manual.css",
        "/manual/../seal.key",
    ] {
        assert_eq!(press.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_console_fetches_from_the_real_service() {
    let press = Press::new().await;
    press.publish(&files("一つ目"), [0, 1, 0], 5).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        ca_pem: Some(it::ca(&press.site.config)),
        publisher_keys: vec![press.key.public()],
        ..Config::new(&press.site.service.url, folder.path(), "0.1.0")
    };
    let console = Console::start(config).await.unwrap();
    let page = || ManualsPage { language: Speech::Ja, page: "page".into() };
    console.manuals_refresh(Nothing {}).await.unwrap();
    let state = console.manuals_refresh(Nothing {}).await.unwrap();
    assert_eq!((state.version.as_deref(), state.problem), (Some("0.1.0"), None));
    assert!(console.manuals_page(page()).await.unwrap().html.contains("一つ目"));
    press.publish(&files("二つ目"), [0, 1, 0], 6).unwrap();
    console.manuals_refresh(Nothing {}).await.unwrap();
    assert!(console.manuals_page(page()).await.unwrap().html.contains("二つ目"));
    service::manual_remove(&press.site.config, "0.1.0").unwrap();
    let state = console.manuals_refresh(Nothing {}).await.unwrap();
    assert_eq!(state.problem, Some(ManualProblem::NonePublished));
    assert!(console.manuals_page(page()).await.unwrap().html.contains("二つ目"), "what is here stays");
}
