//! `cargo xtask manual`: the manuals as a signed bundle. The program `manual` reads the sources and writes the bundle; Typst,
//! which comes as a wheel from the Python registry, sets the PDFs.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::UNIX_EPOCH,
};

use crate::shell::{Outcome, cargo, kept, read, root, run, say, step};

/// A bundle that is built.
pub(crate) struct Built {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The public half of the key that signed it.
    pub(crate) public: String,
}

pub(crate) fn manual(words: &[&str]) -> Outcome {
    let (mut out, mut key) = (target().join("manual"), publisher_key());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let place = match *word {
            "--out" => &mut out,
            "--key" => &mut key,
            other => {
                return Err(format!("{other} is not known: cargo xtask manual [--out DIR] [--key FILE]"));
            }
        };
        let path = words.next().ok_or_else(|| format!("{word} takes a path"))?;
        *place = std::env::current_dir().unwrap_or_default().join(path);
    }
    // The fonts of the PDFs come with the UI's packages.
    crate::setup::ui_packages()?;
    let built = step("manuals", || build(&out, &key))?;
    say(&format!("The bundle is in {}. The publisher's key: {}", built.folder.display(), built.public));
    Ok(())
}

/// The bundle for the demo, the tests and a package.
pub(crate) fn ready() -> Outcome<Built> {
    build(&target().join("manual"), &publisher_key())
}

/// Builds the bundle and looks at it: the same sources give the same bytes, the PDFs open, and every section to which the UI
/// leads exists. Links and anchors of the sources are checked whenever they are read.
pub(crate) fn check() -> Outcome {
    // The reader of the sources is behind a feature, which the tests of the workspace do not switch on.
    run(&mut cargo(&["test", "--quiet", "--package", "manual", "--features", "build"]))?;
    let built = ready()?;
    let again = kept().join("manual-again");
    let books = kept().join("manual");
    for book in read(program("books").arg("--out").arg(&books))?.lines() {
        // Anew, not as it lies there from before.
        std::fs::remove_file(books.join(format!("{book}.pdf"))).map_err(|error| error.to_string())?;
    }
    // An empty folder: nothing of the first one is taken over.
    if again.exists() {
        std::fs::remove_dir_all(&again).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&again).map_err(|error| error.to_string())?;
    let name = "manifest.json";
    let manifest =
        |folder: &Path| std::fs::read_to_string(folder.join(name)).map_err(|error| error.to_string());
    let first = manifest(&built.folder)?;
    let time = first.lines().find_map(|line| line.trim().strip_prefix("\"built\": ")).unwrap_or_default();
    build_at(&again, &publisher_key(), time.trim_end_matches(','))?;
    if manifest(&again)? != first {
        return Err(
            "The same sources gave two different bundles: see target/manual and .cloudone/manual-again."
                .into(),
        );
    }
    let python = typst()?;
    for book in read(program("books").arg("--out").arg(&books))?.lines() {
        run(Command::new(&python).arg(root().join("manuals/pdf/check.py")).arg(&books).arg(book))?;
    }
    help()
}

/// Every anchor that the UI names is one of the manual.
fn help() -> Outcome {
    let path = root().join("ui/src/components/manuals/help.ts");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let list = text.split("HELP_ANCHORS = [").nth(1).and_then(|rest| rest.split(']').next());
    let named: Vec<&str> = list.unwrap_or_default().split('"').skip(1).step_by(2).collect();
    if named.is_empty() {
        return Err(format!("{}: no HELP_ANCHORS are found in it", path.display()));
    }
    let anchors = read(&mut program("anchors"))?;
    let anchors: std::collections::BTreeSet<&str> = anchors.lines().collect();
    let missing: Vec<&str> = named.into_iter().filter(|name| !anchors.contains(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "ui/src/components/manuals/help.ts leads to sections that the manual does not have: {}",
        missing.join(", ")
    ))
}

/// Builds a bundle in this folder.
fn build(out: &Path, key: &Path) -> Outcome<Built> {
    build_at(out, key, &now()?)
}

fn build_at(out: &Path, key: &Path, built: &str) -> Outcome<Built> {
    run(&mut cargo(&["build", "--quiet", "--package", "manual", "--features", "build"]))?;
    let books = kept().join("manual");
    let list = read(program("books").arg("--out").arg(&books))?;
    for book in list.lines() {
        typeset(&books, book)?;
    }
    let mut bundle = program("bundle");
    bundle.arg("--pdf").arg(&books).arg("--out").arg(out).arg("--key").arg(key);
    bundle.args(["--version", env!("CARGO_PKG_VERSION"), "--built", built]);
    let public = read(&mut bundle)?.trim().to_owned();
    Ok(Built { folder: out.to_owned(), public })
}

fn program(act: &str) -> Command {
    let mut program = Command::new(crate::shell::built("debug", "manual"));
    program.arg(act).arg("--sources").arg(root().join("manuals"));
    program
}

/// Seconds since 1970: what is built now, unless the environment says otherwise as it does for packages of distributions.
fn now() -> Outcome<String> {
    if let Ok(given) = std::env::var("SOURCE_DATE_EPOCH") {
        return Ok(given);
    }
    #[expect(clippy::disallowed_methods, reason = "a bundle says when it was built")]
    let now = std::time::SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
    Ok(now.as_secs().to_string())
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn publisher_key() -> PathBuf {
    kept().join("publisher.key")
}

/// Sets a book, unless the one that is there was made from the same text.
fn typeset(books: &Path, book: &str) -> Outcome {
    let (pdf, text) = (books.join(format!("{book}.pdf")), books.join(format!("{book}.json")));
    let sources = [text, root().join("manuals/pdf"), root().join("manuals/images")];
    let sources: Vec<PathBuf> = sources.into_iter().filter(|source| source.exists()).collect();
    crate::setup::stamped(&format!("pdf-{book}"), &sources, &pdf, || {
        let python = typst()?;
        step(&format!("setting {book}.pdf"), || {
            let mut set = Command::new(&python);
            set.arg(root().join("manuals/pdf/set.py")).arg(books).arg(book).current_dir(root());
            run(set.stdin(Stdio::null()))
        })
    })
}

/// A Python that has Typst.
fn typst() -> Outcome<PathBuf> {
    crate::setup::python("typst", "manuals/pdf/requirements.txt")
}
