//! Backups of the whole service, as far as the service has to do with them: snapshots are made by what it runs on, and
//! whatever makes them notes here when. Customers read in the console when the last ones were.

use contract::{BackupKind, LastBackup};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{App, operators::Operator};
use crate::{
    config::Config,
    error::Outcome,
    store::{as_kept, backups, operators},
};

/// How far another clock may be ahead of the service's.
const AHEAD: SignedDuration = SignedDuration::from_mins(5);

/// The kinds of backup that can be noted.
const KINDS: [(&str, BackupKind); 2] = [("data", BackupKind::Data), ("system", BackupKind::System)];

/// Notes that a backup was made; now, if nothing else is said. What is older than the last one of its kind changes
/// nothing. Gives the last of each kind.
///
/// # Errors
/// A sentence: there is no such kind, the time is none or to come, or the data folder cannot be used.
pub async fn backup_noted(config: &Config, kind: &str, at: Option<&str>) -> Result<Vec<LastBackup>, String> {
    let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        return Err(format!(
            "{kind} is no kind of backup; there are {}",
            KINDS.map(|(name, _)| name).join(", ")
        ));
    };
    let now = (config.clock)();
    let at: Timestamp = match at {
        None => now,
        Some(text) => {
            text.parse().map_err(|_| format!("{text} is no time, for example 2027-01-20T06:00:00+09:00"))?
        }
    };
    if at > now + AHEAD {
        return Err(format!("{at} is yet to come"));
    }
    let app = App::offline(config).await?;
    let noted = app.backup_note(*kind, as_kept(at)).await;
    app.store.close().await;
    noted.map_err(|failure| format!("{failure:?}"))
}

impl App {
    async fn backup_note(&self, kind: BackupKind, at: Timestamp) -> Outcome<Vec<LastBackup>> {
        let operator = Operator::at_command_line(self.id());
        let mut transaction = self.store.writer().await?;
        backups::put(&mut transaction, kind, at).await?;
        let entry = operators::Entry {
            at: as_kept(self.now()),
            actor: &operator.name,
            action: "backup.noted",
            detail: json!({ "kind": kind, "at": at }),
            request_id: &operator.request_id,
        };
        operators::append(&mut transaction, &entry).await?;
        let last = backups::last(&mut transaction).await?;
        transaction.commit().await?;
        Ok(last)
    }
}
