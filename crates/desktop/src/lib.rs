//! Everything the console does that is not Tauri: who is signed in, what is kept on this machine, the replica of the
//! directory and windows onto it.
//!
//! [`Console`] has a method for every command of `contract::for_each_command!`, of the same name and types.
//! Deliberately absent: text for people
//! (but for files and the desktop's notifications, which no page writes), Tauri types, decisions on who may do what (those are `directory`'s).

mod bulk;
mod clock;
mod commands;
mod connection;
mod console;
mod disk;
mod exports;
mod factor;
mod files;
mod import;
mod imports;
mod index;
mod jobs;
mod keeper;
mod keyring;
mod lock;
mod manuals;
mod notices;
mod notifier;
mod places;
mod policies;
mod replica;
mod screen;
mod session;
mod settings;
mod status;
mod store;
mod sync;
pub mod tables;
mod vault;
mod windows;

pub use clock::{Clock, Ids, Machine};
pub use console::{Config, Console};
pub use files::{FileKind, Files, NoDialogs};
pub use keyring::{KeyStore, SystemKeyring};
pub use manual::PublisherPublic;
pub use notifier::{NoNotifications, Notifier};
pub use replica::Replica;
pub use screen::{Screen, SystemScreen};

/// The columns that a kind of table may have, as the manual lists them.
#[must_use]
pub fn table_columns(
    kind: contract::ipc::TableKind,
    settings: &directory::Settings,
) -> Vec<contract::ipc::TableField> {
    import::fields(kind, settings)
}
