//! `cloudone-service backup`: what whatever backs up the service tells it.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{offline, print};

#[derive(Debug, Subcommand)]
pub(crate) enum Backup {
    /// Notes that a backup of the whole service was made, for the trust page of the consoles.
    Noted {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// data or system.
        #[arg(long)]
        kind: String,
        /// When, for example 2027-01-20T06:00:00+09:00; now, if left out.
        #[arg(long)]
        at: Option<String>,
    },
}

pub(crate) async fn run(command: Backup) -> Result<(), String> {
    let Backup::Noted { data, kind, at } = command;
    let last = service::backup_noted(&offline(data), &kind, at.as_deref()).await?;
    print(&serde_json::json!({ "last": last }).to_string())
}
