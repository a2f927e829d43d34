//! The replica: the part of the directory that the signed-in admin may see, with what makes windows onto it quick.
//!
//! The service sends only rows in sight; reading through [`directory::View`] all the same means that the engine, and
//! not this crate, decides what is shown.
//!
//! What is made from the rows follows them in two ways. The indexes and their orders are patched with every change;
//! what one pass over them makes (lists, trees, people by group) is forgotten and made again when somebody asks.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use contract::{DirectoryView, ipc::RowLabel};
use directory::{
    Admin, AdminId, Counts, Device, Directory, Group, GroupId, Permission, Place, PolicyId, PolicyTarget,
    Revision, RowRef, Rows, Target, User, View,
};

use crate::{
    index::{Index, Slot},
    places::{People, Places, Reach, Sight, Spot},
    policies::{coverage::ExceptionMap, impact::LastImpact},
    windows::{AdminKey, DeviceList, ListKey, Tree, TreeKey, UserList},
};

/// How many made lists of one kind are remembered.
const REMEMBERED: usize = 4;
/// How many rows of two kinds are worth a thread of their own to be indexed.
const WORTH_A_THREAD: usize = 5_000;

/// The rows in sight of one admin at one revision.
#[derive(Debug)]
pub struct Replica {
    me: AdminId,
    /// With whose eyes it is read: one's own, or those of an admin whom one may act as.
    reader: AdminId,
    directory: Arc<Directory>,
    pub(crate) groups: Index<Group>,
    pub(crate) users: Index<User>,
    pub(crate) devices: Index<Device>,
    pub(crate) admins: Index<Admin>,
    pub(crate) places: Places,
    summary: Summary,
    sight: OnceLock<Sight>,
    reach: OnceLock<Reach>,
    people: OnceLock<People>,
    held: OnceLock<Vec<u32>>,
    exceptions: OnceLock<ExceptionMap>,
    pub(crate) trees: Memory<TreeKey, Tree>,
    pub(crate) user_lists: Memory<ListKey, UserList>,
    pub(crate) device_lists: Memory<ListKey, DeviceList>,
    pub(crate) admin_lists: Memory<AdminKey, Vec<Slot>>,
    /// What policies are assigned to, by what is searched for in it.
    pub(crate) target_lists: Memory<(PolicyId, String), Vec<PolicyTarget>>,
    pub(crate) last_impact: Arc<LastImpact>,
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
    #[must_use]
    pub fn load(me: AdminId, revision: Revision, rows: Rows) -> Self {
        let mut replica = Self {
            me,
            reader: me,
            directory: Arc::default(),
            groups: Index::default(),
            users: Index::default(),
            devices: Index::default(),
            admins: Index::default(),
            places: Places::default(),
            summary: Summary::default(),
            sight: OnceLock::new(),
            reach: OnceLock::new(),
            people: OnceLock::new(),
            held: OnceLock::new(),
            exceptions: OnceLock::new(),
            trees: Memory::default(),
            user_lists: Memory::default(),
            device_lists: Memory::default(),
            admin_lists: Memory::default(),
            target_lists: Memory::default(),
            last_impact: Arc::default(),
        };
        replica.take(revision, rows, &[]);
        replica
    }

    /// Catches up with the service.
    pub fn merge(&mut self, delta: DirectoryView) {
        let DirectoryView { revision, full, rows, removed } = delta;
        if full {
            self.renew(revision, rows);
            return;
        }
        self.take(revision, rows, &removed);
        let wasteful = self.groups.is_wasteful()
            || self.users.is_wasteful()
            || self.devices.is_wasteful()
            || self.admins.is_wasteful();
        if wasteful {
            self.renew(revision, self.directory.rows());
        }
    }

    /// Everything anew, read with the same eyes as before if that is still allowed.
    fn renew(&mut self, revision: Revision, rows: Rows) {
        let reader = self.reader;
        *self = Self::load(self.me, revision, rows);
        self.read_as(reader);
    }

    fn take(&mut self, revision: Revision, rows: Rows, removed: &[RowRef]) {
        let gone = |wanted: fn(&RowRef) -> bool| removed.iter().any(wanted);
        // Groups and grants decide what is in sight; where users lie follows from their own rows.
        let sight = !rows.groups.is_empty()
            || !rows.admins.is_empty()
            || gone(|row| matches!(row, RowRef::Group(_) | RowRef::Admin(_)));
        let people = sight || !rows.users.is_empty() || gone(|row| matches!(row, RowRef::User(_)));

        self.index(&rows, removed);
        self.places.merge(&rows, &mut self.groups, &mut self.users, &self.devices);
        // A copy only while somebody holds a snapshot.
        Arc::make_mut(&mut self.directory).merge(revision, rows, removed);
        if sight {
            self.sight = OnceLock::new();
        }
        if people {
            self.reach = OnceLock::new();
            self.people = OnceLock::new();
        }
        self.look(seen_as(&self.directory, self.me, self.reader));
    }

    fn index(&mut self, rows: &Rows, removed: &[RowRef]) {
        let Self { groups, users, devices, admins, .. } = self;
        let ids = removed.iter();
        groups.merge(
            &rows.groups,
            ids.clone().filter_map(|row| match row {
                RowRef::Group(id) => Some(*id),
                _ => None,
            }),
        );
        admins.merge(
            &rows.admins,
            ids.clone().filter_map(|row| match row {
                RowRef::Admin(id) => Some(*id),
                _ => None,
            }),
        );
        let mut users = || {
            users.merge(
                &rows.users,
                ids.clone().filter_map(|row| match row {
                    RowRef::User(id) => Some(*id),
                    _ => None,
                }),
            );
        };
        let mut devices = || {
            devices.merge(
                &rows.devices,
                ids.clone().filter_map(|row| match row {
                    RowRef::Device(id) => Some(*id),
                    _ => None,
                }),
            );
        };
        if rows.users.len().min(rows.devices.len()) < WORTH_A_THREAD {
            users();
            devices();
            return;
        }
        std::thread::scope(|scope| {
            scope.spawn(users);
            devices();
        });
    }

    /// What is shown follows the rows and the reader.
    fn look(&mut self, reader: AdminId) {
        if reader != self.reader {
            self.reader = reader;
            self.sight = OnceLock::new();
            self.reach = OnceLock::new();
        }
        self.held = OnceLock::new();
        self.exceptions = OnceLock::new();
        self.trees = Memory::default();
        self.user_lists = Memory::default();
        self.device_lists = Memory::default();
        self.admin_lists = Memory::default();
        self.target_lists = Memory::default();
        // Another one, so that whoever still fills the old one fills what nobody asks.
        self.last_impact = Arc::default();
        self.summary = summary(&self.view(), self.directory.revision());
    }

    /// Reads with another admin's eyes from now on, or one's own; whether that is allowed.
    pub(crate) fn read_as(&mut self, admin: AdminId) -> bool {
        let reader = seen_as(&self.directory, self.me, admin);
        if reader != self.reader {
            self.look(reader);
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

    pub(crate) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Who one is, while one looks with one's own eyes.
    pub(crate) fn own_eyes(&self) -> Option<AdminId> {
        (self.reader == self.me).then_some(self.me)
    }

    /// One's own row.
    pub(crate) fn own(&self) -> Option<&Admin> {
        self.directory.view(self.me).me()
    }

    pub(crate) fn summary(&self) -> Summary {
        self.summary
    }

    /// What in each node has a policy of its own.
    pub(crate) fn exceptions(&self) -> &ExceptionMap {
        self.exceptions.get_or_init(|| self.count_exceptions())
    }

    /// At most so many rows after one, as they are kept on disk.
    pub(crate) fn rows_after(&self, after: Option<RowRef>, most: usize) -> Rows {
        self.directory.rows_after(after, most)
    }

    /// What lies in a group, sub-groups included.
    #[must_use]
    pub fn counts(&self, group: GroupId) -> Counts {
        self.view().counts(group)
    }

    /// What the reader sees of the tree.
    pub(crate) fn sight(&self) -> &Sight {
        self.sight.get_or_init(|| Sight::new(&self.view(), &self.groups))
    }

    /// Where in the tree devices lie that the reader sees.
    pub(crate) fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::new(self.sight(), &self.places, &self.users))
    }

    /// The users directly in a group, by their reading.
    pub(crate) fn people(&self, group: Slot) -> &[Slot] {
        let make = || People::new(&self.places, self.groups.len(), self.users.by_name());
        self.people.get_or_init(make).of(group)
    }

    /// How many devices in sight each user has, by slot.
    pub(crate) fn held(&self) -> &[u32] {
        self.held.get_or_init(|| {
            let (reach, mut held) = (self.reach(), vec![0; self.users.len()]);
            for slot in self.devices.by_name() {
                if let Some(spot @ Spot::User(user)) = self.places.spot(*slot)
                    && reach.position(spot).is_some()
                {
                    held[user as usize] += 1;
                }
            }
            held
        })
    }

    /// What a row is sorted by; empty for a row that is not here.
    pub(crate) fn sort(&self, row: RowRef) -> &[u8] {
        match row {
            RowRef::Group(id) => self.groups.sort(id),
            RowRef::User(id) => self.users.sort(id),
            RowRef::Device(id) => self.devices.sort(id),
            RowRef::Admin(id) => self.admins.sort(id),
            _ => &[],
        }
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
    if !(view.whole() && view.may(Permission::DeviceView, Target::Organization)) {
        // Devices may be in sight in some groups of a scope and not in others.
        let groups = view.children(None).into_iter().flat_map(|top| view.subtree(top));
        counts.devices = groups.map(|group| view.direct_counts(group).devices).sum();
    }
    let unassigned = view.device_count_at(Place::Unassigned);
    counts.devices += unassigned;
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
