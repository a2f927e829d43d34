//! The state of the service: how its parts are, and the document that tells it, signed with the operator's key.
//!
//! The document is a file. A serving process writes it whenever what it tells has changed, the API hands it out as it is,
//! and the same bytes can lie on any static host, where they are read while the API is down (ADR 15).

use std::{path::Path, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    ComponentStatus, ErrorCode, MOST_STATUS_BYTES, STATUS_DOMAIN, STATUS_MOST_AHEAD, SignedStatusView,
    StatusDocument, StatusLevel,
};
use jiff::{SignedDuration, Timestamp};
use manual::{
    PublisherKey,
    signature::{bytes_of, hex},
};
use serde_json::json;

use super::{App, components, files, operators::Operator, trust};
use crate::{
    config::Config,
    error::{Failure, Outcome, refuse},
    store::{as_kept, backups, notices, operators, status},
};

/// The document in the data folder.
const FILE: &str = "status.json";
/// How often a serving process looks whether the document still says what is so.
pub(crate) const LOOK: Duration = Duration::from_secs(2);
/// The oldest document that may lie there while a service runs: its age tells that the operator is there.
const OLDEST: SignedDuration = SignedDuration::from_mins(10);
/// How long what is over stays in the document.
const EVENTS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The levels that an operator can set.
const LEVELS: [(&str, StatusLevel); 4] = [
    ("operational", StatusLevel::Operational),
    ("degraded", StatusLevel::Degraded),
    ("outage", StatusLevel::Outage),
    ("maintenance", StatusLevel::Maintenance),
];

/// Says how a part of the service is. Saying the same again changes nothing.
///
/// # Errors
/// A sentence: there is no such part or level, or the data folder cannot be used.
pub async fn status_set(
    config: &Config,
    component: &str,
    level: &str,
    by: &str,
) -> Result<ComponentStatus, String> {
    let known = LEVELS.iter().find(|(name, _)| *name == level);
    let Some((_, level)) = known else {
        let names = LEVELS.map(|(name, _)| name).join(", ");
        return Err(format!("{level} is no level; there are {names}"));
    };
    let all = components::load(&config.data)?;
    let Some(component) = all.iter().find(|one| one.id == component) else {
        let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        return Err(format!("{component} is no component; there are {}", ids.join(", ")));
    };
    let app = App::offline(config).await?;
    let set = app.level_set(&component.id, *level, by).await;
    app.store.close().await;
    let set = set.map_err(|failure| format!("{failure:?}"))?;
    Ok(ComponentStatus { component: component.clone(), level: set.level, since: set.since })
}

/// Makes an operator's key in a file that only its owner reads, and gives its public half in hexadecimal digits: what a
/// console is built with.
///
/// # Errors
/// A sentence: there is a file already, or it cannot be written.
pub fn status_key(file: &Path) -> Result<String, String> {
    let key = PublisherKey::generate();
    files::create_private(file, key.to_hex().as_bytes())?;
    Ok(key.public().to_hex())
}

/// Writes the document anew into the data folder, and a copy for a static host; says when it was made.
///
/// # Errors
/// A sentence: the key or a file of the operator's is not as it should be, or a file cannot be written.
pub async fn status_write(config: &Config, key: &Path, copy: Option<&Path>) -> Result<Timestamp, String> {
    let key = read_key(key)?;
    // A text of trust that is wrong is told here, not passed over as in a process that serves.
    trust::load(&config.data)?;
    let app = App::offline(config).await?;
    let written = app.status_publish(&key, Publish::Now).await;
    app.store.close().await;
    let written = written?.ok_or("nothing was written")?;
    if let Some(copy) = copy {
        files::replace(copy, &written.envelope, (config.ids)())?;
    }
    Ok(written.document.issued_at)
}

/// The operator's key in a file.
///
/// # Errors
/// A sentence: it cannot be read, or is no key.
pub(crate) fn read_key(file: &Path) -> Result<PublisherKey, String> {
    let content =
        files::bytes(file, 1_000)?.ok_or_else(|| format!("{}: there is no such file", file.display()))?;
    let text = String::from_utf8(content).ok();
    text.and_then(|text| PublisherKey::from_hex(&text))
        .ok_or_else(|| format!("{} holds no key: `cloudone-service status key` makes one", file.display()))
}

/// When the document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Publish {
    /// In any case.
    Now,
    /// If the one that lies there says something else, or is old.
    IfDue,
}

/// A document and the envelope it lies in.
pub(crate) struct Signed {
    document: StatusDocument,
    envelope: Vec<u8>,
}

impl App {
    async fn level_set(&self, component: &str, level: StatusLevel, by: &str) -> Outcome<status::Level> {
        let by: String = by.chars().filter(|sign| !sign.is_control()).take(100).collect();
        let mut transaction = self.store.writer().await?;
        if let Some(was) = status::levels(&mut transaction).await?.get(component)
            && was.level == level
        {
            return Ok(*was);
        }
        let since = as_kept(self.now());
        let level = status::Level { level, since };
        status::put(&mut transaction, component, level, &by).await?;
        let operator = Operator::at_command_line(self.id());
        let entry = operators::Entry {
            at: level.since,
            actor: &operator.name,
            action: "status.set",
            detail: json!({ "component": component, "level": level.level, "by": by }),
            request_id: &operator.request_id,
        };
        operators::append(&mut transaction, &entry).await?;
        transaction.commit().await?;
        Ok(level)
    }

    /// The envelope that lies in the data folder, as bytes.
    pub(crate) async fn status(&self) -> Outcome<Vec<u8>> {
        let path = self.config.data.join(FILE);
        let read = tokio::task::spawn_blocking(move || files::bytes(&path, MOST_STATUS_BYTES)).await?;
        let envelope = read.map_err(Failure::Broken)?;
        envelope.ok_or_else(|| refuse(ErrorCode::NotFound, "the operator has published no status"))
    }

    /// Writes the document. `None` if it need not be written.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub(crate) async fn status_publish(
        &self,
        key: &PublisherKey,
        publish: Publish,
    ) -> Result<Option<Signed>, String> {
        let path = self.config.data.join(FILE);
        let there = files::bytes(&path, MOST_STATUS_BYTES).ok().flatten();
        let there = there.and_then(|envelope| opened(key, &envelope));
        let (mut document, complaint) = self.status_document(there.as_ref()).await?;
        if let Some(there) = &there {
            let ahead = there.issued_at.duration_since(document.issued_at);
            let age = ahead.abs();
            let same = StatusDocument { issued_at: there.issued_at, ..document.clone() } == *there;
            if publish == Publish::IfDue && same && age < OLDEST {
                return Ok(None);
            }
            // Consoles take none that is older than theirs, even if a clock was turned back. One from the future they have
            // refused: the clock was wrong then.
            if ahead <= STATUS_MOST_AHEAD {
                document.issued_at = document.issued_at.max(there.issued_at + SignedDuration::from_millis(1));
            }
        }
        if let Some(complaint) = complaint {
            tracing::error!(complaint, "the text of trust stays as it was");
        }
        let signed = sign(key, document)?;
        let (envelope, id) = (signed.envelope.clone(), self.id());
        let replaced = tokio::task::spawn_blocking(move || files::replace(&path, &envelope, id)).await;
        replaced.map_err(|error| error.to_string())??;
        Ok(Some(signed))
    }

    /// What is so now, and what is wrong with the operator's text of trust: then that of the last document holds. That
    /// there is an outage must be told whatever is wrong with a text.
    async fn status_document(
        &self,
        there: Option<&StatusDocument>,
    ) -> Result<(StatusDocument, Option<String>), String> {
        let (trust, complaint) = match (trust::load(&self.config.data), there) {
            (Ok(trust), _) => (trust, None),
            (Err(complaint), Some(there)) => (there.trust.clone(), Some(complaint)),
            (Err(complaint), None) => return Err(complaint),
        };
        let components = components::load(&self.config.data)?;
        let issued_at = self.now();
        let read = async {
            let mut connection = self.store.reader().await?;
            let mut levels = status::levels(&mut connection).await?;
            if components.iter().any(|one| !levels.contains_key(&one.id)) {
                let mut transaction = self.store.writer().await?;
                for component in &components {
                    status::found(&mut transaction, &component.id, issued_at).await?;
                }
                levels = status::levels(&mut transaction).await?;
                transaction.commit().await?;
            }
            let events = notices::public_since(&mut connection, issued_at - EVENTS_KEPT).await?;
            let backups = backups::last(&mut connection).await?;
            Outcome::Ok((levels, events, backups))
        };
        let (levels, events, backups) = read.await.map_err(|failure| format!("{failure:?}"))?;
        let components = components.into_iter().filter_map(|component| {
            let level = levels.get(&component.id)?;
            Some(ComponentStatus { component, level: level.level, since: level.since })
        });
        let components = components.collect();
        Ok((StatusDocument { issued_at, components, events, trust, backups }, complaint))
    }
}

/// The document in an envelope, if this key signed it.
fn opened(key: &PublisherKey, envelope: &[u8]) -> Option<StatusDocument> {
    let envelope: SignedStatusView = serde_json::from_slice(envelope).ok()?;
    let document = STANDARD.decode(envelope.document).ok()?;
    let signature = bytes_of(&envelope.signature)?;
    let signed = key.public().verify(STATUS_DOMAIN, &document, &signature);
    serde_json::from_slice(&document).ok().filter(|_| signed)
}

/// Signs a document. One that is too long loses what was over longest ago: what is so now is told in any case.
fn sign(key: &PublisherKey, mut document: StatusDocument) -> Result<Signed, String> {
    loop {
        let bytes = serde_json::to_vec(&document).map_err(|error| error.to_string())?;
        let signature = hex(&key.sign(STATUS_DOMAIN, &bytes));
        let view = SignedStatusView { document: STANDARD.encode(bytes), signature };
        let envelope = serde_json::to_vec(&view).map_err(|error| error.to_string())?;
        if envelope.len() <= MOST_STATUS_BYTES {
            return Ok(Signed { document, envelope });
        }
        let over = document.events.iter().rposition(|event| event.ended_at.is_some());
        let last = over.or_else(|| document.events.len().checked_sub(1));
        let last = last.ok_or_else(|| format!("the document is longer than {MOST_STATUS_BYTES} bytes"))?;
        document.events.remove(last);
    }
}
