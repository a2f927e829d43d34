//! Why a bundle is not used.

use std::{fmt, io};

/// What is wrong with a bundle. The sentence is for logs and for the operator; consoles have their own words.
#[derive(Debug)]
pub enum Refusal {
    /// Not signed by a publisher's key that is known here.
    Signature,
    /// A file is missing, or not what the manifest says.
    Changed(String),
    /// Older than what is here.
    Older(String),
    /// Holds what a manual may not hold, or is written in another form.
    Unsafe(String),
    /// Larger than a manual may be.
    TooLarge(String),
    /// The disk does not do as it is told.
    Disk(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => {
                f.write_str("the bundle is not signed with a publisher's key that is known here")
            }
            Self::Changed(what) => write!(f, "the bundle is not what was signed: {what}"),
            Self::Older(what) => write!(f, "the bundle is older than what is here: {what}"),
            Self::Unsafe(what) => write!(f, "the bundle holds what a manual may not hold: {what}"),
            Self::TooLarge(what) => write!(f, "the bundle is larger than a manual may be: {what}"),
            Self::Disk(error) => write!(f, "the disk: {error}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}
