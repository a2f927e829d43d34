//! The routes of notices.

use contract::{ErrorBody, NoticeId, NoticeReadersView, NoticesReadRequest, NoticesView};
use reqwest::Method;

use super::Session;

impl Session {
    /// `GET /v1/notices`: asking is no use of the session.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_list(&self) -> Result<NoticesView, ErrorBody> {
        self.get("/v1/notices").await
    }

    /// `POST /v1/notices/read`. Sent again where the connection fails: what was read stays read when it was.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn notices_read(&self, request: &NoticesReadRequest) -> Result<(), ErrorBody> {
        self.call(Method::POST, "/v1/notices/read").json(request)?.repeatable().done().await
    }

    /// `GET /v1/notices/{id}/readers`.
    ///
    /// # Errors
    /// What the service answers, or a local code: `forbidden` for whoever manages no admins, `not_found` where the notice
    /// does not concern the company.
    pub async fn notices_readers(&self, id: NoticeId) -> Result<NoticeReadersView, ErrorBody> {
        self.get(&format!("/v1/notices/{}/readers", id.0)).await
    }
}
