//! Policies for tests: values to choose from, random rows, random changes.

use std::collections::BTreeMap;

use directory::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{a, d, g, u};

pub(crate) fn p(n: u128) -> PolicyId {
    PolicyId(Uuid::from_u128(0x4000 + n))
}

#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
pub(crate) fn value(value: Value) -> PolicyValue {
    serde_json::from_value(value).unwrap()
}

/// All values of a section: the catalogue's defaults with some replaced.
#[expect(clippy::unwrap_used, reason = "tests fail by panicking")]
pub(crate) fn complete(section: &str, other: &[(&str, Value)]) -> PolicyValues {
    let (_, section) = PolicySection::find(section).unwrap();
    let mut values: PolicyValues =
        section.items.iter().map(|item| (item.key.to_owned(), item.default.into())).collect();
    values.extend(other.iter().map(|(item, other)| ((*item).to_owned(), value(other.clone()))));
    values
}

pub(crate) fn policy(n: u128, own: &[(&str, &[(&str, Value)])]) -> Policy {
    let own =
        own.iter().map(|(section, values)| ((*section).to_owned(), complete(section, values))).collect();
    Policy { id: p(n), name: format!("policy {n}"), note: String::new(), own }
}

pub(crate) fn assigned(target: PolicyTarget, policy: u128) -> Assignment {
    Assignment { target, policy: p(policy) }
}

pub(crate) fn violation(device: u128) -> Violation {
    let until = jiff::Timestamp::constant(1_800_000_000, 0);
    Violation { device: d(device), until, reason: "lost".to_owned(), by: Some(a(0)) }
}

/// Sections, items and values, some of them impossible.
const CHOICES: &[(&str, &str)] = &[
    ("pc_control", "usb_storage"),
    ("pc_control", "airdrop"),
    ("pc_control", "screen_lock"),
    ("pc_diagnosis", "os_update_action"),
    ("pc_diagnosis", "os_update_grace"),
    ("smart_control", "camera"),
    ("smart_control", "factory_reset"),
    ("smart_diagnosis", "passcode_length"),
];

fn any_value(item: &'static str) -> BoxedStrategy<PolicyValue> {
    let choices: &[Value] = &match item {
        "usb_storage" => vec![json!("allow"), json!("read_only"), json!("deny")],
        "airdrop" => vec![json!("allow"), json!("deny")],
        "os_update_action" => vec![json!("notify"), json!("install")],
        "screen_lock" => vec![json!(10), json!(20), json!(61)],
        "os_update_grace" => vec![json!(14), json!(3)],
        "passcode_length" => vec![json!(6), json!(8), json!("8")],
        _ => vec![json!(true), json!(false)],
    };
    proptest::sample::select(choices.to_vec()).prop_map(value).boxed()
}

/// An edit of a section, now and then of something that is not there.
fn any_edit() -> impl Strategy<Value = (String, PolicyValueEdits)> {
    let known = proptest::sample::select(CHOICES).prop_flat_map(|(section, item)| {
        let other = proptest::option::weighted(0.9, any_value(item));
        other.prop_map(move |value| (section.to_owned(), [(item.to_owned(), value)].into()))
    });
    let odd =
        proptest::sample::select(&[("newer", "item"), ("pc_control", "newer"), ("stocktake", "month")][..]);
    let odd = odd.prop_map(|(section, item)| {
        (section.to_owned(), [(item.to_owned(), Some(PolicyValue::Int(4)))].into())
    });
    prop_oneof![12 => known, 1 => odd]
}

pub(crate) fn any_target() -> impl Strategy<Value = PolicyTarget> {
    prop_oneof![
        (0u128..9).prop_map(|n| PolicyTarget::Group(g(n))),
        (0u128..6).prop_map(|n| PolicyTarget::User(u(n))),
        (0u128..9).prop_map(|n| PolicyTarget::Device(d(n))),
    ]
}

fn any_permitted() -> impl Strategy<Value = Vec<&'static str>> {
    let sections = ["pc_diagnosis", "pc_control", "smart_control", "smart_diagnosis"];
    proptest::sample::subsequence(sections.to_vec(), 0..=4)
}

type Edits = Vec<(String, PolicyValueEdits)>;

/// Policies for a company whose other rows are not known yet.
#[derive(Clone, Debug)]
pub(crate) struct SomePolicies {
    policies: Vec<Edits>,
    targets: Vec<(PolicyTarget, prop::sample::Index)>,
    violated: Vec<u128>,
    base: (Edits, Vec<&'static str>, Vec<&'static str>, bool),
    fixed: Edits,
    of_violations: Edits,
}

pub(crate) fn any_policies() -> impl Strategy<Value = SomePolicies> {
    let edits = || proptest::collection::vec(any_edit(), 0..4);
    let policies = proptest::collection::vec(edits(), 0..4);
    let targets = proptest::collection::vec((any_target(), any::<prop::sample::Index>()), 0..9);
    let violated = proptest::collection::vec(0u128..9, 0..3);
    let base = (edits(), any_permitted(), any_permitted(), proptest::bool::weighted(0.8));
    (policies, targets, violated, base, edits(), edits()).prop_map(
        |(policies, targets, violated, base, fixed, of_violations)| SomePolicies {
            policies,
            targets,
            violated,
            base,
            fixed,
            of_violations,
        },
    )
}

impl SomePolicies {
    /// Adds them: some assigned to what exists, some permitted, some locked.
    pub(crate) fn add_to(self, rows: &mut Rows) {
        for (n, edits) in self.policies.iter().enumerate() {
            let mut policy = policy(n as u128, &[]);
            for (section, values) in valid(edits, true) {
                policy.own.entry(section.clone()).or_insert_with(|| complete(&section, &[])).extend(values);
            }
            rows.policies.push(policy);
        }
        for (target, which) in &self.targets {
            let there = match target {
                PolicyTarget::Group(id) => rows.groups.iter().any(|row| row.id == *id),
                PolicyTarget::User(id) => rows.users.iter().any(|row| row.id == *id),
                PolicyTarget::Device(id) => rows.devices.iter().any(|row| row.id == *id),
            };
            let taken = rows.assignments.iter().any(|row| row.target == *target);
            if there && !taken && !rows.policies.is_empty() {
                let policy = rows.policies[which.index(rows.policies.len())].id;
                rows.assignments.push(Assignment { target: *target, policy });
            }
        }
        for n in self.violated {
            let smart = |row: &&Device| PolicyOs::of(row.platform).family() == PolicyFamily::Smart;
            let there = rows.devices.iter().filter(smart).any(|row| row.id == d(n));
            if there && !rows.violations.iter().any(|row| row.device == d(n)) {
                rows.violations.push(violation(n));
            }
        }
        rows.assignments.sort_by_key(|row| row.target);
        rows.violations.sort_by_key(|row| row.device);
        let (edits, permitted, forbidden, individual_allowed) = self.base;
        let texts = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
        let base = BasePolicy {
            sections: differing(valid(&edits, false)),
            individual_allowed,
            permitted: texts(permitted),
            // Seldom a whole section, or nothing individual would be left.
            lock: CentralLock {
                fixed: gathered(valid(&self.fixed[..self.fixed.len() / 2], false)),
                forbidden: texts(forbidden.into_iter().skip(3).collect()),
            },
        };
        rows.base_policy = Some(base).filter(|base| *base != BasePolicy::default());
        let smart = valid(&self.of_violations, false).into_iter().filter(|(key, _)| key.starts_with("smart"));
        let violation = ViolationPolicy { sections: differing(smart.collect()) };
        rows.violation_policy = Some(violation).filter(|row| *row != ViolationPolicy::default());
    }
}

/// Of edits, the values that may be had.
fn valid(edits: &[(String, PolicyValueEdits)], individual: bool) -> Vec<(String, PolicyValues)> {
    let mut all = Vec::new();
    for (section, values) in edits {
        let Some((_, found)) = PolicySection::find(section) else { continue };
        for (item, value) in values {
            let Some((_, known)) = found.item(item) else { continue };
            let value = value.clone().unwrap_or_else(|| known.default.into());
            if known.fault(&value).is_none() && (found.is_individual() || !individual) {
                all.push((section.clone(), [(item.clone(), value)].into()));
            }
        }
    }
    all
}

fn gathered(values: Vec<(String, PolicyValues)>) -> BTreeMap<String, PolicyValues> {
    let mut sections: BTreeMap<String, PolicyValues> = BTreeMap::new();
    for (section, values) in values {
        sections.entry(section).or_default().extend(values);
    }
    sections
}

fn differing(values: Vec<(String, PolicyValues)>) -> BTreeMap<String, PolicyValues> {
    let mut sections = gathered(values);
    for (section, values) in &mut sections {
        let defaults = complete(section, &[]);
        values.retain(|item, value| defaults.get(item) != Some(value));
    }
    sections.retain(|_, values| !values.is_empty());
    sections
}

/// Any change of policies over the ids of a random company, many of them impossible.
pub(crate) fn any_policy_change() -> impl Strategy<Value = Change> {
    let pid = || (0u128..6).prop_map(p);
    let name = || proptest::sample::select(&["", "例外", "policy 1"][..]).prop_map(str::to_owned);
    let edits = || proptest::collection::vec(any_edit(), 0..3);
    prop_oneof![
        1 => (0u128..6, name(), edits()).prop_map(|(n, name, edits)| {
            let mut own: BTreeMap<String, PolicyValues> = BTreeMap::new();
            for (section, values) in edits {
                let given = values.into_iter().filter_map(|(item, value)| Some((item, value?)));
                own.entry(section).or_default().extend(given);
            }
            Change::PolicyCreate(Policy { id: p(n), name, note: String::new(), own })
        }),
        1 => (pid(), name()).prop_map(|(id, name)| Change::PolicyEdit { id, name: Some(name), note: None }),
        4 => (pid(), any_edit(), proptest::bool::weighted(0.8)).prop_map(|(id, (section, values), own)| {
            Change::PolicySectionSet { id, section, values: own.then_some(values) }
        }),
        1 => pid().prop_map(|id| Change::PolicyDelete { id }),
        4 => (pid(), any_target()).prop_map(|(id, target)| Change::PolicyAssign { id, target }),
        3 => any_target().prop_map(|target| Change::PolicyUnassign { target }),
        3 => any_edit().prop_map(|(section, values)| Change::BasePolicySectionSet { section, values }),
        2 => (proptest::option::of(proptest::bool::weighted(0.7)), proptest::option::of(any_permitted())).prop_map(
            |(individual_allowed, permitted)| {
                let permitted = permitted.map(|keys| keys.into_iter().map(str::to_owned).collect());
                Change::BasePolicyPermit { fields: PermitFields { individual_allowed, permitted } }
            }
        ),
        1 => any_edit().prop_map(|(section, values)| Change::ViolationPolicySectionSet { section, values }),
        2 => (0u128..9).prop_map(|n| Change::ViolationActivate(violation(n))),
        1 => (0u128..9).prop_map(|n| Change::ViolationLift { device: d(n) }),
        1 => Just(Change::CentralLockSet(CentralLock::default())),
    ]
}
