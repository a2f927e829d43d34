//! The window on a large company: its start from the replica on disk, and the memory of all its processes.
//! The peer is Chromium on the same UI, served by the bridge: another shell around the same page and the same Rust.

pub(crate) mod company;

use crate::Figure;

/// Start and memory, as the company grows.
pub(crate) async fn figures() -> Vec<Figure> {
    Vec::new()
}
