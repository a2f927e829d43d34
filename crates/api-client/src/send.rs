//! One request on its way: built, sent, repeated where that is harmless, read.

use std::time::Duration;

use contract::{ErrorBody, ErrorCode, Secret};
use reqwest::{Method, RequestBuilder, Response, header};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{Client, error};

pub(crate) const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// As long as the service itself takes before it gives up: what changes 100,000 rows is not done in a moment.
pub(crate) const LONG_TIMEOUT: Duration = Duration::from_secs(120);
/// Several times what a million devices come to.
const MOST_BYTES: usize = 4 << 30;
/// Waits before the second and the third attempt.
const PAUSES: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(600)];

/// A request that has not been sent yet.
#[derive(Debug)]
pub(crate) struct Call {
    request: RequestBuilder,
    repeatable: bool,
    timeout: Duration,
}

impl Client {
    /// A request for a path below the address of the service.
    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        self.call_with(method, path, &[])
    }

    /// A request that may take long.
    pub(crate) fn call_long(&self, method: Method, path: &str, query: &[(&str, String)]) -> Call {
        let request = self.patient.request(method, self.url(path, query));
        Call { request, repeatable: false, timeout: LONG_TIMEOUT }
    }

    pub(crate) fn call_with(&self, method: Method, path: &str, query: &[(&str, String)]) -> Call {
        let url = self.url(path, query);
        Call { request: self.http.request(method, url), repeatable: false, timeout: REQUEST_TIMEOUT }
    }
}

impl Client {
    pub(crate) fn url(&self, path: &str, query: &[(&str, String)]) -> reqwest::Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }
}

impl Call {
    /// The request may be sent again if the connection fails: doing it twice is doing it once.
    pub(crate) fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }

    /// Makes a request that changes something repeatable: the service does it once for one key.
    pub(crate) fn idempotent(self, key: Uuid) -> Self {
        Self { request: self.request.header("Idempotency-Key", key.to_string()), repeatable: true, ..self }
    }

    pub(crate) fn token(self, token: &Secret) -> Self {
        Self { request: self.request.bearer_auth(token.expose()), ..self }
    }

    pub(crate) fn json(self, body: &impl Serialize) -> Result<Self, ErrorBody> {
        let body = serde_json::to_vec(body)
            .map_err(|_| ErrorBody::new(ErrorCode::BadRequest, "the request cannot be written as JSON"))?;
        let request = self.request.header(header::CONTENT_TYPE, "application/json").body(body);
        Ok(Self { request, ..self })
    }

    /// Sends it and reads the answer.
    pub(crate) async fn answer<T: DeserializeOwned>(self) -> Result<T, ErrorBody> {
        let body = self.body().await?;
        serde_json::from_slice(&body).map_err(|error| error::unreadable(&error))
    }

    /// Sends it and reads an answer that may be long: silence is limited, the whole is not. Tells how many bytes have come.
    pub(crate) async fn long_answer<T>(self, received: impl Fn(u64)) -> Result<T, ErrorBody>
    where
        T: DeserializeOwned + Send + 'static,
    {
        let mut response = self.open(LONG_TIMEOUT).await?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(error::failed)? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(ErrorBody::new(ErrorCode::TooLarge, "the answer does not end"));
            }
            body.extend_from_slice(&chunk);
            received(body.len() as u64);
        }
        let read = move || serde_json::from_slice(&body).map_err(|error| error::unreadable(&error));
        tokio::task::spawn_blocking(read)
            .await
            .map_err(|error| ErrorBody::new(ErrorCode::UnexpectedAnswer, error.to_string()))?
    }

    /// Sends it and expects no more than success.
    pub(crate) async fn done(self) -> Result<(), ErrorBody> {
        self.body().await.map(drop)
    }

    /// Sends it and gives the answer as a stream without end, so without a time limit for the whole.
    pub(crate) async fn stream(self) -> Result<Response, ErrorBody> {
        self.header(header::ACCEPT, "text/event-stream").open(REQUEST_TIMEOUT).await
    }

    pub(crate) fn header(self, name: header::HeaderName, value: &str) -> Self {
        Self { request: self.request.header(name, value), ..self }
    }

    /// Sends it and gives an answer that is a success as soon as it begins, which must be within this time.
    pub(crate) async fn open(self, within: Duration) -> Result<Response, ErrorBody> {
        let sent = tokio::time::timeout(within, self.request.send())
            .await
            .map_err(|_| ErrorBody::new(ErrorCode::Offline, "the answer did not begin in time"))?;
        let response = sent.map_err(error::failed)?;
        if response.status().is_success() {
            return Ok(response);
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map_err(error::failed)?;
        Err(error::refused(status, &headers, &body))
    }

    async fn body(self) -> Result<Vec<u8>, ErrorBody> {
        let request = self.request.timeout(self.timeout);
        let mut pauses = PAUSES.iter().filter(|_| self.repeatable);
        loop {
            let Some(attempt) = request.try_clone() else {
                return Err(ErrorBody::new(ErrorCode::BadRequest, "the request cannot be sent"));
            };
            match once(attempt).await {
                Ok(answer) => return answer,
                Err(error) => match pauses.next().filter(|_| !error.is_timeout()) {
                    Some(pause) => tokio::time::sleep(*pause).await,
                    None => return Err(error::failed(error)),
                },
            }
        }
    }
}

/// The inner result is the service's answer, the outer one whether there was any.
async fn once(request: RequestBuilder) -> Result<Result<Vec<u8>, ErrorBody>, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await?;
    Ok(if status.is_success() { Ok(body.into()) } else { Err(error::refused(status, &headers, &body)) })
}
