//! Who may do what, and the peers: Cedar and Casbin, in the same process, on the same organization, with the same
//! questions. Before anything is timed all three must give the same answers.
//!
//! Everything a peer can prepare is prepared: entities, policies, requests' names, role links. Deliberately absent: the
//! cost of preparing it, and of building Cedar's entities for each question, which a service that keeps no such set in
//! memory would pay too.

mod peers;

use std::hint::black_box;

use directory::{
    AdminId, Device, Directory, Grant, GroupId, Permission, PermissionSet, Revision, RowRef, Scope, Target,
    View,
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use uuid::Uuid;

use crate::{
    Figure,
    engine::{admin, company, organization},
    measure,
};
use peers::{Casbin, Cedar};

/// Who asks for what, and where.
pub(crate) type Question = (AdminId, Permission, GroupId);

/// The permissions that the group admins of [`organization`] have, and one that they lack.
const ASKED: [Permission; 4] = [
    Permission::DeviceView,
    Permission::DeviceEdit,
    Permission::OrganizationEdit,
    Permission::OperationLogView,
];
/// How many questions are drawn; a power of two, so that going round costs nothing.
const QUESTIONS: usize = 1 << 14;
/// The reader of the figures about devices in sight.
const READER: AdminId = AdminId(Uuid::from_u128(99));

pub(crate) async fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for nodes in [1_000, 10_000, 100_000, 1_000_000] {
        let directory = organization(nodes);
        let (questions, groups) = questions(&directory);
        let ours = decision(&directory, &questions);
        let name = format!("authority decision, {nodes} nodes, 103 admins");
        let figure = Figure::new(name, "ns", ours).alone("null: the peers follow at 100000 nodes");
        figures.push(if nodes == 100_000 { figure.bar(100.0) } else { figure });
        if nodes == 100_000 {
            figures.extend(against(&directory, &questions, ours, groups).await);
        }
    }
    figures.extend(in_sight());
    figures
}

/// Random questions, and how many groups there are.
fn questions(directory: &Directory) -> (Vec<Question>, usize) {
    let groups: Vec<GroupId> = directory.rows().groups.iter().map(|group| group.id).collect();
    let mut random = StdRng::seed_from_u64(1);
    let mut one = || {
        let admin = AdminId(Uuid::from_u128(random.random_range(100..200)));
        let permission = ASKED[random.random_range(0..ASKED.len())];
        (admin, permission, groups[random.random_range(0..groups.len())])
    };
    ((0..QUESTIONS).map(|_| one()).collect(), groups.len())
}

/// Nanoseconds of one decision. Each admin's view is made once, as it is for a request or a replica.
fn decision(directory: &Directory, questions: &[Question]) -> f64 {
    let views: Vec<View<'_>> = (100..200).map(|n| directory.view(AdminId(Uuid::from_u128(n)))).collect();
    let asked: Vec<(&View<'_>, Permission, Target)> = questions
        .iter()
        .map(|(admin, permission, group)| {
            let view = &views[admin.0.as_u128() as usize - 100];
            (view, *permission, Target::Row(RowRef::Group(*group)))
        })
        .collect();
    let mut next = 0;
    1e9 * measure(400_000, || {
        next = (next + 1) % QUESTIONS;
        let (view, permission, target) = asked[next];
        black_box(view.may(permission, target));
    })
}

async fn against(directory: &Directory, questions: &[Question], ours: f64, groups: usize) -> Vec<Figure> {
    let rows = directory.rows();
    let cedar = Cedar::new(&rows);
    let casbin = Casbin::new(&rows).await;
    let mut allowed = 0;
    for (admin, permission, group) in questions.iter().copied().take(1_000) {
        let answer = directory.view(admin).may(permission, Target::Row(RowRef::Group(group)));
        let target = RowRef::Group(group);
        assert_eq!(cedar.may(admin, permission, target), answer, "Cedar disagrees");
        assert_eq!(cedar.may_alone(admin, permission, target), answer, "Cedar disagrees with itself");
        assert_eq!(casbin.may((admin, permission, group)), answer, "Casbin disagrees");
        allowed += u32::from(answer);
    }
    assert!(allowed > 0, "a question that nobody may be allowed proves nothing");

    let mut next = 0;
    let mut ask = |calls: u32, may: &dyn Fn(Question) -> bool| {
        1e9 * measure(calls, || {
            next = (next + 1) % QUESTIONS;
            black_box(may(questions[next]));
        })
    };
    let whole = ask(500, &|(admin, permission, group)| cedar.may(admin, permission, RowRef::Group(group)));
    let alone =
        ask(5_000, &|(admin, permission, group)| cedar.may_alone(admin, permission, RowRef::Group(group)));
    let rules = ask(20, &|question| casbin.may(question));
    let name = |text: &str| format!("the same at 100000 nodes, {groups} groups, {text}");
    vec![
        Figure::new(name("all admins' policies"), "ns", ours).peer(whole, "cedar-policy").ahead(50.0),
        Figure::new(name("only the asking admin's policies"), "ns", ours)
            .peer(alone, "cedar-policy, one policy set per admin")
            .ahead(50.0),
        Figure::new(name("all admins' rules"), "ns", ours)
            .peer(rules, "casbin, groups as roles of resources, without users and devices")
            .ahead(50.0),
    ]
}

/// What a list of devices needs, of a million, for an admin of 1,000 groups: how many, and each of them.
fn in_sight() -> Vec<Figure> {
    let mut rows = company(1_000_000);
    let step = rows.groups.len() / 1_000;
    let scope = rows.groups.iter().step_by(step).skip(1).take(1_000).map(|group| group.id).collect();
    let permissions: PermissionSet = [Permission::DeviceView].into_iter().collect();
    let grants = vec![Grant { permissions, scope: Scope::Groups(scope) }];
    rows.admins.push(admin(READER, "reader".into(), grants));
    let directory = Directory::load(Revision::default(), rows);
    let view = directory.view(READER);

    let count = || -> u32 { view.children(None).into_iter().map(|group| view.counts(group).devices).sum() };
    let devices = view.devices().count();
    assert_eq!(count() as usize, devices, "counting and walking disagree");
    let counting = measure(20, || {
        black_box(count());
    });
    let walking = measure(5, || drop(black_box(view.devices().collect::<Vec<&Device>>())));

    let mut sample = directory.rows();
    let step = sample.devices.len() / 1_000;
    let asked: Vec<_> = sample.devices.iter().step_by(step).map(|device| RowRef::Device(device.id)).collect();
    sample.admins.retain(|admin| admin.id == READER);
    let cedar = Cedar::new(&sample);
    let mut next = 0;
    let one = measure(1_000, || {
        next = (next + 1) % asked.len();
        black_box(cedar.may(READER, Permission::DeviceView, asked[next]));
    });
    let peer =
        (1e3 * one * 1e6, "naive filter with cedar-policy, from a sample of 1,000 of 1,000,000 decisions");
    let groups = view.groups().count();
    let name = |text: &str| format!("devices in sight, 1 M devices, scope 1,000 groups: {text}");
    vec![
        Figure::new(name(&format!("counting {devices} in {groups} groups")), "ms", counting * 1e3)
            .peer(peer.0, peer.1)
            .bar(5.0),
        Figure::new(name("walking them by id"), "ms", walking * 1e3).peer(peer.0, peer.1).bar(5.0),
    ]
}
