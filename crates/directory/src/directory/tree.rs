//! The groups in pre-order: "is in this scope" is an interval test, and a sub-tree a slice.

use std::collections::{HashMap, HashSet};

use crate::{Counts, Group, GroupId};

#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    positions: HashMap<GroupId, u32>,
}

#[derive(Clone, Debug)]
struct Node {
    id: GroupId,
    parent: Option<u32>,
    /// One past the last position of its sub-tree.
    end: u32,
    direct: Counts,
    total: Counts,
}

impl Tree {
    /// Numbers the groups: parents before children, siblings by code, then name, those without code last. Total: a
    /// parent that is missing counts as the top, and a circle (which no plan makes) is cut at the first that is given.
    /// Nothing is counted yet.
    pub(crate) fn build<'a>(groups: impl Iterator<Item = &'a Group>) -> Self {
        let groups: Vec<&Group> = groups.collect();
        let known: HashSet<GroupId> = groups.iter().map(|group| group.id).collect();
        let mut below: HashMap<Option<GroupId>, Vec<&Group>> = HashMap::new();
        for group in &groups {
            below.entry(group.parent.filter(|parent| known.contains(parent))).or_default().push(group);
        }
        for siblings in below.values_mut() {
            // Descending: they are taken from a stack.
            siblings.sort_by(|a, b| sibling_order(b).cmp(&sibling_order(a)));
        }
        let mut tree =
            Self { nodes: Vec::with_capacity(groups.len()), positions: HashMap::with_capacity(groups.len()) };
        tree.walk(below.remove(&None).unwrap_or_default(), &mut below);
        for group in groups {
            if !tree.positions.contains_key(&group.id) {
                tree.walk(vec![group], &mut below);
            }
        }
        tree
    }

    fn walk(&mut self, roots: Vec<&Group>, below: &mut HashMap<Option<GroupId>, Vec<&Group>>) {
        let mut stack: Vec<(&Group, Option<u32>)> = roots.into_iter().map(|group| (group, None)).collect();
        while let Some((group, parent)) = stack.pop() {
            if self.positions.contains_key(&group.id) {
                continue;
            }
            let position = self.nodes.len() as u32;
            let node = Node {
                id: group.id,
                parent,
                end: position + 1,

                direct: Counts::default(),
                total: Counts::default(),
            };
            self.nodes.push(node);
            self.positions.insert(group.id, position);
            let mut above = parent;
            while let Some(at) = above {
                self.nodes[at as usize].end = position + 1;
                above = self.nodes[at as usize].parent;
            }
            for child in below.remove(&Some(group.id)).unwrap_or_default() {
                stack.push((child, Some(position)));
            }
        }
    }

    pub(crate) fn position(&self, group: GroupId) -> Option<u32> {
        self.positions.get(&group).copied()
    }

    /// The positions of a group and all below it.
    pub(crate) fn span(&self, group: GroupId) -> Option<(u32, u32)> {
        self.position(group).map(|at| (at, self.nodes[at as usize].end))
    }

    pub(crate) fn len(&self) -> u32 {
        self.nodes.len() as u32
    }

    /// The position of the group above; parents come before their children.
    pub(crate) fn parent_position(&self, at: u32) -> Option<u32> {
        self.nodes[at as usize].parent
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = GroupId> + '_ {
        self.nodes.iter().map(|node| node.id)
    }

    pub(crate) fn slice(&self, (from, to): (u32, u32)) -> impl Iterator<Item = GroupId> + '_ {
        self.nodes[from as usize..to as usize].iter().map(|node| node.id)
    }

    pub(crate) fn parent(&self, group: GroupId) -> Option<GroupId> {
        let parent = self.nodes[self.position(group)? as usize].parent?;
        Some(self.nodes[parent as usize].id)
    }

    /// The group and the groups above it, from the inside out.
    pub(crate) fn ancestors(&self, group: GroupId) -> impl Iterator<Item = GroupId> + '_ {
        let start = self.position(group);
        std::iter::successors(start, |at| self.nodes[*at as usize].parent)
            .map(|at| self.nodes[at as usize].id)
    }

    /// Groups directly below one, or at the top, in order.
    pub(crate) fn children(&self, parent: Option<GroupId>) -> impl Iterator<Item = GroupId> + '_ {
        let (from, to) = match parent {
            None => (0, self.len()),
            Some(parent) => self.span(parent).map_or((0, 0), |(at, end)| (at + 1, end)),
        };
        let next = move |at: u32| (at < to).then_some(at);
        std::iter::successors(next(from), move |at| next(self.nodes[*at as usize].end))
            .map(|at| self.nodes[at as usize].id)
    }

    pub(crate) fn direct(&self, group: GroupId) -> Counts {
        self.position(group).map_or(Counts::default(), |at| self.nodes[at as usize].direct)
    }

    pub(crate) fn total(&self, group: GroupId) -> Counts {
        self.position(group).map_or(Counts::default(), |at| self.nodes[at as usize].total)
    }

    /// What lies directly in a group, sub-groups aside; `None` for a group that is not here.
    pub(crate) fn counted(&self, group: GroupId) -> Option<Counts> {
        self.position(group).map(|at| Counts { groups: 0, ..self.nodes[at as usize].direct })
    }

    /// Counts everything anew from what lies directly in each group.
    pub(crate) fn count(&mut self, direct: impl Fn(GroupId) -> Counts) {
        for at in 0..self.nodes.len() {
            let node = &mut self.nodes[at];
            node.direct = Counts { groups: 0, ..direct(node.id) };
            node.total = Counts { groups: node.end - at as u32 - 1, ..node.direct };
            if let Some(parent) = node.parent {
                self.nodes[parent as usize].direct.groups += 1;
            }
        }
        // Whatever lies below a group stands after it.
        for at in (0..self.nodes.len()).rev() {
            let Node { parent, total, .. } = self.nodes[at];
            if let Some(parent) = parent {
                let above = &mut self.nodes[parent as usize].total;
                above.users += total.users;
                above.devices += total.devices;
            }
        }
    }

    pub(crate) fn add(&mut self, group: GroupId, load: Counts) {
        self.change(group, |counts| {
            counts.users += load.users;
            counts.devices += load.devices;
        });
    }

    pub(crate) fn subtract(&mut self, group: GroupId, load: Counts) {
        self.change(group, |counts| {
            counts.users = counts.users.saturating_sub(load.users);
            counts.devices = counts.devices.saturating_sub(load.devices);
        });
    }

    fn change(&mut self, group: GroupId, change: impl Fn(&mut Counts)) {
        let Some(at) = self.position(group) else { return };
        change(&mut self.nodes[at as usize].direct);
        let mut above = Some(at);
        while let Some(at) = above {
            change(&mut self.nodes[at as usize].total);
            above = self.nodes[at as usize].parent;
        }
    }
}

fn sibling_order(group: &Group) -> (bool, &str, &str, GroupId) {
    (group.code.is_empty(), &group.code, &group.name, group.id)
}
