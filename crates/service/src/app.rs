//! The application: the order of steps, transactions, events. Knows no HTTP and no SQL.

pub(crate) mod admins;
pub(crate) mod changes;
mod companies;
pub(crate) mod directory;
mod passwords;
pub(crate) mod secrets;
pub(crate) mod session;
pub(crate) mod tenants;
mod throttle;

use ::directory::{AdminId, Revision};
use contract::{ErrorCode, SessionId};
use jiff::Timestamp;
use tokio::sync::watch;
use uuid::Uuid;

use crate::{
    config::Config,
    error::{Outcome, refuse},
    store::{Store, audit, tenants::Tenant},
};
use companies::Companies;
use passwords::Passwords;
use throttle::Throttles;

/// Everything the service holds.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) store: Store,
    companies: Companies,
    passwords: Passwords,
    throttles: Throttles,
    /// Says that the service stops: event streams end, or they would hold it up.
    pub(crate) stopping: watch::Sender<bool>,
}

/// Who is asking, proven by a session.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) tenant: Tenant,
    pub(crate) admin: AdminId,
    pub(crate) session: SessionId,
    /// What is kept of the token.
    pub(crate) token_hash: String,
    /// The company's revision when the session was looked up.
    pub(crate) revision: Revision,
    pub(crate) must_change: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) request_id: String,
}

impl App {
    pub(crate) fn new(config: Config, store: Store) -> Self {
        Self {
            companies: Companies::default(),
            passwords: Passwords::new(config.password_cost),
            throttles: Throttles::new(config.throttle),
            stopping: watch::Sender::new(false),
            config,
            store,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.config.clock)()
    }

    pub(crate) fn id(&self) -> Uuid {
        (self.config.ids)()
    }

    /// Refuses whoever still has to change a password that somebody else knows.
    pub(crate) fn settled(actor: Actor) -> Outcome<Actor> {
        if actor.must_change {
            return Err(refuse(ErrorCode::PasswordChangeRequired, "change the password first"));
        }
        Ok(actor)
    }

    /// Forgets what has expired: sessions, idempotency keys, throttles.
    pub(crate) async fn sweep(&self) -> Outcome {
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        crate::store::sessions::remove_expired(&mut transaction, now, now - self.config.sessions.idle)
            .await?;
        crate::store::idempotency::remove_before(&mut transaction, now - changes::KEY_KEPT).await?;
        transaction.commit().await?;
        self.throttles.sweep();
        Ok(())
    }
}

/// An audit entry in the actor's name.
fn entry<'a>(
    actor: &'a Actor,
    at: Timestamp,
    action: &'static str,
    detail: serde_json::Value,
) -> audit::Entry<'a> {
    audit::Entry { at, actor: Some(actor.admin), action, detail, request_id: &actor.request_id }
}
