//! Policies: reading them, what holds for whom, and what a change would do to which device.

use contract::{
    ErrorBody, ErrorCode, ImpactPage, ImpactRequest, ImpactedDeviceView, POLICY_FILE_DOMAIN, Page, PageQuery,
    PolicyFileSignRequest, PolicyFileSignatureView, SigningKeyView, WhatIfRequest,
};
use directory::{
    BasePolicy, ChangeSet, DeviceId, EffectivePolicy, GroupId, PolicyId, PolicyTarget, UserId, View,
    ViolationPolicy,
};
use manual::signature::{bytes_of, hex};
use serde_json::json;

use super::{
    Actor, App,
    changes::{accepted, check_base},
    directory::{bad_cursor, limit},
    entry,
};
use crate::{
    error::{Outcome, blame, refuse},
    store::audit,
};

/// Devices of one part of an impact if the caller does not say, and at most.
const IMPACT_PAGE: u32 = 1_000;
const LONGEST_IMPACT_PAGE: u32 = 10_000;

impl App {
    /// What a policy is assigned to, as far as that is in sight.
    pub(crate) async fn policy_assignments(
        &self,
        actor: &Actor,
        id: PolicyId,
        query: PageQuery,
    ) -> Outcome<Page<PolicyTarget>> {
        let limit = limit(query.limit)?;
        let after = query.cursor.as_deref().map(read_target).transpose()?;
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let found = company.read(move |directory| {
            let view = directory.view(reader);
            view.policy(id)?;
            let rest = view.targets_of(id).filter(|target| after.is_none_or(|after| *target > after));
            let mut items: Vec<PolicyTarget> = rest.take(limit + 1).collect();
            let more = items.len() > limit;
            items.truncate(limit);
            let next_cursor = items.last().filter(|_| more).map(|target| write_target(*target));
            Some(Page { items, next_cursor })
        });
        found.await?.ok_or_else(nothing)
    }

    pub(crate) async fn base_policy_get(&self, actor: &Actor) -> Outcome<BasePolicy> {
        let company = self.company(actor).await?;
        company.peek(|directory| directory.view(actor.admin).base_policy().cloned()).await.ok_or_else(nothing)
    }

    pub(crate) async fn violation_policy_get(&self, actor: &Actor) -> Outcome<ViolationPolicy> {
        let company = self.company(actor).await?;
        company
            .peek(|directory| directory.view(actor.admin).violation_policy().cloned())
            .await
            .ok_or_else(nothing)
    }

    /// What holds for a device, a user or a group.
    pub(crate) async fn effective_policy_get(
        &self,
        actor: &Actor,
        target: PolicyTarget,
    ) -> Outcome<EffectivePolicy> {
        let company = self.company(actor).await?;
        company
            .peek(|directory| directory.view(actor.admin).effective_policy(target))
            .await
            .ok_or_else(nothing)
    }

    /// What would hold if changes were made.
    pub(crate) async fn effective_policy_if(
        &self,
        actor: &Actor,
        request: WhatIfRequest,
    ) -> Outcome<EffectivePolicy> {
        let reader = actor.admin;
        let set = ChangeSet { changes: request.changes, ..ChangeSet::default() };
        let company = self.company(actor).await?;
        let asked = company.read(move |directory| {
            directory.view(reader).effective_policy_if(&set, request.target).map_err(ErrorBody::rejected)
        });
        asked.await??.ok_or_else(nothing)
    }

    /// The service's word that this admin had a file of policies with this content signed. What the content is does not
    /// matter: the admin could have written it down by hand as well.
    pub(crate) async fn policy_file_sign(
        &self,
        actor: &Actor,
        request: PolicyFileSignRequest,
    ) -> Outcome<PolicyFileSignatureView> {
        let sha256 = request.sha256;
        if bytes_of::<32>(&sha256).is_none() || sha256.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let why = "64 hexadecimal digits in lower case";
            return Err(blame(ErrorCode::BadRequest, why, "/sha256"));
        }
        // Whoever may not read policies has no file of them.
        self.base_policy_get(actor).await?;
        let (tenant, now) = (&actor.tenant, self.now());
        let mut signed = PolicyFileSignatureView {
            company_code: tenant.company_code.clone(),
            company_name: tenant.name.clone(),
            account: self.own_admin(actor).await?.account,
            signed_at: now,
            signature: String::new(),
        };
        signed.signature = hex(&self.signing.sign(POLICY_FILE_DOMAIN, &signed.claim(&sha256)));
        let detail = json!({ "sha256": sha256 });
        let mut transaction = self.store.writer().await?;
        audit::append(&mut transaction, tenant, &entry(actor, now, "policies.sign", detail)).await?;
        transaction.commit().await?;
        Ok(signed)
    }

    /// The public half of the key that files of policies are signed with.
    pub(crate) fn policy_signing_key(&self) -> SigningKeyView {
        SigningKeyView { key: self.signing.public().to_hex() }
    }

    /// A part of the devices in sight that get another effective policy by changes.
    pub(crate) async fn changes_plan_devices(
        &self,
        actor: &Actor,
        request: ImpactRequest,
    ) -> Outcome<ImpactPage> {
        let limit = match request.limit.unwrap_or(IMPACT_PAGE) {
            limit @ 1..=LONGEST_IMPACT_PAGE => limit as usize,
            _ => return Err(blame(ErrorCode::BadRequest, "limit is 1 to 10,000", "/limit")),
        };
        let reader = actor.admin;
        let company = self.company(actor).await?;
        let planned = company.read(move |directory| {
            check_base(request.base_revision, directory.revision())?;
            let set = ChangeSet { changes: request.changes, ..ChangeSet::default() };
            let plan = accepted(directory.plan(reader, &set))?;
            let view = directory.view(reader);
            let impact = view.impact(&plan).0;
            let from = request.cursor.map_or(0, |after| impact.partition_point(|one| one.device <= after));
            let to = impact.len().min(from + limit);
            let items = impact[from..to].iter().map(|one| ImpactedDeviceView {
                device: one.device,
                name: name(&view, one.device),
                sections: one.section_keys().map(str::to_owned).collect(),
            });
            Ok(ImpactPage {
                base_revision: plan.base,
                devices: impact.len() as u32,
                items: items.collect(),
                next_cursor: impact[from..to].last().filter(|_| to < impact.len()).map(|one| one.device),
            })
        });
        planned.await?
    }
}

fn name(view: &View<'_>, device: DeviceId) -> String {
    view.device(device).map(|device| device.name.clone()).unwrap_or_default()
}

fn nothing() -> crate::error::Failure {
    refuse(ErrorCode::NotFound, "no such row")
}

fn write_target(target: PolicyTarget) -> String {
    match target {
        PolicyTarget::Group(id) => format!("group:{id}"),
        PolicyTarget::User(id) => format!("user:{id}"),
        PolicyTarget::Device(id) => format!("device:{id}"),
    }
}

fn read_target(cursor: &str) -> Outcome<PolicyTarget> {
    let (kind, id) = cursor.split_once(':').ok_or_else(bad_cursor)?;
    let id = id.parse().map_err(|_| bad_cursor())?;
    match kind {
        "group" => Ok(PolicyTarget::Group(GroupId(id))),
        "user" => Ok(PolicyTarget::User(UserId(id))),
        "device" => Ok(PolicyTarget::Device(DeviceId(id))),
        _ => Err(bad_cursor()),
    }
}
