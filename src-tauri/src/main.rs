//! The shell: a window over [`desktop::Console`]. Adapts, and decides nothing.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod notifications;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::Parser;
use contract::ipc::{ConsoleEvent, EVENT};
use desktop::{Config, Console, PublisherPublic};
use tauri::{App, AppHandle, Emitter as _, Manager as _, RunEvent, Runtime, plugin::Plugin};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};
use tauri_plugin_window_state::StateFlags;
use tokio::sync::broadcast::error::RecvError;

/// Where the service is, unless the command line says otherwise; set when the program is built.
const SERVER: &str = match option_env!("CLOUDONE_SERVER") {
    Some(server) => server,
    None => "https://localhost:8443",
};
/// Whose manuals are believed besides those of the command line; set when the program is built.
const PUBLISHER_KEY: Option<&str> = option_env!("CLOUDONE_PUBLISHER_KEY");
/// Whose word on the state of the service is believed besides those of the command line; set when the program is built.
const STATUS_KEY: Option<&str> = option_env!("CLOUDONE_STATUS_PUBLIC_KEY");
/// Where the operator puts the state of the service besides the service itself; set when the program is built.
const STATUS_URL: Option<&str> = option_env!("CLOUDONE_STATUS_URL");
/// Where a package has its manual, in the folder of its resources.
const SHIPPED_MANUAL: &str = "manual";
const WINDOW: &str = "main";

/// CloudOne's administration console.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Address of the service.
    #[arg(long, default_value = SERVER)]
    server: String,
    /// Certificates to trust besides those of the system, a PEM file.
    #[arg(long)]
    ca_file: Option<PathBuf>,
    /// Where the console keeps what it keeps, instead of the user's folder for it.
    #[arg(long)]
    data_dir: Option<PathBuf>,
    /// Public half of a key whose manuals are believed, in hexadecimal digits; may be given more than once.
    #[arg(long)]
    publisher_key: Vec<String>,
    /// Public half of a key whose word on the state of the service is believed; may be given more than once.
    #[arg(long)]
    status_key: Vec<String>,
    /// Folder of the manual to show until a newer one is fetched, instead of the one in the package.
    #[arg(long)]
    manual: Option<PathBuf>,
    /// Where the operator puts the signed state of the service, besides the service itself.
    #[arg(long)]
    status_url: Option<String>,
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("CLOUDONE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let arguments = Arguments::parse();
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(window_state())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            if let Err(error) = start(app, arguments) {
                give_up(app, &error.to_string());
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => {
            app.run(|app, event| {
                if let (RunEvent::Exit, Some(console)) = (event, app.try_state::<Arc<Console>>()) {
                    tauri::async_runtime::block_on(console.stop());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            ExitCode::FAILURE
        }
    }
}

/// Starts the console behind the window and passes its events on.
fn start(app: &mut App, arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let data_dir = arguments.data_dir.map_or_else(|| app.path().app_local_data_dir(), Ok)?;
    let ca_pem = arguments.ca_file.map(|file| read(&file)).transpose()?;
    let version = app.package_info().version.to_string();
    let files = Arc::new(dialogs::Dialogs::new(app.handle().clone()));
    let notifier = Arc::new(notifications::Notifications::new(app));
    let publisher_keys = keys(PUBLISHER_KEY, &arguments.publisher_key)?;
    let status_keys = keys(STATUS_KEY, &arguments.status_key)?;
    let packed =
        || app.path().resource_dir().ok().map(|folder| folder.join(SHIPPED_MANUAL)).filter(|at| at.is_dir());
    let shipped_manual = arguments.manual.or_else(packed);
    let config = Config {
        ca_pem,
        files,
        notifier,
        publisher_keys,
        status_keys,
        shipped_manual,
        status_url: arguments.status_url.or_else(|| STATUS_URL.map(str::to_owned)),
        ..Config::new(arguments.server, data_dir, version)
    };
    let console = tauri::async_runtime::block_on(Console::start(config)).map_err(|error| error.message)?;
    let mut events = console.subscribe();
    app.manage(Arc::clone(&console));
    let app = app.handle().clone();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => {
                    if matches!(event, ConsoleEvent::NoticeChosen { .. }) {
                        show(&app);
                    }
                    // A window that is gone hears nothing.
                    drop(app.emit_to(WINDOW, EVENT, event));
                }
                // What was missed is told again by what comes next.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => break,
            }
        }
    });
    Ok(())
}

/// Size and place of the window as it was left. Not whether it is seen: it always is.
fn window_state<R: Runtime>() -> impl Plugin<R> {
    let flags = StateFlags::all() - StateFlags::VISIBLE;
    tauri_plugin_window_state::Builder::default().with_state_flags(flags).build()
}

/// Says why there is nothing to show, and ends once that was read. An error of the hook itself would end in a panic.
fn give_up(app: &App, why: &str) {
    tracing::error!("the console cannot start: {why}");
    if let Some(window) = app.get_webview_window(WINDOW) {
        // The page behind it has nobody to ask.
        let _ = window.hide();
    }
    let handle = app.handle().clone();
    app.dialog()
        .message(format!("コンソールを開始できません。\nThe console cannot start.\n\n{why}"))
        .title(&app.package_info().name)
        .kind(MessageDialogKind::Error)
        .show(move |_| handle.exit(1));
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn keys(built_in: Option<&str>, given: &[String]) -> Result<Vec<PublisherPublic>, String> {
    let keys = built_in.into_iter().chain(given.iter().map(String::as_str));
    let one =
        |key| PublisherPublic::from_hex(key).ok_or_else(|| format!("{key} is not the public half of a key"));
    keys.map(one).collect()
}

/// Somebody started the program again, or clicked a notification: the window that is there comes forward.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        // As far as the window manager lets it.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
