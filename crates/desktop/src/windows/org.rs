//! The organization tree, flattened to the rows that are on show.

use std::collections::HashSet;

use contract::ipc::{OrgLocate, OrgNode, OrgPath, OrgQuery, OrgRow, OrgWindow};
use directory::{Counts, GroupId, Place, View};

use super::{cut, labels};
use crate::{
    index::{Match, Slot, Slots, needle},
    places::Sight,
    replica::Replica,
};

/// Rows down to this level are open unless somebody says otherwise.
const OPEN_LEVELS: u32 = 2;

/// What makes a flattened tree another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeKey {
    expanded: Option<Vec<GroupId>>,
    needle: String,
    show_users: bool,
}

/// The tree as it is shown, from top to bottom.
#[derive(Debug)]
pub(crate) struct Tree {
    rows: Vec<Row>,
    expanded: Vec<GroupId>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Organization,
    Unassigned,
    Group(Slot),
    User(Slot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    node: Node,
    level: u32,
    position: u32,
    set_size: u32,
    expandable: bool,
    expanded: bool,
    matches: bool,
}

impl From<&OrgQuery> for TreeKey {
    fn from(query: &OrgQuery) -> Self {
        Self { expanded: query.expanded.clone(), needle: needle(&query.query), show_users: query.show_users }
    }
}

impl Replica {
    /// A window of the tree. The organization and the unassigned devices are there for those who see everything; for
    /// others their own groups are at the top. Under a query the way to every match is open.
    #[must_use]
    pub fn org_rows(&self, query: &OrgQuery) -> OrgWindow {
        let tree = self.tree(query.into());
        let view = self.view();
        OrgWindow {
            revision: self.summary().revision,
            total: tree.rows.len() as u32,
            from: query.from,
            expanded: tree.expanded.clone(),
            rows: cut(&tree.rows, query.from, query.count).iter().map(|row| self.shown(&view, row)).collect(),
        }
    }

    /// The way to a node, opened. Only a group, a user, or the two fixed nodes have a row.
    pub(crate) fn org_locate(&self, locate: &OrgLocate) -> OrgPath {
        let view = self.view();
        let (group, inside) = match locate.node {
            OrgNode::Organization | OrgNode::Unassigned => (None, true),
            OrgNode::Group(id) => (Some(id), false),
            OrgNode::User(id) => (view.user(id).map(|user| user.group), true),
        };
        let path = group.map_or_else(Vec::new, |group| view.path(group));
        let mut key = TreeKey::from(&locate.query);
        let mut expanded = key.expanded.take().unwrap_or_else(|| opened(&view));
        let known: HashSet<GroupId> = expanded.iter().copied().collect();
        let open = if inside { &path[..] } else { &path[..path.len().saturating_sub(1)] };
        expanded.extend(open.iter().filter(|group| !known.contains(group)));
        let tree = self.tree(TreeKey { expanded: Some(expanded), ..key });
        let wanted = match locate.node {
            OrgNode::Organization => Some(Node::Organization),
            OrgNode::Unassigned => Some(Node::Unassigned),
            OrgNode::Group(id) => self.groups.find(id).map(Node::Group),
            OrgNode::User(id) => self.users.find(id).map(Node::User),
        };
        OrgPath {
            groups: labels(&view, group),
            index: tree.rows.iter().position(|row| Some(row.node) == wanted).map(|index| index as u32),
            expanded: tree.expanded.clone(),
        }
    }

    /// The nodes of the whole tree as it is shown.
    pub(crate) fn tree_nodes(&self, query: &OrgQuery) -> Vec<OrgNode> {
        self.tree(query.into()).rows.iter().map(|row| self.node(row.node)).collect()
    }

    fn node(&self, node: Node) -> OrgNode {
        match node {
            Node::Organization => OrgNode::Organization,
            Node::Unassigned => OrgNode::Unassigned,
            Node::Group(slot) => OrgNode::Group(self.groups.id(slot)),
            Node::User(slot) => OrgNode::User(self.users.id(slot)),
        }
    }

    fn tree(&self, key: TreeKey) -> std::sync::Arc<Tree> {
        self.trees.get(key, |key| Builder::new(self, key).build())
    }

    fn shown(&self, view: &View<'_>, row: &Row) -> OrgRow {
        let node = self.node(row.node);
        let (name, detail, counts) = match node {
            OrgNode::Organization => (String::new(), String::new(), self.summary().counts),
            OrgNode::Unassigned => {
                let devices = self.summary().unassigned;
                (String::new(), String::new(), Counts { devices, ..Counts::default() })
            }
            OrgNode::Group(id) => {
                let (name, code) = view.group(id).map_or_else(Default::default, |g| (g.name, g.code));
                (name, code, view.counts(id))
            }
            OrgNode::User(id) => {
                let (name, yomigana) =
                    view.user(id).map_or_else(Default::default, |u| (u.name.clone(), u.yomigana.clone()));
                let devices = view.device_count_at(Place::User(id));
                (name, yomigana, Counts { devices, ..Counts::default() })
            }
        };
        let Row { level, position, set_size, expandable, expanded, matches, .. } = *row;
        let exceptions = self.exceptions().get(&node).map_or(0, |one| one.count());
        OrgRow {
            node,
            name,
            detail,
            level,
            position,
            set_size,
            expandable,
            expanded,
            counts,
            exceptions,
            matches,
        }
    }
}

/// The groups that are open at first: those on the first two levels, the organization's own row counted.
fn opened(view: &View<'_>) -> Vec<GroupId> {
    let mut level = view.children(None);
    let mut open = Vec::new();
    for _ in u32::from(view.whole())..OPEN_LEVELS {
        open.extend_from_slice(&level);
        level = level.into_iter().flat_map(|group| view.children(Some(group))).collect();
    }
    open
}

/// What a query leaves of the tree.
struct Matches {
    /// Groups that match or lie on the way to a match.
    shown: Slots,
    groups: Slots,
    users: Slots,
}

/// What is still to be shown, with its level, its place among its siblings, and how many they are.
enum Next<'a> {
    Group(Slot, [u32; 3]),
    People(&'a [Slot], [u32; 3]),
}

struct Builder<'a> {
    replica: &'a Replica,
    sight: &'a Sight,
    whole: bool,
    show_users: bool,
    expanded: Vec<GroupId>,
    open: Slots,
    matches: Option<Matches>,
}

impl<'a> Builder<'a> {
    fn new(replica: &'a Replica, key: &TreeKey) -> Self {
        let (view, sight) = (replica.view(), replica.sight());
        let mut expanded = key.expanded.clone().unwrap_or_else(|| opened(&view));
        let mut open = Slots::new(replica.groups.len());
        // Groups may have gone since they were opened.
        expanded.retain(|group| {
            let slot = replica.groups.find(*group).filter(|slot| sight.group(*slot).is_some());
            slot.inspect(|slot| open.insert(*slot)).is_some()
        });
        let matches = (!key.needle.is_empty()).then(|| matches(replica, &view, &key.needle, key.show_users));
        Self { replica, sight, whole: view.whole(), show_users: key.show_users, expanded, open, matches }
    }

    fn build(self) -> Tree {
        let (mut rows, mut stack, mut siblings) = (Vec::new(), Vec::new(), Vec::new());
        siblings.extend(self.groups(None));
        // What is left out by a query leaves nothing behind, not even the organization around it.
        if self.whole && (self.matches.is_none() || !siblings.is_empty()) {
            rows.push(Row { expanded: true, ..row(Node::Organization, [1, 1, 1]) });
        }
        let (top, before) = (1 + u32::from(self.whole), u32::from(self.whole && self.matches.is_none()));
        let count = siblings.len() as u32 + before;
        if before > 0 {
            rows.push(row(Node::Unassigned, [top, 1, count]));
        }
        push(&mut stack, &mut siblings, [top, before, count]);
        while let Some(next) = stack.pop() {
            match next {
                Next::People(people, [level, before, count]) => {
                    let people = people.iter().filter(|user| self.shows(**user)).zip(before + 1..);
                    let matches = self.matches.is_some();
                    rows.extend(people.map(|(user, position)| Row {
                        matches,
                        ..row(Node::User(*user), [level, position, count])
                    }));
                }
                Next::Group(group, place) => {
                    let open = self.matches.is_some() || self.open.contains(group);
                    let people = if self.show_users { self.replica.people(group) } else { &[] };
                    siblings.extend(self.groups(Some(group)).filter(|_| open));
                    let shown = people.iter().filter(|user| open && self.shows(**user)).count() as u32;
                    let (groups, level) = (siblings.len() as u32, place[0] + 1);
                    let expanded = groups + shown > 0;
                    let more = || !people.is_empty() || self.sight.children(Some(group)).next().is_some();
                    rows.push(Row {
                        expanded,
                        expandable: expanded || (!open && more()),
                        matches: self.matches.as_ref().is_some_and(|matches| matches.groups.contains(group)),
                        ..row(Node::Group(group), place)
                    });
                    // Sub-groups, then users by their reading.
                    if shown > 0 {
                        stack.push(Next::People(people, [level, groups, groups + shown]));
                    }
                    push(&mut stack, &mut siblings, [level, 0, groups + shown]);
                }
            }
        }
        Tree { rows, expanded: self.expanded }
    }

    fn groups(&self, parent: Option<Slot>) -> impl Iterator<Item = Slot> {
        let shown = self.matches.as_ref().map(|matches| &matches.shown);
        self.sight.children(parent).filter(move |group| shown.is_none_or(|shown| shown.contains(*group)))
    }

    fn shows(&self, user: Slot) -> bool {
        self.matches.as_ref().is_none_or(|matches| matches.users.contains(user))
    }
}

fn matches(replica: &Replica, view: &View<'_>, needle: &str, show_users: bool) -> Matches {
    let Replica { groups, users, places, .. } = replica;
    let none = || Slots::new(groups.len());
    let mut found = Matches { shown: none(), groups: none(), users: Slots::new(users.len()) };
    // The groups that a match lies in: mostly many users in few of them.
    let mut ways = none();
    groups.search(needle, |slot, rank| {
        if rank != Match::Found {
            found.groups.insert(slot);
            ways.insert(slot);
        }
    });
    if show_users {
        users.search(needle, |slot, rank| {
            if rank != Match::Found {
                found.users.insert(slot);
                places.group_of(slot).into_iter().for_each(|group| ways.insert(group));
            }
        });
    }
    for way in ways.iter() {
        // A group that is shown already has its way shown.
        if !found.shown.contains(way) {
            let path = view.path(groups.id(way)).into_iter();
            path.filter_map(|group| groups.find(group)).for_each(|group| found.shown.insert(group));
        }
    }
    found
}

fn row(node: Node, [level, position, set_size]: [u32; 3]) -> Row {
    Row { node, level, position, set_size, expandable: false, expanded: false, matches: false }
}

/// Puts siblings on the stack so that the first is taken first, and leaves none. `place` is the level, how many siblings
/// stand before them, and how many there are in all.
fn push(stack: &mut Vec<Next<'_>>, siblings: &mut Vec<Slot>, [level, before, count]: [u32; 3]) {
    let last = before + siblings.len() as u32;
    let positions = (before + 1..=last).rev();
    stack.extend(
        siblings
            .drain(..)
            .rev()
            .zip(positions)
            .map(|(group, position)| Next::Group(group, [level, position, count])),
    );
}
