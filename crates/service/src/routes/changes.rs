//! `/v1/changes`: the only way to write directory state.

use axum::{Json, extract::State, http::StatusCode};
use contract::{ChangeId, ChangeView, ChangesRequest, ErrorBody, Page, PageQuery, PlanView};

use super::{
    Shared,
    extract::{Body, Id, IdempotencyKey, Params, Settled},
};
use crate::error::Outcome;

/// What changes would do, without doing it.
#[utoipa::path(post, path = "/v1/changes/plan", tag = "changes", request_body = ChangesRequest,
    responses((status = 200, body = PlanView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn plan(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Body(request): Body<ChangesRequest>,
) -> Outcome<Json<PlanView>> {
    Ok(Json(app.changes_plan(&actor, request).await?))
}

/// Makes changes, all or none. With an `Idempotency-Key` header a repeated request answers as the first one did.
#[utoipa::path(post, path = "/v1/changes", tag = "changes", request_body = ChangesRequest,
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 100 characters, kept for a day")),
    responses((status = 201, body = ChangeView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn create(
    State(app): State<Shared>,
    Settled(actor): Settled,
    IdempotencyKey(key): IdempotencyKey,
    Body(request): Body<ChangesRequest>,
) -> Outcome<(StatusCode, Json<ChangeView>)> {
    Ok((StatusCode::CREATED, Json(app.changes_create(&actor, request, key).await?)))
}

/// The history, newest first.
#[utoipa::path(get, path = "/v1/changes", tag = "changes", params(PageQuery),
    responses((status = 200, body = Page<ChangeView>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn list(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<ChangeView>>> {
    Ok(Json(app.changes_list(&actor, query).await?))
}

/// One applied change set.
#[utoipa::path(get, path = "/v1/changes/{id}", tag = "changes", params(("id" = ChangeId, Path)),
    responses((status = 200, body = ChangeView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn get(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<ChangeView>> {
    Ok(Json(app.changes_get(&actor, ChangeId(id)).await?))
}

/// Undoes a change set, with today's rights and rules.
#[utoipa::path(post, path = "/v1/changes/{id}/undo", tag = "changes",
    params(("id" = ChangeId, Path), ("Idempotency-Key" = Option<String>, Header, description = "1 to 100 characters, kept for a day")),
    responses((status = 201, body = ChangeView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn undo(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    IdempotencyKey(key): IdempotencyKey,
) -> Outcome<(StatusCode, Json<ChangeView>)> {
    Ok((StatusCode::CREATED, Json(app.changes_undo(&actor, ChangeId(id), key).await?)))
}
