//! `/v1/session` and `/v1/sessions`.

use axum::{Json, extract::State, http::StatusCode};
use contract::{
    ErrorBody, FactorConfirmRequest, FactorOfferView, PasswordChangeRequest, PasswordProofRequest,
    RecoveryCodesView, SessionCreateRequest, SessionCreatedView, SessionId, SessionInfo, SessionView,
};

use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    Shared,
    extract::{Body, Id, Looking, Owner, Params, Settled, Signed},
};
use crate::{app::Origin, error::Outcome};

/// Signs in.
#[utoipa::path(post, path = "/v1/session", tag = "session", security(()), request_body = SessionCreateRequest,
    responses((status = 201, body = SessionCreatedView), (status = 401, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn create(
    State(app): State<Shared>,
    origin: Origin,
    Body(request): Body<SessionCreateRequest>,
) -> Outcome<(StatusCode, Json<SessionCreatedView>)> {
    Ok((StatusCode::CREATED, Json(app.session_create(request, &origin).await?)))
}

/// Who looks.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FollowQuery {
    /// Whether a console looks by itself, which is no use of the session.
    #[serde(default)]
    follow: bool,
}

/// Whose session this is.
#[utoipa::path(get, path = "/v1/session", tag = "session", params(FollowQuery),
    responses((status = 200, body = SessionView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn get(
    State(app): State<Shared>,
    Looking(actor): Looking,
    Params(query): Params<FollowQuery>,
) -> Outcome<Json<SessionView>> {
    if !query.follow {
        app.session_used(&actor).await?;
    }
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
    Ok(Json(app.password_change(actor, request, &origin).await?))
}

/// Proves anew who one is: dangerous acts pass for ten minutes.
#[utoipa::path(post, path = "/v1/session/step-up", tag = "session", request_body = PasswordProofRequest,
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody), (status = 422, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn step_up(
    State(app): State<Shared>,
    Signed(actor): Signed,
    origin: Origin,
    Body(request): Body<PasswordProofRequest>,
) -> Outcome<Json<SessionView>> {
    Ok(Json(app.step_up(actor, request, &origin).await?))
}

/// The owner has read what others did to the account.
#[utoipa::path(delete, path = "/v1/session/notes", tag = "session",
    responses((status = 200, body = SessionView), (status = 401, body = ErrorBody)))]
pub(super) async fn notes(State(app): State<Shared>, Signed(actor): Signed) -> Outcome<Json<SessionView>> {
    Ok(Json(app.notes_delete(&actor).await?))
}

/// Offers a second factor: of no use before it is confirmed.
#[utoipa::path(post, path = "/v1/session/factor", tag = "session",
    responses((status = 200, body = FactorOfferView), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub(super) async fn factor_offer(
    State(app): State<Shared>,
    Owner(actor): Owner,
) -> Outcome<Json<FactorOfferView>> {
    Ok(Json(app.factor_offer(&actor).await?))
}

/// Takes up the offered second factor; gives recovery codes.
#[utoipa::path(post, path = "/v1/session/factor/confirm", tag = "session", request_body = FactorConfirmRequest,
    responses((status = 200, body = RecoveryCodesView), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub(super) async fn factor_confirm(
    State(app): State<Shared>,
    Owner(actor): Owner,
    Body(request): Body<FactorConfirmRequest>,
) -> Outcome<Json<RecoveryCodesView>> {
    Ok(Json(app.factor_confirm(&actor, request).await?))
}

/// Takes away one's own second factor.
#[utoipa::path(delete, path = "/v1/session/factor", tag = "session",
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub(super) async fn factor_delete(State(app): State<Shared>, Owner(actor): Owner) -> Outcome<StatusCode> {
    app.factor_delete(&actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ten new recovery codes; the old ones are dead.
#[utoipa::path(post, path = "/v1/session/recovery-codes", tag = "session",
    responses((status = 200, body = RecoveryCodesView), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub(super) async fn recovery_codes(
    State(app): State<Shared>,
    Owner(actor): Owner,
) -> Outcome<Json<RecoveryCodesView>> {
    Ok(Json(app.recovery_codes(&actor).await?))
}

/// One's own open sessions.
#[utoipa::path(get, path = "/v1/sessions", tag = "session",
    responses((status = 200, body = Vec<SessionInfo>), (status = 401, body = ErrorBody)))]
pub(super) async fn list(
    State(app): State<Shared>,
    Settled(actor): Settled,
) -> Outcome<Json<Vec<SessionInfo>>> {
    Ok(Json(app.sessions_list(&actor).await?))
}

/// Ends one's own session, or one of an admin whom one may manage.
#[utoipa::path(delete, path = "/v1/sessions/{id}", tag = "session", params(("id" = SessionId, Path)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn end(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<StatusCode> {
    app.sessions_end(&actor, SessionId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
