//! Manuals: what the operator publishes under a key, and what a console believes only after it was checked.

pub mod signature;
