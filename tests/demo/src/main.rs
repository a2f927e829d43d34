//! Fills a company that was just founded, through the public API alone, and registers the person who will use it. Says how
//! fast that went: it is the first load test too.

use std::{
    io::Write as _,
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use api_client::{Client, Session};
use clap::Parser;
use contract::{ChangesRequest, ErrorBody, ErrorCode, PasswordChangeRequest, Secret, SessionCreateRequest};
use demo::{COMPANY_NAME, company, notices::notices};
use directory::{Admin, AdminId, Change, ChangeSet, Grant, PermissionSet, Scope};
use rand::RngExt as _;
use uuid::Uuid;

/// The same company every time.
const SEED: u64 = 1;
/// The person who will use it.
const ACCOUNT: &str = "sato";

#[derive(Debug, Parser)]
struct Arguments {
    /// Print the name of the company and do nothing else.
    #[arg(long)]
    company_name: bool,
    /// Print what the operator has to say, as a JSON array of notices, and do nothing else.
    #[arg(long)]
    notices: bool,
    /// Print how to sign in as JSON.
    #[arg(long)]
    json: bool,
    /// Address of the service.
    #[arg(long, required_unless_present_any = ["company_name", "notices"], default_value = "")]
    server: String,
    /// Certificates to trust, a PEM file.
    #[arg(long)]
    ca_file: Option<PathBuf>,
    /// Names the company.
    #[arg(long, default_value = "")]
    company_code: String,
    /// The company's first admin.
    #[arg(long, default_value = "")]
    account: String,
    /// The first password.
    #[arg(long, env = "CLOUDONE_PASSWORD", hide_env_values = true, default_value = "")]
    password: String,
    /// How many devices.
    #[arg(long, default_value_t = 400)]
    devices: usize,
    /// Give the company policies, too.
    #[arg(long)]
    policies: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments {
        Arguments { company_name: true, .. } => say(COMPANY_NAME),
        Arguments { notices: true, .. } => say(&serde_json::json!(notices(now())).to_string()),
        arguments => fill(arguments).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{}: {}", error.code.text(), error.message);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a program run by hand: nobody is there to hand it a clock")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

async fn fill(arguments: Arguments) -> Result<(), ErrorBody> {
    let trouble = |error: std::io::Error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string());
    let ca = arguments.ca_file.map(std::fs::read).transpose().map_err(trouble)?;
    let client = Client::new(&arguments.server, ca.as_deref())?;
    let session = sign_in(&client, &arguments.company_code, &arguments.account, arguments.password).await?;

    let company = company(arguments.devices, SEED).as_of(now());
    let policies = if arguments.policies { company.policies(id) } else { Vec::new() };
    let entities: usize = company.sets.iter().map(|set| set.changes.len()).sum();
    let start = Instant::now();
    apply(&session, company.sets).await?;
    let took = start.elapsed().max(Duration::from_millis(1));
    let speed = entities as f64 / took.as_secs_f64();
    let line =
        format!("{entities} entities through the API in {:.1} s: {speed:.0} a second", took.as_secs_f64());
    let _ = writeln!(std::io::stderr(), "{line}");
    apply(&session, policies).await?;

    let password = random_password();
    let admin = Admin {
        yomigana: "さとう みさき".to_owned(),
        mail: "misaki.sato@aoba.example".to_owned(),
        ..Admin::new(
            AdminId(id()),
            ACCOUNT,
            "佐藤 美咲",
            vec![Grant { permissions: PermissionSet::all(), scope: Scope::Organization }],
        )
    };
    let request = ChangesRequest {
        initial_passwords: [(admin.id, Secret::new(&password))].into(),
        changes: vec![Change::AdminCreate(admin)],
        reason: Some("システム管理者を登録".to_owned()),
        ..ChangesRequest::default()
    };
    session.changes_apply(&request, id()).await?;
    session.session_delete().await?;
    say(&if arguments.json {
        let code = arguments.company_code;
        serde_json::json!({"company_code": code, "account": ACCOUNT, "password": password}).to_string()
    } else {
        format!("{} {ACCOUNT} {password}", arguments.company_code)
    })
}

async fn apply(session: &Session, sets: Vec<ChangeSet>) -> Result<(), ErrorBody> {
    for ChangeSet { changes, reason, .. } in sets {
        let request = ChangesRequest { changes, reason, ..ChangesRequest::default() };
        session.changes_apply(&request, id()).await?;
    }
    Ok(())
}

/// Signs in as the first admin, whose password is thrown away: the person gets an account of their own.
async fn sign_in(
    client: &Client,
    company_code: &str,
    account: &str,
    password: String,
) -> Result<Session, ErrorBody> {
    let request = SessionCreateRequest {
        company_code: company_code.to_owned(),
        account: account.to_owned(),
        password: Secret::new(password.clone()),
        otp: None,
    };
    let session = client.with_token(client.session_create(&request).await?.token);
    let change =
        PasswordChangeRequest { current: Secret::new(password), new: Secret::new(random_password()) };
    session.session_password_change(&change).await?;
    Ok(session)
}

/// Long enough for the rule, easy to type.
fn random_password() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut random = rand::rng();
    let mut block =
        || (0..5).map(|_| char::from(SIGNS[random.random_range(0..SIGNS.len())])).collect::<String>();
    [block(), block(), block()].join("-")
}

#[expect(clippy::disallowed_methods, reason = "this program is where the demo's random ids come from")]
fn id() -> Uuid {
    Uuid::now_v7()
}

fn say(text: &str) -> Result<(), ErrorBody> {
    let trouble = |error: std::io::Error| ErrorBody::new(ErrorCode::DiskFailed, error.to_string());
    writeln!(std::io::stdout(), "{text}").map_err(trouble)
}
