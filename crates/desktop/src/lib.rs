//! Everything the console does that is not Tauri: who is signed in, what is kept on this machine, the replica of the
//! directory and windows onto it.
//!
//! [`Console`] has a method for every command of `contract::for_each_command!`, of the same name and types.
//! Deliberately absent: text for people, Tauri types, decisions on who may do what (those are `directory`'s).

mod clock;
mod commands;
mod console;
mod disk;
mod factor;
mod index;
mod keeper;
mod keyring;
mod lock;
mod places;
mod replica;
mod session;
mod store;
mod sync;
mod vault;
mod windows;

pub use clock::{Clock, Ids, Machine};
pub use console::{Config, Console};
pub use keyring::{KeyStore, SystemKeyring};
pub use replica::Replica;
