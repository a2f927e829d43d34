//! The replica: the part of the directory that the signed-in admin may see, with what makes windows onto it quick.
//!
//! The service sends only rows in sight; reading through [`directory::View`] all the same means that the engine, and
//! not this crate, decides what is shown.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use contract::{DirectoryView, ipc::RowLabel};
use directory::{
    Admin, AdminId, Counts, Directory, GroupId, Permission, Place, Revision, RowRef, Rows, Target, UserId,
    View,
};

use crate::{
    index::Index,
    windows::{AdminKey, DeviceList, ListKey, Tree, TreeKey, UserList},
};

/// How many made lists of one kind are remembered.
const REMEMBERED: usize = 4;

/// The rows in sight of one admin at one revision.
#[derive(Debug)]
pub(crate) struct Replica {
    me: AdminId,
    /// With whose eyes it is read: one's own, or those of an admin whom one may act as.
    reader: AdminId,
    directory: Arc<Directory>,
    index: Index,
    summary: Summary,
    order: OnceLock<HashMap<GroupId, u32>>,
    people: OnceLock<HashMap<GroupId, Vec<UserId>>>,
    pub(crate) trees: Memory<TreeKey, Tree>,
    pub(crate) users: Memory<ListKey, UserList>,
    pub(crate) devices: Memory<ListKey, DeviceList>,
    pub(crate) admins: Memory<AdminKey, Vec<AdminId>>,
}

/// What the frame shows of the replica.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
    pub(crate) revision: Revision,
    pub(crate) counts: Counts,
    pub(crate) admins: u32,
    pub(crate) unassigned: u32,
    pub(crate) whole: bool,
}

impl Replica {
    /// The replica of `me` from rows in sight.
    pub(crate) fn load(me: AdminId, revision: Revision, rows: Rows) -> Self {
        let mut index = Index::default();
        index.merge(&rows, &[]);
        Self::new(me, me, Arc::new(Directory::load(revision, rows)), index)
    }

    fn new(me: AdminId, reader: AdminId, directory: Arc<Directory>, index: Index) -> Self {
        let summary = summary(&directory.view(reader), directory.revision());
        Self {
            me,
            reader,
            directory,
            index,
            summary,
            order: OnceLock::new(),
            people: OnceLock::new(),
            trees: Memory::default(),
            users: Memory::default(),
            devices: Memory::default(),
            admins: Memory::default(),
        }
    }

    /// Catches up with the service.
    pub(crate) fn merge(&mut self, delta: DirectoryView) {
        let mut directory = std::mem::take(&mut self.directory);
        let mut index = std::mem::take(&mut self.index);
        if delta.full {
            let reader = self.reader;
            *self = Self::load(self.me, delta.revision, delta.rows);
            self.read_as(reader);
            return;
        }
        index.merge(&delta.rows, &delta.removed);
        // A copy only while somebody holds a snapshot.
        Arc::make_mut(&mut directory).merge(delta.revision, delta.rows, &delta.removed);
        // What was made from the rows until now is forgotten with them.
        let reader = seen_as(&directory, self.me, self.reader);
        *self = Self::new(self.me, reader, directory, index);
    }

    /// Reads with another admin's eyes from now on, or one's own; whether that is allowed.
    pub(crate) fn read_as(&mut self, admin: AdminId) -> bool {
        let reader = seen_as(&self.directory, self.me, admin);
        if reader != self.reader {
            let (directory, index) = (std::mem::take(&mut self.directory), std::mem::take(&mut self.index));
            *self = Self::new(self.me, reader, directory, index);
        }
        reader == admin
    }

    /// With whose eyes it is read.
    pub(crate) fn reader(&self) -> AdminId {
        self.reader
    }

    /// The admin with whose eyes it is read, if not one's own.
    pub(crate) fn viewing_as(&self) -> Option<RowLabel> {
        let admin = self.directory.view(self.me).admin(self.reader).filter(|admin| admin.id != self.me)?;
        Some(RowLabel { row: RowRef::Admin(admin.id), name: admin.name.clone() })
    }

    pub(crate) fn me(&self) -> AdminId {
        self.me
    }

    pub(crate) fn view(&self) -> View<'_> {
        self.directory.view(self.reader)
    }

    /// The directory as it is now, for work that takes longer than anybody should wait.
    pub(crate) fn snapshot(&self) -> Arc<Directory> {
        Arc::clone(&self.directory)
    }

    /// Who one is, while one looks with one's own eyes.
    pub(crate) fn own_eyes(&self) -> Option<AdminId> {
        (self.reader == self.me).then_some(self.me)
    }

    /// One's own row.
    pub(crate) fn own(&self) -> Option<&Admin> {
        self.directory.view(self.me).me()
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn summary(&self) -> Summary {
        self.summary
    }

    /// Everything, as it is kept on disk.
    pub(crate) fn rows(&self) -> Rows {
        self.directory.rows()
    }

    /// Place of each group in the tree as it is read from top to bottom.
    pub(crate) fn order(&self) -> &HashMap<GroupId, u32> {
        self.order.get_or_init(|| {
            let view = self.view();
            let groups = view.children(None).into_iter().flat_map(|top| view.subtree(top));
            groups.zip(0..).collect()
        })
    }

    /// The users directly in a group, by their reading. Sorted once for all groups: opening and closing them sorts nothing.
    pub(crate) fn people(&self, group: GroupId) -> &[UserId] {
        let people = self.people.get_or_init(|| {
            let mut people: HashMap<GroupId, Vec<(&str, UserId)>> = HashMap::new();
            for user in self.view().users() {
                people.entry(user.group).or_default().push((self.sort(RowRef::User(user.id)), user.id));
            }
            let sorted = people.into_iter().map(|(group, mut users)| {
                users.sort_unstable();
                (group, users.into_iter().map(|(_, id)| id).collect())
            });
            sorted.collect()
        });
        people.get(&group).map_or(&[], Vec::as_slice)
    }

    /// What a row is sorted by.
    pub(crate) fn sort(&self, row: RowRef) -> &str {
        self.index.sort(row)
    }
}

/// Whose eyes may be used: the wanted ones while one may act as that admin, else one's own.
fn seen_as(directory: &Directory, me: AdminId, wanted: AdminId) -> AdminId {
    if directory.view(me).may_act_as(wanted) { wanted } else { me }
}

fn summary(view: &View<'_>, revision: Revision) -> Summary {
    let mut counts = Counts::default();
    for top in view.children(None) {
        let below = view.counts(top);
        counts.groups += below.groups + 1;
        counts.users += below.users;
        counts.devices += below.devices;
    }
    let unassigned = view.devices_at(Place::Unassigned).count() as u32;
    counts.devices += unassigned;
    if !(view.whole() && view.may(Permission::DeviceView, Target::Organization)) {
        // Devices may be in sight in some groups of a scope and not in others: only counting tells.
        counts.devices = view.devices().count() as u32;
    }
    Summary { revision, counts, admins: view.admins().count() as u32, unassigned, whole: view.whole() }
}

/// The lists made last, so that scrolling through one makes it once.
#[derive(Debug)]
pub(crate) struct Memory<K, V>(Mutex<Vec<(K, Arc<V>)>>);

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: PartialEq, V> Memory<K, V> {
    /// The list for a key, made now if it was not made lately.
    pub(crate) fn get(&self, key: K, make: impl FnOnce(&K) -> V) -> Arc<V> {
        if let Some(list) = self.known(&key) {
            return list;
        }
        // Made without the lock: a long list does not keep a short one waiting.
        let list = Arc::new(make(&key));
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.truncate(REMEMBERED - 1);
        lists.insert(0, (key, Arc::clone(&list)));
        list
    }

    fn known(&self, key: &K) -> Option<Arc<V>> {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = lists.iter().position(|(known, _)| known == key)?;
        lists[..=at].rotate_right(1);
        Some(Arc::clone(&lists[0].1))
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn the_lists_used_last_are_remembered() {
        let memory = Memory::default();
        let made = |key: u32| {
            let mut made = false;
            let list = memory.get(key, |key| {
                made = true;
                key * 10
            });
            assert_eq!(*list, key * 10);
            made
        };
        assert!((0..4).all(made));
        assert!(!made(0), "still there");
        assert!(made(4), "takes the place of 1, which was used longest ago");
        assert!(!made(0) && !made(4) && made(1));
    }
}
