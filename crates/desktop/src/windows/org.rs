//! The organization tree, flattened to the rows that are on show.

use std::collections::{HashMap, HashSet};

use contract::ipc::{OrgLocate, OrgNode, OrgPath, OrgQuery, OrgRow, OrgWindow};
use directory::{Counts, GroupId, Place, RowRef, UserId, View};

use super::{cut, labels};
use crate::{index::needle, replica::Replica};

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    node: OrgNode,
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
    pub(crate) fn org_rows(&self, query: &OrgQuery) -> OrgWindow {
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
        OrgPath {
            groups: labels(&view, group),
            index: tree.rows.iter().position(|row| row.node == locate.node).map(|index| index as u32),
            expanded: tree.expanded.clone(),
        }
    }

    /// The nodes of the whole tree as it is shown.
    pub(crate) fn tree_nodes(&self, query: &OrgQuery) -> Vec<OrgNode> {
        self.tree(query.into()).rows.iter().map(|row| row.node).collect()
    }

    fn tree(&self, key: TreeKey) -> std::sync::Arc<Tree> {
        self.trees.get(key, |key| Builder::new(self, key).build())
    }

    fn shown(&self, view: &View<'_>, row: &Row) -> OrgRow {
        let (name, detail, counts) = match row.node {
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
                let devices = view.devices_at(Place::User(id)).count() as u32;
                (name, yomigana, Counts { devices, ..Counts::default() })
            }
        };
        let Row { node, level, position, set_size, expandable, expanded, matches } = *row;
        OrgRow { node, name, detail, level, position, set_size, expandable, expanded, counts, matches }
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
    shown: HashSet<GroupId>,
    groups: HashSet<GroupId>,
    users: HashMap<GroupId, HashSet<UserId>>,
}

struct Builder<'a> {
    replica: &'a Replica,
    view: View<'a>,
    show_users: bool,
    expanded: Vec<GroupId>,
    open: HashSet<GroupId>,
    matches: Option<Matches>,
}

impl<'a> Builder<'a> {
    fn new(replica: &'a Replica, key: &TreeKey) -> Self {
        let view = replica.view();
        let mut expanded = key.expanded.clone().unwrap_or_else(|| opened(&view));
        // Groups may have gone since they were opened.
        expanded.retain(|group| replica.order().contains_key(group));
        let matches = (!key.needle.is_empty()).then(|| matches(replica, &view, &key.needle, key.show_users));
        let open = expanded.iter().copied().collect();
        Self { replica, view, show_users: key.show_users, expanded, open, matches }
    }

    fn build(self) -> Tree {
        let mut rows = Vec::new();
        let mut stack = Vec::new();
        let tops = self.shown_groups(None);
        let whole = self.view.whole();
        // What is left out by a query leaves nothing behind, not even the organization around it.
        if whole && (self.matches.is_none() || !tops.is_empty()) {
            rows.push(Row { expandable: false, expanded: true, ..row(OrgNode::Organization, 1, 1, 1) });
        }
        let unassigned = whole && self.matches.is_none();
        let nodes = unassigned.then_some(OrgNode::Unassigned).into_iter();
        push(&mut stack, nodes.chain(tops.into_iter().map(OrgNode::Group)).collect(), 1 + u32::from(whole));
        while let Some(mut row) = stack.pop() {
            match row.node {
                OrgNode::Group(id) => {
                    let open = self.matches.is_some() || self.open.contains(&id);
                    let children = if open { self.children(id) } else { Vec::new() };
                    row.expanded = !children.is_empty();
                    row.expandable = row.expanded || (!open && self.holds_any(id));
                    row.matches = self.matches.as_ref().is_some_and(|matches| matches.groups.contains(&id));
                    push(&mut stack, children, row.level + 1);
                }
                OrgNode::User(_) => row.matches = self.matches.is_some(),
                OrgNode::Organization | OrgNode::Unassigned => {}
            }
            rows.push(row);
        }
        Tree { rows, expanded: self.expanded }
    }

    fn shown_groups(&self, parent: Option<GroupId>) -> Vec<GroupId> {
        let mut groups = self.view.children(parent);
        if let Some(matches) = &self.matches {
            groups.retain(|group| matches.shown.contains(group));
        }
        groups
    }

    /// Sub-groups, then users by their reading.
    fn children(&self, group: GroupId) -> Vec<OrgNode> {
        let people = if self.show_users { self.replica.people(group) } else { &[] };
        let found = self.matches.as_ref().map(|matches| matches.users.get(&group));
        let users =
            people.iter().filter(|id| found.is_none_or(|found| found.is_some_and(|ids| ids.contains(id))));
        let groups = self.shown_groups(Some(group)).into_iter().map(OrgNode::Group);
        groups.chain(users.copied().map(OrgNode::User)).collect()
    }

    fn holds_any(&self, group: GroupId) -> bool {
        let direct = self.view.direct_counts(group);
        direct.groups > 0 || (self.show_users && direct.users > 0)
    }
}

fn matches(replica: &Replica, view: &View<'_>, needle: &str, show_users: bool) -> Matches {
    let mut found = Matches { shown: HashSet::new(), groups: HashSet::new(), users: HashMap::new() };
    for entry in replica.index().iter().filter(|entry| entry.is_called(needle)) {
        let group = match entry.row {
            RowRef::Group(id) => Some(id).filter(|id| found.groups.insert(*id)),
            RowRef::User(id) if show_users => view.user(id).map(|user| user.group).inspect(|group| {
                found.users.entry(*group).or_default().insert(id);
            }),
            _ => None,
        };
        // A group that is shown already has its way shown.
        if let Some(group) = group.filter(|group| !found.shown.contains(group)) {
            found.shown.extend(view.path(group));
        }
    }
    found
}

fn row(node: OrgNode, level: u32, position: u32, set_size: u32) -> Row {
    Row { node, level, position, set_size, expandable: false, expanded: false, matches: false }
}

/// Puts siblings on the stack so that the first is taken first.
fn push(stack: &mut Vec<Row>, siblings: Vec<OrgNode>, level: u32) {
    let set_size = siblings.len() as u32;
    stack.extend(
        siblings
            .into_iter()
            .zip(1..)
            .map(|(node, position)| row(node, level, position, set_size))
            .collect::<Vec<_>>()
            .into_iter()
            .rev(),
    );
}
