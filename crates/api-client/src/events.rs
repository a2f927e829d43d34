//! The stream of server-sent events.

use contract::{DirectoryEvent, ErrorBody, ErrorCode};
use eventsource_stream::{EventStreamError, Eventsource as _};
use futures_util::{StreamExt as _, stream::BoxStream};
use reqwest::Method;

use crate::{Session, error};

impl Session {
    /// `GET /v1/directory/events`. `heard` is called whenever anything arrives, keep-alives included: until then the
    /// connection was alive. The stream fails after 45 seconds of silence.
    ///
    /// # Errors
    /// What the service answers, or a local code; in the stream `offline` when the connection breaks.
    pub async fn events(
        &self,
        mut heard: impl FnMut() + Send + 'static,
    ) -> Result<BoxStream<'static, Result<DirectoryEvent, ErrorBody>>, ErrorBody> {
        let response = self.call(Method::GET, "/v1/directory/events").stream().await?;
        let bytes = response.bytes_stream().inspect(move |_| heard());
        let events = bytes.eventsource().map(|event| match event {
            Ok(event) => serde_json::from_str(&event.data).map_err(|error| error::unreadable(&error)),
            Err(EventStreamError::Transport(error)) => Err(error::failed(error)),
            Err(error) => Err(ErrorBody::new(ErrorCode::UnexpectedAnswer, error.to_string())),
        });
        Ok(events.boxed())
    }
}
