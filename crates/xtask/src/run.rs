//! `cargo xtask run`: from a clean clone to the console's window on a demo company.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    desktop::Desktop,
    manual, setup,
    shell::{Background, Outcome, built, kept, read, say, step},
};

/// Quick to build; the engine, the replica and the service are optimised in it all the same.
const PROFILE: &str = "dev";
const PROFILE_FOLDER: &str = "debug";
const COMPANY_CODE: &str = "AOBA";

struct Options {
    devices: u32,
    screenshot: Option<PathBuf>,
    reset: bool,
}

fn options(words: &[&str]) -> Outcome<Options> {
    let mut options = Options { devices: 400, screenshot: None, reset: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--devices" => {
                let number = words.next().and_then(|number| number.parse().ok());
                options.devices = number.ok_or("--devices takes a number, for example 400")?;
            }
            "--screenshot" => {
                let file = words.next().ok_or("--screenshot takes a file, for example window.png")?;
                options.screenshot = Some(std::env::current_dir().unwrap_or_default().join(file));
            }
            "--reset" => options.reset = true,
            other => {
                return Err(format!(
                    "{other} is not known: cargo xtask run [--devices N] [--screenshot FILE] [--reset]"
                ));
            }
        }
    }
    Ok(options)
}

pub(crate) fn run(words: &[&str]) -> Outcome {
    let options = options(words)?;
    setup::all()?;
    step("building", || setup::programs(PROFILE, &["service", "demo", "cloudone-console"]))?;

    let manual = step("manuals", manual::ready)?;

    let folder = kept().join(format!("demo-{}", options.devices));
    if options.reset && folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let data = folder.join("service");
    std::fs::create_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut publish = Command::new(built(PROFILE_FOLDER, "cloudone-service"));
    publish.args(["manual", "publish", "--publisher-key", &manual.public, "--bundle"]).arg(&manual.folder);
    read(publish.arg("--data").arg(&data).stderr(Stdio::null()))?;
    let status = status_key(&folder)?;
    let (_service, url) = service(&folder, &data, &status.file)?;
    let ca = data.join("tls/ca.pem");
    let account = demo(&folder, &data, &url, &ca, options.devices)?;

    let desktop = Desktop::ready(options.screenshot.is_some())?;
    let mut console = Command::new(built(PROFILE_FOLDER, "cloudone-console"));
    console.args(["--server", &url, "--ca-file"]).arg(&ca).arg("--data-dir").arg(folder.join("console"));
    console.args(["--publisher-key", &manual.public, "--manual"]).arg(&manual.folder);
    console.args(["--status-key", &status.public]);
    let mut console = Background::start(desktop.around(&mut console))?;
    say(&account);
    match &options.screenshot {
        Some(file) => desktop.photograph(file),
        None => console.wait(),
    }
}

/// The key with which the demo service signs its state.
struct StatusKey {
    file: PathBuf,
    public: String,
}

fn status_key(folder: &Path) -> Outcome<StatusKey> {
    let (file, kept) = (folder.join("status.key"), folder.join("status.pub"));
    if !kept.exists() {
        // What was cut off between the two files begins anew: a key that nobody has believed yet is no loss.
        let _ = std::fs::remove_file(&file);
        let mut make = Command::new(built(PROFILE_FOLDER, "cloudone-service"));
        let public = read(make.args(["status", "key", "--out"]).arg(&file).stderr(Stdio::null()))?;
        std::fs::write(&kept, public.trim()).map_err(|error| format!("{}: {error}", kept.display()))?;
    }
    let public = std::fs::read_to_string(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    Ok(StatusKey { file, public })
}

/// The service on loopback over TLS, on the port that it had the last time: the console keeps its address.
fn service(folder: &Path, data: &Path, status_key: &Path) -> Outcome<(Background, String)> {
    let kept = folder.join("listen");
    let listen = std::fs::read_to_string(&kept).unwrap_or_else(|_| "127.0.0.1:0".into());
    let start = |listen: &str| {
        let mut service = Command::new(built(PROFILE_FOLDER, "cloudone-service"));
        service.args(["serve", "--tls-self-signed", "--listen", listen, "--data"]).arg(data);
        service.arg("--status-key").arg(status_key);
        let log = std::fs::File::create(folder.join("service.log")).map_err(|error| error.to_string())?;
        Background::announced(service.stderr(log))
    };
    let (running, line) = start(&listen).or_else(|_| start("127.0.0.1:0"))?;
    let ready: Value =
        serde_json::from_str(&line).map_err(|error| format!("the service said {line}: {error}"))?;
    let url = ready["listening"].as_str().ok_or_else(|| format!("the service said {line}"))?.to_owned();
    std::fs::write(&kept, url.trim_start_matches("https://")).map_err(|error| error.to_string())?;
    Ok((running, url))
}

/// The demo company, made through the public API if it is not there yet; the sign-in data in a box.
fn demo(folder: &Path, data: &Path, url: &str, ca: &Path, devices: u32) -> Outcome<String> {
    let file = folder.join("sign-in.json");
    if !file.exists() {
        let name = read(Command::new(built(PROFILE_FOLDER, "demo")).arg("--company-name"))?;
        let mut tenant = Command::new(built(PROFILE_FOLDER, "cloudone-service"));
        tenant
            .args([
                "tenant",
                "create",
                "--json",
                "--company-code",
                COMPANY_CODE,
                "--name",
                name.trim(),
                "--data",
            ])
            .arg(data);
        let created = last_json(&read(&mut tenant)?)?;
        let text = |key: &str| created[key].as_str().unwrap_or_default().to_owned();
        let mut demo = Command::new(built(PROFILE_FOLDER, "demo"));
        demo.args(["--json", "--policies", "--server", url, "--devices", &devices.to_string(), "--ca-file"])
            .arg(ca);
        demo.args(["--company-code", &text("company_code"), "--account", &text("account")])
            .env("CLOUDONE_PASSWORD", text("password"));
        let answer = step("making the demo company through the API", || read(demo.stderr(Stdio::inherit())))?;
        notices(folder, data)?;
        std::fs::write(&file, last_json(&answer)?.to_string()).map_err(|error| error.to_string())?;
    }
    let kept = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let kept: Value = serde_json::from_str(&kept).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = |key: &str| kept[key].as_str().unwrap_or_default().to_owned();
    Ok(format!(
        "\n  企業コード  company code    {}\n  アカウント  account         {}\n  パスワード  first password  {}   (until you change it)\n",
        text("company_code"),
        text("account"),
        text("password")
    ))
}

/// What the operator of the demo's service has to say, published as an operator does it.
fn notices(folder: &Path, data: &Path) -> Outcome {
    let text = read(Command::new(built(PROFILE_FOLDER, "demo")).arg("--notices"))?;
    let notices: Vec<Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let file = folder.join("notice.json");
    for notice in notices {
        std::fs::write(&file, notice.to_string()).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut publish = Command::new(built(PROFILE_FOLDER, "cloudone-service"));
        publish.args(["notice", "publish", "--data"]).arg(data).arg("--file").arg(&file);
        read(publish.stderr(Stdio::null()))?;
    }
    Ok(())
}

fn last_json(text: &str) -> Outcome<Value> {
    let line = text.lines().rfind(|line| line.starts_with('{')).unwrap_or_default();
    serde_json::from_str(line).map_err(|error| format!("expected JSON, got {text}: {error}"))
}
