//! Policies through the service: what holds for a device and its tag, impact, versions, violation, lock, and who reads what.

use std::time::Duration;

use contract::{ChangesQuery, ChangesRequest, ErrorCode, ImpactRequest, PageQuery, RowKey, WhatIfRequest};
use directory::{
    CentralLock, Change, DeviceId, GroupId, Permission, PermitFields, Place, PolicyId, PolicySource,
    PolicyTarget, PolicyValue, RejectionCode, Revision, RowRef, Violation,
};
use it::{Site, grant, values};
use jiff::Timestamp;
use serde_json::json;

use crate::world::World;

/// A company with two groups, a PC in each, and a policy that denies USB.
struct Company {
    site: Site,
    sales: GroupId,
    engineering: GroupId,
    pc: DeviceId,
    other: DeviceId,
    policy: PolicyId,
}

impl Company {
    async fn make() -> Self {
        let site = Site::start().await;
        let (sales, engineering) = (site.group("営業部", None).await, site.group("開発部", None).await);
        let pc = site.device("PC-1", Place::Group(sales)).await;
        let other = site.device("PC-2", Place::Group(engineering)).await;
        let policy = it::policy("USB 禁止");
        let id = policy.id;
        let permitted = Some(["pc_control".to_owned()].into());
        site.apply(vec![
            Change::BasePolicyPermit { fields: PermitFields { individual_allowed: Some(true), permitted } },
            Change::PolicyCreate(policy),
            Self::usb(id, "deny"),
        ])
        .await;
        Self { site, sales, engineering, pc, other, policy: id }
    }

    fn usb(id: PolicyId, value: &str) -> Change {
        let values = Some(values(&[("usb_storage", json!(value))]));
        Change::PolicySectionSet { id, section: "pc_control".to_owned(), values }
    }

    fn base(value: &str) -> Change {
        let values = values(&[("usb_storage", json!(value))]);
        Change::BasePolicySectionSet { section: "pc_control".to_owned(), values }
    }

    /// The status of asking for the effective policy with a tag, and the tag that came.
    async fn tagged(&self, device: DeviceId, known: Option<&str>) -> (u16, String) {
        let address = self.site.url(&format!("/v1/devices/{device}/effective-policy"));
        let mut request = self.site.raw().get(address).bearer_auth(self.site.root.token().expose());
        if let Some(known) = known {
            request = request.header("if-none-match", known);
        }
        let response = request.send().await.unwrap();
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        (response.status().as_u16(), tag)
    }
}

#[tokio::test]
async fn the_tag_of_an_effective_policy_changes_exactly_when_a_value_does() {
    let company = Company::make().await;
    let site = &company.site;
    let (status, first) = company.tagged(company.pc, None).await;
    assert_eq!(status, 200);
    // Nothing about the device, a value that a phone has, a group's name, a value set to what it is.
    let camera = values(&[("camera", json!(false))]);
    site.apply(vec![
        Change::BasePolicySectionSet { section: "smart_control".to_owned(), values: camera },
        Change::GroupEdit { id: company.sales, name: Some("営業本部".to_owned()), code: None },
        Company::base("allow"),
        Company::usb(company.policy, "read_only"),
    ])
    .await;
    assert_eq!(company.tagged(company.pc, Some(&first)).await, (304, first.clone()));
    let target = PolicyTarget::Group(company.sales);
    site.apply(vec![Change::PolicyAssign { id: company.policy, target }]).await;
    let (status, second) = company.tagged(company.pc, Some(&first)).await;
    assert_eq!((status, second == first), (200, false));
    assert_eq!(company.tagged(company.other, Some(&first)).await.0, 304, "the same values, the same tag");
    // From elsewhere, but the same values.
    site.apply(vec![
        Change::PolicyUnassign { target },
        Change::PolicyAssign { id: company.policy, target: PolicyTarget::Device(company.pc) },
    ])
    .await;
    assert_eq!(company.tagged(company.pc, Some(&format!("\"x\", {second}"))).await.0, 304);
    let policy = site.root.effective_policy_get(PolicyTarget::Device(company.pc)).await.unwrap();
    let control = policy.sections.iter().find(|section| section.section == "pc_control").unwrap();
    assert_eq!(control.source, PolicySource::Device { policy: company.policy });
    assert_eq!(policy.value("pc_control", "usb_storage"), Some(&PolicyValue::Text("read_only".to_owned())));
}

#[tokio::test]
async fn impact_is_told_before_anything_is_saved_part_by_part() {
    let company = Company::make().await;
    let site = &company.site;
    let changes = vec![Company::base("read_only")];
    let request = ChangesRequest { changes: changes.clone(), ..ChangesRequest::default() };
    let plan = site.root.changes_plan(&request).await.unwrap();
    let impact = plan.effect.policy_impact.unwrap();
    assert_eq!((impact.devices, impact.groups.len(), impact.sections[0].devices), (2, 2, 2));
    let first = ImpactRequest { changes, limit: Some(1), ..ImpactRequest::default() };
    let part = site.root.changes_plan_devices(&first).await.unwrap();
    assert_eq!((part.devices, part.items[0].device, part.items[0].name.as_str()), (2, company.pc, "PC-1"));
    assert_eq!(part.items[0].sections, ["pc_control"]);
    let next =
        ImpactRequest { cursor: part.next_cursor, base_revision: Some(part.base_revision), ..first.clone() };
    let last = site.root.changes_plan_devices(&next).await.unwrap();
    assert_eq!((last.items[0].device, last.next_cursor), (company.other, None));
    // Whoever sees one group is told of one device. They may not edit the base policy, so of a move.
    let seen = [Permission::DeviceView, Permission::DeviceEdit, Permission::PolicyView];
    let (_, scoped) = site.admin("scoped", vec![grant(&seen, &[company.sales])]).await;
    let denied = scoped.changes_plan_devices(&first).await.unwrap_err();
    assert_eq!(denied.rejections[0].code, RejectionCode::PermissionMissing);
    // Of parts of a list that has moved on there is none.
    site.apply(vec![Company::base("read_only")]).await;
    let stale = site.root.changes_plan_devices(&next).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::RevisionConflict);
    let bad = ImpactRequest { limit: Some(10_001), ..ImpactRequest::default() };
    assert_eq!(site.root.changes_plan_devices(&bad).await.unwrap_err().code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn what_if_answers_without_writing() {
    let company = Company::make().await;
    let root = &company.site.root;
    let assign =
        Change::PolicyAssign { id: company.policy, target: PolicyTarget::Group(company.engineering) };
    let moved = Change::DevicePlace { id: company.pc, place: Place::Group(company.engineering) };
    let target = PolicyTarget::Device(company.pc);
    let request = WhatIfRequest { changes: vec![assign, moved], target };
    let then = root.effective_policy_if(&request).await.unwrap();
    assert_eq!(then.value("pc_control", "usb_storage"), Some(&PolicyValue::Text("deny".to_owned())));
    let now = root.effective_policy_get(target).await.unwrap();
    assert_eq!(now.value("pc_control", "usb_storage"), Some(&PolicyValue::Text("allow".to_owned())));
    // A target out of sight is not told apart from none.
    let seen = [Permission::DeviceView, Permission::PolicyView];
    let (_, scoped) = company.site.admin("scoped", vec![grant(&seen, &[company.engineering])]).await;
    for target in [target, PolicyTarget::Device(DeviceId(it::id()))] {
        let error =
            scoped.effective_policy_if(&WhatIfRequest { changes: Vec::new(), target }).await.unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (ErrorCode::NotFound, "no such row"));
    }
}

#[tokio::test]
async fn versions_are_the_history_of_the_row() {
    let company = Company::make().await;
    let site = &company.site;
    site.apply(vec![Company::base("deny")]).await;
    site.apply(vec![Company::usb(company.policy, "allow")]).await;
    let of = async |row| {
        let query = ChangesQuery { row: Some(RowKey(row)), ..ChangesQuery::default() };
        site.root.changes_list(&query).await.unwrap().items
    };
    let base = of(RowRef::BasePolicy).await;
    assert_eq!(base.len(), 2, "permitted, then edited");
    let diff = base[0].effect.rows.base_policy.as_ref().unwrap();
    assert!(diff.before.as_ref().unwrap().sections.is_empty());
    assert_eq!(of(RowRef::Policy(company.policy)).await.len(), 2);
    // Restoring is setting the old values again; undoing does just that.
    site.root.changes_undo(base[0].id, None, it::id()).await.unwrap();
    assert!(site.root.base_policy_get().await.unwrap().sections.is_empty());
    // An assignment has a history too, and survives a restart of the cache: another process of the service.
    let target = PolicyTarget::Device(company.pc);
    site.apply(vec![Change::PolicyAssign { id: company.policy, target }]).await;
    assert_eq!(of(RowRef::Assignment(target)).await.len(), 1);
    let second = service::start(site.config.clone()).await.unwrap();
    let client = it::client(&second, &site.config);
    let session = it::sign_in(&client, "AOBA", &site.account, it::PASSWORD).await.unwrap();
    let policies = session.policies_list(&PageQuery::default()).await.unwrap();
    assert_eq!((policies.items[0].assigned.devices, policies.items[0].own.len()), (1, 1));
    assert_eq!(
        session.policies_assignments(company.policy, &PageQuery::default()).await.unwrap().items,
        [target]
    );
    second.stop().await.unwrap();
}

#[tokio::test]
async fn replicas_follow_policies() {
    let company = Company::make().await;
    let root = &company.site.root;
    let before = root.directory_get(None).await.unwrap();
    assert_eq!((before.rows.policies.len(), before.rows.base_policy.is_some()), (1, true));
    company.site.apply(vec![Company::usb(company.policy, "allow"), Company::base("deny")]).await;
    let delta = root.directory_get(Some(before.revision)).await.unwrap();
    assert_eq!((delta.full, delta.rows.policies.len(), delta.rows.devices.len()), (false, 1, 0));
    assert!(delta.rows.base_policy.unwrap().sections.contains_key("pc_control"));
    company.site.apply(vec![Change::PolicyDelete { id: company.policy }]).await;
    let gone = root.directory_get(Some(delta.revision)).await.unwrap();
    assert_eq!(gone.removed, [RowRef::Policy(company.policy)]);
    // Who may not see policies is told of none.
    let (_, viewer) =
        company.site.admin("viewer", vec![grant(&[Permission::DeviceView], &[company.sales])]).await;
    let seen = viewer.directory_get(None).await.unwrap().rows;
    assert_eq!((seen.policies, seen.base_policy), (Vec::new(), None));
}

#[tokio::test]
async fn a_violation_policy_ends_by_itself_and_the_history_says_so() {
    let company = Company::make().await;
    let site = &company.site;
    let phone = it::phone("iPhone", Place::Group(company.sales));
    let id = phone.id;
    let camera = values(&[("camera", json!(false))]);
    site.apply(vec![
        Change::DeviceCreate(phone),
        Change::ViolationPolicySectionSet { section: "smart_control".to_owned(), values: camera },
    ])
    .await;
    let until = Timestamp::constant(1_700_000_000, 0);
    let violation = Violation { until, ..it::violation(id) };
    let change = site.apply(vec![Change::ViolationActivate(violation)]).await;
    assert_eq!(change.effect.policy_impact.unwrap().devices, 1);
    // The job of another process of the service looks when it starts.
    let second = service::start(site.config.clone()).await.unwrap();
    let mut left = 50;
    while !site.root.violations_list(&PageQuery::default()).await.unwrap().items.is_empty() {
        assert!(left > 0, "the violation policy is still active");
        left -= 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    second.stop().await.unwrap();
    let history = site.root.changes_list(&ChangesQuery::default()).await.unwrap().items;
    assert_eq!((history[0].actor_name.as_str(), history[0].actor.0.is_nil()), ("CloudOne", true));
    assert!(history[0].reason.as_deref().unwrap().contains("期限が過ぎたため"));
    assert_eq!(history[0].revision, Revision(change.revision.0 + 1));
}

#[tokio::test]
async fn the_central_lock_is_set_by_the_operator_alone() {
    let company = Company::make().await;
    let site = &company.site;
    let lock: CentralLock = serde_json::from_value(
        json!({"fixed": {"pc_control": {"usb_storage": "deny"}}, "forbidden": ["pc_diagnosis"]}),
    )
    .unwrap();
    let error = it::apply(&site.root, vec![Change::CentralLockSet(lock.clone())]).await.unwrap_err();
    assert_eq!(error.rejections[0].code, RejectionCode::OperatorOnly);
    service::policy_lock(&site.config, "aoba", lock).await.unwrap();
    let target = PolicyTarget::Device(company.pc);
    let policy = site.root.effective_policy_get(target).await.unwrap();
    assert_eq!(policy.value("pc_control", "usb_storage"), Some(&PolicyValue::Text("deny".to_owned())));
    let error = it::apply(&site.root, vec![Company::base("allow")]).await.unwrap_err();
    assert_eq!(
        (error.rejections[0].code, error.fields[0].path.as_str()),
        (RejectionCode::ItemLocked, "/changes/0/values/usb_storage")
    );
    let strange = CentralLock { forbidden: ["newer".to_owned()].into(), ..CentralLock::default() };
    assert!(
        service::policy_lock(&site.config, "AOBA", strange).await.unwrap_err().contains("UnknownSection")
    );
    assert!(service::policy_lock(&site.config, "NOBODY", CentralLock::default()).await.is_err());
    service::policy_lock(&site.config, "AOBA", CentralLock::default()).await.unwrap();
    it::apply(&site.root, vec![Company::base("allow")]).await.unwrap();
}

#[tokio::test]
async fn a_group_administrator_reads_policies_and_not_where_else_they_are_assigned() {
    let world = World::make().await;
    let (own, sibling) = (world.targets[0], world.targets[2]);
    let session = &world.sessions[2];
    let policy = session.policies_get(sibling.policy).await.unwrap();
    assert_eq!((policy.assigned.groups, policy.name.is_empty()), (0, false));
    assert_eq!(session.policies_assignments(sibling.policy, &PageQuery::default()).await.unwrap().items, []);
    assert_eq!(session.policies_get(own.policy).await.unwrap().assigned.groups, 1);
    let lost: Vec<DeviceId> = session
        .violations_list(&PageQuery::default())
        .await
        .unwrap()
        .items
        .iter()
        .map(|violation| violation.device)
        .collect();
    assert_eq!(lost, [own.lost, world.targets[1].lost]);
    let edit = Change::PolicyEdit { id: sibling.policy, name: None, note: Some("x".to_owned()) };
    let error = it::apply(session, vec![edit]).await.unwrap_err();
    let told = (error.rejections[0].code, error.rejections[0].group);
    assert_eq!(told, (RejectionCode::PolicyAssignedElsewhere, None));
    let catalogue = world.site.ask("GET", "/v1/policies/catalogue", Some(session), json!(null)).await.1;
    assert_eq!(catalogue["sections"].as_array().unwrap().len(), 7);
    assert_eq!(catalogue["schema"]["properties"]["pc_control"]["properties"]["screen_lock"]["maximum"], 60);
}

#[tokio::test]
async fn what_is_assigned_to_a_row_and_activated_on_it_is_in_its_history() {
    let company = Company::make().await;
    let site = &company.site;
    let (sales, policy) = (company.sales, company.policy);
    let rights = [Permission::AuditView, Permission::DeviceView];
    let (_, blind) = site.admin("blind", vec![it::grant(&rights, &[sales])]).await;
    let all = [Permission::AuditView, Permission::DeviceView, Permission::PolicyView];
    let (_, reader) = site.admin("reader", vec![it::grant(&all, &[sales])]).await;
    let phone = it::phone("PHONE-1", Place::Group(sales));
    let device = phone.id;
    let target = PolicyTarget::Device(device);
    let made = site.apply(vec![Change::DeviceCreate(phone)]).await;
    // So many rows that each keeps its own part.
    let elsewhere = |n| it::device(&format!("PC-{n}"), Place::Group(company.engineering));
    let mut many: Vec<Change> = (0..1_001).map(elsewhere).map(Change::DeviceCreate).collect();
    many.push(Change::PolicyAssign { id: policy, target });
    many.push(Change::PolicyAssign { id: policy, target: PolicyTarget::Group(sales) });
    let assigned = site.apply(many).await;
    let activated = site.apply(vec![Change::ViolationActivate(it::violation(device))]).await;
    let gone = site.apply(vec![Change::PolicyUnassign { target }, Change::DeviceDelete { id: device }]).await;

    let of = |row| ChangesQuery { row: Some(RowKey(row)), ..ChangesQuery::default() };
    // How many rows of devices, assignments and violations each change set is told to have touched.
    let told = async |session: &api_client::Session, row| {
        let items = session.changes_list(&of(row)).await.unwrap().items;
        let counts = |change: &contract::ChangeView| {
            let rows = &change.effect.rows;
            (change.id, rows.devices.len(), rows.assignments.len(), rows.violations.len())
        };
        items.iter().map(counts).collect::<Vec<_>>()
    };
    let history = [(gone.id, 1, 1, 1), (activated.id, 0, 0, 1), (assigned.id, 0, 1, 0), (made.id, 1, 0, 0)];
    assert_eq!(told(&site.root, RowRef::Device(device)).await, history);
    assert_eq!(told(&site.root, RowRef::Group(sales)).await[0], (assigned.id, 0, 1, 0));
    // Somebody with a part of the organization reads the parts about what lies in it, and policies only with that right.
    assert_eq!(told(&reader, RowRef::Group(sales)).await[0], (assigned.id, 0, 1, 0));
    let blind = told(&blind, RowRef::Device(device)).await;
    assert!(blind.iter().all(|(.., assignments, violations)| assignments + violations == 0), "{blind:?}");
    assert_eq!(blind.last().map(|(id, ..)| *id), Some(made.id));
    // As a database of before looks, brought up to date by the migration's own words.
    let mut connection = crate::changes::database(site).await;
    let forget = "delete from change_rows where (kind = 'group' and revision = ?1) or (kind = 'device' and revision = ?2)";
    let forget = sqlx::query(forget).bind(assigned.revision.0 as i64).bind(activated.revision.0 as i64);
    assert_eq!(forget.execute(&mut connection).await.unwrap().rows_affected(), 2);
    assert_eq!(told(&site.root, RowRef::Device(device)).await.len(), 3);
    let fill = include_str!("../../crates/service/migrations/0011_assigned_rows.sql");
    sqlx::query(fill).execute(&mut connection).await.unwrap();
    assert_eq!(told(&site.root, RowRef::Device(device)).await, history);
    assert_eq!(told(&site.root, RowRef::Group(sales)).await[0], (assigned.id, 0, 1, 0));
    // Deleting it last is what the recycle bin knows of it.
    let bin = site.root.deleted_list(&PageQuery::default()).await.unwrap();
    assert_eq!(bin.items.iter().map(|item| item.row).collect::<Vec<_>>(), [RowRef::Device(device)]);
}
