//! Manuals as the service hands them out: to anybody, because a manual is no secret.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `GET /v1/manuals`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ManualsView {
    /// Every manual that is published, the newest first.
    pub items: Vec<ManualVersionView>,
}

/// A manual that is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ManualVersionView {
    /// The version of the console that it describes.
    pub version: String,
    /// When it was built, in seconds since 1970.
    pub built: u64,
}

/// `GET /v1/manuals/{version}/manifest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ManualManifestView {
    /// The bytes of the manifest in Base64: what the signature was made over.
    pub manifest: String,
    /// The publisher's signature in hexadecimal digits.
    pub signature: String,
}
