//! A company to try rights in: a parent with a group of one's own, a sub-group of that and a sibling, each with the same
//! things in it; and another company with the like.
//!
//! ```text
//! 本社 ─ 営業部 ─ 営業一課
//!      └ 開発部
//! ```

use api_client::Session;
use contract::{ChangeId, ChangesRequest, NoticeId, Secret};
use directory::{
    Admin, AdminId, CATALOGUE, Change, DeviceFields, DeviceId, Grant, GroupId, Permission, PermissionSet,
    PermitFields, Place, PolicyId, PolicyTarget, Scope, UserId,
};
use it::{PASSWORD, Site, grant};

use crate::notices;

/// Where something is done to something.
pub(crate) const TARGETS: [&str; 5] = ["own group", "sub-group", "sibling", "parent", "other company"];

/// Who does it. The first password of the tests is theirs.
pub(crate) const KINDS: [&str; 5] = [
    "system administrator",
    "system administrator without operation-log viewing",
    "group administrator of the own group",
    "viewer of the own group",
    "auditor",
];

/// What lies at one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) group: GroupId,
    /// An empty group in it.
    pub(crate) leaf: GroupId,
    /// A user without devices.
    pub(crate) user: UserId,
    pub(crate) device: DeviceId,
    /// An admin who views devices there.
    pub(crate) admin: AdminId,
    /// A policy that is assigned to the group.
    pub(crate) policy: PolicyId,
    /// A policy of the company that is assigned to nothing.
    pub(crate) spare: PolicyId,
    pub(crate) phone: DeviceId,
    /// A phone on which the violation policy is active.
    pub(crate) lost: DeviceId,
}

pub(crate) struct World {
    pub(crate) site: Site,
    pub(crate) other: Session,
    /// In the order of `TARGETS`.
    pub(crate) targets: Vec<Target>,
    /// The admins in the order of `KINDS`, signed in.
    pub(crate) sessions: Vec<Session>,
    /// One that concerns this company alone, and one that concerns the other one.
    pub(crate) notices: [NoticeId; 2],
}

impl World {
    pub(crate) async fn make() -> Self {
        // Everybody signs in from one address here, and often.
        let site = Site::with(|config| config.throttle.address_burst = u32::MAX).await;
        let other = site.company("OTHER").await;
        let top = it::group("本社", None);
        let own = it::group("営業部", Some(top.id));
        let sub = it::group("営業一課", Some(own.id));
        let sibling = it::group("開発部", Some(top.id));
        let ids = [own.id, sub.id, sibling.id, top.id];
        site.apply([top, own, sub, sibling].map(Change::GroupCreate).into()).await;
        let mut targets = Vec::new();
        for (index, group) in ids.into_iter().enumerate() {
            targets.push(furnish(&site.root, group, index).await);
        }
        let elsewhere = it::group("別会社", None);
        let group = elsewhere.id;
        it::apply(&other, vec![Change::GroupCreate(elsewhere)]).await.unwrap();
        targets.push(furnish(&other, group, 9).await);

        let scoped: Vec<Permission> =
            CATALOGUE.iter().filter(|entry| entry.group_scoped).map(|entry| entry.permission).collect();
        let all = |set: PermissionSet| vec![Grant { permissions: set, scope: Scope::Organization }];
        let no_log: PermissionSet =
            PermissionSet::all().iter().filter(|one| *one != Permission::OperationLogView).collect();
        let grants = [
            all(PermissionSet::all()),
            all(no_log),
            vec![grant(&scoped, &[ids[0]])],
            vec![grant(&[Permission::DeviceView], &[ids[0]])],
            all([Permission::AuditView, Permission::AdminView].into_iter().collect()),
        ];
        let mut sessions = Vec::new();
        for (index, grants) in grants.into_iter().enumerate() {
            sessions.push(site.admin(&format!("kind{index}"), grants).await.1);
        }
        let notices =
            [notices::publish_to(&site, &["AOBA"]).await, notices::publish_to(&site, &["OTHER"]).await];
        Self { site, other, targets, sessions, notices }
    }

    /// One more session of a kind of admin.
    pub(crate) async fn enter(&self, kind: usize) -> Session {
        self.site.sign_in(&format!("kind{kind}"), PASSWORD).await.unwrap()
    }

    /// A change set at a target that the kinds have no part in, fresh to be undone.
    pub(crate) async fn change(&self, target: usize) -> ChangeId {
        let (actor, device) = (self.owner(target), self.targets[target].device);
        let fields = DeviceFields { os: Some(it::id().to_string()), ..DeviceFields::default() };
        it::apply(actor, vec![Change::DeviceEdit { id: device, fields }]).await.unwrap().id
    }

    /// Who may do everything at a target.
    pub(crate) fn owner(&self, target: usize) -> &Session {
        if target == TARGETS.len() - 1 { &self.other } else { &self.site.root }
    }
}

async fn furnish(owner: &Session, group: GroupId, index: usize) -> Target {
    let (leaf, user) = (it::group("空", Some(group)), it::user("山田", "やまだ", group));
    let device = it::device(&format!("PC-{index}"), Place::Group(group));
    let view = vec![grant(&[Permission::DeviceView], &[group])];
    let admin = Admin::new(AdminId(it::id()), format!("target{index}"), "対象", view);
    let phone = it::phone(&format!("iPhone-{index}"), Place::Group(group));
    let lost = it::phone(&format!("iPhone-{index}b"), Place::Group(group));
    let (policy, spare) = (it::policy(&format!("例外{index}")), it::policy(&format!("予備{index}")));
    let target = Target {
        group,
        leaf: leaf.id,
        user: user.id,
        device: device.id,
        admin: admin.id,
        policy: policy.id,
        spare: spare.id,
        phone: phone.id,
        lost: lost.id,
    };
    let violation = it::violation(lost.id);
    let permitted = Some(["pc_control".to_owned()].into());
    let permit = PermitFields { individual_allowed: Some(true), permitted };
    let request = ChangesRequest {
        initial_passwords: [(admin.id, Secret::new(PASSWORD))].into(),
        changes: vec![
            Change::GroupCreate(leaf),
            Change::UserCreate(user),
            Change::DeviceCreate(device),
            Change::AdminCreate(admin),
            Change::DeviceCreate(phone),
            Change::DeviceCreate(lost),
            Change::BasePolicyPermit { fields: permit },
            Change::PolicyCreate(policy),
            Change::PolicyCreate(spare),
            Change::PolicyAssign { id: target.policy, target: PolicyTarget::Group(group) },
            Change::ViolationActivate(violation),
        ],
        ..ChangesRequest::default()
    };
    owner.changes_apply(&request, it::id()).await.unwrap();
    target
}
