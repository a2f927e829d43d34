//! What a frame holds: items, one after another, as MessagePack. An item never goes over the end of a frame.

use std::{borrow::Cow, io};

use directory::{
    Admin, Assignment, BasePolicy, Device, Group, Policy, Revision, Settings, User, Violation,
    ViolationPolicy,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One step of what is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Item<'a> {
    Settings(Cow<'a, Settings>),
    Group(Cow<'a, Group>),
    User(Cow<'a, User>),
    Device(Cow<'a, Device>),
    Admin(Cow<'a, Admin>),
    BasePolicy(Cow<'a, BasePolicy>),
    ViolationPolicy(Cow<'a, ViolationPolicy>),
    Policy(Cow<'a, Policy>),
    Assignment(Cow<'a, Assignment>),
    Violation(Cow<'a, Violation>),
    /// The base ends here; what follows are rows as they are later.
    Whole,
    /// What stands before is whole at this revision.
    Point(Revision, Option<Timestamp>),
}

impl Item<'_> {
    pub(super) fn write(&self, to: &mut Vec<u8>) -> io::Result<()> {
        rmp_serde::encode::write_named(to, self).map_err(io::Error::other)
    }

    /// The items of a frame, each once it is asked for; an error ends them.
    pub(super) fn read(mut frame: &[u8]) -> impl Iterator<Item = Option<Item<'static>>> {
        std::iter::from_fn(move || {
            (!frame.is_empty()).then(|| {
                let item = rmp_serde::from_read(&mut frame).ok();
                if item.is_none() {
                    frame = &[];
                }
                item
            })
        })
    }
}
