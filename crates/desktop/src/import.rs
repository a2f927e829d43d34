//! Import, without files and commands: from the rows of a table and the directory in sight to changes, and what is wrong
//! with which cell.
//!
//! Pure. The engine decides what may be done: a trial plans the whole file with it, as the service will, and puts its
//! rejections to the cells they are about. Deliberately absent: rules of the directory; text for people beyond the words
//! that stand in files.

mod cells;
mod emit;
mod fields;
mod fill;
mod groups;
mod known;
mod paths;
mod read;
mod rows;
mod trial;
mod window;
mod words;

pub(crate) use cells::Columns;
pub(crate) use fields::{fields, guess, is_key, map};
pub(crate) use paths::Groups;
pub(crate) use rows::{AnyRow, Writing, in_sight};
pub(crate) use trial::{Tables, Trial, registered};

#[cfg(test)]
mod tests;
