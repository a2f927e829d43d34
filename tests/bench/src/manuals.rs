//! The manual: searching fifty times its text, building it, and what a console fetches when a line has changed.

use std::{
    hint::black_box,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use manual::{Bundle, Language, Place, Refusal, SearchIndex, Trust, fold, search::Section};
use sqlx::{Connection as _, Executor as _, Row as _};

use crate::{Figure, measure};

/// How many times the text of the manual is searched.
const TIMES: usize = 50;
/// Parts of words, words, and two of them; the last ones only our search can take as they are.
const LONG: [&str; 6] = ["グループ", "パスワード", "クライアント", "ポリシー", "Excel", "二要素認証"];
const SHORT: [&str; 4] = ["設定", "権限", "が", "管理 権限"];
const NO_PEER: &str = "null: a bundle is made and fetched by nobody else";
const NO_PAGEFIND: &str = "null: pagefind or the Chromium that it answers in is not on this machine";
const PAGEFIND: &str = "pagefind in Chromium, its best 20 with their excerpts";

/// The figures, or why there are none. The bundle is the one that `cargo xtask bench` has built.
pub(crate) async fn figures() -> Vec<Figure> {
    match measured().await {
        Ok(figures) => figures,
        Err(refusal) => vec![Figure::new(format!("manual: {refusal}"), "-", f64::NAN).alone(NO_PEER)],
    }
}

async fn measured() -> Result<Vec<Figure>, Refusal> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bundle = Bundle::open(&root.join("target/manual"), Trust::Shipped)?;
    let one = bundle.read(&Place::Search(Language::Ja))?.unwrap_or_default();
    let one = SearchIndex::open(&one)?;
    let sections: Vec<Section> = (0..TIMES).flat_map(|_| one.sections().to_vec()).collect();
    let text = serde_json::to_vec(&sections).map_err(|error| Refusal::Unsafe(error.to_string()))?;
    let characters: usize =
        sections.iter().map(|section| section.title.chars().count() + section.text.chars().count()).sum();

    let start = Instant::now();
    let index = SearchIndex::open(&text)?;
    let opened = ms(start);
    let search = |query: &str| 1e3 * measure(5, || drop(black_box(index.find(query, 20))));
    let (long, short) = (median(LONG.map(search).into()), median(SHORT.map(search).into()));
    let slowest = LONG.iter().chain(&SHORT).map(|query| search(query)).fold(0.0, f64::max);
    let name = |what: &str| format!("manual × {TIMES} ({:.1} M characters): {what}", characters as f64 / 1e6);
    let pagefind = by_pagefind(&root, &sections);
    let beside = |figure: Figure, peer: Option<f64>| match peer {
        Some(peer) => figure.bar(10.0).peer(peer, PAGEFIND),
        None => figure.bar(10.0).alone(NO_PAGEFIND),
    };
    let of = |from: usize, to: usize| pagefind.as_ref().map(|times| median(times[from..to].to_vec()));
    let worst = pagefind.as_ref().map(|times| times.iter().copied().fold(0.0, f64::max));
    let mut figures = vec![
        Figure::new(name("texts read and folded, once"), "ms", opened).alone(NO_PEER),
        beside(
            Figure::new(name("search, one or two characters, two words"), "ms", short),
            of(LONG.len(), LONG.len() + SHORT.len()),
        ),
        beside(Figure::new(name("the slowest of ten searches"), "ms", slowest), worst),
        beside(Figure::new(name("search, three characters and more"), "ms", long), of(0, LONG.len())),
    ];
    let words = || Figure::new(name("search, three characters and more"), "ms", long).bar(10.0);
    match by_sqlite(&sections).await {
        Some(peer) => figures.push(words().peer(peer, "SQLite FTS5 with trigrams in memory, best 20")),
        None => figures.push(words().alone("null: SQLite cannot be had")),
    }
    match by_ripgrep(&sections) {
        Some(peer) => {
            figures.push(words().peer(peer, "ripgrep, counting the lines of one file, its start included"))
        }
        None => figures.push(words().alone("null: ripgrep is not on this machine")),
    }
    figures.extend(built(&root));
    figures.extend(changed_line(&bundle)?);
    Ok(figures)
}

/// Milliseconds of a search by SQLite.
async fn by_sqlite(sections: &[Section]) -> Option<f64> {
    let mut sqlite = sqlx::SqliteConnection::connect("sqlite::memory:").await.ok()?;
    sqlite.execute("create virtual table texts using fts5(text, tokenize = 'trigram')").await.ok()?;
    let mut transaction = sqlite.begin().await.ok()?;
    for section in sections {
        let text = fold(&format!("{}\n{}", section.title, section.text));
        sqlx::query("insert into texts (text) values (?)")
            .bind(text)
            .execute(&mut *transaction)
            .await
            .ok()?;
    }
    transaction.commit().await.ok()?;
    let mut times = Vec::new();
    for query in LONG {
        let mut rounds = Vec::new();
        for _ in 0..9 {
            let start = Instant::now();
            let found = sqlx::query("select snippet(texts, 0, '[', ']', '…', 40) from texts where texts match ? order by rank limit 20")
                .bind(format!("\"{}\"", fold(query)))
                .fetch_all(&mut sqlite)
                .await
                .ok()?;
            black_box(found.iter().map(|row| row.get::<String, _>(0).len()).sum::<usize>());
            rounds.push(ms(start));
        }
        times.push(median(rounds));
    }
    Some(median(times))
}

/// Milliseconds of ripgrep over the same folded text.
fn by_ripgrep(sections: &[Section]) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("manual.txt");
    let text: String = sections
        .iter()
        .map(|one| fold(&format!("{} {}\n", one.title, one.text.replace('\n', " "))))
        .collect();
    std::fs::write(&file, text).ok()?;
    let mut times = Vec::new();
    for query in LONG {
        let mut rounds = Vec::new();
        for _ in 0..9 {
            let start = Instant::now();
            let mut rg = Command::new("rg");
            rg.args(["--count", "--fixed-strings", "--no-config", &fold(query)]).arg(&file);
            rg.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
            rounds.push(ms(start));
        }
        times.push(median(rounds));
    }
    Some(median(times))
}

/// Milliseconds of pagefind for each of the queries, the long ones first.
fn by_pagefind(root: &Path, sections: &[Section]) -> Option<Vec<f64>> {
    let library = root.join(".cloudone/pagefind");
    let folder = tempfile::tempdir().ok()?;
    let input = folder.path().join("input.json");
    let text = |one: &Section| serde_json::json!({"title": one.title, "text": one.text});
    let texts: Vec<_> = sections.iter().map(text).collect();
    let queries: Vec<&str> = LONG.iter().chain(&SHORT).copied().collect();
    std::fs::write(&input, serde_json::json!({"sections": texts, "queries": queries}).to_string()).ok()?;
    let mut node = Command::new("node");
    node.current_dir(root.join("ui")).arg("bench/pagefind.mjs").arg(library).arg(input);
    let answer = node.stderr(Stdio::null()).output().ok().filter(|answer| answer.status.success())?;
    let answers: Vec<serde_json::Value> = serde_json::from_slice(&answer.stdout).ok()?;
    answers.iter().map(|answer| answer["ms"].as_f64()).collect()
}

/// What building takes: everything but the PDFs, read, written, signed and checked.
fn built(root: &Path) -> Option<Figure> {
    let program: PathBuf = std::env::current_exe().ok()?.with_file_name("manual");
    let folder = tempfile::tempdir().ok()?;
    let mut rounds = Vec::new();
    for round in 0..5 {
        let start = Instant::now();
        let mut build = Command::new(&program);
        build.args(["bundle", "--version", "0.1.0", "--built", "1", "--sources"]).arg(root.join("manuals"));
        build
            .arg("--key")
            .arg(folder.path().join("key"))
            .arg("--out")
            .arg(folder.path().join(round.to_string()));
        let status = build.stdout(Stdio::null()).status().ok()?;
        if !status.success() {
            return None;
        }
        rounds.push(ms(start));
    }
    Some(Figure::new("manual: a bundle built without its PDFs", "ms", median(rounds)).alone(NO_PEER))
}

/// What a console fetches when a line of one page has changed: the page, the texts of its language, the manifest; and the
/// PDF of its book.
fn changed_line(bundle: &Bundle) -> Result<Vec<Figure>, Refusal> {
    let size = |place: Place| bundle.manifest.file(&place).map_or(0, |entry| entry.size);
    let whole: u64 = bundle.manifest.files().map(|(_, entry)| entry.size).sum();
    let pdf = size(Place::Pdf(Language::Ja, "console".into()));
    let manifest = bundle.manifest.bytes().len() as u64 * 4 / 3;
    let page = size(Place::Page(Language::Ja, "console".into()));
    let texts = size(Place::Search(Language::Ja)) + size(Place::Contents(Language::Ja));
    let kib = |bytes: u64| bytes as f64 / 1024.0;
    let all = page + texts + manifest;
    Ok(vec![
        Figure::new("manual: fetched after a changed line, PDF left aside", "KiB", kib(all)).alone(NO_PEER),
        Figure::new("manual: fetched after a changed line, with the PDF", "KiB", kib(all + pdf))
            .alone(NO_PEER),
        Figure::new("manual: fetched the first time", "KiB", kib(whole)).alone(NO_PEER),
    ])
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
