//! Manuals: books made from their sources, the signed bundle in which they travel, and searching them.
//!
//! A bundle comes over a network, so nothing of it is used before it was checked: the signature, every size and hash, the
//! form of every page. Deliberately absent: the network, and any program that shows a manual.

#[cfg(feature = "build")]
pub mod book;
pub mod bundle;
pub mod contents;
mod fold;
pub mod limits;
pub mod manifest;
pub mod page;
pub mod path;
mod refusal;
pub mod search;
pub mod signature;

pub use bundle::{Bundle, Trust};
pub use fold::fold;
pub use manifest::{Entry, Manifest, Version};
pub use path::{Language, Place};
pub use refusal::Refusal;
pub use search::SearchIndex;
pub use signature::{PublisherKey, PublisherPublic};
