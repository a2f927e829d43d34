//! Why an act is allowed or not, who else may do it, and what an admin may do where.

use std::collections::BTreeSet;

use super::View;
use crate::{
    Admin, AdminId, AuthorityHere, AuthorityPlace, Explanation, GrantVerdict, GroupId, Permission,
    PermissionSet, RowRef, Scope, Target, WhoMay,
    directory::{Authority, authority},
};

impl View<'_> {
    /// Whether the reader may do this to that: by which grant, or what each of the nearest grants lacks. A target out
    /// of sight is explained like one that does not exist: at the whole organization, without a grant.
    #[must_use]
    pub fn explain(&self, permission: Permission, target: Target) -> Explanation {
        let reach = self.reach(target).filter(|_| self.visible(target)).unwrap_or_default();
        let explanation = self.explained(permission, target, &reach);
        let could_grant = match explanation.allowed || reach.is_empty() {
            true => Vec::new(),
            false => self.could_grant(self.actor, permission, explanation.group),
        };
        Explanation { could_grant, ..explanation }
    }

    fn explained(&self, permission: Permission, target: Target, reach: &[Option<GroupId>]) -> Explanation {
        let allowed = self.may(permission, target);
        // What is missing is missing at one group; that one is explained.
        let group =
            reach.iter().find(|group| !self.may_at(permission, **group)).or(reach.first()).copied().flatten();
        let suspended = self.me().is_some_and(|me| me.suspended);
        let mut verdicts = self.verdicts(permission, reach, group);
        if allowed {
            verdicts.retain(|verdict| verdict.permission && verdict.scope);
        } else if verdicts.iter().any(|verdict| verdict.permission || verdict.scope) {
            verdicts.retain(|verdict| verdict.permission || verdict.scope);
        }
        Explanation { permission, allowed, group, grants: verdicts, suspended, could_grant: Vec::new() }
    }

    /// The same of another admin. `None` if the admin or the target is out of the reader's sight.
    #[must_use]
    pub fn explain_of(&self, id: AdminId, permission: Permission, target: Target) -> Option<Explanation> {
        self.admin(id)?;
        if !self.visible(target) {
            return None;
        }
        // Told at the place that the reader sees, also where the admin does not see it.
        let reach = self.reach(target).unwrap_or_default();
        let explanation = self.directory.view(id).explained(permission, target, &reach);
        let could_grant = if explanation.allowed {
            Vec::new()
        } else {
            self.could_grant(id, permission, explanation.group)
        };
        Some(Explanation { could_grant, ..explanation })
    }

    /// The admins in sight who may do this to that, by id. `None` if the target is out of sight.
    #[must_use]
    pub fn who_may(&self, permission: Permission, target: Target) -> Option<Vec<WhoMay>> {
        if !self.visible(target) {
            return None;
        }
        let who = self.admins().filter_map(|admin| {
            let explanation = self.directory.view(admin.id).explain(permission, target);
            let grants = explanation.grants.iter().map(|verdict| verdict.index).collect();
            explanation.allowed.then_some(WhoMay { admin: admin.id, grants })
        });
        Some(who.collect())
    }

    /// The admins in sight who hold anything over a group, a user or a device, by id. `None` if the row is out of sight, or
    /// for any other row: what several groups cover is asked with [`View::who_may`].
    #[must_use]
    pub fn authority_here(&self, row: RowRef) -> Option<Vec<AuthorityHere>> {
        let target = Target::Row(row);
        if !matches!(row, RowRef::Group(_) | RowRef::User(_) | RowRef::Device(_)) || !self.visible(target) {
            return None;
        }
        let group = self.reach(target)?.into_iter().next()?;
        let here = self.admins().filter(|admin| !admin.suspended).filter_map(|admin| {
            let mut permissions = PermissionSet::EMPTY;
            let mut grants = Vec::new();
            for (index, grant) in admin.grants.iter().enumerate() {
                if !grant.permissions.is_empty() && self.covers(&grant.scope, group) {
                    permissions = permissions.union(grant.permissions);
                    grants.push(index as u32);
                }
            }
            // Nobody does anything to a device that is not in their sight.
            let sees = !matches!(row, RowRef::Device(_)) || permissions.contains(Permission::DeviceView);
            (sees && !grants.is_empty()).then_some(AuthorityHere { admin: admin.id, grants, permissions })
        });
        Some(here.collect())
    }

    /// What an admin in sight may do where: the organization, then the groups that the grants name in the order of the
    /// tree, each below the nearest one above it. A suspended admin has no place. `None` if out of sight.
    #[must_use]
    pub fn authority_map(&self, id: AdminId) -> Option<Vec<AuthorityPlace>> {
        let admin = self.admin(id)?;
        let (tree, none) = (&self.directory.tree, Authority::default());
        let held = self.directory.authority(id).unwrap_or(&none);
        let whole = held.permissions(None);
        let organization = (!whole.is_empty()).then_some(AuthorityPlace {
            group: None,
            depth: 0,
            permissions: whole,
            inherited: PermissionSet::EMPTY,
        });
        let named: BTreeSet<u32> = admin
            .grants
            .iter()
            .flat_map(|grant| authority::reach_of(&grant.scope))
            .filter_map(|group| group.filter(|group| self.sees_group(*group)))
            .filter_map(|group| tree.position(group))
            .collect();
        let at = |group: GroupId| {
            tree.position(group).map_or(PermissionSet::EMPTY, |position| held.permissions(Some(position)))
        };
        let mut places: Vec<AuthorityPlace> = organization.into_iter().collect();
        for group in named.iter().filter_map(|position| tree.slice((*position, position + 1)).next()) {
            let permissions = at(group);
            if permissions.is_empty() {
                continue;
            }
            let mut above = tree
                .ancestors(group)
                .skip(1)
                .filter(|above| tree.position(*above).is_some_and(|position| named.contains(&position)))
                .peekable();
            let inherited = above.peek().map_or(whole, |above| at(*above));
            let depth = above.count() as u32 + u32::from(!whole.is_empty());
            places.push(AuthorityPlace { group: Some(group), depth, permissions, inherited });
        }
        Some(places)
    }

    /// The admins in sight who could grant `subject` a permission at a group: they may act as the subject, since all of
    /// the subject's grants are handed out again with it, and may hand out this one.
    fn could_grant(&self, subject: AdminId, permission: Permission, group: Option<GroupId>) -> Vec<AdminId> {
        let group = if permission.entry().group_scoped { group } else { None };
        let could = |admin: &&Admin| {
            let view = self.directory.view(admin.id);
            view.may_act_as(subject)
                && view.may_at(Permission::AdminManage, group)
                && view.may_at(permission, group)
        };
        self.admins().filter(could).map(|admin| admin.id).collect()
    }

    fn verdicts(
        &self,
        permission: Permission,
        reach: &[Option<GroupId>],
        group: Option<GroupId>,
    ) -> Vec<GrantVerdict> {
        let mut verdicts = Vec::new();
        for (index, grant) in self.me().map_or(&[][..], |me| &me.grants).iter().enumerate() {
            verdicts.push(GrantVerdict {
                index: index as u32,
                permission: grant.permissions.contains(permission),
                scope: !reach.is_empty() && self.covers(&grant.scope, group),
                grant: grant.clone(),
            });
        }
        verdicts
    }

    fn covers(&self, scope: &Scope, group: Option<GroupId>) -> bool {
        match (scope, group) {
            (Scope::Organization, _) => true,
            (Scope::Groups(_), None) => false,
            (Scope::Groups(groups), Some(group)) => {
                self.directory.tree.ancestors(group).any(|above| groups.contains(&above))
            }
        }
    }
}
