//! Manuals: asked for without a session, and read with a limit, because whoever answers is not believed yet.

use contract::{ErrorBody, ErrorCode, ManualManifestView, ManualsView};
use reqwest::{Method, Response, StatusCode, header};

use crate::{Client, error, send::REQUEST_TIMEOUT};

/// The longest answer that names a manifest: one of 4 MiB in Base64, and what is around it.
const MANIFEST_ANSWER: usize = 6 * 1024 * 1024;

/// A file on its way.
#[derive(Debug)]
pub struct ManualFile {
    /// Where in the file it begins: what was asked for, or 0 if the service sends all of it.
    pub from: u64,
    response: Response,
}

impl ManualFile {
    /// What comes next; `None` at the end.
    ///
    /// # Errors
    /// `offline` when the connection breaks or stays silent.
    pub async fn next(&mut self) -> Result<Option<impl AsRef<[u8]>>, ErrorBody> {
        self.response.chunk().await.map_err(error::failed)
    }
}

impl Client {
    /// `GET /v1/manuals`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn manuals_list(&self) -> Result<ManualsView, ErrorBody> {
        self.call(Method::GET, "/v1/manuals").repeatable().answer().await
    }

    /// `GET /v1/manuals/{version}/manifest`.
    ///
    /// # Errors
    /// What the service answers, or a local code; `too_large` if the answer does not end.
    pub async fn manuals_manifest(&self, version: &str) -> Result<ManualManifestView, ErrorBody> {
        let path = format!("/v1/manuals/{version}/manifest");
        let mut response = self.call(Method::GET, &path).open(REQUEST_TIMEOUT).await?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(error::failed)? {
            if body.len() + chunk.len() > MANIFEST_ANSWER {
                return Err(ErrorBody::new(ErrorCode::TooLarge, "the manifest does not end"));
            }
            body.extend_from_slice(&chunk);
        }
        serde_json::from_slice(&body).map_err(|error| error::unreadable(&error))
    }

    /// `GET /v1/manuals/files/{sha256}`, from a place on.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn manuals_file(&self, sha256: &str, from: u64) -> Result<ManualFile, ErrorBody> {
        let mut call = self.call(Method::GET, &format!("/v1/manuals/files/{sha256}"));
        // Its length is known, and parts of it are asked for: compressed it would have another one.
        call = call.header(header::ACCEPT_ENCODING, "identity");
        if from > 0 {
            call = call.header(header::RANGE, &format!("bytes={from}-"));
        }
        let response = call.open(REQUEST_TIMEOUT).await?;
        let from = if response.status() == StatusCode::PARTIAL_CONTENT { from } else { 0 };
        Ok(ManualFile { from, response })
    }
}
