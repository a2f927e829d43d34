//! The routes of policies.

use contract::{
    ErrorBody, ImpactPage, ImpactRequest, Page, PageQuery, PolicyFileSignRequest, PolicyFileSignatureView,
    PolicyView, SigningKeyView, WhatIfRequest,
};
use directory::{BasePolicy, EffectivePolicy, PolicyId, PolicyTarget, Violation, ViolationPolicy};
use reqwest::Method;

use super::Session;

impl Session {
    /// `GET /v1/policies`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn policies_list(&self, query: &PageQuery) -> Result<Page<PolicyView>, ErrorBody> {
        self.page("/v1/policies", query).await
    }

    /// `GET /v1/policies/{id}`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn policies_get(&self, id: PolicyId) -> Result<PolicyView, ErrorBody> {
        self.get(&format!("/v1/policies/{id}")).await
    }

    /// `GET /v1/policies/{id}/assignments`: what it is assigned to, as far as that is in sight.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn policies_assignments(
        &self,
        id: PolicyId,
        query: &PageQuery,
    ) -> Result<Page<PolicyTarget>, ErrorBody> {
        self.page(&format!("/v1/policies/{id}/assignments"), query).await
    }

    /// `POST /v1/policies/signatures`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn policies_sign(&self, sha256: String) -> Result<PolicyFileSignatureView, ErrorBody> {
        let request = PolicyFileSignRequest { sha256 };
        self.call(Method::POST, "/v1/policies/signatures").repeatable().json(&request)?.answer().await
    }

    /// `GET /v1/policies/signing-key`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn policies_signing_key(&self) -> Result<SigningKeyView, ErrorBody> {
        self.get("/v1/policies/signing-key").await
    }

    /// `GET /v1/base-policy`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn base_policy_get(&self) -> Result<BasePolicy, ErrorBody> {
        self.get("/v1/base-policy").await
    }

    /// `GET /v1/violation-policy`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn violation_policy_get(&self) -> Result<ViolationPolicy, ErrorBody> {
        self.get("/v1/violation-policy").await
    }

    /// `GET /v1/violations`: devices on which the violation policy is active.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn violations_list(&self, query: &PageQuery) -> Result<Page<Violation>, ErrorBody> {
        self.page("/v1/violations", query).await
    }

    /// `GET /v1/devices/{id}/effective-policy`, and the same of users and groups.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn effective_policy_get(&self, target: PolicyTarget) -> Result<EffectivePolicy, ErrorBody> {
        let place = match target {
            PolicyTarget::Group(id) => format!("groups/{id}"),
            PolicyTarget::User(id) => format!("users/{id}"),
            PolicyTarget::Device(id) => format!("devices/{id}"),
        };
        self.get(&format!("/v1/{place}/effective-policy")).await
    }

    /// `POST /v1/changes/plan/effective-policy`: what would hold if changes were made.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn effective_policy_if(&self, request: &WhatIfRequest) -> Result<EffectivePolicy, ErrorBody> {
        self.call(Method::POST, "/v1/changes/plan/effective-policy")
            .repeatable()
            .json(request)?
            .answer()
            .await
    }

    /// `POST /v1/changes/plan/devices`: the devices that get another effective policy by changes, part by part.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_plan_devices(&self, request: &ImpactRequest) -> Result<ImpactPage, ErrorBody> {
        self.call(Method::POST, "/v1/changes/plan/devices").repeatable().json(request)?.answer().await
    }
}
