//! Import of 100,000 rows: the dry run in a console of its own process, so that its memory is its own, and what the
//! service takes to make it count.

use std::{
    io::Cursor,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    time::Instant,
};

use contract::{
    ErrorBody, ErrorCode, Secret,
    ipc::{
        ChangesUndo, Delimiter, Encoding, ImportMode, ImportResult, ImportsApply, ImportsOpen, ImportsPlan,
        Nothing, SessionSignIn, SyncStatus, TableKind,
    },
};
use desktop::{
    Config, Console, FileKind, Files,
    tables::{TextWriter, WorkbookWriter},
};
use directory::Change;
use it::{PASSWORD, Site};
use serde::{Deserialize, Serialize};

use crate::Figure;

/// Rows of the file.
const ROWS: u32 = 100_000;
/// Groups that they name.
const GROUPS: u32 = 1_000;
/// Seconds and MiB that a dry run may take.
const BARS: (f64, f64) = (5.0, 400.0);
const NO_PEER: &str = "null: no peer plans a file before it counts";

/// What a console in its own process measured.
#[derive(Debug, Serialize, Deserialize)]
struct Measured {
    open: f64,
    plan: f64,
    create: u32,
    unchanged: u32,
    peak_mib: f64,
    apply: f64,
    undo: f64,
}

/// Chooses one file.
#[derive(Debug)]
struct One(Mutex<Option<PathBuf>>);

impl Files for One {
    fn pick_open(&self, _: FileKind) -> Option<PathBuf> {
        self.0.lock().ok()?.take()
    }
    fn pick_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        None
    }
}

/// The figures, or why there are none.
pub(crate) async fn figures() -> Vec<Figure> {
    match measured().await {
        Ok(figures) => figures,
        Err(error) => vec![Figure::new(format!("import: {}", error.message), "-", f64::NAN).alone(NO_PEER)],
    }
}

async fn measured() -> Result<Vec<Figure>, ErrorBody> {
    let site = Site::start().await;
    let groups: Vec<Change> =
        (0..GROUPS).map(|n| Change::GroupCreate(it::group(&format!("部署{n:04}"), None))).collect();
    site.apply(groups).await;
    let folder = tempfile::tempdir().map_err(failed)?;
    let workbook = folder.path().join("users.xlsx");
    let csv = folder.path().join("users.csv");
    write(&workbook, &csv, folder.path()).map_err(|stop| failed(format!("{stop:?}")))?;
    let ca = folder.path().join("ca.pem");
    std::fs::write(&ca, it::ca(&site.config)).map_err(failed)?;
    let run = async |file: &Path, then: &str| child(&site, &ca, folder.path(), file, then).await;

    let mut figures = Vec::new();
    let row = |name: String, unit, value: f64| Figure::new(name, unit, value).alone(NO_PEER);
    for (file, name) in [(&workbook, "xlsx"), (&csv, "CP932 CSV")] {
        let measured = run(file, "plan").await?;
        let what = format!("dry run of {} new users, {name}", measured.create);
        figures.push(
            row(format!("{what}: read, mapped, planned"), "s", measured.open + measured.plan).bar(BARS.0),
        );
        figures
            .push(row(format!("{what}: peak memory of the console"), "MiB", measured.peak_mib).bar(BARS.1));
        let reading = Figure::new(format!("{what}: reading alone"), "s", measured.open);
        figures.push(if name == "xlsx" {
            reading.peer(calamine(file)?, "calamine 0.38, values alone")
        } else {
            reading.alone(NO_PEER)
        });
    }
    figures.push(openpyxl(&workbook));
    let measured = run(&csv, "apply").await?;
    figures.push(row(format!("{ROWS} rows made to count: service, commit, replica"), "s", measured.apply));
    figures.push(row("undo of all of it".into(), "s", measured.undo));
    run(&csv, "keep").await?;
    let again = run(&workbook, "plan").await?;
    let what = format!("dry run of {} users who are there, xlsx", again.unchanged);
    figures.push(row(format!("{what}: read, mapped, planned"), "s", again.open + again.plan).bar(BARS.0));
    figures
        .push(row(format!("{what}: peak memory, the replica included"), "MiB", again.peak_mib).bar(BARS.1));
    Ok(figures)
}

fn failed(error: impl ToString) -> ErrorBody {
    ErrorBody::new(ErrorCode::DiskFailed, error.to_string())
}

/// The same rows as a workbook and as a text file.
fn write(workbook: &Path, csv: &Path, folder: &Path) -> Result<(), desktop::tables::Stop> {
    let headings = ["社員番号", "氏名", "よみがな", "所属グループ", "メールアドレス", "役職"];
    let mut book = WorkbookWriter::new(folder, "users", &headings)?;
    let mut text = TextWriter::new(std::fs::File::create(csv)?, Encoding::Cp932, Delimiter::Comma)?;
    text.row(headings)?;
    for n in 0..ROWS {
        let cells = [
            format!("{n:06}"),
            format!("髙橋 花子{n}"),
            "たかはし はなこ".to_owned(),
            format!("部署{:04}", n % GROUPS),
            format!("hanako{n}@example.jp"),
            if n % 10 == 0 { "課長".to_owned() } else { String::new() },
        ];
        book.row(cells.iter().map(String::as_str))?;
        text.row(cells.iter().map(String::as_str))?;
    }
    text.finish()?;
    book.finish(std::fs::File::create(workbook)?)
}

/// Has a console in a process of its own do it.
async fn child(
    site: &Site,
    ca: &Path,
    folder: &Path,
    file: &Path,
    then: &str,
) -> Result<Measured, ErrorBody> {
    let program = std::env::current_exe().map_err(failed)?;
    let data = tempfile::tempdir_in(folder).map_err(failed)?;
    let mut command = Command::new(program);
    command
        .arg("import")
        .arg(&site.service.url)
        .arg(&site.account)
        .arg(ca)
        .arg(data.path())
        .arg(file)
        .arg(then);
    let output =
        tokio::task::spawn_blocking(move || command.output()).await.map_err(failed)?.map_err(failed)?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(failed)
}

/// What the other process does.
pub(crate) async fn in_child(arguments: &[String]) -> Result<String, ErrorBody> {
    let [url, account, ca, data, file, then] = arguments else { return Err(failed("six arguments")) };
    let files = Arc::new(One(Mutex::new(Some(PathBuf::from(file)))));
    let ca_pem = Some(std::fs::read(ca).map_err(failed)?);
    let console =
        Console::start(Config { ca_pem, files, ..Config::new(url.as_str(), data, "bench") }).await?;
    let request = SessionSignIn {
        company_code: "AOBA".into(),
        account: account.clone(),
        password: Secret::new(PASSWORD),
        otp: None,
        stay_signed_in: false,
    };
    console.session_sign_in(request).await?;
    while console.app_state(Nothing {}).await?.sync.status != SyncStatus::Live {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let start = Instant::now();
    let preview = console.imports_open(ImportsOpen { kind: Some(TableKind::Users) }).await?;
    let preview = preview.ok_or_else(|| failed("no file"))?;
    let open = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let (import, mode) = (preview.import, ImportMode::AddAndChange);
    let plan = console.imports_plan(ImportsPlan { import, mode, empty_cells_empty: false }).await?;
    let planned = start.elapsed().as_secs_f64();
    let peak_mib = peak().map_err(failed)?;
    let mut measured = Measured {
        open,
        plan: planned,
        create: plan.counts.create,
        unchanged: plan.counts.unchanged,
        peak_mib,
        apply: 0.0,
        undo: 0.0,
    };
    if then != "plan" {
        let start = Instant::now();
        let request = ImportsApply { import, skip_bad: false, confirmed_deletions: None, reason: None };
        let ImportResult::Applied { done } = console.imports_apply(request).await? else {
            return Err(failed("it was not applied"));
        };
        measured.apply = start.elapsed().as_secs_f64();
        if then == "apply" {
            let start = Instant::now();
            console.changes_undo(ChangesUndo { id: done.change, base_revision: None }).await?;
            measured.undo = start.elapsed().as_secs_f64();
        }
    }
    console.stop().await;
    serde_json::to_string(&measured).map_err(failed)
}

/// The most memory that this process has held so far, as Linux counts it.
fn peak() -> std::io::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map(|kib| kib / 1024.0).ok_or_else(|| std::io::Error::other("no VmHWM"))
}

/// Seconds that calamine takes to read the values of the same sheet.
fn calamine(file: &Path) -> Result<f64, ErrorBody> {
    use calamine::Reader as _;
    let start = Instant::now();
    let bytes = std::fs::read(file).map_err(failed)?;
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let range = book.worksheet_range_at(0).ok_or_else(|| failed("no sheet"))?.map_err(failed)?;
    std::hint::black_box(range.rows().count());
    Ok(start.elapsed().as_secs_f64())
}

/// What people would write themselves.
fn openpyxl(file: &Path) -> Figure {
    const SCRIPT: &str = "import sys, openpyxl; book = openpyxl.load_workbook(sys.argv[1], read_only=True); print(sum(1 for row in book.worksheets[0].iter_rows(values_only=True)))";
    let name = "openpyxl reading the same xlsx (read_only), values alone";
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.cloudone/openpyxl/bin/python");
    let start = Instant::now();
    match Command::new(python).args(["-c", SCRIPT]).arg(file).output() {
        Ok(output) if output.status.success() => {
            Figure::new(name, "s", start.elapsed().as_secs_f64()).alone("a peer's figure")
        }
        _ => Figure::new(name, "s", f64::NAN).alone("null: openpyxl is not on this machine"),
    }
}
