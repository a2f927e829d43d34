//! Notices.

use contract::{ErrorBody, NoticeId, NoticeReadersView, NoticesReadRequest, NoticesView};
use reqwest::Method;

use super::Session;

impl Session {
    /// `GET /v1/notices`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_list(&self) -> Result<NoticesView, ErrorBody> {
        self.get("/v1/notices").await
    }

    /// `POST /v1/notices/read`. Reading twice is reading once.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_read(&self, request: &NoticesReadRequest) -> Result<(), ErrorBody> {
        self.call(Method::POST, "/v1/notices/read").repeatable().json(request)?.done().await
    }

    /// `GET /v1/notices/{id}/readers`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_readers(&self, id: NoticeId) -> Result<NoticeReadersView, ErrorBody> {
        self.get(&format!("/v1/notices/{}/readers", id.0)).await
    }
}
