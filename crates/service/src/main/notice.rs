//! `notice` and `operator`: what the operator tells the companies, and the tokens of programs that do so.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use contract::{NoticeId, NoticeWriteRequest, OperatorNoticeView};

use crate::{offline, print};

#[derive(Debug, Subcommand)]
pub(crate) enum Notice {
    /// Checks a notice and publishes it. Maintenance is announced 14 days ahead, or says why it cannot be.
    Publish {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// A JSON file: {"kind": "information" | "maintenance" | "incident", "title": {"ja", "en"}, "body": {"ja", "en"},
        /// "starts_at", "ends_at", "affects": [COMPONENT], "emergency": {"ja", "en"}, "companies": [CODE]}.
        #[arg(long)]
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Corrects a notice: afterwards it is as in the file, but for its kind, and unread again.
    Correct {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the notice.
        #[arg(long)]
        id: String,
        /// The same JSON file with "correction": {"ja", "en"}: what has changed. Without "companies" they stay the same.
        #[arg(long)]
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Says that it is over: the work is done or called off, the incident solved, the information withdrawn.
    End {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Names the notice.
        #[arg(long)]
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Lists the last 200, the newest first.
    List {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Operator {
    /// Makes a token with which a program may publish notices, and prints it: it is shown this once.
    Token {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// What the trail calls it.
        #[arg(long)]
        label: String,
    },
    /// Takes a token back.
    Revoke {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// What the trail calls it.
        #[arg(long)]
        label: String,
    },
}

pub(crate) async fn notice(command: Notice) -> Result<(), String> {
    match command {
        Notice::Publish { data, file, json } => {
            shown(&service::notice_publish(&offline(data), read(&file)?).await?, "published", json)
        }
        Notice::Correct { data, id, file, json } => {
            let request = read(&file)?;
            shown(&service::notice_correct(&offline(data), named(&id)?, request).await?, "corrected", json)
        }
        Notice::End { data, id, json } => {
            shown(&service::notice_end(&offline(data), named(&id)?).await?, "ended", json)
        }
        Notice::List { data, json } => {
            let items = service::notice_list(&offline(data)).await?;
            if json {
                return print(&serde_json::json!({ "items": items }).to_string());
            }
            items.iter().try_for_each(|item| print(&line(item)))
        }
    }
}

pub(crate) async fn operator(command: Operator) -> Result<(), String> {
    match command {
        Operator::Token { data, label } => {
            print(service::operator_token(&offline(data), &label).await?.expose())
        }
        Operator::Revoke { data, label } => service::operator_revoke(&offline(data), &label).await,
    }
}

fn read(file: &Path) -> Result<NoticeWriteRequest, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| failed(&error))?;
    let mut source = serde_json::Deserializer::from_str(&text);
    serde_path_to_error::deserialize(&mut source).map_err(|error| failed(&error))
}

fn named(id: &str) -> Result<NoticeId, String> {
    id.parse().map(NoticeId).map_err(|_| format!("{id} is no id of a notice"))
}

fn shown(notice: &OperatorNoticeView, done: &str, json: bool) -> Result<(), String> {
    if json {
        return print(&serde_json::to_string(notice).map_err(|error| error.to_string())?);
    }
    print(&format!("{done}  {}", line(notice)))
}

/// A notice in one line.
fn line(item: &OperatorNoticeView) -> String {
    let notice = &item.notice;
    let kind = serde_json::to_value(notice.kind).unwrap_or_default();
    let state = if notice.ended_at.is_some() { "ended" } else { "open" };
    let companies = item.companies.as_ref().map_or_else(|| "all".to_owned(), |codes| codes.join(","));
    let kind = kind.as_str().unwrap_or_default();
    format!("{}  {}  {kind}  {state}  {companies}  {}", notice.id.0, notice.published_at, notice.title.ja)
}
