//! `/v1/status`. Public: it is read before signing in, and its signature is what makes it true.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use contract::{ErrorBody, SignedStatusView};
use sha2::{Digest as _, Sha256};

use super::Shared;
use crate::{app::secrets::hex, error::Outcome};

/// Whoever asks every few seconds is answered by a cache in between.
const SHORT: HeaderValue = HeaderValue::from_static("public, max-age=30");

/// How the parts of the service are, what is announced, and what the operator says of trust: signed, in an envelope.
#[utoipa::path(get, path = "/v1/status", tag = "status", security(()),
    params(("If-None-Match" = Option<String>, Header, description = "the ETag of the envelope that the caller has")),
    responses((status = 200, body = SignedStatusView), (status = 304), (status = 404, body = ErrorBody)))]
pub(super) async fn get(State(app): State<Shared>, headers: HeaderMap) -> Outcome<Response> {
    let envelope = app.status().await?;
    // Weak: on its way it may be compressed.
    let tag = format!("W/\"{}\"", hex(&Sha256::digest(&envelope)));
    let has = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same = has
        .flat_map(|tags| tags.split(','))
        .any(|known| matches!(known.trim(), "*") || weak(known) == weak(&tag));
    let mut response = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], envelope).into_response()
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, SHORT);
    Ok(response)
}

/// A tag as weak comparison takes it.
fn weak(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag)
}
