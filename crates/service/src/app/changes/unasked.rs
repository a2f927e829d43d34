//! Change sets that no admin makes: the end of a violation policy, and the operator's central lock. They are planned,
//! stored and told like any other; the history says in words that the service made them.

use std::collections::BTreeMap;

use contract::ChangeId;
use directory::{AdminId, CentralLock, Change, ChangeSet, DeviceId, Rejection, Revision};
use serde_json::json;
use uuid::Uuid;

use super::{StoredChange, store};
use crate::{
    app::App,
    config::Config,
    error::Outcome,
    store::{audit, tenants, tenants::Tenant, violations},
};

/// Who made such a change set, as the history shows it.
const BY_SERVICE: &str = "CloudOne";
const OVER: &str = "期限が過ぎたため、サービスが違反時ポリシーを解除しました。 / Lifted by the service: the violation policy was active until then.";
const LOCKED: &str = "サービス提供者が基本ポリシーの集中管理を変更しました。 / The operator changed the central lock of the base policy.";

impl App {
    /// Ends the violation policies that are over.
    pub(crate) async fn violations_end(&self) -> Outcome {
        let now = self.now();
        let mut connection = self.store.reader().await?;
        let all = violations::all(&mut connection).await?;
        drop(connection);
        let mut over: BTreeMap<String, (Tenant, Vec<DeviceId>)> = BTreeMap::new();
        for (tenant, violation) in all.into_iter().filter(|(_, violation)| violation.until <= now) {
            let key = tenant.company_code.clone();
            over.entry(key).or_insert_with(|| (tenant, Vec::new())).1.push(violation.device);
        }
        for (tenant, devices) in over.into_values() {
            let changes = devices.into_iter().map(|device| Change::ViolationLift { device }).collect();
            let set = ChangeSet { changes, reason: Some(OVER.to_owned()), ..ChangeSet::default() };
            match self.write_unasked(&tenant, set).await {
                Ok(Ok(_)) => {}
                // Somebody lifted one of them in between: the next round takes the rest.
                Ok(Err(rejections)) => {
                    tracing::info!(?rejections, "a violation policy is not ended by the service this time");
                }
                // What is wrong with one company keeps no other one waiting.
                Err(failure) => {
                    let company = &tenant.company_code;
                    tracing::error!(company, ?failure, "a violation policy that is over stays active");
                }
            }
        }
        Ok(())
    }

    async fn write_unasked(
        &self,
        tenant: &Tenant,
        set: ChangeSet,
    ) -> Outcome<Result<Revision, Vec<Rejection>>> {
        let mut connection = self.store.reader().await?;
        let company = self.companies.at_least(&mut connection, tenant, Revision::default()).await?;
        drop(connection);
        let _lock = company.lock().await;
        let mut transaction = self.store.writer().await?;
        let revision = tenants::revision(&mut transaction, tenant).await?;
        let company = self.companies.at_least(&mut transaction, tenant, revision).await?;
        let reason = set.reason.clone();
        let plan = match company.read(move |directory| directory.plan_as_service(&set)).await? {
            Ok(plan) => plan,
            Err(rejections) => return Ok(Err(rejections)),
        };
        let change = StoredChange {
            id: ChangeId(self.id()),
            revision: revision.next(),
            at: self.now(),
            actor: AdminId(Uuid::nil()),
            actor_name: BY_SERVICE.to_owned(),
            actor_account: String::new(),
            reason,
            import: None,
            size: plan.effect.rows.len() as u32,
            effect: plan.effect.clone(),
            undoes: None,
            undone_by: None,
            redoes: None,
        };
        store(&mut transaction, tenant, &change, &plan.inverse).await?;
        let detail = json!({
            "change": change.id, "revision": change.revision, "effect_hash": plan.effect_hash,
            "reason": change.reason,
        });
        let entry =
            audit::Entry { at: change.at, actor: None, action: "changes.apply", detail, request_id: "" };
        audit::append(&mut transaction, tenant, &entry).await?;
        transaction.commit().await?;
        company.applied(plan).await?;
        Ok(Ok(change.revision))
    }
}

/// Replaces the central lock on a company's base policy; an empty one lifts it. A running service takes it over by itself.
///
/// # Errors
/// A sentence: there is no such company, the lock names what does not exist, or the data folder cannot be used.
pub async fn policy_lock(config: &Config, company_code: &str, lock: CentralLock) -> Result<u64, String> {
    let company_code = crate::app::session::company_code(company_code);
    let app = App::offline(config).await?;
    let locked = app.lock_policy(&company_code, lock).await;
    app.store.close().await;
    match locked {
        Ok(Some(Ok(revision))) => Ok(revision.0),
        Ok(Some(Err(rejections))) => {
            let told = rejections.iter().map(|one| format!("{} {:?}", one.path, one.code));
            Err(format!("the lock is not fit: {}", told.collect::<Vec<_>>().join(", ")))
        }
        Ok(None) => Err(format!("there is no company {company_code}")),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

impl App {
    async fn lock_policy(
        &self,
        company_code: &str,
        lock: CentralLock,
    ) -> Outcome<Option<Result<Revision, Vec<Rejection>>>> {
        let mut connection = self.store.reader().await?;
        let Some(tenant) = tenants::by_code(&mut connection, company_code).await? else { return Ok(None) };
        drop(connection);
        let changes = vec![Change::CentralLockSet(lock)];
        let set = ChangeSet { changes, reason: Some(LOCKED.to_owned()), ..ChangeSet::default() };
        self.write_unasked(&tenant, set).await.map(Some)
    }
}
