//! `/v1/admins`.

use axum::{Json, extract::State, http::StatusCode};
use contract::{ErrorBody, Page, PageQuery, PasswordSetRequest};
use directory::{Admin, AdminId, Explanation, GroupId, Permission};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    Shared,
    extract::{Body, Id, Params, Settled},
};
use crate::error::Outcome;

/// Admins in sight.
#[utoipa::path(get, path = "/v1/admins", tag = "admins", params(PageQuery),
    responses((status = 200, body = Page<Admin>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn list(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<Admin>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// One admin in sight.
#[utoipa::path(get, path = "/v1/admins/{id}", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 200, body = Admin), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn get(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<Admin>> {
    Ok(Json(app.row_get(&actor, id).await?))
}

/// Sets another admin's password. The owner's sessions end, and the owner must change it at the next sign-in.
#[utoipa::path(post, path = "/v1/admins/{id}/password", tag = "admins", params(("id" = AdminId, Path)), request_body = PasswordSetRequest,
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn password(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    Body(request): Body<PasswordSetRequest>,
) -> Outcome<StatusCode> {
    app.admin_password_set(&actor, AdminId(id), request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What to explain.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AuthorityQuery {
    /// The permission.
    permission: Permission,
    /// At which group; left out, over the whole organization.
    group: Option<GroupId>,
}

/// Whether an admin may do something, by which grant, or what is missing.
#[utoipa::path(get, path = "/v1/admins/{id}/authority", tag = "admins", params(("id" = AdminId, Path), AuthorityQuery),
    responses((status = 200, body = Explanation), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn authority(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    Params(query): Params<AuthorityQuery>,
) -> Outcome<Json<Explanation>> {
    Ok(Json(app.admin_authority(&actor, AdminId(id), query.permission, query.group).await?))
}
