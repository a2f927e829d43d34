//! Frames of the real window on a company of 100,000 devices, 60,000 users and 10,000 groups: what an act waits for, and
//! how evenly the tree and the list scroll. The peer is react-aria's own `Tree` on the same rows in the same WebKit.
//!
//! A frame's work is our own script in it, its layout and its painting; a pause between frames also holds the wait for
//! the display's next beat, of which there are 60 in a second. Here nothing has a GPU: WebKit paints with the processor.

mod acts;
mod recording;

use std::{path::Path, time::Duration};

use contract::{ErrorBody, ErrorCode};
use e2e::{Company, Desktop, Service, Window};
use fantoccini::key::Key;

use crate::{
    Figure,
    large::company::{large, rows_for_peer},
    window::Bridge,
};
use acts::{LIST, PEER, Recorded, TREE};
use recording::Recording;

/// Devices of the company.
const DEVICES: usize = 100_000;
/// The console's row of a group of a thousand users.
const MANY: &str =
    "//*[@role='treeitem'][.//span[normalize-space(.)='全社共通']]//span[normalize-space(.)='全社共通']";
/// A page of the peer that shows nothing by then has failed.
const PATIENCE: Duration = Duration::from_secs(75);

/// What the window shows, beside the peer.
pub(crate) async fn figures(traces: Option<&Path>) -> Vec<Figure> {
    match measured(traces).await {
        Ok(figures) => figures,
        Err(error) => vec![Figure::new(format!("frames: {}", error.message), "-", f64::NAN)],
    }
}

async fn measured(traces: Option<&Path>) -> Result<Vec<Figure>, ErrorBody> {
    let failed = |error: std::io::Error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string());
    let service = Service::start();
    let (person, session) = large(&service, DEVICES).await?;
    let rows = rows_for_peer(session.directory_get(None).await?.rows);
    std::fs::write("ui/dist-peer/rows.json", rows.to_string()).map_err(failed)?;
    let desktop = Desktop::start();
    let window = signed_in(&desktop, &service, &person).await;
    let ours = console(&window).await;
    window.close().await;
    keep(traces, &ours, &[]).map_err(failed)?;

    let folder = tempfile::tempdir().map_err(failed)?;
    let mut peers = Vec::new();
    if let Some(bridge) = Bridge::start(&service, folder.path(), "ui/dist-peer", None) {
        for (name, address) in [
            ("react-aria's Tree in its Virtualizer", "?virtual"),
            ("react-aria's Tree in its Virtualizer, all open", "?virtual&open"),
            ("react-aria's Tree, plain", ""),
            ("react-aria's Tree, plain, all open", "?open"),
        ] {
            let desktop = Desktop::start();
            let address = format!("{}/{address}", bridge.address);
            let seen = tokio::spawn(async move {
                let mut seen = Recording::default();
                // A page that is slower than this is an answer too: what was seen until then counts.
                let _ = tokio::time::timeout(PATIENCE, peer(&desktop, &address, &mut seen)).await;
                seen
            });
            // A page that the driver gives up was not seen at all.
            peers.push((name, seen.await.unwrap_or_default()));
            keep(traces, &ours, &peers).map_err(failed)?;
        }
    }
    Ok(recording::figures(&ours, &peers))
}

/// Writes down every frame that was seen so far.
fn keep(traces: Option<&Path>, ours: &Recording, peers: &[(&'static str, Recording)]) -> std::io::Result<()> {
    let Some(folder) = traces else { return Ok(()) };
    std::fs::create_dir_all(folder)?;
    let all = std::iter::once(("console", ours)).chain(peers.iter().map(|(name, seen)| (*name, seen)));
    let traces: Vec<_> = all.map(|(name, seen)| serde_json::json!({"page": name, "seen": seen})).collect();
    std::fs::write(folder.join("frames.json"), serde_json::Value::from(traces).to_string())
}

/// A window in which a person is signed in and stays so.
pub(crate) async fn signed_in(desktop: &Desktop, service: &Service, person: &Company) -> Window {
    let window = desktop.open(service, "ja").await;
    window.fill("企業コード", &person.company_code).await;
    window.fill("アカウント", &person.account).await;
    window.fill("パスワード", &person.password).await;
    window.click("//label[contains(., 'サインインしたままにする')]").await;
    window.press("サインイン").await;
    window.find("//nav//a").await;
    window
}

/// Everything in the console.
async fn console(window: &Window) -> Recording {
    let recorded = Recorded::new(window).await;
    let mut seen = Recording::default();
    // The first synchronisation is over.
    tokio::time::sleep(Duration::from_secs(5)).await;
    seen.scroll("nothing happens", recorded.still(Duration::from_secs(3)).await);
    recorded
        .act("click", &format!("document.querySelectorAll(\"{TREE} [role='treeitem']\").length > 9"))
        .await;
    window.press("組織").await;
    seen.act("the organization opened", recorded.acted().await);
    window.click(MANY).await;

    // As the tree opens by itself, a level of groups; then with everything open, as a search for what all have leaves it.
    tree(&recorded, &mut seen, TREE, "").await;
    let field = window.field("グループ・ユーザーを検索").await;
    for sign in ["1", "0", "0"] {
        recorded.act("keydown", &recorded.changed(TREE).await).await;
        // The field was found above; a key that it does not take shows as an act that is never done.
        let _ = field.send_keys(sign).await;
        seen.act("tree searched, a letter", recorded.acted().await);
    }
    window.fill("グループ・ユーザーを検索", "0").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    window.click(MANY).await;
    tree(&recorded, &mut seen, TREE, ", all open").await;

    window.press("クライアント").await;
    window.find("//*[@role='grid']//*[@role='row'][@aria-selected]").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    seen.scroll("list by wheel", recorded.wheel(LIST).await);
    seen.scroll("list from top to end", recorded.sweep(LIST).await);
    recorded.top(LIST).await;
    window.click("(//*[@role='grid']//*[@role='row'][@aria-selected])[1]//*[@role='gridcell'][2]").await;
    for _ in 0..20 {
        recorded.chosen_by(LIST, Key::Down, &mut seen, "list row selected by a key").await;
    }
    let field = window.field("名前、番号、ユーザーなどで検索").await;
    // Each leaves other rows at the top, or there would be nothing to see.
    for sign in ["7", "1", "8", "2"] {
        recorded.act("keydown", &recorded.changed(LIST).await).await;
        let _ = field.send_keys(sign).await;
        seen.act("list searched, a letter", recorded.acted().await);
    }
    seen
}

/// What is done to a tree, the console's or another's. The group to open is chosen.
async fn tree(recorded: &Recorded<'_>, seen: &mut Recording, within: &str, state: &str) {
    let name = |text: &str| format!("{text}{state}");
    // Under a search the console keeps the way to every match open: there is nothing to close.
    let rounds = if within == TREE && !state.is_empty() { 0 } else { 10 };
    for _ in 0..rounds {
        let open = !recorded.is_open(within).await;
        let key = if open { Key::Right } else { Key::Left };
        recorded.opened_by(within, open, key, seen, &name("group opened or closed by a key")).await;
    }
    for _ in 0..20 {
        recorded.chosen_by(within, Key::Down, seen, &name("tree row selected by a key")).await;
    }
    seen.scroll(name("tree by wheel"), recorded.wheel(within).await);
    seen.scroll(name("tree from top to end"), recorded.sweep(within).await);
    recorded.top(within).await;
}

async fn peer(desktop: &Desktop, address: &str, seen: &mut Recording) {
    let all_open = address.ends_with("open");
    let window = desktop.browse(address).await;
    let mut mounted = window.script(acts::MOUNTED).await.as_f64();
    while mounted.is_none() {
        tokio::time::sleep(Duration::from_millis(200)).await;
        mounted = window.script(acts::MOUNTED).await.as_f64();
    }
    seen.mounted = mounted;
    let recorded = Recorded::new(&window).await;
    seen.scroll("nothing happens", recorded.still(Duration::from_secs(3)).await);
    // By key: its rows are drawn anew under a click of the driver.
    window.script("document.querySelector(\"[role='row']\").focus()").await;
    window.keys(&[Key::Down]).await;
    window.keys(&[Key::Up]).await;
    tree(&recorded, seen, PEER, if all_open { ", all open" } else { "" }).await;
    window.close().await;
}
