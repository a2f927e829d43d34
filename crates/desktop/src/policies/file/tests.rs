//! Files of policies: what is written comes back as nothing to do, and as the same policies in another company.

use directory::{
    Admin, AdminId, BasePolicy, CentralLock, ChangeSet, Directory, PolicyValue, Revision, Rows,
    ViolationPolicy,
};
use serde_json::json;

use super::*;

const ME: AdminId = AdminId(Uuid::from_u128(1));

fn text(value: &str) -> PolicyValue {
    PolicyValue::Text(value.into())
}

fn sections(section: &str, item: &str, value: PolicyValue) -> BTreeMap<String, PolicyValues> {
    [(section.to_owned(), [(item.to_owned(), value)].into())].into()
}

fn company(rows: Rows) -> Directory {
    let founded = Directory::found(Admin::new(ME, "root", "山田", Vec::new()));
    Directory::load(Revision(1), Rows { admins: founded.rows().admins, ..rows })
}

/// The base policy denies USB and permits PC control; 工場 allows it again.
fn full() -> Directory {
    let mut directory = company(Rows {
        base_policy: Some(BasePolicy {
            sections: sections("pc_control", "usb_storage", text("deny")),
            individual_allowed: true,
            permitted: ["pc_control".to_owned()].into(),
            ..BasePolicy::default()
        }),
        violation_policy: Some(ViolationPolicy {
            sections: sections("smart_control", "camera", PolicyValue::Bool(false)),
        }),
        ..Rows::default()
    });
    let own = sections("pc_control", "usb_storage", text("allow"));
    let made = Policy { id: PolicyId(Uuid::from_u128(9)), name: "工場".into(), note: "夜勤".into(), own };
    let set = ChangeSet { changes: vec![Change::PolicyCreate(made)], ..ChangeSet::default() };
    let plan = directory.plan(ME, &set).unwrap();
    directory.apply(&plan);
    directory
}

fn written(directory: &Directory) -> Vec<u8> {
    let ids = directory.view(ME).policies().map(|policy| policy.id).collect();
    let request = PoliciesSave { ids, base: true, violation: true, file_name: String::new() };
    serde_json::to_vec(&PolicyFile::of(&directory.view(ME), &request).unwrap()).unwrap()
}

fn opened(directory: &Directory, bytes: &[u8]) -> PolicyFileView {
    let file = PolicyFile::read(bytes).unwrap();
    Reading::new(directory.view(ME), &|| Uuid::from_u128(77)).take(file).unwrap()
}

/// Without what differs from company to company.
fn told(directory: &Directory) -> (Vec<Policy>, BasePolicy) {
    let view = directory.view(ME);
    let policies = view.policies().map(|one| Policy { id: PolicyId(Uuid::nil()), ..one.clone() });
    (policies.collect(), view.base_policy().unwrap().clone())
}

#[test]
fn what_is_written_is_nothing_to_do_here_and_the_same_elsewhere() {
    let directory = full();
    let bytes = written(&directory);
    let here = opened(&directory, &bytes);
    assert_eq!(here.changes, []);
    assert_eq!(
        (here.base, here.violation),
        (Some(PolicyFileTurn::Unchanged), Some(PolicyFileTurn::Unchanged))
    );
    assert_eq!(here.policies[0].turn, PolicyFileTurn::Unchanged);

    let mut other = company(Rows::default());
    let there = opened(&other, &bytes);
    assert_eq!(there.policies, [PolicyFileEntry { name: "工場".into(), turn: PolicyFileTurn::Create }]);
    let plan = other.plan(ME, &ChangeSet { changes: there.changes, ..ChangeSet::default() }).unwrap();
    other.apply(&plan);
    assert_eq!(told(&other), told(&directory));
    assert_eq!(opened(&other, &bytes).changes, [], "twice is once");
}

#[test]
fn a_policy_of_the_same_name_becomes_what_the_file_says() {
    let directory = full();
    let bytes = serde_json::to_vec(&json!({
        "format": "cloudone-policies", "version": 1,
        "base": { "individual_allowed": true, "permitted": ["pc_control", "smart_control"], "sections": {} },
        "policies": [{ "name": "工場", "own": { "smart_control": { "camera": false } } }],
    }))
    .unwrap();
    let mut after = directory.clone();
    let view = opened(&after, &bytes);
    assert_eq!((view.base, view.violation), (Some(PolicyFileTurn::Change), None));
    let plan = after.plan(ME, &ChangeSet { changes: view.changes, ..ChangeSet::default() }).unwrap();
    after.apply(&plan);
    let (policies, base) = told(&after);
    let own: Vec<&str> = policies[0].own.keys().map(String::as_str).collect();
    assert_eq!((policies[0].note.as_str(), own), ("", vec!["smart_control"]));
    assert_eq!((base.sections.len(), base.permitted.len()), (0, 2));
}

#[test]
fn what_is_newer_or_locked_is_left_out_and_told() {
    let mut rows = full().rows();
    let lock = CentralLock {
        fixed: sections("pc_control", "usb_storage", text("read_only")),
        ..CentralLock::default()
    };
    rows.base_policy = Some(BasePolicy { lock, ..rows.base_policy.unwrap() });
    let directory = Directory::load(Revision(2), rows);
    let bytes = serde_json::to_vec(&json!({
        "format": "cloudone-policies", "version": 1, "later": 1,
        "base": {
            "individual_allowed": true, "permitted": ["pc_control", "robots"],
            "sections": { "robots": { "speed": 3 }, "pc_control": { "usb_storage": "allow", "teleport": true } },
        },
        "policies": [{ "name": "新", "own": { "robots": { "speed": { "m": 1 } } } }],
    }))
    .unwrap();
    let view = opened(&directory, &bytes);
    assert_eq!(view.unknown, ["pc_control.teleport", "robots"]);
    assert_eq!(view.locked, ["pc_control.usb_storage"]);
    assert!(directory.plan(ME, &ChangeSet { changes: view.changes, ..ChangeSet::default() }).is_ok());
}

#[test]
fn what_is_no_file_of_policies_is_told_with_its_place() {
    let told = |text: &str| {
        let error = PolicyFile::read(text.as_bytes()).unwrap_err();
        assert_eq!(error.code, ErrorCode::PolicyFileUnfit);
        error.fields[0].path.clone()
    };
    assert_eq!(told(""), "");
    assert_eq!(told("PK\u{3}\u{4}"), "");
    assert_eq!(told(r#"{"format":"cloudone-policies","version":1} {}"#), "");
    assert_eq!(told(r#"{"format":"other","version":1}"#), "/format");
    assert_eq!(told(r#"{"format":"cloudone-policies","version":2}"#), "/version");
    let bad = r#"{"format":"cloudone-policies","version":1,"policies":[{"name":"a","own":{}},{"name":7,"own":{}}]}"#;
    assert_eq!(told(bad), "/policies/1/name");
    let twice = r#"{"format":"cloudone-policies","version":1,"policies":[{"name":"ａ","own":{}},{"name":"A","own":{}}]}"#;
    assert_eq!(told(twice), "/policies/1/name");
    let deep = format!(r#"{{"schema":{}"#, "[".repeat(200_000));
    assert!(told(&deep).starts_with("/schema"), "no stack is deep enough");
    let large = format!(r#"{{"format":"{}"}}"#, "x".repeat(MOST_BYTES as usize));
    assert_eq!(told(&large), "");
}
