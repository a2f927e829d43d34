//! Reading the directory: `/v1/groups`, `/v1/users`, `/v1/devices`, `/v1/permissions`, `/v1/directory`.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use contract::{DirectoryEvent, DirectoryView, ErrorBody, Page, PageQuery};
use directory::{CATALOGUE, Device, DeviceId, Group, GroupId, PermissionEntry, Revision, User, UserId};
use futures_util::{Stream, stream};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    Shared,
    extract::{Follower, Id, Params, Settled},
};
use crate::error::Outcome;

/// How often a silent event stream says that it is still there.
const ALIVE: Duration = Duration::from_secs(15);

/// Groups in sight, by id.
#[utoipa::path(get, path = "/v1/groups", tag = "groups", params(PageQuery),
    responses((status = 200, body = Page<Group>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn groups(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<Group>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// One group in sight.
#[utoipa::path(get, path = "/v1/groups/{id}", tag = "groups", params(("id" = GroupId, Path)),
    responses((status = 200, body = Group), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn group(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<Group>> {
    Ok(Json(app.row_get(&actor, id).await?))
}

/// Users in sight, by id.
#[utoipa::path(get, path = "/v1/users", tag = "users", params(PageQuery),
    responses((status = 200, body = Page<User>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn users(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<User>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// One user in sight.
#[utoipa::path(get, path = "/v1/users/{id}", tag = "users", params(("id" = UserId, Path)),
    responses((status = 200, body = User), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn user(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<User>> {
    Ok(Json(app.row_get(&actor, id).await?))
}

/// Devices in sight, by id.
#[utoipa::path(get, path = "/v1/devices", tag = "devices", params(PageQuery),
    responses((status = 200, body = Page<Device>), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn devices(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Params(query): Params<PageQuery>,
) -> Outcome<Json<Page<Device>>> {
    Ok(Json(app.rows_list(&actor, query).await?))
}

/// One device in sight.
#[utoipa::path(get, path = "/v1/devices/{id}", tag = "devices", params(("id" = DeviceId, Path)),
    responses((status = 200, body = Device), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub(super) async fn device(
    State(app): State<Shared>,
    Settled(actor): Settled,
    Id(id): Id,
) -> Outcome<Json<Device>> {
    Ok(Json(app.row_get(&actor, id).await?))
}

/// The permission catalogue.
#[utoipa::path(get, path = "/v1/permissions", tag = "permissions",
    responses((status = 200, body = Vec<PermissionEntry>), (status = 401, body = ErrorBody)))]
pub(super) async fn permissions(Settled(_actor): Settled) -> Json<&'static [PermissionEntry]> {
    Json(CATALOGUE)
}

/// From where on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SinceQuery {
    /// The revision that the reader has; left out, everything is given.
    since: Option<Revision>,
}

/// Everything in sight, or what has changed of it since a revision.
#[utoipa::path(get, path = "/v1/directory", tag = "directory", params(SinceQuery),
    responses((status = 200, body = DirectoryView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub(super) async fn get(
    State(app): State<Shared>,
    Follower(actor): Follower,
    Params(query): Params<SinceQuery>,
) -> Outcome<Json<DirectoryView>> {
    Ok(Json(app.directory_get(&actor, query.since).await?))
}

/// Tells of every new revision, at first of the present one, until the session ends: server-sent events whose data are `DirectoryEvent`.
#[utoipa::path(get, path = "/v1/directory/events", tag = "directory",
    responses((status = 200, body = DirectoryEvent, content_type = "text/event-stream"), (status = 401, body = ErrorBody)))]
pub(super) async fn events(
    State(app): State<Shared>,
    Follower(actor): Follower,
) -> Outcome<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let listener = app.listen(&actor).await?;
    let events = stream::unfold(listener, async |mut listener| {
        let event = listener.next().await?;
        // Its own types always serialise; an empty event would do no harm.
        Some((Ok(Event::default().json_data(&event).unwrap_or_default()), listener))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)))
}
