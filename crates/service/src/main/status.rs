//! `cloudone-service status`: the state of the service, as the operator tells it.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{offline, print};

#[derive(Debug, Subcommand)]
pub(crate) enum Status {
    /// Says how a component is.
    Set {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// Id of the component.
        #[arg(long)]
        component: String,
        /// operational, degraded, outage or maintenance.
        #[arg(long)]
        level: String,
        /// Who says so, for the record.
        #[arg(long, env = "USER", default_value = "")]
        by: String,
    },
    /// Makes an operator's key and prints its public half, which consoles are built with.
    Key {
        /// The file to make.
        #[arg(long)]
        out: PathBuf,
    },
    /// Signs the status document and writes it into the data folder.
    Write {
        /// Folder of the database.
        #[arg(long, env = "CLOUDONE_DATA")]
        data: PathBuf,
        /// File of the operator's key.
        #[arg(long, env = "CLOUDONE_STATUS_KEY")]
        key: PathBuf,
        /// A copy for a static host.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

pub(crate) async fn run(command: Status) -> Result<(), String> {
    match command {
        Status::Set { data, component, level, by } => {
            let set = service::status_set(&offline(data), &component, &level, &by).await?;
            print(&serde_json::to_string(&set).map_err(|error| error.to_string())?)
        }
        Status::Key { out } => print(&service::status_key(&out)?),
        Status::Write { data, key, out } => {
            let issued_at = service::status_write(&offline(data), &key, out.as_deref()).await?;
            print(&serde_json::json!({ "issued_at": issued_at }).to_string())
        }
    }
}
