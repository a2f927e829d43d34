//! What is too large, or too much, to be a manual. Checked before anything is read whole.

/// The longest manifest.
pub const MANIFEST_BYTES: u64 = 4 * 1024 * 1024;
/// The largest file.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// All files together.
pub const BUNDLE_BYTES: u64 = 512 * 1024 * 1024;
/// The most files.
pub const FILES: usize = 4_000;
/// The longest page, contents and style sheet: these are read whole and looked through.
pub const TEXT_BYTES: u64 = 16 * 1024 * 1024;
/// The deepest nesting of a page's elements.
pub const DEPTH: usize = 64;
/// The longest name of a page, a book, a picture or an anchor.
pub const NAME: usize = 96;
/// The longest query, in characters.
pub const QUERY: usize = 200;
/// The most words of a query that are looked for.
pub const WORDS: usize = 8;
