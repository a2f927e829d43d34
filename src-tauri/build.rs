//! Makes the window's rights from the one list of commands: nothing else can be called from the page.

use std::{fs, path::Path};

use contract::ipc::COMMANDS;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = COMMANDS.iter().map(|command| format!("\"allow-{}\"", command.replace('_', "-")));
    // On macOS Tauri puts a command of its own behind `window.print()`.
    let core = ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-print"];
    let rights: Vec<String> = commands.chain(core.map(|right| format!("\"{right}\""))).collect();
    let capability =
        format!(r#"{{"identifier": "main", "windows": ["main"], "permissions": [{}]}}"#, rights.join(", "));
    let file = Path::new("gen/capabilities/main.json");
    fs::create_dir_all("gen/capabilities")?;
    // Written only when it differs: cargo watches it.
    if fs::read_to_string(file).ok().as_deref() != Some(&capability) {
        fs::write(file, capability)?;
    }
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("gen/capabilities/*.json");
    Ok(tauri_build::try_build(attributes)?)
}
