//! The HTTP interface. Handlers parse, call the application, and answer; the OpenAPI document is made from them.

mod admins;
mod changes;
mod directory;
mod envelope;
mod extract;
mod health;
mod manuals;
mod notices;
mod policies;
mod session;
mod status;

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode};
use contract::ErrorCode;
use tower_http::{CompressionLevel, compression::CompressionLayer, timeout::TimeoutLayer};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, error::refuse};

/// The longest body of an ordinary request.
const BODY: usize = 64 * 1024;
/// The longest body of a change set: 200,000 changes.
const CHANGES_BODY: usize = 128 * 1024 * 1024;
/// The longest body of a notice: its texts in both languages, escaped, and 10,000 codes of companies.
const NOTICE_BODY: usize = 1024 * 1024;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a handler works with.
pub(crate) type Shared = Arc<App>;

#[derive(OpenApi)]
#[openapi(
    info(title = "CloudOne Console API", description = "The cloud API of CloudOne Console. Every write of the directory is a change set; every error is an `ErrorBody`."),
    modifiers(&Bearer),
    security(("bearer" = []))
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        for name in ["bearer", "operator"] {
            let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
            components.add_security_scheme(name, scheme);
        }
    }
}

fn documented() -> OpenApiRouter<Shared> {
    let large = OpenApiRouter::new()
        .routes(routes!(changes::plan))
        .routes(routes!(policies::impact))
        .routes(routes!(policies::what_if))
        .routes(routes!(changes::create, changes::list))
        .layer(DefaultBodyLimit::max(CHANGES_BODY));
    let written = OpenApiRouter::new()
        .routes(routes!(notices::operator_list, notices::publish))
        .routes(routes!(notices::correct))
        .layer(DefaultBodyLimit::max(NOTICE_BODY));
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(session::create, session::get, session::delete))
        .routes(routes!(session::password))
        .routes(routes!(session::step_up))
        .routes(routes!(session::notes))
        .routes(routes!(session::factor_offer, session::factor_delete))
        .routes(routes!(session::factor_confirm))
        .routes(routes!(session::recovery_codes))
        .routes(routes!(session::list))
        .routes(routes!(session::end))
        .routes(routes!(admins::list))
        .routes(routes!(admins::get))
        .routes(routes!(admins::password))
        .routes(routes!(admins::authority))
        .routes(routes!(admins::authority_map))
        .routes(routes!(admins::who))
        .routes(routes!(admins::access))
        .routes(routes!(admins::sessions, admins::sessions_end))
        .routes(routes!(admins::unlock))
        .routes(routes!(admins::factor_delete))
        .routes(routes!(admins::settings))
        .routes(routes!(directory::groups))
        .routes(routes!(directory::group))
        .routes(routes!(directory::users))
        .routes(routes!(directory::user))
        .routes(routes!(directory::devices))
        .routes(routes!(directory::device))
        .routes(routes!(directory::permissions))
        .routes(routes!(directory::get))
        .routes(routes!(policies::list))
        .routes(routes!(policies::catalogue))
        .routes(routes!(policies::sign))
        .routes(routes!(policies::signing_key))
        .routes(routes!(policies::get))
        .routes(routes!(policies::assignments))
        .routes(routes!(policies::base_policy))
        .routes(routes!(policies::violation_policy))
        .routes(routes!(policies::violations))
        .routes(routes!(policies::of_device))
        .routes(routes!(policies::of_user))
        .routes(routes!(policies::of_group))
        .routes(routes!(changes::get))
        .routes(routes!(changes::undo))
        .routes(routes!(changes::undo_plan))
        .routes(routes!(changes::deleted))
        .routes(routes!(notices::list))
        .routes(routes!(notices::read))
        .routes(routes!(notices::readers))
        .routes(routes!(notices::end))
        .routes(routes!(status::get))
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .layer(DefaultBodyLimit::max(BODY))
        .merge(large)
        .merge(written)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        // The whole organization is 50 MB of JSON: packing it well takes longer than sending it.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        // Neither compressed nor timed: it lasts as long as the session.
        .routes(routes!(directory::events))
        // Compressed already, and asked for in parts.
        .routes(routes!(manuals::list))
        .routes(routes!(manuals::manifest))
        .routes(routes!(manuals::file))
        .routes(routes!(manuals::browse))
        .routes(routes!(manuals::style))
}

/// The OpenAPI document.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    documented().split_for_parts().1
}

/// Everything that the service answers.
pub(crate) fn router(app: Shared) -> Router {
    let (router, document) = documented().split_for_parts();
    router
        .route("/v1/openapi.json", axum::routing::get(move || async move { axum::Json(document) }))
        .fallback(|| async { refuse(ErrorCode::NotFound, "there is nothing at this address") })
        .method_not_allowed_fallback(|| async {
            refuse(ErrorCode::MethodNotAllowed, "this address does not take this method")
        })
        .layer(axum::middleware::from_fn_with_state(app.clone(), envelope::envelope))
        .with_state(app)
}
