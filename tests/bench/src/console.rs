//! The console on a large company: a real service in this process, filled through its API, and a replica of it.
//! What the replica does by itself is measured in `replica.rs`, where companies are larger.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use contract::{
    ChangesRequest, DirectoryView, ErrorBody, ErrorCode, Secret,
    ipc::{
        AppState, ConsoleEvent, ListQuery, Nothing, OrgNode, OrgQuery, PaletteSearch, SessionSignIn, SortKey,
        SyncStatus,
    },
};
use desktop::{Config, Console, KeyStore, Replica};
use directory::{Change, DeviceFields, DeviceId, GroupId, Revision};
use it::{PASSWORD, Site};

use crate::Figure;

const NO_PEER: &str = "null: no other console serves windows of rows; the bar is the design's";
/// Devices of the company; with its groups and users it has 170,000 rows, 70,000 of them nodes of the tree.
const DEVICES: usize = 100_000;

/// A keyring that ends with the run.
#[derive(Debug, Default)]
struct Memory(Mutex<BTreeMap<String, Secret>>);

impl KeyStore for Memory {
    fn read(&self, account: &str) -> Result<Option<Secret>, ErrorCode> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(account).cloned())
    }
    fn write(&self, account: &str, text: &Secret) -> Result<(), ErrorCode> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(account.to_owned(), text.clone());
        Ok(())
    }
    fn delete(&self, account: &str) -> Result<(), ErrorCode> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(account);
        Ok(())
    }
}

async fn until(console: &Arc<Console>, wanted: impl Fn(&AppState) -> bool) -> Result<(), ErrorBody> {
    while !wanted(&console.app_state(Nothing {}).await?) {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}

fn config(site: &Site, folder: &Path, keyring: &Arc<Memory>) -> Config {
    let ca_pem = Some(it::ca(&site.config));
    let keyring = Arc::clone(keyring) as Arc<dyn KeyStore>;
    Config { ca_pem, keyring, ..Config::new(&site.service.url, folder, "bench") }
}

/// A console that is signed in and up to date, and how many seconds that took.
async fn signed_in(config: Config, account: &str) -> Result<(Arc<Console>, f64), ErrorBody> {
    let console = Console::start(config).await?;
    let request = SessionSignIn {
        company_code: "AOBA".into(),
        account: account.into(),
        password: Secret::new(PASSWORD),
        otp: None,
        stay_signed_in: true,
    };
    let start = Instant::now();
    console.session_sign_in(request).await?;
    until(&console, |state| state.sync.status == SyncStatus::Live).await?;
    Ok((console, start.elapsed().as_secs_f64()))
}

/// Everything about a large company.
pub(crate) async fn figures() -> Vec<Figure> {
    match measured().await {
        Ok(figures) => figures,
        Err(error) => vec![Figure::new(format!("console: {}", error.message), "-", f64::NAN).alone(NO_PEER)],
    }
}

async fn measured() -> Result<Vec<Figure>, ErrorBody> {
    let site = Site::start().await;
    let company = demo::company(DEVICES, 1);
    let groups: Vec<GroupId> = company.groups.iter().map(|group| group.id).collect();
    let device = company.sets.iter().flat_map(|set| &set.changes).find_map(|change| match change {
        Change::DeviceCreate(row) => Some(row.id),
        _ => None,
    });
    let device = device.ok_or_else(|| ErrorBody::new(ErrorCode::NotFound, "a company without devices"))?;
    let entities: usize = company.sets.iter().map(|set| set.changes.len()).sum();
    let start = Instant::now();
    for set in company.sets {
        let request =
            ChangesRequest { changes: set.changes, reason: set.reason, ..ChangesRequest::default() };
        site.root.changes_apply(&request, it::id()).await?;
    }
    let speed = entities as f64 / start.elapsed().as_secs_f64();
    let no_folder = |error: std::io::Error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string());
    let (folder, keyring) = (tempfile::tempdir().map_err(no_folder)?, Arc::new(Memory::default()));
    let mut syncs = Vec::new();
    for _ in 0..4 {
        let folder = tempfile::tempdir().map_err(no_folder)?;
        let (console, sync) = signed_in(config(&site, folder.path(), &keyring), &site.account).await?;
        syncs.push(sync);
        console.stop().await;
    }
    let (console, sync) = signed_in(config(&site, folder.path(), &keyring), &site.account).await?;
    syncs.push(sync);

    let tree = |expanded: Vec<GroupId>, from: u32| OrgQuery {
        expanded: Some(expanded),
        query: String::new(),
        show_users: true,
        from,
        count: 60,
    };
    let ms = |start: Instant| start.elapsed().as_secs_f64() * 1e3;
    let total = console.org_rows(tree(groups.clone(), 0)).await?.total;
    let mut scrolled = Vec::new();
    for step in 0..200 {
        let query = tree(groups.clone(), step * total / 200);
        let start = Instant::now();
        console.org_rows(query).await?;
        scrolled.push(ms(start));
    }
    let mut toggled = Vec::new();
    for round in 0..20 {
        let query = tree(groups[..groups.len() - 1 - round].to_vec(), total / 2);
        let start = Instant::now();
        console.org_rows(query).await?;
        toggled.push(ms(start));
    }
    let list = |from: u32, query: &str| ListQuery {
        node: OrgNode::Organization,
        below: true,
        query: query.into(),
        platforms: Vec::new(),
        filters: Default::default(),
        sort: SortKey::Name,
        descending: false,
        from,
        count: 60,
    };
    let start = Instant::now();
    console.devices_rows(list(0, "")).await?;
    let first_list = ms(start);
    let mut listed = Vec::new();
    for step in 0..200 {
        let start = Instant::now();
        console.devices_rows(list(step * 400, "")).await?;
        listed.push(ms(start));
    }
    let mut found = Vec::new();
    for needle in ["やまだ", "pc-0123", "大阪", "sato", "D6473"] {
        let start = Instant::now();
        console.palette_search(PaletteSearch { query: needle.into(), count: 20 }).await?;
        found.push(ms(start));
    }
    let delta = delta(&site, &console, device).await?;
    console.stop().await;
    let size = std::fs::metadata(folder.path().join("replica.vault")).map_err(no_folder)?.len();
    let mut starts = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let console = Console::start(config(&site, folder.path(), &keyring)).await?;
        while console.devices_rows(list(0, "")).await.is_err() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        starts.push(start.elapsed().as_secs_f64());
        until(&console, |state| state.sync.status == SyncStatus::Live).await?;
        console.stop().await;
    }
    let figure = |name: String, unit, value| Figure::new(name, unit, value).alone(NO_PEER);
    let parts = parts(&site).await?.into_iter().map(|(name, unit, value)| figure(name.into(), unit, value));
    let mut figures: Vec<Figure> = parts.collect();
    figures.extend(delta);
    figures.extend([
        figure(
            format!("start from the replica on disk, {entities} rows, to a window of 60"),
            "s",
            median(starts),
        ),
        figure("the replica on disk".into(), "MiB", size as f64 / f64::from(1 << 20)),
    ]);
    figures.extend([
        figure(format!("{entities} entities through the API"), "1/s", speed),
        figure(format!("sign in and first synchronisation of {entities} rows"), "s", median(syncs)).bar(1.5),
        figure(format!("window of 60 rows, tree of {total} open nodes, scrolling"), "ms", median(scrolled))
            .bar(4.0),
        figure("the same, right after a group was opened or closed".into(), "ms", median(toggled)).bar(4.0),
        figure(format!("window of 60 of {DEVICES} devices, first"), "ms", first_list).bar(4.0),
        figure(format!("window of 60 of {DEVICES} devices, scrolling"), "ms", median(listed)).bar(4.0),
        figure("palette search over everything".into(), "ms", median(found)),
    ]);
    Ok(figures)
}

/// From one administrator's change to every other console's rows, and what of it crosses the wire.
async fn delta(site: &Site, console: &Arc<Console>, device: DeviceId) -> Result<Vec<Figure>, ErrorBody> {
    let (mut answers, mut times, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..21 {
        let mut events = console.subscribe();
        let fields = DeviceFields { name: Some(format!("bench-{round}")), ..Default::default() };
        let changes = vec![Change::DeviceEdit { id: device, fields }];
        let start = Instant::now();
        let change =
            site.root.changes_apply(&ChangesRequest { changes, ..Default::default() }, it::id()).await?;
        answers.push(start.elapsed().as_secs_f64() * 1e3);
        loop {
            match events.recv().await {
                Ok(ConsoleEvent::Rows { revision }) if revision >= change.revision => break,
                Ok(_) | Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
                Err(error) => return Err(ErrorBody::new(ErrorCode::UnexpectedAnswer, error.to_string())),
            }
        }
        times.push(start.elapsed().as_secs_f64() * 1e3);
        bytes.push(fetch(site, Some(Revision(change.revision.0 - 1))).await?.0.len() as f64 / 1024.0);
    }
    let figure = |name: &str, unit, value| Figure::new(name, unit, value).alone(NO_PEER);
    Ok(vec![
        figure("a change, from its request to the rows of every console", "ms", median(times)).bar(50.0),
        figure("of that, until the service has answered", "ms", median(answers)),
        figure("what of it that console fetches", "KiB", median(bytes)).bar(2.0),
    ])
}

/// A client that unpacks nothing.
fn wire(site: &Site) -> Result<reqwest::Client, ErrorBody> {
    let client = || {
        let authority = reqwest::Certificate::from_pem(&it::ca(&site.config))?;
        reqwest::Client::builder().tls_certs_merge([authority]).no_proxy().no_gzip().build()
    };
    client().map_err(|error| ErrorBody::new(ErrorCode::Offline, error.to_string()))
}

/// The body of `GET /v1/directory` as it crosses the wire, and how many seconds it took.
async fn fetch(site: &Site, since: Option<Revision>) -> Result<(Vec<u8>, f64), ErrorBody> {
    let failed = |error: reqwest::Error| ErrorBody::new(ErrorCode::Offline, error.to_string());
    let since = since.map_or_else(String::new, |since| format!("?since={}", since.0));
    let start = Instant::now();
    let request =
        wire(site)?.get(site.url(&format!("/v1/directory{since}"))).bearer_auth(site.root.token().expose());
    let answer = request.header("accept-encoding", "gzip").send().await.map_err(failed)?;
    let body = answer.bytes().await.map_err(failed)?;
    Ok((body.to_vec(), start.elapsed().as_secs_f64()))
}

/// Where the time of a first synchronisation goes.
async fn parts(site: &Site) -> Result<Vec<(&'static str, &'static str, f64)>, ErrorBody> {
    let (packed, seconds) = fetch(site, None).await?;
    let start = Instant::now();
    let view: DirectoryView = site.root.directory_get(None).await?;
    let typed = start.elapsed().as_secs_f64();
    let json = serde_json::to_vec(&view).unwrap_or_default();
    let start = Instant::now();
    let parsed: Option<DirectoryView> = serde_json::from_slice(&json).ok();
    let parse = start.elapsed().as_secs_f64();
    drop(parsed);
    let admin = site.root.session_get().await?.admin;
    let start = Instant::now();
    drop(Replica::load(admin, view.revision, view.rows));
    let load = start.elapsed().as_secs_f64();
    Ok(vec![
        ("everything in sight, as JSON", "MiB", json.len() as f64 / f64::from(1 << 20)),
        ("everything in sight, as it crosses the wire", "MiB", packed.len() as f64 / f64::from(1 << 20)),
        ("of the first synchronisation: fetched, still packed", "s", seconds),
        ("of the first synchronisation: fetched, unpacked and read", "s", typed),
        ("of the first synchronisation: read from JSON, alone", "s", parse),
        ("of the first synchronisation: the replica made of it", "s", load),
    ])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
