//! `cloudone-service`: runs the service and does what its operators do.

mod backup;
mod mail;
mod notice;
mod status;

use std::{io::Write as _, net::SocketAddr, path::PathBuf, process::ExitCode};

use backup::Backup;
use clap::{Args, Parser, Subcommand};
use mail::Mail;
use notice::{Notice, Operator};
use service::{Config, Tls};
use status::Status;

/// The cloud API of CloudOne Console.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the service until it is told to stop.
    Serve(Serve),
    /// Companies.
    Tenant {
        #[command(subcommand)]
        command: Tenant,
    },
    /// Admins.
    Admin {
        #[command(subcommand)]
        command: Admin,
    },
    /// Policies.
    Policy {
        #[command(subcommand)]
        command: Policy,
    },
    /// Manuals that consoles fetch.
    Manual {
        #[command(subcommand)]
        command: Manual,
    },
    /// What the operator tells the companies.
    Notice {
        #[command(subcommand)]
        command: Notice,
    },
    /// Tokens of the operator's programs.
    Operator {
        #[command(subcommand)]
        command: Operator,
    },
    /// Mail to the companies.
    Mail {
        #[command(subcommand)]
        command: Mail,
    },
    /// Backups of the whole service.
    Backup {
        #[command(subcommand)]
        command: Backup,
    },
    /// The state of the service.
    Status {
        #[command(subcommand)]
        command: Status,
    },
    /// Prints the OpenAPI document.
    Openapi,
}

#[derive(Debug, Args)]
struct Serve {
    /// Folder of the database.
    #[arg(long, env = "CLOUDONE_DATA")]
    data: PathBuf,
    /// Address and port; port 0 takes a free one.
    #[arg(long, env = "CLOUDONE_LISTEN", default_value = "127.0.0.1:8443")]
    listen: SocketAddr,
    #[command(flatten)]
    tls: TlsArguments,
    /// The private key of `--tls-certificate`, a PEM file.
    #[arg(long, env = "CLOUDONE_TLS_KEY")]
    tls_key: Option<PathBuf>,
    /// File of the operator's key: the status document is written anew whenever what it tells has changed.
    #[arg(long, env = "CLOUDONE_STATUS_KEY")]
    status_key: Option<PathBuf>,
    /// How many rows of companies (groups, users, devices, admins) are kept in memory in all, about a kilobyte each.
    #[arg(long, env = "CLOUDONE_MOST_ROWS", default_value_t = service::MOST_ROWS)]
    most_rows: usize,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct TlsArguments {
    /// The certificate chain, a PEM file; `--tls-key` belongs to it.
    #[arg(long, env = "CLOUDONE_TLS_CERTIFICATE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// Make a private authority in the data folder and trust DATA/tls/ca.pem: for demo and tests.
    #[arg(long)]
    tls_self_signed: bool,
    /// No TLS at all; loopback addresses only.
    #[arg(long)]
    insecure_loopback_http: bool,
}

#[derive(Debug, Subcommand)]
enum Tenant {
    /// Founds a company and prints how its first admin signs in.
    Create {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the company: 2 to 32 of A-Z, 0-9 and -.
        #[arg(long)]
        company_code: String,
        /// Name of the company.
        #[arg(long)]
        name: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints whom at a company the operator writes to; with --set, changes that.
    Contacts {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the company.
        #[arg(long)]
        company_code: String,
        /// An address; given more than once, these are the contacts in place of those that are there.
        #[arg(long)]
        set: Vec<String>,
        /// There is no contact any more.
        #[arg(long, conflicts_with = "set")]
        clear: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Admin {
    /// Gives an admin whom nobody in the company can help a new password, without a second factor.
    Recover {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the company.
        #[arg(long)]
        company_code: String,
        /// Account of the admin.
        #[arg(long)]
        account: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Policy {
    /// Fixes items of a company's base policy and forbids sections to its individual policies.
    Lock {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the company.
        #[arg(long)]
        company_code: String,
        /// A JSON file: {"fixed": {SECTION: {ITEM: VALUE}}, "forbidden": [SECTION]}. It replaces the lock that is there.
        #[arg(long)]
        file: PathBuf,
    },
    /// Lifts the lock.
    Unlock {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the company.
        #[arg(long)]
        company_code: String,
    },
}

#[derive(Debug, Subcommand)]
enum Manual {
    /// Checks a bundle made by `cargo xtask manual` and publishes it beside the versions that are there.
    Publish {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Folder of the bundle.
        #[arg(long)]
        bundle: PathBuf,
        /// The public half of the key that must have signed it, in hexadecimal digits; may be given more than once.
        #[arg(long, env = "CLOUDONE_PUBLISHER_KEY", required = true)]
        publisher_key: Vec<String>,
    },
    /// Lists what is published, the newest first.
    List {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
    },
    /// Takes back every manual of a version.
    Remove {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// The version, for example 0.1.0.
        version: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("CLOUDONE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            tracing::error!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), String> {
    match command {
        Command::Serve(serve) => self::serve(serve).await,
        Command::Tenant { command: Tenant::Create { data, company_code, name, json } } => {
            hand_over(&service::tenant_create(&offline(data), &company_code, &name).await?, json)
        }
        Command::Tenant { command: Tenant::Contacts { data, company_code, set, clear } } => {
            mail::contacts(data, &company_code, &set, clear).await
        }
        Command::Admin { command: Admin::Recover { data, company_code, account, json } } => {
            hand_over(&service::admin_recover(&offline(data), &company_code, &account).await?, json)
        }
        Command::Policy { command: Policy::Lock { data, company_code, file } } => {
            let text =
                std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let lock = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
            locked(service::policy_lock(&offline(data), &company_code, lock).await?)
        }
        Command::Policy { command: Policy::Unlock { data, company_code } } => locked(
            service::policy_lock(&offline(data), &company_code, directory::CentralLock::default()).await?,
        ),
        Command::Manual { command } => manual(command),
        Command::Notice { command } => notice::notice(command).await,
        Command::Operator { command } => notice::operator(command).await,
        Command::Mail { command } => mail::run(command).await,
        Command::Status { command } => status::run(command).await,
        Command::Backup { command } => backup::run(command).await,
        Command::Openapi => print(&service::openapi().map_err(|error| error.to_string())?),
    }
}

fn manual(command: Manual) -> Result<(), String> {
    let item = |(version, built)| serde_json::json!({ "version": version, "built": built });
    match command {
        Manual::Publish { data, bundle, publisher_key } => {
            let published = service::manual_publish(&offline(data), &bundle, &publisher_key)?;
            print(&item(published).to_string())
        }
        Manual::List { data } => {
            let items: Vec<_> = service::manual_list(&offline(data))?.into_iter().map(item).collect();
            print(&serde_json::json!({ "items": items }).to_string())
        }
        Manual::Remove { data, version } => {
            let removed = service::manual_remove(&offline(data), &version)?;
            print(&serde_json::json!({ "removed": removed }).to_string())
        }
    }
}

/// How to work on the data without serving anybody.
fn offline(data: PathBuf) -> Config {
    Config::new(data, SocketAddr::from(([127, 0, 0, 1], 0)), Tls::InsecureLoopback)
}

fn hand_over(founded: &service::Founded, json: bool) -> Result<(), String> {
    let (code, account, password) = (&founded.company_code, &founded.account, founded.password.expose());
    print(&if json {
        serde_json::json!({"company_code": code, "account": account, "password": password}).to_string()
    } else {
        format!("company code    {code}\naccount         {account}\nfirst password  {password}")
    })
}

fn locked(revision: u64) -> Result<(), String> {
    print(&serde_json::json!({ "revision": revision }).to_string())
}

async fn serve(serve: Serve) -> Result<(), String> {
    let tls = match serve.tls {
        TlsArguments { insecure_loopback_http: true, .. } => Tls::InsecureLoopback,
        TlsArguments { tls_certificate: Some(certificate), .. } => {
            Tls::Files { certificate, key: serve.tls_key.ok_or("--tls-certificate needs --tls-key")? }
        }
        TlsArguments { .. } => Tls::SelfSigned,
    };
    let mut config = Config::new(serve.data, serve.listen, tls);
    config.status_key = serve.status_key;
    config.most_rows = serve.most_rows;
    let running = service::start(config).await?;
    print(&serde_json::json!({ "listening": running.url }).to_string())?;
    stopped().await;
    tracing::info!("stopping");
    running.stop().await
}

/// Returns when the process is told to stop.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a signal handler the process ends by itself; there is nothing better to do.
    let _ = tokio::signal::ctrl_c().await;
}

/// Standard output is for results alone; the log goes to standard error.
fn print(text: &str) -> Result<(), String> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{text}").and_then(|()| output.flush()).map_err(|error| error.to_string())
}
