//! `/v1/manuals` for consoles, `/manual` for browsers. Public: a manual is no secret, and is needed before signing in.

use axum::{
    Json,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{ErrorBody, ManualManifestView, ManualVersionView, ManualsView};
use manual::Place;
use tower_http::services::ServeFile;

use super::Shared;
use crate::error::{Failure, Outcome};

/// What lies under its hash never changes.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A page of a version may be published anew.
const SHORT: HeaderValue = HeaderValue::from_static("public, max-age=300");
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Every manual that is published, the newest first.
#[utoipa::path(get, path = "/v1/manuals", tag = "manuals", security(()), responses((status = 200, body = ManualsView)))]
pub(super) async fn list(State(app): State<Shared>) -> Outcome<Json<ManualsView>> {
    let items = app.manuals().await?.into_iter();
    let items = items.map(|(version, built)| ManualVersionView { version: version.to_string(), built });
    Ok(Json(ManualsView { items: items.collect() }))
}

/// The signed manifest of the newest manual of a version, or of the newest version before it.
#[utoipa::path(get, path = "/v1/manuals/{version}/manifest", tag = "manuals", security(()),
    params(("version" = String, Path, description = "Version of the console.")),
    responses((status = 200, body = ManualManifestView), (status = 404, body = ErrorBody)))]
pub(super) async fn manifest(
    State(app): State<Shared>,
    Path(version): Path<String>,
) -> Outcome<Json<ManualManifestView>> {
    let (manifest, signature) = app.manual(&version).await?;
    Ok(Json(ManualManifestView { manifest: STANDARD.encode(manifest.bytes()), signature }))
}

/// A file of a manual by its SHA-256; parts of it by `Range`.
#[utoipa::path(get, path = "/v1/manuals/files/{sha256}", tag = "manuals", security(()),
    params(("sha256" = String, Path, description = "64 hexadecimal digits in lower case.")),
    responses(
        (status = 200, description = "The file.", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 206, description = "The part that was asked for.", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, body = ErrorBody),
        (status = 416, description = "There is no such part.")))]
pub(super) async fn file(
    State(app): State<Shared>,
    Path(sha256): Path<String>,
    request: Request,
) -> Outcome<Response> {
    let path = app.manual_file(&sha256).await?;
    serve(ServeFile::new(path), request, FOREVER).await
}

/// A page of a manual and what it refers to, for browsers: `ja/pages/console.html`, `ja/pdf/console.pdf`,
/// `images/ja/home.png`.
#[utoipa::path(get, path = "/manual/{version}/{folder}/{kind}/{file}", tag = "manuals", security(()),
    params(
        ("version" = String, Path, description = "Version of the console."),
        ("folder" = String, Path, description = "`ja`, `en` or `images`."),
        ("kind" = String, Path, description = "`pages` or `pdf`; of pictures, the language."),
        ("file" = String, Path, description = "Name of the file.")),
    responses(
        (status = 200, description = "The page, picture or PDF.", body = Vec<u8>, content_type = "text/html"),
        (status = 404, body = ErrorBody)))]
pub(super) async fn browse(
    State(app): State<Shared>,
    Path((version, folder, kind, file)): Path<(String, String, String, String)>,
    request: Request,
) -> Outcome<Response> {
    shown(&app, &version, &format!("{folder}/{kind}/{file}"), request).await
}

/// The style sheet of a manual's pages.
#[utoipa::path(get, path = "/manual/{version}/manual.css", tag = "manuals", security(()),
    params(("version" = String, Path, description = "Version of the console.")),
    responses(
        (status = 200, description = "The style sheet.", body = Vec<u8>, content_type = "text/css"),
        (status = 404, body = ErrorBody)))]
pub(super) async fn style(
    State(app): State<Shared>,
    Path(version): Path<String>,
    request: Request,
) -> Outcome<Response> {
    shown(&app, &version, "manual.css", request).await
}

async fn shown(app: &Shared, version: &str, path: &str, request: Request) -> Outcome<Response> {
    let (place, file) = app.manual_place(version, path).await?;
    let kind = match place {
        Place::Page(..) => "text/html; charset=utf-8",
        Place::Style => "text/css; charset=utf-8",
        Place::Picture(..) => "image/png",
        Place::Pdf(..) => "application/pdf",
        Place::Contents(_) | Place::Search(_) => "application/json",
    };
    let mut response = serve(ServeFile::new(file), request, SHORT).await?;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    Ok(response)
}

async fn serve(mut file: ServeFile, request: Request, cache: HeaderValue) -> Outcome<Response> {
    let response = file.try_call(request).await.map_err(|error| Failure::Broken(error.to_string()))?;
    let mut response = response.map(axum::body::Body::new).into_response();
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, cache);
    }
    Ok(response)
}
