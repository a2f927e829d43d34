//! Policies: `/v1/policies`, `/v1/base-policy`, `/v1/violation-policy`, `/v1/violations`, and what holds for whom.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::{
    ErrorBody, ImpactPage, ImpactRequest, Page, PageQuery, PolicyCatalogueView, PolicyFileSignRequest,
    PolicyFileSignatureView, PolicyView, SigningKeyView, WhatIfRequest,
};
use directory::{
    BasePolicy, DeviceId, EffectivePolicy, GroupId, PolicyId, PolicyTarget, UserId, Violation,
    ViolationPolicy,
};

use super::{
    Shared,
    extract::{Body, Id, Params, Settled},
};
use crate::{app::Actor, error::Outcome};

/// Individual policies, by id: all of them to whoever has `policy.view` anywhere.
#[utoipa::path(get, path = "/v1/policies", tag = "policies", params(PageQuery),
    responses((status = 200, body = Page<PolicyView>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn list(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<PolicyView>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// One individual policy.
#[utoipa::path(get, path = "/v1/policies/{id}", tag = "policies", params(("id" = PolicyId, Path)),
    responses((status = 200, body = PolicyView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn get(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<PolicyView>> {
    Ok(Json(app.row_get(&actor, id).await?))
}

/// What a policy is assigned to, as far as that is in sight.
#[utoipa::path(get, path = "/v1/policies/{id}/assignments", tag = "policies", params(("id" = PolicyId, Path), PageQuery),
    responses((status = 200, body = Page<PolicyTarget>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn assignments(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<PolicyTarget>>> {
    Ok(Json(app.policy_assignments(&actor, PolicyId(id), query).await?))
}

/// The catalogue of sections and items, with a JSON Schema of their values.
#[utoipa::path(get, path = "/v1/policies/catalogue", tag = "policies",
    responses((status = 200, body = PolicyCatalogueView), (status = 401, body = ErrorBody)))]
pub(super) async fn catalogue(Settled(_actor): Settled) -> Json<PolicyCatalogueView> {
    Json(PolicyCatalogueView::current())
}

/// Signs a file of policies: the service's word that this admin had this content signed, for whoever gets the file.
#[utoipa::path(post, path = "/v1/policies/signatures", tag = "policies", request_body = PolicyFileSignRequest,
    responses((status = 200, body = PolicyFileSignatureView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn sign(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Body(request): Body<PolicyFileSignRequest>,
) -> Outcome<Json<PolicyFileSignatureView>> {
    Ok(Json(app.policy_file_sign(&actor, request).await?))
}

/// The key to check signed files of policies with.
#[utoipa::path(get, path = "/v1/policies/signing-key", tag = "policies",
    responses((status = 200, body = SigningKeyView), (status = 401, body = ErrorBody)))]
pub(super) async fn signing_key(State(app): State<Shared>, Settled(_actor): Settled) -> Json<SigningKeyView> {
    Json(app.policy_signing_key())
}

/// The base policy: what is not the catalogue's default, what individual policies may hold, and the central lock.
#[utoipa::path(get, path = "/v1/base-policy", tag = "policies",
    responses((status = 200, body = BasePolicy), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn base_policy(
    State(app): State<Shared>,
    Settled(actor): Settled,
) -> Outcome<Json<BasePolicy>> {
    Ok(Json(app.base_policy_get(&actor).await?))
}

/// The violation policy: what is not the catalogue's default.
#[utoipa::path(get, path = "/v1/violation-policy", tag = "policies",
    responses((status = 200, body = ViolationPolicy), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn violation_policy(
    State(app): State<Shared>,
    Settled(actor): Settled,
) -> Outcome<Json<ViolationPolicy>> {
    Ok(Json(app.violation_policy_get(&actor).await?))
}

/// Devices in sight on which the violation policy is active, by id.
#[utoipa::path(get, path = "/v1/violations", tag = "policies", params(PageQuery),
    responses((status = 200, body = Page<Violation>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn violations(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<Violation>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// What holds for a device: each item's value, where it comes from, and what lost and why. Its `ETag` changes exactly when a
/// value changes.
#[utoipa::path(get, path = "/v1/devices/{id}/effective-policy", tag = "policies",
    params(("id" = DeviceId, Path), ("If-None-Match" = Option<String>, Header, description = "the ETag of the values that the caller has")),
    responses((status = 200, body = EffectivePolicy), (status = 304), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn of_device(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    headers: HeaderMap,
) -> Outcome<Response> {
    effective(&app, &actor, PolicyTarget::Device(DeviceId(id)), &headers).await
}

/// What holds for a user's devices, as far as nothing is assigned to a device itself.
#[utoipa::path(get, path = "/v1/users/{id}/effective-policy", tag = "policies",
    params(("id" = UserId, Path), ("If-None-Match" = Option<String>, Header, description = "the ETag of the values that the caller has")),
    responses((status = 200, body = EffectivePolicy), (status = 304), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn of_user(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    headers: HeaderMap,
) -> Outcome<Response> {
    effective(&app, &actor, PolicyTarget::User(UserId(id)), &headers).await
}

/// What holds in a group, as far as nothing nearer to a device decides.
#[utoipa::path(get, path = "/v1/groups/{id}/effective-policy", tag = "policies",
    params(("id" = GroupId, Path), ("If-None-Match" = Option<String>, Header, description = "the ETag of the values that the caller has")),
    responses((status = 200, body = EffectivePolicy), (status = 304), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn of_group(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
    headers: HeaderMap,
) -> Outcome<Response> {
    effective(&app, &actor, PolicyTarget::Group(GroupId(id)), &headers).await
}

async fn effective(
    app: &Shared,
    actor: &Actor,
    target: PolicyTarget,
    headers: &HeaderMap,
) -> Outcome<Response> {
    let policy = app.effective_policy_get(actor, target).await?;
    // Weak: where a value comes from may change while the value stays.
    let tag = format!("W/\"{}\"", policy.fingerprint());
    let has = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same = has
        .flat_map(|tags| tags.split(','))
        .any(|known| matches!(known.trim(), "*") || weak(known) == weak(&tag));
    let mut response =
        if same { StatusCode::NOT_MODIFIED.into_response() } else { Json(policy).into_response() };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// A tag as weak comparison takes it.
fn weak(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// What would hold for something if changes were made, without making them.
#[utoipa::path(post, path = "/v1/changes/plan/effective-policy", tag = "policies", request_body = WhatIfRequest,
    responses((status = 200, body = EffectivePolicy), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn what_if(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Body(request): Body<WhatIfRequest>,
) -> Outcome<Json<EffectivePolicy>> {
    Ok(Json(app.effective_policy_if(&actor, request).await?))
}

/// The devices in sight that get another effective policy by changes, by id, without making them.
#[utoipa::path(post, path = "/v1/changes/plan/devices", tag = "policies", request_body = ImpactRequest,
    responses((status = 200, body = ImpactPage), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub(super) async fn impact(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Body(request): Body<ImpactRequest>,
) -> Outcome<Json<ImpactPage>> {
    Ok(Json(app.changes_plan_devices(&actor, request).await?))
}
