//! The cloud API of CloudOne Console: a multi-company service over one database.
//!
//! `routes/<noun>.rs` parse and answer, `app/<noun>.rs` hold the order of steps, `store/<noun>.rs` one statement each. Who
//! may do what is decided in `directory` alone.

mod app;
mod config;
mod error;
mod routes;
mod seal;
mod store;
mod tls;

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use axum_server::{
    Handle,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use tokio::sync::watch;

use crate::{
    app::{App, status::Publish},
    store::Store,
};
pub use app::{
    changes::unasked::policy_lock,
    manuals::{Published, manual_list, manual_publish, manual_remove},
    status::{status_key, status_set, status_write},
    tenants::{Founded, admin_recover, tenant_create},
};
pub use config::{Config, PasswordCost, Throttle, Tls};

/// How long running requests may take after the service was told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How often what has expired is forgotten.
const SWEEP: Duration = Duration::from_secs(10 * 60);

/// How often violation policies are looked at for whether they are over.
const VIOLATIONS: Duration = Duration::from_secs(15);

/// A service that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The same as a URL.
    pub url: String,
    handle: Handle<SocketAddr>,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    /// What is looked at from time to time.
    tasks: Vec<tokio::task::JoinHandle<()>>,
    store: Store,
    stopping: watch::Sender<bool>,
}

/// Starts the service.
///
/// # Errors
/// A sentence: the data folder, the certificate or the address cannot be used.
pub async fn start(config: Config) -> Result<Running, String> {
    // Of two providers in one process each would claim to be the default; whoever comes first settles it.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let insecure = matches!(config.tls, Tls::InsecureLoopback);
    if insecure && !config.listen.ip().is_loopback() {
        return Err(format!("{} is no loopback address: plain HTTP is refused there", config.listen));
    }
    let store = Store::open(&config.data).await?;
    let seal = seal::Seal::open(&config.data)?;
    let listener = std::net::TcpListener::bind(config.listen)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        .map_err(|error| format!("{}: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let pem = certificate(&config)?;
    let status_key = config.status_key.as_deref().map(app::status::read_key).transpose()?;
    let app = Arc::new(App::new(config, store.clone(), seal));
    let mut tasks = Vec::new();
    if let Some(key) = status_key {
        // What cannot be written now would be missing when it is needed.
        app.status_publish(&key, Publish::IfDue).await?;
        tasks.push(tokio::spawn(publish(app.clone(), key)));
    }
    let router = routes::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = app.stopping.clone();
    let handle = Handle::new();
    let failed = |error: std::io::Error| error.to_string();
    // An event is a small packet behind another one: with Nagle's algorithm it waits 40 ms for an acknowledgement.
    let at_once = NoDelayAcceptor::new();
    let server = axum_server::from_tcp(listener).map_err(failed)?.handle(handle.clone());
    let server = match pem {
        None => {
            let server = server.acceptor(at_once);
            tokio::spawn(server.serve(router))
        }
        Some((certificate, key)) => {
            let tls = RustlsConfig::from_pem(certificate, key).await.map_err(failed)?;
            let server = server.acceptor(RustlsAcceptor::new(tls).acceptor(at_once));
            tokio::spawn(server.serve(router))
        }
    };
    let watched = app.clone();
    tasks.push(tokio::spawn(async move {
        let mut tick = tokio::time::interval(VIOLATIONS);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tick.tick().await;
            if let Err(failure) = watched.violations_end().await {
                tracing::error!(?failure, "violation policies that are over stay for now");
            }
        }
    }));
    tasks.push(tokio::spawn(async move {
        let mut tick = tokio::time::interval(SWEEP);
        loop {
            tick.tick().await;
            if let Err(failure) = app.sweep().await {
                tracing::error!(?failure, "what has expired stays for now");
            }
        }
    }));
    let url = format!("{}://{address}", if insecure { "http" } else { "https" });
    Ok(Running { address, url, handle, server, tasks, store, stopping })
}

impl Running {
    /// Stops taking requests, lets running ones end, and closes the database.
    ///
    /// # Errors
    /// A sentence, if the server had failed before.
    pub async fn stop(self) -> Result<(), String> {
        self.tasks.iter().for_each(tokio::task::JoinHandle::abort);
        self.stopping.send_replace(true);
        self.handle.graceful_shutdown(Some(GRACE));
        let ended = self.server.await.map_err(|error| error.to_string())?;
        self.store.close().await;
        ended.map_err(|error| error.to_string())
    }
}

/// Writes the status document whenever it is due.
async fn publish(app: Arc<App>, key: manual::PublisherKey) {
    let mut tick = tokio::time::interval(app::status::LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut told = None;
    loop {
        tick.tick().await;
        let complaint = app.status_publish(&key, Publish::IfDue).await.err();
        // The same complaint every two seconds would bury everything else.
        if complaint != told {
            if let Some(complaint) = &complaint {
                tracing::error!(complaint, "the status document stays as it is");
            }
            told = complaint;
        }
    }
}

/// Certificate chain and key, both PEM; nothing for a service without TLS.
fn certificate(config: &Config) -> Result<Option<tls::Pem>, String> {
    let read = |file: &Path| std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    match &config.tls {
        Tls::SelfSigned => tls::self_signed(&config.data).map(Some),
        Tls::Files { certificate, key } => Ok(Some((read(certificate)?, read(key)?))),
        Tls::InsecureLoopback => Ok(None),
    }
}

/// The OpenAPI document as JSON.
///
/// # Errors
/// Never in practice: the document is made of plain texts.
pub fn openapi() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&routes::openapi())
}
