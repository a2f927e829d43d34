//! `/v1/notices` for admins, `/v1/operator/notices` for the operator's programs.

use axum::{Json, extract::State, http::StatusCode};
use contract::{
    ErrorBody, NoticeId, NoticeReadersView, NoticeWriteRequest, NoticesReadRequest, NoticesView,
    OperatorNoticeView, OperatorNoticesView,
};

use super::{
    Shared,
    extract::{Body, Follower, Id, Operating, Settled},
};
use crate::error::Outcome;

/// The last 200 notices that concern the company, the newest first. Asking is no use of the session.
#[utoipa::path(get, path = "/v1/notices", tag = "notices",
    responses((status = 200, body = NoticesView), (status = 401, body = ErrorBody)))]
pub(super) async fn list(State(app): State<Shared>, Follower(actor): Follower) -> Outcome<Json<NoticesView>> {
    Ok(Json(app.notices_list(&actor).await?))
}

/// Says that the asking admin has read notices, each as it was then: one corrected since stays unread.
#[utoipa::path(post, path = "/v1/notices/read", tag = "notices", request_body = NoticesReadRequest,
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn read(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Body(request): Body<NoticesReadRequest>,
) -> Outcome<StatusCode> {
    app.notices_read(&actor, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which of the admins whom one may manage have read a notice as it is now, and whether one has oneself.
#[utoipa::path(get, path = "/v1/notices/{id}/readers", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = NoticeReadersView), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn readers(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<NoticeReadersView>> {
    Ok(Json(app.notices_readers(&actor, NoticeId(id)).await?))
}

/// The last 200 notices, whomever they concern, the newest first.
#[utoipa::path(get, path = "/v1/operator/notices", tag = "operator", security(("operator" = [])),
    responses((status = 200, body = OperatorNoticesView), (status = 401, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn operator_list(
    State(app): State<Shared>,
    Operating(_operator): Operating,
) -> Outcome<Json<OperatorNoticesView>> {
    Ok(Json(app.operator_notices_list().await?))
}

/// Publishes a notice.
#[utoipa::path(post, path = "/v1/operator/notices", tag = "operator", security(("operator" = [])), request_body = NoticeWriteRequest,
    responses((status = 201, body = OperatorNoticeView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 422, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn publish(
    State(app): State<Shared>,
    Operating(operator): Operating,
    Body(request): Body<NoticeWriteRequest>,
) -> Outcome<(StatusCode, Json<OperatorNoticeView>)> {
    Ok((StatusCode::CREATED, Json(app.notice_publish(&operator, request).await?)))
}

/// Corrects a notice that has not ended: everything but its kind is as in the request afterwards, and unread again.
#[utoipa::path(post, path = "/v1/operator/notices/{id}", tag = "operator", security(("operator" = [])), params(("id" = NoticeId, Path)), request_body = NoticeWriteRequest,
    responses((status = 200, body = OperatorNoticeView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn correct(
    State(app): State<Shared>,
    Operating(operator): Operating,
    Id(id): Id,
    Body(request): Body<NoticeWriteRequest>,
) -> Outcome<Json<OperatorNoticeView>> {
    Ok(Json(app.notice_correct(&operator, NoticeId(id), request).await?))
}

/// Says that what a notice tells is over.
#[utoipa::path(post, path = "/v1/operator/notices/{id}/end", tag = "operator", security(("operator" = [])), params(("id" = NoticeId, Path)),
    responses((status = 200, body = OperatorNoticeView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody), (status = 429, body = ErrorBody)))]
pub(super) async fn end(
    State(app): State<Shared>,
    Operating(operator): Operating,
    Id(id): Id,
) -> Outcome<Json<OperatorNoticeView>> {
    Ok(Json(app.notice_end(&operator, NoticeId(id)).await?))
}
