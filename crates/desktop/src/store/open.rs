//! Opening the file: everything up to its last point.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader},
};

use contract::ipc::Unreadable;
use directory::{
    Admin, AdminId, Assignment, BasePolicy, Device, DeviceId, Group, GroupId, Policy, PolicyId, PolicyTarget,
    Rows, Settings, User, UserId, Violation, ViolationPolicy,
};

use super::{
    FRAME, Log, Point,
    frames::{self, Chain, Next, Seal},
    items::Item,
};

/// What is on disk.
#[derive(Debug)]
pub(crate) enum Opened {
    /// Nothing.
    Nothing,
    /// The rows as they were at a point.
    Rows(Box<Rows>, Point),
    /// Something that is worth nothing.
    Unreadable(Unreadable),
}

/// Reads a file. Besides what is in it, where the next change goes; the file ends there, or is to be cut off there.
pub(super) fn open(
    file: File,
    seal: &impl Fn(&[u8]) -> Seal,
    version: &str,
) -> io::Result<(Opened, Option<Log>)> {
    let mut from = BufReader::with_capacity(4 * FRAME, file);
    let header = match frames::read_header(&mut from, version)? {
        Ok(header) => header,
        Err(unreadable) => return Ok((Opened::Unreadable(unreadable), None)),
    };
    let damaged = Ok((Opened::Unreadable(Unreadable::Damaged), None));
    let (seal, mut chain) = (seal(&header), Chain::default());
    let (mut read, mut length) = (Read::default(), header.len() as u64);
    let mut base = None;
    let mut last = None;
    loop {
        let (plain, size) = match seal.next(&mut chain, &mut from)? {
            Next::Frame { plain, length } => (plain, length),
            Next::End => break,
            Next::Damaged => return damaged,
        };
        length += size;
        let mut point = None;
        for item in Item::read(&plain) {
            match item {
                Some(Item::Point(revision, synced_at)) => {
                    point = Some((revision, synced_at));
                    read.settle();
                }
                Some(item) => {
                    point = None;
                    read.take(item);
                }
                None => return damaged,
            }
        }
        // A point is always the end of a frame: the next write begins another one.
        if let Some(point) = point {
            base.get_or_insert(length);
            last = Some((point, chain, length));
        }
    }
    let Some(((point, chain, length), base)) = last.zip(base) else { return damaged };
    let log = Log { admin: AdminId(uuid::Uuid::nil()), seal, chain, base, length };
    Ok((Opened::Rows(Box::new(read.rows()), point), Some(log)))
}

/// What has been read so far.
#[derive(Default)]
struct Read {
    /// The base as it was written.
    base: Rows,
    whole: bool,
    /// What stands after the last point.
    open: Vec<Item<'static>>,
    settings: Option<Settings>,
    groups: BTreeMap<GroupId, Group>,
    users: BTreeMap<UserId, User>,
    devices: BTreeMap<DeviceId, Device>,
    admins: BTreeMap<AdminId, Admin>,
    base_policy: Option<BasePolicy>,
    violation_policy: Option<ViolationPolicy>,
    policies: BTreeMap<PolicyId, Policy>,
    assignments: BTreeMap<PolicyTarget, Assignment>,
    violations: BTreeMap<DeviceId, Violation>,
}

impl Read {
    fn take(&mut self, item: Item<'static>) {
        match item {
            Item::Whole => self.whole = true,
            item if self.whole => self.open.push(item),
            Item::Settings(row) => self.base.settings = Some(row.into_owned()),
            Item::Group(row) => self.base.groups.push(row.into_owned()),
            Item::User(row) => self.base.users.push(row.into_owned()),
            Item::Device(row) => self.base.devices.push(row.into_owned()),
            Item::Admin(row) => self.base.admins.push(row.into_owned()),
            Item::BasePolicy(row) => self.base.base_policy = Some(row.into_owned()),
            Item::ViolationPolicy(row) => self.base.violation_policy = Some(row.into_owned()),
            Item::Policy(row) => self.base.policies.push(row.into_owned()),
            Item::Assignment(row) => self.base.assignments.push(row.into_owned()),
            Item::Violation(row) => self.base.violations.push(row.into_owned()),
            Item::Point(..) => {}
        }
    }

    /// What stands before a point counts.
    fn settle(&mut self) {
        for item in self.open.drain(..) {
            match item {
                Item::Settings(row) => self.settings = Some(row.into_owned()),
                Item::Group(row) => drop(self.groups.insert(row.id, row.into_owned())),
                Item::User(row) => drop(self.users.insert(row.id, row.into_owned())),
                Item::Device(row) => drop(self.devices.insert(row.id, row.into_owned())),
                Item::Admin(row) => drop(self.admins.insert(row.id, row.into_owned())),
                Item::BasePolicy(row) => self.base_policy = Some(row.into_owned()),
                Item::ViolationPolicy(row) => self.violation_policy = Some(row.into_owned()),
                Item::Policy(row) => drop(self.policies.insert(row.id, row.into_owned())),
                Item::Assignment(row) => drop(self.assignments.insert(row.target, row.into_owned())),
                Item::Violation(row) => drop(self.violations.insert(row.device, row.into_owned())),
                Item::Whole | Item::Point(..) => {}
            }
        }
    }

    fn rows(self) -> Rows {
        let base = self.base;
        Rows {
            groups: changed(base.groups, self.groups, |row| row.id),
            users: changed(base.users, self.users, |row| row.id),
            devices: changed(base.devices, self.devices, |row| row.id),
            admins: changed(base.admins, self.admins, |row| row.id),
            settings: self.settings.or(base.settings),
            base_policy: self.base_policy.or(base.base_policy),
            violation_policy: self.violation_policy.or(base.violation_policy),
            policies: changed(base.policies, self.policies, |row| row.id),
            assignments: changed(base.assignments, self.assignments, |row| row.target),
            violations: changed(base.violations, self.violations, |row| row.device),
        }
    }
}

/// The rows of a base with what has become of some of them.
fn changed<K: Ord, R>(mut base: Vec<R>, later: BTreeMap<K, R>, id: impl Fn(&R) -> K) -> Vec<R> {
    if !later.is_empty() {
        base.retain(|row| !later.contains_key(&id(row)));
        base.extend(later.into_values());
    }
    base
}
