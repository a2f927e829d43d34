//! The window: from its start to the first list, and the memory of all its processes, beside Chromium on the same page.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use e2e::{Desktop, Service};

use crate::Figure;

const NO_PEER: &str = "null: no other console of this service can be started here";
const TREE: &str = "//*[@role='treeitem']";

/// Start and memory.
pub(crate) async fn figures() -> Vec<Figure> {
    let service = Service::start();
    let founded = service.company("AOBA", "青葉精機株式会社");
    let person = service.fill(&founded, 400);
    let desktop = Desktop::start();

    let window = desktop.open(&service, "ja").await;
    let signed_out = memory("cloudone-console");
    window.fill("企業コード", &person.company_code).await;
    window.fill("アカウント", &person.account).await;
    window.fill("パスワード", &person.password).await;
    window.click("//label[contains(., 'サインインしたままにする')]").await;
    window.press("サインイン").await;
    window.fill("現在のパスワード", &person.password).await;
    window.fill("新しいパスワード", "bench password 2026").await;
    window.fill("新しいパスワード（確認）", "bench password 2026").await;
    window.press("変更して始める").await;
    window.find("//nav//a").await;
    window.close().await;

    let mut starts = Vec::new();
    let mut used = 0.0;
    for _ in 0..5 {
        let start = Instant::now();
        let window = desktop.open_as_it_is(&service).await;
        window.click("(//nav//a)[2]").await;
        window.find(TREE).await;
        starts.push(start.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs(2)).await;
        used = memory("cloudone-console");
        window.close().await;
    }
    starts.sort_by(f64::total_cmp);
    let memory_signed_out =
        Figure::new("memory of all processes of the window, signed out (PSS)", "MiB", signed_out);
    let memory_signed_out = match chromium(&service) {
        Some(peer) => memory_signed_out.peer(peer, "Chromium on the same page, and the bridge"),
        None => memory_signed_out.alone("null: Chromium could not be started"),
    };
    vec![
        Figure::new("start of the program to the first usable list, signed in", "s", starts[2])
            .alone(NO_PEER),
        memory_signed_out,
        Figure::new("memory of all processes of the window, the organization open (PSS)", "MiB", used)
            .alone(NO_PEER),
    ]
}

/// The bridge, which serves a page and what it asks for; ended with its owner.
pub(crate) struct Bridge {
    child: Child,
    /// Where the page is.
    pub(crate) address: String,
}

impl Bridge {
    /// Serves a folder of `ui/`. On a desktop it has that desktop's keyring, and stays signed in.
    pub(crate) fn start(
        service: &Service,
        folder: &Path,
        page: &str,
        desktop: Option<&Desktop>,
    ) -> Option<Self> {
        let program = std::env::current_exe().ok()?.with_file_name("bridge");
        let mut command = desktop.map_or_else(|| Command::new(&program), |desktop| desktop.program(&program));
        command.args(["--server", &service.url, "--ca-file"]).arg(service.ca());
        command.arg("--data-dir").arg(folder.join("console"));
        command.arg("--ui").arg(std::env::current_dir().ok()?.join(page));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take()?), &mut line).ok()?;
        let said: serde_json::Value = serde_json::from_str(&line).ok()?;
        Some(Self { child, address: said["listening"].as_str()?.to_owned() })
    }

    /// MiB that it uses.
    pub(crate) fn memory(&self) -> f64 {
        tree(self.child.id())
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Chromium on the same page, and the bridge that serves it.
fn chromium(service: &Service) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let bridge = Bridge::start(service, folder.path(), "ui/dist-bridge", None)?;
    let mut browser = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-sync", "--window-size=1280,800"])
        .arg(format!("--user-data-dir={}", folder.path().join("chromium").display()))
        .args(["--remote-debugging-port=0", &bridge.address])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    std::thread::sleep(Duration::from_secs(6));
    let used = tree(browser.id()) + bridge.memory();
    end(&mut browser);
    Some(used)
}

pub(crate) fn end(child: &mut Child) {
    // Already gone is as good.
    let _ = child.kill();
    let _ = child.wait();
}

/// MiB of the newest program of this name and everything that it started.
pub(crate) fn memory(name: &str) -> f64 {
    let newest = processes()
        .into_iter()
        .filter(|process| process.name.starts_with(&name[..15]))
        .map(|one| one.id)
        .max();
    newest.map_or(f64::NAN, tree)
}

struct Process {
    id: u32,
    parent: u32,
    name: String,
}

fn processes() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter_map(|id| {
        let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let field = |name: &str| {
            status.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned())
        };
        Some(Process { id, parent: field("PPid:")?.parse().ok()?, name: field("Name:")? })
    })
    .collect()
}

/// MiB of a process and everything that it started: its share of what several hold.
pub(crate) fn tree(root: u32) -> f64 {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for process in processes() {
        children.entry(process.parent).or_default().push(process.id);
    }
    let (mut open, mut total) = (vec![root], 0.0);
    while let Some(id) = open.pop() {
        open.extend(children.get(&id).into_iter().flatten());
        total += own(id);
    }
    total
}

/// MiB of one process.
pub(crate) fn own(id: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let pss = rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    pss.unwrap_or(0.0) / 1024.0
}
