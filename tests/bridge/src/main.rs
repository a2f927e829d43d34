//! The console's commands over loopback HTTP, and the UI that calls them: so that a plain browser drives the same UI over
//! the same Rust in tests. Never shipped, and refuses to listen anywhere but on this machine.

mod picks;

use std::{collections::BTreeMap, convert::Infallible, io::Write as _, sync::Arc};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use contract::{ErrorBody, ErrorCode};
use desktop::{Config, Console, Files, NoDialogs, PublisherPublic};
use futures_util::{Stream, StreamExt as _};
use serde_json::Value;
use tokio_stream::wrappers::BroadcastStream;
use tower_http::services::ServeDir;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let options: BTreeMap<&str, &str> =
        words.chunks(2).filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str()))).collect();
    let option = |name: &str| {
        let value = options.get(name).copied();
        value.ok_or_else(|| {
            format!("usage: bridge --server URL --ca-file FILE --data-dir DIR --ui DIR [--picks FILE] [--publisher-key HEX] [--status-key HEX] [--manual DIR] [--status-url URL]; {name} is missing")
        })
    };
    let ca_pem = Some(std::fs::read(option("--ca-file")?)?);
    let config = Config::new(option("--server")?, option("--data-dir")?, env!("CARGO_PKG_VERSION"));
    let files: Arc<dyn Files> = match options.get("--picks") {
        Some(list) => Arc::new(picks::Picks(list.into())),
        None => Arc::new(NoDialogs),
    };
    let keys = |name| -> Result<Vec<PublisherPublic>, &str> {
        let key =
            options.get(name).map(|key| PublisherPublic::from_hex(key).ok_or("no public half of a key"));
        Ok(key.transpose()?.into_iter().collect())
    };
    let (publisher_keys, status_keys) = (keys("--publisher-key")?, keys("--status-key")?);
    let shipped_manual = options.get("--manual").map(Into::into);
    let status_url = options.get("--status-url").map(|url| (*url).to_owned());
    let config = Config { ca_pem, files, publisher_keys, status_keys, shipped_manual, status_url, ..config };
    let console = Console::start(config).await.map_err(|error| error.message)?;
    let router = Router::new()
        .route("/ipc/{command}", post(call))
        .route("/events", get(events))
        .with_state(console)
        .fallback_service(ServeDir::new(option("--ui")?));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    writeln!(std::io::stdout(), "{}", serde_json::json!({ "listening": format!("http://{address}") }))?;
    axum::serve(listener, router).await?;
    Ok(())
}

macro_rules! dispatch {
    ($($name:ident($request:ty) -> $result:ty;)*) => {
        async fn dispatch(console: &Arc<Console>, command: &str, request: Value) -> Result<Value, ErrorBody> {
            let bad = |error: serde_json::Error| ErrorBody::new(ErrorCode::BadRequest, error.to_string());
            match command {
                $(stringify!($name) => {
                    let request = serde_json::from_value(request).map_err(bad)?;
                    serde_json::to_value(console.$name(request).await?).map_err(bad)
                })*
                _ => Err(ErrorBody::new(ErrorCode::NotFound, command)),
            }
        }
    };
}

contract::for_each_command!(dispatch);

async fn call(
    State(console): State<Arc<Console>>,
    Path(command): Path<String>,
    Json(request): Json<Value>,
) -> Response {
    match dispatch(&console, &command, request).await {
        Ok(result) => Json(result).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}

async fn events(State(console): State<Arc<Console>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // What was missed is told again by what comes next.
    let heard = BroadcastStream::new(console.subscribe()).filter_map(async |event| event.ok());
    let events = heard.map(|event| Ok(Event::default().json_data(&event).unwrap_or_default()));
    Sse::new(events).keep_alive(KeepAlive::default())
}
