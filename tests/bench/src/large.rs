//! The window on a large company: its start from the replica on disk, and the memory of all its processes.
//! The peer is Chromium's application window on the same UI and the same Rust, which the bridge serves.

pub(crate) mod company;

use std::{
    io::BufRead as _,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use contract::ErrorBody;
use e2e::{Company, Desktop, Service};

use crate::{
    Figure,
    frames::signed_in,
    window::{Bridge, end, memory, tree},
};

const TREE: &str = "//*[@role='treeitem']";
const PEER: &str = "Chromium --app on the same UI, and the bridge";
/// A million devices take six minutes.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How often a start is measured.
const STARTS: usize = 3;

/// Start and memory, as the company grows.
pub(crate) async fn figures(only: Option<usize>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for devices in only.map_or_else(|| vec![100_000, 1_000_000], |devices| vec![devices]) {
        let failed = match tokio::time::timeout(LONGEST, size(devices)).await {
            Ok(Ok(more)) => {
                figures.extend(more);
                continue;
            }
            Ok(Err(error)) => error.message,
            Err(_) => "not measured: the driver of the window stopped answering".to_owned(),
        };
        figures.push(Figure::new(format!("window, {devices} devices: {failed}"), "-", f64::NAN));
    }
    figures
}

async fn size(devices: usize) -> Result<Vec<Figure>, ErrorBody> {
    let mut service = Service::start();
    let (person, _) = company::large(&service, devices).await?;
    let desktop = Desktop::start();
    let window = signed_in(&desktop, &service, &person).await;
    window.click("(//nav//a)[2]").await;
    // A million devices take their time to come and to be written down.
    while !window.has(TREE).await {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    tokio::time::sleep(Duration::from_secs(10)).await;
    let first = memory("cloudone-console");
    window.close().await;

    let (online, used) = started(&desktop, &service).await;
    let peer = chromium(&desktop, &service, &person).await;
    service.stop();
    let (offline, _) = started(&desktop, &service).await;

    let name = |text: &str| format!("window, {devices} devices: {text}");
    let beside = |figure: Figure, peer: Option<f64>, share: f64| match peer {
        Some(peer) => figure.peer(peer, PEER).ahead(1.0 / share),
        None => figure.alone("null: Chromium could not be started"),
    };
    Ok(vec![
        beside(
            Figure::new(name("start to the tree, signed in"), "s", online),
            peer.map(|(start, _)| start),
            0.7,
        ),
        Figure::new(name("the same with the service out of reach"), "s", offline)
            .alone("null: Chromium was measured with the service"),
        beside(
            Figure::new(name("memory of all processes (PSS)"), "MiB", used),
            peer.map(|(_, used)| used),
            0.65,
        ),
        Figure::new(name("the same after the first synchronisation"), "MiB", first)
            .alone("null: Chromium was measured after a start"),
    ])
}

/// Median seconds of a start, and MiB afterwards.
async fn started(desktop: &Desktop, service: &Service) -> (f64, f64) {
    let (mut starts, mut used) = (Vec::new(), f64::NAN);
    for _ in 0..STARTS {
        let start = Instant::now();
        let window = desktop.open_as_it_is(service).await;
        window.click("(//nav//a)[2]").await;
        window.find(TREE).await;
        starts.push(start.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs(3)).await;
        used = memory("cloudone-console");
        window.close().await;
    }
    starts.sort_by(f64::total_cmp);
    (starts[STARTS / 2], used)
}

/// The same of Chromium: signed in once, then started anew each time, bridge included.
async fn chromium(desktop: &Desktop, service: &Service, person: &Company) -> Option<(f64, f64)> {
    let folder = tempfile::tempdir().ok()?;
    let serve = || Bridge::start(service, folder.path(), "ui/dist-bridge", Some(desktop));
    let bridge = serve()?;
    let request = serde_json::json!({
        "company_code": person.company_code, "account": person.account, "password": person.password,
        "otp": null, "stay_signed_in": true,
    });
    let client = reqwest::Client::builder().no_proxy().build().ok()?;
    let sign_in = client.post(format!("{}/ipc/session_sign_in", bridge.address)).json(&request).send().await;
    sign_in.and_then(reqwest::Response::error_for_status).ok()?;
    tokio::time::sleep(Duration::from_secs(12)).await;
    drop(bridge);
    let (mut starts, mut used) = (Vec::new(), f64::NAN);
    for _ in 0..STARTS {
        let start = Instant::now();
        let bridge = serve()?;
        let mut browser = shown(desktop, &bridge.address, &folder.path().join("chromium"))?;
        starts.push(start.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs(3)).await;
        // Node only waits: it is no part of what a person would run.
        used = tree(browser.id()) - crate::window::own(browser.id()) + bridge.memory();
        drop(browser.stdin.take());
        tokio::time::sleep(Duration::from_secs(1)).await;
        end(&mut browser);
    }
    starts.sort_by(f64::total_cmp);
    Some((starts[STARTS / 2], used))
}

/// Chromium with the tree on its screen.
fn shown(desktop: &Desktop, address: &str, profile: &Path) -> Option<std::process::Child> {
    let mut node = desktop.program("node");
    node.current_dir("ui").args(["bench/chromium.mjs", address]).arg(profile);
    let mut node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut line = String::new();
    std::io::BufReader::new(node.stdout.take()?).read_line(&mut line).ok()?;
    if line.trim() == "shown" {
        return Some(node);
    }
    end(&mut node);
    None
}
