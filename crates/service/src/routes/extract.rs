//! Parts of a request, with errors in the one form.

use std::net::SocketAddr;

use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Query, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use contract::ErrorCode;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path as JsonPath, Segment};

use super::{Shared, envelope::RequestId};
use crate::{
    app::{
        Actor, App, Origin,
        operators::{Operator, no_operator},
        session::Use,
    },
    error::{Failure, Outcome, blame, refuse},
};

/// Bodies longer than this are read off the runtime's threads: an import of 200,000 rows takes seconds.
const AT_ONCE: usize = 256 * 1024;

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned + Send + 'static> FromRequest<Shared> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            let message = "send the body as application/json";
            return Err(refuse(ErrorCode::UnsupportedMediaType, message));
        }
        let bytes = Bytes::from_request(request, app).await.map_err(|rejection: BytesRejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                refuse(ErrorCode::TooLarge, "the body is too large")
            } else {
                refuse(ErrorCode::BadRequest, "the body ended too early")
            }
        })?;
        match bytes.len() > AT_ONCE {
            true => tokio::task::spawn_blocking(move || parsed(&bytes)).await?.map(Self),
            false => parsed(&bytes).map(Self),
        }
    }
}

fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let path = pointer(error.path());
        // The sentence of serde names types and places, never values of secrets: those are strings it accepts.
        blame(ErrorCode::BadRequest, &format!("the body is not as expected: {}", error.inner()), path)
    })?;
    source.end().map_err(|_| blame(ErrorCode::BadRequest, "the body goes on after its end", ""))?;
    Ok(value)
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn pointer(path: &JsonPath) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}

/// The query.
pub(super) struct Params<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Shared> for Params<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Failure> {
        let message = "the query is not as expected";
        let query = Query::try_from_uri(&parts.uri);
        query.map(|Query(query)| Self(query)).map_err(|_| blame(ErrorCode::BadRequest, message, "/query"))
    }
}

/// The id in the address. What is none names nothing.
pub(super) struct Id(pub(super) uuid::Uuid);

impl FromRequestParts<Shared> for Id {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let id = Path::<uuid::Uuid>::from_request_parts(parts, app).await;
        id.map(|Path(id)| Self(id)).map_err(|_| refuse(ErrorCode::NotFound, "no such row"))
    }
}

/// Somebody with a session, perhaps one that may do nothing but change its password.
pub(super) struct Signed(pub(super) Actor);

impl FromRequestParts<Shared> for Signed {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        Ok(Self(actor(parts, app, Use::Yes).await?))
    }
}

/// Somebody whose password nobody else knows, perhaps with a second factor still to be set up.
pub(super) struct Owner(pub(super) Actor);

impl FromRequestParts<Shared> for Owner {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        Ok(Self(App::with_own_password(actor(parts, app, Use::Yes).await?)?))
    }
}

/// The same, not yet known to be using it.
pub(super) struct Looking(pub(super) Actor);

impl FromRequestParts<Shared> for Looking {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        Ok(Self(actor(parts, app, Use::No).await?))
    }
}

/// A console that follows the directory by itself, which is no use of the session.
pub(super) struct Follower(pub(super) Actor);

impl FromRequestParts<Shared> for Follower {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        Ok(Self(App::settled(actor(parts, app, Use::No).await?)?))
    }
}

async fn actor(parts: &Parts, app: &Shared, used: Use) -> Outcome<Actor> {
    app.authenticate(bearer(&parts.headers)?, &request_id(parts), used).await
}

/// Somebody who may do what their grants say.
pub(super) struct Settled(pub(super) Actor);

impl FromRequestParts<Shared> for Settled {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let Signed(actor) = Signed::from_request_parts(parts, app).await?;
        Ok(Self(App::settled(actor)?))
    }
}

/// A program of the operator.
pub(super) struct Operating(pub(super) Operator);

impl FromRequestParts<Shared> for Operating {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let origin = Origin::from_request_parts(parts, app).await?;
        let token = bearer(&parts.headers).map_err(|_| no_operator())?;
        Ok(Self(app.operator(token, &origin).await?))
    }
}

fn bearer(headers: &HeaderMap) -> Outcome<&str> {
    headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or_else(|| refuse(ErrorCode::SessionEnded, "sign in, and send the token as a bearer token"))
}

impl FromRequestParts<Shared> for Origin {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Failure> {
        let ConnectInfo(address) = ConnectInfo::<SocketAddr>::from_request_parts(parts, app)
            .await
            .map_err(|error| Failure::Broken(error.to_string()))?;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let client = agent.unwrap_or_default().to_owned();
        Ok(Self { address: address.ip(), client, request_id: request_id(parts) })
    }
}

/// The key under which a write may be asked for twice.
pub(super) struct IdempotencyKey(pub(super) Option<String>);

impl FromRequestParts<Shared> for IdempotencyKey {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Failure> {
        let Some(value) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let message = "Idempotency-Key holds a character that is not ASCII";
        let bad = |_| blame(ErrorCode::BadRequest, message, "/headers/idempotency-key");
        let text = value.to_str().map_err(bad)?;
        Ok(Self(Some(text.to_owned())))
    }
}

fn request_id(parts: &Parts) -> String {
    parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default()
}
