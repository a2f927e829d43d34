//! The console on a large company: a real service in this process, filled through its API, and a replica of it.

use std::{sync::Arc, time::Instant};

use contract::{
    ChangesRequest, Secret,
    ipc::{ListQuery, Nothing, OrgNode, OrgQuery, PaletteSearch, SessionSignIn, SortKey, SyncStatus},
};
use desktop::{Config, Console};
use directory::GroupId;
use it::{PASSWORD, Site};

use crate::Figure;

const NO_PEER: &str = "null: no other console serves windows of rows; the bar is the design's";
/// Devices of the company; with its groups and users it has 170,000 rows, 70,000 of them nodes of the tree.
const DEVICES: usize = 100_000;

/// A console that is signed in and up to date, or why not.
async fn signed_in(
    site: &Site,
    folder: &std::path::Path,
) -> Result<(Arc<Console>, f64), contract::ErrorBody> {
    let ca_pem = Some(it::ca(&site.config));
    let console =
        Console::start(Config { ca_pem, ..Config::new(&site.service.url, folder, "bench") }).await?;
    let request = SessionSignIn {
        company_code: "AOBA".into(),
        account: site.account.clone(),
        password: Secret::new(PASSWORD),
        otp: None,
        stay_signed_in: false,
    };
    let start = Instant::now();
    console.session_sign_in(request).await?;
    while console.app_state(Nothing {}).await?.sync.status != SyncStatus::Live {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    Ok((console, start.elapsed().as_secs_f64()))
}

/// Everything about a large company.
pub(crate) async fn figures() -> Vec<Figure> {
    match measured().await {
        Ok(figures) => figures,
        Err(error) => vec![Figure::new(format!("console: {}", error.message), "-", f64::NAN).alone(NO_PEER)],
    }
}

async fn measured() -> Result<Vec<Figure>, contract::ErrorBody> {
    let site = Site::start().await;
    let company = demo::company(DEVICES, 1);
    let groups: Vec<GroupId> = company.groups.iter().map(|group| group.id).collect();
    let entities: usize = company.sets.iter().map(|set| set.changes.len()).sum();
    let start = Instant::now();
    for set in company.sets {
        let request =
            ChangesRequest { changes: set.changes, reason: set.reason, ..ChangesRequest::default() };
        site.root.changes_apply(&request, it::id()).await?;
    }
    let speed = entities as f64 / start.elapsed().as_secs_f64();
    let no_folder =
        |error: std::io::Error| contract::ErrorBody::new(contract::ErrorCode::DiskFailed, error.to_string());
    let folder = tempfile::tempdir().map_err(no_folder)?;
    let (console, sync) = signed_in(&site, folder.path()).await?;

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
    let figure = |name: String, unit, value| Figure::new(name, unit, value).alone(NO_PEER);
    Ok(vec![
        figure(format!("{entities} entities through the API"), "1/s", speed),
        figure(format!("sign in and first synchronisation of {entities} rows"), "s", sync),
        figure(format!("window of 60 rows, tree of {total} open nodes, scrolling"), "ms", median(scrolled))
            .bar(4.0),
        figure("the same, right after a group was opened or closed".into(), "ms", median(toggled)).bar(4.0),
        figure(format!("window of 60 of {DEVICES} devices, first"), "ms", first_list).bar(4.0),
        figure(format!("window of 60 of {DEVICES} devices, scrolling"), "ms", median(listed)).bar(4.0),
        figure("palette search over everything".into(), "ms", median(found)),
    ])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
