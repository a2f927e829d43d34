//! One admin's grants, ready for fast decisions. Grants are never merged: each keeps its own scope.

use super::Tree;
use crate::{Admin, GroupId, Permission, PermissionSet, Scope};

/// The grants of an admin with their scopes as spans of the tree. A suspended admin's is empty (rule 9).
#[derive(Clone, Debug, Default)]
pub(crate) struct Authority {
    grants: Vec<CompiledGrant>,
}

#[derive(Clone, Debug)]
struct CompiledGrant {
    permissions: PermissionSet,
    spans: Spans,
}

/// Disjoint, ascending spans of tree positions, or everything.
#[derive(Clone, Debug)]
enum Spans {
    Organization,
    Groups(Vec<(u32, u32)>),
}

impl Spans {
    fn compile(scope: &Scope, tree: &Tree) -> Self {
        match scope {
            Scope::Organization => Self::Organization,
            Scope::Groups(groups) => {
                Self::Groups(merge(groups.iter().filter_map(|group| tree.span(*group)).collect()))
            }
        }
    }

    /// Whether the position, or with `None` the whole organization, is covered.
    fn cover(&self, at: Option<u32>) -> bool {
        match (self, at) {
            (Self::Organization, _) => true,
            (Self::Groups(_), None) => false,
            (Self::Groups(spans), Some(at)) => {
                let after = spans.partition_point(|(from, _)| *from <= at);
                after > 0 && at < spans[after - 1].1
            }
        }
    }
}

impl Authority {
    pub(crate) fn compile(admin: &Admin, tree: &Tree) -> Self {
        if admin.suspended {
            return Self::default();
        }
        let grants = admin
            .grants
            .iter()
            .filter(|grant| !grant.permissions.is_empty())
            .map(|grant| CompiledGrant {
                permissions: grant.permissions,
                spans: Spans::compile(&grant.scope, tree),
            })
            .collect();
        Self { grants }
    }

    /// Whether one single grant holds the permission at a position; `None` is the whole organization (rule 1).
    pub(crate) fn may(&self, permission: Permission, at: Option<u32>) -> bool {
        self.grants.iter().any(|grant| grant.permissions.contains(permission) && grant.spans.cover(at))
    }

    /// Whether any grant holds the permission at any group or over the whole organization.
    pub(crate) fn may_anywhere(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| {
            let somewhere = match &grant.spans {
                Spans::Organization => true,
                Spans::Groups(spans) => !spans.is_empty(),
            };
            somewhere && grant.permissions.contains(permission)
        })
    }

    /// Everything that single grants hold at a position.
    pub(crate) fn permissions(&self, at: Option<u32>) -> PermissionSet {
        self.grants
            .iter()
            .filter(|grant| grant.spans.cover(at))
            .fold(PermissionSet::EMPTY, |set, grant| set.union(grant.permissions))
    }

    /// Whether any grant reaches the position, whatever it permits.
    pub(crate) fn sees(&self, at: Option<u32>) -> bool {
        self.grants.iter().any(|grant| grant.spans.cover(at))
    }

    /// What is in sight: `None` for the whole organization, else disjoint spans.
    pub(crate) fn sight(&self) -> Option<Vec<(u32, u32)>> {
        self.spans(|_| true)
    }

    /// Where a permission holds: `None` for the whole organization, else disjoint spans.
    pub(crate) fn holds_at(&self, permission: Permission) -> Option<Vec<(u32, u32)>> {
        self.spans(|permissions| permissions.contains(permission))
    }

    fn spans(&self, counts: impl Fn(PermissionSet) -> bool) -> Option<Vec<(u32, u32)>> {
        let mut spans = Vec::new();
        for grant in self.grants.iter().filter(|grant| counts(grant.permissions)) {
            match &grant.spans {
                Spans::Organization => return None,
                Spans::Groups(groups) => spans.extend_from_slice(groups),
            }
        }
        Some(merge(spans))
    }
}

/// The groups that somebody must cover to deal with this admin: `None` stands for the whole organization. An admin
/// without any scope is dealt with only by those who cover everything: covering nothing proves nothing.
pub(crate) fn reach(admin: &Admin) -> Vec<Option<GroupId>> {
    let mut reach: Vec<Option<GroupId>> =
        admin.grants.iter().flat_map(|grant| reach_of(&grant.scope)).collect();
    if reach.contains(&None) {
        return vec![None];
    }
    if reach.is_empty() {
        reach.push(None);
    }
    reach.sort_unstable();
    reach.dedup();
    reach
}

/// The groups of one scope; `None` stands for the whole organization.
pub(crate) fn reach_of(scope: &Scope) -> Vec<Option<GroupId>> {
    match scope {
        Scope::Organization => vec![None],
        Scope::Groups(groups) => groups.iter().copied().map(Some).collect(),
    }
}

fn merge(mut spans: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    spans.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if from < last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
