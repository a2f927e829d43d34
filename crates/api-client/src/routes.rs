//! The routes that need a session, one method each.

mod notices;
mod policies;

use contract::{
    AdminAccess, ChangeId, ChangeView, ChangesQuery, ChangesRequest, DeletedView, DirectoryView, ErrorBody,
    FactorConfirmRequest, FactorOfferView, Page, PageQuery, PasswordChangeRequest, PasswordProofRequest,
    PasswordSetRequest, PlanView, RecoveryCodesView, Secret, SessionId, SessionInfo, SessionView,
};
use directory::{
    Admin, AdminId, Device, DeviceId, Explanation, Group, GroupId, Permission, PermissionEntry, Revision,
    Settings, User, UserId,
};
use reqwest::Method;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use crate::{Client, send::Call};

/// A service and the token of somebody who is signed in there. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) client: Client,
    pub(crate) token: Secret,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident $get:ident $path:literal $id:ident $row:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// What the service answers, or a local code.
        pub async fn $list(&self, query: &PageQuery) -> Result<Page<$row>, ErrorBody> {
            self.page($path, query).await
        }

        /// One of them; `not_found` where it does not exist or is out of sight.
        ///
        /// # Errors
        /// What the service answers, or a local code.
        pub async fn $get(&self, id: $id) -> Result<$row, ErrorBody> {
            self.get(&format!("{}/{id}", $path)).await
        }
    )*};
}

impl Session {
    /// The token, for whoever keeps the session.
    #[must_use]
    pub fn token(&self) -> &Secret {
        &self.token
    }

    /// `GET /v1/session`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_get(&self) -> Result<SessionView, ErrorBody> {
        self.get("/v1/session").await
    }

    /// `GET /v1/session?follow=true`: the same by a console that looks by itself, which is no use of the session.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_follow(&self) -> Result<SessionView, ErrorBody> {
        let query = [("follow", "true".to_owned())];
        self.call_with(Method::GET, "/v1/session", &query).repeatable().answer().await
    }

    /// `DELETE /v1/session`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_delete(&self) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, "/v1/session").repeatable().done().await
    }

    /// `POST /v1/session/password`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_password_change(
        &self,
        request: &PasswordChangeRequest,
    ) -> Result<SessionView, ErrorBody> {
        self.call(Method::POST, "/v1/session/password").json(request)?.answer().await
    }

    /// `POST /v1/session/step-up`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_step_up(&self, request: &PasswordProofRequest) -> Result<SessionView, ErrorBody> {
        self.call(Method::POST, "/v1/session/step-up").json(request)?.answer().await
    }

    /// `DELETE /v1/session/notes`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_notes_read(&self) -> Result<SessionView, ErrorBody> {
        self.call(Method::DELETE, "/v1/session/notes").repeatable().answer().await
    }

    /// `POST /v1/session/factor`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_offer(&self) -> Result<FactorOfferView, ErrorBody> {
        self.call(Method::POST, "/v1/session/factor").answer().await
    }

    /// `POST /v1/session/factor/confirm`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_confirm(
        &self,
        request: &FactorConfirmRequest,
    ) -> Result<RecoveryCodesView, ErrorBody> {
        self.call(Method::POST, "/v1/session/factor/confirm").json(request)?.answer().await
    }

    /// `DELETE /v1/session/factor`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_factor_remove(&self) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, "/v1/session/factor").done().await
    }

    /// `POST /v1/session/recovery-codes`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn session_recovery_codes_new(&self) -> Result<RecoveryCodesView, ErrorBody> {
        self.call(Method::POST, "/v1/session/recovery-codes").answer().await
    }

    /// `GET /v1/sessions`, or `GET /v1/admins/{id}/sessions` of another admin.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn sessions_list(&self, admin: Option<AdminId>) -> Result<Vec<SessionInfo>, ErrorBody> {
        match admin {
            None => self.get("/v1/sessions").await,
            Some(id) => self.get(&format!("/v1/admins/{id}/sessions")).await,
        }
    }

    /// `DELETE /v1/sessions/{id}`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn sessions_end(&self, id: SessionId) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, &format!("/v1/sessions/{}", id.0)).done().await
    }

    /// `GET /v1/admins-access`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_access(&self) -> Result<Vec<AdminAccess>, ErrorBody> {
        self.get("/v1/admins-access").await
    }

    /// `DELETE /v1/admins/{id}/sessions`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_sessions_end(&self, id: AdminId) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, &format!("/v1/admins/{id}/sessions")).done().await
    }

    /// `DELETE /v1/admins/{id}/lock`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_unlock(&self, id: AdminId) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, &format!("/v1/admins/{id}/lock")).done().await
    }

    /// `DELETE /v1/admins/{id}/factor`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_factor_remove(&self, id: AdminId) -> Result<(), ErrorBody> {
        self.call(Method::DELETE, &format!("/v1/admins/{id}/factor")).done().await
    }

    /// `POST /v1/admins/{id}/password`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_password_set(
        &self,
        id: AdminId,
        request: &PasswordSetRequest,
    ) -> Result<(), ErrorBody> {
        self.call(Method::POST, &format!("/v1/admins/{id}/password")).json(request)?.done().await
    }

    lists! {
        /// `GET /v1/groups`.
        groups_list groups_get "/v1/groups" GroupId Group;
        /// `GET /v1/users`.
        users_list users_get "/v1/users" UserId User;
        /// `GET /v1/devices`.
        devices_list devices_get "/v1/devices" DeviceId Device;
        /// `GET /v1/admins`.
        admins_list admins_get "/v1/admins" AdminId Admin;
    }

    /// `GET /v1/admins/{id}/authority`; no group is the whole organization.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_authority(
        &self,
        id: AdminId,
        permission: Permission,
        group: Option<GroupId>,
    ) -> Result<Explanation, ErrorBody> {
        let mut query = vec![("permission", permission.key().to_owned())];
        query.extend(group.map(|group| ("group", group.to_string())));
        let path = format!("/v1/admins/{id}/authority");
        self.call_with(Method::GET, &path, &query).repeatable().answer().await
    }

    /// `GET /v1/settings`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn settings_get(&self) -> Result<Settings, ErrorBody> {
        self.get("/v1/settings").await
    }

    /// `GET /v1/permissions`: those of them that this version knows, in the service's order.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn permissions_list(&self) -> Result<Vec<PermissionEntry>, ErrorBody> {
        let entries: Vec<Value> = self.get("/v1/permissions").await?;
        let known = |entry: &Value| Permission::deserialize(&entry["permission"]).ok();
        Ok(entries.iter().filter_map(known).map(|permission| *permission.entry()).collect())
    }

    /// `POST /v1/changes/plan`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_plan(&self, request: &ChangesRequest) -> Result<PlanView, ErrorBody> {
        self.call(Method::POST, "/v1/changes/plan").repeatable().json(request)?.answer().await
    }

    /// `POST /v1/changes`. With the same key it is done once, however often it is asked for.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_apply(&self, request: &ChangesRequest, key: Uuid) -> Result<ChangeView, ErrorBody> {
        self.call_long(Method::POST, "/v1/changes", &[]).idempotent(key).json(request)?.answer().await
    }

    /// `GET /v1/changes`, newest first.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_list(&self, query: &ChangesQuery) -> Result<Page<ChangeView>, ErrorBody> {
        let ChangesQuery { limit, cursor, q, row } = query.clone();
        let mut pairs = pairs(&PageQuery { limit, cursor, q });
        pairs.extend(row.map(|row| ("row", row.to_string())));
        self.call_with(Method::GET, "/v1/changes", &pairs).repeatable().answer().await
    }

    /// `GET /v1/recycle-bin`, last deleted first.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn deleted_list(&self, query: &PageQuery) -> Result<Page<DeletedView>, ErrorBody> {
        self.page("/v1/recycle-bin", query).await
    }

    /// `GET /v1/changes/{id}`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_get(&self, id: ChangeId) -> Result<ChangeView, ErrorBody> {
        self.get(&format!("/v1/changes/{}", id.0)).await
    }

    /// `POST /v1/changes/{id}/undo`. With the same key it is done once, however often it is asked for.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_undo(
        &self,
        id: ChangeId,
        base: Option<Revision>,
        key: Uuid,
    ) -> Result<ChangeView, ErrorBody> {
        let base = base.map(|base| ("base_revision", base.0.to_string()));
        let query: Vec<_> = base.into_iter().collect();
        let path = format!("/v1/changes/{}/undo", id.0);
        self.call_long(Method::POST, &path, &query).idempotent(key).answer().await
    }

    /// `POST /v1/changes/{id}/undo/plan`.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_undo_plan(&self, id: ChangeId) -> Result<PlanView, ErrorBody> {
        self.call_long(Method::POST, &format!("/v1/changes/{}/undo/plan", id.0), &[])
            .repeatable()
            .answer()
            .await
    }

    /// `GET /v1/directory`: what has changed since a revision, or everything.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn directory_get(&self, since: Option<Revision>) -> Result<DirectoryView, ErrorBody> {
        self.directory_fetch(since, |_| ()).await
    }

    /// The same, and tells how many bytes have come, unpacked. It takes as long as the line does: a million devices on a
    /// slow one are some minutes.
    ///
    /// # Errors
    /// What the service answers, or a local code; `offline` where the connection breaks or stays silent.
    pub async fn directory_fetch(
        &self,
        since: Option<Revision>,
        received: impl Fn(u64),
    ) -> Result<DirectoryView, ErrorBody> {
        let query: Vec<_> = since.map(|revision| ("since", revision.0.to_string())).into_iter().collect();
        self.call_with(Method::GET, "/v1/directory", &query).long_answer(received).await
    }

    fn call_long(&self, method: Method, path: &str, query: &[(&str, String)]) -> Call {
        self.client.call_long(method, path, query).token(&self.token)
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        self.call_with(method, path, &[])
    }

    fn call_with(&self, method: Method, path: &str, query: &[(&str, String)]) -> Call {
        self.client.call_with(method, path, query).token(&self.token)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ErrorBody> {
        self.call(Method::GET, path).repeatable().answer().await
    }

    async fn page<T: DeserializeOwned>(&self, path: &str, query: &PageQuery) -> Result<Page<T>, ErrorBody> {
        self.call_with(Method::GET, path, &pairs(query)).repeatable().answer().await
    }
}

fn pairs(query: &PageQuery) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    pairs.extend(query.limit.map(|limit| ("limit", limit.to_string())));
    pairs.extend(query.cursor.clone().map(|cursor| ("cursor", cursor)));
    pairs.extend(query.q.clone().map(|q| ("q", q)));
    pairs
}
