//! `/v1/session`.

use axum::{Json, extract::State, http::StatusCode};
use contract::{ErrorBody, PasswordChangeRequest, SessionCreateRequest, SessionCreatedView, SessionView};

use super::{
    Shared,
    extract::{Body, Origin, Signed},
};
use crate::error::Outcome;

/// Signs in.
#[utoipa::path(post, path = "/v1/session", tag = "session", security(()), request_body = SessionCreateRequest,
    responses((status = 201, body = SessionCreatedView), (status = 401, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn create(
    State(app): State<Shared>,
    origin: Origin,
    Body(request): Body<SessionCreateRequest>,
) -> Outcome<(StatusCode, Json<SessionCreatedView>)> {
    let created = app.session_create(request, origin.address, &origin.request_id).await?;
    Ok((StatusCode::CREATED, Json(created)))
}

/// Whose session this is.
#[utoipa::path(get, path = "/v1/session", tag = "session",
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody)))]
pub(super) async fn get(State(app): State<Shared>, Signed(actor): Signed) -> Outcome<Json<SessionView>> {
    Ok(Json(app.session_get(&actor).await?))
}

/// Signs out.
#[utoipa::path(delete, path = "/v1/session", tag = "session",
    responses((status = 204), (status = 401, body = ErrorBody)))]
pub(super) async fn delete(State(app): State<Shared>, Signed(actor): Signed) -> Outcome<StatusCode> {
    app.session_delete(&actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes one's own password. Every other session of the admin ends.
#[utoipa::path(post, path = "/v1/session/password", tag = "session", request_body = PasswordChangeRequest,
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody), (status = 422, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn password(
    State(app): State<Shared>,
    Signed(actor): Signed,
    origin: Origin,
    Body(request): Body<PasswordChangeRequest>,
) -> Outcome<Json<SessionView>> {
    Ok(Json(app.password_change(&actor, request, origin.address).await?))
}
