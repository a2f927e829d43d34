//! `/v1/changes`: the only way to write directory state.

use axum::{Json, extract::State, http::StatusCode};
use contract::{
    ChangeId, ChangeView, ChangesQuery, ChangesRequest, DeletedView, ErrorBody, Page, PageQuery, PlanView,
};
use directory::Revision;
use serde::Deserialize;
use utoipa::IntoParams;

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

/// The history, newest first: of everything, or of one row.
#[utoipa::path(get, path = "/v1/changes", tag = "changes", params(ChangesQuery),
    responses((status = 200, body = Page<ChangeView>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn list(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<ChangesQuery>,
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

/// What undoing a change set would do, with today's rights and rules, without doing it.
#[utoipa::path(post, path = "/v1/changes/{id}/undo/plan", tag = "changes", params(("id" = ChangeId, Path)),
    responses((status = 200, body = PlanView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn undo_plan(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<PlanView>> {
    Ok(Json(app.changes_undo_plan(&actor, ChangeId(id)).await?))
}

/// At which revision.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct BaseQuery {
    /// Refuse with `revision_conflict` if the directory has moved on since.
    base_revision: Option<Revision>,
}

/// Undoes a change set, with today's rights and rules. Undoing an undoing redoes what it had undone.
#[utoipa::path(post, path = "/v1/changes/{id}/undo", tag = "changes",
    params(("id" = ChangeId, Path), BaseQuery, ("Idempotency-Key" = Option<String>, Header, description = "1 to 100 characters, kept for a day")),
    responses((status = 201, body = ChangeView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn undo(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    Params(base): Params<BaseQuery>,
    IdempotencyKey(key): IdempotencyKey,
) -> Outcome<(StatusCode, Json<ChangeView>)> {
    let undone = app.changes_undo(&actor, ChangeId(id), base.base_revision, key).await?;
    Ok((StatusCode::CREATED, Json(undone)))
}

/// The recycle bin: rows in sight that were deleted in the last 30 days and do not exist now, last deleted first, each
/// with the changes that bring it back.
#[utoipa::path(get, path = "/v1/recycle-bin", tag = "changes", params(PageQuery),
    responses((status = 200, body = Page<DeletedView>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn deleted(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<DeletedView>>> {
    Ok(Json(app.deleted_list(&actor, query).await?))
}
