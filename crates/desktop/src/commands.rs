//! The commands of the window, except those of the session.

use std::{sync::Arc, time::Duration};

use contract::{
    ChangeView, ChangesQuery, ChangesRequest, ErrorBody, ErrorCode, PageQuery, PasswordSetRequest, PlanView,
    ipc::{
        AdminDetail, AdminQuery, AdminWindow, AdminsGet, AdminsPasswordSet, AdminsViewAs, AppState,
        AuthorityAt, AuthorityExplain, AuthorityExplainOf, AuthorityHolder, AuthorityQuestion, ChangePage,
        ChangesDraft, ChangesUndo, DeletedPage, DeviceDetail, DeviceWindow, DevicesGet, GroupDetail,
        GroupsGet, GroupsMerge, IdsNew, ListQuery, MergeLook, Nothing, OrgLocate, OrgPath, OrgQuery,
        OrgWindow, PaletteHit, PaletteSearch, PasswordRate, PasswordRating, Phase, RowFound, RowLabel,
        RowsFind, RowsLabels, UserDetail, UserWindow, UsersGet,
    },
    password_faults, password_score,
};
use directory::{AuthorityPlace, CATALOGUE, Explanation, PermissionEntry, Settings, WhoMay};

use crate::{Console, bulk::shorten, replica::Replica, session::not_signed_in};

/// How long somebody who asks to try again waits for the outcome.
const RETRY_LIMIT: Duration = Duration::from_secs(8);
/// The most ids that are made at once.
const MOST_IDS: u32 = 1_000;

macro_rules! reads {
    ($($(#[$doc:meta])* $name:ident($replica:ident, $request:ident: $type:ty) -> $result:ty { $body:expr })*) => {
        impl Console {$(
            $(#[$doc])*
            ///
            /// Answered from the replica, offline too.
            ///
            /// # Errors
            /// `not_signed_in`, `not_ready` before the first synchronisation, `not_found` for a row out of sight.
            pub async fn $name(&self, $request: $type) -> Result<$result, ErrorBody> {
                self.read(|$replica| $body)
            }
        )*}
    };
}

reads! {
    /// A window of the organization tree.
    org_rows(replica, request: OrgQuery) -> OrgWindow { Some(replica.org_rows(&request)) }
    /// The way to a node of the tree.
    org_locate(replica, request: OrgLocate) -> OrgPath { Some(replica.org_locate(&request)) }
    /// A group and what surrounds it.
    groups_get(replica, request: GroupsGet) -> GroupDetail { replica.group(request.id) }
    /// A window of users.
    users_rows(replica, request: ListQuery) -> UserWindow { Some(replica.users_rows(&request)) }
    /// A user and what surrounds them.
    users_get(replica, request: UsersGet) -> UserDetail { replica.user(request.id) }
    /// A window of devices.
    devices_rows(replica, request: ListQuery) -> DeviceWindow { Some(replica.devices_rows(&request)) }
    /// A device and what surrounds it.
    devices_get(replica, request: DevicesGet) -> DeviceDetail { replica.device(request.id) }
    /// A window of admins.
    admins_rows(replica, request: AdminQuery) -> AdminWindow { Some(replica.admins_rows(&request)) }
    /// An admin, and what may be done to them beyond changes.
    admins_get(replica, request: AdminsGet) -> AdminDetail { replica.admin(request.id) }
    /// The next row that begins with what was typed.
    rows_find(replica, request: RowsFind) -> RowFound { Some(replica.rows_find(&request)) }
    /// What is to be known before two groups are merged.
    groups_merge_look(replica, request: GroupsMerge) -> MergeLook { replica.merge_look(&request) }
    /// Names of rows.
    rows_labels(replica, request: RowsLabels) -> Vec<RowLabel> { Some(replica.labels(&request.rows)) }
    /// The rows that match best.
    palette_search(replica, request: PaletteSearch) -> Vec<PaletteHit> { Some(replica.palette_search(&request)) }
    /// What the signed-in admin may do, and why.
    authority_explain(replica, request: AuthorityExplain) -> Vec<Explanation> {
        Some(replica.explanations(&request.questions))
    }
    /// What another admin may do, and why.
    authority_explain_of(replica, request: AuthorityExplainOf) -> Explanation {
        replica.view().explain_of(request.admin, request.permission, request.target)
    }
    /// Who of the admins in sight may do something, by how their names are read.
    authority_who(replica, request: AuthorityQuestion) -> Vec<WhoMay> {
        replica.authority_who(&request)
    }
    /// Who of the admins in sight holds authority over a row.
    authority_here(replica, request: AuthorityAt) -> Vec<AuthorityHolder> { replica.authority_here(request.over) }
    /// What an admin may do where.
    authority_map(replica, request: AdminsGet) -> Vec<AuthorityPlace> { replica.view().authority_map(request.id) }
}

impl Console {
    /// Everything the frame shows.
    ///
    /// # Errors
    /// None.
    pub async fn app_state(&self, _: Nothing) -> Result<AppState, ErrorBody> {
        Ok(self.shown())
    }

    /// Tries to reach the service now instead of after the pause, or the keyring if a kept session could not be opened.
    ///
    /// # Errors
    /// None; the state says what came of it.
    pub async fn connection_retry(self: &Arc<Self>, _: Nothing) -> Result<AppState, ErrorBody> {
        if self.state().phase == Phase::SignedOut && self.vault.is_there() {
            self.resume().await;
        }
        let syncing = self.state().syncing;
        if syncing && self.state().sync != contract::ipc::SyncStatus::Live {
            let mut attempts = self.attempts.subscribe();
            self.wake.notify_one();
            // Whether it came to something or the time is up: the state tells.
            drop(tokio::time::timeout(RETRY_LIMIT, attempts.changed()).await);
        }
        Ok(self.shown())
    }

    /// Every permission there is.
    ///
    /// # Errors
    /// None.
    pub async fn permissions_list(&self, _: Nothing) -> Result<Vec<PermissionEntry>, ErrorBody> {
        Ok(CATALOGUE.to_vec())
    }

    /// Fresh ids for rows that are to be made.
    ///
    /// # Errors
    /// `bad_request` for more than 1,000.
    pub async fn ids_new(&self, request: IdsNew) -> Result<Vec<String>, ErrorBody> {
        if request.count > MOST_IDS {
            return Err(ErrorBody::new(ErrorCode::BadRequest, format!("at most {MOST_IDS} ids at once")));
        }
        Ok((0..request.count).map(|_| self.ids.fresh().to_string()).collect())
    }

    /// The company's settings: from the replica, or before there is one from the service, so that whoever must choose a
    /// password is told the rule.
    ///
    /// # Errors
    /// `locked`, `not_signed_in`, or what the service answers.
    pub async fn settings_get(self: &Arc<Self>, _: Nothing) -> Result<Settings, ErrorBody> {
        self.refuse_locked()?;
        let known = self.replica().as_ref().map(|replica| replica.view().settings().clone());
        if let Some(settings) = known {
            return Ok(settings);
        }
        let (epoch, remote) = self.service()?;
        let answer = remote.settings_get().await;
        let settings = self.noted(epoch, answer).await?;
        self.state().settings = Some(settings.clone());
        Ok(settings)
    }

    /// What the company's rule says about a new password. Nothing leaves this computer. Before the settings are known
    /// the rule is the one that companies begin with.
    ///
    /// # Errors
    /// `locked`, `not_signed_in`.
    pub async fn password_rate(&self, request: PasswordRate) -> Result<PasswordRating, ErrorBody> {
        self.refuse_locked()?;
        let PasswordRate { password, admin, names } = request;
        let session = self.state().session.clone().ok_or_else(not_signed_in)?;
        let known = self.state().settings.clone().unwrap_or_default().password;
        let (rule, owner) = match self.replica().as_ref() {
            None => (known, None),
            Some(replica) => {
                let view = replica.view();
                let owner = admin.and_then(|id| view.admin(id)).or(replica.own().filter(|_| admin.is_none()));
                let owner =
                    owner.map(|owner| [&owner.account, &owner.name, &owner.yomigana].map(Clone::clone));
                (view.settings().password.clone(), owner)
            }
        };
        let own = || [session.account.clone(), session.name.clone(), String::new()];
        let owner = owner.or_else(|| admin.is_none().then(own)).unwrap_or_default();
        let whole: Vec<String> = [session.company_code.clone(), session.company_name.clone()]
            .into_iter()
            .chain(owner)
            .chain(names)
            .collect();
        let parts = whole.iter().flat_map(|text| text.split_whitespace());
        let known: Vec<&str> = whole.iter().map(String::as_str).chain(parts).collect();
        Ok(PasswordRating {
            score: password_score(password.expose(), &known),
            faults: password_faults(&rule, password.expose(), &known),
        })
    }

    /// Shows the console with the eyes of another admin whom one may act as, to read only; or with one's own again.
    ///
    /// # Errors
    /// `forbidden` where one may not act as that admin; `locked`, `not_signed_in`, `not_ready`.
    pub async fn admins_view_as(&self, request: AdminsViewAs) -> Result<AppState, ErrorBody> {
        self.read(|_| Some(()))?;
        let allowed = self.replica_mut().as_mut().is_some_and(|replica| {
            replica.read_as(replica.me()) && replica.read_as(request.admin.unwrap_or(replica.me()))
        });
        if !allowed {
            return Err(ErrorBody::new(ErrorCode::Forbidden, "this takes everything that the admin may do"));
        }
        self.announce_rows();
        Ok(self.shown())
    }

    /// Sets another admin's password.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn admins_password_set(
        self: &Arc<Self>,
        request: AdminsPasswordSet,
    ) -> Result<Nothing, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.admins_password_set(request.id, &PasswordSetRequest { new: request.new }).await;
        self.noted(epoch, answer).await.map(|()| Nothing {})
    }

    /// What changes would do, as the service sees it.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_plan(self: &Arc<Self>, draft: ChangesDraft) -> Result<PlanView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.changes_plan(&changes(draft)).await;
        self.noted(epoch, answer).await
    }

    /// Makes changes. When it answers, the replica shows them.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_apply(self: &Arc<Self>, draft: ChangesDraft) -> Result<ChangeView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.changes_apply(&changes(draft), self.ids.fresh()).await;
        self.changed(epoch, answer).await
    }

    /// A part of the history.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_list(self: &Arc<Self>, query: ChangesQuery) -> Result<ChangePage, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.changes_list(&query).await;
        let page = self.noted(epoch, answer).await?;
        Ok(ChangePage { items: page.items, next_cursor: page.next_cursor })
    }

    /// Undoes changes. When it answers, the replica shows it.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_undo(self: &Arc<Self>, request: ChangesUndo) -> Result<ChangeView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.changes_undo(request.id, request.base_revision, self.ids.fresh()).await;
        self.changed(epoch, answer).await
    }

    /// What undoing changes would do.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn changes_undo_plan(self: &Arc<Self>, request: ChangesUndo) -> Result<PlanView, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.changes_undo_plan(request.id).await;
        self.noted(epoch, answer).await
    }

    /// A part of the recycle bin.
    ///
    /// # Errors
    /// What the service answers, or a local code.
    pub async fn deleted_list(self: &Arc<Self>, query: PageQuery) -> Result<DeletedPage, ErrorBody> {
        let (epoch, remote) = self.remote()?;
        let answer = remote.deleted_list(&query).await;
        let page = self.noted(epoch, answer).await?;
        Ok(DeletedPage { items: page.items, next_cursor: page.next_cursor })
    }

    /// Brings the replica to where an answer about a change is, and leaves of it what a window shows.
    pub(crate) async fn changed(
        self: &Arc<Self>,
        epoch: u64,
        answer: Result<ChangeView, ErrorBody>,
    ) -> Result<ChangeView, ErrorBody> {
        let mut answer = self.noted(epoch, answer).await;
        if let Ok(change) = &mut answer {
            shorten(&mut change.effect);
        }
        let behind = match &answer {
            Ok(change) => Some(Some(change.revision)),
            // Somebody else was quicker: what they did is shown before the person looks again.
            Err(error) if error.code == ErrorCode::RevisionConflict => Some(None),
            Err(_) => None,
        };
        if let Some(wanted) = behind
            && let Err(error) = self.catch_up(epoch, wanted).await
        {
            // The change is made all the same; the replica follows as soon as the service can be reached.
            tracing::info!(code = error.code.text(), cause = error.message, "the replica is behind");
        }
        answer
    }

    /// Reads the replica, unless something stands before that.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Replica) -> Option<T>) -> Result<T, ErrorBody> {
        self.refuse_locked()?;
        if matches!(self.state().phase, Phase::MustChangePassword | Phase::MustAddFactor) {
            return Err(ErrorBody::new(ErrorCode::NotReady, "something must be done first"));
        }
        let replica = self.replica();
        match replica.as_ref() {
            Some(replica) => read(replica).ok_or_else(|| ErrorBody::new(ErrorCode::NotFound, "not in sight")),
            None if self.state().session.is_none() => Err(not_signed_in()),
            None => Err(ErrorBody::new(ErrorCode::NotReady, "the first synchronisation has not finished")),
        }
    }
}

fn changes(draft: ChangesDraft) -> ChangesRequest {
    let ChangesDraft { changes, reason, base_revision, initial_passwords } = draft;
    ChangesRequest { changes, reason, base_revision, import: None, initial_passwords }
}
