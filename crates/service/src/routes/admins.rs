//! `/v1/admins`, and what decides who may do what and how one signs in: `/v1/authority`, `/v1/settings`.

use axum::{Json, extract::State, http::StatusCode};
use contract::{AdminAccess, ErrorBody, Page, PageQuery, PasswordSetRequest, SessionInfo};
use directory::{Admin, AdminId, AuthorityPlace, Explanation, GroupId, Permission, Settings, WhoMay};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    Shared,
    extract::{Body, Id, Params, Settled, Signed},
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

/// What an admin may do at each group that the grants name.
#[utoipa::path(get, path = "/v1/admins/{id}/authority-map", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 200, body = Vec<AuthorityPlace>), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn authority_map(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<Vec<AuthorityPlace>>> {
    Ok(Json(app.admin_authority_map(&actor, AdminId(id)).await?))
}

/// Who of the admins in sight may do something, and by which grants.
#[utoipa::path(get, path = "/v1/authority", tag = "admins", params(AuthorityQuery),
    responses((status = 200, body = Vec<WhoMay>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn who(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<AuthorityQuery>,
) -> Outcome<Json<Vec<WhoMay>>> {
    Ok(Json(app.authority_who(&actor, query.permission, query.group).await?))
}

/// How those sign in whom one may manage, and oneself.
#[utoipa::path(get, path = "/v1/admins-access", tag = "admins",
    responses((status = 200, body = Vec<AdminAccess>), (status = 401, body = ErrorBody)))]
pub(super) async fn access(
    State(app): State<Shared>,
    Settled(actor): Settled,
) -> Outcome<Json<Vec<AdminAccess>>> {
    Ok(Json(app.admins_access(&actor).await?))
}

/// Open sessions of an admin whom one may manage.
#[utoipa::path(get, path = "/v1/admins/{id}/sessions", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 200, body = Vec<SessionInfo>), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn sessions(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<Vec<SessionInfo>>> {
    Ok(Json(app.admin_sessions_list(&actor, AdminId(id)).await?))
}

/// Ends every session of an admin.
#[utoipa::path(delete, path = "/v1/admins/{id}/sessions", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn sessions_end(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<StatusCode> {
    app.admin_sessions_end(&actor, AdminId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets the wrong passwords that have locked an account.
#[utoipa::path(delete, path = "/v1/admins/{id}/lock", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn unlock(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<StatusCode> {
    app.admin_unlock(&actor, AdminId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes away the second factor of an admin who has lost it. The sessions end.
#[utoipa::path(delete, path = "/v1/admins/{id}/factor", tag = "admins", params(("id" = AdminId, Path)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody)))]
pub(super) async fn factor_delete(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<StatusCode> {
    app.admin_factor_delete(&actor, AdminId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The company's settings: everybody who is signed in may read them, also whoever must choose a password by them.
#[utoipa::path(get, path = "/v1/settings", tag = "settings",
    responses((status = 200, body = Settings), (status = 401, body = ErrorBody)))]
pub(super) async fn settings(State(app): State<Shared>, Signed(actor): Signed) -> Outcome<Json<Settings>> {
    Ok(Json(app.settings_get(&actor).await?))
}
