//! What every answer has in common: a request id, headers that keep it out of caches and frames, a log line, and a body in
//! the one form for errors. A handler that panics is an error like any other.

use std::{panic::AssertUnwindSafe, time::Instant};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use contract::{ErrorBody, ErrorCode};
use futures_util::FutureExt as _;
use tracing::Instrument as _;

use super::Shared;
use crate::error::{Failure, refuse};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The oldest console that this service understands.
const OLDEST_CONSOLE: [u32; 3] = [0, 1, 0];

const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000")),
];

/// Names one request in the log, in the audit trail and in its answer.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

/// A failure on its way out; its body is written when the request id is known.
#[derive(Clone, Debug)]
struct Refusal(Box<ErrorBody>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let body = match self {
            Self::Refused(body) => body,
            Self::Broken(cause) => {
                tracing::error!(cause, "a request failed");
                Box::new(ErrorBody::new(
                    ErrorCode::Internal,
                    "the service failed; the request id names the record",
                ))
            }
            Self::Unavailable(cause) => {
                tracing::error!(cause, "the database does not answer");
                Box::new(ErrorBody::new(ErrorCode::Unavailable, "the service is not available right now"))
            }
        };
        let mut response = Response::default();
        response.extensions_mut().insert(Refusal(body));
        response
    }
}

/// Wraps every request.
pub(super) async fn envelope(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let id = app.id().to_string();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    let outdated = is_outdated(request.headers());
    let span = tracing::info_span!("request", id, %method, path);
    let start = Instant::now();
    let handled = match outdated {
        true => Ok(refuse(ErrorCode::ClientTooOld, "this console is too old: update it").into_response()),
        false => AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone()).await,
    };
    let _entered = span.enter();
    let response =
        handled.unwrap_or_else(|_| Failure::Broken("the handler panicked".to_owned()).into_response());
    let mut response = finished(response, &id);
    for (name, value) in HEADERS {
        // What is public says itself how long it may be kept, and a page of the manual what it may fetch.
        response.headers_mut().entry(name).or_insert(value);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    tracing::info!(status = response.status().as_u16(), ms = start.elapsed().as_millis() as u64, "answered");
    response
}

/// Whether a console asks that this service no longer understands. Others than consoles look after themselves.
fn is_outdated(headers: &HeaderMap) -> bool {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let Some(version) = agent.strip_prefix("cloudone-console/") else { return false };
    let numbers: Vec<u32> = version.split(['.', '-', ' ']).map_while(|number| number.parse().ok()).collect();
    numbers.as_slice() < OLDEST_CONSOLE.as_slice()
}

/// Gives an error its body.
fn finished(mut response: Response, request_id: &str) -> Response {
    let body = match response.extensions_mut().remove::<Refusal>() {
        Some(Refusal(body)) => *body,
        // Layers that know nothing of the error table answer with bare statuses.
        None => match response.status() {
            StatusCode::SERVICE_UNAVAILABLE => ErrorBody::new(ErrorCode::Unavailable, "this takes too long"),
            StatusCode::PAYLOAD_TOO_LARGE => ErrorBody::new(ErrorCode::TooLarge, "the body is too large"),
            _ => return response,
        },
    };
    let status = StatusCode::from_u16(body.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let wait = body.retry_after;
    let body = ErrorBody { request_id: request_id.to_owned(), ..body };
    let mut response = (status, axum::Json(body)).into_response();
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
