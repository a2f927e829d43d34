//! `manual`: reads the sources of the manuals and writes bundles. Started by `cargo xtask manual`; never shipped.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use manual::{
    Bundle, Language, Place, PublisherKey, Trust, Version,
    book::{self, Sources},
    bundle,
};

/// Builds manuals.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes every book as JSON, from which its PDF is typeset.
    Books {
        /// Folder of the sources.
        #[arg(long)]
        sources: PathBuf,
        /// Folder to write to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes a signed bundle.
    Bundle {
        /// Folder of the sources.
        #[arg(long)]
        sources: PathBuf,
        /// Folder of the PDFs, `LANGUAGE-BOOK.pdf`.
        #[arg(long)]
        pdf: Option<PathBuf>,
        /// Folder to write to.
        #[arg(long)]
        out: PathBuf,
        /// File of the publisher's key; made if it is not there.
        #[arg(long)]
        key: PathBuf,
        /// Version of the console that the manual describes.
        #[arg(long)]
        version: String,
        /// When it is built, in seconds since 1970. A bundle that is there and holds the same keeps its time.
        #[arg(long)]
        built: u64,
    },
    /// Lists every anchor of the manual.
    Anchors {
        /// Folder of the sources.
        #[arg(long)]
        sources: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            say(&sentence);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a program of the command line talks")]
fn say(text: &str) {
    eprintln!("{text}");
}

#[expect(clippy::print_stdout, reason = "what was asked for")]
fn print(text: &str) {
    println!("{text}");
}

fn run(command: Command) -> Result<(), String> {
    match command {
        Command::Books { sources, out } => books(&read(&sources)?, &out),
        Command::Bundle { sources, pdf, out, key, version, built } => {
            let version = Version::of(&version).ok_or_else(|| format!("{version} is no version"))?;
            let key = key_of(&key)?;
            let files = files(&read(&sources)?, pdf.as_deref())?;
            write(&files, &key, version, built, &out)
        }
        Command::Anchors { sources } => {
            let anchors: Vec<String> = read(&sources)?.anchors(Language::Ja).map(str::to_owned).collect();
            print(&anchors.join("\n"));
            Ok(())
        }
    }
}

fn read(folder: &Path) -> Result<Sources, String> {
    Sources::read(folder).map_err(|findings| findings.join("\n"))
}

fn books(sources: &Sources, out: &Path) -> Result<(), String> {
    fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    for book in sources.books() {
        let path = out.join(format!("{}-{}.json", book.language.code(), book.id));
        let text = serde_json::to_vec(book).map_err(|error| error.to_string())?;
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        print(&format!("{}-{}", book.language.code(), book.id));
    }
    Ok(())
}

fn files(sources: &Sources, pdf: Option<&Path>) -> Result<BTreeMap<Place, Vec<u8>>, String> {
    let mut files = sources.files().map_err(|error| error.to_string())?;
    if let Some(folder) = pdf {
        for book in sources.books() {
            let path = folder.join(format!("{}-{}.pdf", book.language.code(), book.id));
            let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(Place::Pdf(book.language, book.id.clone()), content);
        }
    }
    Ok(files)
}

fn write(
    files: &BTreeMap<Place, Vec<u8>>,
    key: &PublisherKey,
    version: Version,
    built: u64,
    out: &Path,
) -> Result<(), String> {
    let mut manifest = book::manifest(files, version, built)?;
    if let Ok(there) = Bundle::open(out, Trust::Keys(&[key.public()])) {
        // Nothing has changed: the same bundle, byte by byte.
        let same = book::manifest(files, version, there.manifest.built)?;
        if same == there.manifest {
            manifest = same;
        }
    }
    let contents = files.values().map(Vec::as_slice);
    bundle::write(out, &manifest, &manifest.sign(key), contents).map_err(|refusal| refusal.to_string())?;
    let checked = Bundle::open(out, Trust::Keys(&[key.public()])).and_then(|bundle| bundle.check());
    checked.map_err(|refusal| refusal.to_string())?;
    print(&key.public().to_hex());
    Ok(())
}

/// The publisher's key in a file that only its owner reads.
fn key_of(path: &Path) -> Result<PublisherKey, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.exists() {
        let text = fs::read_to_string(path).map_err(failed)?;
        return PublisherKey::from_hex(&text).ok_or_else(|| format!("{} holds no key", path.display()));
    }
    let key = PublisherKey::generate();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    std::io::Write::write_all(&mut file, key.to_hex().as_bytes()).map_err(failed)?;
    Ok(key)
}
