//! The status document on the real service: what is signed and what is not, what it tells, and what the operator may write.

use std::{path::Path, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    BackupKind, MOST_STATUS_BYTES, NoticeKind, STATUS_DOMAIN, SignedStatusView, StatusDocument, StatusLevel,
};
use it::Site;
use manual::{PublisherKey, PublisherPublic, signature::bytes_of};
use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::{
    notices::{both, information, request, with},
    sign_in::{HOUR, MINUTE, clock},
};

/// An operator's key in a file.
struct Key {
    folder: tempfile::TempDir,
    public: PublisherPublic,
}

impl Key {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let public = service::status_key(&folder.path().join("status.key")).unwrap();
        Self { folder, public: PublisherPublic::from_hex(&public).unwrap() }
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("status.key")
    }

    /// The document in an envelope, if the operator signed it.
    fn open(&self, envelope: &[u8]) -> Option<StatusDocument> {
        let view: SignedStatusView = serde_json::from_slice(envelope).unwrap();
        let bytes = STANDARD.decode(&view.document).ok()?;
        let signed = self.public.verify(STATUS_DOMAIN, &bytes, &bytes_of(&view.signature)?);
        signed.then(|| serde_json::from_slice(&bytes).unwrap())
    }
}

/// Writes the document for whoever asks what anybody may read.
pub(crate) async fn publish_one(site: &Site) {
    service::status_write(&site.config, &Key::new().file(), None).await.unwrap();
}

async fn get(site: &Site, known: Option<&str>) -> reqwest::Response {
    let mut request = site.raw().get(site.url("/v1/status"));
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    request.send().await.unwrap()
}

async fn document(site: &Site, key: &Key) -> StatusDocument {
    key.open(&get(site, None).await.bytes().await.unwrap()).unwrap()
}

/// The document as soon as it is as it should be.
async fn until(site: &Site, key: &Key, is: impl Fn(&StatusDocument) -> bool) -> StatusDocument {
    let found = async {
        loop {
            let document = document(site, key).await;
            if is(&document) {
                return document;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), found).await.unwrap()
}

/// A service that writes the document.
async fn serving(key: &Key, now: fn() -> jiff::Timestamp) -> Site {
    Site::with(|config| {
        config.status_key = Some(key.file());
        config.clock = now;
    })
    .await
}

fn level(document: &StatusDocument, id: &str) -> StatusLevel {
    document.components.iter().find(|one| one.component.id == id).unwrap().level
}

/// Maintenance in 20 days, for 2 hours.
fn maintenance(now: jiff::Timestamp) -> Value {
    let start = now + jiff::SignedDuration::from_hours(20 * 24);
    let end = start + jiff::SignedDuration::from_hours(2);
    let parts = [
        ("kind", json!("maintenance")),
        ("starts_at", json!(start)),
        ("ends_at", json!(end)),
        ("affects", json!(["console"])),
    ];
    with(information(), &parts)
}

fn incident(title: &str) -> Value {
    let parts = [("kind", json!("incident")), ("title", both(title)), ("affects", json!(["console"]))];
    with(information(), &parts)
}

#[tokio::test]
async fn it_is_a_file_that_anybody_reads_and_only_the_operator_writes() {
    let site = Site::start().await;
    let none = get(&site, None).await;
    assert_eq!(none.status(), StatusCode::NOT_FOUND);
    assert_eq!(none.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(none.json::<Value>().await.unwrap()["code"], "not_found");

    let key = Key::new();
    let copy = key.folder.path().join("host.json");
    let issued_at = service::status_write(&site.config, &key.file(), Some(&copy)).await.unwrap();
    let answer = get(&site, None).await;
    let tag = answer.headers()[header::ETAG].to_str().unwrap().to_owned();
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=30");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
    assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let envelope = answer.bytes().await.unwrap();
    assert_eq!(envelope, std::fs::read(&copy).unwrap(), "the same bytes on any host");
    let document = key.open(&envelope).unwrap();
    assert_eq!((document.issued_at, document.components.len(), document.trust.len()), (issued_at, 3, 14));
    assert!(document.components.iter().all(|one| one.level == StatusLevel::Operational));

    for known in [tag.clone(), format!("\"x\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".into()] {
        let same = get(&site, Some(&known)).await;
        assert_eq!(same.status(), StatusCode::NOT_MODIFIED, "{known}");
        assert_eq!(same.headers()[header::ETAG], tag);
        assert!(same.bytes().await.unwrap().is_empty());
    }
    assert_eq!(get(&site, Some("\"x\"")).await.status(), StatusCode::OK);
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    assert_eq!(get(&site, Some(&tag)).await.status(), StatusCode::OK, "another document has another tag");

    // A file that is none is the operator's trouble, and told to nobody.
    std::fs::write(site.config.data.join("status.json"), vec![b'x'; MOST_STATUS_BYTES + 1]).unwrap();
    assert_eq!(get(&site, None).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn what_the_operator_did_not_sign_is_not_believed() {
    let site = Site::start().await;
    let key = Key::new();
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    let view: SignedStatusView = get(&site, None).await.json().await.unwrap();
    let open = |view: &SignedStatusView| key.open(&serde_json::to_vec(view).unwrap());
    assert!(open(&view).is_some());

    let bytes = STANDARD.decode(&view.document).unwrap();
    let place = bytes.windows(11).position(|part| part == b"operational").unwrap();
    for place in [0, place, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let changed = SignedStatusView { document: STANDARD.encode(&changed), ..view.clone() };
        assert!(open(&changed).is_none(), "byte {place}");
    }
    let secret = PublisherKey::from_hex(&std::fs::read_to_string(key.file()).unwrap()).unwrap();
    let other = manual::signature::hex(&secret.sign("cloudone-manual-v1", &bytes));
    assert!(open(&SignedStatusView { signature: other, ..view.clone() }).is_none(), "as another document");
    let stranger = manual::signature::hex(&PublisherKey::generate().sign(STATUS_DOMAIN, &bytes));
    assert!(open(&SignedStatusView { signature: stranger, ..view }).is_none(), "by somebody else");
}

#[tokio::test]
async fn a_key_is_made_once_and_for_its_owner_alone() {
    let key = Key::new();
    assert!(service::status_key(&key.file()).is_err(), "never over one that is there");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(key.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let site = Site::start().await;
    for (name, content) in [("none", None), ("words", Some("no key")), ("public", Some("00"))] {
        let file = key.folder.path().join(name);
        if let Some(content) = content {
            std::fs::write(&file, content).unwrap();
        }
        let sentence = service::status_write(&site.config, &file, None).await.unwrap_err();
        assert!(sentence.contains(name), "{sentence}");
        let config = service::Config { status_key: Some(file), ..site.config.clone() };
        assert!(service::start(config).await.unwrap_err().contains(name), "it does not start without");
    }
    assert_eq!(get(&site, None).await.status(), StatusCode::NOT_FOUND, "nothing was written");
}

#[tokio::test]
async fn levels_are_those_of_components_that_are_there() {
    let site = Site::start().await;
    let set = async |component: &str, level: &str| {
        service::status_set(&site.config, component, level, "tanaka").await
    };
    assert_eq!(
        set("console", "down").await.unwrap_err(),
        "down is no level; there are operational, degraded, outage, maintenance"
    );
    assert_eq!(
        set("Console", "outage").await.unwrap_err(),
        "Console is no component; there are console, clients, manuals"
    );
    assert!(set("console", "unknown").await.is_err());
    let first = set("console", "outage").await.unwrap();
    assert_eq!(set("console", "outage").await.unwrap(), first, "since when it is so does not change");

    let key = Key::new();
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    let told = document(&site, &key).await;
    assert_eq!(told.components[0], first);
    assert_eq!(level(&told, "clients"), StatusLevel::Operational);

    // A part that the operator gave up is not told any more; a new one is, from now on.
    let parts =
        json!([{"id": "mail", "name": both("メール")}, {"id": "console", "name": both("コンソール")}]);
    std::fs::write(site.config.data.join("components.json"), parts.to_string()).unwrap();
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    let told = document(&site, &key).await;
    let names: Vec<&str> = told.components.iter().map(|one| one.component.id.as_str()).collect();
    assert_eq!(names, ["mail", "console"]);
    assert_eq!((level(&told, "console"), told.components[1].since), (StatusLevel::Outage, first.since));
}

#[tokio::test]
async fn a_text_of_trust_that_is_not_fit_is_refused_with_its_place() {
    let site = Site::start().await;
    let key = Key::new();
    let file = site.config.data.join("trust.json");
    let section = |url: &str| json!({"id": "law", "title": both("法"), "body": both("日本法"), "links": [{"title": both("法"), "url": url}]});
    let mut one_language = section("https://example.com/");
    one_language["body"].as_object_mut().unwrap().remove("en");
    let mut empty = section("https://example.com/");
    empty["title"]["en"] = json!("");
    for (content, place) in [
        (json!([section("http://example.com/")]), "/0/links/0/url"),
        (json!([section("https://example.com/"), section("https://example.com/")]), "/1/id"),
        (json!([one_language]), "/0/body"),
        (json!([empty]), "/0/title/en"),
        (json!([]), "1 to 40 sections"),
        (json!({"sections": []}), "trust.json"),
        (json!("x".repeat(2 << 20)), "longer than"),
    ] {
        std::fs::write(&file, content.to_string()).unwrap();
        let sentence = service::status_write(&site.config, &key.file(), None).await.unwrap_err();
        assert!(sentence.contains(place) && sentence.contains("trust.json"), "{sentence}");
        let config = service::Config { status_key: Some(key.file()), ..site.config.clone() };
        assert!(service::start(config).await.is_err(), "{place}");
    }
    assert_eq!(get(&site, None).await.status(), StatusCode::NOT_FOUND, "nothing was written");
    std::fs::write(&file, json!([section("https://example.com/")]).to_string()).unwrap();
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    assert_eq!(document(&site, &key).await.trust[0].links[0].url, "https://example.com/");
}

#[tokio::test]
async fn a_serving_process_tells_what_is_so_by_itself() {
    clock!(now, turn);
    let key = Key::new();
    let site = serving(&key, now).await;
    let first = document(&site, &key).await;
    assert_eq!((level(&first, "console"), first.events.len()), (StatusLevel::Operational, 0));

    service::status_set(&site.config, "console", "degraded", "").await.unwrap();
    let told = until(&site, &key, |one| level(one, "console") == StatusLevel::Degraded).await;
    assert!(told.issued_at > first.issued_at);

    let ours = with(maintenance(now()), &[("companies", json!(["AOBA"])), ("title", both("青葉だけ"))]);
    service::notice_publish(&site.config, request(ours)).await.unwrap();
    service::notice_publish(&site.config, request(information())).await.unwrap();
    let of_all = service::notice_publish(&site.config, request(maintenance(now()))).await.unwrap().notice;
    let trouble = service::notice_publish(&site.config, request(incident("遅い"))).await.unwrap().notice;
    let told = until(&site, &key, |one| one.events.len() == 2).await;
    let mut events: Vec<_> = told.events.iter().map(|event| (event.id, event.kind)).collect();
    events.sort_unstable_by_key(|event| event.0);
    assert_eq!(events, [(of_all.id, NoticeKind::Maintenance), (trouble.id, NoticeKind::Incident)]);
    assert!(
        !serde_json::to_string(&told).unwrap().contains("青葉だけ"),
        "what concerns one company is told to it alone"
    );

    service::notice_end(&site.config, trouble.id).await.unwrap();
    until(&site, &key, |one| one.events.iter().any(|event| event.ended_at.is_some())).await;

    // Nothing changes, and it is written anew all the same: its age tells that somebody is there.
    let before = document(&site, &key).await;
    turn(10 * MINUTE);
    let told = until(&site, &key, |one| one.issued_at > before.issued_at).await;
    assert_eq!(StatusDocument { issued_at: before.issued_at, ..told.clone() }, before);

    // A clock that is turned back does not make a document that consoles would refuse as an older one.
    turn(-2 * HOUR);
    service::status_set(&site.config, "console", "operational", "").await.unwrap();
    let back = until(&site, &key, |one| level(one, "console") == StatusLevel::Operational).await;
    assert!(back.issued_at > told.issued_at);

    // One from a clock that was a year ahead, which no console took, does not keep the right time from being told.
    turn(365 * 24 * HOUR);
    service::status_set(&site.config, "console", "degraded", "").await.unwrap();
    let ahead = until(&site, &key, |one| level(one, "console") == StatusLevel::Degraded).await;
    turn(-365 * 24 * HOUR);
    let right = until(&site, &key, |one| one.issued_at < ahead.issued_at).await;
    assert!(right.issued_at <= now() && level(&right, "console") == StatusLevel::Degraded);

    // 90 days after it was over, nobody hears of it.
    turn(91 * 24 * HOUR);
    until(&site, &key, |one| one.events.iter().all(|event| event.id != trouble.id)).await;
}

#[tokio::test]
async fn trouble_is_told_whatever_is_wrong_with_a_text() {
    clock!(now, _turn);
    let key = Key::new();
    let site = serving(&key, now).await;
    let trust = document(&site, &key).await.trust;
    std::fs::write(site.config.data.join("trust.json"), "[{").unwrap();
    service::status_set(&site.config, "clients", "outage", "").await.unwrap();
    let told = until(&site, &key, |one| level(one, "clients") == StatusLevel::Outage).await;
    assert_eq!(told.trust, trust);

    // Whoever writes into the data folder without the key is corrected.
    let file = site.config.data.join("status.json");
    let forged = SignedStatusView { document: STANDARD.encode(b"{}"), signature: "00".repeat(64) };
    std::fs::write(&file, serde_json::to_vec(&forged).unwrap()).unwrap();
    std::fs::remove_file(site.config.data.join("trust.json")).unwrap();
    let whole = async {
        while key.open(&std::fs::read(&file).unwrap()).is_none() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), whole).await.unwrap();
    assert_eq!(leftovers(&site.config.data), Vec::<String>::new());
}

/// Files that somebody began to write and did not put in their place.
fn leftovers(folder: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".new")).collect()
}

#[tokio::test]
async fn a_document_that_grows_too_long_loses_what_is_long_over() {
    let site = Site::start().await;
    let long = |text: &str, length: usize| both(&text.repeat(length));
    let parts: Vec<Value> =
        (0..50).map(|number| json!({"id": format!("part-{number}"), "name": long("部", 60)})).collect();
    std::fs::write(site.config.data.join("components.json"), json!(parts).to_string()).unwrap();
    let affects: Vec<String> = (0..20).map(|number| format!("part-{number}")).collect();
    let parts = [("title", long("題", 120)), ("affects", json!(affects))];
    let mut ids = Vec::new();
    for _ in 0..120 {
        let value = with(incident("x"), &parts);
        ids.push(service::notice_publish(&site.config, request(value)).await.unwrap().notice.id);
    }
    service::notice_end(&site.config, ids[119]).await.unwrap();
    let key = Key::new();
    service::status_write(&site.config, &key.file(), None).await.unwrap();
    let envelope = get(&site, None).await.bytes().await.unwrap();
    assert!(envelope.len() <= MOST_STATUS_BYTES, "{}", envelope.len());
    let told = key.open(&envelope).unwrap();
    assert!((60..119).contains(&told.events.len()), "{}", told.events.len());
    assert_eq!((told.components.len(), told.trust.len()), (50, 14));
    assert_eq!(told.events[0].id, ids[118], "what is so now is told");
    assert!(told.events.iter().all(|event| event.id != ids[119]), "what is over goes first");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_backups_are_told() {
    clock!(now, _turn);
    let key = Key::new();
    let site = serving(&key, now).await;
    assert_eq!(until(&site, &key, |_| true).await.backups, []);
    let noted = async |kind: &str, at: Option<&str>| service::backup_noted(&site.config, kind, at).await;
    noted("data", Some("2026-01-02T04:00:00Z")).await.unwrap();
    noted("system", Some("2026-01-01T21:00:00Z")).await.unwrap();
    // What is noted late is not the last one.
    noted("data", Some("2026-01-02T02:00:00Z")).await.unwrap();
    let told = until(&site, &key, |document| document.backups.len() == 2).await.backups;
    let told: Vec<_> = told.iter().map(|one| (one.kind, one.at.to_string())).collect();
    let at = |text: &str| text.to_owned();
    assert_eq!(
        told,
        [(BackupKind::Data, at("2026-01-02T04:00:00Z")), (BackupKind::System, at("2026-01-01T21:00:00Z"))]
    );
    for (kind, time, why) in [
        ("tapes", None, "data, system"),
        ("data", Some("yesterday"), "is no time"),
        ("data", Some("2100-01-01T00:00:00Z"), "yet to come"),
    ] {
        let sentence = noted(kind, time).await.unwrap_err();
        assert!(sentence.contains(why), "{sentence}");
    }
}
