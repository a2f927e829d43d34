//! Changes of groups.

use super::{Fault, Made, Planner, draft::Draft, text::Texts};
use crate::{
    Change, Group, GroupId, Permission, PermissionSet, RejectionCode, RowRef, Scope, row::Container,
};

/// How many levels deep groups may lie.
const MAX_DEPTH: usize = 24;
/// How many levels deep they may lie while a set is on its way: what is put under them costs a walk to the top each time.
const MAX_DEPTH_MEANWHILE: usize = 4 * MAX_DEPTH;

impl Planner<'_> {
    pub(super) fn group_create(&mut self, group: &Group) -> Made {
        if self.draft.groups.get(group.id).is_some() {
            return Err(vec![Fault::at("/id", RejectionCode::IdTaken)]);
        }
        if let Some(parent) = group.parent {
            self.need_group("/parent", parent)?;
            self.not_too_deep(group.id, parent)?;
        }
        self.need("/parent", Permission::OrganizationEdit, group.parent)?;
        let mut texts = Texts::default();
        let (name, code) = (texts.name("/name", &group.name), texts.text("/code", &group.code));
        texts.finish()?;
        self.put_group(group.id, Some(Group { name, code, ..group.clone() }))?;
        Ok(Change::GroupDelete { id: group.id })
    }

    fn not_too_deep(&self, id: GroupId, parent: GroupId) -> Result<(), Vec<Fault>> {
        let depth = self.draft.ancestors(parent).take(MAX_DEPTH_MEANWHILE).count();
        if depth < MAX_DEPTH_MEANWHILE { Ok(()) } else { Err(vec![too_deep(id)]) }
    }

    pub(super) fn group_edit(&mut self, id: GroupId, name: Option<&str>, code: Option<&str>) -> Made {
        let before = self.known_group(id)?;
        self.need("", Permission::OrganizationEdit, Some(id))?;
        let mut texts = Texts::default();
        let after = Group {
            name: name.map_or_else(|| before.name.clone(), |text| texts.name("/name", text)),
            code: code.map_or_else(|| before.code.clone(), |text| texts.text("/code", text)),
            ..before
        };
        texts.finish()?;
        self.put_group(id, Some(after))?;
        Ok(Change::GroupEdit { id, name: name.map(|_| before.name), code: code.map(|_| before.code) })
    }

    pub(super) fn group_move(&mut self, id: GroupId, parent: Option<GroupId>) -> Made {
        let before = self.known_group(id)?;
        if let Some(parent) = parent {
            self.need_group("/parent", parent)?;
            self.not_too_deep(id, parent)?;
            if self.draft.ancestors(parent).any(|above| above == id) {
                return Err(vec![Fault {
                    group: Some(id),
                    ..Fault::at("/parent", RejectionCode::GroupCycle)
                }]);
            }
        }
        let from = self.need("", Permission::OrganizationEdit, before.parent);
        let to = self.need("/parent", Permission::OrganizationEdit, parent);
        let faults: Vec<Fault> = [from, to].into_iter().filter_map(Result::err).flatten().collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.hands_out_nothing(id, before.parent, parent)?;
        self.put_group(id, Some(Group { parent, ..before.clone() }))?;
        Ok(Change::GroupMove { id, parent: before.parent })
    }

    pub(super) fn group_delete(&mut self, id: GroupId) -> Made {
        let before = self.known_group(id)?;
        self.need("", Permission::OrganizationEdit, Some(id))?;
        if !self.draft.is_empty(Container::Group(id)) {
            return Err(vec![Fault { group: Some(id), ..Fault::new(RejectionCode::GroupNotEmpty) }]);
        }
        self.let_go(RowRef::Group(id))?;
        self.put_group(id, None)?;
        Ok(Change::GroupCreate(before))
    }

    fn known_group(&self, id: GroupId) -> Result<Group, Vec<Fault>> {
        self.need_group("", id)?;
        self.draft.groups.get(id).cloned().ok_or_else(|| vec![Fault::new(RejectionCode::NotFound)])
    }

    fn put_group(&mut self, id: GroupId, after: Option<Group>) -> Result<(), Vec<Fault>> {
        let change = self.change;
        self.draft.write(change, id, after).map_err(|(code, path)| vec![Fault::at(path, code)])
    }

    /// Rule 6. Moving a group hands its sub-tree to everybody who has authority at the new place, so the mover must
    /// hold whatever anybody gains by it. That the mover's own authority does not rise follows.
    fn hands_out_nothing(
        &self,
        id: GroupId,
        from: Option<GroupId>,
        to: Option<GroupId>,
    ) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        for admin in self.draft.admins.iter() {
            // Suspended admins count: they can be resumed by somebody who never saw this move.
            let (mut kept, mut gained) = (PermissionSet::EMPTY, PermissionSet::EMPTY);
            for grant in &admin.grants {
                let itself = matches!(&grant.scope, Scope::Groups(groups) if groups.contains(&id));
                if itself || self.draft.covers(&grant.scope, from) {
                    kept = kept.union(grant.permissions);
                } else if self.draft.covers(&grant.scope, to) {
                    gained = gained.union(grant.permissions);
                }
            }
            for permission in gained.minus(kept).iter() {
                if !self.may(permission, Some(id)) {
                    let fault = Fault::at("/parent", RejectionCode::MoveRaisesAuthority);
                    faults.push(Fault {
                        permission: Some(permission),
                        group: to,
                        admin: Some(admin.id),
                        ..fault
                    });
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

fn too_deep(id: GroupId) -> Fault {
    Fault { group: Some(id), ..Fault::at("/parent", RejectionCode::GroupTooDeep) }
}

/// What only the whole set shows: groups too deep, and groups gone that are in somebody's scope (rule 7).
pub(super) fn faults(draft: &Draft<'_>) -> Vec<(u32, Fault)> {
    if !draft.groups.is_touched() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let diffs = draft.groups.diffs();
    let placed = diffs.iter().filter(|diff| {
        diff.before.as_ref().map(|row| row.parent) != diff.after.as_ref().map(|row| row.parent)
    });
    for group in placed.filter_map(|diff| diff.after.as_ref()) {
        // What lay below it before the set, and has not been moved itself, has come along.
        let below =
            draft.base().tree.span(group.id).into_iter().flat_map(|span| draft.base().tree.slice(span));
        let deepest = below
            .chain([group.id])
            .filter(|id| draft.groups.get(*id).is_some())
            .map(|id| draft.ancestors(id).take(MAX_DEPTH + 1).count())
            .max();
        if deepest.is_some_and(|depth| depth > MAX_DEPTH) {
            let blamed = draft.touched_by(RowRef::Group(group.id)).unwrap_or(0);
            faults.push((blamed, too_deep(group.id)));
        }
    }
    for diff in &diffs {
        let (Some(gone), None) = (&diff.before, &diff.after) else { continue };
        for admin in draft.admins.iter() {
            let named = |scope: &Scope| matches!(scope, Scope::Groups(groups) if groups.contains(&gone.id));
            if admin.grants.iter().any(|grant| named(&grant.scope)) {
                let blamed = draft.touched_by(RowRef::Group(gone.id)).unwrap_or(0);
                let fault = Fault::new(RejectionCode::GroupIsScope);
                faults.push((blamed, Fault { group: Some(gone.id), admin: Some(admin.id), ..fault }));
            }
        }
    }
    faults
}
