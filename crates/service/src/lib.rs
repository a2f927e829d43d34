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
    backups::backup_noted,
    changes::unasked::policy_lock,
    mail::{MailRecord, mail_list, mail_test, tenant_contacts},
    manuals::{Published, manual_list, manual_publish, manual_remove},
    notices::{notice_correct, notice_end, notice_list, notice_publish},
    operators::{operator_revoke, operator_token},
    status::{status_key, status_set, status_write},
    tenants::{Founded, admin_recover, tenant_create},
};
pub use config::{Config, MOST_ROWS, PasswordCost, Throttle, Tls};

/// How long running requests may take after the service was told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How often what has expired is forgotten.
const SWEEP: Duration = Duration::from_secs(10 * 60);
/// How often violation policies are looked at for whether they are over.
const VIOLATIONS: Duration = Duration::from_secs(15);
/// How often it is looked whether another process has told something.
const NOTICES: Duration = Duration::from_secs(2);

/// A service that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The same as a URL.
    pub url: String,
    handle: Handle<SocketAddr>,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    jobs: Vec<tokio::task::JoinHandle<()>>,
    /// Ends by itself, when the mail that it is sending is sent.
    mail: Option<tokio::task::JoinHandle<()>>,
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
    // A list that is not fit is better found now than when something has to be told.
    app::components::load(&config.data)?;
    let mail = app::mail::Settings::load(&config.data)?;
    let store = Store::open(&config.data).await?;
    let listener = std::net::TcpListener::bind(config.listen)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
        .map_err(|error| format!("{}: {error}", config.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let pem = certificate(&config)?;
    let status_key = config.status_key.as_deref().map(app::status::read_key).transpose()?;
    let app = Arc::new(App::new(config, store.clone()).await?);
    let mut jobs = Vec::new();
    if let Some(key) = status_key {
        // What cannot be written now would be missing when it is needed.
        app.status_publish(&key, Publish::IfDue).await?;
        jobs.push(tokio::spawn(publish(app.clone(), key)));
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
    jobs.extend([
        job(&app, VIOLATIONS, "violation policies that are over stay for now", |app| async move {
            app.violations_end().await
        }),
        job(&app, NOTICES, "what another process tells is not heard for now", |app| async move {
            app.notices_look().await
        }),
        job(&app, SWEEP, "what has expired stays for now", |app| async move { app.sweep().await }),
    ]);
    let mail = mail.map(|settings| tokio::spawn(app::mail::run(app.clone(), settings)));
    if mail.is_none() {
        tracing::info!("there is no mail.json: mails wait");
    }
    let url = format!("{}://{address}", if insecure { "http" } else { "https" });
    Ok(Running { address, url, handle, server, jobs, mail, store, stopping })
}

impl Running {
    /// Stops taking requests, lets running ones end, and closes the database.
    ///
    /// # Errors
    /// A sentence, if the server had failed before.
    pub async fn stop(self) -> Result<(), String> {
        for job in &self.jobs {
            job.abort();
        }
        self.stopping.send_replace(true);
        self.handle.graceful_shutdown(Some(GRACE));
        let ended = self.server.await.map_err(|error| error.to_string())?;
        if let Some(mut mail) = self.mail
            && tokio::time::timeout(GRACE, &mut mail).await.is_err()
        {
            mail.abort();
        }
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

/// Does something at once and again and again; a failure is logged, and that is what it means.
fn job<F>(
    app: &Arc<App>,
    every: Duration,
    failed: &'static str,
    work: impl Fn(Arc<App>) -> F + Send + 'static,
) -> tokio::task::JoinHandle<()>
where
    F: Future<Output = error::Outcome> + Send,
{
    let app = app.clone();
    tokio::spawn(async move {
        let mut tick = tokio::time::interval(every);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tick.tick().await;
            if let Err(failure) = work(app.clone()).await {
                tracing::error!(?failure, "{failed}");
            }
        }
    })
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
