//! `cargo xtask tidy`: the house rules that no compiler knows. Each finding is a sentence that says where to go.

use std::path::Path;

use serde_json::Value;

use crate::shell::{Outcome, cargo, command, read, root};

/// Who may import whom, of the workspace's own crates. Crates under `tests/` may import what they test.
const IMPORTS: &[(&str, &[&str], &str)] = &[
    ("directory", &[], "the engine is pure: what needs another crate belongs into the one that calls it"),
    ("contract", &["directory"], "shapes only: logic belongs into directory (decisions), service or desktop"),
    (
        "service",
        &["contract", "directory", "manual"],
        "service and desktop meet only in contract, directory and manual",
    ),
    ("api-client", &["contract", "directory"], "the client knows the wire and nothing of either side"),
    (
        "desktop",
        &["api-client", "contract", "directory", "manual", "screen-lock"],
        "service and desktop meet only in contract, directory and manual",
    ),
    ("manual", &[], "a manual is built, signed, checked and searched knowing nothing of who shows it"),
    ("screen-lock", &[], "it tells one thing of the computer and knows nothing of the console"),
    (
        "cloudone-console",
        &["contract", "desktop", "directory"],
        "the shell only adapts: logic belongs into desktop",
    ),
    ("xtask", &[], "the task runner compiles in seconds: it starts programs instead of linking them"),
];

/// Libraries that one crate owns alone, tests aside.
const OWNED: &[(&str, &str)] = &[
    ("axum", "service"),
    ("sqlx", "service"),
    ("lettre", "service"),
    ("reqwest", "api-client"),
    ("keyring", "desktop"),
    ("keyring-core", "desktop"),
    ("tauri", "cloudone-console"),
];

/// The longest a file may be before it becomes a folder.
const LINES: &[(&str, usize)] = &[(".rs", 400), (".tsx", 250), (".ts", 400)];

pub(crate) fn tidy() -> Outcome {
    let mut findings = Vec::new();
    layering(&mut findings)?;
    for path in
        read(&mut command("git", &["ls-files", "--cached", "--others", "--exclude-standard"]))?.lines()
    {
        // Of what is not text there is nothing to say.
        if let Ok(text) = std::fs::read_to_string(root().join(path)) {
            file(path, &text, &mut findings);
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

fn layering(findings: &mut Vec<String>) -> Outcome {
    let metadata = read(&mut cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let none = Vec::new();
    let packages = metadata["packages"].as_array().unwrap_or(&none);
    let own: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let tests = package["manifest_path"]
            .as_str()
            .is_some_and(|path| Path::new(path).starts_with(root().join("tests")));
        let rule = IMPORTS.iter().find(|(crate_name, ..)| *crate_name == name);
        if rule.is_none() && !tests {
            findings.push(format!(
                "crates: {name} has no line in the table of who may import whom (crates/xtask/src/tidy.rs)"
            ));
        }
        for dependency in package["dependencies"].as_array().unwrap_or(&none) {
            let dependency_name = dependency["name"].as_str().unwrap_or_default();
            if dependency["kind"].as_str() == Some("dev") || tests {
                continue;
            }
            if let Some((_, allowed, advice)) = rule
                && own.contains(&dependency_name)
                && !allowed.contains(&dependency_name)
            {
                findings
                    .push(format!("crates: {name} imports {dependency_name}, which it may not: {advice}"));
            }
            if let Some((library, owner)) =
                OWNED.iter().find(|(library, owner)| *library == dependency_name && *owner != name)
            {
                findings.push(format!(
                    "crates: {name} imports {library}, which {owner} owns alone: go through {owner}"
                ));
            }
        }
    }
    Ok(())
}

fn file(path: &str, text: &str, findings: &mut Vec<String>) {
    let generated =
        path.ends_with("generated.ts") || path.ends_with("package-lock.json") || path.ends_with("Cargo.lock");
    let mut find = |line: usize, sentence: String| findings.push(format!("{path}:{line}: {sentence}"));
    if path.ends_with("/mod.rs") {
        find(1, "name the file after the module beside its folder: no mod.rs".into());
    }
    if let Some((_, most)) = LINES
        .iter()
        .find(|(ending, most)| path.ends_with(ending) && !generated && text.lines().count() > *most)
    {
        find(1, format!("longer than {most} lines: make it a folder with one file per operation"));
    }
    // Written in halves, or this file would find itself.
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimple", "mented!(")];
    let hosts = [
        concat!("crates", ".io-index"),
        concat!("registry.", "npmjs"),
        concat!("files.", "pythonhosted"),
        concat!("/wo", "rk/main"),
        concat!("/ro", "ot/"),
    ];
    for (index, line) in text.lines().enumerate() {
        let code = [".rs", ".ts", ".tsx"].iter().any(|ending| path.ends_with(ending)) && !generated;
        if code && let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
            find(index + 1, format!("{mark}: finish it, or leave it out and say so in the issue"));
        }
        if code && line.trim_start().starts_with(concat!("#[", "allow(")) {
            find(index + 1, "write #[expect(lint, reason = \"…\")]: it goes away with its reason".into());
        }
        if let Some(host) =
            hosts.iter().find(|host| line.contains(**host)).filter(|_| !path.ends_with("Cargo.lock"))
        {
            find(index + 1, format!("{host}: no registry host and no path of one machine in the repository"));
        }
        if path.starts_with("ui/src/") && !path.starts_with("ui/src/ipc/") && line.contains("@tauri-apps/") {
            find(index + 1, "only ui/src/ipc touches the host: call through ~/ipc/client".into());
        }
        if let Some(feature) = path.strip_prefix("ui/src/features/").and_then(|rest| rest.split('/').next())
            && let Some(other) =
                line.split("~/features/").nth(1).and_then(|rest| rest.split(['/', '"']).next())
            && line.contains("import")
            && other != feature
        {
            find(
                index + 1,
                format!(
                    "the feature {feature} imports the feature {other}: what two share belongs into ~/components"
                ),
            );
        }
    }
}
