//! Typed client of the service's HTTP interface: one method per route, one error type, [`contract::ErrorBody`].
//!
//! Deliberately absent: state. Who is signed in, what is kept and when to try again later is decided by the caller; this
//! crate only repeats a request at once where the connection failed and repeating it can do no harm.

mod error;
mod events;
mod manuals;
mod routes;
mod send;
mod status;

use std::{net::IpAddr, time::Duration};

use contract::{ErrorBody, ErrorCode, HealthView, Secret, SessionCreateRequest, SessionCreatedView};
pub use manuals::ManualFile;
use reqwest::{Certificate, Method, Url, redirect};
pub use routes::Session;
pub use status::Probe;

/// How long making a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection may stay silent. The event stream says something every 15 seconds.
const SILENCE_TIMEOUT: Duration = Duration::from_secs(45);
/// How the console names itself to the service.
/// People see it in the list of their sessions.
fn user_agent() -> String {
    let system = match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "macOS",
        "windows" => "Windows",
        other => other,
    };
    format!("cloudone-console/{} ({system})", env!("CARGO_PKG_VERSION"))
}

/// A service, and how it is reached. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    /// For what takes long: sending 100,000 changes is silence, too.
    patient: reqwest::Client,
    base: Url,
}

impl Client {
    /// The service at `base_url`: `https://…`, or `http://…` for a host of this very machine. `ca_pem` holds
    /// certificates that are trusted besides those of the system.
    ///
    /// # Errors
    /// `bad_request` if the address is not one; `certificate_untrusted` if no certificate can be trusted at all.
    pub fn new(base_url: &str, ca_pem: Option<&[u8]>) -> Result<Self, ErrorBody> {
        let base = base(base_url)?;
        let certificates = match ca_pem {
            Some(pem) => Some(
                Certificate::from_pem_bundle(pem)
                    .map_err(|error| ErrorBody::new(ErrorCode::CertificateUntrusted, error::cause(&error)))?,
            ),
            None => None,
        };
        if certificates.as_ref().is_some_and(Vec::is_empty) {
            return Err(ErrorBody::new(ErrorCode::CertificateUntrusted, "no certificate in the PEM"));
        }
        let build = |silence: Duration| {
            let mut builder = reqwest::Client::builder()
                .user_agent(user_agent())
                .connect_timeout(CONNECT_TIMEOUT)
                .read_timeout(silence)
                // The token is for this service alone: where an answer points to is not followed.
                .redirect(redirect::Policy::none())
                .https_only(base.scheme() == "https");
            if loopback(&base) {
                builder = builder.no_proxy();
            }
            if let Some(certificates) = certificates.clone() {
                builder = builder.tls_certs_merge(certificates);
            } else if base.scheme() == "http" {
                // Without TLS no certificate is needed, and a machine that has none must not be turned away.
                builder = builder.tls_certs_only([]);
            }
            builder
                .build()
                .map_err(|error| ErrorBody::new(ErrorCode::CertificateUntrusted, error::cause(&error)))
        };
        let (http, patient) = (build(SILENCE_TIMEOUT)?, build(send::LONG_TIMEOUT)?);
        Ok(Self { http, patient, base })
    }

    /// Address of the service, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    /// Whether the service is on this very machine: no proxy stands before it, and it needs no TLS.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        loopback(&self.base)
    }

    /// The service as somebody who is signed in reaches it.
    #[must_use]
    pub fn with_token(&self, token: Secret) -> Session {
        Session { client: self.clone(), token }
    }

    /// `POST /v1/session`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_create(
        &self,
        request: &SessionCreateRequest,
    ) -> Result<SessionCreatedView, ErrorBody> {
        self.call(Method::POST, "/v1/session").json(request)?.answer().await
    }

    /// `GET /healthz`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn health(&self) -> Result<HealthView, ErrorBody> {
        self.call(Method::GET, "/healthz").repeatable().answer().await
    }
}

fn base(text: &str) -> Result<Url, ErrorBody> {
    let bad = |why: &str| ErrorBody::new(ErrorCode::BadRequest, format!("address of the service: {why}"));
    let mut url = Url::parse(text.trim()).map_err(|error| bad(&error.to_string()))?;
    match url.scheme() {
        "https" => {}
        "http" if loopback(&url) => {}
        "http" => return Err(bad("https is required")),
        _ => return Err(bad("it must begin with https://")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("it must not hold a name or a password"));
    }
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

/// Whether a host is this very machine.
fn loopback(url: &Url) -> bool {
    url.host_str().is_some_and(|host| {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::{Client, ErrorCode};

    fn code(address: &str) -> Option<ErrorCode> {
        Client::new(address, None).err().map(|error| error.code)
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for address in ["http://localhost:1", "http://127.0.0.1:8080", "http://[::1]:8080/"] {
            assert_eq!(code(address), None, "{address}");
        }
        for address in ["http://cloudone.example", "http://10.0.0.1", "ftp://localhost", "cloudone", ""] {
            assert_eq!(code(address), Some(ErrorCode::BadRequest), "{address}");
        }
    }

    #[test]
    fn an_address_holds_no_password() {
        assert_eq!(code("http://me:secret@localhost"), Some(ErrorCode::BadRequest));
    }

    #[test]
    fn certificates_to_trust_must_be_some() {
        let error = Client::new("https://localhost", Some(b"nothing of the kind")).unwrap_err();
        assert_eq!(error.code, ErrorCode::CertificateUntrusted);
    }

    #[test]
    fn the_address_is_shown_without_a_slash_at_its_end() {
        let client = Client::new("http://localhost:8080/", None).unwrap();
        assert_eq!(client.base_url(), "http://localhost:8080");
    }

    #[tokio::test]
    async fn nobody_there_is_offline() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let client = Client::new(&format!("http://{address}"), None).unwrap();
        assert_eq!(client.health().await.unwrap_err().code, ErrorCode::Offline);
    }
}
