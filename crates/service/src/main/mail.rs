//! `cloudone-service mail`, and the contacts of a company.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{offline, print};

#[derive(Debug, Subcommand)]
pub(crate) enum Mail {
    /// Lists the last 500 mails, the newest first.
    List {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// queued, sent or `given_up`; all without it.
        #[arg(long)]
        state: Option<String>,
    },
    /// Sends a mail at once, to see whether DATA/mail.json is right.
    Test {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Where it goes.
        #[arg(long)]
        to: String,
    },
}

pub(crate) async fn run(command: Mail) -> Result<(), String> {
    match command {
        Mail::List { data, state } => {
            let items = service::mail_list(&offline(data), state.as_deref()).await?;
            print(&serde_json::json!({ "items": items }).to_string())
        }
        Mail::Test { data, to } => {
            service::mail_test(&offline(data), &to).await?;
            print(&serde_json::json!({ "sent": to }).to_string())
        }
    }
}

pub(crate) async fn contacts(
    data: PathBuf,
    company_code: &str,
    set: &[String],
    clear: bool,
) -> Result<(), String> {
    let set = (clear || !set.is_empty()).then_some(set);
    let contacts = service::tenant_contacts(&offline(data), company_code, set).await?;
    print(&serde_json::json!({ "contacts": contacts }).to_string())
}
