//! The change sets, made from a small company and planned by the engine.

use std::collections::BTreeMap;

use contract::ipc::{ListFilters, ListQuery, OrgNode, PlaceKind, SortKey};
use directory::{Assignment, BasePolicy, ChangeSet, Directory, Effect, Policy, PolicyId, PolicyTarget, Rows};
use uuid::Uuid;

use super::*;
use crate::windows::tests::{ME, company, device, group, in_sight, list, rows, user};

fn planned(replica: &Replica, draft: BulkDraft) -> (Result<Effect, Vec<RejectionCode>>, Built) {
    let built = replica.built(draft).unwrap();
    let directory = Directory::load(Revision(1), replica.rows_after(None, usize::MAX));
    let set = ChangeSet { changes: built.changes.clone(), ..ChangeSet::default() };
    let plan = directory.plan(ME, &set);
    let codes = |reasons: Vec<Rejection>| reasons.into_iter().map(|reason| reason.code).collect();
    (plan.map(|plan| plan.effect).map_err(codes), built)
}

fn all_but(query: ListQuery, except: &[usize]) -> DevicePick {
    DevicePick::AllBut { query, except: except.iter().map(|n| device(*n)).collect() }
}

#[test]
fn all_that_match_are_changed_however_few_the_window_holds() {
    let replica = company();
    let filters =
        ListFilters { places: vec![PlaceKind::Unassigned, PlaceKind::User], ..ListFilters::default() };
    let query =
        ListQuery {
            filters, from: 3, count: 1, ..list(OrgNode::Organization, "ｐｃ", SortKey::AssetNumber)
        };
    let act = DeviceAct::Place { place: Place::Group(group(3)) };
    let (effect, built) = planned(&replica, BulkDraft::Devices { pick: all_but(query, &[4]), act });
    let mut moved: Vec<DeviceId> =
        effect.unwrap().rows.devices.iter().filter_map(|diff| Some(diff.after.as_ref()?.id)).collect();
    moved.sort_unstable();
    // Unassigned 0, 3, 6 and of users 1, 7; 4 is left out.
    assert_eq!(moved, [0, 1, 3, 6, 7].map(device));
    assert_eq!((built.changes.len(), built.left_out), (5, 0));
}

#[test]
fn who_is_there_already_is_not_moved() {
    let replica = company();
    let pick = all_but(list(OrgNode::Organization, "", SortKey::Name), &[]);
    let (_, built) =
        planned(&replica, BulkDraft::Devices { pick, act: DeviceAct::Place { place: Place::Unassigned } });
    assert_eq!(built.changes.len(), 5);
}

#[test]
fn one_free_field_leaves_the_others() {
    let mut rows = in_sight(rows(&[9], &[0, 0], &[], Scope::Organization));
    rows.users[0].free = ["a", "b", "c", "d", "e"].map(str::to_owned).into();
    let replica = Replica::load(ME, Revision(1), rows);
    let pick = UserPick::These { ids: vec![user(0), user(1)] };
    let act = UserAct::Free { index: 2, text: "本館".into() };
    let (effect, _) = planned(&replica, BulkDraft::Users { pick, act });
    let texts: BTreeMap<_, _> = effect
        .unwrap()
        .rows
        .users
        .into_iter()
        .filter_map(|diff| diff.after)
        .map(|user| (user.id, user.free.texts().join(",")))
        .collect();
    assert_eq!(texts[&user(0)], "a,b,本館,d,e");
    assert_eq!(texts[&user(1)], ",,本館,,");
}

#[test]
fn a_merged_group_leaves_nothing_behind() {
    // 0 holds 1, which holds 2; 3 lies beside them.
    let replica = company();
    let merge = GroupsMerge { from: group(0), into: group(3), same_names: false };
    let (effect, _) = planned(&replica, BulkDraft::GroupsMerge(merge));
    let after = applied(&replica, &effect.unwrap());
    assert_eq!(after.group(group(0)), None);
    let was = replica.view().counts(group(0));
    let there = (replica.view().counts(group(3)), after.counts(group(3)));
    assert_eq!(there.1.groups, there.0.groups + was.groups);
    assert_eq!(there.1.users, there.0.users + was.users);
    assert_eq!(there.1.devices, there.0.devices + was.devices);
    assert_eq!(after.path(group(2)), [group(3), group(1), group(2)]);
}

#[test]
fn a_group_takes_in_the_one_above_it() {
    let replica = company();
    let merge = GroupsMerge { from: group(0), into: group(2), same_names: false };
    let (effect, _) = planned(&replica, BulkDraft::GroupsMerge(merge));
    let after = applied(&replica, &effect.unwrap());
    assert_eq!((after.group(group(0)), after.path(group(2))), (None, vec![group(2)]));
    assert_eq!(after.path(group(1)), [group(2), group(1)]);
}

#[test]
fn sub_groups_of_the_same_name_are_told_and_merged_if_wanted() {
    // 0 holds 1, 7 holds 6; the names of 1 and 7, 0 and 6 are the same.
    let mut rows = in_sight(rows(&[9, 0, 9, 9, 9, 9, 7, 9], &[1, 6], &[2, 5], Scope::Organization));
    for one in &mut rows.groups {
        match one.id {
            id if id == group(1) => "第１課".clone_into(&mut one.name),
            id if id == group(6) => {
                "第1課".clone_into(&mut one.name);
                one.parent = Some(group(7));
            }
            id if id == group(7) => {
                "別の部".clone_into(&mut one.name);
                one.parent = None;
            }
            _ => {}
        }
    }
    let replica = Replica::load(ME, Revision(1), rows);
    let merge = |same_names| GroupsMerge { from: group(0), into: group(7), same_names };
    let look = replica.merge_look(&merge(false)).unwrap();
    assert_eq!((look.same_names, look.same_total), (vec!["第１課".to_owned()], 1));
    let (refused, _) = planned(&replica, BulkDraft::GroupsMerge(merge(false)));
    assert_eq!(refused.unwrap_err(), [RejectionCode::GroupNameTaken, RejectionCode::GroupNotEmpty]);
    let (effect, _) = planned(&replica, BulkDraft::GroupsMerge(merge(true)));
    let after = applied(&replica, &effect.unwrap());
    assert_eq!((after.group(group(0)), after.group(group(1))), (None, None));
    assert_eq!(after.users_in(group(6)).count(), 2);
}

#[test]
fn a_group_cannot_be_merged_with_itself() {
    let replica = company();
    let merge = GroupsMerge { from: group(0), into: group(0), same_names: true };
    let (refused, _) = planned(&replica, BulkDraft::GroupsMerge(merge));
    assert!(refused.is_err());
}

#[test]
fn split_off_are_devices_of_groups_while_those_of_users_stay() {
    let replica = company();
    let new = GroupId(Uuid::from_u128(77));
    let query = list(OrgNode::Organization, "", SortKey::Name);
    let draft = BulkDraft::GroupsSplit {
        id: new,
        parent: Some(group(0)),
        name: "新しい課".into(),
        code: String::new(),
        rows: SplitRows::Devices { pick: all_but(query, &[0, 3, 6]) },
    };
    let (effect, built) = planned(&replica, draft);
    assert_eq!(built.left_out, 3);
    let after = applied(&replica, &effect.unwrap());
    let there: Vec<_> = after.devices_at(Place::Group(new)).map(|device| device.id).collect();
    assert_eq!(there, [2, 5].map(device));
    assert_eq!(after.path(new), [group(0), new]);
}

#[test]
fn of_many_reasons_one_of_each_kind_is_told() {
    let reason = |change, code| Rejection {
        change,
        path: String::new(),
        code,
        permission: None,
        group: None,
        admin: None,
    };
    let mut all: Vec<_> = (0..500).map(|n| reason(n, RejectionCode::PermissionMissing)).collect();
    all.push(reason(500, RejectionCode::UserHasDevices));
    let error = shortened(ErrorBody::rejected(all));
    assert_eq!((error.rejections.len(), error.fields.len()), (REASONS, REASONS));
    assert_eq!(error.rejections[1].code, RejectionCode::UserHasDevices);
}

fn applied(replica: &Replica, effect: &Effect) -> View<'static> {
    let rows: Rows = replica.rows_after(None, usize::MAX);
    let mut directory = Directory::load(Revision(1), rows);
    let removed = |diffs: &[RowDiff<Group>]| -> Vec<RowRef> {
        let gone = diffs.iter().filter(|diff| diff.after.is_none());
        gone.filter_map(|diff| diff.before.as_ref()).map(|row| RowRef::Group(row.id)).collect()
    };
    let after = Rows {
        groups: effect.rows.groups.iter().filter_map(|diff| diff.after.clone()).collect(),
        users: effect.rows.users.iter().filter_map(|diff| diff.after.clone()).collect(),
        devices: effect.rows.devices.iter().filter_map(|diff| diff.after.clone()).collect(),
        ..Rows::default()
    };
    directory.merge(Revision(2), after, &removed(&effect.rows.groups));
    // Lives as long as the test: a leak of a few rows.
    Box::leak(Box::new(directory)).view(ME)
}

#[test]
fn a_policy_goes_with_everything_it_is_assigned_to() {
    let id = PolicyId(Uuid::from_u128(77));
    let kept = PolicyId(Uuid::from_u128(78));
    let named = |id, name: &str| Policy { id, name: name.into(), note: String::new(), own: BTreeMap::new() };
    let on = |policy, target| Assignment { target, policy };
    let replica = Replica::load(
        ME,
        Revision(1),
        Rows {
            policies: vec![named(id, "夜勤"), named(kept, "日勤")],
            assignments: vec![
                on(id, PolicyTarget::Group(group(0))),
                on(id, PolicyTarget::Device(device(0))),
                on(kept, PolicyTarget::Device(device(1))),
            ],
            base_policy: Some(BasePolicy { individual_allowed: true, ..BasePolicy::default() }),
            ..company().rows_after(None, usize::MAX)
        },
    );
    let (effect, built) = planned(&replica, BulkDraft::PolicyDelete { id });
    let effect = effect.unwrap();
    assert_eq!((built.changes.len(), effect.rows.assignments.len(), effect.rows.policies.len()), (3, 2, 1));
    assert!(effect.rows.assignments.iter().all(|diff| diff.after.is_none()));
}
