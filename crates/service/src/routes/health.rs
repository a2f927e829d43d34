//! `/healthz` and `/readyz`.

use axum::{Json, extract::State};
use contract::{ErrorBody, HealthView};

use super::Shared;
use crate::error::Outcome;

/// The process answers.
#[utoipa::path(get, path = "/healthz", tag = "health", security(()), responses((status = 200, body = HealthView)))]
pub(super) async fn healthz() -> Json<HealthView> {
    Json(HealthView { status: "ok".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() })
}

/// The service can work: its database answers.
#[utoipa::path(get, path = "/readyz", tag = "health", security(()),
    responses((status = 200, body = HealthView), (status = 503, body = ErrorBody)))]
pub(super) async fn readyz(State(app): State<Shared>) -> Outcome<Json<HealthView>> {
    app.store.check().await?;
    Ok(healthz().await)
}
