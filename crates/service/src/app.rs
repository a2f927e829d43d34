//! The application: the order of steps, transactions, events. Knows no HTTP and no SQL.

mod access;
pub(crate) mod admins;
pub(crate) mod backups;
pub(crate) mod changes;
mod companies;
pub(crate) mod components;
mod deleted;
pub(crate) mod directory;
mod factor;
mod files;
pub(crate) mod mail;
pub(crate) mod manuals;
pub(crate) mod notices;
pub(crate) mod operators;
mod passwords;
pub(crate) mod policies;
pub(crate) mod secrets;
pub(crate) mod session;
pub(crate) mod status;
mod streams;
pub(crate) mod tenants;
mod throttle;
mod trust;

use std::{net::IpAddr, sync::atomic::AtomicI64};

use ::directory::{AdminId, Revision, SessionRule};
use contract::ErrorCode;
use jiff::Timestamp;
use manual::PublisherKey;
use tokio::sync::watch;
use uuid::Uuid;

use crate::{
    config::Config,
    error::{Outcome, refuse},
    seal::{Seal, signing_key},
    store::{Store, audit, factors, sessions::StoredSession, tenants::Tenant},
};
use companies::Companies;
use passwords::Passwords;
use streams::Streams;
use throttle::Addresses;

/// Everything the service holds.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) store: Store,
    companies: Companies,
    passwords: Passwords,
    addresses: Addresses,
    /// Counted apart: whoever wears out the operator's programs keeps no admin from signing in.
    operator_addresses: Addresses,
    seal: Seal,
    /// Signs what companies hand on.
    signing: PublisherKey,
    /// The counter of notices as this process last saw it.
    notices_number: AtomicI64,
    streams: Streams,
    /// Says that the service stops: event streams end, or they would hold it up.
    pub(crate) stopping: watch::Sender<bool>,
}

/// Who is asking, proven by a session.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) tenant: Tenant,
    pub(crate) admin: AdminId,
    pub(crate) session: StoredSession,
    /// What is kept of the token.
    pub(crate) token_hash: String,
    /// The company's revision when the session was looked up.
    pub(crate) revision: Revision,
    pub(crate) must_change: bool,
    pub(crate) must_add_factor: bool,
    pub(crate) has_factor: bool,
    /// How long the company lets sessions last.
    pub(crate) rule: SessionRule,
    pub(crate) request_id: String,
}

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) address: IpAddr,
    /// What the program says of itself.
    pub(crate) client: String,
    pub(crate) request_id: String,
}

impl App {
    /// The application over an open database, with the keys that lie beside it.
    ///
    /// # Errors
    /// A sentence, where a key cannot be read or made, or is missing though something was sealed under it.
    pub(crate) async fn new(config: Config, store: Store) -> Result<Self, String> {
        let sealed = async { factors::any(&mut *store.reader().await?).await };
        let seal = Seal::open(&config.data, sealed.await.map_err(|failure| format!("{failure:?}"))?)?;
        Ok(Self {
            companies: Companies::new(config.most_rows),
            passwords: Passwords::new(config.password_cost),
            addresses: Addresses::new(config.throttle),
            seal,
            signing: signing_key(&config.data)?,
            operator_addresses: Addresses::new(config.throttle),
            notices_number: AtomicI64::new(0),
            streams: Streams::default(),
            stopping: watch::Sender::new(false),
            config,
            store,
        })
    }

    /// The application without anybody who asks: for the command line.
    ///
    /// # Errors
    /// A sentence, where the data folder cannot be used.
    pub(crate) async fn offline(config: &Config) -> Result<Self, String> {
        Self::new(config.clone(), Store::open(&config.data).await?).await
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.config.clock)()
    }

    pub(crate) fn id(&self) -> Uuid {
        (self.config.ids)()
    }

    /// Refuses whoever still has to change a password that somebody else knows or that is too old.
    pub(crate) fn with_own_password(actor: Actor) -> Outcome<Actor> {
        if actor.must_change {
            return Err(refuse(ErrorCode::PasswordChangeRequired, "change the password first"));
        }
        Ok(actor)
    }

    /// Refuses whoever still has to do something before anything else.
    pub(crate) fn settled(actor: Actor) -> Outcome<Actor> {
        let actor = Self::with_own_password(actor)?;
        if actor.must_add_factor {
            return Err(refuse(ErrorCode::FactorRequired, "set up a second factor first"));
        }
        Ok(actor)
    }

    /// Refuses whoever has not proved for a while who they are.
    pub(crate) fn verified(&self, actor: &Actor) -> Outcome {
        if self.now() >= session::verified_until(&actor.session) {
            return Err(refuse(ErrorCode::StepUpRequired, "this asks for the password again: step up"));
        }
        Ok(())
    }

    /// Forgets what has expired: sessions, idempotency keys, throttles.
    pub(crate) async fn sweep(&self) -> Outcome {
        let now = self.now();
        let mut transaction = self.store.writer().await?;
        crate::store::sessions::remove_expired(&mut transaction, now, now - session::LONGEST_IDLE).await?;
        crate::store::failures::remove_before(&mut transaction, now - throttle::FAILURES_KEPT).await?;
        crate::store::idempotency::remove_before(&mut transaction, now - changes::KEY_KEPT).await?;
        crate::store::mail::remove_before(&mut transaction, now - mail::KEPT).await?;
        transaction.commit().await?;
        self.addresses.sweep();
        self.operator_addresses.sweep();
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
