//! Why an act is allowed or not.

use super::View;
use crate::{Explanation, GrantVerdict, GroupId, Permission, Scope, Target};

impl View<'_> {
    /// Whether the reader may do this to that: by which grant, or what each of the nearest grants lacks. A target out
    /// of sight is explained like one that does not exist: at the whole organization, without a grant.
    #[must_use]
    pub fn explain(&self, permission: Permission, target: Target) -> Explanation {
        let allowed = self.may(permission, target);
        let reach = self.reach(target).filter(|_| self.visible(target)).unwrap_or_default();
        // What is missing is missing at one group; that one is explained.
        let group =
            reach.iter().find(|group| !self.may_at(permission, **group)).or(reach.first()).copied().flatten();
        let suspended = self.me().is_some_and(|me| me.suspended);
        let mut verdicts = Vec::new();
        for (index, grant) in self.me().map_or(&[][..], |me| &me.grants).iter().enumerate() {
            verdicts.push(GrantVerdict {
                index: index as u32,
                permission: grant.permissions.contains(permission),
                scope: !reach.is_empty() && self.covers(&grant.scope, group),
                grant: grant.clone(),
            });
        }
        if allowed {
            verdicts.retain(|verdict| verdict.permission && verdict.scope);
        } else if verdicts.iter().any(|verdict| verdict.permission || verdict.scope) {
            verdicts.retain(|verdict| verdict.permission || verdict.scope);
        }
        Explanation { permission, allowed, group, grants: verdicts, suspended }
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
