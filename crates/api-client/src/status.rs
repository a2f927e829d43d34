//! The state of the service, and whether it is the service that answers: asked for without a session, by a console that
//! does not believe yet what it hears, so with limits of size and time.

use std::time::Duration;

use contract::{ErrorBody, ErrorCode, HealthView, MOST_STATUS_BYTES};
use reqwest::{Method, Response, StatusCode, Url, header};

use crate::{Client, base, error};

/// How long the state of the service may take as a whole.
const STATUS_TIMEOUT: Duration = Duration::from_secs(10);
/// The longest answer of a probe that is looked at.
const MOST_PROBE_BYTES: usize = 64 << 10;

/// What came back from `/healthz` or `/readyz`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The HTTP status.
    pub status: u16,
    /// The clock of whoever answered: its `Date`, as it was sent.
    pub date: Option<String>,
    /// Whether the answer is one that this service gives: that it is well, or an error in its own words.
    pub ours: bool,
}

impl Probe {
    /// Whether this service says that it is well.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.ours && (200..300).contains(&self.status)
    }
}

impl Client {
    /// The signed state of the service: from `url`, which is `https://…` (or `http://…` on this very machine), or from
    /// `GET /v1/status`. The bytes as they came; whoever reads them looks at the signature first.
    ///
    /// # Errors
    /// What the service answers, or a local code; `too_large` if the answer does not end.
    pub async fn status_get(&self, url: Option<&str>) -> Result<Vec<u8>, ErrorBody> {
        let url = match url {
            Some(url) => {
                base(url)?;
                Url::parse(url.trim())
                    .map_err(|error| ErrorBody::new(ErrorCode::BadRequest, error.to_string()))?
            }
            None => self.url("/v1/status", &[]),
        };
        let request = self.http.request(Method::GET, url).timeout(STATUS_TIMEOUT);
        let response = request.send().await.map_err(error::failed)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let (body, whole) = limited(response, MOST_STATUS_BYTES).await?;
        match (status.is_success(), whole) {
            (true, true) => Ok(body),
            (true, false) => {
                Err(ErrorBody::new(ErrorCode::TooLarge, "the state of the service does not end"))
            }
            (false, _) => Err(error::refused(status, &headers, &body)),
        }
    }

    /// Asks `/healthz` or `/readyz` and says what came back, whoever it came from.
    ///
    /// # Errors
    /// `offline` or `certificate_untrusted` if nobody answered within this time.
    pub async fn probe(&self, path: &str, within: Duration) -> Result<Probe, ErrorBody> {
        let request = self.http.request(Method::GET, self.url(path, &[])).timeout(within);
        let response = request.send().await.map_err(error::failed)?;
        let status = response.status();
        let date =
            response.headers().get(header::DATE).and_then(|date| date.to_str().ok()).map(str::to_owned);
        let (body, whole) = limited(response, MOST_PROBE_BYTES).await?;
        let ours = whole && is_ours(status, &body);
        Ok(Probe { status: status.as_u16(), date, ours })
    }
}

/// The beginning of an answer's body, and whether that is all of it.
async fn limited(mut response: Response, most: usize) -> Result<(Vec<u8>, bool), ErrorBody> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(error::failed)? {
        if body.len() + chunk.len() > most {
            return Ok((body, false));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((body, true))
}

fn is_ours(status: StatusCode, body: &[u8]) -> bool {
    if status.is_success() {
        serde_json::from_slice::<HealthView>(body).is_ok_and(|health| health.status == "ok")
    } else {
        serde_json::from_slice::<ErrorBody>(body).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_somebody_else_is_not_this_services() {
        for (status, body, ours) in [
            (200, r#"{"status":"ok","version":"1"}"#, true),
            (200, r#"{"status":"ok"}"#, false),
            (200, "<html>sign in to the network</html>", false),
            (503, r#"{"code":"unavailable","message":"the database"}"#, true),
            (503, "<html>", false),
            (302, "", false),
        ] {
            assert_eq!(
                is_ours(StatusCode::from_u16(status).unwrap(), body.as_bytes()),
                ours,
                "{status} {body}"
            );
        }
    }
}
