//! The console's replica as companies grow, without a service: what every click waits for. SQLite's full-text index
//! searches the same texts in the same run.

use std::{process::Command, time::Instant};

use contract::{
    DirectoryView,
    ipc::{ListQuery, OrgNode, OrgQuery, PaletteSearch, SortKey},
};
use desktop::Replica;
use directory::{Device, Group, GroupId, Revision, Rows, fold};
use sqlx::{Connection as _, Executor as _, Row as _};

use crate::{
    Figure,
    engine::{FOUNDER, company},
    measure,
};

const NO_PEER: &str = "null: nothing else makes these windows; react-aria's tree is measured in `frames`";
/// What people type: a reading, a name of a device, a place, letters, a number, and the least that can be typed.
const NEEDLES: [&str; 6] = ["やまだ", "pc-0123", "大阪", "sato", "D6473", "p"];
/// Those that a trigram index can look for at all.
const LONG_NEEDLES: [&str; 4] = ["やまだ", "pc-0123", "sato", "D6473"];

/// The figures of all sizes: each name says how many devices.
pub(crate) async fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for devices in [1_000, 10_000, 100_000, 1_000_000] {
        let rows = company(devices);
        figures.extend(size(devices, rows).await);
    }
    figures
}

/// For a process of its own: loads a replica as a first synchronisation does, and says what that takes.
#[expect(clippy::print_stdout, reason = "its parent reads it")]
pub(crate) fn weigh(file: &str) -> std::io::Result<()> {
    let before = status("VmRSS:");
    let json = std::fs::read(file)?;
    let view: DirectoryView = serde_json::from_slice(&json)?;
    drop(json);
    let replica = Replica::load(FOUNDER, view.revision, view.rows);
    let window = replica.devices_rows(&list("", SortKey::Name));
    let tree = replica.org_rows(&tree(Vec::new(), 0));
    assert!(window.total > 0 && tree.total > 0);
    println!("{} {}", status("VmRSS:") - before, status("VmHWM:") - before);
    Ok(())
}

/// MiB of this process.
fn status(field: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(f64::NAN) / 1024.0
}

fn weighed(rows: &Rows) -> Option<(f64, f64)> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("rows.json");
    let view = DirectoryView { revision: Revision(1), full: true, rows: rows.clone(), removed: Vec::new() };
    std::fs::write(&file, serde_json::to_vec(&view).ok()?).ok()?;
    drop(view);
    let said = Command::new(std::env::current_exe().ok()?).arg("--weigh").arg(&file).output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (kept, most) = said.trim().split_once(' ')?;
    Some((kept.parse().ok()?, most.parse().ok()?))
}

fn list(query: &str, sort: SortKey) -> ListQuery {
    ListQuery {
        node: OrgNode::Organization,
        below: true,
        query: query.into(),
        platforms: Vec::new(),
        filters: contract::ipc::ListFilters::default(),
        sort,
        descending: false,
        from: 0,
        count: 60,
    }
}

fn tree(expanded: Vec<GroupId>, from: u32) -> OrgQuery {
    OrgQuery { expanded: Some(expanded), query: String::new(), show_users: true, from, count: 60 }
}

fn delta(revision: u64, rows: Rows) -> DirectoryView {
    DirectoryView { revision: Revision(revision), full: false, rows, removed: Vec::new() }
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn size(devices: usize, rows: Rows) -> Vec<Figure> {
    let all = rows.groups.len() + rows.users.len() + rows.devices.len();
    let name = |text: &str| format!("replica, {devices} devices: {text}");
    let (at_100k, at_1m) = (devices == 100_000, devices == 1_000_000);
    let figure = |text: &str, value: f64| Figure::new(name(text), "ms", value).alone(NO_PEER);
    let bar = |figure: Figure, bar: f64| if at_100k { figure.bar(bar) } else { figure };
    let mut figures = Vec::new();

    if let Some((kept, most)) = weighed(&rows) {
        let mib =
            |text: &str, value| Figure::new(name(text), "MiB", value).alone("null: see the window's memory");
        figures.push(mib("memory", kept));
        figures.push(mib("memory, at most while it is made from the service's answer", most));
    }

    let peer = searched_by_sqlite(&rows).await;
    let device = rows.devices[rows.devices.len() / 2].clone();
    let group = rows.groups[rows.groups.len() / 2].clone();
    let groups: Vec<GroupId> = rows.groups.iter().map(|group| group.id).collect();
    let top = rows.groups.iter().find(|group| group.parent.is_none()).map_or(group.id, |group| group.id);
    let start = Instant::now();
    let mut replica = Replica::load(FOUNDER, Revision(1), rows);
    figures.push(figure(&format!("made from {all} rows"), ms(start)));

    let start = Instant::now();
    drop(replica.devices_rows(&list("", SortKey::Name)));
    figures.push(figure("window of 60 devices, the very first", ms(start)));
    let (mut merged, mut first, mut placed) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..21 {
        let rows = Rows {
            devices: vec![Device { name: format!("changed-{round}"), ..device.clone() }],
            ..Rows::default()
        };
        let start = Instant::now();
        replica.merge(delta(round + 2, rows));
        merged.push(ms(start));
        let start = Instant::now();
        drop(replica.devices_rows(&list("", SortKey::Name)));
        first.push(ms(start));
        let start = Instant::now();
        drop(replica.devices_rows(&list("", SortKey::Place)));
        placed.push(ms(start));
    }
    figures.push(figure("a changed device is taken", median(merged)));
    figures.push(bar(figure("window of 60 devices, the first after that", median(first)), 4.0));
    figures.push(bar(figure("the same, sorted by place", median(placed)), 4.0));

    let query = |expanded| tree(expanded, (groups.len() / 2) as u32);
    drop(replica.org_rows(&query(groups.clone())));
    let (mut merged, mut first, mut opened) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..11 {
        let rows = Rows {
            groups: vec![Group { name: format!("changed-{round}"), ..group.clone() }],
            ..Rows::default()
        };
        let start = Instant::now();
        replica.merge(delta(round + 100, rows));
        merged.push(ms(start));
        let start = Instant::now();
        drop(replica.org_rows(&query(groups.clone())));
        first.push(ms(start));
        let less = groups[..groups.len() - 1 - round as usize].to_vec();
        let start = Instant::now();
        drop(replica.org_rows(&query(less)));
        opened.push(ms(start));
    }
    figures.push(figure("a changed group is taken", median(merged)));
    figures.push(figure("window of 60 of the whole tree, the first after that", median(first)));
    figures.push(bar(figure("the same, after a group was opened or closed", median(opened)), 4.0));
    let counted = measure(1_000, || {
        std::hint::black_box(replica.counts(top));
    });
    figures.push(Figure::new(name("what lies below a group, counted"), "ns", counted * 1e9).alone(NO_PEER));

    let search = |needle: &str| {
        let search = PaletteSearch { query: needle.into(), count: 20 };
        1e3 * measure(3, || drop(std::hint::black_box(replica.palette_search(&search))))
    };
    let found = figure(
        &format!("search over {all} rows, median of {}", NEEDLES.len()),
        median(NEEDLES.map(search).into()),
    );
    let found = if at_1m { found.bar(40.0) } else { bar(found, 5.0) };
    figures.push(found);
    figures.push(figure("search for one letter that every device has", search("p")));
    let long = median(LONG_NEEDLES.map(search).into());
    if let Some(peer) = peer {
        let against = Figure::new(name("search, three letters and more"), "ms", long);
        figures.push(against.peer(peer, "SQLite FTS5 with trigrams in memory, best 20"));
    }
    // A list under a query that nobody has asked for yet: as somebody types.
    let mut typed = Vec::new();
    for needle in ["pc-0", "pc-01", "5cg", "windows", "あ", "1"] {
        let start = Instant::now();
        drop(replica.devices_rows(&list(needle, SortKey::Name)));
        typed.push(ms(start));
    }
    figures.push(bar(figure("window of 60 devices under a new query", median(typed)), 5.0));
    figures
}

/// Milliseconds of a search by SQLite; `None` if it cannot be had.
async fn searched_by_sqlite(rows: &Rows) -> Option<f64> {
    let mut sqlite = sqlx::SqliteConnection::connect("sqlite::memory:").await.ok()?;
    sqlite.execute("create virtual table texts using fts5(text, tokenize = 'trigram')").await.ok()?;
    let mut transaction = sqlite.begin().await.ok()?;
    let groups = rows.groups.iter().map(|row| format!("{}\n{}", row.name, row.code));
    let users =
        rows.users.iter().map(|row| format!("{}\n{}\n{}", row.name, row.yomigana, row.employee_number));
    let devices =
        rows.devices.iter().map(|row| format!("{}\n{}\n{}", row.name, row.serial, row.asset_number));
    for text in groups.chain(users).chain(devices) {
        let insert = sqlx::query("insert into texts (text) values (?)").bind(fold(&text));
        insert.execute(&mut *transaction).await.ok()?;
    }
    transaction.commit().await.ok()?;
    let mut times = Vec::new();
    for needle in LONG_NEEDLES {
        let mut rounds = Vec::new();
        for _ in 0..9 {
            let start = Instant::now();
            let found = sqlx::query("select text from texts where texts match ? order by rank limit 20")
                .bind(format!("\"{}\"", fold(needle)))
                .fetch_all(&mut sqlite)
                .await
                .ok()?;
            std::hint::black_box(found.iter().map(|row| row.get::<String, _>(0).len()).sum::<usize>());
            rounds.push(ms(start));
        }
        times.push(median(rounds));
    }
    Some(median(times))
}
