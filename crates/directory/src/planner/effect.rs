//! What a draft does: the rows it touches, and which admins gain or lose sight or permissions by it.

use std::collections::{BTreeSet, HashMap};

use super::{draft::Draft, impact};
use crate::{
    Admin, AdminId, AuthorityDiff, Counts, Directory, Effect, GroupId, Impact, Permission, PermissionSet,
    Place, RowDiffs,
    directory::{Authority, Tree, reach},
};

/// Rows that went from one group to another, grouped by both ends.
type Crossings = HashMap<(Option<GroupId>, Option<GroupId>), Counts>;

pub(super) fn effect(draft: &Draft<'_>, actor: Option<AdminId>) -> (Effect, Impact) {
    let rows = draft.diffs();
    let changed_tree = (!rows.groups.is_empty()).then(|| Tree::build(draft.groups.iter()));
    let after = changed_tree.as_ref().unwrap_or(&draft.base().tree);
    let authority = authority(draft, actor, &rows, after);
    let impact = impact::impact(draft, &rows, after);
    (Effect { rows, authority, policy_impact: impact.summary() }, impact)
}

fn authority(draft: &Draft<'_>, actor: Option<AdminId>, rows: &RowDiffs, after: &Tree) -> Vec<AuthorityDiff> {
    let base = draft.base();
    let moved: Vec<GroupId> = rows
        .groups
        .iter()
        .filter_map(|diff| Some((diff.before.as_ref()?, diff.after.as_ref()?)))
        .filter(|(before, after)| before.parent != after.parent)
        .map(|(_, after)| after.id)
        .collect();
    let crossings = crossings(draft, rows);
    let edited: BTreeSet<AdminId> = rows
        .admins
        .iter()
        .filter_map(|diff| diff.before.as_ref().or(diff.after.as_ref()))
        .map(|admin| admin.id)
        .collect();
    if moved.is_empty() && crossings.is_empty() && edited.is_empty() {
        return Vec::new();
    }
    let affected: BTreeSet<GroupId> =
        moved.iter().filter_map(|id| after.span(*id)).flat_map(|span| after.slice(span)).collect();

    let everybody: BTreeSet<AdminId> = base
        .admins
        .iter()
        .map(|admin| admin.id)
        .chain(edited.iter().copied())
        .filter(|admin| Some(*admin) != actor)
        .collect();
    everybody
        .into_iter()
        .filter_map(|id| {
            let sides = Sides::new(draft, after, id);
            let mut diff = AuthorityDiff {
                admin: id,
                gained: Counts::default(),
                lost: Counts::default(),
                permissions_gained: PermissionSet::EMPTY,
                permissions_lost: PermissionSet::EMPTY,
            };
            if edited.contains(&id) {
                base.tree.ids().for_each(|group| sides.group(base, after, group, &mut diff));
                sides.unassigned(base, &mut diff);
                let ends = draft.base().admins.get(id).into_iter().chain(draft.admins.get(id));
                ends.flat_map(reach).for_each(|group| sides.permissions(base, after, group, &mut diff));
            } else {
                affected.iter().for_each(|group| sides.group(base, after, *group, &mut diff));
                moved.iter().for_each(|group| sides.permissions(base, after, Some(*group), &mut diff));
            }
            crossings
                .iter()
                .for_each(|(ends, counts)| sides.crossing(base, after, *ends, *counts, &mut diff));
            let counts = diff.gained == Counts::default() && diff.lost == Counts::default();
            let same = counts && diff.permissions_gained.is_empty() && diff.permissions_lost.is_empty();
            (!same).then_some(diff)
        })
        .collect()
}

/// One admin's authority before and after.
struct Sides {
    before: Authority,
    after: Authority,
}

impl Sides {
    fn new(draft: &Draft<'_>, after: &Tree, id: AdminId) -> Self {
        let compile = |admin: Option<&Admin>, tree: &Tree| {
            admin.map_or_else(Authority::default, |row| Authority::compile(row, tree))
        };
        Self {
            before: compile(draft.base().admins.get(id), &draft.base().tree),
            after: compile(draft.admins.get(id), after),
        }
    }

    /// A group that exists before and after comes into sight or goes out of it, with what lay in it directly.
    fn group(&self, base: &Directory, after: &Tree, group: GroupId, diff: &mut AuthorityDiff) {
        let (Some(then), Some(now)) = (base.tree.position(group), after.position(group)) else { return };
        let direct = base.tree.direct(group);
        let (saw, sees) = (self.before.sees(Some(then)), self.after.sees(Some(now)));
        let view = Permission::DeviceView;
        let (saw_devices, sees_devices) =
            (self.before.may(view, Some(then)), self.after.may(view, Some(now)));
        if saw != sees {
            let side = if sees { &mut diff.gained } else { &mut diff.lost };
            side.groups += 1;
            side.users += direct.users;
        }
        if saw_devices != sees_devices {
            let side = if sees_devices { &mut diff.gained } else { &mut diff.lost };
            side.devices += direct.devices;
        }
    }

    fn unassigned(&self, base: &Directory, diff: &mut AuthorityDiff) {
        let (saw, sees) =
            (self.before.may(Permission::DeviceView, None), self.after.may(Permission::DeviceView, None));
        if saw != sees {
            let side = if sees { &mut diff.gained } else { &mut diff.lost };
            side.devices += base.device_count_at(Place::Unassigned);
        }
    }

    fn permissions(&self, base: &Directory, after: &Tree, group: Option<GroupId>, diff: &mut AuthorityDiff) {
        let at = |tree: &Tree, authority: &Authority| match group {
            None => authority.permissions(None),
            Some(group) => {
                tree.position(group).map_or(PermissionSet::EMPTY, |at| authority.permissions(Some(at)))
            }
        };
        let (had, has) = (at(&base.tree, &self.before), at(after, &self.after));
        diff.permissions_gained = diff.permissions_gained.union(has.minus(had));
        diff.permissions_lost = diff.permissions_lost.union(had.minus(has));
    }

    fn crossing(
        &self,
        base: &Directory,
        after: &Tree,
        ends: (Option<GroupId>, Option<GroupId>),
        counts: Counts,
        diff: &mut AuthorityDiff,
    ) {
        let end = |tree: &Tree, authority: &Authority, group: Option<GroupId>| match group {
            None => (false, authority.may(Permission::DeviceView, None)),
            Some(group) => match tree.position(group) {
                None => (false, false),
                at => (authority.sees(at), authority.may(Permission::DeviceView, at)),
            },
        };
        let (saw, saw_devices) = end(&base.tree, &self.before, ends.0);
        let (sees, sees_devices) = end(after, &self.after, ends.1);
        if saw != sees {
            let side = if sees { &mut diff.gained } else { &mut diff.lost };
            side.users += counts.users;
        }
        if saw_devices != sees_devices {
            let side = if sees_devices { &mut diff.gained } else { &mut diff.lost };
            side.devices += counts.devices;
        }
    }
}

/// Users and devices that exist before and after and lie in another group afterwards.
fn crossings(draft: &Draft<'_>, rows: &RowDiffs) -> Crossings {
    let base = draft.base();
    let mut crossings = Crossings::new();
    for diff in &rows.users {
        let (Some(before), Some(after)) = (&diff.before, &diff.after) else { continue };
        if before.group != after.group {
            let entry = crossings.entry((Some(before.group), Some(after.group))).or_default();
            entry.users += 1;
            // Devices placed elsewhere by the same set are counted by their own rows below.
            let stay = |device: &&crate::Device| {
                draft.devices.get(device.id).is_some_and(|now| now.place == device.place)
            };
            entry.devices += base.devices_at(Place::User(before.id)).filter(stay).count() as u32;
        }
    }
    for diff in &rows.devices {
        let (Some(before), Some(after)) = (&diff.before, &diff.after) else { continue };
        let (from, to) = (base.group_of(before.place), draft.group_of(after.place));
        if before.place != after.place && from != to {
            crossings.entry((from, to)).or_default().devices += 1;
        }
    }
    crossings
}
