//! Policies as companies grow: what holds for one device, and what an edit, a move or a violation would do to all of them.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use contract::{DirectoryView, ipc::PolicyAssignments};
use desktop::Replica;
use directory::{
    Assignment, BasePolicy, Change, ChangeSet, Directory, GroupId, Place, Policy, PolicyId, PolicySection,
    PolicyTarget, PolicyValue, PolicyValueEdits, PolicyValues, Revision, Rows,
};
use uuid::Uuid;

use crate::{
    Figure,
    engine::{FOUNDER, company},
    measure,
};

/// How many individual policies there are.
const POLICIES: u128 = 100;

pub(crate) fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut last: Option<(f64, f64)> = None;
    for devices in [10_000, 100_000, 1_000_000] {
        let directory = Directory::load(Revision::default(), with_policies(company(devices)));
        let view = directory.view(FOUNDER);
        let all: Vec<PolicyTarget> =
            view.devices().step_by(97).take(1_000).map(|device| PolicyTarget::Device(device.id)).collect();
        let one =
            measure(20, || all.iter().for_each(|target| drop(black_box(view.effective_policy(*target)))));
        let one = one / all.len() as f64;
        figures.push(
            Figure::new(format!("effective policy of one device, {devices} devices"), "µs", one * 1e6)
                .bar(10.0),
        );

        let base = planned(&directory, base_edit());
        let bar = match devices {
            10_000 => None,
            100_000 => Some(50.0),
            _ => Some(500.0),
        };
        let figure =
            Figure::new(format!("impact of a base policy edit, {devices} devices"), "ms", base * 1e3);
        figures.push(bar.into_iter().fold(figure, Figure::bar));
        let permit = planned(&directory, permit_edit());
        let figure =
            Figure::new(format!("impact of what is permitted, {devices} devices"), "ms", permit * 1e3);
        figures.push(bar.into_iter().fold(figure, Figure::bar));
        if let Some((before, permitted)) = last {
            for (name, ratio) in
                [("a base policy edit", base / before), ("what is permitted", permit / permitted)]
            {
                let name = format!("the same, ten times the devices: {name}, {devices} devices");
                figures.push(Figure::new(name, "x", ratio).bar(11.0));
            }
        }
        last = Some((base, permit));

        if devices == 100_000 {
            figures.extend([moved_whole(&directory), moved(&directory)]);
        }
    }
    figures.extend(assigned_one_by_one());
    figures
}

/// A thousand policies, one of which is assigned to each of 100,000 devices by itself.
fn assigned_one_by_one() -> [Figure; 4] {
    let mut rows = with_policies(company(100_000));
    rows.policies = (0..1_000).map(policy).collect();
    let id = PolicyId(Uuid::from_u128(1));
    let target = |device: &directory::Device| PolicyTarget::Device(device.id);
    rows.assignments =
        rows.devices.iter().map(|row| Assignment { target: target(row), policy: id }).collect();
    let mut replica = Replica::load(FOUNDER, Revision(1), rows.clone());
    let mut window = |query: fn(u32) -> String, from, anew: bool| {
        let mut times: Vec<f64> = (0..9)
            .map(|turn| {
                let request = PolicyAssignments { id, query: query(turn), from, count: 200 };
                if anew {
                    replica.merge(DirectoryView { revision: Revision(1), ..DirectoryView::default() });
                }
                let start = Instant::now();
                black_box(replica.policies_assignments(&request));
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[4]
    };
    let directory = Directory::load(Revision::default(), rows);
    let view = directory.view(FOUNDER);
    let mut changes: Vec<Change> =
        view.targets_of(id).map(|target| Change::PolicyUnassign { target }).collect();
    changes.push(Change::PolicyDelete { id });
    let what = "a policy assigned to 100000 devices one by one, 1000 policies";
    [
        Figure::new(format!("first window of {what}"), "ms", window(|_| String::new(), 50_000, true)),
        Figure::new(format!("the same, scrolling: {what}"), "ms", window(|_| String::new(), 50_000, false))
            .bar(4.0),
        Figure::new(
            format!("the same, searched for a digit: {what}"),
            "ms",
            window(|turn| turn.to_string(), 0, false),
        ),
        Figure::new(
            format!("plan of deleting {what}, with its impact"),
            "ms",
            planned(&directory, changes) * 1e3,
        ),
    ]
}

/// Whole groups go below another one, until 10,000 devices have moved with them, and what holds for those is told.
fn moved_whole(directory: &Directory) -> Figure {
    let view = directory.view(FOUNDER);
    let mut leaves: Vec<GroupId> =
        view.groups().map(|group| group.id).filter(|id| view.children(Some(*id)).is_empty()).collect();
    let parent = leaves.pop();
    let (mut devices, mut changes) = (0, Vec::new());
    for id in leaves.into_iter().take_while(|id| {
        devices += view.counts(*id).devices;
        devices < 10_500
    }) {
        changes.push(Change::GroupMove { id, parent });
    }
    let (groups, plan) = (changes.len(), planned(directory, changes));
    let name = format!("plan of moving {groups} groups with 10,000 devices, with its impact, 100000 devices");
    Figure::new(name, "ms", plan * 1e3).bar(20.0)
}

/// 10,000 devices are placed in another group, one by one, and what holds for them is told.
fn moved(directory: &Directory) -> Figure {
    let view = directory.view(FOUNDER);
    let group = view.groups().last().map_or(GroupId(Uuid::nil()), |group| group.id);
    let place = |id| Change::DevicePlace { id, place: Place::Group(group) };
    let changes = view.devices().take(10_000).map(|device| place(device.id)).collect();
    let plan = planned(directory, changes);
    Figure::new("plan of moving 10,000 devices one by one, with its impact, 100000 devices", "ms", plan * 1e3)
}

fn planned(directory: &Directory, changes: Vec<Change>) -> f64 {
    let set = ChangeSet { changes, ..ChangeSet::default() };
    measure(3, || drop(black_box(directory.plan(FOUNDER, &set))))
}

/// An item that PCs and one that phones have: every device changes that nothing nearer decides for.
fn base_edit() -> Vec<Change> {
    let set = |section: &str, item: &str, value| Change::BasePolicySectionSet {
        section: section.to_owned(),
        values: PolicyValueEdits::from([(item.to_owned(), Some(value))]),
    };
    vec![
        set("pc_diagnosis", "os_update_grace", PolicyValue::Int(30)),
        set("smart_control", "camera", PolicyValue::Bool(false)),
    ]
}

/// Nothing individual counts any more: every device changes that something nearer decides for.
fn permit_edit() -> Vec<Change> {
    let fields = directory::PermitFields { individual_allowed: Some(false), permitted: None };
    vec![Change::BasePolicyPermit { fields }]
}

/// A hundred policies; one at every third group, one at every fiftieth user, one at every hundredth device.
fn with_policies(mut rows: Rows) -> Rows {
    rows.policies = (0..POLICIES).map(policy).collect();
    let number = |at: usize| PolicyId(Uuid::from_u128(at as u128 % POLICIES + 1));
    let groups = rows.groups.iter().step_by(3).map(|row| PolicyTarget::Group(row.id));
    let users = rows.users.iter().step_by(50).map(|row| PolicyTarget::User(row.id));
    let devices = rows.devices.iter().step_by(100).map(|row| PolicyTarget::Device(row.id));
    let targets = groups.chain(users).chain(devices).enumerate();
    rows.assignments = targets.map(|(at, target)| Assignment { target, policy: number(at) }).collect();
    let permitted = ["pc_diagnosis", "pc_control", "smart_control"].map(str::to_owned).into();
    rows.base_policy = Some(BasePolicy { individual_allowed: true, permitted, ..BasePolicy::default() });
    rows
}

fn policy(n: u128) -> Policy {
    let mut own = BTreeMap::new();
    for (key, item, value) in [
        ("pc_control", "screen_lock", PolicyValue::Int(20 + n as i64 % 40)),
        ("smart_control", "auto_lock", PolicyValue::Int(1 + n as i64 % 4)),
    ] {
        if let Some((_, section)) = PolicySection::find(key) {
            let defaults = section.items.iter().map(|item| (item.key.to_owned(), item.default.into()));
            let mut values: PolicyValues = defaults.collect();
            values.insert(item.to_owned(), value);
            own.insert(key.to_owned(), values);
        }
    }
    Policy { id: PolicyId(Uuid::from_u128(n + 1)), name: format!("例外 {n}"), note: String::new(), own }
}
